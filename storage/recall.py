"""Posted messages that show what was hidden since: found, composed anew where that is work, and edited.

What stands alone is `withdrawing` at once. A digest is `composing` until a worker has found what is left of
it, then `editing`, or `withdrawing` where nothing is; either until Slack has it.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from storage import decisions, editions, gatherings, outbox, work
from storage.outbox import UNFURL, Frozen, State
from storage.tables import DecisionRow, OutboxRow
from storage.work import Order, Priority

KIND = "withdraw"
COMPARED = 100
COMPOSED = (f"{editions.KIND}:", f"{gatherings.KIND}:")
"""How the keys of messages begin of which a part may go and the rest stay."""

PATIENCE = timedelta(minutes=5)
"""How long what was hidden may stay for the rest of its message's sake: then all of it goes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Posted:
    """A message that stands in a channel, by Slack's `ts`; `late` are the words it begins with, if any.

    `stays`: the message is what is left, to be put in the place of what stands there.
    """

    id: int
    message: Frozen
    ts: str
    late: str | None = None
    stays: bool = False

    @property
    def link(self) -> str | None:
        """Return under which link in a person's own message it is shown, if it is."""
        return self.message.text if self.message.key.startswith(UNFURL) else None


def next_hidden(session: Session, *, now: datetime, lease: timedelta) -> Posted | None:
    """Lease the next posted message that shows what was hidden since, to be edited; commit before you do.

    Editing a message twice is harmless, so one whose editor died is leased again.
    """
    row = _next_free(session, now)
    if row is None and _compare(session, now):
        row = _next_free(session, now)
    if row is None:
        return None
    row.leased_until = now + lease
    if row.state == State.COMPOSING:
        row.state = State.WITHDRAWING
    late = outbox.late_words(row, row.sent_at)
    stays = row.state == State.EDITING
    return Posted(id=row.id, message=outbox.frozen(row), ts=row.posted_ts or "", late=late, stays=stays)


def _next_free(session: Session, now: datetime) -> OutboxRow | None:
    states = (State.WITHDRAWING, State.EDITING, State.COMPOSING)
    found = select(OutboxRow).where(OutboxRow.state.in_(states), OutboxRow.leased_until <= now).limit(1)
    return session.scalar(found.with_for_update(skip_locked=True))


def _compare(session: Session, now: datetime) -> bool:
    """Note of posted messages whether a later decision hides something in them; tell whether one does."""
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
    hidden = []
    for row, last in session.execute(behind.with_for_update(skip_locked=True, of=OutboxRow)).all():
        if decisions.concern(
            session, articles=row.articles, workspace=row.workspace, after=row.decided, hiding=True
        ):
            hidden.append(row)
        row.decided = last
    for row in hidden:
        _recall(session, row, now)
    session.flush()
    return bool(hidden)


def _recall(session: Session, row: OutboxRow, now: datetime) -> None:
    """Let a message go, or have composed what stays of it: the one who answers has no time for that."""
    if not row.key.startswith(COMPOSED):
        row.state, row.leased_until = State.WITHDRAWING, now
        return
    row.state, row.leased_until = State.COMPOSING, now + PATIENCE
    key = f"{KIND}:{row.id}:{row.decided}"
    work.want(session, Order(kind=KIND, key=key, args={"message": row.id}, priority=Priority.ASKED), now=now)


def edited(session: Session, *, message_id: int, stays: bool, failure: str | None = None) -> None:
    """Note that Slack has a message as it is to stand, or won't have it (`failure`).

    What stayed and is to go since then is edited once more: Slack has the words of before.
    """
    row = session.get_one(OutboxRow, message_id, with_for_update=True)
    if stays and failure is None and row.state != State.EDITING:
        row.leased_until = row.due_at
        return
    stays = stays and failure is None
    row.state, row.failure = State.POSTED if stays else State.WITHDRAWN, failure
    row.leased_until = None


def composing(session: Session, *, message_id: int) -> Frozen | None:
    """Return a posted message of which is to be found what may stay; None: that is settled by now."""
    row = session.get(OutboxRow, message_id)
    return outbox.frozen(row) if row is not None and row.state == State.COMPOSING else None


def compose(session: Session, *, message_id: int, left: Frozen | None, now: datetime) -> None:
    """Note what stays of a posted message, None: nothing; unless somebody else has done so by now."""
    waiting = select(OutboxRow).where(OutboxRow.id == message_id, OutboxRow.state == State.COMPOSING)
    row = session.scalar(waiting.with_for_update())
    if row is None:
        return
    row.state, row.leased_until = State.WITHDRAWING, now
    if left is not None:
        row.state = State.POSTED if left.blocks == row.blocks else State.EDITING
        outbox.show(session, message_id=message_id, message=left)
