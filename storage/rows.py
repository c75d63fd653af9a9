"""Adding and choosing rows alike on both engines."""

from typing import Any

from sqlalchemy import Select, insert, inspect
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from storage.nouns import Wanted
from storage.tables import Row

CAP = 1000


def insert_new(session: Session, table: type[Row], **values: Any) -> int | None:
    """Add a row and return its key (its first part), or None when the row is there already."""
    build = postgresql.insert if session.get_bind().dialect.name == "postgresql" else sqlite.insert
    statement = build(table).values(**values).on_conflict_do_nothing()
    added: int | None = session.scalar(statement.returning(inspect(table).primary_key[0]))
    return added


def insert_one(session: Session, table: type[Row], **values: Any) -> int:
    """Add a row and return its id."""
    added: int = session.scalars(insert(table).values(**values).returning(table.__table__.c.id)).one()
    return added


def insert_all(session: Session, table: type[Row], rows: list[dict[str, Any]]) -> None:
    """Add `rows` in one statement."""
    if rows:
        session.execute(insert(table), rows)


def chosen(session: Session, query: Select[int], wanted: Wanted) -> tuple[list[int], int, bool]:
    """Return those of the ids that `query` gives in order which are wanted, and how many there are in all.

    They are counted up to a thousand, and the last value tells whether there are more: exact counts of very
    many cost too much, and nobody pages through them.
    """
    ids = list(session.scalars(query.limit(CAP + 1)))
    total, capped = min(len(ids), CAP), len(ids) > CAP
    return ids[wanted.start : min(wanted.start + wanted.limit, CAP)], total, capped
