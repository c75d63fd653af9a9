"""Messages of which nobody knows whether Slack took them: looked up in their channels where one may."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import or_, select, update
from sqlalchemy.orm import Session

from storage.outbox import State
from storage.tables import OutboxRow

SETTLED = timedelta(minutes=1)
"""How long Slack may take to show what it took: before that, missing means nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Lost:
    """A message by its key, which its metadata in Slack has.

    `after` is the `ts` of a message that stood in the channel before it: our clock may have jumped since.
    """

    id: int
    workspace: str
    channel: str
    key: str
    after: str | None


def next_lost(session: Session, *, now: datetime, lease: timedelta) -> Lost | None:
    """Lease the next message that nobody has looked up yet; commit before you do."""
    row = OutboxRow
    unknown = (row.state == State.UNCONFIRMED, row.looked_at.is_(None), row.sent_at <= now - SETTLED)
    free = or_(row.leased_until.is_(None), row.leased_until <= now)
    query = select(row).where(*unknown, free).order_by(row.sent_at, row.id).limit(1)
    found = session.scalar(query.with_for_update(skip_locked=True))
    if found is None:
        return None
    found.leased_until = now + lease
    return Lost(
        id=found.id,
        workspace=found.workspace,
        channel=found.channel,
        key=found.key,
        after=found.after_ts,
    )


def missing(session: Session, *, lost_id: int, now: datetime) -> bool:
    """Note that Slack hasn't the message: one that has an end is sent again until then. Tell whether it is.

    Whoever shared something by hand was told to look, and may have shared it again: that stays as it is.
    """
    ours = (OutboxRow.id == lost_id, OutboxRow.state == State.UNCONFIRMED)
    again = update(OutboxRow).where(*ours, OutboxRow.ends_at.is_not(None))
    values = {"state": State.WAITING, "due_at": now, "leased_until": None, "sent_at": None}
    found = session.scalars(again.values(values).returning(OutboxRow.id)).all()
    if not found:
        looked(session, lost_id=lost_id, now=now)
    return bool(found)


def looked(session: Session, *, lost_id: int, now: datetime) -> None:
    """Note that it was looked for and can't be known: that isn't tried again."""
    ours = (OutboxRow.id == lost_id, OutboxRow.state == State.UNCONFIRMED)
    session.execute(update(OutboxRow).where(*ours).values(looked_at=now, leased_until=None))


def later(session: Session, *, lost_id: int, until: datetime) -> None:
    """Let the look-up wait."""
    session.execute(update(OutboxRow).where(OutboxRow.id == lost_id).values(leased_until=until))
