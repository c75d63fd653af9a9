"""Figures, and the index of their words"""

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
FOLDED = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")


def upgrade() -> None:
    """Make the table; figures of articles saved before come with `whosaid reread`."""
    op.create_table(
        "figures",
        sa.Column("id", ID, nullable=False),
        sa.Column("article_id", ID, nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("age", sa.Integer(), nullable=False),
        sa.Column("person_id", ID, nullable=True),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.Column("value", FOLDED, nullable=True),
        sa.Column("value_max", FOLDED, nullable=True),
        sa.Column("unit", sa.String(length=16), nullable=False),
        sa.Column("per", sa.Text(), nullable=True),
        sa.Column("comparator", sa.String(length=16), nullable=False),
        sa.Column("bound", sa.String(length=16), nullable=True),
        sa.Column("counted", sa.Text(), nullable=False),
        sa.Column("counted_start", sa.Integer(), nullable=True),
        sa.Column("counted_end", sa.Integer(), nullable=True),
        sa.Column("as_of", sa.Text(), nullable=True),
        sa.Column("sayer_start", sa.Integer(), nullable=True),
        sa.Column("sayer_end", sa.Integer(), nullable=True),
        sa.Column("evidence_start", sa.Integer(), nullable=False),
        sa.Column("evidence_end", sa.Integer(), nullable=False),
        sa.Column("status", sa.String(length=16), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["article_id"], ["articles.id"], name="fk_figures_article_id_articles", ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["people.id"], name="fk_figures_person_id_people", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_figures"),
        sa.UniqueConstraint("article_id", "position", name="uq_figures_article_id_position"),
    )
    op.create_index("ix_figures_newest", "figures", ["person_id", "age", "article_id", "position"])
    op.create_index("ix_figures_value", "figures", ["value", "unit", "age"])
    if op.get_bind().dialect.name == "sqlite":
        _search_by_fts5()
        return
    op.execute(
        "ALTER TABLE figures ADD COLUMN search_words tsvector "
        "GENERATED ALWAYS AS (to_tsvector('simple', words)) STORED"
    )
    op.execute("CREATE INDEX search_figures ON figures USING gin (search_words)")


def _search_by_fts5() -> None:
    """An index over `figures.words` without a copy of them, kept in step by triggers."""
    op.execute(
        "CREATE VIRTUAL TABLE search_figures USING fts5 (words, content='figures', content_rowid='id')"
    )
    forget = "INSERT INTO search_figures (search_figures, rowid, words) VALUES ('delete', old.id, old.words);"
    learn = "INSERT INTO search_figures (rowid, words) VALUES (new.id, new.words);"
    for event, body in (("INSERT", learn), ("DELETE", forget), ("UPDATE", forget + learn)):
        op.execute(f"CREATE TRIGGER search_figures_{event.lower()} AFTER {event} ON figures BEGIN {body} END")


def downgrade() -> None:
    """Take the table back out."""
    if op.get_bind().dialect.name == "sqlite":
        op.execute("DROP TABLE search_figures")
    op.drop_table("figures")
