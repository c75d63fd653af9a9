"""Lengths of articles' terms, so that none is worked out again"""

import sqlalchemy as sa
from alembic import op

revision = "0018"
down_revision = "0017"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the column; 0 for articles assigned before: theirs are worked out."""
    op.add_column("memberships", sa.Column("length", sa.Double(), server_default="0", nullable=False))


def downgrade() -> None:
    """Take the column back out."""
    op.drop_column("memberships", "length")
