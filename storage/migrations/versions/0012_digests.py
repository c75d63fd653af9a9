"""Digests: subscriptions, editions, what they listed; messages that have an end"""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
INSTANT = sa.DateTime(timezone=True)
FOLDED = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")
TABLES = ("listed", "editions", "subscriptions", "synonyms", "gatherings")
SENDING = ("late", "late_after", "ends_at", "sent_at", "looked_at")


def upgrade() -> None:
    """Make the tables, and room in the outbox."""
    _subscriptions()
    _editions()
    op.create_table(
        "synonyms",
        sa.Column("workspace", sa.String(length=32), nullable=False),
        sa.Column("topic", FOLDED, nullable=False),
        sa.Column("other", FOLDED, nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("author", sa.String(length=32), nullable=False),
        sa.Column("made_at", INSTANT, nullable=False),
        sa.PrimaryKeyConstraint("workspace", "topic", "other", name="pk_synonyms"),
    )
    op.create_table(
        "gatherings",
        sa.Column("workspace", sa.String(length=32), nullable=False),
        sa.Column("place", sa.String(length=32), nullable=False),
        sa.Column("told_until", INSTANT, nullable=False),
        sa.Column("next_due", INSTANT, nullable=False),
        sa.PrimaryKeyConstraint("workspace", "place", name="pk_gatherings"),
    )
    op.create_index("ix_gatherings_next_due", "gatherings", ["next_due"])
    with op.batch_alter_table("outbox") as outbox:
        for name in SENDING:
            outbox.add_column(sa.Column(name, sa.Text() if name == "late" else INSTANT, nullable=True))
    op.create_index("ix_outbox_channel_outbox_sent_at", "outbox", ["channel", "sent_at"])


def _subscriptions() -> None:
    op.create_table(
        "subscriptions",
        sa.Column("id", ID, nullable=False),
        sa.Column("key", sa.String(length=128), nullable=False),
        sa.Column("workspace", sa.String(length=32), nullable=False),
        sa.Column("channel", sa.String(length=32), nullable=False),
        sa.Column("channel_name", sa.Text(), nullable=True),
        sa.Column("owner", sa.String(length=32), nullable=False),
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("topic", sa.Text(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("exact", sa.Boolean(), nullable=False),
        sa.Column("outlet", sa.Text(), nullable=True),
        sa.Column("cadence", sa.String(length=16), nullable=False),
        sa.Column("at", sa.String(length=5), nullable=True),
        sa.Column("weekday", sa.Integer(), nullable=False),
        sa.Column("zone", sa.String(length=64), nullable=False),
        sa.Column("says_empty", sa.Boolean(), nullable=False),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("paused_why", sa.Text(), nullable=True),
        sa.Column("made_at", INSTANT, nullable=False),
        sa.Column("told_until", INSTANT, nullable=False),
        sa.Column("next_due", INSTANT, nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_subscriptions"),
        sa.UniqueConstraint("key", name="uq_subscriptions_key"),
    )
    op.create_index("ix_subscriptions_state_subscriptions_next_due", "subscriptions", ["state", "next_due"])
    op.create_index(
        "ix_subscriptions_workspace_subscriptions_channel", "subscriptions", ["workspace", "channel"]
    )
    op.create_index("ix_subscriptions_workspace_subscriptions_owner", "subscriptions", ["workspace", "owner"])


def _editions() -> None:
    op.create_table(
        "editions",
        sa.Column("id", ID, nullable=False),
        sa.Column("subscription_id", ID, nullable=False),
        sa.Column("key", sa.String(length=32), nullable=False),
        sa.Column("due_at", INSTANT, nullable=False),
        sa.Column("since", INSTANT, nullable=False),
        sa.Column("until", INSTANT, nullable=False),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("why", sa.Text(), nullable=True),
        sa.Column("wanted_at", INSTANT, nullable=True),
        sa.Column("composed", sa.Integer(), nullable=False),
        sa.Column("stories", sa.Integer(), nullable=False),
        sa.Column("outbox_id", ID, nullable=True),
        sa.Column("noted", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_editions"),
        sa.UniqueConstraint("subscription_id", "key", name="uq_editions_subscription_id_key"),
        sa.ForeignKeyConstraint(
            ["subscription_id"],
            ["subscriptions.id"],
            name="fk_editions_subscription_id_subscriptions",
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(["outbox_id"], ["outbox.id"], name="fk_editions_outbox_id_outbox"),
    )
    op.create_index("ix_editions_state_editions_wanted_at", "editions", ["state", "wanted_at"])
    op.create_index("ix_editions_noted_editions_state", "editions", ["noted", "state"])
    op.create_index("ix_editions_outbox_id", "editions", ["outbox_id"])
    op.create_table(
        "listed",
        sa.Column("subscription_id", ID, nullable=False),
        sa.Column("article_id", ID, nullable=False),
        sa.Column("edition_id", ID, nullable=False),
        sa.Column("story_id", ID, nullable=True),
        sa.Column("part", sa.String(length=16), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("match", sa.String(length=16), nullable=False),
        sa.Column("matched", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("subscription_id", "article_id", name="pk_listed"),
        sa.ForeignKeyConstraint(
            ["subscription_id"],
            ["subscriptions.id"],
            name="fk_listed_subscription_id_subscriptions",
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["article_id"], ["articles.id"], name="fk_listed_article_id_articles", ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["edition_id"], ["editions.id"], name="fk_listed_edition_id_editions", ondelete="CASCADE"
        ),
    )
    op.create_index("ix_listed_article_id", "listed", ["article_id"])
    op.create_index("ix_listed_edition_id_listed_place", "listed", ["edition_id", "place"])


def downgrade() -> None:
    """Take the tables back out."""
    op.drop_index("ix_outbox_channel_outbox_sent_at", "outbox")
    with op.batch_alter_table("outbox") as outbox:
        for name in SENDING:
            outbox.drop_column(name)
    for table in TABLES:
        op.drop_table(table)
