"""A store filled with made-up articles, as large as a newsroom's after years: for benchmarks."""

import json
import random
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, date, datetime, timedelta
from itertools import accumulate, islice, pairwise
from operator import itemgetter
from pathlib import Path
from typing import Any, cast

from sqlalchemy import Table, insert, text
from sqlalchemy.orm import Session

from news.nouns import Audience
from news.quotes.likeness import fingerprints
from news.text import folded
from storage.engine import Store
from storage.search import learn
from storage.tables import (
    AliasRow,
    ArticleRow,
    FingerprintRow,
    NameRow,
    OfficeRow,
    PersonRow,
    QuoteRow,
    RoleRow,
    Row,
    StatementRow,
    StretchRow,
)

QUOTES_AN_ARTICLE = 10
BATCH = 500
ELSEWHERE = 0.1
SEEDS = Path(__file__).parents[2] / "seeds"
FIRST = (
    "Ana Eva Tom Kim Lea Max Ida Ben Zoe Jon Amy Sam Una Rob Fay Leo Mia Dan Joy Guy Ivy Ned Pia Abe".split()
)
SYLLABLES = "ba ka lo mi ne ro sta ve dun fer gol har jan lin mor nas pel quin ros tan ul vin wes yor".split()
NEWSROOM = Audience(workspace="T1")
START = date(2020, 1, 1)
READ = datetime(2026, 1, 1, tzinfo=UTC)


class Prose:
    """Words that follow each other as they do in real articles: so that phrases are as rare or common.

    A walk from word to word; now and then it goes on elsewhere, or small corpora would repeat themselves.
    """

    def __init__(self, texts: Iterable[str]) -> None:
        self._words = [word for text in texts for word in folded(text).split()]
        self._after: dict[str, list[str]] = defaultdict(list)
        for word, following in pairwise(self._words):
            self._after[word].append(following)

    @classmethod
    def of(cls, corpora: Sequence[Path]) -> "Prose":
        """Return the prose of texts and JSONL files, of the seeds where none is given."""
        paths = corpora or sorted(SEEDS.glob("*.txt"))
        return cls(text for path in paths for text in _texts(path))

    def line(self, chance: random.Random, words: int) -> str:
        """Return so many words in a row."""
        draw = chance.random
        found = [self._words[int(draw() * len(self._words))]]
        while len(found) < words:
            after = self._words if draw() < ELSEWHERE else self._after[found[-1]] or self._words
            found.append(after[int(draw() * len(after))])
        return " ".join(found)


def _texts(path: Path) -> Iterator[str]:
    text = path.read_text()
    if path.suffix != ".jsonl":
        yield text
        return
    for line in text.splitlines():
        yield str(json.loads(line).get("text") or "")


def fill(store: Store, prose: Prose, *, quotes: int, people: int, seed: int = 7) -> None:
    """Put `quotes` quotes by `people` people into an empty store; the busiest has 4 in 100 of them.

    The others' shares fall as 1/rank, so that common and rare names both occur.
    """
    chance = random.Random(seed)
    with store.write() as session:
        _add_people(session, people)
    weights = list(accumulate(1 / (rank + 20) for rank in range(people)))
    numbers = iter(range(1, quotes // QUOTES_AN_ARTICLE + 1))
    while batch := list(islice(numbers, BATCH)):
        speakers = chance.choices(range(1, people + 1), cum_weights=weights, k=BATCH * QUOTES_AN_ARTICLE)
        speakers[::25] = [1] * len(speakers[::25])
        with store.write() as session:
            _add_articles(session, batch, speakers, prose, chance)
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
    _add(session, OfficeRow, [{"id": 1, "folded": "minister"}])
    for numbers in _chunks(range(1, people + 1), 5000):
        _add(session, PersonRow, [_person_row(number) for number in numbers])
        _add(session, AliasRow, [{"person_id": number, **_folded(number)} for number in numbers])
    if session.get_bind().dialect.name == "postgresql":
        session.execute(
            text("SELECT setval(pg_get_serial_sequence('people', 'id'), :last)"), {"last": people}
        )


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


def _add_articles(
    session: Session, batch: list[int], speakers: list[int], prose: Prose, chance: random.Random
) -> None:
    articles, names, roles, quotes, stretches, statements, prints = [], {}, {}, [], [], [], []
    said = iter(speakers)
    for number in batch:
        day = START + timedelta(days=number % 2000)
        paragraphs, at = [], 0
        for position in range(QUOTES_AN_ARTICLE):
            person, quote = next(said), (number - 1) * QUOTES_AN_ARTICLE + position + 1
            name, words = name_of(person), prose.line(chance, 16)
            paragraph = f"“{words},” said {name}, the minister."
            paragraphs.append(paragraph)
            quotes.append(_quote_row(quote, number, position, person, day))
            stretch = {"id": quote, "quote_id": quote, "position": 0, "words": words}
            stretches.append({**stretch, "start": at + 1, "end": at + 1 + len(words)})
            prints += [{"number": one, "quote_id": quote} for one in fingerprints(words)]
            names[person, number] = {"words": name, **_folded(person)}
            role = {"person_id": person, "article_id": number, "age": -day.toordinal(), "office_id": 1}
            roles[person, number] = {**role, "words": "minister", "start": 0, "end": 1}
            statements.append(_statement_row(number, person, day, at, at + len(paragraph)))
            at += len(paragraph) + 1
        articles.append(_article_row(number, "\n".join(paragraphs), day))
    called = [{"person_id": who, "article_id": where, **row} for (who, where), row in names.items()]
    _add(session, ArticleRow, articles)
    for row in articles:
        learn(session, article_id=int(str(row["id"])), text=str(row["text"]))
    _add(session, NameRow, called)
    _add(session, RoleRow, list(roles.values())[::20])
    _add(session, QuoteRow, quotes)
    _add(session, StretchRow, stretches)
    _add(session, FingerprintRow, sorted(prints, key=itemgetter("number")))
    _add(session, StatementRow, statements[::3])


def _add(session: Session, table: type[Row], rows: list[dict[str, Any]]) -> None:
    """Add rows past the session's own book-keeping, which takes longer than the database."""
    into, connection = cast("Table", table.__table__), session.connection()
    driver = connection.connection.driver_connection
    if connection.dialect.name != "postgresql" or driver is None:
        connection.execute(insert(into), rows)
        return
    columns = ", ".join(f'"{name}"' for name in rows[0])
    with driver.cursor().copy(f"COPY {into.name} ({columns}) FROM STDIN") as copy:
        for row in rows:
            copy.write_row(tuple(row.values()))


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
