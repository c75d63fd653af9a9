"""What a backfill takes: one worker, then two, on each engine; a worker killed on the way; answers meanwhile.

`python -m tests.bench.backfill [--articles 1000] [--engines sqlite,postgresql] [--kill] [PATH …]`

Articles are those of the JSONL files given by path (`text`), or else the seeds', each with its own last line.
Workers are what `whosaid ingest --backfill` starts. Rates are measured from the first batch that is done to
the last, and nobody asks meanwhile; then questions are asked while one worker reads. With `--kill` one of
two workers is killed in the midst of a batch (SIGKILL): what is in the store afterwards must be what it
would be without, and somebody else must have begun on the batch within a minute.
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
from itertools import cycle, islice
from pathlib import Path
from statistics import median, quantiles
from zoneinfo import ZoneInfo

from rich.console import Console
from sqlalchemy import func, select

from bot.app import clock
from bot.backfill import Backfill
from bot.working import STANDS_BACK, Workplace, workers
from handlers import whosaid
from handlers.intents import Asked
from news.nlp import MODEL
from news.nouns import EVERYTHING
from storage.engine import Store
from storage.tables import ArticleRow, FigureRow, MembershipRow, QuoteRow, Row, WorkRow
from tests.bench.reading import corpus
from tests.bench.report import Noted, note
from tests.bench.stores import server

console = Console(highlight=False, width=110)
COUNTED: tuple[type[Row], ...] = (ArticleRow, QuoteRow, FigureRow, MembershipRow)


def main() -> None:
    """Backfill into stores of their own, and print what it took."""
    asked = _arguments()
    with tempfile.TemporaryDirectory() as folder:
        lines = _lines(Path(folder) / "news.jsonl", asked.corpora, asked.articles)
        for engine in asked.engines.split(","):
            with server(engine) as store_of:
                stores = map(store_of, range(1, 9))
                rates = [_rate(next(stores), lines, engine, count) for count in (1, 2)]
                _note(engine, "two workers beside one", rates[1] / rates[0], "times")
                if not asked.rates:
                    _meanwhile(next(stores), lines, engine)
                if asked.kill:
                    _killed(next(stores), lines, engine, asked.articles)


def _lines(path: Path, corpora: list[str], number: int) -> Path:
    with path.open("w", encoding="utf-8") as file:
        for at, article in enumerate(islice(cycle(corpus(corpora)), number)):
            file.write(json.dumps({"id": at, "text": f"{article.text}\nEdition {at}."}) + "\n")
    return path


def _rate(store: Store, lines: Path, engine: str, count: int) -> float:
    """Return articles a second with so many workers."""
    with workers(_place(store), count=count):
        times = list(_progress(store, lines))
    (began, first), (ended, last) = times[0], times[-1]
    rate = (last - first) / (ended - began)
    size = Path(store.engine.url.database or "").stat().st_size if engine == "sqlite" else 0
    _note(engine, f"{count} worker" + "s" * (count > 1), rate, "articles a second")
    _counted(store, engine)
    if size:
        _note(engine, "the store takes, an article", size / last / 1000, "KB")
    store.close()
    return rate


def _place(store: Store) -> Workplace:
    url = store.engine.url.set(drivername=store.engine.dialect.name)
    address = url.render_as_string(hide_password=False)
    return Workplace(database_url=address, model=MODEL, quiet=True, nice=STANDS_BACK)


def _progress(store: Store, lines: Path) -> Iterator[tuple[float, int]]:
    """Hand the lines over; give the time and how many are saved whenever a batch is done."""
    saved = 0
    for taken in Backfill(store=store, published=True, workspace="", clock=clock).run([str(lines)]):
        saved += taken.saved
        yield time.perf_counter(), saved


def _meanwhile(store: Store, lines: Path, engine: str) -> None:
    """Ask of a store that holds all, while one worker reads the articles in anew under other names."""
    with workers(_place(store), count=2):
        for _ in _progress(store, lines):
            pass
    more = lines.with_name(f"{engine}.jsonl")
    more.write_text(lines.read_text(encoding="utf-8").replace("\\nEdition ", "\\nNumber "), encoding="utf-8")
    quiet, busy, begun, done = list[float](), list[float](), threading.Event(), threading.Event()
    _ask(store, quiet, most=300)

    def ask_meanwhile() -> None:
        begun.wait()
        _ask(store, busy, until=done)

    asking = threading.Thread(target=ask_meanwhile)
    asking.start()
    with workers(_place(store), count=1):
        for at, _ in enumerate(_progress(store, more)):
            begun.set()  # the first batch is done: the reader is loaded
            if at >= 6:
                break
        done.set()
    begun.set()
    asking.join()
    for which, taken in (("before", quiet), ("meanwhile", busy)):
        _note(engine, f"an answer's median, {which}", median(taken), "ms")
        _note(engine, f"an answer's 95th, {which}", quantiles(taken, n=20)[18], "ms")
    _note(engine, "an answer's median, meanwhile beside before", median(busy) / median(quiet), "times")
    store.close()


def _ask(store: Store, times: list[float], most: int = 100_000, until: threading.Event | None = None) -> None:
    """Ask now and then, and add milliseconds to `times`."""
    chance, done = random.Random(1), until or threading.Event()
    while len(times) < most and not done.is_set():
        words = chance.choice(("Rama", "Starmer", "Nobody", "prime minister"))
        began = time.perf_counter()
        with store.read() as session:
            whosaid.answer(session, Asked(text=words, audience=EVERYTHING, now=clock(), zone=ZoneInfo("UTC")))
        times.append((time.perf_counter() - began) * 1000)
        done.wait(0.03)


def _killed(store: Store, lines: Path, engine: str, number: int) -> None:
    """Kill one of two workers while it holds a batch; tell when another began on it, and what is there."""
    before = set(multiprocessing.active_children())
    with workers(_place(store), count=2):
        progress = _progress(store, lines)
        next(progress)
        victim = next(iter(set(multiprocessing.active_children()) - before))
        held = _held(store)
        os.kill(victim.pid or 0, signal.SIGKILL)
        killed, taken, over = time.perf_counter(), list[float](), threading.Event()
        watching = threading.Thread(target=lambda: taken.append(_taken_over(store, held, over) - killed))
        watching.start()
        for _ in progress:
            pass
        over.set()
        watching.join()
    _note(engine, "a killed worker's batch taken over after", taken[0], "s")
    _counted(store, engine)
    with store.read() as session:
        lost = number - (session.scalar(select(func.count(ArticleRow.id))) or 0)
    _note(engine, "articles lost or doubled", abs(lost), "")
    store.close()


def _held(store: Store) -> dict[int, int]:
    """Return the work that is held, with how often it was tried."""
    query = select(WorkRow.id, WorkRow.attempts).where(WorkRow.leased_until.is_not(None))
    with store.read() as session:
        return {row.id: row.attempts for row in session.execute(query.where(WorkRow.done_at.is_(None)))}


def _taken_over(store: Store, held: dict[int, int], over: threading.Event) -> float:
    """Wait until one of these is tried once more, or all is done, and return the time."""
    while not over.is_set():
        with store.read() as session:
            rows = session.execute(select(WorkRow.id, WorkRow.attempts).where(WorkRow.id.in_(held)))
            if any(row.attempts > held[row.id] for row in rows):
                break
        time.sleep(0.2)
    return time.perf_counter()


def _counted(store: Store, engine: str) -> None:
    with store.read() as session:
        counts = {one.__tablename__: session.scalar(select(func.count()).select_from(one)) for one in COUNTED}
    console.print(f"{engine}: " + ", ".join(f"{number:,} {name}" for name, number in counts.items()))


def _note(engine: str, what: str, value: float, unit: str) -> None:
    note(Noted(bench="backfill", what=what, value=value, unit=unit, engine=engine))
    console.print(f"{engine}: {what}: {value:.2f} {unit}")


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.bench.backfill", description=__doc__)
    parser.add_argument("corpora", nargs="*")
    parser.add_argument("--articles", type=int, default=1000)
    parser.add_argument("--engines", default="sqlite,postgresql")
    parser.add_argument("--rates", action="store_true", help="measure the rates only")
    parser.add_argument("--kill", action="store_true", help="kill a worker on the way, too")
    return parser.parse_args()


if __name__ == "__main__":
    main()
