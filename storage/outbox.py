"""Messages on their way to a channel: frozen once, leased for sending, at most once posted.

A row is `waiting`, then `sending` under a lease, then `posted`, `refused`, or `unconfirmed` when nobody can
know whether Slack took it. A row found `sending` after its lease is unconfirmed: its sender died in between.
What was posted and shows what was hidden since is edited: `storage.recall`.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any

from sqlalchemy import ColumnElement, case, delete, func, select, text, update
from sqlalchemy.orm import Session, aliased

from news.nouns import Audience
from storage import decisions
from storage.articles import visible_ids
from storage.knowing import Known, require_known
from storage.rows import insert_all, insert_new
from storage.tables import OutboxRow, ShowingRow
from storage.turns import Turn

UNFURL = "unfurl:"
"""With this begins the key of what is shown under a link that a person posted."""
PACE = timedelta(seconds=1)


class State(StrEnum):
    """What became of a message."""

    WAITING = "waiting"
    SENDING = "sending"
    POSTED = "posted"
    REFUSED = "refused"
    UNCONFIRMED = "unconfirmed"
    TOO_LATE = "too late"
    COMPOSING = "composing"
    EDITING = "editing"
    WITHDRAWING = "withdrawing"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True, kw_only=True)
class Frozen:
    """A message as it will be posted. `articles` are those it shows; `author` is who asked for it.

    Posted later than `late_after` it begins with the words `late`; after `ends_at` it isn't posted any more.
    `known`: what was decided before it was composed, where that takes its time (None: just now).
    """

    key: str
    workspace: str
    channel: str
    author: str
    text: str
    blocks: list[dict[str, Any]]
    articles: list[int]
    thread: str | None = None
    late: str | None = None
    late_after: datetime | None = None
    ends_at: datetime | None = None
    known: Known | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Claimed:
    """A message leased for sending `until` then; `late` are the words to begin with, None: it is in time.

    `reference`: what the log calls the answer or the work that put it here.
    """

    id: int
    message: Frozen
    attempts: int
    until: datetime
    late: str | None = None
    reference: str | None = None


def put(session: Session, *, message: Frozen, now: datetime) -> int | None:
    """Freeze `message`; None when one of that key is there already.

    Raises OutdatedError when it is to be composed anew; what an editor decided since forbids sending it.
    """
    known = message.known
    if known is not None:
        require_known(session, known)
    added = insert_new(
        session,
        OutboxRow,
        key=message.key,
        workspace=message.workspace,
        channel=message.channel,
        thread=message.thread,
        author=message.author,
        text=message.text,
        blocks=message.blocks,
        articles=message.articles,
        late=message.late,
        late_after=message.late_after,
        ends_at=message.ends_at,
        state=State.WAITING,
        wanted_at=now,
        due_at=now,
        attempts=0,
        decided=known.decided if known else decisions.last(session, workspace=message.workspace),
    )
    if added is not None:
        _note_articles(session, added, message)
    return added


def _note_articles(session: Session, message_id: int, message: Frozen) -> None:
    shown = [{"article_id": one, "message_id": message_id} for one in dict.fromkeys(message.articles)]
    insert_all(session, ShowingRow, shown)


def put_posted(session: Session, *, message: Frozen, ts: str, now: datetime) -> bool:
    """Note what is shown under a person's own message `ts`; tell whether it is new.

    `message.text` is the link, the key begins with `UNFURL`.
    """
    added = put(session, message=message, now=now)
    if added is not None:
        posted(session, message_id=added, channel=message.channel, ts=ts)
    return added is not None


def claim(
    session: Session, *, now: datetime, lease: timedelta, message_id: int | None = None
) -> Claimed | None:
    """Lease the next due message (or the one named) for sending; commit before you post.

    One whose articles its workspace may no longer see is withdrawn instead of sent; so is one that was frozen
    before an editor decided about those articles, their quotes or their people. A channel gets one a second.
    """
    due = [OutboxRow.state == State.WAITING, OutboxRow.due_at <= now, ~_paced(now)]
    if message_id is not None:
        due.append(OutboxRow.id == message_id)
    query = select(OutboxRow).where(*due).order_by(OutboxRow.due_at, OutboxRow.id).limit(1)
    while (row := session.scalar(query.with_for_update(skip_locked=True))) is not None:
        row.failure = _withheld(session, row, now)
        if row.ends_at is not None and row.ends_at < now:
            row.state = State.TOO_LATE
        elif row.failure is not None:
            row.state = State.WITHDRAWN
        else:
            return _leased(session, row, now, lease) if _is_its_turn(session, row, now) else None
        session.flush()
    return None


def _is_its_turn(session: Session, row: OutboxRow, now: datetime) -> bool:
    """Tell whether nobody posts into the row's channel just now: those who would take turns."""
    if session.get_bind().dialect.name == "sqlite":  # its writers wait for each other anyway
        return True
    turn = text("SELECT pg_try_advisory_xact_lock(:claiming, hashtext(:channel))")
    held: bool = session.scalars(turn, {"claiming": Turn.CLAIMING, "channel": row.channel}).one()
    paced = select(OutboxRow.id).where(OutboxRow.id == row.id, _paced(now))
    return held and session.scalar(paced) is None


