"""`whosaid db`: the store brought up to date, backed up while it runs, moved, and its tokens sealed anew."""

import shlex
import sqlite3
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from rich.console import Console
from rich.table import Table
from sqlalchemy import Engine

from bot.app import clock
from bot.installed import Installed
from bot.settings import load
from bot.stored import opened
from news.errors import WhosaidError
from storage import moving
from storage.engine import Store, open_store
from storage.schema import Age, age, require_current, upgrade

PORT = 5432
"""PostgreSQL's, where an address names none."""


def upgrade_store() -> int:
    """Bring the store up to date and say what was done; return the exit code."""
    engine = open_store(load().database_url)
    try:
        before = age(engine)
        if before == Age.NEWER:
            raise WhosaidError("The database was made by a newer whosaid. Install that version.")
        upgrade(engine)
    finally:
        engine.dispose()
    done = "The store is up to date." if before == Age.CURRENT else "The store was brought up to date."
    sys.stdout.write(done + "\n")
    return 0


def back_up(target: Path) -> int:
    """Copy the SQLite file to `target` while others read and write it; return the exit code."""
    engine = open_store(load().database_url)
    if engine.dialect.name == "postgresql":
        raise WhosaidError(f"PostgreSQL backs up by itself: {_pg_dump(engine, target)}")
    if target.exists():
        raise WhosaidError(f"{target} is there already. Name a new file.")
    _must_be_there(engine)
    with opened(load().database_url) as store:
        _copy_file(str(store.engine.url.database), target)
    sys.stdout.write(f"Backed up to {target} ({target.stat().st_size / 1e6:.1f} MB).\n")
    return 0


def _must_be_there(engine: Engine) -> None:
    """Refuse an address where there is no store: opening a file makes it, and an empty copy is no copy."""
    is_file = engine.dialect.name == "sqlite"
    if (is_file and not Path(str(engine.url.database)).exists()) or age(engine) == Age.EMPTY:
        raise WhosaidError(f"There is no store at {engine.url.render_as_string(hide_password=True)}.")


def _copy_file(database: str, target: Path) -> None:
    """Copy the file as it is at this moment; a half copy never gets the name that was asked for.

    In one step, which holds up nobody: in several it would begin anew with each write of others.
    """
    if not target.parent.is_dir():
        raise WhosaidError(f"There is no folder {target.parent}.")
    begun = target.with_name(target.name + ".part")
    begun.unlink(missing_ok=True)
    try:
        with closing(sqlite3.connect(database)) as there, closing(sqlite3.connect(begun)) as here:
            there.backup(here)
            here.execute("PRAGMA journal_mode = DELETE")
            (found,) = here.execute("PRAGMA quick_check").fetchone()
    except sqlite3.Error:
        begun.unlink(missing_ok=True)
        raise
    if found != "ok":
        raise WhosaidError(f"The copy is damaged ({found}); it was left at {begun}.")
    begun.replace(target)


def _pg_dump(engine: Engine, target: Path) -> str:
    """Return the command; the password comes from PGPASSWORD or ~/.pgpass, never from a command line."""
    url = engine.url
    asked = {"--host": url.host, "--port": url.port, "--username": url.username}
    options = [f"{name}={value}" for name, value in asked.items() if value]
    return shlex.join(["pg_dump", "--format=custom", f"--file={target}", *options, url.database or ""])


def copy(there: str, here: str) -> int:
    """Copy the store at `there` into the empty one at `here`; return the exit code."""
    if _place(there) == _place(here):
        raise WhosaidError("A store can't be copied into itself. Name a new one.")
    shown = Table("table", "rows", "checksum", box=None)
    with _store(there) as old, _store(here, make=True) as new, old.read() as read, new.write() as write:
        for one in moving.copy(read, write):
            shown.add_row(one.table, f"{one.rows:,}", one.checksum)
    Console().print(shown)
    sys.stdout.write("Every row arrived as it was. Now name the new store in DATABASE_URL.\n")
    return 0


def _place(url: str) -> tuple[object, ...]:
    """Return by what two addresses of one database are the same, whoever asks for it."""
    engine = open_store(url)
    if engine.dialect.name == "sqlite":
        return (Path(engine.url.database or "").resolve(),)
    return engine.url.host, engine.url.port or PORT, engine.url.database


def reseal() -> int:
    """Seal all workspaces' tokens with the first key, all or none, and say so; return the exit code."""
    settings = load()
    oauth = settings.oauth()
    if oauth is None:
        raise WhosaidError("Only tokens of several workspaces are sealed, and SLACK_CLIENT_ID is not set.")
    with opened(settings.database_url) as store:
        count = Installed(store=store, oauth=oauth, api_url=settings.slack_api_url, clock=clock).reseal()
    sys.stdout.write(
        f"Tokens sealed with the first of WHOSAID_KEYS: {count}. Once every process has been restarted with "
        "it, the others may go.\n"
    )
    return 0


@contextmanager
def _store(url: str, *, make: bool = False) -> Iterator[Store]:
    engine = open_store(url)
    store = Store(engine)
    try:
        if not make:
            _must_be_there(engine)
        elif age(engine) in {Age.EMPTY, Age.OLDER}:
            upgrade(engine)
        require_current(engine)
        yield store
    finally:
        store.close()
