"""Messages on their way to Slack."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, Index, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from storage.tables.base import Id, Instant, Row, reference


class OutboxRow(Row):
    """A message frozen for one channel, once for each `key`, and what became of it.

    `wanted_at` is when it was frozen, `due_at` when it is to be tried next. `decided` is the last decision of
    the workspace that it already obeys. Sent later than `late_after` it
    begins with the words `late`; after `ends_at` it isn't sent any more. `looked_at`: when its channel was
    last searched for it; `after_ts` is the last message of ours there when it was sent, by Slack's clock;
    `reference` what the log calls the answer, or the work, that put it here.
    """

    __tablename__ = "outbox"
    __table_args__ = (Index(None, "state", "due_at"), Index(None, "channel", "sent_at"))

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    key: Mapped[str] = mapped_column(String(128), unique=True)
    workspace: Mapped[str] = mapped_column(String(32))
    channel: Mapped[str] = mapped_column(String(32))
    thread: Mapped[str | None] = mapped_column(String(32))
    author: Mapped[str] = mapped_column(String(32))
    text: Mapped[str] = mapped_column(Text)
    blocks: Mapped[list[dict[str, Any]]] = mapped_column(JSON)
    articles: Mapped[list[int]] = mapped_column(JSON)
    state: Mapped[str] = mapped_column(String(16))
    wanted_at: Mapped[datetime | None] = mapped_column(Instant)
    due_at: Mapped[datetime] = mapped_column(Instant)
    leased_until: Mapped[datetime | None] = mapped_column(Instant)
    attempts: Mapped[int]
    posted_ts: Mapped[str | None] = mapped_column(String(32))
    failure: Mapped[str | None] = mapped_column(Text)
    decided: Mapped[int | None] = mapped_column(Id)
    late: Mapped[str | None] = mapped_column(Text)
    late_after: Mapped[datetime | None] = mapped_column(Instant)
    ends_at: Mapped[datetime | None] = mapped_column(Instant)
    sent_at: Mapped[datetime | None] = mapped_column(Instant)
    after_ts: Mapped[str | None] = mapped_column(String(32))
    looked_at: Mapped[datetime | None] = mapped_column(Instant)
    reference: Mapped[str | None] = mapped_column(String(24), default=reference)


class ShowingRow(Row):
    """That a message shows an article, by article: as `OutboxRow.articles` has it by message."""

    __tablename__ = "showings"

    article_id: Mapped[int] = mapped_column(Id, primary_key=True, autoincrement=False)
    message_id: Mapped[int] = mapped_column(
        Id, ForeignKey("outbox.id", ondelete="CASCADE"), primary_key=True, autoincrement=False, index=True
    )
