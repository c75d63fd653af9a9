"""Articles with their text."""

from datetime import date, datetime

from sqlalchemy import Date, Index, String, Text, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from storage.tables.base import Folded, Id, Instant, Row


class ArticleRow(Row):
    """An article with its text. `key` is what makes it the same article; `workspace` is "" for everyone's.

    `show` is how much of it may be shown: a "sentence", its "headline", or its "link" only.

    `text_of` is the first article that carried the same text, None where this is the first.
    `changed_at`: when a later version of it was read, the last time.
    """

    __tablename__ = "articles"
    __table_args__ = (
        UniqueConstraint("key", "workspace"),
        Index("ix_articles_days", "workspace", "standing", "published_day"),  # at whose ends `coverage` looks
        Index("ix_articles_reads", "workspace", "standing", "read_at"),
        Index(
            "ix_articles_embargo",
            "embargo_until",
            sqlite_where=text("embargo_until IS NOT NULL"),
            postgresql_where=text("embargo_until IS NOT NULL"),
        ),
        Index(  # each article that an answer looks at is asked for who may see it: without its long text
            "ix_articles_sight",
            *("id", "hidden", "standing", "workspace", "embargo_until", "text_of", "outlet_key"),
        ),
        {"sqlite_autoincrement": True},  # an id used again would find the words of an article that is gone
    )

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    key: Mapped[str] = mapped_column(String(64))
    workspace: Mapped[str] = mapped_column(String(32))
    standing: Mapped[str] = mapped_column(String(16))
    embargo_until: Mapped[datetime | None] = mapped_column(Instant)
    hidden: Mapped[bool]
    url: Mapped[str | None] = mapped_column(Text)
    place: Mapped[str | None] = mapped_column(Text)
    outlet: Mapped[str | None] = mapped_column(Text)
    outlet_key: Mapped[str | None] = mapped_column(Folded, index=True)
    headline: Mapped[str | None] = mapped_column(Text)
    standfirst: Mapped[str | None] = mapped_column(Text)
    byline: Mapped[str | None] = mapped_column(Text)
    dateline: Mapped[str | None] = mapped_column(Text)
    language: Mapped[str | None] = mapped_column(String(16))
    published_day: Mapped[date | None] = mapped_column(Date)
    published_instant: Mapped[datetime | None] = mapped_column(Instant)
    read_at: Mapped[datetime] = mapped_column(Instant, index=True)
    text: Mapped[str] = mapped_column(Text)
    text_of: Mapped[int | None] = mapped_column(Id, index=True)
    changed_at: Mapped[datetime | None] = mapped_column(Instant)
    show: Mapped[str] = mapped_column(String(16), server_default="sentence")


class TallyRow(Row):
    """How many articles there are of a workspace and standing, and how many of them state a date.

    Triggers on `articles` keep it, hidden ones and copies left out; in 16 rows, so that writers rarely meet.
    """

    __tablename__ = "tallies"

    workspace: Mapped[str] = mapped_column(String(32), primary_key=True)
    standing: Mapped[str] = mapped_column(String(16), primary_key=True)
    shard: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    articles: Mapped[int]
    dated: Mapped[int]
