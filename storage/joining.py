"""Joining the quotes of an article just saved with what the same people said elsewhere.

Candidates are looked up by fingerprints; `news.quotes.joining` decides. Only public people have statements in
several articles.
"""

import json
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from sqlalchemy import ColumnElement, delete, select, text, update
from sqlalchemy.orm import Session

from news.nouns import Manner
from news.quotes.joining import Candidate, Joining, joining
from news.quotes.likeness import fingerprints
from storage.audience import is_public
from storage.rows import connected, insert_all, insert_one, one_of
from storage.tables import FingerprintRow, PersonRow, QuoteRow, SaidRow, StretchRow
from storage.turns import Turn

NEWEST = 200
"""Quotes looked at for each fingerprint, whoever's they are: of what thousands said, those that came in last.

Without a bound each article would cost more than the one before it. A slogan that is said again after so many
others said it is a statement of its own, unless it stands among words that fewer said.
"""
_LAST = 2**62
"""Greater than any quote's number."""
AT_ONCE = 1000
"""Fingerprints asked for in one question: an article has some hundred, a speech has thousands."""
COMPARED = 60
"""Candidates compared word by word: those that share most."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fresh:
    """A quote just saved: `words` are those that are compared, a stretch each, and their `numbers`.

    `age` as for quotes; `reported`: without marks.
    """

    quote: int
    person: int
    words: tuple[str, ...]
    numbers: tuple[int, ...]
    age: int
    reported: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Spoken:
    """The quotes of an article just saved: the numbers of all by quote, and those whose speaker is known."""

    article_id: int
    numbers: dict[int, Sequence[int]] = field(default_factory=dict)
    fresh: list[Fresh] = field(default_factory=list)


def numbers(words: Sequence[str]) -> tuple[int, ...]:
    """Return the fingerprints of all stretches."""
    return tuple(dict.fromkeys(number for stretch in words for number in fingerprints(stretch)))


def learn(session: Session, *, quotes: Mapping[int, Sequence[int]]) -> None:
    """Make quotes findable by two telling words in a row: by the `numbers` of their folded stretches."""
    rows = [{"number": number, "quote_id": quote} for quote, each in quotes.items() for number in each]
    insert_all(session, FingerprintRow, rows)


def forget(session: Session, *, article_id: int) -> None:
    """Take back what `learn` noted of an article's quotes, before they go."""
    query = select(StretchRow.quote_id, StretchRow.words).join(QuoteRow, QuoteRow.id == StretchRow.quote_id)
    connection = connected(session)
    said = connection.execute(query.where(QuoteRow.article_id == article_id))
    gone = sorted({(number, quote) for quote, words in said for number in fingerprints(words)})
    if not gone:
        return
    if connection.dialect.name == "postgresql":
        found, quotes = map(list, zip(*gone, strict=True))
        connection.execute(_FORGOTTEN_BY_ARRAYS, {"numbers": found, "quotes": quotes})
    else:
        connection.execute(_FORGOTTEN_BY_JSON, {"gone": json.dumps(gone)})


_FORGOTTEN_BY_ARRAYS = text("""
    DELETE FROM fingerprints
    USING unnest(CAST(:numbers AS bigint[]), CAST(:quotes AS bigint[])) AS gone(number, quote)
    WHERE fingerprints.number = gone.number AND fingerprints.quote_id = gone.quote
""")
_FORGOTTEN_BY_JSON = text("""
    DELETE FROM fingerprints WHERE (number, quote_id) IN (
        SELECT json_extract(value, '$[0]'), json_extract(value, '$[1]') FROM json_each(:gone)
    )
""")


def dissolve(session: Session, *, articles: Collection[int]) -> tuple[int, ...]:
    """Take the statements apart, in every article, that quotes of these articles are part of.

    Their quotes are findable no more either. Return the statements' quotes elsewhere, for `rejoin`. Whoever
    joins what the same people said is waited for first: he needs the quotes' rows then.
    """
    here = QuoteRow.article_id.in_(articles)
    await_turns(session, people=speakers(session, articles=articles))
    for article in articles:
        forget(session, article_id=article)
    statements = set(session.scalars(select(QuoteRow.said_id).where(here, QuoteRow.said_id.is_not(None))))
    elsewhere = select(QuoteRow.id).where(QuoteRow.said_id.in_(statements), ~here).order_by(QuoteRow.id)
    parted = tuple(session.scalars(elsewhere))
    session.execute(update(QuoteRow).where(QuoteRow.said_id.in_(statements)).values(said_id=None))
    session.execute(delete(SaidRow).where(SaidRow.id.in_(statements)))
    return parted


def rejoin(session: Session, *, quotes: Collection[int]) -> None:
    """Join quotes anew, of those that are still there."""
    learn_and_join(session, articles=(), parted=quotes)


def _parted(session: Session, quotes: Collection[int]) -> list[Spoken]:
    """Return quotes that are to be joined anew, each by itself; they are findable already."""
    if not quotes:
        return []
    words = _worded(session, one_of(session, QuoteRow.id, quotes))
    row = QuoteRow
    query = select(row.id, row.person_id, row.article_id, row.age, row.manner)
    query = query.where(one_of(session, row.id, words))
    return [
        Spoken(article_id=article, fresh=[_fresh(quote, person, words[quote], age, manner)])
        for quote, person, article, age, manner in sorted(session.execute(query).all())
        if person is not None
    ]


