"""The channels in which editors let internal articles be seen; `storage.audience.visible` obeys them."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from news.nouns import Audience
from storage.rows import insert_new
from storage.ruled import forget, workspace_of
from storage.tables import AllowedChannelRow


@dataclass(frozen=True, slots=True, kw_only=True)
class Allowed:
    """A channel by its id, who allowed it, and when."""

    channel: str
    author: str
    allowed_at: datetime


def allow(session: Session, *, workspace: str, channel: str, author: str, now: datetime) -> bool:
    """Let internal articles of the workspace be seen in the channel; tell whether that is new."""
    key = {"workspace": workspace, "channel": channel}
    forget(session)
    return insert_new(session, AllowedChannelRow, **key, author=author, allowed_at=now) is not None


def forbid(session: Session, *, workspace: str, channel: str) -> bool:
    """Take that back; tell whether it had been allowed."""
    row = AllowedChannelRow
    found = delete(row).where(row.workspace == workspace, row.channel == channel).returning(row.channel)
    return bool(session.scalars(found).all())


def sight(session: Session, audience: Audience) -> Audience:
    """Return who sees the same as `audience`: one for all channels in which nothing internal is seen."""
    row = AllowedChannelRow
    here = (row.workspace == workspace_of(audience), row.channel == (audience.channel or ""))
    channel = session.scalar(select(row.channel).where(*here))
    return Audience(workspace=audience.workspace, channel=channel, everything=audience.everything)


def channels(session: Session, *, workspace: str) -> tuple[Allowed, ...]:
    """Return the allowed channels, the oldest first."""
    row = AllowedChannelRow
    query = select(row).where(row.workspace == workspace).order_by(row.allowed_at, row.channel)
    return tuple(
        Allowed(channel=one.channel, author=one.author, allowed_at=one.allowed_at)
        for one in session.scalars(query)
    )
