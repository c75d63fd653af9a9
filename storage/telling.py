"""Does a row's article tell of a topic? Each row is looked at, or the topic's articles are listed."""

from collections.abc import Callable, Sequence
from enum import StrEnum
from functools import cache
from typing import Any, NamedTuple, TypeVar

from sqlalchemy import (
    BindParameter,
    ColumnElement,
    Select,
    SelectBase,
    Text,
    and_,
    any_,
    bindparam,
    cast,
    false,
    func,
    literal_column,
    or_,
    select,
    true,
    union,
)
from sqlalchemy.orm import InstrumentedAttribute, Session

from storage.rows import PAGED, Values, array_of, as_list, connected, in_list, not_in_list
from storage.search import ARTICLE_WORDS, query_of, telling_by
from storage.tables import NameRow, QuoteRow, QuoteRulingRow, StatementRow


class _Often(NamedTuple):
    """Of so many of somebody's newest quotes, how many must stand in articles of the topic to be often."""

    among: int
    fewest: int


OFTEN = {"sqlite": _Often(12, 6), "postgresql": _Often(40, 14)}
"""From where on to look at each row until enough are found takes less than to list the topic's articles."""
NEWEST, FURTHEST = 700, 6000
"""Of somebody's newest quotes and sentences, how many are looked at first, and at most."""
RARE = 1
"""Of somebody's newest quotes (`OFTEN`), up to how many a topic's articles are all listed, whoever they name.

That takes 1 to 5 ms a thousand. To look at each row instead reads its article's words, six pages of them.
"""
AHEAD = 1.4
"""How much further back than it should have to the second look reaches."""
FEW = 100
"""Articles of a topic, up to which to look up the rows of each takes less than to go through somebody's."""
MANY = 3800
"""Articles that name people, from which on not each of them is looked at."""
_MEMO = "topics"
_TOPIC: BindParameter[str] = bindparam("topic")
_PEOPLE: BindParameter[int] = bindparam("people", expanding=True)
Known = TypeVar("Known")


class Way(StrEnum):
    """How it is told whether a row's article tells of the topic."""

    LOOKED_AT = "looked at"
    IN_QUERY = "listed by the same statement"
    IN_FEW = "listed before, a few"
    IN_MANY = "listed before, many"
    IN_NEWEST = "the newest listed before, others looked at"


class _Listed(NamedTuple):
    """Articles that tell of the topic; of `among` alone, if any: others are not looked at yet."""

    told: Sequence[int]
    among: Sequence[int] = ()


def way(session: Session, people: Sequence[int], topic: str) -> tuple[Way, Values]:
    """Return how to tell whether a row's article tells of `topic`, and what `tells` has to be given for it.

    The topic must hold a word. `people`: whose rows alone are wanted, if any.
    """
    dialect, values = session.get_bind().dialect.name, {"topic": query_of(session, topic)}
    often = _once(session, people, topic, _often) if people else 0
    if often >= OFTEN[dialect].fewest:
        return Way.LOOKED_AT, values
    if dialect == "sqlite":  # lists in less than it takes a list given to it
        return Way.IN_QUERY, values
    if not people:
        return Way.LOOKED_AT, values
    found = _once(session, people, topic, _listed if often > RARE else _listed_whole)
    values["told"] = as_list(session, found.told)
    if found.among:
        return Way.IN_NEWEST, {**values, "among": as_list(session, found.among)}
    return Way.IN_MANY if len(found.told) > FEW else Way.IN_FEW, values


def tells(
    session: Session, by: Way, value: Callable[[str], Any], article: InstrumentedAttribute[int]
) -> ColumnElement[bool]:
    """Return the condition that in the article of a row all words of a topic stand, found in that way.

    `value` gives what `way` returned by its name, or the parameter of that name. No list is begun with that
    has many: somebody's newest rows are all in an index, and SQLite would read all that have the words.
    """
    ids = telling_by(session.get_bind().dialect.name, value("topic"))
    match by:
        case Way.LOOKED_AT:
            return _among(ids, article)
        case Way.IN_QUERY:
            return article.in_(ids).is_(true())
        case Way.IN_FEW:
            return in_list(session, article, value("told"))
        case Way.IN_MANY:
            return in_list(session, article + 0, value("told"))
        case Way.IN_NEWEST:
            others = and_(not_in_list(article + 0, value("among")), _among(ids, article))
            return or_(in_list(session, article + 0, value("told")), others)


def _among(ids: Select[int], article: ColumnElement[int] | InstrumentedAttribute[int]) -> ColumnElement[bool]:
    """Return the condition that a row's article is among `ids`, by looking at it alone."""
    here = ids.where(next(iter(ids.selected_columns)) == article).correlate_except(ARTICLE_WORDS)
    return here.scalar_subquery().is_not(None)