def _fresh(quote: int, person: int, words: tuple[str, ...], age: int, manner: str) -> Fresh:
    reported = manner == Manner.INDIRECT
    return Fresh(quote=quote, person=person, words=words, numbers=numbers(words), age=age, reported=reported)


def learn_again(session: Session, *, articles: Collection[int]) -> tuple[int, ...]:
    """Make findable what quotes these articles have left; return them, for `rejoin`."""
    stretches = select(StretchRow.quote_id, StretchRow.words).join(
        QuoteRow, QuoteRow.id == StretchRow.quote_id
    )
    left: dict[int, list[str]] = defaultdict(list)
    for quote, words in session.execute(stretches.where(QuoteRow.article_id.in_(articles))):
        left[quote].append(words)
    learn(session, quotes={quote: numbers(words) for quote, words in left.items()})
    return tuple(left)


def learn_and_join(
    session: Session, *, articles: Sequence[Spoken], parted: Collection[int] = frozenset()
) -> None:
    """Make articles' quotes findable, and join them with the statements they repeat, one after the other.

    `parted`: quotes to be joined anew before that. Do so once in a transaction: all that it joins waits its
    turn together, as two that waited for some people after others would wait for each other.
    """
    every = [*_parted(session, parted), *articles]
    learn(session, quotes={quote: each for one in every for quote, each in one.numbers.items()})
    public = await_turns(session, people={fresh.person for one in every for fresh in one.fresh})
    asked = _asked(every, articles)
    known = [one for one in asked if one.fresh.person in public]
    for one, near in zip(known, _near(session, known), strict=True):
        found = _candidates(session, near) if near else []
        if found and (decided := _decided(one.fresh, found)):
            _join(session, one.fresh, decided)


def _decided(one: Fresh, found: Sequence[Candidate]) -> Joining | None:
    return joining(one.words, found, day=-one.age, reported=one.reported)


class _Asked(NamedTuple):
    """A quote for which others are looked: `article` is its own, and it comes before all from `before` on."""

    fresh: Fresh
    article: int
    before: int


def _asked(every: Sequence[Spoken], articles: Sequence[Spoken]) -> list[_Asked]:
    """Return all quotes in turn; of `articles`, which came at once, none sees its own or a later one's."""
    came = {one.article_id: min(one.numbers) for one in articles if one.numbers}
    first = min(came.values(), default=_LAST)
    return [
        _Asked(fresh, one.article_id, came.get(one.article_id, first)) for one in every for fresh in one.fresh
    ]


def speakers(session: Session, *, articles: Collection[int]) -> set[int]:
    """Return whom these articles quote."""
    said = select(QuoteRow.person_id).where(
        QuoteRow.article_id.in_(articles), QuoteRow.person_id.is_not(None)
    )
    return {person for person in session.scalars(said.distinct()) if person is not None}


def await_turns(session: Session, *, people: Collection[int]) -> set[int]:
    """Wait for whoever joins what these people said; return who of them is public: only theirs is joined.

    So articles saved at once see each other's words. The turn comes before the rows of quotes saved earlier,
    and before offices; SQLite has one writer anyway.
    """
    public = _public(session, people)
    if public and session.get_bind().dialect.name == "postgresql":
        locks = sorted({person % 2**31 for person in public})
        session.execute(_LOCK, {"name": Turn.JOINING, "locks": locks})
    return public


def _public(session: Session, people: Collection[int]) -> set[int]:
    if not people:
        return set()
    return set(session.scalars(select(PersonRow.id).where(PersonRow.id.in_(people), is_public())))


_LOCK = text(
    "SELECT pg_advisory_xact_lock(:name, lock) FROM (SELECT unnest(CAST(:locks AS int[])) AS lock) AS locks"
)


def _near(session: Session, quotes: Sequence[_Asked]) -> list[list[int]]:
    """Return for each quote those of its speaker's in other articles that share most words with it."""
    asked = [
        (at, number, one.fresh.person, one.before)
        for at, one in enumerate(quotes)
        for number in one.fresh.numbers
    ]
    last = max((one.fresh.quote for one in quotes if one.before <= one.fresh.quote), default=_LAST)
    shared: list[Counter[int]] = [Counter() for _ in quotes]
    for start in range(0, len(asked), AT_ONCE):
        for at, quote, article, number in _sharing(session, asked[start : start + AT_ONCE], last):
            if article != quotes[at].article:
                shared[at][quote] += number
    return [sorted(found, key=lambda quote: (-found[quote], quote))[:COMPARED] for found in shared]


