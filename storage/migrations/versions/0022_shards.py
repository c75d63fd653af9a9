"""On PostgreSQL, let each connection count articles in a row of its own

Ten articles saved together counted in ten of the sixteen rows: who saved others at once waited for all of
them, or for good.
"""

from alembic import op

revision = "0022"
down_revision = "0021"
branch_labels = None
depends_on = None

SHARDS = 16
COLUMNS = " OF workspace, standing, hidden, published_day, text_of"
ADD = (
    "INSERT INTO tallies (workspace, standing, shard, articles, dated) VALUES :one_more "
    "ON CONFLICT (workspace, standing, shard) DO UPDATE SET "
    "articles = tallies.articles + excluded.articles, dated = tallies.dated + excluded.dated;"
)
COUNTED = (
    ("insert", "INSERT", "new", 1),
    ("delete", "DELETE", "old", -1),
    ("leave", f"UPDATE{COLUMNS}", "old", -1),
    ("join", f"UPDATE{COLUMNS}", "new", 1),
)


def upgrade() -> None:
    """Let sums tell: a row may fall below nought where another counts its articles."""
    for name, event, row, step in COUNTED:
        if op.get_bind().dialect.name == "postgresql":
            _replace_function(name, _count(row, step, f"pg_backend_pid() % {SHARDS}"))
        else:
            _replace_trigger(name, event, row, _count(row, step, f"{row}.id % {SHARDS}"))


def downgrade() -> None:
    """Let PostgreSQL count by the article's id again."""
    for name, _, row, step in COUNTED:
        if op.get_bind().dialect.name == "postgresql":
            _replace_function(name, _count(row, step, f"{row}.id % {SHARDS}"))


def _replace_function(name: str, count: str) -> None:
    op.execute(
        f"CREATE OR REPLACE FUNCTION tally_{name}() RETURNS trigger LANGUAGE plpgsql AS "
        f"$$ BEGIN {count} RETURN NULL; END $$"
    )


def _replace_trigger(name: str, event: str, row: str, count: str) -> None:
    counts = f"NOT {row}.hidden AND {row}.text_of IS NULL"
    op.execute(f"DROP TRIGGER tally_{name}")
    op.execute(f"CREATE TRIGGER tally_{name} AFTER {event} ON articles WHEN {counts} BEGIN {count} END")


def _count(row: str, step: int, shard: str) -> str:
    dated = f"CASE WHEN {row}.published_day IS NULL THEN 0 ELSE {step} END"
    one_more = f"({row}.workspace, {row}.standing, {shard}, {step}, {dated})"
    return ADD.replace(":one_more", one_more)
