"""Articles under embargo, found by when it ends"""

import sqlalchemy as sa
from alembic import op

revision = "0026"
down_revision = "0025"
branch_labels = None
depends_on = None

EMBARGOED = sa.text("embargo_until IS NOT NULL")


def upgrade() -> None:
    """Add the index."""
    op.create_index(
        "ix_articles_embargo",
        "articles",
        ["embargo_until"],
        sqlite_where=EMBARGOED,
        postgresql_where=EMBARGOED,
    )


def downgrade() -> None:
    """Take the index away."""
    op.drop_index("ix_articles_embargo", "articles")
