"""Taking articles in: each once, one bad one never in the way of the others, and nothing lost by a kill."""

import json
import sqlite3
from contextlib import contextmanager
from dataclasses import replace

import pytest
from psycopg.errors import DiskFull
from sqlalchemy import event, exc, text
from structlog.testing import capture_logs

from bot.ingest import Ingest
from bot.progress import Taken
from news.errors import ModelError
from news.nouns import EVERYTHING, PUBLISHED, Reading
from news.reading import Reader as RealReader
from storage.coverage import coverage
from storage.engine import StoreError
from tests.conftest import NOW
from tests.made import TEXT, reading

BAD = "A bad one"
UNSAVED = "One that can't be saved"


class Reader:
    """A reader that breaks on one text, and can be killed after some."""

    def __init__(self, *, dies_at: int | None = None) -> None:
        self.dies_at = dies_at
        self.read_so_far = 0

    def read(self, article):
        self.read_so_far += 1
        if self.read_so_far == self.dies_at:
            raise KeyboardInterrupt
        if article.text.startswith(BAD):
            raise ValueError("a parser's whim")
        if article.text.startswith(UNSAVED):
            return replace(reading(), people=())  # its quotes are nobody's that it names
        return reading() if article.text.startswith(TEXT) else Reading()

    def read_all(self, batch):
        return (self.read(article) for article in batch)


def ingest(store, reader, path) -> list[Taken]:
    run = Ingest(store=store, reader=reader, standing=PUBLISHED, workspace="", clock=lambda: NOW)
    return list(run.run([str(path)]))


@pytest.fixture
def lines(tmp_path):
    texts = [f"{TEXT}\nEdition {number}." for number in range(5)]
    texts.insert(2, f"{BAD} among five.")
    path = tmp_path / "news.jsonl"
    path.write_text("".join(json.dumps({"id": n, "text": text}) + "\n" for n, text in enumerate(texts)))
    return path


def count(store) -> int:
    with store.read() as session:
        return coverage(session, audience=EVERYTHING, now=NOW).articles


def test_one_bad_article_is_named_and_the_others_are_saved(store, lines):
    with capture_logs() as logs:
        pieces = ingest(store, Reader(), lines)
    assert [piece.name for piece in pieces if piece.refused] == ["news.jsonl, line 3"]
    assert sum(piece.saved for piece in pieces) == 5
    assert sum(piece.size for piece in pieces) == lines.stat().st_size
    assert [line["event"] for line in logs] == ["batch_failed", "reading_failed"]
    assert logs[1]["place"] == "news.jsonl, line 3"
    assert BAD not in str(logs)


def test_one_article_that_cannot_be_saved_is_named_and_the_others_are_saved(store, tmp_path):
    texts = [f"{TEXT}\nEdition {number}." for number in range(5)]
    texts.insert(2, f"{UNSAVED} among five.")
    path = tmp_path / "news.jsonl"
    path.write_text("".join(json.dumps({"id": n, "text": text}) + "\n" for n, text in enumerate(texts)))
    with capture_logs() as logs:
        pieces = ingest(store, Reader(), path)
    refused = [(piece.name, piece.refused) for piece in pieces if piece.refused]
    assert refused == [("news.jsonl, line 3", "cannot be saved; the log says why")]
    assert sum(piece.saved for piece in pieces) == count(store) == 5
    assert sum(piece.size for piece in pieces) == path.stat().st_size
    assert [line["event"] for line in logs] == ["saving_together_failed", "saving_failed"]
    assert UNSAVED not in str(logs)


@pytest.fixture
def breaks(store):
    """Lets the store break off so many of the next transactions that save, as with a deadlock."""
    left = [0]

    def break_off(_connection, _cursor, statement, *_):
        if left[0] and statement.startswith("INSERT INTO articles"):
            left[0] -= 1
            raise exc.OperationalError("", None, Exception("deadlock detected"))

    event.listen(store.engine, "before_cursor_execute", break_off)
    yield left
    event.remove(store.engine, "before_cursor_execute", break_off)


