"""Which messages in channels show an article whose words have changed since?"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from storage.outbox import State
from storage.tables import OutboxRow, ShowingRow

CHANGED = "changed:"
"""How the keys of messages begin that tell of a change: a thread is not told of what it was told."""

TOLD = timedelta(days=60)
"""How long after a message stood in a channel its thread is told that what it shows has changed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Showing:
    """A message that stands in a channel, and shows an article that has changed since."""

    message_id: int
    workspace: str
    channel: str
    thread: str
    author: str
    blocks: list[dict[str, object]]


def showing(session: Session, *, article_id: int, now: datetime) -> tuple[Showing, ...]:
    """Return the messages of the last two months in channels that show the article."""
    query = (
        select(OutboxRow)
        .join(ShowingRow, ShowingRow.message_id == OutboxRow.id)
        .where(ShowingRow.article_id == article_id, OutboxRow.state == State.POSTED)
        .where(OutboxRow.due_at > now - TOLD, OutboxRow.key.not_like(f"{CHANGED}%"))
    )
    return tuple(
        Showing(
            message_id=row.id,
            workspace=row.workspace,
            channel=row.channel,
            thread=row.thread or row.posted_ts or "",
            author=row.author,
            blocks=row.blocks,
        )
        for row in session.scalars(query.order_by(OutboxRow.id))
    )
