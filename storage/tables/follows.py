"""Who follows whom."""

from datetime import datetime

from sqlalchemy import ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from storage.tables.base import Id, Instant, Row


class FollowRow(Row):
    """A public person whom a `follower`, a user or a channel by its id, wants to hear of."""

    __tablename__ = "follows"
    __table_args__ = (UniqueConstraint("workspace", "follower", "person_id"),)

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    workspace: Mapped[str] = mapped_column(String(32))
    follower: Mapped[str] = mapped_column(String(32))
    person_id: Mapped[int] = mapped_column(Id, ForeignKey("people.id", ondelete="CASCADE"), index=True)
    author: Mapped[str] = mapped_column(String(32))
    followed_at: Mapped[datetime] = mapped_column(Instant)
