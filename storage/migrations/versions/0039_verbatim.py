"""Whether a role's words are the article's own: only these stand in marks"""

import sqlalchemy as sa
from alembic import op

revision = "0039"
down_revision = "0038"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the column; what is there already is told when its article is read again."""
    op.add_column("roles", sa.Column("verbatim", sa.Boolean(), nullable=False, server_default=sa.true()))


def downgrade() -> None:
    """Take it away."""
    op.drop_column("roles", "verbatim")
