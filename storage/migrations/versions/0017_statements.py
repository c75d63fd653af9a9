"""Statements joined when they are saved, how much was read, counted by triggers"""

import sqlalchemy as sa
from alembic import op

from news.quotes.likeness import fingerprints

revision = "0017"
down_revision = "0016"
branch_labels = None
depends_on = None

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
SHARDS = 16
AT_ONCE = 5000
SOME = sa.text("SELECT quote_id, words FROM stretches WHERE quote_id >= :start AND quote_id < :end")
COUNT = (
    "INSERT INTO tallies SELECT workspace, standing, id % :shards, count(*), count(published_day) "
    "FROM articles WHERE NOT hidden GROUP BY workspace, standing, id % :shards"
)
COUNTED = (
    ("insert", "INSERT", "", "new", 1),
    ("delete", "DELETE", "", "old", -1),
    ("leave", "UPDATE", " OF workspace, standing, hidden, published_day", "old", -1),
    ("join", "UPDATE", " OF workspace, standing, hidden, published_day", "new", 1),
)


MORE = (
    "INSERT INTO tallies (workspace, standing, shard, articles, dated) VALUES (:row.workspace, "
    ":row.standing, :row.id % :shards, 1, CASE WHEN :row.published_day IS NULL THEN 0 ELSE 1 END) "
    "ON CONFLICT (workspace, standing, shard) DO UPDATE "
    "SET articles = tallies.articles + 1, dated = tallies.dated + excluded.dated;"
)
FEWER = (
    "UPDATE tallies SET articles = articles - 1, "
    "dated = dated - CASE WHEN :row.published_day IS NULL THEN 0 ELSE 1 END WHERE "
    "workspace = :row.workspace AND standing = :row.standing AND shard = :row.id % :shards;"
)


def upgrade() -> None:
    """Make the tables, and count what is there."""
    _statements()
    op.create_table(
        "tallies",
        sa.Column("workspace", sa.String(length=32), nullable=False),
        sa.Column("standing", sa.String(length=16), nullable=False),
        sa.Column("shard", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("articles", sa.Integer(), nullable=False),
        sa.Column("dated", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("workspace", "standing", "shard", name="pk_tallies"),
    )
    op.execute(COUNT.replace(":shards", str(SHARDS)))
    sqlite = op.get_bind().dialect.name == "sqlite"
    for name, event, columns, row, step in COUNTED:
        if sqlite:
            op.execute(
                f"CREATE TRIGGER tally_{name} AFTER {event}{columns} ON articles WHEN NOT {row}.hidden "
                f"BEGIN {_count(row, step)} END"
            )
            continue
        op.execute(
            f"CREATE FUNCTION tally_{name}() RETURNS trigger LANGUAGE plpgsql AS "
            f"$$ BEGIN {_count(row, step)} RETURN NULL; END $$"
        )
        op.execute(
            f"CREATE TRIGGER tally_{name} AFTER {event}{columns} ON articles FOR EACH ROW "
            f"WHEN (NOT {row}.hidden) EXECUTE FUNCTION tally_{name}()"
        )
    op.drop_index("ix_articles_coverage", "articles")
    op.create_index("ix_articles_days", "articles", ["workspace", "standing", "published_day"])
    op.create_index("ix_articles_reads", "articles", ["workspace", "standing", "read_at"])


def _count(row: str, step: int) -> str:
    """Return what a trigger does; a row that is taken away was counted, unless all are being emptied."""
    return (FEWER if step < 0 else MORE).replace(":row", row).replace(":shards", str(SHARDS))


def _statements() -> None:
    op.create_table(
        "said",
        sa.Column("id", ID, nullable=False),
        sa.Column("person_id", ID, nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["person_id"], ["people.id"], name="fk_said_person_id_people", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_said"),
    )
    op.create_index("ix_said_person_id", "said", ["person_id"])
    op.create_table(
        "fingerprints",
        sa.Column("number", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("quote_id", ID, autoincrement=False, nullable=False),
        sa.PrimaryKeyConstraint("number", "quote_id", name="pk_fingerprints"),
        sqlite_with_rowid=False,
    )
    op.add_column("quotes", sa.Column("said_id", ID, nullable=True))
    op.add_column("quotes", sa.Column("sentence", sa.Integer(), nullable=True))
    op.add_column("quotes", sa.Column("own", sa.Text(), nullable=True))
    op.drop_index("ix_quotes_newest", "quotes")
    newest = ["person_id", "age", "article_id", "position", "said_id", "sentence"]
    op.create_index("ix_quotes_newest", "quotes", newest)
    op.create_index("ix_quotes_said", "quotes", ["said_id", "age"])
    _learn()


def _learn() -> None:
    """Make the words that are there findable; `whosaid reread` joins them."""
    row = sa.table("fingerprints", sa.column("number", sa.BigInteger), sa.column("quote_id", ID))
    connection = op.get_bind()
    last = connection.scalar(sa.text("SELECT max(quote_id) FROM stretches")) or 0
    for start in range(0, last + 1, AT_ONCE):
        some = connection.execute(SOME, {"start": start, "end": start + AT_ONCE})
        found = {(number, quote) for quote, words in some for number in fingerprints(words)}
        op.bulk_insert(row, [{"number": number, "quote_id": quote} for number, quote in sorted(found)])


def downgrade() -> None:
    """Take it back."""
    sqlite = op.get_bind().dialect.name == "sqlite"
    for name, *_ in COUNTED:
        op.execute(f"DROP TRIGGER tally_{name}" + ("" if sqlite else " ON articles"))
        if not sqlite:
            op.execute(f"DROP FUNCTION tally_{name}()")
    op.drop_table("tallies")
    for index in ("ix_articles_days", "ix_articles_reads"):
        op.drop_index(index, "articles")
    op.create_index(
        "ix_articles_coverage",
        "articles",
        ["hidden", "workspace", "standing", "embargo_until", "published_day", "read_at"],
    )
    for index in ("ix_quotes_said", "ix_quotes_newest"):
        op.drop_index(index, "quotes")
    op.create_index("ix_quotes_newest", "quotes", ["person_id", "age", "article_id", "position"])
    for column in ("own", "sentence", "said_id"):
        op.drop_column("quotes", column)
    op.drop_table("fingerprints")
    op.drop_table("said")
