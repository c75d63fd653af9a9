"""Procrastinate's queue on PostgreSQL: work that is due is handed to it by name, in the wanting transaction.

A row of `work` says what is wanted and what became of it; Procrastinate says which worker does it, and when.
Only work that is due is handed over: a job that waits for its time would hold up all others of its lock,
since Procrastinate's fetch wants the first of a lock, due or not.
"""

from collections.abc import Sequence

from sqlalchemy import text
from sqlalchemy.orm import Session

from storage.tables import WorkRow

TASK = "work"
STALLED_AFTER = 30.0
"""Seconds without a sign of life after which a worker's jobs are free again."""
QUEUES = {0: "asked", 10: "live", 20: "backfill"}
"""By `storage.work.Priority`: what needs a processor, one piece at a time in a process."""
WAITING_KINDS = frozenset({"feed", "page"})
"""What waits for others' answers most of its time: done beside others, so it must be safe in threads."""
WAITING = "fetching"
"""The queue of those kinds, of which a process does several at once."""

_DEFER = text("""
    SELECT unnest(procrastinate_defer_jobs_v1(ARRAY[ROW(
        :queue, :task, :priority, :lock, NULL, jsonb_build_object('work_id', CAST(:work_id AS bigint)), NULL
    )]::procrastinate_job_to_defer_v1[]))
""")
_DROP = text("DELETE FROM procrastinate_jobs WHERE id = :job_id")
_FREE_STALLED = text("""
    SELECT procrastinate_retry_job_v2(job.id, now(), NULL, NULL, NULL)
    FROM procrastinate_jobs job LEFT JOIN procrastinate_workers worker ON worker.id = job.worker_id
    WHERE job.status = 'doing'
      AND (worker.id IS NULL OR worker.last_heartbeat < now() - make_interval(secs => :seconds))
    FOR UPDATE OF job SKIP LOCKED
""")
NOT_IN_QUEUE = text("""
    NOT EXISTS (
        SELECT 1 FROM procrastinate_jobs job WHERE job.id = work.job_id AND job.status IN ('todo', 'doing')
    )
""")
"""The condition on `work` that no job of the queue stands for it."""


def is_queued(session: Session) -> bool:
    """Tell whether the store's work is done from Procrastinate's queue."""
    return session.get_bind().dialect.name == "postgresql"


def hand_over(session: Session, rows: Sequence[WorkRow]) -> None:
    """Hand due work to the queue; it goes there with the transaction, or not at all.

    What was there before (its holder died, or it failed) comes before all else of its priority: behind a
    backfill of a million articles it would wait for days.
    """
    for row in rows:
        job = {
            "queue": WAITING if row.kind in WAITING_KINDS else QUEUES[row.priority],
            "task": TASK,
            "priority": -row.priority + (row.job_id is not None),  # Procrastinate's highest comes first
            "lock": row.lock,
            "work_id": row.id,
        }
        row.job_id = session.scalar(_DEFER, job)


def hand_over_again(session: Session, row: WorkRow) -> None:
    """Hand over work whose holder stops: its job would be held for as long as the dead are waited for."""
    session.execute(_DROP, {"job_id": row.job_id})
    hand_over(session, [row])


def free_stalled(session: Session, *, after: float) -> int:
    """Free the jobs of workers that gave no sign of life for `after` seconds; return how many."""
    return len(session.execute(_FREE_STALLED, {"seconds": after}).all())
