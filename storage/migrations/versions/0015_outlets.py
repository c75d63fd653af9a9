"""How much of an outlet may be shown, and how long it is kept"""

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the table, and what follows from it to every article."""
    op.create_table(
        "outlets",
        sa.Column("key", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("show", sa.String(length=16), nullable=False),
        sa.Column("keep_days", sa.Integer(), nullable=True),
        sa.PrimaryKeyConstraint("key", name="pk_outlets"),
    )
    op.add_column(
        "articles", sa.Column("show", sa.String(length=16), server_default="sentence", nullable=False)
    )


def downgrade() -> None:
    """Take them back out."""
    op.drop_column("articles", "show")
    op.drop_table("outlets")
