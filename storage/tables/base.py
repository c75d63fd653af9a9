"""What all rows share: their base, instants in UTC, and columns alike on both engines."""

from datetime import UTC, datetime
from typing import Any

from sqlalchemy import BigInteger, DateTime, Dialect, Integer, MetaData, Text, TypeDecorator
from sqlalchemy.orm import DeclarativeBase
from structlog.contextvars import get_contextvars

Folded = Text().with_variant(Text(collation="C"), "postgresql")
"""Plain ASCII, compared byte by byte on both engines, so that a prefix is a range of the index."""

Id = BigInteger().with_variant(Integer(), "sqlite")
"""SQLite gives row numbers by itself only to a column that it calls INTEGER."""


def reference() -> str | None:
    """Return the reference that lines of the log bear just now: what is wanted meanwhile keeps it."""
    found: str | None = get_contextvars().get("reference")
    return found


class Instant(TypeDecorator[datetime]):
    """An aware instant, kept in UTC: SQLite would forget the zone."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002
        """Turn `value` to UTC; a naive one is a programming error."""
        if value is not None and value.tzinfo is None:
            raise ValueError("a naive datetime cannot be an instant")
        return value and value.astimezone(UTC)

    def process_result_value(self, value: Any, dialect: Dialect) -> datetime | None:  # noqa: ARG002
        """Give an aware datetime back on both engines."""
        if not isinstance(value, datetime):
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


class Row(DeclarativeBase):
    """Base of all rows, with names for constraints that migrations can speak of."""

    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(column_0_N_label)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
            "pk": "pk_%(table_name)s",
        }
    )