def _sharing(
    session: Session, asked: Sequence[tuple[int, int, int, int]], last: int
) -> Iterator[tuple[int, int, int, int]]:
    """Give for each place, number and person the quotes of that person that have numbers of the place.

    Of quotes up to `last` only those before the fourth. With each its article, and how many numbers it has.
    """
    connection = connected(session)
    bounds = {"last": last, "newest": NEWEST}
    if connection.dialect.name == "postgresql":
        places, numbers, people, before = map(list, zip(*asked, strict=True))
        arrays = {"places": places, "numbers": numbers, "people": people, "before": before}
        for at, quote, article, number in connection.execute(_BY_ARRAYS, {**arrays, **bounds}):
            yield at, quote, article, number
        return
    for at, found in connection.execute(_BY_JSON, {"asked": json.dumps(asked), **bounds}):
        for quote, article in json.loads(found):
            yield at, quote, article, 1


_BY_ARRAYS = text("""
    SELECT asked.place, near.quote_id, own.article_id, count(*)
    FROM unnest(
        CAST(:places AS int[]), CAST(:numbers AS bigint[]), CAST(:people AS bigint[]),
        CAST(:before AS bigint[])
    ) AS asked(place, number, person, before),
    LATERAL (
        SELECT quote_id FROM fingerprints
        WHERE number = asked.number AND (quote_id < asked.before OR quote_id > :last)
        ORDER BY quote_id DESC LIMIT :newest
    ) AS near,
    LATERAL (
        SELECT article_id FROM quotes
        WHERE quotes.id = near.quote_id AND quotes.person_id = asked.person
        OFFSET 0
    ) AS own
    GROUP BY 1, 2, 3
""")
_BY_JSON = text("""
    SELECT json_extract(asked.value, '$[0]'), (
        SELECT json_group_array(json_array(quote_id, article_id)) FROM (
            SELECT own.quote_id, quotes.article_id
            FROM (
                SELECT quote_id FROM fingerprints WHERE number = json_extract(asked.value, '$[1]')
                AND (quote_id < json_extract(asked.value, '$[3]') OR quote_id > :last)
                ORDER BY quote_id DESC LIMIT :newest
            ) AS own CROSS JOIN quotes ON quotes.id = own.quote_id
            WHERE quotes.person_id = json_extract(asked.value, '$[2]')
        )
    ) FROM json_each(:asked) asked
""")
"""Both go by the number first, whatever the planner thinks of it: it tells more than the person does.

For each number all that the person ever said would be read: `OFFSET 0` keeps PostgreSQL from it, and
`CROSS JOIN` SQLite.
"""


def _candidates(session: Session, near: Sequence[int]) -> list[Candidate]:
    """Return each statement of these quotes once, by its fullest words, and those that stand alone."""
    columns = (QuoteRow.id, QuoteRow.said_id, QuoteRow.age, QuoteRow.manner, SaidRow.words)
    query = select(*columns).outerjoin(SaidRow, SaidRow.id == QuoteRow.said_id)
    rows = {row.id: row for row in connected(session).execute(query.where(QuoteRow.id.in_(near)))}
    lone = [one for one, row in rows.items() if row.words is None]
    alone = _worded(session, QuoteRow.id.in_(lone)) if lone else {}
    found: dict[int, Candidate] = {}
    for quote in near:
        said, words = rows[quote].said_id, rows[quote].words
        fullest = alone[quote] if words is None else _lines(words)
        statement = None if words is None else said
        one = Candidate(
            quote=quote,
            statement=statement,
            words=fullest,
            day=-rows[quote].age,
            reported=rows[quote].manner == Manner.INDIRECT,
        )
        found.setdefault(statement or -quote, one)
    return list(found.values())


def _worded(session: Session, which: ColumnElement[bool]) -> dict[int, tuple[str, ...]]:
    """Return the words of quotes that are compared, by quote."""
    query = select(QuoteRow.id, QuoteRow.own, StretchRow.words).join(
        StretchRow, StretchRow.quote_id == QuoteRow.id
    )
    own: dict[int, str | None] = {}
    found: dict[int, list[str]] = defaultdict(list)
    for quote, written, words in connected(session).execute(query.where(which).order_by(StretchRow.position)):
        own[quote] = written
        found[quote].append(words)
    return {quote: compared(own[quote], words) for quote, words in found.items()}


def compared(own: str | None, stretches: Sequence[str]) -> tuple[str, ...]:
    """Return the words of a quote that are compared: its `own`, or else its stretches."""
    return tuple(stretches) if own is None else _lines(own)


def _lines(written: str) -> tuple[str, ...]:
    return tuple(filter(None, written.split("\n")))


def _join(session: Session, one: Fresh, decided: Joining) -> None:
    words, merged = "\n".join(decided.words), decided.statements[1:]
    connection = connected(session)
    if decided.statements:
        kept = decided.statements[0]
        connection.execute(update(SaidRow).where(SaidRow.id == kept).values(words=words))
    else:
        kept = insert_one(session, SaidRow, person_id=one.person, words=words)
    ours = update(QuoteRow).where(QuoteRow.id.in_((one.quote, *decided.quotes)))
    connection.execute(ours.values(said_id=kept))
    if merged:  # with "or", and none merged, SQLite would read all quotes
        theirs = update(QuoteRow).where(QuoteRow.said_id.in_(merged))
        connection.execute(theirs.values(said_id=kept))
        connection.execute(delete(SaidRow).where(SaidRow.id.in_(merged)))
