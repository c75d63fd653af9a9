"""What stood in a channel when a message was sent there"""

import sqlalchemy as sa
from alembic import op

revision = "0016"
down_revision = "0015"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the column."""
    op.add_column("outbox", sa.Column("after_ts", sa.String(length=32), nullable=True))


def downgrade() -> None:
    """Take the column back out."""
    with op.batch_alter_table("outbox") as outbox:
        outbox.drop_column("after_ts")
