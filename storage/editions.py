"""Editions: one for each slot, once; composed, frozen, posted, or on record as skipped, and why.

A row is `due` until its message is frozen in the outbox (`frozen`), or there was nothing to say (`empty`), or
it came too late (`skipped`). What became of a frozen one is the outbox's to say.
"""

from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from sqlalchemy import delete, insert, or_, select, update
from sqlalchemy.orm import Session

from news.digests.compose import Edition
from news.digests.slots import GRACE, Cadence, Lateness, Slot, lateness, next_slot, slots_between
from storage import installations, outbox, subscriptions, work
from storage.outbox import Frozen
from storage.rows import insert_new
from storage.subscriptions import AT_ONCE, Kept
from storage.tables import EditionRow, ListedRow, OutboxRow, SubscriptionRow

KIND = "digest"
MOST_DUE = 1_000
MOST_RECORDED = 31
"""Slots of one subscription that a stall leaves on record: of a longer one, the last."""

BATCH = 100
WANTED_AGAIN = timedelta(minutes=3)
REACH = {Cadence.DAILY: timedelta(days=1), Cadence.WEEKDAYS: timedelta(days=1), Cadence.WEEKLY: timedelta(7)}
REMEMBERED = {Cadence.DAILY: timedelta(8), Cadence.WEEKDAYS: timedelta(8), Cadence.WEEKLY: timedelta(15)}
"""How far back an edition reaches at most, where earlier ones were skipped: older news is none any more."""

NEWER = "a newer one was due already"
STOPPED = "the subscription was paused or ended before it could be sent"
UNPOSTED = "it could not be posted in time"
UNCOMPOSED = "it could not be composed in time"


class State(StrEnum):
    """What the store knows of an edition without asking the outbox."""

    DUE = "due"
    FROZEN = "frozen"
    EMPTY = "empty"
    SKIPPED = "skipped"


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """An edition to be composed: it tells of what was read later than `since` and up to `until`."""

    id: int
    kept: Kept
    key: str
    due_at: datetime
    since: datetime
    until: datetime
    composed: int

    @property
    def grace(self) -> timedelta:
        """How late it is still sent."""
        return grace_of(self.kept)


def grace_of(kept: Kept) -> timedelta:
    """Return how late an edition of the subscription is still sent."""
    return GRACE[kept.wanted.timetable.cadence if kept.wanted.timetable else Cadence.DAILY]


def come_due(session: Session, *, now: datetime) -> int:
    """Put on record what is due by now, at most `MOST_DUE` subscriptions' slots; return how many those are.

    Two schedulers at once change nothing: a slot is recorded once, and a subscription moves on from it.
    """
    row = SubscriptionRow
    due = (row.state == subscriptions.State.ACTIVE, row.next_due <= now, row.cadence != AT_ONCE)
    there = row.workspace.not_in(installations.gone())
    query = select(row).where(*due, there).order_by(row.next_due, row.id).limit(MOST_DUE)
    rows = session.scalars(query.with_for_update(skip_locked=True)).all()
    for one in rows:
        _record(session, one, now)
    want(session, now=now)
    return len(rows)


def _record(session: Session, row: SubscriptionRow, now: datetime) -> None:
    """Record the slots that are due; all but the last, or one that is too late, as skipped."""
    kept = subscriptions.read(session, row)
    timetable = kept.wanted.timetable
    if timetable is None or row.next_due is None:
        return
    before = row.next_due - timedelta(microseconds=1)
    slots = deque(slots_between(timetable, before, now), maxlen=MOST_RECORDED)
    for slot in slots:
        late = lateness(timetable.cadence, slot.due, now)
        last = slot is slots[-1]
        skipped = late is Lateness.SKIPPED or not last
        why = (_too_late(now - slot.due) if late is Lateness.SKIPPED else NEWER) if skipped else None
        _add(session, kept, slot=slot, until=min(slot.due, now), why=why)
    row.next_due = next_slot(timetable, now).due


