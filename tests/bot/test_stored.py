"""What ails a store is said in a sentence that somebody can act on."""

import sqlite3
from collections.abc import Sequence
from contextlib import closing

import pytest
from sqlalchemy import Engine, create_engine, text
from sqlalchemy.exc import DBAPIError, OperationalError

from bot.stored import trouble
from storage.engine import open_store


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "store.db"
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE told (words TEXT)")
    return path


def broken(url: str, *statements: str, **given) -> Exception:
    engine = create_engine(url, **given)
    with pytest.raises(DBAPIError) as broke:
        _run(engine, statements)
    engine.dispose()
    return broke.value


def _run(engine: Engine, statements: Sequence[str]) -> None:
    with engine.begin() as connection:
        for one in statements:
            connection.execute(text(one))


def test_a_full_disk_and_a_file_that_may_not_be_written(file):
    much = "INSERT INTO told VALUES (hex(zeroblob(1000000)))"
    full = broken(f"sqlite:///{file}", "PRAGMA max_page_count = 3", much)
    assert "Make room" in (trouble(full) or "")
    kept = broken(f"sqlite:///{file}", "PRAGMA query_only = ON", much)
    assert "whose its file is" in (trouble(kept) or "")


def test_a_store_that_another_program_holds(file):
    with closing(sqlite3.connect(file)) as other:
        other.execute("BEGIN EXCLUSIVE")
        busy = broken(f"sqlite:///{file}", "DELETE FROM told", connect_args={"timeout": 0})
    assert trouble(busy) == "Another program holds the store. Try again when it is done."


def test_a_server_that_is_not_there():
    engine = open_store("postgresql://nobody@127.0.0.1:1/none")
    with pytest.raises(OperationalError) as gone, engine.connect():
        pass
    engine.dispose()
    told = trouble(gone.value) or ""
    assert told.startswith("The database can't be reached: ")
    assert "\n" not in told


@pytest.mark.parametrize("error", [ValueError("of ours"), sqlite3.IntegrityError("of ours"), OSError()])
def test_what_is_no_trouble_of_the_store_is_not_taken_for_it(error):
    assert trouble(error) is None
