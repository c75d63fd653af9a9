"""Until when work rests that was put back untried: nobody holds it meanwhile"""

import sqlalchemy as sa
from alembic import op

revision = "0038"
down_revision = "0037"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the column."""
    op.add_column("work", sa.Column("rests_until", sa.DateTime(timezone=True)))


def downgrade() -> None:
    """Take it away."""
    op.drop_column("work", "rests_until")
