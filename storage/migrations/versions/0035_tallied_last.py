"""On PostgreSQL, articles are counted when their transaction ends

Two connections whose numbers share a row of the tallies saved one after the other: the first held it from its
first article to its end.
"""

from alembic import op

revision = "0035"
down_revision = "0034"
branch_labels = None
depends_on = None

COLUMNS = "OF workspace, standing, hidden, published_day, text_of"
COUNTED = (
    ("insert", "INSERT", "new"),
    ("delete", "DELETE", "old"),
    ("leave", f"UPDATE {COLUMNS}", "old"),
    ("join", f"UPDATE {COLUMNS}", "new"),
)


def upgrade() -> None:
    """Count last."""
    _count(kind="CONSTRAINT TRIGGER", when="DEFERRABLE INITIALLY DEFERRED")


def downgrade() -> None:
    """Count at once again."""
    _count(kind="TRIGGER", when="")


def _count(*, kind: str, when: str) -> None:
    if op.get_bind().dialect.name != "postgresql":
        return
    for name, event, row in COUNTED:
        op.execute(f"DROP TRIGGER tally_{name} ON articles")
        op.execute(
            f"CREATE {kind} tally_{name} AFTER {event} ON articles {when} FOR EACH ROW "
            f"WHEN (NOT {row}.hidden AND {row}.text_of IS NULL) EXECUTE FUNCTION tally_{name}()"
        )
