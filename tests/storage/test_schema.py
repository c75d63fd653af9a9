"""The migrations make what the tables say, on both engines, and other databases are refused in words."""

from datetime import UTC, datetime
from pathlib import Path
from threading import Thread

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import insert, select, text
from sqlalchemy.exc import DBAPIError

from storage.engine import Store, StoreError, open_store
from storage.outbox import State
from storage.schema import Age, age, require_current, upgrade
from storage.tables import FileShowingRow, Row
from tests.conftest import ENGINES


@pytest.mark.filterwarnings("ignore:autogenerate skipping .*search_pairs")  # PostgreSQL's alone
@pytest.mark.parametrize("engine", ENGINES)
def test_an_empty_database_is_brought_to_exactly_the_tables(engine, new_database):
    store = Store(open_store(new_database(engine)))
    assert age(store.engine) == Age.EMPTY
    upgrade(store.engine)
    assert age(store.engine) == Age.CURRENT
    with store.engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"include_object": _ours, "compare_type": True})
        assert compare_metadata(context, Row.metadata) == []
    upgrade(store.engine)
    store.close()


@pytest.mark.parametrize("engine", ENGINES)
def test_a_newer_database_is_refused_and_left_as_it_is(engine, new_store):
    with new_store(engine) as store:
        with store.write() as session:
            session.execute(text("UPDATE alembic_version SET version_num = '9999'"))
        assert age(store.engine) == Age.NEWER
        with pytest.raises(StoreError, match="newer whosaid"):
            require_current(store.engine)
        assert age(store.engine) == Age.NEWER


def test_a_server_is_not_migrated_in_passing_and_a_file_is(new_database):
    file, server = (open_store(new_database(engine)) for engine in ENGINES)
    require_current(file)
    assert age(file) == Age.CURRENT
    with pytest.raises(StoreError, match="whosaid db upgrade"):
        require_current(server)
    assert age(server) == Age.EMPTY
    for engine in (file, server):
        engine.dispose()


def test_what_is_no_store_is_refused_in_one_sentence(tmp_path: Path):
    (tmp_path / "letter.db").write_text("Dear editor, " * 500)
    engine = open_store(f"sqlite:///{tmp_path}/letter.db")
    with pytest.raises(StoreError, match="not a database"):
        require_current(engine)
    engine.dispose()
    with pytest.raises(StoreError, match="does not exist"):
        open_store(f"sqlite:///{tmp_path}/nowhere/x.db")
    for address in ("mysql://host/x", "whosaid.db"):
        with pytest.raises(StoreError, match="DATABASE_URL"):
            open_store(address)


def test_a_password_is_never_in_an_error():
    engine = open_store("postgresql://maya:hunter2@127.0.0.1:1/none")
    with pytest.raises(StoreError) as refused:
        age(engine)
    assert "hunter2" not in str(refused.value)
    assert "***" in str(refused.value)
    engine.dispose()


def test_what_people_asked_is_in_no_error(store):
    with pytest.raises(DBAPIError) as broken, store.read() as session:
        session.execute(text("SELECT :asked FROM no_such_table"), {"asked": "a sensitive question"})
    assert "sensitive" not in str(broken.value)


def _ours(_object, name, kind, _reflected, _compare_to):
    return not (kind in {"table", "index", "column"} and str(name).startswith(("search_", "procrastinate_")))


def test_a_migration_that_has_to_wait_gives_up_and_leaves_all_as_it_was(new_database):
    engine = open_store(new_database("postgresql"))
    upgrade(engine, to="0017")
    with engine.connect() as reading:
        reading.execute(text("SELECT count(*) FROM memberships"))  # held until this reader is done
        with pytest.raises(StoreError, match="nothing was changed"):
            upgrade(engine, patience="100ms")
        assert age(engine) == Age.OLDER
        assert reading.scalar(text("SELECT version_num FROM alembic_version")) == "0017"
    upgrade(engine)
    assert age(engine) == Age.CURRENT
    engine.dispose()


@pytest.mark.parametrize("engine", ENGINES)
def test_files_that_are_there_are_found_by_what_they_show(engine, new_database):
    store = Store(open_store(new_database(engine)))
    upgrade(store.engine, to="0032")
    there = {"key": "a", "workspace": "", "channel": "", "author": "", "name": "", "state": State.POSTED}
    with store.engine.begin() as connection:
        table = Row.metadata.tables["uploads"]
        connection.execute(insert(table), there | {"wanted_at": datetime.now(UTC), "articles": [2, 3, 2]})
    upgrade(store.engine)
    with store.read() as session:
        found = session.execute(select(FileShowingRow.article_id, FileShowingRow.upload_id)).all()
    assert sorted(found) == [(2, 1), (3, 1)]
    store.close()


def test_an_index_is_built_while_others_write(new_store):
    with new_store("postgresql") as store:
        with store.write() as session:
            session.execute(text("DROP INDEX ix_articles_read_at"))
        building = Thread(target=upgrade, args=(store.engine,))
        with store.write() as older:
            older.execute(text("UPDATE articles SET place = 'x'"))  # which the index waits for
            building.start()
            _until_it_waits(store)
            with store.write() as session:
                session.execute(text("SET LOCAL lock_timeout = '1s'"))
                session.execute(text("INSERT INTO offices (folded) VALUES ('mayor')"))
                session.execute(text("DELETE FROM articles"))
        building.join()
        with store.read() as session:
            built = text("SELECT indisvalid FROM pg_index WHERE indexrelid = 'ix_articles_read_at'::regclass")
            assert session.scalar(built)
            known = text("SELECT last_analyze FROM pg_stat_all_tables WHERE relname = 'articles'")
            assert session.scalar(known)  # else the planner knows nothing of what an index works out


def _until_it_waits(store: Store) -> None:
    waiting = text(
        "SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND query LIKE 'CREATE INDEX%'"
    )
    while True:
        with store.read() as session:
            if session.scalar(waiting):
                return
