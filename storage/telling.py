"""Does a row's article tell of a topic? Each row is looked at, or the topic's articles are listed."""

from collections.abc import Callable, Iterator, Sequence
from enum import StrEnum
from functools import cache
from typing import Any, NamedTuple

from sqlalchemy import BindParameter, ColumnElement, Select, and_, bindparam, false, func, or_, select, true
from sqlalchemy.orm import InstrumentedAttribute, Session

from storage.rows import Values, connected
from storage.search import ARTICLE_WORDS, query_of, telling_by
from storage.tables import QuoteRow, StatementRow


class _Often(NamedTuple):
    """Of so many of somebody's newest quotes, how many must stand in articles of the topic to be often."""

    among: int
    fewest: int


OFTEN = {"sqlite": _Often(12, 6), "postgresql": _Often(120, 12)}
"""From where on to look at each row until enough are found takes less than to list the topic's articles.

On PostgreSQL to look at one takes 4 µs, to list an article 1 µs, for quotes and for statements.
"""
NEWEST = 1500
"""Of somebody's newest quotes, or sentences about them, how many are looked at on PostgreSQL, if often.

Then the topic's articles are listed, too: it may have been talked of lately, and never before. Of whoever has
no more rows all are looked at.
"""
_ALL = 1
"""An age beyond any."""
_MEMO = "topics"
_TOPIC: BindParameter[str] = bindparam("topic")
_PEOPLE: BindParameter[int] = bindparam("people", expanding=True)


class Way(StrEnum):
    """How it is told whether a row's article tells of the topic."""

    LOOKED_AT = "looked at"
    LISTED = "listed"
    NEWEST_LOOKED_AT = "the newest looked at, for others listed"


def way(session: Session, people: Sequence[int], topic: str) -> tuple[Way, Values]:
    """Return how to tell whether a row's article tells of `topic`, and what `tells` has to be given for it.

    The topic must hold a word. `people`: whose rows alone are wanted, if any.
    """
    dialect, values = session.get_bind().dialect.name, {"topic": query_of(session, topic)}
    if not people:
        return (Way.LISTED if dialect == "sqlite" else Way.LOOKED_AT), values
    sample = _sampled(session, {**values, "people": tuple(people)})
    often = sample["told"] >= OFTEN[dialect].fewest
    if dialect == "sqlite":
        return (Way.LOOKED_AT if often else Way.LISTED), values
    few = sample["until_quotes"] == sample["until_statements"] == _ALL
    return (Way.NEWEST_LOOKED_AT if often or few else Way.LISTED), {**values, **sample}


def tells(
    session: Session,
    by: Way,
    value: Callable[[str], Any],
    age: InstrumentedAttribute[int],
    article: InstrumentedAttribute[int],
) -> ColumnElement[bool]:
    """Return the condition that in the article of a row of this age all words of a topic stand.

    `value` gives what `way` returned by its name, or the parameter of that name. Rows are not found by a list
    of articles: somebody's newest are all in an index, and neither engine lists before it has to.
    """
    ids = telling_by(session.get_bind().dialect.name, value("topic"))
    looked_at, listed = _looked_at(ids, article), article.in_(ids).is_(true())
    match by:
        case Way.LOOKED_AT:
            return looked_at
        case Way.LISTED:
            return listed
        case Way.NEWEST_LOOKED_AT:
            newest = age + 0 < value(f"until_{age.class_.__tablename__}")
            return or_(and_(newest, looked_at), and_(~newest, listed))


def _looked_at(
    ids: Select[int], article: ColumnElement[int] | InstrumentedAttribute[int]
) -> ColumnElement[bool]:
    """Return the condition that a row's article is among `ids`, by looking at it alone."""
    here = ids.where(next(iter(ids.selected_columns)) == article).correlate_except(ARTICLE_WORDS)
    return here.scalar_subquery().is_not(None)


def _sampled(session: Session, asked: Values) -> Values:
    """Return what `_sample` gives by its names, once a session: for quotes, statements and undated ones."""
    known: dict[object, Values] = session.info.setdefault(_MEMO, {})
    key = tuple(asked.items())
    if key not in known:
        row = connected(session).execute(_sample(session.get_bind().dialect.name), asked).one()
        known[key] = dict(row._mapping)
    return known[key]


@cache
def _sample(dialect: str) -> Select[Any]:
    """Return how many of people's newest quotes tell of a topic; on a server, from which age on to list."""
    theirs = select(QuoteRow.article_id).where(QuoteRow.person_id.in_(_PEOPLE))
    newest = theirs.order_by(QuoteRow.age).limit(OFTEN[dialect].among).subquery()
    told = _looked_at(telling_by(dialect, _TOPIC), newest.c.article_id)
    sample = select(func.count().label("told")).select_from(newest).where(told)
    return sample if dialect == "sqlite" else sample.add_columns(*_until())


def _until() -> Iterator[ColumnElement[int]]:
    """Yield for quotes and statements the age of what comes after people's `NEWEST`."""
    quotes = select(QuoteRow.age).where(QuoteRow.person_id.in_(_PEOPLE)).order_by(QuoteRow.age)
    about = select(StatementRow.age).where(StatementRow.person_id.in_(_PEOPLE)).order_by(StatementRow.age)
    for kind, ages in ((QuoteRow, quotes), (StatementRow, about.where(StatementRow.weak == false()))):
        after = ages.offset(NEWEST).limit(1).scalar_subquery()
        yield func.coalesce(after, _ALL).label(f"until_{kind.__tablename__}")
