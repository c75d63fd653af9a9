"""How the store stands, in numbers for whoever is on call: nothing that tells what an article says."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session

from storage import work
from storage.outbox import State
from storage.tables import ArticleRow, OutboxRow, Row, WorkRow

_OLDEST_MESSAGE = select(func.min(func.coalesce(OutboxRow.wanted_at, OutboxRow.due_at))).where(
    OutboxRow.state == State.WAITING
)
_LAST_READ = select(ArticleRow.read_at).order_by(ArticleRow.id.desc()).limit(1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Pulse:
    """Numbers by kind and state; ages in seconds, None where there is nothing to have one."""

    waiting: dict[str, int]
    dead: int
    work_lag: float | None
    outbox: dict[str, int]
    delivery_lag: float | None
    since_read: float | None


def take(session: Session, *, now: datetime) -> Pulse:
    """Return how the store stands at `now`."""
    states = select(OutboxRow.state, func.count().label("number")).group_by(OutboxRow.state)
    return Pulse(
        waiting=work.backlog(session),
        dead=len(work.dead(session, now=now)),
        work_lag=_age(session.scalar(_oldest_work(now)), now),
        outbox={row.state: row.number for row in session.execute(states)},
        delivery_lag=_age(session.scalar(_OLDEST_MESSAGE), now),
        since_read=_age(session.scalar(_LAST_READ), now),
    )


def rows(session: Session) -> dict[str, int]:
    """Return how many rows each table has."""
    return {
        table.name: session.scalar(select(func.count()).select_from(table)) or 0
        for table in Row.metadata.sorted_tables
    }


def _oldest_work(now: datetime) -> Select[datetime]:
    return select(func.min(WorkRow.due_at)).where(
        WorkRow.done_at.is_(None), WorkRow.due_at <= now, WorkRow.attempts < work.MOST_ATTEMPTS
    )


def _age(then: datetime | None, now: datetime) -> float | None:
    return None if then is None else max(0.0, (now - then).total_seconds())
