"""What became of editions that were sent: noted once, told to their owners, or taken up again."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from sqlalchemy import ColumnElement, and_, delete, or_, select
from sqlalchemy.orm import Session

from storage import outbox, subscriptions
from storage.editions import STOPPED, UNPOSTED, State, grace_of
from storage.subscriptions import Kept
from storage.tables import EditionRow, ListedRow, OutboxRow, SubscriptionRow

MOST = 200


class What(StrEnum):
    """What an owner must know."""

    PAUSED = "paused"
    UNCONFIRMED = "unconfirmed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What became of an edition, for its owner, once a `key`; `failure` is Slack's word for a refusal."""

    key: str
    what: What
    kept: Kept
    due_at: datetime
    failure: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Sent:
    edition: EditionRow
    message: OutboxRow
    subscription: SubscriptionRow


def settle(session: Session, *, now: datetime) -> tuple[int, tuple[Outcome, ...]]:
    """Note what became of sent editions, at most `MOST`; return how many, and what owners must be told.

    Refused for good: the subscription is paused. Withdrawn before it was posted, since an
    editor decided about what it showed: it is composed anew. Too late: what it listed is listed later.
    """
    query = (
        select(EditionRow, OutboxRow, SubscriptionRow)
        .join(OutboxRow, OutboxRow.id == EditionRow.outbox_id)
        .join(SubscriptionRow, SubscriptionRow.id == EditionRow.subscription_id)
        .where(EditionRow.noted.is_(False), EditionRow.state == State.FROZEN, is_over())
        .order_by(EditionRow.id)
        .limit(MOST)
    )
    found = session.execute(query.with_for_update(skip_locked=True, of=EditionRow)).all()
    sent = [_Sent(edition=row[0], message=row[1], subscription=row[2]) for row in found]
    told = [_settle(session, one, now) for one in sent]
    return len(found), tuple(one for one in told if one is not None)


def is_over() -> ColumnElement[bool]:
    """Return whether nothing more will happen to a message by itself."""
    over = (outbox.State.POSTED, outbox.State.REFUSED, outbox.State.TOO_LATE, outbox.State.WITHDRAWN)
    looked = and_(OutboxRow.state == outbox.State.UNCONFIRMED, OutboxRow.looked_at.is_not(None))
    return or_(OutboxRow.state.in_(over), looked)


def _settle(session: Session, sent: _Sent, now: datetime) -> Outcome | None:
    state = outbox.State(sent.message.state)
    if state is outbox.State.WITHDRAWN and sent.message.posted_ts is None:
        _again(session, sent, now)
        return None
    sent.edition.noted = True
    if state is outbox.State.REFUSED:
        return _refused(session, sent)
    if state is outbox.State.TOO_LATE:
        _released(session, sent)
        sent.edition.state, sent.edition.why = State.SKIPPED, UNPOSTED
    return _outcome(session, sent, What.UNCONFIRMED) if state is outbox.State.UNCONFIRMED else None


def _refused(session: Session, sent: _Sent) -> Outcome | None:
    """Pause the subscription, for every later edition would be refused too; tell once."""
    _released(session, sent)
    sent.edition.why = sent.message.failure
    row = sent.subscription
    if row.state != subscriptions.State.ACTIVE:
        return None
    row.state, row.paused_why, row.next_due = subscriptions.State.PAUSED, sent.message.failure, None
    return _outcome(session, sent, What.PAUSED)


def _outcome(session: Session, sent: _Sent, what: What) -> Outcome:
    return Outcome(
        key=f"digest-notice:{sent.edition.id}:{sent.edition.composed}",
        what=what,
        kept=subscriptions.read(session, sent.subscription),
        due_at=sent.edition.due_at,
        failure=sent.message.failure or "",
    )


def _again(session: Session, sent: _Sent, now: datetime) -> None:
    """Let it be composed anew, unless its subscription was stopped or it would come too late."""
    _released(session, sent)
    edition = sent.edition
    kept = subscriptions.read(session, sent.subscription)
    if kept.state is not subscriptions.State.ACTIVE or now - edition.due_at > grace_of(kept):
        edition.state, edition.why, edition.noted = State.SKIPPED, STOPPED, True
        return
    edition.state, edition.outbox_id, edition.wanted_at = State.DUE, None, None
    edition.composed += 1


def _released(session: Session, sent: _Sent) -> None:
    """Forget what it listed, as nobody saw it: a later edition may list it."""
    session.execute(delete(ListedRow).where(ListedRow.edition_id == sent.edition.id))
    sent.edition.stories = 0
    row = sent.subscription
    row.told_until = min(row.told_until, sent.edition.since)
