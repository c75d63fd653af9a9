"""Who may see an article is read from an index; PostgreSQL's indexes of words keep short lists of new ones"""

from alembic import op
from sqlalchemy import text

revision = "0032"
down_revision = "0031"
branch_labels = None
depends_on = None

NAME = "ix_articles_sight"
COLUMNS = ["id", "hidden", "standing", "workspace", "embargo_until", "text_of", "outlet_key"]
OF_WORDS = ("search_articles_words", "search_figures", "search_names", "search_offices", "search_stretches")
TOLD = "INSERT INTO sqlite_stat1 VALUES ('articles', :name, :rows)"
"""SQLite takes an index to find many rows unless it is told that this one finds one, as the table does."""
WAITING_KB = 256
"""Every search reads through what waits to be sorted in: the usual 4 MB took it 3 ms."""


def upgrade() -> None:
    """PostgreSQL's index is built afterwards, while others write (`storage.schema`)."""
    if op.get_bind().dialect.name == "sqlite":
        op.create_index(NAME, "articles", COLUMNS)
        op.execute("ANALYZE sqlite_schema")  # makes the table that follows
        op.execute(text(TOLD).bindparams(name=NAME, rows="100000" + " 1" * len(COLUMNS)))
        return
    for index in OF_WORDS:
        op.execute(f"ALTER INDEX {index} SET (gin_pending_list_limit = {WAITING_KB})")
        op.execute(f"SELECT gin_clean_pending_list('{index}')")
    op.execute(f"ALTER INDEX IF EXISTS search_pairs SET (gin_pending_list_limit = {WAITING_KB})")


def downgrade() -> None:
    """Take it back."""
    if op.get_bind().dialect.name == "sqlite":
        op.drop_index(NAME, "articles")
        return
    op.execute(f"DROP INDEX IF EXISTS {NAME}")
    for index in OF_WORDS:
        op.execute(f"ALTER INDEX {index} RESET (gin_pending_list_limit)")
    op.execute("ALTER INDEX IF EXISTS search_pairs RESET (gin_pending_list_limit)")
