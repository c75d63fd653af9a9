"""Feeds, what has been seen in them, and the sections under which articles stood."""

from datetime import datetime

from sqlalchemy import ForeignKey, Index, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from storage.tables.base import Folded, Id, Instant, Row


class FeedRow(Row):
    """A feed that a workspace reads ("" for everyone); `state` is active, paused or gone.

    `trouble` is what a person should know of its last failure; `reported_at` when its author was told.
    """

    __tablename__ = "feeds"
    __table_args__ = (UniqueConstraint("workspace", "url"), Index(None, "state", "due_at"))

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    workspace: Mapped[str] = mapped_column(String(32))
    url: Mapped[str] = mapped_column(Text)
    title: Mapped[str | None] = mapped_column(Text)
    outlet: Mapped[str | None] = mapped_column(Text)
    interval_s: Mapped[int]
    etag: Mapped[str | None] = mapped_column(Text)
    last_modified: Mapped[str | None] = mapped_column(Text)
    state: Mapped[str] = mapped_column(String(16))
    due_at: Mapped[datetime] = mapped_column(Instant)
    answered_at: Mapped[datetime | None] = mapped_column(Instant)
    failures: Mapped[int]
    trouble: Mapped[str | None] = mapped_column(Text)
    reported_at: Mapped[datetime | None] = mapped_column(Instant)
    author: Mapped[str] = mapped_column(String(32))
    added_at: Mapped[datetime] = mapped_column(Instant)


class EntryRow(Row):
    """An entry that was seen in a feed, by each of its keys; `mark` changes when what it says changes."""

    __tablename__ = "entries"

    feed_id: Mapped[int] = mapped_column(Id, ForeignKey("feeds.id", ondelete="CASCADE"), primary_key=True)
    key: Mapped[str] = mapped_column(String(64), primary_key=True)
    mark: Mapped[str] = mapped_column(String(64))
    seen_at: Mapped[datetime] = mapped_column(Instant, index=True)


class SectionRow(Row):
    """A section or category under which an article stood, in the publisher's words and folded."""

    __tablename__ = "sections"

    article_id: Mapped[int] = mapped_column(
        Id, ForeignKey("articles.id", ondelete="CASCADE"), primary_key=True
    )
    folded: Mapped[str] = mapped_column(Folded, primary_key=True, index=True)
    words: Mapped[str] = mapped_column(Text)
