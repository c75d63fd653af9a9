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
SAMPLED, FEWEST = 2_000, 10
"""The newest figures that are looked through for one word, to tell how far back enough have it.

Of a word that fewer of them have than `FEWEST` all are found by its index in less.
"""
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
    share = most / FIRST
    if len(words) == 1:
        sample = asked.scalars(_walked(words, SAMPLED).limit(most)).all()
        if len(sample) >= most:
            return sample
        if len(sample) < FEWEST:
            return asked.scalars(_indexed(words).limit(most)).all()
        share = len(sample) / SAMPLED
    last = asked.scalar(_LAST) or 0
    return newest(session, query=_tsvector(words), number=FigureRow.id, last=last, share=share, most=most)


_LAST = select(func.max(FigureRow.id))


def _fts5(words: tuple[tuple[str, ...], ...]) -> Select[int]:
    rowid: Select[int] = select(literal_column("rowid", Integer)).select_from(sql("search_figures"))
    every = " AND ".join("(" + " OR ".join(f'"{form}"' for form in one) + ")" for one in words)
    matching = sql("search_figures MATCH :every").bindparams(every=every)
    return rowid.where(matching).order_by(sql("rowid DESC"))


def _tsvector(words: tuple[tuple[str, ...], ...]) -> Select[int]:
    return select(FigureRow.id).where(_has(_WORDS, words)).order_by(FigureRow.id.desc())


def _indexed(words: tuple[tuple[str, ...], ...]) -> Select[int]:
    return select(FigureRow.id).where(_has(_WORDS, words)).order_by((FigureRow.id + 0).desc())


def _walked(words: tuple[tuple[str, ...], ...], among: int) -> Select[int]:
    rows = select(FigureRow.id, _WORDS.label("words")).order_by(FigureRow.id.desc()).limit(among).subquery()
    return select(rows.c.id).where(_has(rows.c.words, words))


_WORDS: ColumnElement[str] = literal_column("figures.search_words")


def _has(column: ColumnElement[str], words: tuple[tuple[str, ...], ...]) -> ColumnElement[bool]:
    every = " & ".join("(" + " | ".join(one) + ")" for one in words)
    found: ColumnElement[bool] = column.op("@@")(func.to_tsquery(literal_column("'simple'"), every))
    return found
