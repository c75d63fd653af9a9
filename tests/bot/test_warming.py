"""Nobody is the first: what serves has asked each kind of question before anybody does."""

import re
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import event
from structlog.testing import capture_logs

from bot.warming import warm_up
from handlers import facts, whosaid
from handlers.intents import Asked
from news.nouns import Audience
from storage.engine import Store, open_store
from tests.conftest import NOW

HERE = Audience(workspace="T1", channel="C1", user="U1")
NUMBER = 3
PLACE = r"%\(\w+\)s(::\w+)?"
LIST = r"\(\?(, \?)*\)|\(SELECT 1 FROM \(SELECT 1\) WHERE 1!=1\)"


@contextmanager
def executed(store):
    """Collect the statements executed, however many values a list in one has."""
    found = set()

    def collect(_connection, _cursor, statement, *_):
        found.add(re.sub(LIST, "(?)", re.sub(PLACE, "?", statement)))

    event.listen(store.engine, "before_cursor_execute", collect)
    yield found
    event.remove(store.engine, "before_cursor_execute", collect)


def warm(store):
    with ThreadPoolExecutor(NUMBER) as threads:
        warm_up(store, threads=threads, number=NUMBER, clock=lambda: NOW)


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        (whosaid.answer, "Edi Rama"),
        (whosaid.answer, "Starmer about Albania since 2021"),
        (whosaid.answer, '"small boats"'),
        (whosaid.answer, "Ramma"),
        (facts.answer, "boats"),
        (facts.answer, "Starmer"),
    ],
)
def test_whoever_asks_first_asks_what_was_asked_before(seeded, answer, words):
    with executed(seeded) as before:
        warm(seeded)
    with executed(seeded) as now, seeded.read() as session:
        answer(session, Asked(text=words, audience=HERE, now=NOW, zone=ZoneInfo("UTC")))
    assert now
    assert len(now - before) <= len(now) / 4  # unions of as many parts as there are words, or statements


def test_each_thread_has_a_connection_and_an_empty_store_is_warmed_too(store):
    store.engine.dispose()
    warm(store)
    assert store.engine.pool.checkedin() == NUMBER


def test_a_store_out_of_reach_is_logged_and_keeps_nobody_from_serving():
    away = Store(open_store("postgresql://whosaid@127.0.0.1:1/none"))
    with capture_logs() as logs:
        warm(away)
    away.close()
    assert [line["event"] for line in logs] == ["not_warm"]