def _once(
    session: Session, people: Sequence[int], topic: str, ask: Callable[[Session, Values], Known]
) -> Known:
    """Return what is asked of people and a topic once a session: for quotes, statements and undated ones."""
    known: dict[object, Known] = session.info.setdefault(_MEMO, {})
    asked = (ask, tuple(people), topic)
    if asked not in known:
        known[asked] = ask(session, {"people": people, "topic": query_of(session, topic)})
    return known[asked]


def _often(session: Session, asked: Values) -> int:
    """Return how many of some of people's newest quotes stand in these articles."""
    return connected(session).scalars(_counting(session.get_bind().dialect.name), asked).one()


@cache
def _counting(dialect: str) -> Select[int]:
    theirs = select(QuoteRow.article_id).where(QuoteRow.person_id.in_(_PEOPLE))
    newest = theirs.order_by(QuoteRow.age).limit(OFTEN[dialect].among).subquery()
    told = _among(telling_by(dialect, _TOPIC), newest.c.article_id)
    return select(func.count()).select_from(newest).where(told)


def _listed_whole(session: Session, asked: Values) -> _Listed:
    """Return the articles of a topic; of people whom few articles name, those of these."""
    return _of_few(session, asked) or _Listed(_numbers(session, _TOPICS, asked, scans="on"))


def _of_few(session: Session, asked: Values) -> _Listed | None:
    """Return the articles of a topic that name one of `people`, or of which editors gave them a quote."""
    if connected(session).scalar(_MANY_NAMED, asked) is not None:
        return None
    return _Listed(_told(session, asked, _numbers(session, _ALL, asked)))


def _listed(session: Session, asked: Values) -> _Listed:
    """Return the articles of a topic as far as the newest should hold as many as are paged through."""
    if found := _of_few(session, asked):
        return found
    back = NEWEST
    while back <= FURTHEST:
        newest = _numbers(session, _NEWEST, {**asked, "back": back})
        told = _told(session, asked, newest)
        if len(told) > PAGED:
            return _Listed(told, newest)
        back = max(2 * back, int(AHEAD * back * PAGED / (len(told) or 1)))
    return _Listed(_numbers(session, _TOPICS, asked, scans="on"))


def _told(session: Session, asked: Values, among: Sequence[int]) -> list[int]:
    """Return those of `among` that tell of the topic, as `_numbers` does before and after it."""
    return _numbers(session, _TOLD, {**asked, "among": as_list(session, among)}, scans="on")


def _newest_of_people() -> tuple[Select[int], Select[int]]:
    """Return the articles of people's newest quotes, and those of the newest statements about them."""
    quotes = select(QuoteRow.article_id).where(QuoteRow.person_id.in_(_PEOPLE))
    about = select(StatementRow.article_id).where(StatementRow.person_id.in_(_PEOPLE))
    statements = about.where(StatementRow.weak == false()).order_by(StatementRow.age)
    both = (quotes.order_by(QuoteRow.age), statements)
    first, second = (select(one.limit(bindparam("back")).subquery()) for one in both)
    return first, second


def _in_one(rows: SelectBase) -> Select[*tuple[str, str]]:
    """Return the question for what `rows` gives as one string, which tells the server about indexes, too."""
    number = cast(next(iter(rows.subquery().c)), Text)
    said = func.set_config("enable_indexscan", bindparam("scans", type_=Text), literal_column("true"))
    return select(func.string_agg(number, literal_column("','")), said)


# built once, for PostgreSQL
_IDS = telling_by("postgresql", _TOPIC)
_NAMED = select(NameRow.article_id).where(NameRow.person_id.in_(_PEOPLE))
_MANY_NAMED = _NAMED.offset(MANY).limit(1)
_GIVEN = (
    select(QuoteRow.article_id)
    .join(QuoteRulingRow, QuoteRulingRow.quote_id == QuoteRow.id)
    .where(QuoteRulingRow.person_id.in_(_PEOPLE))
)
_ALL = _in_one(union(_NAMED, _GIVEN))
_NEWEST = _in_one(union(*_newest_of_people(), _GIVEN))
_TOPICS = _in_one(_IDS)
_TOLD = _in_one(_IDS.where(ARTICLE_WORDS.c.article_id == any_(array_of(bindparam("among")))))


def _numbers(
    session: Session, query: Select[*tuple[str, str]], asked: Values, *, scans: str = "off"
) -> list[int]:
    """Return what a question of `_in_one` gives: thousands of rows take the driver longer than the server.

    The server is told in passing whether what comes next may be found by one index alone: rows that stand in
    the order of their numbers it would all read, and then look for words in them.
    """
    joined, _ = connected(session).execute(query, {**asked, "scans": scans}).one()
    return [int(one) for one in joined.split(",")] if joined else []
