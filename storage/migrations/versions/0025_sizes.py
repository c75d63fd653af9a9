"""Figures of a size in the order in which they are shown, so that a number asked for reads no more of them"""

from alembic import op

revision = "0025"
down_revision = "0024"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Put the order behind the size."""
    op.create_index("ix_figures_sized", "figures", ["value", "age", "article_id", "position"])
    op.drop_index("ix_figures_value", "figures")


def downgrade() -> None:
    """Take the order out."""
    op.create_index("ix_figures_value", "figures", ["value", "unit", "age"])
    op.drop_index("ix_figures_sized", "figures")
