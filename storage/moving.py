"""Copying a whole store into an empty one on either engine, and proving that nothing was lost."""

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from sqlalchemy import Table, delete, func, insert, select, text
from sqlalchemy.orm import Session

from storage.engine import StoreError
from storage.rows import go_on_after, last_number
from storage.search import learn
from storage.tables import ArticleRow, Row, TallyRow

BATCH = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class Copied:
    """A table that was copied: how many rows, and one checksum of all of them, alike on both sides."""

    table: str
    rows: int
    checksum: str


def copy(there: Session, here: Session) -> Iterator[Copied]:
    """Copy all rows of `there` into the empty store `here`, and tell of each table.

    Raises StoreError when `here` is not empty, or when what arrived is not what was sent: roll back then.
    """
    for table in Row.metadata.sorted_tables:
        if here.scalar(select(func.count()).select_from(table)):
            raise StoreError("The store to copy into is not empty. Name a new one, after whosaid db upgrade.")
    is_server = here.get_bind().dialect.name == "postgresql"
    if is_server:
        here.execute(text("SET CONSTRAINTS ALL IMMEDIATE"))  # or the copied tallies were counted once more
    for table in Row.metadata.sorted_tables:
        yield _copy_table(there, here, table)
    _go_on_counting(there, here)


def _copy_table(there: Session, here: Session, table: Table) -> Copied:
    if table is TallyRow.__table__:  # triggers have counted the articles that came in before
        here.execute(delete(table))
    sent = _Sum()
    for batch in _batches(there, table):
        sent.add(batch)
        here.execute(insert(table), [_row(row) for row in batch])
        if table is ArticleRow.__table__:
            _learn(here, batch)
    arrived = _Sum()
    for batch in _batches(here, table):
        arrived.add(batch)
    if (sent.rows, sent.value()) != (arrived.rows, arrived.value()):
        raise StoreError(f"The table {table.name} did not arrive as it was sent; nothing was copied.")
    return Copied(table=table.name, rows=arrived.rows, checksum=arrived.value())


def _batches(session: Session, table: Table) -> Iterator[Sequence[Any]]:
    """Give all rows in the order of the key: text keys in the order of their bytes, on both engines."""
    columns = [_bytewise(session, column) for column in table.primary_key.columns]
    rows = session.execute(select(table).order_by(*columns).execution_options(yield_per=BATCH))
    yield from rows.mappings().partitions(BATCH)


def _bytewise(session: Session, column: Any) -> Any:
    is_text = column.type.python_type is str
    return column.collate("C") if is_text and session.get_bind().dialect.name == "postgresql" else column


def _row(row: Any) -> dict[str, Any]:
    """Return the row as it is added: a job of the old store's queue is none of the new one's."""
    values = {name: _written(value) for name, value in row.items()}
    if "job_id" in values:
        values["job_id"] = None
    return values


class _Sum:
    def __init__(self) -> None:
        self._digest = hashlib.sha256()
        self.rows = 0

    def add(self, batch: Sequence[Any]) -> None:
        for row in batch:
            self.rows += 1
            seen = [(name, _plain(value)) for name, value in sorted(row.items()) if name != "job_id"]
            self._digest.update(repr(seen).encode())

    def value(self) -> str:
        return self._digest.hexdigest()[:16]


def _plain(value: Any) -> Any:
    """Return a number without the zeros that one engine keeps and the other doesn't."""
    return value.normalize() if isinstance(value, Decimal) else _written(value)


def _written(value: Any) -> Any:
    """Return a text with a space for each NUL: SQLite keeps it, PostgreSQL has no such letter."""
    return value.replace("\0", " ") if isinstance(value, str) else value


def _learn(here: Session, articles: Sequence[Any]) -> None:
    for row in articles:
        learn(here, article_id=row["id"], text=f"{row['headline'] or ''} {row['text']}")


def _go_on_counting(there: Session, here: Session) -> None:
    """Let no new row have the number of one that is gone: a message in Slack may still lead there."""
    for table in Row.metadata.sorted_tables:
        if "id" in table.columns and table.columns["id"].type.python_type is int:
            last = last_number(there, table)
            if last:
                go_on_after(here, table, last)
