"""Feeds and their entries, sections, earlier versions, what changed, copies"""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
FOLDED = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")
INSTANT = sa.DateTime(timezone=True)


def upgrade() -> None:
    """Make the tables."""
    _feeds()
    _versions()
    op.add_column("articles", sa.Column("text_of", ID, nullable=True))
    op.create_index("ix_articles_text_of", "articles", ["text_of"])
    op.add_column("articles", sa.Column("changed_at", INSTANT, nullable=True))
    op.create_table(
        "sections",
        _of_article(),
        sa.Column("folded", FOLDED, nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("article_id", "folded", name="pk_sections"),
        _article("sections"),
    )
    op.create_index("ix_sections_folded", "sections", ["folded"])


def _feeds() -> None:
    op.create_table(
        "feeds",
        sa.Column("id", ID, nullable=False),
        sa.Column("workspace", sa.String(length=32), nullable=False),
        sa.Column("url", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=True),
        sa.Column("outlet", sa.Text(), nullable=True),
        sa.Column("interval_s", sa.Integer(), nullable=False),
        sa.Column("etag", sa.Text(), nullable=True),
        sa.Column("last_modified", sa.Text(), nullable=True),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("due_at", INSTANT, nullable=False),
        sa.Column("answered_at", INSTANT, nullable=True),
        sa.Column("failures", sa.Integer(), nullable=False),
        sa.Column("trouble", sa.Text(), nullable=True),
        sa.Column("reported_at", INSTANT, nullable=True),
        sa.Column("author", sa.String(length=32), nullable=False),
        sa.Column("added_at", INSTANT, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_feeds"),
        sa.UniqueConstraint("workspace", "url", name="uq_feeds_workspace_url"),
    )
    op.create_index("ix_feeds_state_feeds_due_at", "feeds", ["state", "due_at"])
    op.create_table(
        "entries",
        sa.Column("feed_id", ID, nullable=False),
        sa.Column("key", sa.String(length=64), nullable=False),
        sa.Column("mark", sa.String(length=64), nullable=False),
        sa.Column("seen_at", INSTANT, nullable=False),
        sa.PrimaryKeyConstraint("feed_id", "key", name="pk_entries"),
        sa.ForeignKeyConstraint(
            ["feed_id"], ["feeds.id"], name="fk_entries_feed_id_feeds", ondelete="CASCADE"
        ),
    )
    op.create_index("ix_entries_seen_at", "entries", ["seen_at"])


def _versions() -> None:
    op.create_table(
        "versions",
        sa.Column("id", ID, nullable=False),
        _of_article(),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("read_at", INSTANT, nullable=False),
        sa.Column("published_day", sa.Date(), nullable=True),
        sa.Column("published_instant", INSTANT, nullable=True),
        sa.Column("headline", sa.Text(), nullable=True),
        sa.Column("text", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_versions"),
        sa.UniqueConstraint("article_id", "number", name="uq_versions_article_id_number"),
        _article("versions"),
    )
    op.create_table(
        "changes",
        sa.Column("id", ID, nullable=False),
        _of_article(),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("seen_at", INSTANT, nullable=False),
        sa.Column("noun", sa.String(length=16), nullable=False),
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("before", sa.Text(), nullable=True),
        sa.Column("after", sa.Text(), nullable=True),
        sa.Column("speaker", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_changes"),
        sa.UniqueConstraint("article_id", "number", "position", name="uq_changes_article_id_number_position"),
        _article("changes"),
    )
    op.create_table(
        "bands",
        sa.Column("band", sa.BigInteger(), nullable=False),
        _of_article(),
        sa.PrimaryKeyConstraint("band", "article_id", name="pk_bands"),
        _article("bands"),
    )
    op.create_index("ix_bands_article_id", "bands", ["article_id"])


def _of_article() -> sa.Column[int]:
    return sa.Column("article_id", ID, nullable=False)


def _article(table: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        ["article_id"], ["articles.id"], name=f"fk_{table}_article_id_articles", ondelete="CASCADE"
    )


def downgrade() -> None:
    """Take the tables back out."""
    for table in ("sections", "bands", "changes", "versions", "entries", "feeds"):
        op.drop_table(table)
    op.drop_index("ix_articles_text_of", "articles")
    for column in ("changed_at", "text_of"):
        op.drop_column("articles", column)
