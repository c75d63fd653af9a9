"""What ails a store is said in a sentence that somebody can act on."""

import sqlite3
from collections.abc import Mapping, Sequence
from contextlib import closing

import pytest
from sqlalchemy import Engine, create_engine, make_url, text
from sqlalchemy.exc import DBAPIError, OperationalError

from bot.stored import trouble
from storage.engine import open_store


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "store.db"
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE told (words TEXT)")
    return path


def broken(url: str, *statements: str, values: Mapping[str, int] | None = None, **given) -> Exception:
    engine = create_engine(url, **given)
    with pytest.raises(DBAPIError) as broke:
        _run(engine, statements, values)
    engine.dispose()
    return broke.value


def _run(engine: Engine, statements: Sequence[str], values: Mapping[str, int] | None) -> None:
    with engine.begin() as connection:
        for one in statements:
            connection.execute(text(one), values)


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


def test_what_a_server_cut_short_is_not_out_of_reach(postgres_url):
    url = make_url(postgres_url).set(drivername="postgresql+psycopg").render_as_string(hide_password=False)
    cut = broken(url, "SET statement_timeout = 1", "SELECT pg_sleep(10)")
    assert (trouble(cut) or "").startswith("The database stopped what took it too long.")
    values = {f"n{number}": 1 for number in range(70_000)}
    assert trouble(broken(url, f"SELECT {', '.join(f':{name}' for name in values)}", values=values)) is None


def test_what_says_nothing_is_told_all_the_same():
    told = trouble(OperationalError(None, None, Exception()))
    assert told == "The database can't be reached. Try again."


@pytest.mark.parametrize("error", [ValueError("of ours"), sqlite3.IntegrityError("of ours"), OSError()])
def test_what_is_no_trouble_of_the_store_is_not_taken_for_it(error):
    assert trouble(error) is None
