"""What became of a subscription's editions, as people are told."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from sqlalchemy import select
from sqlalchemy.orm import Session

from news.digests.slots import PUNCTUAL
from storage import outbox
from storage.editions import State
from storage.tables import EditionRow, OutboxRow


class PastState(StrEnum):
    """What became of an edition, as people are told."""

    COMING = "coming"
    WAITING = "waiting"
    POSTED = "posted"
    EMPTY = "empty"
    SKIPPED = "skipped"
    REFUSED = "refused"
    UNCONFIRMED = "unconfirmed"
    WITHDRAWN = "withdrawn"


_OUTCOMES = {
    outbox.State.WAITING: PastState.WAITING,
    outbox.State.SENDING: PastState.WAITING,
    outbox.State.POSTED: PastState.POSTED,
    outbox.State.REFUSED: PastState.REFUSED,
    outbox.State.UNCONFIRMED: PastState.UNCONFIRMED,
    outbox.State.TOO_LATE: PastState.SKIPPED,
    outbox.State.COMPOSING: PastState.POSTED,
    outbox.State.EDITING: PastState.POSTED,
    outbox.State.WITHDRAWING: PastState.WITHDRAWN,
    outbox.State.WITHDRAWN: PastState.WITHDRAWN,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Past:
    """An edition and what became of it; `late_minutes` are 0 for one that came on time."""

    key: str
    due_at: datetime
    state: PastState
    stories: int
    why: str | None
    late_minutes: int


def past(session: Session, *, subscription_id: int, limit: int = 14) -> tuple[Past, ...]:
    """Return what became of the subscription's last editions, the latest first."""
    query = (
        select(EditionRow, OutboxRow)
        .outerjoin(OutboxRow, OutboxRow.id == EditionRow.outbox_id)
        .where(EditionRow.subscription_id == subscription_id)
        .order_by(EditionRow.due_at.desc(), EditionRow.id.desc())
        .limit(limit)
    )
    return tuple(_past(row, sent) for row, sent in session.execute(query))


def _past(row: EditionRow, sent: OutboxRow | None) -> Past:
    state = PastState.COMING if row.state == State.DUE else PastState.SKIPPED
    if row.state == State.EMPTY:
        state = PastState.EMPTY
    if row.state == State.FROZEN and sent is not None:
        state = _OUTCOMES[outbox.State(sent.state)]
    late = (sent.sent_at or row.due_at) - row.due_at if sent and state is PastState.POSTED else timedelta()
    return Past(
        key=row.key,
        due_at=row.due_at,
        state=state,
        stories=row.stories,
        why=row.why,
        late_minutes=int(late.total_seconds() // 60) if late > PUNCTUAL else 0,
    )
