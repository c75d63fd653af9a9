"""Does a row's article tell of a topic? Each row is looked at, or the people's articles are listed."""

from collections.abc import Sequence
from typing import NamedTuple

from sqlalchemy import ColumnElement, Select, func, select, union
from sqlalchemy.orm import InstrumentedAttribute, Session

from storage.rows import connected, listed
from storage.search import ARTICLE_WORDS, telling
from storage.tables import NameRow, QuoteRow, QuoteRulingRow


class _Often(NamedTuple):
    """Of so many of somebody's newest quotes, how many must stand in articles of the topic to be most."""

    among: int
    most: int


OFTEN = {"sqlite": _Often(12, 9), "postgresql": _Often(40, 6)}
"""From where on to look at each row takes less than to list: on PostgreSQL to look at one takes longer."""
MANY = 400
"""Articles that name people, from which on to list all of a topic takes less than to look at each."""
_MEMO = "topics"


def tells(
    session: Session, article: InstrumentedAttribute[int], people: Sequence[int], topic: str
) -> ColumnElement[bool]:
    """Return the condition that in the article of a row all words of `topic` stand; it must hold one.

    Each row's article is looked at, or those that name `people`, whose rows alone are wanted, are listed:
    whichever is less.
    """
    ids = telling(session, topic)
    if not people:
        if session.get_bind().dialect.name == "sqlite":
            return article.in_(ids).is_(True)  # not to begin with: all that have the words are read then
        return _among(ids, article)
    theirs = _theirs(session, people, topic, ids)
    return _among(ids, article) if theirs is None else article.in_(select(listed(session, theirs)))


def _among(ids: Select[int], article: ColumnElement[int] | InstrumentedAttribute[int]) -> ColumnElement[bool]:
    """Return the condition that a row's article is among `ids`, by looking at it alone."""
    here = ids.where(next(iter(ids.selected_columns)) == article).correlate_except(ARTICLE_WORDS)
    return here.scalar_subquery().is_not(None)


def _theirs(session: Session, people: Sequence[int], topic: str, ids: Select[int]) -> Sequence[int] | None:
    """Return the people's articles among `ids`, asked once a session; None where most of theirs are."""
    known: dict[tuple[Sequence[int], str], Sequence[int] | None] = session.info.setdefault(_MEMO, {})
    asked = (tuple(people), topic)
    if asked not in known:
        known[asked] = None if _are_often(session, people, ids) else _listed(session, people, ids)
    return known[asked]


def _listed(session: Session, people: Sequence[int], ids: Select[int]) -> Sequence[int]:
    """Return the articles among `ids` that name one of `people`, or of which editors gave them a quote."""
    given = select(QuoteRow.article_id).join(QuoteRulingRow, QuoteRulingRow.quote_id == QuoteRow.id)
    named = select(NameRow.article_id).where(NameRow.person_id.in_(people))
    theirs = union(named, given.where(QuoteRulingRow.person_id.in_(people))).subquery()
    asked = connected(session)
    if asked.scalar(named.offset(MANY).limit(1)) is not None:
        ids = select(ids.cte("told").prefix_with("MATERIALIZED", dialect="postgresql"))  # not each by itself
    return asked.scalars(select(theirs.c.article_id).where(theirs.c.article_id.in_(ids))).all()


def _are_often(session: Session, people: Sequence[int], ids: Select[int]) -> bool:
    """Tell whether people speak in these articles mostly: each row is looked at until enough are found."""
    often = OFTEN[session.get_bind().dialect.name]
    theirs = select(QuoteRow.article_id).where(QuoteRow.person_id.in_(people))
    newest = theirs.order_by(QuoteRow.age).limit(often.among).subquery()
    told = select(func.count()).select_from(newest).where(_among(ids, newest.c.article_id))
    return session.scalars(told).one() >= often.most
