"""What a backfill takes, on each engine: one worker, then two; answers meanwhile; a worker killed on the way.

`python -m tests.bench.backfill [--articles 2000] [--engines sqlite,postgresql] [--kill] [PATH …]`

Articles are those of the JSONL files given by path (`text`), or else the seeds', again and again in other
words (`tests.bench.variety`), a hundred a day. All of them go into one store in one run, in parts: a tenth
by one worker; a twentieth by one worker while questions are asked, in turn with it, with nothing and with a
mere loop beside (which tells what this machine's cores take from each other); most of the rest by two;
another tenth by one, so that two are held against one in stores of like size. With `--kill` one of two is
killed (SIGKILL) in the midst of a batch when a tenth is left, and another starts in its place: nothing may
be lost or doubled, and somebody else must have begun on the batch within a minute.

Beside how much faster two are than one stands how much faster the cores would let them be: what an article
takes of the workers', the server's and the handing process's processor, measured while two work, would then
fill every core. Workers are what `whosaid ingest --backfill` starts. Nobody asks while rates are measured.
20,000 articles take about 15 minutes an engine on two cores.
"""

import argparse
import json
import multiprocessing
import os
import random
import signal
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import cycle, islice
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from pathlib import Path
from statistics import mean, median, quantiles
from typing import Any
from zoneinfo import ZoneInfo

from rich.console import Console
from sqlalchemy import func, select

from bot.app import clock
from bot.backfill import Backfill
from bot.serving import settle
from bot.stored import opened
from bot.worker_pool import workers
from bot.working import STANDS_BACK, Workplace
from handlers import whosaid
from handlers.intents import Asked
from news.nlp import MODEL
from news.nouns import EVERYTHING
from storage.engine import Store
from storage.tables import ArticleRow, FigureRow, MembershipRow, PersonRow, QuoteRow, Row, WorkRow
from tests.bench.processor import parent_of, used, used_by_family
from tests.bench.reading import corpus
from tests.bench.report import Noted, note
from tests.bench.stores import server
from tests.bench.variety import varied

console = Console(highlight=False, width=110)
COUNTED: tuple[type[Row], ...] = (ArticleRow, QuoteRow, FigureRow, MembershipRow)
LEAST = 150
"""Articles of a part; the whole is five parts or more."""
FIRST, A_DAY = date(2020, 1, 1), 100
"""The first day of the archive, and how many articles each day has."""
CORES = len(os.sched_getaffinity(0))
WINDOW, SETTLING = 3.0, 0.3
"""Seconds of asking in each turn, and those before it that don't count."""
ALONE = "nothing"
LOADED = 4
"""Batches after a worker's start that are not measured: it loads the parser."""


def main() -> None:
    """Backfill into stores of their own, and print what it took."""
    asked = _arguments()
    with tempfile.TemporaryDirectory() as folder:
        lines = lines_of(Path(folder) / "news.jsonl", asked.corpora, asked.articles)
        for engine in asked.engines.split(","):
            with server(engine) as store_of:
                Run(store_of(1), lines, engine, asked.articles).all(kill=asked.kill)


