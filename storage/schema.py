"""The store's version: which migrations it has, and bringing it up to date."""

from enum import StrEnum
from functools import cache
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Engine, Index, text
from sqlalchemy.exc import DatabaseError, OperationalError
from sqlalchemy.orm import Session
from sqlalchemy.schema import CreateIndex

from storage.engine import StoreError
from storage.tables import Row

_MIGRATIONS = Path(__file__).parent / "migrations"
PATIENCE = "10s"
IN_THE_WAY = frozenset({"55P03", "40P01"})
"""PostgreSQL's codes for a table that somebody held too long, and for two who waited for each other."""
_INDEXES = text(
    "SELECT relname, indisvalid FROM pg_index JOIN pg_class ON pg_class.oid = indexrelid "
    "WHERE relnamespace = CAST(current_schema() AS regnamespace)"
)


class Age(StrEnum):
    """How a database's version compares with this program's."""

    EMPTY = "empty"
    OLDER = "older"
    CURRENT = "current"
    NEWER = "newer"


def age(engine: Engine) -> Age:
    """Compare the database with this program. Raises StoreError when it can't be read as a store at all."""
    scripts = ScriptDirectory.from_config(_config(engine))
    try:
        with engine.connect() as connection:
            at = MigrationContext.configure(connection).get_current_revision()
    except OperationalError as error:
        raise StoreError(_unopened(engine, error)) from error
    except DatabaseError as error:
        raise StoreError(f"{_address(engine)} is not a database of whosaid's.") from error
    if at is None:
        return Age.EMPTY
    if at == scripts.get_current_head():
        return Age.CURRENT
    known = {script.revision for script in scripts.walk_revisions()}
    return Age.OLDER if at in known else Age.NEWER


def upgrade(engine: Engine, *, to: str = "head", patience: str = PATIENCE) -> None:
    """Bring the database to this program's version, in one transaction; then build what indexes are missing.

    It may take its time, but waits at most `patience` for others to let go of a table, since all who come
    after it wait too; it raises StoreError then, and has changed nothing. On PostgreSQL indexes are built
    while others write: a migration leaves those of large tables to this.
    """
    config = _config(engine)
    try:
        with engine.execution_options(whosaid_writes=True).begin() as connection:
            if engine.dialect.name == "postgresql":
                connection.execute(text("SET LOCAL statement_timeout = 0"))
                connection.execute(text(f"SET LOCAL lock_timeout = '{patience}'"))
            config.attributes["connection"] = connection
            command.upgrade(config, to)
    except OperationalError as error:
        if getattr(error.orig, "sqlstate", None) not in IN_THE_WAY:
            raise
        raise StoreError(
            "Somebody held a table that is to be changed; nothing was changed. Stop the workers, or run "
            "whosaid db upgrade again."
        ) from error
    if engine.dialect.name == "postgresql" and to == "head":
        _build_indexes(engine)


def _build_indexes(engine: Engine) -> None:
    """Build the indexes that are missing, or that were left half built, without holding up who writes.

    Their tables are analysed: of what an index works out by itself PostgreSQL knows nothing until then.
    """
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.execute(text("SET statement_timeout = 0"))
        built = dict(map(tuple, connection.execute(_INDEXES)))
        for name, table, index in _ours():
            if built.get(name) is False:
                connection.execute(text(f'DROP INDEX CONCURRENTLY "{name}"'))
            if not built.get(name):
                connection.execute(CreateIndex(index, if_not_exists=True))
                connection.execute(text(f'ANALYZE "{table}"'))
        connection.execute(text("RESET statement_timeout"))


def _ours() -> list[tuple[str, str, Index]]:
    """Return the indexes of our tables with their and their tables' names, to be built while others write."""
    tables = Row.metadata.tables.values()
    found = [(str(index.name), table.name, index) for table in tables for index in table.indexes]
    for *_, index in found:
        index.dialect_options["postgresql"]["concurrently"] = True
    return sorted(found, key=lambda one: one[0])


def require_current(engine: Engine) -> None:
    """Make sure that the database can be used by this program, or raise StoreError with what to do.

    An SQLite file is brought up to date in passing; a server's database waits for `whosaid db upgrade`.
    """
    found = age(engine)
    if found == Age.NEWER:
        raise StoreError(
            f"The database {_address(engine)} was made by a newer whosaid. Install that version, or name "
            "another database in DATABASE_URL."
        )
    if found == Age.CURRENT:
        return
    if engine.dialect.name != "sqlite":
        raise StoreError(f"The database {_address(engine)} is not up to date. Run: whosaid db upgrade")
    upgrade(engine)


def require_same(session: Session) -> None:
    """Make sure that nobody has brought the store to another version meanwhile, or raise StoreError."""
    if session.scalar(text("SELECT version_num FROM alembic_version")) != _newest():
        raise StoreError(
            "The store was brought to another version. Install that version of whosaid, and restart."
        )


@cache
def _newest() -> str | None:
    return ScriptDirectory(str(_MIGRATIONS)).get_current_head()


def touch(session: Session) -> None:
    """Write the version as it is: whatever keeps the store from being written to is raised."""
    session.execute(text("UPDATE alembic_version SET version_num = version_num"))


def _config(engine: Engine) -> Config:
    config = Config()
    config.set_main_option("script_location", str(_MIGRATIONS))
    config.attributes["engine"] = engine
    return config


def _address(engine: Engine) -> str:
    return engine.url.render_as_string(hide_password=True)


def _unopened(engine: Engine, error: DatabaseError) -> str:
    told = f"The database {_address(engine)} can't be opened: {_first_line(error)}."
    if engine.dialect.name == "sqlite":
        return f"{told} See whose the file and its folder are: whosaid writes to both."
    return (
        f"{told} Does the server run, and does DATABASE_URL name it, a database and a user as it knows them?"
    )


def _first_line(error: DatabaseError) -> str:
    return str(error.orig).splitlines()[0].rstrip(".")
