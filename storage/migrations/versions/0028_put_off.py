"""Indexes by which the next work is found however much is put off"""

import sqlalchemy as sa
from alembic import op

revision = "0028"
down_revision = "0027"
branch_labels = None
depends_on = None

WAITING, DONE = (sa.text(f"done_at IS {word}") for word in ("NULL", "NOT NULL"))


def upgrade() -> None:
    """Keep what waits out of the index of what is done, and find who holds a lock by its lease."""
    op.drop_index("ix_work_done_at", "work")
    op.create_index("ix_work_done_at", "work", ["done_at"], sqlite_where=DONE, postgresql_where=DONE)
    op.drop_index("ix_work_lock", "work")
    op.create_index(
        "ix_work_lock_work_leased_until",
        "work",
        ["lock", "leased_until"],
        sqlite_where=WAITING,
        postgresql_where=WAITING,
    )


def downgrade() -> None:
    """Put the former ones back."""
    op.drop_index("ix_work_lock_work_leased_until", "work")
    op.create_index("ix_work_lock", "work", ["lock"], sqlite_where=WAITING, postgresql_where=WAITING)
    op.drop_index("ix_work_done_at", "work")
    op.create_index("ix_work_done_at", "work", ["done_at"])
