"""Stories, the articles in them and why, and the terms by which articles are found that may tell the same."""

from datetime import datetime

from sqlalchemy import JSON, ForeignKey, Index, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from storage.tables.base import Folded, Id, Instant, Row


class StoryRow(Row):
    """An event that articles tell. With `workspace`: its editors made it, out of articles of others."""

    __tablename__ = "stories"

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    workspace: Mapped[str] = mapped_column(String(32), server_default="")
    begun_at: Mapped[datetime] = mapped_column(Instant)


class MembershipRow(Row):
    """The story that an article joined when it was saved, for good, and why.

    `day` is the published day's ordinal number, 0 for undated; `seen_at` is when we read the article. It was
    most like the article `nearest_id`, by the terms `shared`, both empty where it began the story.
    """

    __tablename__ = "memberships"
    __table_args__ = (
        Index(None, "story_id", "article_id"),
        Index(None, "seen_at", "article_id"),
        Index(None, "nearest_id"),
    )

    article_id: Mapped[int] = mapped_column(
        Id, ForeignKey("articles.id", ondelete="CASCADE"), primary_key=True
    )
    story_id: Mapped[int] = mapped_column(Id, ForeignKey("stories.id"))
    day: Mapped[int]
    seen_at: Mapped[datetime] = mapped_column(Instant)
    terms: Mapped[dict[str, float]] = mapped_column(JSON)
    length: Mapped[float] = mapped_column(server_default="0")
    likeness: Mapped[float]
    nearest_id: Mapped[int | None] = mapped_column(Id)
    shared: Mapped[list[str]] = mapped_column(JSON)


class TermRow(Row):
    """How many of the articles read so far hold a term; the empty term counts them all."""

    __tablename__ = "terms"

    term: Mapped[str] = mapped_column(Folded, primary_key=True)
    articles: Mapped[int]


class TermUseRow(Row):
    """An article under one of its most telling terms and its `day` (0: undated)."""

    __tablename__ = "term_uses"
    __table_args__ = ({"sqlite_with_rowid": False},)

    term: Mapped[str] = mapped_column(Folded, primary_key=True)
    day: Mapped[int] = mapped_column(primary_key=True)
    article_id: Mapped[int] = mapped_column(
        Id, ForeignKey("articles.id", ondelete="CASCADE"), primary_key=True, index=True
    )


class StoryRulingRow(Row):
    """What a workspace's decisions make of a story: one with `into_id`, called `title`.

    `into_id` is never merged itself: chains are followed when the ruling is made.
    """

    __tablename__ = "story_rulings"

    workspace: Mapped[str] = mapped_column(String(32), primary_key=True)
    story_id: Mapped[int] = mapped_column(Id, ForeignKey("stories.id"), primary_key=True)
    into_id: Mapped[int | None] = mapped_column(Id, ForeignKey("stories.id"))
    title: Mapped[str | None] = mapped_column(Text)


class MembershipRulingRow(Row):
    """The story into which a workspace's editors put an article."""

    __tablename__ = "membership_rulings"

    workspace: Mapped[str] = mapped_column(String(32), primary_key=True)
    article_id: Mapped[int] = mapped_column(
        Id, ForeignKey("articles.id", ondelete="CASCADE"), primary_key=True, index=True
    )
    story_id: Mapped[int] = mapped_column(Id, ForeignKey("stories.id"))
