"""Which events have come: Slack delivers each at least once, and again after one and five minutes."""

from datetime import datetime, timedelta

from sqlalchemy import delete
from sqlalchemy.orm import Session

from storage.rows import insert_new
from storage.tables import EventRow

KEPT = timedelta(days=1)


def is_new(session: Session, *, event_id: str, now: datetime) -> bool:
    """Note that the event has come, and forget those of yesterday; tell whether it is the first time."""
    session.execute(delete(EventRow).where(EventRow.came_at < now - KEPT))
    return insert_new(session, EventRow, id=event_id, came_at=now) is not None
