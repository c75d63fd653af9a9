"""Whom an article, read anew, gives in the place of somebody about whom editors decided"""

import sqlalchemy as sa
from alembic import op

revision = "0040"
down_revision = "0039"
branch_labels = None
depends_on = None

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
FOLDED = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")


def upgrade() -> None:
    """Make the table: it is filled as articles are read anew."""
    op.create_table(
        "successors",
        sa.Column("article_id", ID, autoincrement=False, nullable=False),
        sa.Column("was", FOLDED, nullable=False),
        sa.Column("now", FOLDED, nullable=False),
        sa.ForeignKeyConstraint(
            ["article_id"], ["articles.id"], name="fk_successors_article_id_articles", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("article_id", "was", name="pk_successors"),
    )
    op.create_index("ix_successors_was", "successors", ["was"])


def downgrade() -> None:
    """Drop the table."""
    op.drop_table("successors")
