"""Which files show which articles: an erasure finds them without reading all files"""

import sqlalchemy as sa
from alembic import op

revision = "0033"
down_revision = "0032"
branch_labels = None
depends_on = None

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
AT_ONCE = 1000


def upgrade() -> None:
    """Make the table, and fill it from the files that are there."""
    file_showings = op.create_table(
        "file_showings",
        sa.Column("article_id", ID, autoincrement=False, nullable=False),
        sa.Column("upload_id", ID, autoincrement=False, nullable=False),
        sa.ForeignKeyConstraint(
            ["upload_id"], ["uploads.id"], name="fk_file_showings_upload_id_uploads", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("article_id", "upload_id", name="pk_file_showings"),
    )
    op.create_index("ix_file_showings_upload_id", "file_showings", ["upload_id"])
    uploads = sa.table("uploads", sa.column("id", ID), sa.column("articles", sa.JSON))
    connection, after = op.get_bind(), 0
    while True:
        some = sa.select(uploads.c.id, uploads.c.articles).where(uploads.c.id > after)
        found = connection.execute(some.order_by(uploads.c.id).limit(AT_ONCE)).all()
        if not found:
            return
        rows = [{"article_id": one, "upload_id": id_} for id_, shown in found for one in dict.fromkeys(shown)]
        op.bulk_insert(file_showings, rows)
        after = found[-1].id


def downgrade() -> None:
    """Drop the table."""
    op.drop_table("file_showings")
