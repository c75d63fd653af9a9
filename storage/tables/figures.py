"""Numbers that articles give."""

from decimal import Decimal
from typing import Any

from sqlalchemy import Dialect, ForeignKey, Index, String, Text, TypeDecorator, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from storage.tables.base import Folded, Id, Row


class Digits(TypeDecorator[Decimal]):
    """A decimal written out in digits, "1500000" or "2.5": no engine rounds it, and equal ones are equal."""

    impl = Folded
    cache_ok = True

    def process_bind_param(self, value: Decimal | None, dialect: Dialect) -> str | None:  # noqa: ARG002
        """Write `value` without exponent and trailing zeros."""
        if value is None:
            return None
        return f"{value:f}".rstrip("0").rstrip(".") if value % 1 else f"{value:.0f}"

    def process_result_value(self, value: Any, dialect: Dialect) -> Decimal | None:  # noqa: ARG002
        """Give the decimal back."""
        return None if value is None else Decimal(value)


class FigureRow(Row):
    """A number that an article gives. Offsets point into the article's text; `age` as for quotes.

    `person_id` is who gives it, the sayer's offsets are those of the words that name the giver. `words` is
    what topics are looked for in: the folded headline, the words for what is counted, the sentence.
    """

    __tablename__ = "figures"
    __table_args__ = (
        UniqueConstraint("article_id", "position"),
        Index("ix_figures_newest", "person_id", "age", "article_id", "position"),
        Index("ix_figures_sized", "value", "age", "article_id", "position"),
    )

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    article_id: Mapped[int] = mapped_column(Id, ForeignKey("articles.id", ondelete="CASCADE"))
    position: Mapped[int]
    age: Mapped[int]
    person_id: Mapped[int | None] = mapped_column(Id, ForeignKey("people.id", ondelete="CASCADE"))
    start: Mapped[int]
    end: Mapped[int]
    value: Mapped[Decimal | None] = mapped_column(Digits)
    value_max: Mapped[Decimal | None] = mapped_column(Digits)
    unit: Mapped[str] = mapped_column(String(16))
    per: Mapped[str | None] = mapped_column(Text)
    comparator: Mapped[str] = mapped_column(String(16))
    bound: Mapped[str | None] = mapped_column(String(16))
    counted: Mapped[str] = mapped_column(Text)
    counted_start: Mapped[int | None]
    counted_end: Mapped[int | None]
    as_of: Mapped[str | None] = mapped_column(Text)
    sayer_start: Mapped[int | None]
    sayer_end: Mapped[int | None]
    confidence: Mapped[float] = mapped_column(server_default="1")
    evidence_start: Mapped[int]
    evidence_end: Mapped[int]
    status: Mapped[str] = mapped_column(String(16))
    words: Mapped[str] = mapped_column(Text)
