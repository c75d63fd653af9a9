"""Work with priorities, locks and pauses"""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

INSTANT = sa.DateTime(timezone=True)
WAITING = sa.text("done_at IS NULL")


def upgrade() -> None:
    """Add the columns; nothing wanted work before, so what stands there may go."""
    op.execute("DELETE FROM work")
    with op.batch_alter_table("work") as work:
        work.add_column(sa.Column("priority", sa.Integer(), server_default="0", nullable=False))
        work.add_column(sa.Column("lock", sa.Text(), nullable=True))
        work.add_column(sa.Column("due_at", INSTANT, nullable=False))
    for name, columns in (("ix_work_waiting", ["priority", "due_at", "id"]), ("ix_work_lock", ["lock"])):
        op.create_index(name, "work", columns, sqlite_where=WAITING, postgresql_where=WAITING)


def downgrade() -> None:
    """Take the columns back out."""
    op.drop_index("ix_work_lock", "work")
    op.drop_index("ix_work_waiting", "work")
    with op.batch_alter_table("work") as work:
        for column in ("priority", "lock", "due_at"):
            work.drop_column(column)
