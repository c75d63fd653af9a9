"""Who follows whom"""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
INSTANT = sa.DateTime(timezone=True)


def upgrade() -> None:
    """Make the table, and find articles by the time at which they were read."""
    op.create_table(
        "follows",
        sa.Column("id", ID, nullable=False),
        sa.Column("workspace", sa.String(length=32), nullable=False),
        sa.Column("follower", sa.String(length=32), nullable=False),
        sa.Column("person_id", ID, nullable=False),
        sa.Column("author", sa.String(length=32), nullable=False),
        sa.Column("followed_at", INSTANT, nullable=False),
        sa.ForeignKeyConstraint(
            ["person_id"], ["people.id"], name="fk_follows_person_id_people", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_follows"),
        sa.UniqueConstraint(
            "workspace", "follower", "person_id", name="uq_follows_workspace_follower_person_id"
        ),
    )
    op.create_index("ix_follows_person_id", "follows", ["person_id"])
    op.create_index("ix_articles_read_at", "articles", ["read_at"])


def downgrade() -> None:
    """Take both away."""
    op.drop_index("ix_articles_read_at", "articles")
    op.drop_table("follows")
