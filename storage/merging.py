"""SQLite's indexes of words merged into one part each: every look for a word costs once for each part.

FTS5 adds a part with every article that is saved, and merges them by itself only where four are of one size:
an index of 100,000 articles lies in some thirteen. PostgreSQL's indexes have no parts.
"""

from sqlalchemy import text
from sqlalchemy.orm import Session

from storage.engine import Store

PARTS = 4
"""Parts in which an index may stay: so many come again within hours, and all of it is written anew."""
PAGES = 100
"""Pages of 4 kB that one step writes, while who saves waits: 28 ms on average, 0.45 s at most.

Measured on a busy machine: a store of 650 MB took 229 steps in 6.5 s, and its WAL file grew to 38 MB.
"""

_INDEXES = text(
    "SELECT name FROM sqlite_master WHERE sql LIKE 'CREATE VIRTUAL TABLE % USING fts5 (%' ORDER BY 1"
)
_DONE = 2
"""Rows that a step changes at least if it has merged anything (https://sqlite.org/fts5.html, section 6.7)."""


def merge(store: Store) -> None:
    """Merge each index that lies in many parts, in short transactions; cut off, the next run goes on."""
    if store.is_server:
        return
    with store.read() as session:
        indexes = [index for index in session.scalars(_INDEXES) if parts(session, index) > PARTS]
    for index in indexes:
        pages = -PAGES  # below nothing: all parts are to become one, not only those of a size
        while _is_merged(store, index, pages):
            pages = PAGES


def parts(session: Session, index: str) -> int:
    """Return in how many parts an index of SQLite lies."""
    counted = text(f"SELECT count(DISTINCT segid) FROM {index}_idx")  # noqa: S608 - named by the schema
    return int(session.execute(counted).scalar_one())


def _is_merged(store: Store, index: str, pages: int) -> bool:
    """Write so many pages more of the one part; tell whether there was anything left to write."""
    changes = text("SELECT total_changes()")
    with store.write() as session:
        before = session.execute(changes).scalar_one()
        merging = text(f"INSERT INTO {index} ({index}, rank) VALUES ('merge', :pages)")  # noqa: S608
        session.execute(merging, {"pages": pages})
        return bool(session.execute(changes).scalar_one() - before >= _DONE)
