"""On PostgreSQL, pairs of words are cut: its index refuses what is longer than some 2,700 bytes"""

from alembic import op

revision = "0031"
down_revision = "0030"
branch_labels = None
depends_on = None

PAIRS = """
CREATE OR REPLACE FUNCTION pairs_of(words text) RETURNS text[]
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
    SELECT array_agg(DISTINCT {first} || ' ' || {second})
    FROM string_to_array(words, ' ') AS word, generate_series(1, cardinality(word) - 1) AS at
$$
"""


def upgrade() -> None:
    """Nothing longer is in the index: it would have been refused."""
    if op.get_bind().dialect.name != "sqlite":
        op.execute(PAIRS.format(first="left(word[at], 100)", second="left(word[at + 1], 100)"))


def downgrade() -> None:
    """Let words be as long as they are."""
    if op.get_bind().dialect.name != "sqlite":
        op.execute(PAIRS.format(first="word[at]", second="word[at + 1]"))
