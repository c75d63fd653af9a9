"""Posted messages that show what was hidden since: found one by one, to be edited in their channels."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import and_, func, select
from sqlalchemy.orm import Session

from storage import decisions, outbox
from storage.outbox import UNFURL, Frozen, State
from storage.tables import DecisionRow, OutboxRow

COMPARED = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Posted:
    """A message that stands in a channel, by Slack's `ts`; `late` are the words it begins with, if any."""

    id: int
    message: Frozen
    ts: str
    late: str | None = None

    @property
    def link(self) -> str | None:
        """Return under which link in a person's own message it is shown, if it is."""
        return self.message.text if self.message.key.startswith(UNFURL) else None


def next_hidden(session: Session, *, now: datetime, lease: timedelta) -> Posted | None:
    """Lease the next posted message that shows what was hidden since, to be edited; commit before you do.

    Editing a message twice is harmless, so one whose editor died is leased again.
    """
    again = and_(OutboxRow.state == State.WITHDRAWING, OutboxRow.leased_until <= now)
    row = session.scalar(select(OutboxRow).where(again).limit(1).with_for_update(skip_locked=True))
    row = row or _compared(session)
    if row is None:
        return None
    row.state, row.leased_until = State.WITHDRAWING, now + lease
    late = outbox.late_words(row, row.sent_at)
    return Posted(id=row.id, message=outbox.frozen(row), ts=row.posted_ts or "", late=late)


def _compared(session: Session) -> OutboxRow | None:
    """Return a posted message that a later decision hides; note of the others that they were compared."""
    latest = (
        select(DecisionRow.workspace, func.max(DecisionRow.id).label("id"))
        .group_by(DecisionRow.workspace)
        .subquery()
    )
    behind = (
        select(OutboxRow, latest.c.id)
        .join(latest, latest.c.workspace == OutboxRow.workspace)
        .where(OutboxRow.state == State.POSTED, func.coalesce(OutboxRow.decided, 0) < latest.c.id)
        .order_by(OutboxRow.id)
        .limit(COMPARED)
    )
    found = session.execute(behind.with_for_update(skip_locked=True, of=OutboxRow))
    for row, last in found.all():
        hidden = decisions.concern(
            session, articles=row.articles, workspace=row.workspace, after=row.decided, hiding=True
        )
        row.decided = last
        if hidden:
            return session.get_one(OutboxRow, row.id)
    return None
