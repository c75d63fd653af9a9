"""Digests: who wants which, its editions, and what each of them listed."""

from datetime import datetime

from sqlalchemy import ForeignKey, Index, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from storage.tables.base import Folded, Id, Instant, Row


class SubscriptionRow(Row):
    """A digest that someone wants in a channel; an ended one stays for the history.

    `topic` is how it is known again: folded words, a person's `storage.references`, an outlet's key.
    `told_until`: what was read up to then was told, or is past telling. `next_due`: None while it isn't
    active, or "at once": those are gathered by channel.
    """

    __tablename__ = "subscriptions"
    __table_args__ = (
        Index(None, "state", "next_due"),
        Index(None, "workspace", "channel"),
        Index(None, "workspace", "owner"),
    )

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    key: Mapped[str] = mapped_column(String(128), unique=True)
    workspace: Mapped[str] = mapped_column(String(32))
    channel: Mapped[str] = mapped_column(String(32))
    channel_name: Mapped[str | None] = mapped_column(Text)
    owner: Mapped[str] = mapped_column(String(32))
    kind: Mapped[str] = mapped_column(String(16))
    topic: Mapped[str] = mapped_column(Text)
    words: Mapped[str] = mapped_column(Text)
    exact: Mapped[bool]
    outlet: Mapped[str | None] = mapped_column(Text)
    cadence: Mapped[str] = mapped_column(String(16))
    at: Mapped[str | None] = mapped_column(String(5))
    weekday: Mapped[int]
    zone: Mapped[str] = mapped_column(String(64))
    says_empty: Mapped[bool]
    state: Mapped[str] = mapped_column(String(16))
    paused_why: Mapped[str | None] = mapped_column(Text)
    made_at: Mapped[datetime] = mapped_column(Instant)
    told_until: Mapped[datetime] = mapped_column(Instant)
    next_due: Mapped[datetime | None] = mapped_column(Instant)


class EditionRow(Row):
    """A digest's edition for one slot, once for each `key`, and what became of it.

    While `outbox_id` is there, what became of the message is the outbox's to say. `since` to `until` is when
    the articles were read that it tells of. `wanted_at`: when a worker was last asked to compose it.
    `noted`: what became of it was told to whom it concerns.
    """

    __tablename__ = "editions"
    __table_args__ = (
        UniqueConstraint("subscription_id", "key"),
        Index(None, "state", "wanted_at"),
        Index(None, "noted", "state"),
    )

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    subscription_id: Mapped[int] = mapped_column(Id, ForeignKey("subscriptions.id", ondelete="CASCADE"))
    key: Mapped[str] = mapped_column(String(32))
    due_at: Mapped[datetime] = mapped_column(Instant)
    since: Mapped[datetime] = mapped_column(Instant)
    until: Mapped[datetime] = mapped_column(Instant)
    state: Mapped[str] = mapped_column(String(16))
    why: Mapped[str | None] = mapped_column(Text)
    wanted_at: Mapped[datetime | None] = mapped_column(Instant)
    composed: Mapped[int]
    stories: Mapped[int]
    outbox_id: Mapped[int | None] = mapped_column(Id, ForeignKey("outbox.id"), index=True)
    noted: Mapped[bool]


class ListedRow(Row):
    """An article that an edition told of: no later one of the subscription tells of it again.

    `place` orders the edition's stories from 0 on; `part` says where: new, moved, undated, older. `match` and
    `matched` say why it belongs.
    """

    __tablename__ = "listed"
    __table_args__ = (Index(None, "edition_id", "place"),)

    subscription_id: Mapped[int] = mapped_column(
        Id, ForeignKey("subscriptions.id", ondelete="CASCADE"), primary_key=True
    )
    article_id: Mapped[int] = mapped_column(
        Id, ForeignKey("articles.id", ondelete="CASCADE"), primary_key=True, index=True
    )
    edition_id: Mapped[int] = mapped_column(Id, ForeignKey("editions.id", ondelete="CASCADE"))
    story_id: Mapped[int | None] = mapped_column(Id)
    part: Mapped[str] = mapped_column(String(16))
    place: Mapped[int]
    match: Mapped[str] = mapped_column(String(16))
    matched: Mapped[str] = mapped_column(Text)


class SynonymRow(Row):
    """Another wording that a workspace's editors gave a topic; `topic` and `other` are folded."""

    __tablename__ = "synonyms"

    workspace: Mapped[str] = mapped_column(String(32), primary_key=True)
    topic: Mapped[str] = mapped_column(Folded, primary_key=True)
    other: Mapped[str] = mapped_column(Folded, primary_key=True)
    words: Mapped[str] = mapped_column(Text)
    author: Mapped[str] = mapped_column(String(32))
    made_at: Mapped[datetime] = mapped_column(Instant)


class GatheringRow(Row):
    """When a channel or a person was last told what is told at once, and when to look again.

    `told_until`: what was read up to then was told.
    """

    __tablename__ = "gatherings"

    workspace: Mapped[str] = mapped_column(String(32), primary_key=True)
    place: Mapped[str] = mapped_column(String(32), primary_key=True)
    told_until: Mapped[datetime] = mapped_column(Instant)
    next_due: Mapped[datetime] = mapped_column(Instant, index=True)
