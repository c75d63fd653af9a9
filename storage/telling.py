"""Does a row's article tell of a topic? Each row is looked at, or the topic's articles are listed."""

from collections.abc import Callable, Sequence
from typing import NamedTuple, TypeVar

from sqlalchemy import (
    ColumnElement,
    Select,
    SelectBase,
    Text,
    and_,
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

from storage.rows import PAGED, connected, none_of, one_of
from storage.search import ARTICLE_WORDS, telling
from storage.tables import NameRow, QuoteRow, QuoteRulingRow, StatementRow


class _Often(NamedTuple):
    """Of so many of somebody's newest quotes, how many must stand in articles of the topic to be often."""

    among: int
    fewest: int


OFTEN = {"sqlite": _Often(12, 9), "postgresql": _Often(40, 14)}
"""From where on to look at each row until enough are found takes less than to list the topic's articles."""
NEWEST, FURTHEST = 700, 6000
"""Of somebody's newest quotes and sentences, how many are looked at first, and at most."""
AHEAD = 1.4
"""How much further back than it should have to the second look reaches."""
FEW = 100
"""Articles of a topic, up to which to look up the rows of each takes less than to go through somebody's."""
MANY = 3800
"""Articles that name people, from which on not each of them is looked at."""
_MEMO = "topics"
Known = TypeVar("Known")


class _Listed(NamedTuple):
    """Articles that tell of the topic; of `among` alone, if any: others are not looked at yet."""

    told: Sequence[int]
    among: Sequence[int] = ()


def tells(
    session: Session, article: InstrumentedAttribute[int], people: Sequence[int], topic: str
) -> ColumnElement[bool]:
    """Return the condition that in the article of a row all words of `topic` stand; it must hold one.

    `people`: whose rows alone are wanted, if any.
    """
    ids = telling(session, topic)
    often = _once(session, people, topic, _often) if people else 0
    if often >= OFTEN[session.get_bind().dialect.name].fewest:
        return _among(ids, article)
    if session.get_bind().dialect.name == "sqlite":  # lists in less than it takes a list given to it
        return article.in_(ids).is_(true())  # not to begin with: all that have the words are read then
    if not people:
        return _among(ids, article)
    found = _once(session, people, topic, _listed)
    if found.among:
        others = and_(none_of(article + 0, found.among), _among(ids, article))
        return or_(one_of(session, article + 0, found.told), others)
    if len(found.told) > FEW:
        return one_of(session, article + 0, found.told)  # not to begin with: their newest are all in an index
    return one_of(session, article, found.told)


def _among(ids: Select[int], article: ColumnElement[int] | InstrumentedAttribute[int]) -> ColumnElement[bool]:
    """Return the condition that a row's article is among `ids`, by looking at it alone."""
    here = ids.where(next(iter(ids.selected_columns)) == article).correlate_except(ARTICLE_WORDS)
    return here.scalar_subquery().is_not(None)


def _once(
    session: Session, people: Sequence[int], topic: str, ask: Callable[[Session, Sequence[int], str], Known]
) -> Known:
    """Return what is asked of people and a topic once a session: for quotes, statements and undated ones."""
    known: dict[object, Known] = session.info.setdefault(_MEMO, {})
    asked = (ask, tuple(people), topic)
    if asked not in known:
        known[asked] = ask(session, people, topic)
    return known[asked]


def _often(session: Session, people: Sequence[int], topic: str) -> int:
    """Return how many of some of people's newest quotes stand in these articles."""
    often, ids = OFTEN[session.get_bind().dialect.name], telling(session, topic)
    theirs = select(QuoteRow.article_id).where(QuoteRow.person_id.in_(people))
    newest = theirs.order_by(QuoteRow.age).limit(often.among).subquery()
    told = select(func.count()).select_from(newest).where(_among(ids, newest.c.article_id))
    return session.scalars(told).one()


def _listed(session: Session, people: Sequence[int], topic: str) -> _Listed:
    """Return the articles of a topic that name one of `people`, or of which editors gave them a quote.

    Of very many only the newest, as far as these should hold as many as are paged through.
    """
    ids = telling(session, topic)
    named = select(NameRow.article_id).where(NameRow.person_id.in_(people))
    given = select(QuoteRow.article_id).join(QuoteRulingRow, QuoteRulingRow.quote_id == QuoteRow.id)
    given = given.where(QuoteRulingRow.person_id.in_(people))
    if connected(session).scalar(named.offset(MANY).limit(1)) is None:
        return _Listed(_told(session, ids, _numbers(session, union(named, given))))
    back = NEWEST
    while back <= FURTHEST:
        newest = _numbers(session, union(*_newest(people, back), given))
        told = _told(session, ids, newest)
        if len(told) > PAGED:
            return _Listed(told, newest)
        back = max(2 * back, int(AHEAD * back * PAGED / (len(told) or 1)))
    ids = select(ids.cte("told").prefix_with("MATERIALIZED"))  # not each by itself
    either = union(named.where(NameRow.article_id.in_(ids)), given.where(QuoteRow.article_id.in_(ids)))
    return _Listed(_numbers(session, either, scans="on"))


def _newest(people: Sequence[int], most: int) -> tuple[Select[int], Select[int]]:
    """Return the articles of people's newest quotes, and those of the newest statements about them."""
    quotes = select(QuoteRow.article_id).where(QuoteRow.person_id.in_(people))
    about = select(StatementRow.article_id).where(StatementRow.person_id.in_(people))
    statements = about.where(StatementRow.weak == false()).order_by(StatementRow.age)
    both = (quotes.order_by(QuoteRow.age).limit(most), statements.limit(most))
    first, second = (select(one.subquery()) for one in both)
    return first, second


def _told(session: Session, ids: Select[int], among: Sequence[int]) -> list[int]:
    """Return those of `among` that tell of the topic, as `_numbers` does before and after it."""
    return _numbers(session, ids.where(one_of(session, ARTICLE_WORDS.c.article_id, among)), scans="on")


def _numbers(session: Session, rows: SelectBase, *, scans: str = "off") -> list[int]:
    """Return what `rows` gives, as one string: thousands of rows take the driver longer than the server.

    The server is told in passing whether what comes next may be found by one index alone: rows that stand in
    the order of their numbers it would all read, and then look for words in them.
    """
    number = cast(next(iter(rows.subquery().c)), Text)
    said = func.set_config("enable_indexscan", scans, literal_column("true"))
    joined, _ = connected(session).execute(select(func.string_agg(number, literal_column("','")), said)).one()
    return [int(one) for one in joined.split(",")] if joined else []
