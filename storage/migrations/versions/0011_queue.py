"""Procrastinate's queue on PostgreSQL"""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None

QUEUE = """
    DROP TABLE procrastinate_events, procrastinate_periodic_defers, procrastinate_jobs, procrastinate_workers
        CASCADE;
    DROP TYPE procrastinate_job_to_defer_v1, procrastinate_job_status, procrastinate_job_event_type CASCADE;
"""


def upgrade() -> None:
    """Make the queue on PostgreSQL, as Procrastinate 3.10 has it; a later one's changes need a migration."""
    with op.batch_alter_table("work") as work:
        work.add_column(sa.Column("job_id", sa.BigInteger(), nullable=True))
    if op.get_bind().dialect.name == "postgresql":
        from procrastinate.schema import SchemaManager  # noqa: PLC0415 - scripts are loaded at every start

        _run(SchemaManager.get_schema())


def downgrade() -> None:
    """Take the queue back out."""
    if op.get_bind().dialect.name == "postgresql":
        functions = op.get_bind().scalars(
            sa.text("SELECT oid::regprocedure::text FROM pg_proc WHERE proname LIKE 'procrastinate\\_%'")
        )
        _run(QUEUE + "".join(f"DROP FUNCTION IF EXISTS {function} CASCADE;" for function in functions.all()))
    with op.batch_alter_table("work") as work:
        work.drop_column("job_id")


def _run(statements: str) -> None:
    """Run many statements at once, on the driver itself: SQLAlchemy would take their % for parameters."""
    driver: Any = op.get_bind().connection.driver_connection
    driver.execute(statements)
