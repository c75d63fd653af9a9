"""Editors' decisions, and the rulings that follow from them"""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
INSTANT = sa.DateTime(timezone=True)
FOLDED = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")
RULINGS = ("article_rulings", "quote_rulings", "hidden_words", "person_rulings", "given_names", "apart")


def upgrade() -> None:
    """Make the tables; whom editors made has a workspace, and a message knows which decisions it obeys."""
    op.create_table(
        "decisions",
        sa.Column("id", ID, nullable=False),
        sa.Column("key", sa.String(length=128), nullable=False),
        sa.Column("workspace", sa.String(length=32), nullable=False),
        sa.Column("author", sa.String(length=32), nullable=False),
        sa.Column("made_at", INSTANT, nullable=False),
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("undoes", ID, nullable=True),
        sa.Column("article_id", ID, nullable=True),
        sa.Column("start", sa.Integer(), nullable=True),
        sa.Column("end", sa.Integer(), nullable=True),
        sa.Column("words", sa.Text(), nullable=True),
        sa.Column("person", sa.Text(), nullable=True),
        sa.Column("other", sa.Text(), nullable=True),
        sa.Column("about", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["undoes"], ["decisions.id"], name="fk_decisions_undoes_decisions"),
        sa.PrimaryKeyConstraint("id", name="pk_decisions"),
        sa.UniqueConstraint("key", name="uq_decisions_key"),
        sa.UniqueConstraint("undoes", name="uq_decisions_undoes"),
    )
    op.create_index("ix_decisions_workspace_decisions_article_id", "decisions", ["workspace", "article_id"])
    op.create_index("ix_decisions_workspace_decisions_kind", "decisions", ["workspace", "kind"])
    _rulings_on_articles()
    _rulings_on_people()
    op.add_column("people", sa.Column("workspace", sa.String(length=32), server_default="", nullable=False))
    op.add_column("outbox", sa.Column("decided", ID, nullable=True))


def _rulings_on_articles() -> None:
    op.create_table(
        "article_rulings",
        *_key("article_rulings", ("article_id", "articles")),
    )
    op.create_table(
        "quote_rulings",
        *_key("quote_rulings", ("quote_id", "quotes")),
        sa.Column("article_id", ID, nullable=False),
        sa.Column("gone", sa.String(length=16), nullable=True),
        sa.Column("person_id", ID, nullable=True),
        sa.Column("decided_on", sa.Date(), nullable=False),
        _foreign("quote_rulings", "article_id", "articles"),
        _foreign("quote_rulings", "person_id", "people"),
    )
    op.create_index("ix_quote_rulings_article_id", "quote_rulings", ["article_id"])
    op.create_index("ix_quote_rulings_person_id", "quote_rulings", ["person_id"])
    op.create_index(
        "ix_quote_rulings_workspace_quote_rulings_person_id", "quote_rulings", ["workspace", "person_id"]
    )
    op.create_table(
        "hidden_words",
        sa.Column("workspace", sa.String(length=32), nullable=False),
        sa.Column("article_id", ID, nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        _foreign("hidden_words", "article_id", "articles"),
        sa.PrimaryKeyConstraint("workspace", "article_id", "start", "end", name="pk_hidden_words"),
    )
    op.create_index("ix_hidden_words_article_id", "hidden_words", ["article_id"])


def _rulings_on_people() -> None:
    op.create_table(
        "person_rulings",
        *_key("person_rulings", ("person_id", "people")),
        sa.Column("gone", sa.String(length=16), nullable=True),
        sa.Column("into_id", ID, nullable=True),
        sa.Column("name", sa.Text(), nullable=True),
        _foreign("person_rulings", "into_id", "people"),
    )
    op.create_index("ix_person_rulings_into_id", "person_rulings", ["into_id"])
    op.create_index(
        "ix_person_rulings_workspace_person_rulings_into_id", "person_rulings", ["workspace", "into_id"]
    )
    op.create_table(
        "given_names",
        sa.Column("workspace", sa.String(length=32), nullable=False),
        sa.Column("person_id", ID, nullable=False),
        sa.Column("folded", FOLDED, nullable=False),
        sa.Column("last", FOLDED, nullable=False),
        _foreign("given_names", "person_id", "people"),
        sa.PrimaryKeyConstraint("workspace", "person_id", "folded", name="pk_given_names"),
    )
    op.create_index("ix_given_names_person_id", "given_names", ["person_id"])
    op.create_table("apart", *_key("apart", ("person_id", "people"), ("article_id", "articles")))


def _key(table: str, *parts: tuple[str, str]) -> tuple[sa.schema.SchemaItem, ...]:
    """Return a key of the workspace and rows of other tables, each with its index for when those go."""
    columns = [sa.Column(column, ID, nullable=False, index=True) for column, _ in parts]
    names = ["workspace", *(column for column, _ in parts)]
    return (
        sa.Column("workspace", sa.String(length=32), nullable=False),
        *columns,
        *(_foreign(table, column, other) for column, other in parts),
        sa.PrimaryKeyConstraint(*names, name=f"pk_{table}"),
    )


def _foreign(table: str, column: str, other: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        [column], [f"{other}.id"], name=f"fk_{table}_{column}_{other}", ondelete="CASCADE"
    )


def downgrade() -> None:
    """Take decisions back out, with the people that editors made."""
    op.execute("DELETE FROM people WHERE workspace <> ''")
    with op.batch_alter_table("outbox") as outbox:
        outbox.drop_column("decided")
    with op.batch_alter_table("people") as people:
        people.drop_column("workspace")
    for table in (*RULINGS, "decisions"):
        op.drop_table(table)
