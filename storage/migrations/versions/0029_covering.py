"""Quotes and statements of a person found along their indexes, without their rows"""

from alembic import op

revision = "0029"
down_revision = "0028"
branch_labels = None
depends_on = None

QUOTES = ("ix_quotes_newest", "quotes", ["person_id", "age", "article_id", "position", "said_id", "sentence"])
STATEMENTS = ("ix_statements_newest", "statements", ["person_id", "weak", "age", "article_id", "start"])


def upgrade() -> None:
    """Keep the row's id in the index: SQLite does so anyway."""
    _replace(include=["id"])


def downgrade() -> None:
    """Put the former ones back."""
    _replace(include=[])


def _replace(*, include: list[str]) -> None:
    if op.get_bind().dialect.name == "sqlite":
        return
    for name, table, columns in (QUOTES, STATEMENTS):
        op.drop_index(name, table)
        op.create_index(name, table, columns, postgresql_include=include)
