"""The store's version: which migrations it has, and bringing it up to date."""

from enum import StrEnum
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Engine, text
from sqlalchemy.exc import DatabaseError, OperationalError

from storage.engine import StoreError


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
        raise StoreError(f"The database {_address(engine)} can't be opened: {_first_line(error)}.") from error
    except DatabaseError as error:
        raise StoreError(f"{_address(engine)} is not a database of whosaid's.") from error
    if at is None:
        return Age.EMPTY
    if at == scripts.get_current_head():
        return Age.CURRENT
    known = {script.revision for script in scripts.walk_revisions()}
    return Age.OLDER if at in known else Age.NEWER


def upgrade(engine: Engine) -> None:
    """Bring the database to this program's version, in one transaction.

    It may take its time, but waits at most ten seconds for others to let go of a table: while it waits, all
    who come after it wait too.
    """
    config = _config(engine)
    with engine.execution_options(whosaid_writes=True).begin() as connection:
        if engine.dialect.name == "postgresql":
            connection.execute(text("SET LOCAL statement_timeout = 0"))
            connection.execute(text("SET LOCAL lock_timeout = '10s'"))
        config.attributes["connection"] = connection
        command.upgrade(config, "head")


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


def _config(engine: Engine) -> Config:
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    config.attributes["engine"] = engine
    return config


def _address(engine: Engine) -> str:
    return engine.url.render_as_string(hide_password=True)


def _first_line(error: DatabaseError) -> str:
    return str(error.orig).splitlines()[0].rstrip(".")
