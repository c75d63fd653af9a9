"""Opening the store that the settings name, ready to be used, and what ails it when it can't be."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import exc

from storage.engine import BUSY, DISK_FULL, Store, is_busy, open_store
from storage.schema import require_current

_AILMENTS = {
    sqlite3.SQLITE_BUSY: "Another program holds the store. Try again when it is done.",
    sqlite3.SQLITE_FULL: "The disk is full. Make room and try again: what was saved is there.",
    sqlite3.SQLITE_READONLY: "The store can't be written: see whose its file is, and the folder.",
    sqlite3.SQLITE_CORRUPT: "The store's file is damaged. Put the last backup in its place.",
}
_SERVERS = {
    "57014": "The database stopped what took it too long. Try again, or ask for less.",
    "40P01": "Another program was at the same rows of the store. Try again.",
    "55P03": _AILMENTS[sqlite3.SQLITE_BUSY],
    DISK_FULL: _AILMENTS[sqlite3.SQLITE_FULL],
    "53200": "The database is out of memory. Try again later.",
    "25006": "The database lets nothing be written. Name the one that may be, in DATABASE_URL.",
    "42501": "The database's user may not do that: make it the owner of the store's tables.",
}
"""By PostgreSQL's codes."""
_BASIC = 0xFF
"""Which bits of SQLite's extended codes say what is wrong at all."""


@contextmanager
def opened(url: str, *, patience: float = BUSY) -> Iterator[Store]:
    """Give the store at `url`, brought up to date where that is ours to do, and close it at the end.

    `patience` is that of `open_store`.
    """
    engine = open_store(url, patience=patience)
    store = Store(engine)
    try:
        require_current(engine)
        yield store
    finally:
        store.close()


def trouble(error: Exception) -> str | None:
    """Say what ails the store, and what to do, where that is what `error` tells of; None for any other."""
    cause = error.orig if isinstance(error, exc.DBAPIError) else error
    if isinstance(cause, sqlite3.DatabaseError):
        told = _AILMENTS.get(getattr(cause, "sqlite_errorcode", 0) & _BASIC)
        other = f"The store can't be used: {cause}." if isinstance(cause, sqlite3.OperationalError) else None
        return told or other
    if isinstance(error, exc.TimeoutError):
        return "All connections to the database are in use. Try again."
    if told := _SERVERS.get(getattr(cause, "sqlstate", None) or ""):
        return told
    if is_busy(error):
        why = ": ".join(["The database can't be reached", *str(cause).strip().splitlines()[:1]])
        return f"{why.removesuffix('.')}. Try again."
    return None
