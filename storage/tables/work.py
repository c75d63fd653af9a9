"""Work for another process."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, BigInteger, Index, String, Text, text
from sqlalchemy.orm import Mapped, mapped_column

from storage.tables.base import Id, Instant, Row, reference

_WAITING, _DONE = text("done_at IS NULL"), text("done_at IS NOT NULL")


class WorkRow(Row):
    """Work that someone wants done outside the answering process, once for each `key`.

    The lowest `priority` comes first, nothing before `due_at`; of one `lock` one is done at a time. `job_id`
    is the job in PostgreSQL's queue that stands for it, `reference` what the log calls the answer that wanted
    it. Until `rests_until` nothing is tried that was put back untried, due though it is.
    """

    __tablename__ = "work"
    __table_args__ = (
        Index(
            "ix_work_waiting",
            *("priority", "due_at", "id"),
            sqlite_where=_WAITING,
            postgresql_where=_WAITING,
        ),
        Index(None, "lock", "leased_until", sqlite_where=_WAITING, postgresql_where=_WAITING),
        Index(None, "done_at", sqlite_where=_DONE, postgresql_where=_DONE),
    )

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    kind: Mapped[str] = mapped_column(String(32))
    key: Mapped[str] = mapped_column(Text, unique=True)
    args: Mapped[dict[str, Any]] = mapped_column(JSON)
    priority: Mapped[int] = mapped_column(server_default="0")
    lock: Mapped[str | None] = mapped_column(Text)
    wanted_at: Mapped[datetime] = mapped_column(Instant)
    due_at: Mapped[datetime] = mapped_column(Instant)
    leased_until: Mapped[datetime | None] = mapped_column(Instant)
    rests_until: Mapped[datetime | None] = mapped_column(Instant)
    attempts: Mapped[int]
    done_at: Mapped[datetime | None] = mapped_column(Instant)
    failure: Mapped[str | None] = mapped_column(Text)
    reference: Mapped[str | None] = mapped_column(String(24), default=reference)
    job_id: Mapped[int | None] = mapped_column(BigInteger)
