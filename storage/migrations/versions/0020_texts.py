"""Copies of one text count once: what triggers count are first texts"""

from alembic import op

revision = "0020"
down_revision = "0019"
branch_labels = None
depends_on = None

SHARDS = 16
COLUMNS = " OF workspace, standing, hidden, published_day"
COUNTED = (
    ("insert", "INSERT", "new", 1),
    ("delete", "DELETE", "old", -1),
    ("leave", "UPDATE", "old", -1),
    ("join", "UPDATE", "new", 1),
)
COUNT = (
    "INSERT INTO tallies SELECT workspace, standing, id % :shards, count(*), count(published_day) "
    "FROM articles WHERE :counts GROUP BY workspace, standing, id % :shards"
)
MORE = (
    "INSERT INTO tallies (workspace, standing, shard, articles, dated) VALUES (:row.workspace, "
    ":row.standing, :row.id % :shards, 1, CASE WHEN :row.published_day IS NULL THEN 0 ELSE 1 END) "
    "ON CONFLICT (workspace, standing, shard) DO UPDATE "
    "SET articles = tallies.articles + 1, dated = tallies.dated + excluded.dated;"
)
FEWER = (
    "UPDATE tallies SET articles = articles - 1, "
    "dated = dated - CASE WHEN :row.published_day IS NULL THEN 0 ELSE 1 END WHERE "
    "workspace = :row.workspace AND standing = :row.standing AND shard = :row.id % :shards;"
)


def upgrade() -> None:
    """Count first texts only."""
    _count_anew(columns=f"{COLUMNS}, text_of", counts="NOT {row}hidden AND {row}text_of IS NULL")


def downgrade() -> None:
    """Count all articles again."""
    _count_anew(columns=COLUMNS, counts="NOT {row}hidden")


def _count_anew(*, columns: str, counts: str) -> None:
    sqlite = op.get_bind().dialect.name == "sqlite"
    for name, event, row, step in COUNTED:
        op.execute(f"DROP TRIGGER tally_{name}" + ("" if sqlite else " ON articles"))
        of = columns if event == "UPDATE" else ""
        when = counts.format(row=f"{row}.")
        if sqlite:
            count = (FEWER if step < 0 else MORE).replace(":row", row).replace(":shards", str(SHARDS))
            op.execute(
                f"CREATE TRIGGER tally_{name} AFTER {event}{of} ON articles WHEN {when} BEGIN {count} END"
            )
            continue
        op.execute(
            f"CREATE TRIGGER tally_{name} AFTER {event}{of} ON articles FOR EACH ROW "
            f"WHEN ({when}) EXECUTE FUNCTION tally_{name}()"
        )
    op.execute("DELETE FROM tallies")
    op.execute(COUNT.replace(":shards", str(SHARDS)).replace(":counts", counts.format(row="")))
