"""Which messages show which articles: a changed article finds its threads without reading all messages"""

import sqlalchemy as sa
from alembic import op

revision = "0027"
down_revision = "0026"
branch_labels = None
depends_on = None

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
AT_ONCE = 1000


def upgrade() -> None:
    """Make the table, and fill it from the messages that are there."""
    showings = op.create_table(
        "showings",
        sa.Column("article_id", ID, autoincrement=False, nullable=False),
        sa.Column("message_id", ID, autoincrement=False, nullable=False),
        sa.ForeignKeyConstraint(
            ["message_id"], ["outbox.id"], name="fk_showings_message_id_outbox", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("article_id", "message_id", name="pk_showings"),
    )
    op.create_index("ix_showings_message_id", "showings", ["message_id"])
    outbox = sa.table("outbox", sa.column("id", ID), sa.column("articles", sa.JSON))
    connection, after = op.get_bind(), 0
    while True:
        some = sa.select(outbox.c.id, outbox.c.articles).where(outbox.c.id > after)
        found = connection.execute(some.order_by(outbox.c.id).limit(AT_ONCE)).all()
        if not found:
            return
        rows = [
            {"article_id": one, "message_id": id_} for id_, shown in found for one in dict.fromkeys(shown)
        ]
        op.bulk_insert(showings, rows)
        after = found[-1].id


def downgrade() -> None:
    """Drop the table."""
    op.drop_table("showings")
