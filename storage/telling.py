"""Does a row's article tell of a topic? Each row is looked at, or the topic's articles are listed."""

from collections.abc import Callable, Sequence
from typing import NamedTuple, TypeVar

from sqlalchemy import ColumnElement, Select, func, select, true, union
from sqlalchemy.orm import InstrumentedAttribute, Session

from storage.rows import connected, one_of
from storage.search import ARTICLE_WORDS, telling
from storage.tables import NameRow, QuoteRow, QuoteRulingRow


class _Often(NamedTuple):
    """Of so many of somebody's newest quotes, how many must stand in articles of the topic to be often."""

    among: int
    fewest: int


OFTEN = {"sqlite": _Often(12, 9), "postgresql": _Often(80, 12)}
"""From where on to look at each row until enough are found takes less than to list the topic's articles."""
FEW = 100
"""Articles of a topic, up to which to look up the rows of each takes less than to go through somebody's."""
MANY = 400
"""Articles that name people, from which on to list all of a topic takes less than to look at each."""
_MEMO = "topics"
Known = TypeVar("Known")


def tells(
    session: Session, article: InstrumentedAttribute[int], people: Sequence[int], topic: str
) -> ColumnElement[bool]:
    """Return the condition that in the article of a row all words of `topic` stand; it must hold one.

    `people`: whose rows alone are wanted, if any.
    """
    ids = telling(session, topic)
    often = bool(people) and _once(session, people, topic, _is_often)
    if often:
        return _among(ids, article)
    if session.get_bind().dialect.name == "sqlite":  # lists in less than it takes a list given to it
        return article.in_(ids).is_(true())  # not to begin with: all that have the words are read then
    if not people:
        return _among(ids, article)
    found = _once(session, people, topic, _listed)
    if len(found) > FEW:
        return one_of(session, article + 0, found)  # not to begin with: somebody's newest are all in an index
    return one_of(session, article, found)


def _among(ids: Select[int], article: ColumnElement[int] | InstrumentedAttribute[int]) -> ColumnElement[bool]:
    """Return the condition that a row's article is among `ids`, by looking at it alone."""
    here = ids.where(next(iter(ids.selected_columns)) == article).correlate_except(ARTICLE_WORDS)
    return here.scalar_subquery().is_not(None)


def _once(
    session: Session,
    people: Sequence[int],
    topic: str,
    ask: Callable[[Session, Sequence[int], Select[int]], Known],
) -> Known:
    """Return what is asked of people and a topic once a session: for quotes, statements and undated ones."""
    known: dict[object, Known] = session.info.setdefault(_MEMO, {})
    asked = (ask, tuple(people), topic)
    if asked not in known:
        known[asked] = ask(session, people, telling(session, topic))
    return known[asked]


def _is_often(session: Session, people: Sequence[int], ids: Select[int]) -> bool:
    """Tell whether people often speak in these articles."""
    often = OFTEN[session.get_bind().dialect.name]
    theirs = select(QuoteRow.article_id).where(QuoteRow.person_id.in_(people))
    newest = theirs.order_by(QuoteRow.age).limit(often.among).subquery()
    told = select(func.count()).select_from(newest).where(_among(ids, newest.c.article_id))
    return session.scalars(told).one() >= often.fewest


def _listed(session: Session, people: Sequence[int], ids: Select[int]) -> Sequence[int]:
    """Return the articles among `ids` that name one of `people`, or of which editors gave them a quote."""
    given = select(QuoteRow.article_id).join(QuoteRulingRow, QuoteRulingRow.quote_id == QuoteRow.id)
    given = given.where(QuoteRulingRow.person_id.in_(people))
    asked, named = connected(session), select(NameRow.article_id).where(NameRow.person_id.in_(people))
    if asked.scalar(named.offset(MANY).limit(1)) is not None:
        ids = select(ids.cte("told").prefix_with("MATERIALIZED"))  # not each by itself
    either = union(named.where(NameRow.article_id.in_(ids)), given.where(QuoteRow.article_id.in_(ids)))
    return asked.scalars(either).all()
