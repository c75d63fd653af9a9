"""Finding words: FTS5 on SQLite, tsvector on PostgreSQL, behind one condition."""

from sqlalchemy import ColumnElement, Integer, Select, func, literal_column, select, text
from sqlalchemy.orm import Session

from news.text import folded
from storage.tables import StretchRow


def has_phrase(session: Session, words: str) -> ColumnElement[bool]:
    """Return the condition on `stretches` that these words stand there, next to each other and in this order.

    Case, accents and punctuation don't count: both sides are compared in folded form. `words` must hold one.
    """
    phrase = folded(words)
    if session.get_bind().dialect.name == "postgresql":
        indexed = func.to_tsvector(literal_column("'simple'"), StretchRow.words)
        return indexed.op("@@")(func.phraseto_tsquery(literal_column("'simple'"), phrase))
    rows: Select[int] = select(literal_column("rowid", Integer)).select_from(text("search_stretches"))
    return StretchRow.id.in_(
        rows.where(text("search_stretches MATCH :phrase").bindparams(phrase=f'"{phrase}"'))
    )