def lines_of(path: Path, corpora: list[str], number: int) -> Path:
    """Write so many of the corpora's articles, again and again, each with its own last line."""
    with path.open("w", encoding="utf-8") as file:
        for at, text in enumerate(islice(varied(corpus(corpora)), number)):
            day = FIRST + timedelta(days=at // A_DAY)
            line = {"id": at, "text": f"{text}\nEdition {at}.", "published": day.isoformat()}
            file.write(json.dumps(line) + "\n")
    return path


@dataclass(frozen=True, slots=True)
class Done:
    """When so many articles were saved, and the seconds of processor used by then: on each side."""

    at: float
    saved: int
    workers: float
    server: float
    handing: float


@dataclass(frozen=True, slots=True)
class Part:
    """What a part took: articles a second, and milliseconds of processor an article, on each side."""

    rate: float
    workers: float
    server: float
    handing: float

    @property
    def allowed(self) -> float:
        """Return the articles a second at which this machine's cores would have no time left."""
        return 1000 * CORES / (self.workers + self.server + self.handing)

    @staticmethod
    def between(first: Done, last: Done) -> "Part":
        """Return what went on between two moments."""
        articles = last.saved - first.saved

        def each(before: float, after: float) -> float:
            return 1000 * (after - before) / articles

        return Part(
            rate=articles / (last.at - first.at),
            workers=each(first.workers, last.workers),
            server=each(first.server, last.server),
            handing=each(first.handing, last.handing),
        )


class Run:
    """One backfill into one store, in parts with workers of their own."""

    def __init__(self, store: Store, lines: Path, engine: str, number: int) -> None:
        self._store = store
        self._engine = engine
        self._number = number
        batch = 50 if number >= 5000 else 10  # a small run has batches enough to be measured
        run = Backfill(store=store, published=True, workspace="", clock=clock, batch=batch)
        self._progress = self._told(run, lines)
        self._saved = 0
        self._server = _server_of(store)

    def _told(self, run: Backfill, lines: Path) -> Iterator[Done]:
        for taken in run.run([str(lines)]):
            self._saved += taken.saved
            yield self._now()

    def _now(self) -> Done:
        busy = used(*(one.pid or 0 for one in _working()))
        server = used_by_family(self._server) if self._server else 0.0
        return Done(time.perf_counter(), self._saved, busy, server, time.process_time())

    def all(self, *, kill: bool) -> None:
        """Read all articles, part after part."""
        part = max(self._number // 10, LEAST)
        alone = self._rate(1, until=part)
        self._meanwhile(until=part + max(self._number // 20, LEAST))
        together = self._rate(2, until=self._number - part * (1 + kill))
        later = self._rate(1, until=self._number - part * kill)
        one = mean((alone.rate, later.rate))
        self._note("two workers beside one", together.rate / one, "times")
        self._note(f"the most that {CORES} cores allow beside one worker", together.allowed / one, "times")
        self._note(
            "of the cores' time two workers and their server used", together.rate / together.allowed, ""
        )
        self._note("one worker at the end beside one at the start", later.rate / alone.rate, "times")
        if kill:
            self._killed()
        self._counted()
        self._store.close()

    def _rate(self, count: int, *, until: int) -> Part:
        """Return what so many workers took, from when all are loaded."""
        with workers(self._place(), count=count):
            done = list(self._until(until))
        first, last = done[min(LOADED * count, len(done) - 2)], done[-1]
        part, who = Part.between(first, last), f"{count} worker" + "s" * (count > 1)
        self._note(who, part.rate, "articles a second")
        self._note(f"{who}, processor an article", part.workers, "ms")
        if self._server:
            self._note(f"{who}, the server's processor an article", part.server, "ms")
        self._note(f"{who}, processor of handing over, an article", part.handing, "ms")
        console.print(f"    over the articles {first.saved:,} to {last.saved:,} of {self._number:,}")
        return part

    def _until(self, number: int) -> Iterator[Done]:
        """Go on until so many articles are saved."""
        while self._saved < number:
            done = next(self._progress, None)
            if done is None:
                return
            yield done

    def _place(self) -> Workplace:
        url = self._store.engine.url.set(drivername=self._store.engine.dialect.name)
        address = url.render_as_string(hide_password=False)
        return Workplace(database_url=address, model=MODEL, quiet=True, nice=STANDS_BACK)

    def _meanwhile(self, *, until: int) -> None:
        """Ask from another process, a few seconds each: with nothing, the worker or a mere loop beside it."""
        loop = multiprocessing.get_context("spawn").Process(target=_turn_over, name="loop", daemon=True)
        with workers(self._place(), count=1), _asker(self._place().database_url) as ask:
            loop.start()
            beside = {"the worker": next(_working()).pid, ALONE: None, "a mere loop": loop.pid}
            times: dict[str, list[float]] = {which: [] for which in beside}
            over = threading.Event()
            for _ in islice(self._progress, LOADED):
                pass
            turns = threading.Thread(target=_in_turn, args=(beside, ask, times, over))
            turns.start()
            for _ in self._until(until):
                pass
            over.set()
            turns.join()
        loop.kill()
        for which, taken in times.items():
            self._note(f"an answer's median, beside {which}", median(taken), "ms")
            self._note(f"an answer's 95th, beside {which}", _95th(taken), "ms")
        alone = times.pop(ALONE)
        for which, taken in times.items():
            self._note(f"an answer's median, {which} beside nothing", median(taken) / median(alone), "times")
            self._note(f"an answer's 95th, {which} beside nothing", _95th(taken) / _95th(alone), "times")
        console.print(
            f"    {len(alone):,} questions beside nothing, {len(times['the worker']):,} with the worker"
        )

    def _killed(self) -> None:
        """Kill one of two workers while it holds a batch, and tell when another began on it."""
        with workers(self._place(), count=2):
            held = self._both_busy()
            victim = next(_working())
            os.kill(victim.pid or 0, signal.SIGKILL)
            killed, taken, over = time.perf_counter(), list[float](), threading.Event()
            watching = threading.Thread(target=lambda: taken.append(self._taken_over(held, over) - killed))
            watching.start()
            for _ in self._progress:
                pass
            over.set()
            watching.join()
        self._note("a killed worker's batch taken over after", taken[0], "s")

    def _both_busy(self) -> dict[int, int]:
        """Wait until both workers hold a batch, and return what is held."""
        for at, _ in enumerate(self._progress, 1):
            held = self._held()
            if at >= 2 * LOADED and len(held) == 2:
                return held
        raise SystemExit("Nobody was killed: all was read before both workers held a batch.")

    def _held(self) -> dict[int, int]:
        """Return the work that is held, with how often it was tried."""
        query = select(WorkRow.id, WorkRow.attempts).where(WorkRow.leased_until.is_not(None))
        with self._store.read() as session:
            return {row.id: row.attempts for row in session.execute(query.where(WorkRow.done_at.is_(None)))}

    def _taken_over(self, held: dict[int, int], over: threading.Event) -> float:
        """Wait until one of these is tried once more, or all is done, and return the time."""
        query = select(WorkRow.id, WorkRow.attempts).where(WorkRow.id.in_(held))
        while not over.wait(0.2):
            with self._store.read() as session:
                if any(row.attempts > held[row.id] for row in session.execute(query)):
                    break
        return time.perf_counter()

    def _counted(self) -> None:
        """Tell what is in the store: each article once, and each in its story."""
        for _ in self._progress:  # what is still to be told
            pass
        with self._store.read() as session:
            counts = {one: session.scalar(select(func.count()).select_from(one)) or 0 for one in COUNTED}
            texts = session.scalar(select(func.count(func.distinct(ArticleRow.text)))) or 0
            copies = session.scalar(select(func.count(ArticleRow.text_of))) or 0
        console.print(
            f"{self._engine}: " + ", ".join(f"{n:,} {one.__tablename__}" for one, n in counts.items())
        )
        self._note("articles that are copies", copies, "")
        self._note("articles lost", self._number - texts, "")
        self._note("articles doubled", counts[ArticleRow] - texts, "")
        self._note("articles without their story", counts[ArticleRow] - counts[MembershipRow], "")
        if self._engine == "sqlite":
            size = Path(self._store.engine.url.database or "").stat().st_size
            self._note("the store takes, an article", size / self._number / 1000, "KB")

    def _note(self, what: str, value: float, unit: str) -> None:
        note(
            Noted(bench="backfill", what=what, value=value, unit=unit, engine=self._engine, size=self._number)
        )
        console.print(f"{self._engine}: {what}: {value:.2f} {unit}")


def _working() -> Iterator[BaseProcess]:
    return (one for one in multiprocessing.active_children() if one.name.startswith("worker"))


def _server_of(store: Store) -> int | None:
    """Return the process whose children serve the store's connections; None: the store is a file."""
    if not store.is_server:
        return None
    with store.read() as session:
        return parent_of(session.scalar(select(func.pg_backend_pid())) or 0)


def _95th(taken: list[float]) -> float:
    return quantiles(taken, n=20)[18]


def _in_turn(
    beside: dict[str, int | None], ask: Any, times: dict[str, list[float]], over: threading.Event
) -> None:
    """Ask while one of these processes goes on and the others are stopped, in turn, until all is done.

    Each has a turn at least; the worker's is the first.
    """
    pids = [pid for pid in beside.values() if pid]
    turns = cycle(beside)
    while not (over.is_set() and all(times.values())):
        which = next(turns)
        for pid in pids:
            os.kill(pid, signal.SIGCONT if pid == beside[which] else signal.SIGSTOP)
        ask(SETTLING)  # the server ends what the stopped one had begun
        times[which] += ask(WINDOW)
    for pid in pids:
        os.kill(pid, signal.SIGCONT)


def _turn_over() -> None:
    """Keep a core busy as a worker does, standing back like one, with nothing to do."""
    os.nice(STANDS_BACK)
    while True:
        sum(range(10_000))


@contextmanager
def _asker(address: str) -> Iterator[Any]:
    """Give what asks for some seconds, in a process of its own like `whosaid serve`; it returns the times."""
    here, there = multiprocessing.Pipe()
    process = multiprocessing.get_context("spawn").Process(
        target=_ask_on, args=(address, there), name="asker"
    )
    process.start()

    def ask(seconds: float) -> list[float]:
        here.send(seconds)
        times: list[float] = here.recv()
        return times

    try:
        ask(1.0)  # statements are compiled
        yield ask
    finally:
        here.send(None)
        process.join()


def _ask_on(address: str, told: Connection) -> None:
    """Ask of the store for as many seconds as told, again and again."""
    chance = random.Random(1)
    with opened(address) as store:
        names = _names(store)
        settle()
        while (seconds := told.recv()) is not None:
            told.send(_ask(store, names, chance, until=time.perf_counter() + seconds))


def _names(store: Store) -> list[str]:
    """Return the names of whoever is quoted most, and some words."""
    query = select(PersonRow.name).join(QuoteRow, QuoteRow.person_id == PersonRow.id).group_by(PersonRow.name)
    with store.read() as session:
        names = session.scalars(query.order_by(func.count().desc(), PersonRow.name).limit(40)).all()
    return [*names, "prime minister", "police", "Nobody Atall"]


def _ask(store: Store, names: list[str], chance: random.Random, *, until: float) -> list[float]:
    """Ask every few hundredths of a second, and return the milliseconds that answers took."""
    times = []
    while time.perf_counter() < until:
        asked = Asked(text=chance.choice(names), audience=EVERYTHING, now=clock(), zone=ZoneInfo("UTC"))
        began = time.perf_counter()
        with store.read() as session:
            whosaid.answer(session, asked)
        times.append((time.perf_counter() - began) * 1000)
        time.sleep(0.03)
    return times


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.bench.backfill", description=__doc__)
    parser.add_argument("corpora", nargs="*")
    parser.add_argument("--articles", type=int, default=2000)
    parser.add_argument("--engines", default="sqlite,postgresql")
    parser.add_argument("--kill", action="store_true", help="kill a worker on the way, too")
    return parser.parse_args()


if __name__ == "__main__":
    main()