def _too_late(waited: timedelta) -> str:
    hours = int(waited.total_seconds() // 3600)
    return f"it could only be sent {hours} hours late" if hours < 48 else f"… {hours // 24} days late"


def send_now(session: Session, *, kept: Kept, now: datetime) -> bool:
    """Let an edition be sent at once, besides those of its slots; tell whether it is the second's first."""
    slot = Slot(key=f"now {now:%Y-%m-%dT%H:%M:%S}", day=now.date(), due=now)
    added = _add(session, kept, slot=slot, until=now, why=None) is not None
    want(session, now=now, priority=work.Priority.ASKED)
    return added


def _add(session: Session, kept: Kept, *, slot: Slot, until: datetime, why: str | None) -> int | None:
    return insert_new(
        session,
        EditionRow,
        subscription_id=kept.id,
        key=slot.key,
        due_at=slot.due,
        since=reaching_back(kept, until),
        until=until,
        state=State.SKIPPED if why else State.DUE,
        why=why,
        composed=0,
        stories=0,
        noted=why is not None,
    )


def reaching_back(kept: Kept, until: datetime) -> datetime:
    """Return from when on an edition up to `until` tells: since the last, and at least a day or a week.

    What was listed isn't listed again, so reaching too far back does no harm; a clock that was wrong might.
    """
    cadence = kept.wanted.timetable.cadence if kept.wanted.timetable else Cadence.DAILY
    since = min(kept.told_until, until - REACH[cadence])
    return max(since, until - REMEMBERED[cadence])


def want(session: Session, *, now: datetime, priority: work.Priority = work.Priority.LIVE) -> None:
    """Have due editions composed that no worker was asked for, or that one was asked for some minutes ago."""
    again = or_(EditionRow.wanted_at.is_(None), EditionRow.wanted_at <= now - WANTED_AGAIN)
    due = select(EditionRow).where(EditionRow.state == State.DUE, again).order_by(EditionRow.id)
    rows = session.scalars(due.limit(MOST_DUE).with_for_update(skip_locked=True)).all()
    for start in range(0, len(rows), BATCH):
        batch = rows[start : start + BATCH]
        key = f"digest:{batch[0].id}:{batch[-1].id}:{batch[0].composed}:{now:%Y%m%d%H%M%S%f}"
        args = {"editions": [row.id for row in batch]}
        work.want(session, work.Order(kind=KIND, key=key, args=args, priority=priority), now=now)
        for row in batch:
            row.wanted_at = now


def opened(session: Session, *, edition_id: int, now: datetime) -> Opened | None:
    """Return what is to be composed, None when there is nothing to do any more (`give_up` says so)."""
    row = session.get(EditionRow, edition_id)
    if row is None or row.state != State.DUE:
        return None
    return _opened(session, row, until=min(row.until, now))


def opened_together(session: Session, *, ids: Sequence[int], now: datetime) -> tuple[Opened, ...]:
    """Return those of these editions that are to be composed."""
    query = select(EditionRow, SubscriptionRow).join(SubscriptionRow).where(EditionRow.id.in_(ids))
    held = session.execute(query).all()  # from here on the session has them at hand
    found = [opened(session, edition_id=row.id, now=now) for row, _ in held]
    return tuple(one for one in found if one is not None)


def told_in(session: Session, *, outbox_id: int) -> Opened | None:
    """Return the edition that a message of the outbox tells; None for a message that isn't one edition."""
    query = (
        select(EditionRow)
        .join(OutboxRow, OutboxRow.id == EditionRow.outbox_id)
        .where(OutboxRow.id == outbox_id, OutboxRow.key.startswith(f"{KIND}:"))
    )
    row = session.scalar(query)
    return _opened(session, row, until=row.until) if row is not None else None


def told_together(session: Session, *, outbox_id: int) -> tuple[Opened, ...]:
    """Return the editions that a message of the outbox tells: of one told at once there may be several."""
    query = select(EditionRow).where(EditionRow.outbox_id == outbox_id).order_by(EditionRow.id)
    return tuple(_opened(session, row, until=row.until) for row in session.scalars(query))


def _opened(session: Session, row: EditionRow, *, until: datetime) -> Opened:
    kept = subscriptions.read(session, session.get_one(SubscriptionRow, row.subscription_id))
    return Opened(
        id=row.id,
        kept=kept,
        key=row.key,
        due_at=row.due_at,
        since=row.since,
        until=until,
        composed=row.composed,
    )


def freeze(
    session: Session, *, edition: Opened, told: Edition, message: Frozen | None, now: datetime
) -> bool:
    """Freeze an edition's message (None: there is nothing to say) with what it lists; tell whether it is.

    Not when somebody else did, or listed one of its articles in the meantime: then compose it anew.
    """
    sub = select(SubscriptionRow).where(SubscriptionRow.id == edition.kept.id).with_for_update()
    subscription = session.scalars(sub).one()
    row = session.get_one(EditionRow, edition.id, with_for_update=True, populate_existing=True)
    if row.state != State.DUE or row.composed != edition.composed:
        return False
    if subscription.state != subscriptions.State.ACTIVE:
        row.state, row.why, row.noted = State.SKIPPED, STOPPED, True
        return False
    listed = list(_listed(edition, told))
    if _any_listed(session, edition.kept.id, [one["article_id"] for one in listed]):
        row.wanted_at = None
        return False
    _list(session, listed)
    row.stories = len(told.fresh) + len(told.moved)
    if message is None:
        row.state, row.noted = State.EMPTY, True
    else:
        row.outbox_id = outbox.put(session, message=message, now=now)
        row.state = State.FROZEN
    subscription.told_until = edition.until
    return True


def _listed(edition: Opened, told: Edition) -> Iterator[dict[str, object]]:
    place = 0
    for part, lines in told.parts:
        for line in lines:
            why = line.why[0] if line.why else None
            for report in line.reports:
                yield {
                    "subscription_id": edition.kept.id,
                    "article_id": report.id,
                    "edition_id": edition.id,
                    "story_id": line.story,
                    "part": part,
                    "place": place,
                    "match": why.kind if why else "",
                    "matched": why.words if why else "",
                }
            place += 1


def drop(session: Session, *, outbox_id: int, why: str) -> None:
    """Put on record that the editions that a message tells were not sent, and forget what they listed."""
    ours = select(EditionRow.id).where(EditionRow.outbox_id == outbox_id)
    session.execute(delete(ListedRow).where(ListedRow.edition_id.in_(ours)))
    skipped = {"state": State.SKIPPED, "why": why, "noted": True, "stories": 0}
    session.execute(update(EditionRow).where(EditionRow.outbox_id == outbox_id).values(skipped))


def freeze_gathered(
    session: Session, *, kept: Kept, told: Edition, outbox_id: int | None, now: datetime
) -> None:
    """Note what a subscription's part of a gathering lists, as an edition of its own."""
    key = f"{told.until:%Y-%m-%dT%H:%M:%SZ}"
    slot = Slot(key=key, day=told.until.date(), due=told.until)
    added = _add(session, kept, slot=slot, until=told.until, why=None)
    if added is None:
        return
    row = session.get_one(EditionRow, added)
    opening = Opened(id=added, kept=kept, key=key, due_at=now, since=told.since, until=told.until, composed=0)
    _list(session, list(_listed(opening, told)))
    row.state, row.outbox_id, row.stories = State.FROZEN, outbox_id, len(told.fresh)


def _list(session: Session, rows: list[dict[str, object]]) -> None:
    """Note what an edition lists, by plain SQL: there may be thousands of rows."""
    if rows:
        session.connection().execute(insert(ListedRow.__table__), rows)  # type: ignore[arg-type]


def _any_listed(session: Session, subscription_id: int, articles: Sequence[object]) -> bool:
    ours = ListedRow.subscription_id == subscription_id
    query = select(ListedRow.article_id).where(ours, ListedRow.article_id.in_(articles)).limit(1)
    return session.scalars(query).first() is not None


def give_up(session: Session, *, now: datetime) -> int:
    """Record as skipped what could not be composed within its grace; return how many."""
    oldest = now - min(GRACE.values())
    query = select(EditionRow).where(EditionRow.state == State.DUE, EditionRow.due_at < oldest)
    rows = session.scalars(query.limit(MOST_DUE).with_for_update(skip_locked=True)).all()
    given_up = 0
    for row in rows:
        kept = subscriptions.read(session, session.get_one(SubscriptionRow, row.subscription_id))
        if now - row.due_at > grace_of(kept):
            row.state, row.why, row.noted = State.SKIPPED, UNCOMPOSED, True
            given_up += 1
    return given_up


def stop(session: Session, *, subscription_id: int) -> None:
    """Take back what waits to be sent of a subscription that was paused or ended."""
    waiting = select(EditionRow.outbox_id).where(
        EditionRow.subscription_id == subscription_id, EditionRow.outbox_id.is_not(None)
    )
    unsent = (OutboxRow.id.in_(waiting), OutboxRow.state == outbox.State.WAITING)
    session.execute(update(OutboxRow).where(*unsent).values(state=outbox.State.WITHDRAWN, failure=STOPPED))
