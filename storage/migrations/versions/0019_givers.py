"""How surely a figure is given by whom its words were taken to mean"""

import sqlalchemy as sa
from alembic import op

revision = "0019"
down_revision = "0018"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the column; figures read before count as sure until they are read again."""
    op.add_column("figures", sa.Column("confidence", sa.Double(), server_default="1", nullable=False))


def downgrade() -> None:
    """Take the column back out."""
    op.drop_column("figures", "confidence")
