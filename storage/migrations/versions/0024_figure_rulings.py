"""What editors' decisions make of figures"""

import sqlalchemy as sa
from alembic import op

revision = "0024"
down_revision = "0023"
branch_labels = None
depends_on = None

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
TABLE = "figure_rulings"


def upgrade() -> None:
    """Make the table, as that of rulings on quotes is."""
    op.create_table(
        TABLE,
        sa.Column("workspace", sa.String(length=32), nullable=False),
        sa.Column("figure_id", ID, nullable=False),
        sa.Column("article_id", ID, nullable=False),
        sa.Column("gone", sa.String(length=16), nullable=True),
        sa.Column("person_id", ID, nullable=True),
        sa.Column("decided_on", sa.Date(), nullable=False),
        *(_foreign(column, table) for column, table in _POINTS),
        sa.PrimaryKeyConstraint("workspace", "figure_id", name=f"pk_{TABLE}"),
    )
    for column, _ in _POINTS:
        op.create_index(f"ix_{TABLE}_{column}", TABLE, [column])
    op.create_index(f"ix_{TABLE}_workspace_{TABLE}_person_id", TABLE, ["workspace", "person_id"])


def downgrade() -> None:
    """Drop the table."""
    op.drop_table(TABLE)


_POINTS = (("figure_id", "figures"), ("article_id", "articles"), ("person_id", "people"))


def _foreign(column: str, table: str) -> sa.ForeignKeyConstraint:
    name = f"fk_{TABLE}_{column}_{table}"
    return sa.ForeignKeyConstraint([column], [f"{table}.id"], name=name, ondelete="CASCADE")
