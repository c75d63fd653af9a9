"""On PostgreSQL, tables that grow are vacuumed after each hundredth part that is new"""

from alembic import op

revision = "0036"
down_revision = "0035"
branch_labels = None
depends_on = None

GROWING = ("articles", "quotes", "statements", "names", "stretches", "figures", "fingerprints")
NEW = {"autovacuum_vacuum_insert_scale_factor": 0.01, "autovacuum_analyze_scale_factor": 0.02}
"""Only of pages that were vacuumed an index alone tells: if nobody said so, not of the newest fifth."""
CHANGING = ("work", "outbox")
CHANGED = {"autovacuum_vacuum_scale_factor": 0.02}


def upgrade() -> None:
    """Nobody who reads or writes waits for it."""
    for tables, settings in ((GROWING, NEW), (CHANGING, CHANGED)):
        _each(tables, "SET", ", ".join(f"{name} = {value}" for name, value in settings.items()))


def downgrade() -> None:
    """Leave it to the server again."""
    for tables, settings in ((GROWING, NEW), (CHANGING, CHANGED)):
        _each(tables, "RESET", ", ".join(settings))


def _each(tables: tuple[str, ...], what: str, settings: str) -> None:
    if op.get_bind().dialect.name == "postgresql":
        for table in tables:
            op.execute(f"ALTER TABLE {table} {what} ({settings})")
