"""What a backfill takes: one worker, then two, on the same articles; and what it does to answers meanwhile.

`python -m tests.bench.backfill [--articles 600] [PATH …]`

Articles are those of the JSONL files given by path (`text`), or else the seeds', each with its own last line.
"""

import argparse
import json
import random
import tempfile
import threading
import time
from itertools import cycle, islice
from pathlib import Path
from statistics import median
from zoneinfo import ZoneInfo

from rich.console import Console

from bot.app import clock
from bot.backfill import Backfill, workers
from bot.working import Workplace
from handlers import whosaid
from handlers.intents import Asked
from news.nlp import MODEL
from news.nouns import EVERYTHING
from storage.engine import Store, open_store
from storage.schema import upgrade
from tests.bench.reading import corpus
from tests.bench.report import Noted, note

console = Console(highlight=False, width=100)


def main() -> None:
    """Backfill with one worker and with two, each into a store of its own, and print the rates."""
    asked = _arguments()
    with tempfile.TemporaryDirectory() as folder:
        lines = _lines(Path(folder) / "news.jsonl", asked.corpora, asked.articles)
        rates = {count: _rate(Path(folder), lines, count, asked.articles) for count in (1, 2)}
    note(Noted(bench="backfill", what="two workers beside one", value=rates[2] / rates[1], unit="times"))
    console.print(f"two workers: {rates[2] / rates[1]:.2f} times one")


def _lines(path: Path, corpora: list[str], number: int) -> Path:
    with path.open("w", encoding="utf-8") as file:
        for at, article in enumerate(islice(cycle(corpus(corpora)), number)):
            file.write(json.dumps({"id": at, "text": f"{article.text}\nEdition {at}."}) + "\n")
    return path


def _rate(folder: Path, lines: Path, count: int, number: int) -> float:
    """Return articles a second, and print how long answers took before and meanwhile."""
    url = f"sqlite:///{folder}/{count}.db"
    store = Store(open_store(url))
    upgrade(store.engine)
    quiet, busy, done = _answers(store, threading.Event(), 40), list[float](), threading.Event()
    asking = threading.Thread(target=lambda: busy.extend(_answers(store, done, 10_000)))
    place = Workplace(database_url=url, model=MODEL, quiet=True)
    run = Backfill(store=store, published=True, workspace="", clock=clock)
    with workers(place, count=count):
        asking.start()
        taken = iter(run.run([str(lines)]))
        first = next(taken)
        began = time.perf_counter()  # the models are loaded
        saved = sum(one.saved for one in taken)
        rate = saved / (time.perf_counter() - began)
    done.set()
    asking.join()
    store.close()
    note(Noted(bench="backfill", what=f"articles a second, {count} workers", value=rate, unit="1/s"))
    console.print(
        f"{count} workers: {first.saved + saved:,} of {number:,} articles, {rate:.1f} a second; "
        f"an answer's median {median(quiet):.1f} ms before, {median(busy):.1f} ms meanwhile"
    )
    return rate


def _answers(store: Store, done: threading.Event, most: int) -> list[float]:
    """Ask now and then until `done`, and return milliseconds."""
    chance, times = random.Random(1), list[float]()
    while len(times) < most and not done.is_set():
        words = chance.choice(("Rama", "Starmer", "Nobody", "prime minister"))
        began = time.perf_counter()
        with store.read() as session:
            whosaid.answer(session, Asked(text=words, audience=EVERYTHING, now=clock(), zone=ZoneInfo("UTC")))
        times.append((time.perf_counter() - began) * 1000)
        done.wait(0.05)
    return times


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.bench.backfill", description=__doc__)
    parser.add_argument("corpora", nargs="*")
    parser.add_argument("--articles", type=int, default=600)
    return parser.parse_args()


if __name__ == "__main__":
    main()
