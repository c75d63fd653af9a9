"""Spellings of names, found by three letters in a row; offices, by their words"""

from alembic import op

revision = "0021"
down_revision = "0020"
branch_labels = None
depends_on = None

LEARNT = "SELECT DISTINCT folded AS words FROM aliases UNION SELECT DISTINCT last FROM aliases"
NEW = (
    "INSERT INTO search_spellings (words) SELECT spelt.words FROM (SELECT new.folded AS words "
    "UNION SELECT new.last) AS spelt WHERE NOT EXISTS "
    "(SELECT 1 FROM search_spellings AS known WHERE known.words = spelt.words);"
)
OLD = (
    "DELETE FROM search_spellings WHERE words IN (old.folded, old.last) "
    "AND NOT EXISTS (SELECT 1 FROM aliases WHERE folded = search_spellings.words) "
    "AND NOT EXISTS (SELECT 1 FROM aliases WHERE last = search_spellings.words);"
)
EVENTS = (("insert", "AFTER INSERT", NEW), ("delete", "AFTER DELETE", OLD))


def upgrade() -> None:
    """Keep each spelling once, in step with `aliases`: there are far fewer than names in articles."""
    if op.get_bind().dialect.name == "sqlite":
        _by_fts5()
    else:
        _by_trigrams()
    op.execute(f"INSERT INTO search_spellings (words) {LEARNT}")
    op.execute("CREATE INDEX search_spellings_words ON search_spellings (words)")


def _by_fts5() -> None:
    """Spaces around a spelling make trigrams of its first and last letters, as PostgreSQL does."""
    op.execute("CREATE TABLE search_spellings (id INTEGER PRIMARY KEY, words TEXT NOT NULL)")
    op.execute("CREATE VIRTUAL TABLE search_names USING fts5 (words, content='', tokenize='trigram')")
    op.execute("CREATE VIRTUAL TABLE search_runs USING fts5vocab (search_names, 'row')")
    learn = "INSERT INTO search_names (rowid, words) VALUES (new.id, ' ' || new.words || ' ');"
    forget = (
        "INSERT INTO search_names (search_names, rowid, words) "
        "VALUES ('delete', old.id, ' ' || old.words || ' ');"
    )
    for event, body in (("INSERT", learn), ("DELETE", forget)):
        op.execute(
            f"CREATE TRIGGER search_spellings_{event.lower()} AFTER {event} ON search_spellings "
            f"BEGIN {body} END"
        )
    for name, when, body in EVENTS:
        op.execute(f"CREATE TRIGGER search_aliases_{name} {when} ON aliases BEGIN {body} END")
    op.execute(
        "CREATE VIRTUAL TABLE search_offices USING fts5 (folded, content='offices', content_rowid='id')"
    )
    op.execute("INSERT INTO search_offices (search_offices) VALUES ('rebuild')")
    op.execute(
        "CREATE TRIGGER search_offices_insert AFTER INSERT ON offices BEGIN "
        "INSERT INTO search_offices (rowid, folded) VALUES (new.id, new.folded); END"
    )
    op.execute(
        "CREATE TRIGGER search_offices_delete AFTER DELETE ON offices BEGIN "
        "INSERT INTO search_offices (search_offices, rowid, folded) "
        "VALUES ('delete', old.id, old.folded); END"
    )


def _by_trigrams() -> None:
    """No spelling is unique by constraint: two articles saved at once would wait for each other."""
    op.execute("CREATE EXTENSION IF NOT EXISTS pg_trgm")
    op.execute('CREATE TABLE search_spellings (words text COLLATE "C" NOT NULL)')
    op.execute("CREATE INDEX search_names ON search_spellings USING gin (words gin_trgm_ops)")
    for name, when, body in EVENTS:
        op.execute(
            f"CREATE FUNCTION search_aliases_{name}() RETURNS trigger LANGUAGE plpgsql AS "
            f"$$ BEGIN {body} RETURN NULL; END $$"
        )
        op.execute(
            f"CREATE TRIGGER search_aliases_{name} {when} ON aliases FOR EACH ROW "
            f"EXECUTE FUNCTION search_aliases_{name}()"
        )
    op.execute("CREATE INDEX search_offices ON offices USING gin (to_tsvector('simple', folded))")


def downgrade() -> None:
    """Take it back."""
    sqlite = op.get_bind().dialect.name == "sqlite"
    for name, *_ in EVENTS:
        op.execute(f"DROP TRIGGER search_aliases_{name}" + ("" if sqlite else " ON aliases"))
        if sqlite:
            op.execute(f"DROP TRIGGER search_offices_{name}")
        else:
            op.execute(f"DROP FUNCTION search_aliases_{name}()")
    if sqlite:
        for table in ("search_offices", "search_runs", "search_names"):
            op.execute(f"DROP TABLE {table}")
    else:
        op.execute("DROP INDEX search_offices")
    op.execute("DROP TABLE search_spellings")
