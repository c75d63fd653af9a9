"""People who are known in one article only, found by their names"""

import sqlalchemy as sa
from alembic import op

revision = "0023"
down_revision = "0022"
branch_labels = None
depends_on = None

ALONE = sa.text("article_id IS NOT NULL")


def upgrade() -> None:
    """Add the index."""
    op.create_index("ix_people_alone", "people", ["key"], sqlite_where=ALONE, postgresql_where=ALONE)


def downgrade() -> None:
    """Take the index away."""
    op.drop_index("ix_people_alone", "people")
