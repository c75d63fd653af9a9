"""Opening the store: the engine for a URL, and short transactions on it."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event, exc, make_url
from sqlalchemy.orm import Session, sessionmaker

from news.errors import WhosaidError

BUSY = 10.0
"""Seconds that whoever answers lets others write to an SQLite file before it gives up."""
PATIENCE = 20.0
"""Seconds for those for whom nobody waits; their work is put back untried after that (`bot.worker`)."""
LIMITS = (
    "-c statement_timeout=60s -c idle_in_transaction_session_timeout=5min -c jit=off -c random_page_cost=1.1 "
    "-c max_parallel_workers_per_gather=0 -c pg_trgm.similarity_threshold=0.25 "
    "-c plan_cache_mode=force_custom_plan"
)
"""What a server lets a connection of ours do at most; migrations lift the first (`storage.schema`).

Answers read a few rows here and there: they are not worth compiling, nor helpers, nor a scan that an index
spares. What is asked for decides how it is best found, so each but `PLANNED_ONCE` is planned by itself.
Names of which a quarter of the letter runs is the same are compared ("starmr" with "stamer").
"""

PLANNED_ONCE = "whosaid_planned_once"
"""The option of a statement that PostgreSQL plans once for all values, where a session only reads.

For what is found along the same index whatever is asked for: to plan it takes longer than to do it.
"""

PREPARED = 1000
"""Statements that an SQLite connection keeps prepared: with the usual 128, large ones were prepared again."""

AWAY = frozenset({"57P01", "57P02", "57P03", "08000", "08003", "08006", "55P03"})
"""PostgreSQL's codes for a server that stops, starts or was lost, and for a lock that was not to be had."""

MAPPED = 2**31 - 2**16
"""Bytes of an SQLite file, the most that SQLite allows, that are read where the system keeps them.

All connections share them, and a write elsewhere doesn't throw them out, as it does a connection's own 2 MB:
to find fifty roles with their articles among a million quotes takes half as long. What lies behind is read.
A page that the disk can't give ends the process (SIGBUS) instead of failing one answer.
"""

POOLED = {"pool_size": 12, "max_overflow": 3}
"""Connections kept: one for each thread that answers, and for what ticks (to open one takes 4 ms)."""


DISK_FULL = "53100"
"""PostgreSQL's code for it."""


class StoreError(WhosaidError):
    """The store can't be used; the text says why and what to do."""


def open_store(url: str, *, patience: float = BUSY) -> Engine:
    """Return an engine for `url`, set up as that database should be used; nothing is connected yet.

    `patience`: seconds in which others may write to an SQLite file before we can't.
    Parameters are kept out of errors, and so out of logs: they are article text and what people asked.
    Raises StoreError for an address that names no database we know, or a folder that isn't there.
    """
    parsed = _parsed(url)
    if parsed.get_backend_name() == "postgresql":
        server = parsed.set(drivername="postgresql+psycopg")
        engine = create_engine(
            server,
            **POOLED,
            pool_timeout=10,
            pool_pre_ping=True,
            hide_parameters=True,
            connect_args={"connect_timeout": 5, "application_name": "whosaid", "options": LIMITS},
        )
        event.listen(engine, "before_cursor_execute", _plan)
        return engine
    if parsed.database and parsed.database != ":memory:" and not Path(parsed.database).parent.is_dir():
        raise StoreError(f"The folder of the database, {Path(parsed.database).parent}, does not exist.")
    options = {"timeout": patience, "cached_statements": PREPARED}
    engine = create_engine(parsed, connect_args=options, hide_parameters=True, **_pooled(parsed))
    event.listen(engine, "connect", _prepare_sqlite)
    event.listen(engine, "begin", _begin)
    return engine


def _pooled(url: URL) -> dict[str, int]:
    """Return how many connections are kept; a store in memory has the one that it lives in."""
    return {} if url.database in {None, "", ":memory:"} else POOLED


def _parsed(url: str) -> URL:
    try:
        parsed = make_url(url)
    except Exception as error:
        raise StoreError("DATABASE_URL is not an address such as sqlite:///whosaid.db.") from error
    if parsed.get_backend_name() not in {"sqlite", "postgresql"}:
        raise StoreError("DATABASE_URL must begin with sqlite: or postgresql:.")
    return parsed


def _prepare_sqlite(connection: Any, _record: Any) -> None:
    """Let SQLAlchemy begin transactions itself: the driver's own habit breaks DDL and BEGIN IMMEDIATE."""
    connection.isolation_level = None
    for pragma in (
        "journal_mode = WAL",
        "synchronous = NORMAL",
        "foreign_keys = ON",
        f"mmap_size = {MAPPED}",
    ):
        connection.execute(f"PRAGMA {pragma}")


def _begin(connection: Any) -> None:
    writing = connection.get_execution_options().get("whosaid_writes", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN")


def _plan(connection: Connection, *asked: Any) -> None:
    """Tell PostgreSQL, where that changes, whether it plans the next statement once for all or by itself.

    Of a transaction that writes whoever writes decides (`storage.rows.plan_once`).
    """
    options = asked[3].execution_options
    if not options.get("postgresql_readonly"):
        return
    transaction, is_once = connection.get_transaction(), bool(options.get(PLANNED_ONCE))
    if is_once != (connection.info.get(PLANNED_ONCE) is transaction):
        mode = "force_generic_plan" if is_once else "force_custom_plan"
        connection.connection.cursor().execute(f"SET LOCAL plan_cache_mode = {mode}")
        connection.info[PLANNED_ONCE] = transaction if is_once else None


def is_busy(error: BaseException) -> bool:
    """Tell whether the store was held by others, or away: then nothing is wrong with what was asked of it."""
    if isinstance(error, exc.TimeoutError):  # no connection was free
        return True
    if not isinstance(error, exc.DBAPIError):
        return False
    if isinstance(error.orig, sqlite3.Error):
        code = getattr(error.orig, "sqlite_errorcode", 0) & 0xFF
        return code in {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}
    state = getattr(error.orig, "sqlstate", None)
    unconnected = isinstance(error, exc.OperationalError) and not error.statement and state is None
    return error.connection_invalidated or unconnected or state in AWAY


def is_full(error: Exception) -> bool:
    """Tell whether a disk is full: small changes may go on then, and no article is to blame."""
    cause = getattr(error, "orig", None)
    return (
        getattr(cause, "sqlite_errorcode", None) == sqlite3.SQLITE_FULL
        or getattr(cause, "sqlstate", None) == DISK_FULL
    )


class Store:
    """An open store. `read` and `write` each give a session for one short transaction."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine
        self.is_server = engine.dialect.name == "postgresql"
        reading = engine.execution_options(postgresql_readonly=True)
        self._reading = sessionmaker(reading, expire_on_commit=False)
        self._writing = sessionmaker(engine.execution_options(whosaid_writes=True), expire_on_commit=False)

    @contextmanager
    def read(self) -> Iterator[Session]:
        """Give a session of which nothing is saved: a server refuses to write, SQLite rolls back.

        A server's is committed: after a rollback the driver forgets all statements that it has prepared.
        Nor may SQLite be told `query_only` for a while: each such word makes it prepare them all again.
        """
        with self._reading() as session:
            yield session
            if self.is_server:
                session.expunge_all()
                session.commit()

    @contextmanager
    def write(self) -> Iterator[Session]:
        """Give a session that is committed at the end, or rolled back by an error.

        SQLite takes its write lock at the start: a reader that turned writer could fail as busy at once.
        """
        with self._writing.begin() as session:
            yield session

    def close(self) -> None:
        """Give all connections back."""
        self.engine.dispose()
