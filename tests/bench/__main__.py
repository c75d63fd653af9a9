"""Every benchmark in one run, and one report of them: a table, and `bench.json` for machines.

`python -m tests.bench [--sizes 10000,100000] [--engines sqlite,postgresql] [--keep FOLDER] [--only NAME,…]
[--add] [CORPUS.jsonl …]`

A size is that of the store that is asked: so many quotes, so many figures, and a tenth as many articles.
`--keep` keeps the filled stores and asks them again; `--add` adds to the report that is there, so that a
million can be measured by itself (`--sizes 1000000 --only /whosaid,/facts --add`). A benchmark that fails, or
takes more than `--limit` minutes, costs only what it had not measured yet, and so does Ctrl-C; the exit code
is 1 then. How long all takes is told at the start, and what is left before each.
"""

import argparse
import os
import resource
import signal
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
    signal.signal(
        signal.SIGTERM, signal.default_int_handler
    )  # as Ctrl-C: a benchmark takes its servers along
    sizes = [int(size) for size in asked.sizes.split(",")]
    os.environ[report.FILE] = FILE
    if not asked.add:
        Path(FILE).unlink(missing_ok=True)
    with TemporaryDirectory(prefix="bench") as made:
        steps = _steps(asked, sizes, Path(asked.keep or made))
        named = asked.only.split(",") if asked.only else [step.name for step in steps]
        unknown = set(named) - {step.name for step in steps}
        if unknown:
            console.print(f"No benchmark is called {', '.join(sorted(unknown))}.")
            return 2
        chosen = [step for step in steps if step.name in named]
        failed = _run(chosen, sum(sizes) / 1000, limit=asked.limit * 60)
    if Path(FILE).exists():
        report.show(Path(FILE))
    for name, why in failed.items():
        console.print(f"{name} {why}; what it said stands above.")
    return 1 if failed else 0


def _run(steps: Sequence[Step], thousands: float, *, limit: float) -> dict[str, str]:
    """Run the steps, tell how long the rest may take, and return which did not come to their end, and why."""
    failed, begun, expected_so_far = dict[str, str](), time.perf_counter(), 0.0
    whole = sum(step.expected(thousands) for step in steps)
    for at, step in enumerate(steps, 1):
        gone = time.perf_counter() - begun
        pace = gone / expected_so_far if expected_so_far > 60 else 1.0
        left = (whole - expected_so_far) * pace / 60
        console.print(f"\n[bold]{at} of {len(steps)}: {step.name}[/]  (about {left:,.0f} minutes left)")
        try:
            wrong = _measured(step, limit=limit)
        except KeyboardInterrupt:
            return failed | {step.name: "was stopped"}
        if wrong:
            failed[step.name] = wrong
        report.write(Path(FILE))
        expected_so_far += step.expected(thousands)
    return failed


def _measured(step: Step, *, limit: float) -> str | None:
    """Run one benchmark, note its time and its highest memory, and return why it didn't come to its end."""
    began = time.perf_counter()
    module, *options = step.options
    process = subprocess.Popen(
        [sys.executable, "-m", f"tests.bench.{module}", *options], start_new_session=True
    )
    try:
        status, used, late = _ended(process.pid, limit)
    except BaseException:
        os.kill(process.pid, signal.SIGINT)  # it takes its servers along
        process.wait()
        raise
    process.returncode = os.waitstatus_to_exitcode(status)
    taken = time.perf_counter() - began
    note(Noted(bench="the run itself", what=step.name, value=taken, unit="s"))
    note(Noted(bench="highest memory", what=step.name, value=used.ru_maxrss / 1000, unit="MB"))
    if late:
        return f"was stopped after {limit / 60:,.0f} minutes"
    return f"failed with {process.returncode}" if process.returncode else None


def _ended(pid: int, limit: float) -> tuple[int, resource.struct_rusage, bool]:
    """Wait for a process; one that takes longer is told to stop, and a minute later killed."""
    began, told = time.perf_counter(), False
    while True:
        ended, status, used = os.wait4(pid, os.WNOHANG)
        if ended:
            return status, used, told
        over = time.perf_counter() - began - limit
        if over > 0 and not told:
            os.kill(pid, signal.SIGINT)
            told = True
        if over > 60:
            os.killpg(pid, signal.SIGKILL)
        time.sleep(0.2)


def _steps(asked: argparse.Namespace, sizes: Sequence[int], keep: Path) -> tuple[Step, ...]:
    """Return all benchmarks, the quickest first."""
    articles = list(dict.fromkeys(str(max(1000, size // 10)) for size in sizes))
    engines = ("--engines", asked.engines)
    kept = {name: (*engines, "--keep", str(keep / name)) for name in ("quotes", "figures", "stories")}
    largest = str(max(sizes))
    return (
        Step(name="reading", options=("reading", "--growth", "100,10000", *asked.corpora), seconds=750),
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
        Step(name="backfill", options=("backfill", "--kill", *engines, *asked.corpora), seconds=400),
    )


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    parser.add_argument("--sizes", default="10000,100000")
    parser.add_argument("--engines", default="sqlite,postgresql")
    parser.add_argument("--keep", help="a folder whose stores are kept, and asked again unfilled")
    parser.add_argument("--only", default="", help="only these, by the names that are shown")
    parser.add_argument("--add", action="store_true", help="add to the report that is there")
    parser.add_argument("--limit", type=float, default=60, help="minutes that one benchmark may take")
    parser.add_argument("corpora", nargs="*")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
