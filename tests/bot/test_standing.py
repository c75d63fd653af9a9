"""The command line tells how the store stands, and lets failed work be tried again."""

import pytest
from typer.testing import CliRunner

from bot.cli import app
from news.errors import WhosaidError
from storage import work
from storage.engine import Store, open_store
from storage.schema import upgrade
from storage.work import Order
from tests.conftest import NOW, save
from tests.made import article, reading


@pytest.fixture
def store(new_database):
    opened = Store(open_store(new_database("sqlite")))
    upgrade(opened.engine)
    yield opened
    opened.close()


def run(store, *words):
    return CliRunner().invoke(app, words, env={"DATABASE_URL": str(store.engine.url)})


def test_what_the_store_holds_is_told_in_numbers(store):
    save(store, article(), reading())
    told = run(store, "stats").output
    assert "articles" in told
    assert "oldest work that is due" in told


def test_failed_work_is_listed_with_its_reason_and_tried_again(store):
    assert "No work has failed" in run(store, "work", "list").output
    with store.write() as session:
        work.want(session, Order(kind="fetch", key="a", args={}), now=NOW)
        for _ in range(work.MOST_ATTEMPTS):
            work.take(session, now=NOW.replace(year=2030), lease=NOW - NOW)
            work.give_back(session, work_id=1, failure="The page answered 404.", now=NOW)
    assert "The page answered 404." in run(store, "work", "list").output
    unknown = run(store, "work", "retry", "7")
    assert isinstance(unknown.exception, WhosaidError)
    assert "1 to be tried again" in run(store, "work", "retry", "1").output
    assert "No work has failed" in run(store, "work", "list").output
