"""Adding and counting rows alike on both engines."""

from typing import Any

from sqlalchemy import Select, func, insert, inspect, select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

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


def counted(session: Session, query: Select[int]) -> tuple[int, bool]:
    """Count what `query` finds up to a thousand, and tell whether there is more: exact counts cost more."""
    number = session.scalars(select(func.count()).select_from(query.limit(CAP + 1).subquery())).one()
    return min(number, CAP), number > CAP