def test_after_a_deadlock_each_article_is_saved_by_itself(store, breaks, lines):
    breaks[0] = 1
    assert sum(piece.saved for piece in ingest(store, Reader(), lines)) == count(store) == 5


def test_a_store_that_fails_on_is_no_fault_of_the_articles(store, lines):
    with refusing(store, ""), pytest.raises(exc.OperationalError):
        ingest(store, Reader(), lines)
    assert sum(piece.saved for piece in ingest(store, Reader(), lines)) == 5


def test_an_article_that_the_store_always_refuses_is_put_aside_and_named(store, lines):
    with refusing(store, "Edition 1."), capture_logs() as logs:
        pieces = ingest(store, Reader(), lines)
    refused = [(piece.name, piece.refused) for piece in pieces if piece.refused]
    assert ("news.jsonl, line 2", "cannot be saved; the log says why") in refused
    assert sum(piece.saved for piece in pieces) == count(store) == 4
    assert [line["event"] for line in logs].count("saving_failed") == 1


def test_a_model_that_is_not_there_is_no_fault_of_the_articles(store, lines):
    """They stay to be read: a batch that workers have goes to work that failed, and nothing is put aside."""
    with pytest.raises(ModelError):
        ingest(store, RealReader.load("absent"), lines)
    assert count(store) == 0


def test_no_article_is_put_aside_because_the_store_was_brought_to_another_version_meanwhile(store, lines):
    with store.write() as session:
        version = session.scalar(text("SELECT version_num FROM alembic_version"))
        session.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with refusing(store, "Edition 1."), pytest.raises(StoreError):
        ingest(store, Reader(), lines)
    with store.write() as session:
        session.execute(text("UPDATE alembic_version SET version_num = :one"), {"one": version})
    ingest(store, Reader(), lines)
    assert count(store) == 5


def test_a_disk_that_is_full_loses_no_article(store, lines):
    full = sqlite3.OperationalError("database or disk is full")
    full.sqlite_errorcode = sqlite3.SQLITE_FULL
    for why in (full, DiskFull()):
        with refusing(store, "Edition 1.", why), pytest.raises(exc.OperationalError):
            ingest(store, Reader(), lines)
    ingest(store, Reader(), lines)
    assert count(store) == 5


@pytest.mark.parametrize(
    ("what", "times"), [("DELETE FROM people", 4), ("SELECT pg_terminate_backend(%s)", 3)]
)
def test_no_article_is_put_aside_for_what_happens_to_the_store_in_the_midst(new_store, lines, what, times):
    """Somebody is erased whom an article is about to name; or the server stops."""
    begun: list[str] = []

    def happen(connection, _cursor, statement, *_):
        if statement.startswith("SELECT aliases.person_id") and len(begun) < times:  # names come next
            begun.append(statement)
            pid = connection.connection.driver_connection.info.backend_pid
            with store.engine.begin() as other:
                other.exec_driver_sql(what, (pid,) * what.count("%s"))

    with new_store("postgresql") as store:
        event.listen(store.engine, "after_cursor_execute", happen)
        with capture_logs() as logs:
            pieces = ingest(store, Reader(), lines)
        assert len(begun) == times
        assert sum(piece.saved for piece in pieces) == count(store) == 5
        assert "saving_failed" not in [line["event"] for line in logs]


TOO_MANY = Exception("too many SQL variables")


@contextmanager
def refusing(store, words, why=TOO_MANY):
    """Let the store refuse whatever writes these words ("": all), as when it needs too many variables."""

    def refuse(_connection, _cursor, statement, parameters, *_):
        writes = statement.startswith(("INSERT", "UPDATE"))
        if writes and words in str(parameters):
            raise exc.OperationalError("", None, why)

    event.listen(store.engine, "before_cursor_execute", refuse)
    yield
    event.remove(store.engine, "before_cursor_execute", refuse)


def test_a_run_that_was_killed_goes_on_where_it_stopped(store, lines):
    with pytest.raises(KeyboardInterrupt):
        ingest(store, Reader(dies_at=5), lines)
    before = count(store)
    pieces = ingest(store, Reader(), lines)
    assert sum(piece.known for piece in pieces) == before
    assert count(store) == 5
