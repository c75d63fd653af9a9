"""Stories, and what editors decide about them"""

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
INSTANT = sa.DateTime(timezone=True)
FOLDED = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")


def upgrade() -> None:
    """Make the tables; articles saved before are work for whoever works next."""
    op.create_table(
        "stories",
        sa.Column("id", ID, nullable=False),
        sa.Column("workspace", sa.String(length=32), server_default="", nullable=False),
        sa.Column("begun_at", INSTANT, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_stories"),
    )
    _members()
    _terms()
    _rulings()
    for column in ("story_id", "other_story_id"):
        op.add_column("decisions", sa.Column(column, ID, nullable=True))
    op.execute(
        "INSERT INTO work (kind, key, args, priority, wanted_at, due_at, attempts) "
        "SELECT 'stories', 'stories:saved before', '{}', 20, max(read_at), max(read_at), 0 FROM articles "
        "HAVING count(*) > 0"
    )


def _members() -> None:
    op.create_table(
        "memberships",
        sa.Column("article_id", ID, nullable=False),
        sa.Column("story_id", ID, nullable=False),
        sa.Column("day", sa.Integer(), nullable=False),
        sa.Column("seen_at", INSTANT, nullable=False),
        sa.Column("terms", sa.JSON(), nullable=False),
        sa.Column("likeness", sa.Double(), nullable=False),
        sa.Column("nearest_id", ID, nullable=True),
        sa.Column("shared", sa.JSON(), nullable=False),
        _article("memberships"),
        _story("memberships"),
        sa.PrimaryKeyConstraint("article_id", name="pk_memberships"),
    )
    op.create_index(
        "ix_memberships_story_id_memberships_article_id", "memberships", ["story_id", "article_id"]
    )
    op.create_index("ix_memberships_seen_at_memberships_article_id", "memberships", ["seen_at", "article_id"])
    op.create_index("ix_memberships_nearest_id", "memberships", ["nearest_id"])


def _terms() -> None:
    op.create_table(
        "terms",
        sa.Column("term", FOLDED, nullable=False),
        sa.Column("articles", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("term", name="pk_terms"),
    )
    op.create_table(
        "term_uses",
        sa.Column("term", FOLDED, nullable=False),
        sa.Column("day", sa.Integer(), nullable=False),
        sa.Column("article_id", ID, nullable=False),
        _article("term_uses"),
        sa.PrimaryKeyConstraint("term", "day", "article_id", name="pk_term_uses"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_term_uses_article_id", "term_uses", ["article_id"])


def _rulings() -> None:
    op.create_table(
        "story_rulings",
        sa.Column("workspace", sa.String(length=32), nullable=False),
        sa.Column("story_id", ID, nullable=False),
        sa.Column("into_id", ID, nullable=True),
        sa.Column("title", sa.Text(), nullable=True),
        _story("story_rulings"),
        _story("story_rulings", "into_id"),
        sa.PrimaryKeyConstraint("workspace", "story_id", name="pk_story_rulings"),
    )
    op.create_table(
        "membership_rulings",
        sa.Column("workspace", sa.String(length=32), nullable=False),
        sa.Column("article_id", ID, nullable=False),
        sa.Column("story_id", ID, nullable=False),
        _article("membership_rulings"),
        _story("membership_rulings"),
        sa.PrimaryKeyConstraint("workspace", "article_id", name="pk_membership_rulings"),
    )
    op.create_index("ix_membership_rulings_article_id", "membership_rulings", ["article_id"])


def _article(table: str) -> sa.ForeignKeyConstraint:
    name = f"fk_{table}_article_id_articles"
    return sa.ForeignKeyConstraint(["article_id"], ["articles.id"], name=name, ondelete="CASCADE")


def _story(table: str, column: str = "story_id") -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([column], ["stories.id"], name=f"fk_{table}_{column}_stories")


def downgrade() -> None:
    """Take the tables back out."""
    for column in ("story_id", "other_story_id"):
        op.drop_column("decisions", column)
    for table in ("membership_rulings", "story_rulings", "term_uses", "terms", "memberships", "stories"):
        op.drop_table(table)
