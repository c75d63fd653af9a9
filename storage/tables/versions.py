"""An article's earlier versions, what changed between them, and by what copies of a text are found."""

from datetime import date, datetime

from sqlalchemy import BigInteger, Date, ForeignKey, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from storage.tables.base import Id, Instant, Row


class VersionRow(Row):
    """A version of an article that a later one replaced, by `number` from 1; `read_at` is when we read it."""

    __tablename__ = "versions"
    __table_args__ = (UniqueConstraint("article_id", "number"),)

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    article_id: Mapped[int] = mapped_column(Id, ForeignKey("articles.id", ondelete="CASCADE"))
    number: Mapped[int]
    read_at: Mapped[datetime] = mapped_column(Instant)
    published_day: Mapped[date | None] = mapped_column(Date)
    published_instant: Mapped[datetime | None] = mapped_column(Instant)
    headline: Mapped[str | None] = mapped_column(Text)
    text: Mapped[str] = mapped_column(Text)


class ChangeRow(Row):
    """What came, went or was reworded with version `number`: a quote, a figure or the headline.

    `speaker` is who says it, by the name that the version gives.
    """

    __tablename__ = "changes"
    __table_args__ = (UniqueConstraint("article_id", "number", "position"),)

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    article_id: Mapped[int] = mapped_column(Id, ForeignKey("articles.id", ondelete="CASCADE"))
    number: Mapped[int]
    position: Mapped[int]
    seen_at: Mapped[datetime] = mapped_column(Instant)
    noun: Mapped[str] = mapped_column(String(16))
    kind: Mapped[str] = mapped_column(String(16))
    before: Mapped[str | None] = mapped_column(Text)
    after: Mapped[str | None] = mapped_column(Text)
    speaker: Mapped[str | None] = mapped_column(Text)


class BandRow(Row):
    """A band of a text's MinHash: texts that share one are worth comparing."""

    __tablename__ = "bands"

    band: Mapped[int] = mapped_column(BigInteger, primary_key=True)
    article_id: Mapped[int] = mapped_column(
        Id, ForeignKey("articles.id", ondelete="CASCADE"), primary_key=True, index=True
    )
