"""By which work and messages are followed through the log, from the answer that wanted them"""

import sqlalchemy as sa
from alembic import op

revision = "0034"
down_revision = "0033"
branch_labels = None
depends_on = None

TABLES = ("work", "outbox")


def upgrade() -> None:
    """Add the columns."""
    for table in TABLES:
        op.add_column(table, sa.Column("reference", sa.String(24)))


def downgrade() -> None:
    """Take them away."""
    for table in TABLES:
        op.drop_column(table, "reference")
