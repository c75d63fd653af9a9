"""A store filled with made-up articles, as large as a newsroom's after years: for benchmarks."""

import random
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from itertools import islice

from sqlalchemy import insert, text
from sqlalchemy.orm import Session

from news.text import folded
from storage.engine import Store
from storage.search import learn
from storage.tables import (
    AliasRow,
    ArticleRow,
    NameRow,
    OfficeRow,
    PersonRow,
    QuoteRow,
    RoleRow,
    StatementRow,
    StretchRow,
)

QUOTES_AN_ARTICLE = 10
BATCH = 500
FIRST = (
    "Ana Eva Tom Kim Lea Max Ida Ben Zoe Jon Amy Sam Una Rob Fay Leo Mia Dan Joy Guy Ivy Ned Pia Abe".split()
)
SYLLABLES = "ba ka lo mi ne ro sta ve dun fer gol har jan lin mor nas pel quin ros tan ul vin wes yor".split()
WORDS = (
    "budget border school river court bridge union harbour winter tariff forest election harvest minister "
    "nurses railway taxes climate budgets ballot housing energy debate reform council treaty doctors steel "
    "we must will never build the and of to a in this for with our every"
).split()
START = date(2020, 1, 1)
READ = datetime(2026, 1, 1, tzinfo=UTC)


def fill(store: Store, *, quotes: int, people: int, seed: int = 7) -> None:
    """Put `quotes` quotes by `people` people into an empty store; the busiest has up to 4 in 100 of them.

    The words are random and the shares fall as 1/rank, so that common and rare names and phrases both occur.
    """
    chance = random.Random(seed)
    with store.write() as session:
        _add_people(session, people)
    weights = [1 / (rank + 20) for rank in range(people)]
    speakers = iter(lambda: chance.choices(range(1, people + 1), weights, k=BATCH * QUOTES_AN_ARTICLE), None)
    numbers = iter(range(1, quotes // QUOTES_AN_ARTICLE + 1))
    while batch := list(islice(numbers, BATCH)):
        with store.write() as session:
            _add_articles(session, batch, next(speakers), chance)
    with store.write() as session:
        session.execute(text("ANALYZE"))


def name_of(person: int) -> str:
    """Return the name of person number `person`, counted from 1."""
    number = person - 1
    first, rest = FIRST[number % len(FIRST)], number // len(FIRST)
    surname = ""
    for _ in range(3):
        rest, at = divmod(rest, len(SYLLABLES))
        surname += SYLLABLES[at]
    return f"{first} {surname.title()}"


def _add_people(session: Session, people: int) -> None:
    session.execute(insert(OfficeRow), [{"id": 1, "folded": "minister"}])
    for numbers in _chunks(range(1, people + 1), 5000):
        session.execute(insert(PersonRow), [_person_row(number) for number in numbers])
        session.execute(insert(AliasRow), [{"person_id": number, **_folded(number)} for number in numbers])


def _person_row(number: int) -> dict[str, object]:
    key = _folded(number)["folded"]
    return {"id": number, "key": key, "kind": "person", "name": name_of(number), "public": True}


def _folded(number: int) -> dict[str, object]:
    key = folded(name_of(number))
    return {"folded": key, "last": key.rsplit(" ", 1)[-1]}


def _chunks(numbers: range, size: int) -> Iterator[range]:
    for start in range(0, len(numbers), size):
        yield numbers[start : start + size]


def _article_row(number: int, words: str, day: date) -> dict[str, object]:
    return {
        "id": number,
        "key": f"{number:064d}",
        "workspace": "",
        "standing": "published",
        "hidden": False,
        "outlet": f"Daily {number % 40}",
        "outlet_key": f"daily {number % 40}",
        "published_day": day,
        "read_at": READ,
        "text": words,
    }


def _add_articles(session: Session, batch: list[int], speakers: list[int], chance: random.Random) -> None:
    articles, names, roles, quotes, stretches, statements = [], {}, {}, [], [], []
    said = iter(speakers)
    for number in batch:
        day = START + timedelta(days=number % 2000)
        paragraphs, at = [], 0
        for position in range(QUOTES_AN_ARTICLE):
            person, quote = next(said), (number - 1) * QUOTES_AN_ARTICLE + position + 1
            name, words = name_of(person), " ".join(chance.choices(WORDS, k=16))
            paragraph = f"“{words},” said {name}, the minister."
            paragraphs.append(paragraph)
            quotes.append(_quote_row(quote, number, position, person, day))
            stretch = {"id": quote, "quote_id": quote, "position": 0, "words": words}
            stretches.append({**stretch, "start": at + 1, "end": at + 1 + len(words)})
            names[person, number] = {"words": name, **_folded(person)}
            role = {"person_id": person, "article_id": number, "age": -day.toordinal(), "office_id": 1}
            roles[person, number] = {**role, "words": "minister", "start": 0, "end": 1}
            statements.append(_statement_row(number, person, day, at, at + len(paragraph)))
            at += len(paragraph) + 1
        articles.append(_article_row(number, "\n".join(paragraphs), day))
    called = [{"person_id": who, "article_id": where, **row} for (who, where), row in names.items()]
    session.execute(insert(ArticleRow), articles)
    for row in articles:
        learn(session, article_id=int(str(row["id"])), text=str(row["text"]))
    session.execute(insert(NameRow), called)
    session.execute(insert(RoleRow), list(roles.values())[::20])
    session.execute(insert(QuoteRow), quotes)
    session.execute(insert(StretchRow), stretches)
    session.execute(insert(StatementRow), statements[::3])


def _quote_row(quote: int, article: int, position: int, person: int, day: date) -> dict[str, object]:
    return {
        "id": quote,
        "article_id": article,
        "position": position,
        "age": -day.toordinal(),
        "person_id": person,
        "named": True,
        "manner": "direct",
        "status": "said",
        "confidence": 0.95,
        "reason": "subject of 'said' in the same sentence",
    }


def _statement_row(article: int, person: int, day: date, start: int, end: int) -> dict[str, object]:
    return {
        "article_id": article,
        "person_id": person,
        "age": -day.toordinal(),
        "start": start,
        "end": end,
        "weak": False,
    }
