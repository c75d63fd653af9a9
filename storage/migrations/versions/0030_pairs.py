"""On PostgreSQL, each two words that follow each other: an index of phrases made of common words"""

from alembic import op

revision = "0030"
down_revision = "0029"
branch_labels = None
depends_on = None

PAIRS = """
CREATE FUNCTION pairs_of(words text) RETURNS text[] LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
    SELECT array_agg(DISTINCT word[at] || ' ' || word[at + 1])
    FROM string_to_array(words, ' ') AS word, generate_series(1, cardinality(word) - 1) AS at
$$
"""
"""The index itself is built afterwards, while others write (`storage.schema`)."""


def upgrade() -> None:
    """SQLite's index keeps where words stand, and finds phrases by itself."""
    if op.get_bind().dialect.name != "sqlite":
        op.execute(PAIRS)


def downgrade() -> None:
    """Take it back."""
    if op.get_bind().dialect.name != "sqlite":
        op.execute("DROP INDEX IF EXISTS search_pairs")
        op.execute("DROP FUNCTION pairs_of(text)")
