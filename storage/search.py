"""Finding words: FTS5 on SQLite, tsvector on PostgreSQL, behind one query."""

from sqlalchemy import ColumnElement, Integer, Select, func, literal_column, select, text
from sqlalchemy.orm import Session

from news.text import folded
from storage.rows import CAP
from storage.tables import StretchRow


def holding(session: Session, words: str) -> Select[int]:
    """Return the ids of quotes in which these words stand next to each other, in this order.

    Case, accents and punctuation don't count: both sides are compared in folded form; `words` must hold one.
    Of more than a thousand places those read last are given: common words would cost seconds, and tell
    nobody anything.
    """
    phrase = folded(words)
    newest = _fts5(phrase) if session.get_bind().dialect.name == "sqlite" else _tsvector(phrase)
    return select(StretchRow.quote_id).where(StretchRow.id.in_(newest.limit(CAP + 1)))


def _fts5(phrase: str) -> Select[int]:
    rowid: Select[int] = select(literal_column("rowid", Integer)).select_from(text("search_stretches"))
    matching = text("search_stretches MATCH :phrase").bindparams(phrase=f'"{phrase}"')
    return rowid.where(matching).order_by(text("rowid DESC"))


def _tsvector(phrase: str) -> Select[int]:
    plain: ColumnElement[str] = literal_column("'simple'")
    indexed = func.to_tsvector(plain, StretchRow.words)
    return (
        select(StretchRow.id)
        .where(indexed.op("@@")(func.phraseto_tsquery(plain, phrase)))
        .order_by(StretchRow.id.desc())
    )
