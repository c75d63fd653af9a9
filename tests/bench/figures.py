"""What `/facts` takes as the store grows: the handler's time by kind of question, on both engines.

`python -m tests.bench.figures [--figures 10000,1000000] [--engines sqlite,postgresql] [--rounds 100]
[--before 100] [--keep FOLDER]`

Sentences are made of words whose shares fall as 1/rank, so that common and rare topics both occur; the
busiest person gives about 3 in 100 of all figures.
"""

import argparse
import random
import sys
import time
from collections.abc import Callable, Iterator
from datetime import timedelta
from functools import partial
from itertools import accumulate
from zoneinfo import ZoneInfo

from sqlalchemy import insert, text

from bot.app import clock
from handlers import facts
from handlers.intents import Asked
from news.text import folded
from storage.engine import Store
from storage.search import learn
from storage.tables import AliasRow, ArticleRow, FigureRow, NameRow, PersonRow
from tests.bench.filled import NEWSROOM, READ, START, name_of
from tests.bench.stores import add_before, add_options, by_turns, filled, server, show, warm

FIGURES_AN_ARTICLE = 10
BATCH = 500
VOCABULARY = 6000
PEOPLE = 2000
NOUNS = "people boats homes children migrants soldiers pupils officers".split()


def main() -> None:
    """Fill the stores, ask, and print the table of each engine."""
    asked = _arguments()
    sizes = [int(number) for number in asked.figures.split(",")]
    for engine in asked.engines.split(","):
        with server(engine, asked.keep) as store_of:
            stores = {size: _ready(store_of(size), engine, size, asked) for size in sizes}
            show("/facts", engine, _measured(stores, asked))


def word_of(rank: int) -> str:
    """Return the word of that rank, from 0: eight nouns, then made-up words."""
    if rank < len(NOUNS):
        return NOUNS[rank]
    letters, rest = "", rank
    while rest:
        rest, at = divmod(rest, 15)
        letters += "bcdfgklmnprtvwz"[at] + "aeiou"[at % 5]
    return letters


def kinds() -> dict[str, Callable[[random.Random], str]]:
    """Return how questions of each kind are made up."""
    return {
        "a common word": lambda chance: word_of(chance.randint(0, 5)),
        "two words": lambda chance: f"{word_of(chance.randint(0, 40))} {word_of(chance.randint(40, 200))}",
        "a rare word": lambda chance: word_of(chance.randint(1000, 5000)),
        "a common word since 2021": lambda chance: f"{word_of(chance.randint(0, 20))} since 2021",
        "in one outlet": lambda chance: f"{word_of(chance.randint(0, 20))} in Daily {chance.randint(0, 39)}",
        "the busiest people": lambda chance: name_of(chance.randint(1, 5)),
        "anyone": lambda chance: name_of(chance.randint(1, PEOPLE)),
        "a number": lambda chance: f"{chance.randint(1, 99) * 1000:,}",
        "nothing": lambda chance: f"zyx {word_of(chance.randint(0, 40))} {word_of(chance.randint(0, 40))}",
    }


def _ready(store: Store, engine: str, size: int, asked: argparse.Namespace) -> Store:
    """Return `store`, filled and in memory."""
    filled(store, f"{size} figures on {engine}", lambda: fill(store, figures=size), asked.keep)
    if asked.before:
        warm(store)
    return store


def _measured(stores: dict[int, Store], asked: argparse.Namespace) -> dict[str, dict[int, list[float]]]:
    """Return milliseconds of each answer by kind of question and size of store, warmed up; close them."""
    found = {}
    for kind, made in kinds().items():
        asks = {size: partial(_ask, store, made, random.Random(size)) for size, store in stores.items()}
        found[kind] = by_turns(asks, before=asked.before, rounds=asked.rounds)
    for store in stores.values():
        store.close()
    return found


