"""Figures by a topic: FTS5 on SQLite, tsvector on PostgreSQL, behind one query."""

from collections.abc import Sequence

from sqlalchemy import ColumnElement, Integer, Select, func, literal_column, select
from sqlalchemy import text as sql
from sqlalchemy.orm import Session

from news.topics import forms
from storage.by_parts import newest
from storage.rows import Held, connected
from storage.tables import FigureRow

POOL, NARROWED = 120, 2000
"""Figures that are looked at: somewhat more than are counted, and more where not all of them are wanted."""
FIRST = 40_000
"""The newest figures, among which those that several words have are looked for first."""
_MEMO = "figures"


def counting(session: Session, topic: str, *, most: int = POOL) -> Held:
    """Return the figures in whose words all words of `topic` stand, in any form; asked once a session.

    It must hold one. Of more than `most` those read last are given: so many tell nobody anything, and would
    cost seconds.
    """
    known: dict[tuple[str, int], Held] = session.info.setdefault(_MEMO, {})
    if (topic, most) not in known:
        words = forms(topic)
        found = _found(session, words, most + 1)
        known[topic, most] = Held(found[:most], more=len(found) > most)
    return known[topic, most]


def _found(session: Session, words: tuple[tuple[str, ...], ...], most: int) -> Sequence[int]:
    asked = connected(session)
    if session.get_bind().dialect.name == "sqlite":
        return asked.scalars(_fts5(words).limit(most)).all()
    if len(words) == 1:  # of which the planner knows how often it is used
        return asked.scalars(_tsvector(words).limit(most)).all()
    last = asked.scalar(_LAST) or 0
    rare = most / FIRST
    return newest(session, query=_tsvector(words), number=FigureRow.id, last=last, share=rare, most=most)


_LAST = select(func.max(FigureRow.id))


def _fts5(words: tuple[tuple[str, ...], ...]) -> Select[int]:
    rowid: Select[int] = select(literal_column("rowid", Integer)).select_from(sql("search_figures"))
    every = " AND ".join("(" + " OR ".join(f'"{form}"' for form in one) + ")" for one in words)
    matching = sql("search_figures MATCH :every").bindparams(every=every)
    return rowid.where(matching).order_by(sql("rowid DESC"))


def _tsvector(words: tuple[tuple[str, ...], ...]) -> Select[int]:
    plain: ColumnElement[str] = literal_column("'simple'")
    indexed: ColumnElement[str] = literal_column("figures.search_words")
    every = " & ".join("(" + " | ".join(one) + ")" for one in words)
    return (
        select(FigureRow.id)
        .where(indexed.op("@@")(func.to_tsquery(plain, every)))
        .order_by(FigureRow.id.desc())
    )
