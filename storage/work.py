"""Work wanted by whoever answers, done elsewhere: a row in the transaction that wanted it.

Whoever takes work holds it by a lease and keeps it by `renew`; who died lets go when the lease ends. On
SQLite a worker takes the first row that is free; on PostgreSQL `storage.queue` hands each to a worker.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import IntEnum, StrEnum
from typing import Any, TypeVar

from sqlalchemy import ColumnElement, Select, and_, case, delete, func, or_, select, update
from sqlalchemy.orm import Session, aliased

from storage import queue
from storage.rows import insert_new
from storage.tables import WorkRow

MOST_ATTEMPTS = 5
FIRST_PAUSE = timedelta(seconds=5)
KEPT = timedelta(days=7)
SWEPT = 500
"""How many rows one sweep hands over at most."""


T = TypeVar("T")


class Priority(IntEnum):
    """What comes first: someone waits for it, it is today's news, it is the past's."""

    ASKED = 0
    LIVE = 10
    BACKFILL = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Work:
    """Work taken for a while: done once `finish` says so, or free again when the lease runs out.

    `reference`: what the log calls the answer that wanted it, None where nobody asked.
    """

    id: int
    kind: str
    args: Mapping[str, Any]
    attempts: int
    wanted_at: datetime
    reference: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """Work wanted: not before `due_at`; of all with one `lock` one is done at a time, in the order wanted.

    `args` are values of JSON.
    """

    kind: str
    key: str
    args: Mapping[str, Any]
    priority: Priority = Priority.LIVE
    lock: str | None = None
    due_at: datetime | None = None


def want(session: Session, order: Order, *, now: datetime) -> bool:
    """Ask for work, once for each key (forgotten a week after it was done); tell whether it is new."""
    added = insert_new(
        session,
        WorkRow,
        kind=order.kind,
        key=order.key,
        args=dict(order.args),
        priority=order.priority,
        lock=order.lock,
        wanted_at=now,
        due_at=order.due_at or now,
        attempts=0,
    )
    if added is not None and queue.is_queued(session) and (order.due_at or now) <= now:
        queue.hand_over(session, [session.get_one(WorkRow, added)])
    return added is not None


def forget_dead(session: Session, *, key: str, now: datetime) -> bool:
    """Take away the work of that key if it failed too often; tell whether it was there and did."""
    gone = delete(WorkRow).where(WorkRow.key == key, *_dead(now)).returning(WorkRow.id)
    return session.scalar(gone) is not None


def take(
    session: Session,
    *,
    now: datetime,
    lease: timedelta,
    work_id: int | None = None,
    kinds: Collection[str] | None = None,
) -> Work | None:
    """Take the first work that nobody holds, or the one named, for as long as `lease`; None: there is none.

    `kinds`: work of these kinds only.
    """
    named = () if work_id is None else (WorkRow.id == work_id,)
    free = _free(now).where(*named, *_of(kinds)).limit(1).with_for_update(skip_locked=True, of=WorkRow)
    row = _first(session, free)
    if row is None:
        return None
    row.leased_until = now + lease
    row.attempts += 1
    return Work(
        id=row.id,
        kind=row.kind,
        args=row.args,
        attempts=row.attempts,
        wanted_at=row.wanted_at,
        reference=row.reference,
    )


def is_waiting(session: Session, *, now: datetime, kinds: Collection[str] | None = None) -> bool:
    """Tell whether there is work that nobody holds, of these kinds if any are named."""
    query = _free(now).where(*_of(kinds)).with_only_columns(WorkRow.id).limit(1)
    return _first(session, query) is not None


def _first(session: Session, free: Select[T]) -> T | None:
    """Return the first of the free work, by each priority: what is put off is never looked at."""
    found = (session.scalar(free.where(WorkRow.priority == priority)) for priority in Priority)
    return next((one for one in found if one is not None), None)


def _of(kinds: Collection[str] | None) -> list[ColumnElement[bool]]:
    return [] if kinds is None else [WorkRow.kind.in_(kinds)]


def sweep(session: Session, *, now: datetime, stalled: float = queue.STALLED_AFTER) -> int:
    """Hand what is due and not there (put off, or let go by the dead) to PostgreSQL's queue; say how much.

    Workers that gave no sign of life for `stalled` seconds are dead.
    """
    if not queue.is_queued(session):
        return 0
    queue.free_stalled(session, after=stalled)
    rows = session.scalars(
        _due(now).where(queue.NOT_IN_QUEUE).limit(SWEPT).with_for_update(skip_locked=True)
    ).all()
    queue.hand_over(session, rows)
    return len(rows)


def _free(now: datetime) -> Select[WorkRow]:
    """Select the work that may be taken now, the first to be done first."""
    other = aliased(WorkRow)
    held = (
        select(other.id)
        .where(other.lock == WorkRow.lock, other.done_at.is_(None), other.leased_until > now)
        .exists()
    )
    return _due(now).where(or_(WorkRow.lock.is_(None), ~held))


def _due(now: datetime) -> Select[WorkRow]:
    """Select the work whose time has come and that nobody holds."""
    return (
        select(WorkRow)
        .where(
            WorkRow.done_at.is_(None),
            WorkRow.due_at <= now,
            WorkRow.attempts < MOST_ATTEMPTS,
            or_(WorkRow.leased_until.is_(None), WorkRow.leased_until <= now),
            or_(WorkRow.rests_until.is_(None), WorkRow.rests_until <= now),
        )
        .order_by(WorkRow.priority, WorkRow.due_at, WorkRow.id)
    )


def renew(session: Session, *, work_id: int, until: datetime) -> None:
    """Hold the work until `until`, unless it was laid down."""
    held = (WorkRow.id == work_id, WorkRow.done_at.is_(None), WorkRow.leased_until.is_not(None))
    session.execute(update(WorkRow).where(*held).values(leased_until=until))


def finish(session: Session, *, work_id: int, now: datetime) -> None:
    """Note that the work is done."""
    done: dict[str, Any] = {
        "done_at": now,
        "failure": None,
        "leased_until": None,
        "args": {},
    }  # they may be long
    session.execute(update(WorkRow).where(WorkRow.id == work_id).values(done))


def give_back(session: Session, *, work_id: int, failure: str, now: datetime) -> bool:
    """Free the work that failed for another try, each after a longer pause; tell if that was the last.

    `failure` is for people to read, who may let it be tried again (`retry`).
    """
    row = session.get_one(WorkRow, work_id)
    row.leased_until, row.failure = None, failure
    row.due_at = now + FIRST_PAUSE * 4 ** (row.attempts - 1)
    return row.attempts >= MOST_ATTEMPTS


def put_back(session: Session, *, work_id: int, now: datetime, rest: timedelta = FIRST_PAUSE) -> None:
    """Free work untried, for a little later: something that it needs could not be used.

    It stays due since it was: how long it has waited is what those on call go by.
    """
    row = session.get_one(WorkRow, work_id)
    row.leased_until, row.rests_until, row.attempts = None, now + rest, max(0, row.attempts - 1)


def lay_down(session: Session, *, work_id: int) -> None:
    """Give work back untried: its holder stops."""
    row = session.get_one(WorkRow, work_id)
    row.leased_until, row.attempts = None, max(0, row.attempts - 1)
    if queue.is_queued(session):
        queue.hand_over_again(session, row)


def is_held(session: Session, *, key: str, now: datetime) -> bool:
    """Tell whether somebody is doing the work of that key."""
    held = (WorkRow.key == key, WorkRow.done_at.is_(None), WorkRow.leased_until > now)
    return session.scalar(select(WorkRow.id).where(*held)) is not None


class State(StrEnum):
    """What became of work."""

    WAITING = "waiting"
    DONE = "done"
    DEAD = "dead"


def states(session: Session, *, keys: Collection[str], now: datetime) -> dict[str, State]:
    """Return by key what became of work; what has been forgotten is not there."""
    query = select(
        WorkRow.key,
        case(
            (WorkRow.done_at.is_not(None), State.DONE), (and_(*_dead(now)), State.DEAD), else_=State.WAITING
        ),
    ).where(WorkRow.key.in_(keys))
    return {key: State(state) for key, state in session.execute(query)}


@dataclass(frozen=True, slots=True, kw_only=True)
class Dead:
    """Work that failed too often, and why."""

    id: int
    kind: str
    key: str
    wanted_at: datetime
    failure: str


def dead(session: Session, *, now: datetime) -> list[Dead]:
    """Return the work that failed too often, the oldest first."""
    query = select(WorkRow).where(*_dead(now)).order_by(WorkRow.wanted_at, WorkRow.id)
    return [
        Dead(id=row.id, kind=row.kind, key=row.key, wanted_at=row.wanted_at, failure=row.failure or "it died")
        for row in session.scalars(query)
    ]


def given_up(
    session: Session, *, kinds: Collection[str], now: datetime
) -> list[tuple[int, str, Mapping[str, Any]]]:
    """Return the work of these kinds that failed too often: its id, its kind, and what it was given."""
    query = select(WorkRow.id, WorkRow.kind, WorkRow.args).where(WorkRow.kind.in_(kinds), *_dead(now))
    return [(number, kind, args) for number, kind, args in session.execute(query.with_for_update())]


def cut(session: Session, *, work_id: int, args: Mapping[str, Any] | None) -> None:
    """Let work be given no more than this; None: take it away."""
    ours = WorkRow.id == work_id
    session.execute(
        delete(WorkRow).where(ours) if args is None else update(WorkRow).where(ours).values(args=dict(args))
    )


def retry(session: Session, *, now: datetime, work_id: int | None = None) -> int:
    """Let dead work be tried again, all of it or the one named; return how much."""
    chosen = _dead(now) if work_id is None else [*_dead(now), WorkRow.id == work_id]
    found = list(session.scalars(select(WorkRow.id).where(*chosen)))
    again = {"attempts": 0, "due_at": now, "leased_until": None}
    session.execute(update(WorkRow).where(WorkRow.id.in_(found)).values(again))
    return len(found)


def _dead(now: datetime) -> list[Any]:
    let_go = or_(WorkRow.leased_until.is_(None), WorkRow.leased_until <= now)
    return [WorkRow.done_at.is_(None), WorkRow.attempts >= MOST_ATTEMPTS, let_go]


def backlog(session: Session) -> dict[str, int]:
    """Return how much work of each kind is not done."""
    query = (
        select(WorkRow.kind, func.count().label("number"))
        .where(WorkRow.done_at.is_(None))
        .group_by(WorkRow.kind)
    )
    return {row.kind: row.number for row in session.execute(query)}


def forget_done(session: Session, *, now: datetime) -> None:
    """Take away what was done more than a week ago, and with it the memory of its key."""
    session.execute(delete(WorkRow).where(WorkRow.done_at < now - KEPT))
