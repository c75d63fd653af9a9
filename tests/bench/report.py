"""All figures as one report: a table for people, JSON for machines, and how each figure grows with size.

`python -m tests.bench` lets each benchmark `note` its figures into one file, then shows them. A growth
exponent of 0 is no growth, 1 is as the size grows.
"""

import json
import math
import os
import platform
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import NamedTuple

from rich.console import Console
from rich.table import Table

FILE = "BENCH_REPORT"


@dataclass(frozen=True, slots=True, kw_only=True)
class Noted:
    """A figure: of which benchmark, what was measured, on which engine and at what size, if it has these."""

    bench: str
    what: str
    value: float
    unit: str
    engine: str = ""
    size: int | None = None


class Series(NamedTuple):
    """What one figure is told by, whatever its size."""

    bench: str
    what: str
    engine: str
    unit: str


def note(noted: Noted) -> None:
    """Add a figure to the report that is being made, if one is."""
    path = os.environ.get(FILE)
    if path:
        with Path(path).open("a", encoding="utf-8") as file:
            file.write(json.dumps(asdict(noted)) + "\n")


def show(path: Path) -> None:
    """Show the report of a file of notes, and write it beside it as JSON."""
    Console(width=120).print(_table(write(path)))


def write(path: Path) -> dict[Series, dict[int | None, float]]:
    """Write the report of a file of notes beside it as JSON, and return its figures by size."""
    lines = path.read_text(encoding="utf-8").splitlines()
    found = _series(Noted(**json.loads(line)) for line in lines)
    whole = {"machine": _machine(), "figures": [_as_json(one, sizes) for one, sizes in found.items()]}
    path.with_suffix(".json").write_text(json.dumps(whole, indent=1) + "\n", encoding="utf-8")
    return found


def _series(noted: Iterable[Noted]) -> dict[Series, dict[int | None, float]]:
    found: dict[Series, dict[int | None, float]] = defaultdict(dict)
    for one in noted:
        found[Series(one.bench, one.what, one.engine, one.unit)][one.size] = one.value
    return found


def _table(found: dict[Series, dict[int | None, float]]) -> Table:
    table = Table("", "engine", "unit", "at sizes", "growth", box=None, title=_machine())
    last = ""
    order = list(dict.fromkeys(one.bench for one in found))
    for one, sizes in sorted(found.items(), key=lambda pair: order.index(pair[0].bench)):
        if one.bench != last:
            table.add_section()
            table.add_row(f"[bold]{one.bench}")
            last = one.bench
        growth = exponent(sizes)
        shown = "  ".join(_at(size, value) for size, value in sizes.items())
        table.add_row(one.what, one.engine, one.unit, shown, "" if growth is None else f"{growth:.2f}")
    return table


def _at(size: int | None, value: float) -> str:
    number = f"{value:,.0f}" if value >= 100 else f"{value:.3g}"
    return number if size is None else f"{size:,}: {number}"


def exponent(sizes: dict[int | None, float]) -> float | None:
    """Return how the value grows from the smallest to the largest size: n in value ~ size ** n."""
    known = sorted((size, value) for size, value in sizes.items() if size)
    if len(known) < 2 or known[0][1] <= 0 or known[-1][1] <= 0:
        return None
    (small, least), (large, most) = known[0], known[-1]
    return math.log(most / least) / math.log(large / small)


def _as_json(one: Series, sizes: dict[int | None, float]) -> dict[str, object]:
    return {
        **one._asdict(),
        "values": [{"size": size, "value": value} for size, value in sizes.items()],
        "growth": exponent(sizes),
    }


def _machine() -> str:
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 1e9
    return f"{os.cpu_count()} cores ({_processor()}), {memory:.0f} GB, Python {platform.python_version()}"


def _processor() -> str:
    return next(_models(), platform.machine())


def _models() -> Iterator[str]:
    try:
        for line in Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines():
            if line.startswith("model name"):
                yield line.partition(":")[2].strip()
    except OSError:
        return
