"""What `/whosaid` takes as the store grows: the handler's time by kind of question, on both engines.

And what it takes to resolve the people of an article that is read.

`python -m tests.bench.asking [--quotes 10000,1000000] [--engines sqlite,postgresql] [--rounds 100]
[--before 100] [--keep FOLDER] [PATH …]`

The words are those of the corpora given by path (texts, or JSONL with `text`), or else of the seeds.

Stores are made by `tests.bench.filled`: a million quotes take some minutes, so they may be kept. The last
columns compare the largest store with the smallest.
"""

import argparse
import random
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from functools import partial
from pathlib import Path
from zoneinfo import ZoneInfo

from sqlalchemy import delete, func, insert, select

from bot.app import clock
from bot.serving import settle
from handlers import whosaid
from handlers.intents import Asked
from news.nouns import Article, Person, PersonKind, Reading, Role, Span
from storage import introducing, reading_rows
from storage.engine import Store
from storage.rows import plan_once
from storage.tables import ArticleRow, NameRow, PersonRow, RoleRow
from tests.bench.filled import NEWSROOM, READ, Prose, fill, name_of
from tests.bench.stores import add_before, add_options, by_turns, filled, server, show, warm

QUOTES_A_PERSON = 20
PEOPLE_AN_ARTICLE = 8
NOBODY = "Ana Nobody"
Kinds = dict[str, Callable[[random.Random], str]]


def main() -> None:
    """Fill the stores, ask, and print the table of each engine."""
    asked = _arguments()
    sizes = [int(number) for number in asked.quotes.split(",")]
    for engine in asked.engines.split(","):
        with server(engine, asked.keep) as store_of:
            stores = {size: _ready(store_of(size), engine, size, asked) for size in sizes}
            show("/whosaid", engine, _measured(stores, asked))


def kinds(people: int, prose: Prose) -> Kinds:
    """Return how questions of each kind are made up."""
    return {
        "the busiest, narrowed": lambda chance: f"{name_of(1)} about {prose.line(chance, 1)}",
        "the busiest people": lambda chance: name_of(chance.randint(1, 5)),
        "anyone, by full name": lambda chance: name_of(chance.randint(1, people)),
        "a surname": lambda chance: name_of(chance.randint(1, people)).split()[1],
        "a name misspelt": lambda chance: name_of(chance.randint(1, people))[:-1] + "x",
        "narrowed": lambda chance: (
            f"{name_of(chance.randint(1, 50))} about {prose.line(chance, 1)} since 2021"
        ),
        "two words": lambda chance: f'"{prose.line(chance, 2)}"',
        "five words": lambda chance: f'"{prose.line(chance, 5)}"',
        "common words": lambda _chance: '"of the"',
        "a pasted passage": lambda chance: prose.line(chance, 20),
        "an office": lambda _chance: "minister",
    }


def _people(size: int) -> int:
    return max(10, size // QUOTES_A_PERSON)


def _ready(store: Store, engine: str, size: int, asked: argparse.Namespace) -> Store:
    """Return `store`, filled and in memory."""
    people = _people(size)
    what = f"{size} quotes by {people} people on {engine}"
    filled(store, what, lambda: fill(store, Prose.of(asked.corpora), quotes=size, people=people), asked.keep)
    if asked.before:
        warm(store)
    return store


def _measured(stores: dict[int, Store], asked: argparse.Namespace) -> dict[str, dict[int, list[float]]]:
    """Return milliseconds of each answer by kind of question and size of store, warmed up; close them."""
    prose, chance = Prose.of(asked.corpora), random.Random(1)
    made = {size: kinds(_people(size), prose) for size in stores}
    every = next(iter(made.values()))
    for size, store in stores.items():
        for kind in every:
            _ask(store, made[size][kind], chance)
    settle()  # as the process that answers does when it has begun
    found = {}
    for kind in every:
        asks = {
            size: partial(_ask, store, made[size][kind], random.Random(size))
            for size, store in stores.items()
        }
        found[kind] = by_turns(asks, before=asked.before, rounds=asked.rounds)
    with ExitStack() as articles:
        asks = {
            size: partial(_resolved, store, articles.enter_context(_article(store)), _people(size), chance)
            for size, store in stores.items()
        }
        found["resolving an article’s people"] = by_turns(asks, before=0, rounds=asked.rounds)
    for store in stores.values():
        store.close()
    return found


def _ask(store: Store, make: Callable[[random.Random], str], chance: random.Random) -> float:
    """Return the milliseconds of an answer to a question that is made up for it."""
    words = make(chance)
    began = time.perf_counter()
    with store.read() as session:
        whosaid.answer(session, Asked(text=words, audience=NEWSROOM, now=clock(), zone=ZoneInfo("UTC")))
    return (time.perf_counter() - began) * 1000


@contextmanager
def _article(store: Store) -> Iterator[int]:
    """Give the id of an article that nobody sees, and leave nothing of it."""
    row = {
        "key": "bench",
        "workspace": "",
        "standing": "internal",
        "hidden": True,
        "read_at": READ,
        "text": "",
    }
    with store.write() as session:
        last = session.scalars(select(func.max(ArticleRow.id))).one()
        session.execute(insert(ArticleRow), [{"id": last + 1, **row}])
    try:
        yield last + 1
    finally:
        with store.write() as session:
            session.execute(delete(ArticleRow).where(ArticleRow.id == last + 1))


def _resolved(store: Store, article: int, people: int, chance: random.Random) -> float:
    """Return milliseconds in which an article's people are looked up, and saved where new; nothing stays.

    It is committed first, as it is when articles are read: a rollback lets PostgreSQL's driver forget all
    prepared statements.
    """
    names = [name_of(chance.randint(1, people)) for _ in range(PEOPLE_AN_ARTICLE - 1)] + [NOBODY]
    text = ". ".join(names)
    read = Reading(people=tuple(_minister(name, text) for name in names))
    rows = reading_rows.rows_of(Article(text=text), read)
    with store.write() as session:
        plan_once(session)  # as whoever saves an article does when that begins
        began = time.perf_counter()
        everybody, _ = introducing.resolve(session, found={article: rows})
        introducing.describe(session, found={article: rows}, people=everybody)
        taken = (time.perf_counter() - began) * 1000
    with store.write() as session:
        for table in (NameRow, RoleRow):
            session.execute(delete(table).where(table.article_id == article))
        session.execute(delete(PersonRow).where(PersonRow.key == NOBODY.lower()))
    return taken


def _minister(name: str, text: str) -> Person:
    span = Span(text.index(name), text.index(name) + len(name))
    role = Role(words="minister", span=span)
    return Person(
        name=name, kind=PersonKind.PERSON, aliases=(name,), mentions=(span,), roles=(role,), public=True
    )


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=sys.modules[__name__].__doc__)
    parser.add_argument("--quotes", default="10000,1000000")
    add_options(parser)
    add_before(parser)
    parser.add_argument("corpora", nargs="*", type=Path)
    return parser.parse_args()


if __name__ == "__main__":
    main()
