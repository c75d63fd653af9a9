"""Work wanted by whoever answers, done elsewhere: a row in the transaction that wanted it."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import or_, select, update
from sqlalchemy.orm import Session

from storage.rows import insert_new
from storage.tables import WorkRow

MOST_ATTEMPTS = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Work:
    """Work taken for a while: done once `finish` says so, or free again when the lease runs out."""

    id: int
    kind: str
    args: dict[str, Any]
    attempts: int


def want(session: Session, *, kind: str, key: str, args: dict[str, Any], now: datetime) -> bool:
    """Ask for work of `kind`, once for each `key` ever; tell whether it is new."""
    added = insert_new(session, WorkRow, kind=kind, key=key, args=args, wanted_at=now, attempts=0)
    return added is not None


def take(session: Session, *, now: datetime, lease: timedelta) -> Work | None:
    """Take the oldest work that nobody holds, for as long as `lease`; None when there is none."""
    free = or_(WorkRow.leased_until.is_(None), WorkRow.leased_until <= now)
    query = (
        select(WorkRow)
        .where(WorkRow.done_at.is_(None), WorkRow.attempts < MOST_ATTEMPTS, free)
        .order_by(WorkRow.wanted_at, WorkRow.id)
        .limit(1)
        .with_for_update(skip_locked=True)
    )
    row = session.scalar(query)
    if row is None:
        return None
    row.leased_until = now + lease
    row.attempts += 1
    return Work(id=row.id, kind=row.kind, args=row.args, attempts=row.attempts)


def finish(session: Session, *, work_id: int, now: datetime) -> None:
    """Note that the work is done."""
    session.execute(update(WorkRow).where(WorkRow.id == work_id).values(done_at=now, failure=None))


def give_back(session: Session, *, work_id: int, failure: str) -> None:
    """Free the work for another try, with the reason in words a person can act on."""
    session.execute(update(WorkRow).where(WorkRow.id == work_id).values(leased_until=None, failure=failure))
