"""Articles, people, quotes, statements, work and outbox"""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
INSTANT = sa.DateTime(timezone=True)
FOLDED = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")
TABLES = (
    "stretches",
    "statements",
    "roles",
    "quotes",
    "names",
    "aliases",
    "people",
    "work",
    "outbox",
    "offices",
    "articles",
)


def upgrade() -> None:
    """Bring the store up."""
    op.create_table(
        "articles",
        sa.Column("id", ID, nullable=False),
        sa.Column("key", sa.String(length=64), nullable=False),
        sa.Column("workspace", sa.String(length=32), nullable=False),
        sa.Column("standing", sa.String(length=16), nullable=False),
        sa.Column("embargo_until", INSTANT, nullable=True),
        sa.Column("hidden", sa.Boolean(), nullable=False),
        sa.Column("url", sa.Text(), nullable=True),
        sa.Column("place", sa.Text(), nullable=True),
        sa.Column("outlet", sa.Text(), nullable=True),
        sa.Column("outlet_key", FOLDED, nullable=True),
        sa.Column("headline", sa.Text(), nullable=True),
        sa.Column("standfirst", sa.Text(), nullable=True),
        sa.Column("byline", sa.Text(), nullable=True),
        sa.Column("dateline", sa.Text(), nullable=True),
        sa.Column("language", sa.String(length=16), nullable=True),
        sa.Column("published_day", sa.Date(), nullable=True),
        sa.Column("published_instant", INSTANT, nullable=True),
        sa.Column("read_at", INSTANT, nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_articles"),
        sa.UniqueConstraint("key", "workspace", name="uq_articles_key_workspace"),
        sqlite_autoincrement=True,
    )
    op.create_index(
        "ix_articles_coverage",
        "articles",
        ["hidden", "workspace", "standing", "embargo_until", "published_day", "read_at"],
        unique=False,
    )

    op.create_index("ix_articles_outlet_key", "articles", ["outlet_key"], unique=False)

    op.create_table(
        "offices",
        sa.Column("id", ID, nullable=False),
        sa.Column("folded", FOLDED, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_offices"),
        sa.UniqueConstraint("folded", name="uq_offices_folded"),
    )
    op.create_table(
        "outbox",
        sa.Column("id", ID, nullable=False),
        sa.Column("key", sa.String(length=128), nullable=False),
        sa.Column("workspace", sa.String(length=32), nullable=False),
        sa.Column("channel", sa.String(length=32), nullable=False),
        sa.Column("thread", sa.String(length=32), nullable=True),
        sa.Column("author", sa.String(length=32), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("blocks", sa.JSON(), nullable=False),
        sa.Column("articles", sa.JSON(), nullable=False),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("due_at", INSTANT, nullable=False),
        sa.Column("leased_until", INSTANT, nullable=True),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("posted_ts", sa.String(length=32), nullable=True),
        sa.Column("failure", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_outbox"),
        sa.UniqueConstraint("key", name="uq_outbox_key"),
    )
    op.create_index("ix_outbox_state_outbox_due_at", "outbox", ["state", "due_at"], unique=False)

    op.create_table(
        "work",
        sa.Column("id", ID, nullable=False),
        sa.Column("kind", sa.String(length=32), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("args", sa.JSON(), nullable=False),
        sa.Column("wanted_at", INSTANT, nullable=False),
        sa.Column("leased_until", INSTANT, nullable=True),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("done_at", INSTANT, nullable=True),
        sa.Column("failure", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_work"),
        sa.UniqueConstraint("key", name="uq_work_key"),
    )
    op.create_index("ix_work_done_at", "work", ["done_at"], unique=False)

    op.create_table(
        "people",
        sa.Column("id", ID, nullable=False),
        sa.Column("article_id", ID, nullable=True),
        sa.Column("key", FOLDED, nullable=False),
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("public", sa.Boolean(), nullable=False),
        sa.Column("pseudonym_start", sa.Integer(), nullable=True),
        sa.Column("pseudonym_end", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["article_id"], ["articles.id"], name="fk_people_article_id_articles", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_people"),
    )
    op.create_index("ix_people_article_id", "people", ["article_id"], unique=False)
    op.create_index(
        "ix_people_shared",
        "people",
        ["key", "kind"],
        unique=True,
        sqlite_where=sa.text("article_id IS NULL"),
        postgresql_where=sa.text("article_id IS NULL"),
    )

    op.create_table(
        "aliases",
        sa.Column("person_id", ID, nullable=False),
        sa.Column("folded", FOLDED, nullable=False),
        sa.Column("last", FOLDED, nullable=False),
        sa.ForeignKeyConstraint(
            ["person_id"], ["people.id"], name="fk_aliases_person_id_people", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("person_id", "folded", name="pk_aliases"),
    )
    op.create_index("ix_aliases_folded", "aliases", ["folded"], unique=False)
    op.create_index("ix_aliases_last", "aliases", ["last"], unique=False)

    op.create_table(
        "names",
        sa.Column("person_id", ID, nullable=False),
        sa.Column("article_id", ID, nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("folded", FOLDED, nullable=False),
        sa.Column("last", FOLDED, nullable=False),
        sa.ForeignKeyConstraint(
            ["article_id"], ["articles.id"], name="fk_names_article_id_articles", ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["people.id"], name="fk_names_person_id_people", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("person_id", "article_id", "words", name="pk_names"),
    )
    op.create_index("ix_names_article_id", "names", ["article_id"], unique=False)

    op.create_table(
        "quotes",
        sa.Column("id", ID, nullable=False),
        sa.Column("article_id", ID, nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("age", sa.Integer(), nullable=False),
        sa.Column("person_id", ID, nullable=True),
        sa.Column("named", sa.Boolean(), nullable=False),
        sa.Column("speaker_start", sa.Integer(), nullable=True),
        sa.Column("speaker_end", sa.Integer(), nullable=True),
        sa.Column("speaker_kind", sa.String(length=16), nullable=True),
        sa.Column("cue_start", sa.Integer(), nullable=True),
        sa.Column("cue_end", sa.Integer(), nullable=True),
        sa.Column("manner", sa.String(length=16), nullable=False),
        sa.Column("status", sa.String(length=16), nullable=False),
        sa.Column("confidence", sa.Double(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("spoken", sa.Date(), nullable=True),
        sa.Column("venue", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["article_id"], ["articles.id"], name="fk_quotes_article_id_articles", ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["people.id"], name="fk_quotes_person_id_people", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_quotes"),
        sa.UniqueConstraint("article_id", "position", name="uq_quotes_article_id_position"),
    )
    op.create_index(
        "ix_quotes_newest", "quotes", ["person_id", "age", "article_id", "position"], unique=False
    )

    op.create_table(
        "roles",
        sa.Column("id", ID, nullable=False),
        sa.Column("person_id", ID, nullable=False),
        sa.Column("office_id", ID, nullable=False),
        sa.Column("article_id", ID, nullable=False),
        sa.Column("age", sa.Integer(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["article_id"], ["articles.id"], name="fk_roles_article_id_articles", ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["office_id"], ["offices.id"], name="fk_roles_office_id_offices"),
        sa.ForeignKeyConstraint(
            ["person_id"], ["people.id"], name="fk_roles_person_id_people", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_roles"),
    )
    op.create_index("ix_roles_article_id", "roles", ["article_id"], unique=False)
    op.create_index("ix_roles_holders", "roles", ["office_id", "person_id"], unique=False)
    op.create_index("ix_roles_newest", "roles", ["person_id", "age", "id"], unique=False)

    op.create_table(
        "statements",
        sa.Column("id", ID, nullable=False),
        sa.Column("article_id", ID, nullable=False),
        sa.Column("age", sa.Integer(), nullable=False),
        sa.Column("person_id", ID, nullable=False),
        sa.Column("said_by_id", ID, nullable=True),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.Column("weak", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["article_id"], ["articles.id"], name="fk_statements_article_id_articles", ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["people.id"], name="fk_statements_person_id_people", ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["said_by_id"], ["people.id"], name="fk_statements_said_by_id_people", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_statements"),
    )
    op.create_index("ix_statements_article_id", "statements", ["article_id"], unique=False)
    op.create_index(
        "ix_statements_newest",
        "statements",
        ["person_id", "weak", "age", "article_id", "start"],
        unique=False,
    )
    op.create_index("ix_statements_said_by_id", "statements", ["said_by_id"], unique=False)

    op.create_table(
        "stretches",
        sa.Column("id", ID, nullable=False),
        sa.Column("quote_id", ID, nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["quote_id"], ["quotes.id"], name="fk_stretches_quote_id_quotes", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_stretches"),
        sa.UniqueConstraint("quote_id", "position", name="uq_stretches_quote_id_position"),
    )
    if op.get_bind().dialect.name == "sqlite":
        _search_by_fts5()
    else:
        # kept in a column: a phrase is checked against positions, which an index on an expression has not
        op.execute(
            "ALTER TABLE stretches ADD COLUMN search_words tsvector "
            "GENERATED ALWAYS AS (to_tsvector('simple', words)) STORED"
        )
        op.execute("CREATE INDEX search_stretches ON stretches USING gin (search_words)")
        op.execute(
            "CREATE TABLE search_articles ("
            "article_id bigint PRIMARY KEY REFERENCES articles ON DELETE CASCADE, words tsvector NOT NULL)"
        )
        op.execute("CREATE INDEX search_articles_words ON search_articles USING gin (words)")


def _search_by_fts5() -> None:
    """An index over `stretches.words` without a copy of them, kept in step by triggers; one of articles.

    After https://sqlite.org/fts5.html, section 4.4: external content tables, and contentless ones.
    """
    op.execute("CREATE VIRTUAL TABLE search_articles USING fts5 (words, content='')")
    op.execute(
        "CREATE VIRTUAL TABLE search_stretches USING fts5 (words, content='stretches', content_rowid='id')"
    )
    forget = (
        "INSERT INTO search_stretches (search_stretches, rowid, words) VALUES ('delete', old.id, old.words);"
    )
    learn = "INSERT INTO search_stretches (rowid, words) VALUES (new.id, new.words);"
    for event, body in (("INSERT", learn), ("DELETE", forget), ("UPDATE", forget + learn)):
        op.execute(
            f"CREATE TRIGGER search_stretches_{event.lower()} AFTER {event} ON stretches BEGIN {body} END"
        )


def downgrade() -> None:
    """Take the store back to nothing."""
    if op.get_bind().dialect.name == "sqlite":
        op.execute("DROP TABLE search_stretches")
    op.execute("DROP TABLE search_articles")
    for table in TABLES:
        op.drop_table(table)