def _leased(session: Session, row: OutboxRow, now: datetime, lease: timedelta) -> Claimed:
    last = select(func.max(OutboxRow.posted_ts)).where(OutboxRow.channel == row.channel)
    row.after_ts = session.scalar(last)
    row.state, row.leased_until, row.attempts = State.SENDING, now + lease, row.attempts + 1
    row.sent_at = now
    until, late = now + lease, late_words(row, now)
    return Claimed(
        id=row.id,
        message=frozen(row),
        attempts=row.attempts,
        until=until,
        late=late,
        reference=row.reference,
    )


def late_words(row: OutboxRow, sent_at: datetime | None) -> str | None:
    """Return with which words a message begins that was sent then; None: it was in time."""
    late = row.late_after is not None and sent_at is not None and row.late_after < sent_at
    return row.late if late else None


def _paced(now: datetime) -> ColumnElement[bool]:
    """Return whether something went into the message's channel less than a second ago."""
    other = aliased(OutboxRow)
    just_sent = (other.sent_at > now - PACE, other.sent_at <= now)
    return select(other.id).where(other.channel == OutboxRow.channel, *just_sent).exists()


def settle(
    session: Session,
    *,
    message_id: int,
    state: State,
    failure: str | None = None,
) -> None:
    """Note what became of a message that was being sent."""
    values = {"state": state, "failure": failure, "leased_until": None}
    session.execute(update(OutboxRow).where(OutboxRow.id == message_id).values(**values))


def posted(session: Session, *, message_id: int, channel: str, ts: str) -> None:
    """Note where a message stands now: `channel` may be the direct channel of the person it went to.

    One whose words were forgotten meanwhile (`storage.unshown`) is to be withdrawn.
    """
    gone = OutboxRow.text == ""
    values = {
        "state": case((gone, State.WITHDRAWING), else_=State.POSTED),
        "channel": channel,
        "posted_ts": ts,
        "leased_until": case((gone, OutboxRow.due_at)),
    }
    session.execute(update(OutboxRow).where(OutboxRow.id == message_id).values(**values))


def show(session: Session, *, message_id: int, message: Frozen) -> None:
    """Note what a posted message shows from now on."""
    shown = {"text": message.text, "blocks": message.blocks, "articles": message.articles}
    session.execute(update(OutboxRow).where(OutboxRow.id == message_id).values(**shown))
    session.execute(delete(ShowingRow).where(ShowingRow.message_id == message_id))
    _note_articles(session, message_id, message)


def put_off(session: Session, *, message_id: int, until: datetime, failure: str) -> None:
    """Let a message that Slack clearly did not take wait until `until`."""
    values = {
        "state": State.WAITING,
        "due_at": until,
        "leased_until": None,
        "sent_at": None,
        "failure": failure,
    }
    session.execute(update(OutboxRow).where(OutboxRow.id == message_id).values(**values))


def expire(session: Session, *, now: datetime) -> int:
    """Mark as unconfirmed what was being sent when its sender died; return how many."""
    lost = update(OutboxRow).where(OutboxRow.state == State.SENDING, OutboxRow.leased_until <= now)
    found = session.scalars(
        lost.values(state=State.UNCONFIRMED, failure="the sender stopped before it knew").returning(
            OutboxRow.id
        )
    )
    return len(found.all())


def state_of(session: Session, *, message_id: int) -> tuple[State, str | None]:
    """Return what became of a message, and why."""
    row = session.get_one(OutboxRow, message_id)
    return State(row.state), row.failure


def channel_of(session: Session, *, message_id: int) -> str:
    """Return the channel into which a message goes."""
    return session.get_one(OutboxRow, message_id).channel


def _withheld(session: Session, row: OutboxRow, now: datetime) -> str | None:
    """Return why a message must not be sent any more, if so."""
    there = Audience(workspace=row.workspace, channel=row.channel)
    if len(visible_ids(session, ids=row.articles, audience=there, now=now)) < len(set(row.articles)):
        return "an article it shows is no longer to be seen there"
    if decisions.concern(session, articles=row.articles, workspace=row.workspace, after=row.decided):
        return "an editor has decided about what it shows"
    return None


def frozen(row: OutboxRow) -> Frozen:
    """Return a row's message."""
    return Frozen(
        key=row.key,
        workspace=row.workspace,
        channel=row.channel,
        thread=row.thread,
        author=row.author,
        text=row.text,
        blocks=row.blocks,
        articles=row.articles,
        late=row.late,
        late_after=row.late_after,
        ends_at=row.ends_at,
    )
