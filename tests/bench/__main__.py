"""Every benchmark in one run, and one report of them: a table, and `bench.json` for machines.

`python -m tests.bench [--sizes 10000,100000] [--engines sqlite,postgresql] [--keep FOLDER] [--only NAME,…]
[--add] [CORPUS.jsonl …]`

A size is that of the store that is asked: so many quotes, so many figures, and a tenth as many articles.
`--keep` keeps the filled stores and asks them again; `--add` adds to the report that is there, so that a
million can be measured by itself (`--sizes 1000000 --only /whosaid,/facts --add`).
"""

import argparse
import os
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from rich.console import Console

from tests.bench import report
from tests.bench.report import Noted, note

FILE = "bench.jsonl"
console = Console(highlight=False, width=110)


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """A benchmark: its module and options, and the seconds it took once; some grow with the sizes."""

    name: str
    options: tuple[str, ...] = ()
    seconds: float
    growing: float = 0.0
    """Seconds for each thousand of the sizes, on both engines."""

    def expected(self, thousands: float) -> float:
        """Return about how many seconds it will take."""
        return self.seconds + self.growing * thousands


def main() -> int:
    """Run what was asked for, show the report, and return the exit code: 1 when a benchmark failed."""
    asked = _arguments()
    sizes = [int(size) for size in asked.sizes.split(",")]
    os.environ[report.FILE] = FILE
    if not asked.add:
        Path(FILE).unlink(missing_ok=True)
    with TemporaryDirectory(prefix="bench") as made:
        steps = _steps(asked, sizes, Path(asked.keep or made))
        chosen = [step for step in steps if not asked.only or step.name in asked.only.split(",")]
        failed = _run(chosen, sum(sizes) / 1000)
    report.show(Path(FILE))
    for name in failed:
        console.print(f"{name} failed; what it said stands above.")
    return 1 if failed else 0


def _run(steps: Sequence[Step], thousands: float) -> list[str]:
    """Run the steps, tell how long the rest may take, and return the names of those that failed."""
    failed, begun, expected_so_far = [], time.perf_counter(), 0.0
    whole = sum(step.expected(thousands) for step in steps)
    for at, step in enumerate(steps, 1):
        gone = time.perf_counter() - begun
        pace = gone / expected_so_far if expected_so_far > 60 else 1.0
        left = (whole - expected_so_far) * pace / 60
        console.print(f"\n[bold]{at} of {len(steps)}: {step.name}[/]  (about {left:,.0f} minutes left)")
        if not _measured(step):
            failed.append(step.name)
        expected_so_far += step.expected(thousands)
    return failed


def _measured(step: Step) -> bool:
    """Run one benchmark, note its time and its highest memory, and tell whether it came to its end."""
    began = time.perf_counter()
    module, *options = step.options
    process = subprocess.Popen([sys.executable, "-m", f"tests.bench.{module}", *options])
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    taken = time.perf_counter() - began
    note(Noted(bench="the run itself", what=step.name, value=taken, unit="s"))
    note(Noted(bench="highest memory", what=step.name, value=used.ru_maxrss / 1000, unit="MB"))
    return process.returncode == 0


def _steps(asked: argparse.Namespace, sizes: Sequence[int], keep: Path) -> tuple[Step, ...]:
    """Return all benchmarks, the quickest first."""
    articles = list(dict.fromkeys(str(max(1000, size // 10)) for size in sizes))
    engines = ("--engines", asked.engines)
    kept = {name: (*engines, "--keep", str(keep / name)) for name in ("quotes", "figures", "stories")}
    largest = str(max(sizes))
    return (
        Step(name="reading", options=("reading", "--growth", "100,1000", *asked.corpora), seconds=180),
        Step(name="comparing", options=("comparing",), seconds=10),
        Step(name="the seeds", options=("answers",), seconds=30),
        Step(name="feeds", options=("feeds",), seconds=40),
        Step(
            name="/whosaid",
            options=("asking", "--quotes", asked.sizes, *kept["quotes"], *asked.corpora),
            seconds=60,
            growing=1.0,
        ),
        Step(name="HTTP", options=("http", "--quotes", largest, *kept["quotes"]), seconds=70),
        Step(
            name="/facts",
            options=("figures", "--figures", asked.sizes, *kept["figures"]),
            seconds=60,
            growing=0.5,
        ),
        Step(
            name="stories",
            options=("stories", *kept["stories"], "--sizes", *articles),
            seconds=30,
            growing=0.7,
        ),
        Step(
            name="digests",
            options=("digests", "--articles", ",".join(articles), "--subscriptions", "1000", *engines),
            seconds=120,
            growing=0.4,
        ),
        Step(name="backfill", options=("backfill", "--kill", *engines, *asked.corpora), seconds=500),
    )


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    parser.add_argument("--sizes", default="10000,100000")
    parser.add_argument("--engines", default="sqlite,postgresql")
    parser.add_argument("--keep", help="a folder whose stores are kept, and asked again unfilled")
    parser.add_argument("--only", default="", help="only these, by the names that are shown")
    parser.add_argument("--add", action="store_true", help="add to the report that is there")
    parser.add_argument("corpora", nargs="*")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