def _ask(store: Store, make: Callable[[random.Random], str], chance: random.Random) -> float:
    """Return the milliseconds of an answer to a question that is made up for it."""
    words = make(chance)
    began = time.perf_counter()
    with store.read() as session:
        facts.answer(session, Asked(text=words, audience=NEWSROOM, now=clock(), zone=ZoneInfo("UTC")))
    return (time.perf_counter() - began) * 1000


def fill(store: Store, *, figures: int) -> None:
    """Put figures into an empty store, ten an article, a third of them given by somebody."""
    chance = random.Random(7)
    shares = list(accumulate(1 / (rank + 8) for rank in range(VOCABULARY)))
    words = [word_of(rank) for rank in range(VOCABULARY)]
    with store.write() as session:
        session.execute(insert(PersonRow), [_person(number) for number in range(1, PEOPLE + 1)])
        session.execute(insert(AliasRow), [{"person_id": n, **_name(n)} for n in range(1, PEOPLE + 1)])
    for first in range(1, figures // FIGURES_AN_ARTICLE + 1, BATCH):
        numbers = range(first, min(first + BATCH, figures // FIGURES_AN_ARTICLE + 1))
        with store.write() as session:
            made = [_article(number, chance.choices(words, cum_weights=shares, k=120)) for number in numbers]
            session.execute(insert(ArticleRow), made)
            for row in made:
                learn(session, article_id=int(str(row["id"])), text=str(row["text"]))
            rows = [row for one in made for row in _figures(one, chance)]
            session.execute(insert(FigureRow), rows)
            session.execute(insert(NameRow), list(_names(rows)))
    with store.write() as session:
        session.execute(text("ANALYZE"))


def _person(number: int) -> dict[str, object]:
    return {
        "id": number,
        "key": folded(name_of(number)),
        "kind": "person",
        "name": name_of(number),
        "public": True,
    }


def _name(number: int) -> dict[str, object]:
    key = folded(name_of(number))
    return {"folded": key, "last": key.rsplit(" ", 1)[-1]}


def _article(number: int, words: list[str]) -> dict[str, object]:
    outlet = f"Daily {number % 40}"
    sentences = [
        f"About {(number * 7 + at) % 99 + 1},000 {' '.join(words[at * 12 : at * 12 + 12])} in 2025."
        for at in range(FIGURES_AN_ARTICLE)
    ]
    return {
        "id": number,
        "key": f"{number:064d}",
        "workspace": "",
        "standing": "published",
        "hidden": False,
        "outlet": outlet,
        "outlet_key": folded(outlet),
        "headline": " ".join(words[:5]),
        "published_day": START + timedelta(days=number % 2000),
        "read_at": READ,
        "text": "\n".join(sentences),
    }


def _figures(article: dict[str, object], chance: random.Random) -> Iterator[dict[str, object]]:
    whole, at = str(article["text"]), 0
    for position, sentence in enumerate(whole.split("\n")):
        number, counted = sentence.split()[1], " ".join(sentence.split()[2:-2])
        person = int(PEOPLE ** chance.random()) if position % 3 == 0 else None
        yield {
            "article_id": article["id"],
            "position": position,
            "age": -(START + timedelta(days=int(str(article["id"])) % 2000)).toordinal(),
            "person_id": person,
            "start": at,
            "end": at + len("About ") + len(number),
            "value": int(number.replace(",", "")),
            "unit": "count",
            "comparator": "about",
            "counted": counted,
            "as_of": "in 2025",
            "evidence_start": at,
            "evidence_end": at + len(sentence),
            "status": "said",
            "words": folded(f"{article['headline']} {sentence}"),
        }
        at += len(sentence) + 1


def _names(rows: list[dict[str, object]]) -> Iterator[dict[str, object]]:
    for person, article in dict.fromkeys((row["person_id"], row["article_id"]) for row in rows):
        if person is not None:
            number = int(str(person))
            yield {"person_id": person, "article_id": article, "words": name_of(number), **_name(number)}


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=sys.modules[__name__].__doc__)
    parser.add_argument("--figures", default="10000,1000000")
    add_options(parser)
    add_before(parser)
    return parser.parse_args()


if __name__ == "__main__":
    main()
