"""A process says whether it lives and is ready, and gives numbers that tell no words."""

import sqlite3
from contextlib import contextmanager
from datetime import timedelta

import httpx
import pytest
from prometheus_client.parser import text_string_to_metric_families
from sqlalchemy import exc, text
from structlog.testing import capture_logs

from bot.clients import client
from bot.console.serving import serving
from bot.health import Health
from bot.jobs.job import Job, Tools
from bot.metrics import REGISTRY, answering
from bot.schedule import ticking
from bot.worker import Worker
from news.errors import ModelError, WhosaidError
from storage import outbox, work
from storage.engine import Store, open_store
from storage.outbox import Frozen
from storage.schema import upgrade
from storage.work import Order
from tests.conftest import NOW, save
from tests.made import article, reading
from tests.newsroom import open_newsroom


@contextmanager
def healthy(store, slack=None, now=NOW):
    health = Health(store=store, slack=slack, clock=lambda: now)
    with serving(lambda _: health.routes()) as url:
        yield url


def numbers(url: str) -> dict[str, float]:
    shown = httpx.get(f"{url}/metrics").text
    return {
        sample.name + "".join(f":{value}" for value in sample.labels.values()): sample.value
        for family in text_string_to_metric_families(shown)
        for sample in family.samples
    }


def test_a_process_with_a_current_store_is_ready(store):
    with healthy(store) as url:
        assert httpx.get(f"{url}/healthz").text == "alive"
        assert httpx.get(f"{url}/readyz").text == "ready"
        shown = numbers(url)
        assert shown["whosaid_ready"] == 1
        assert shown["whosaid_outbox:unconfirmed"] == 0, "what appears with a number has not risen"


def test_a_store_of_another_version_or_out_of_reach_is_not_ready(new_database):
    old = Store(open_store(new_database("sqlite")))
    away = Store(open_store("postgresql://whosaid@127.0.0.1:1/none"))
    for store, said in ((old, "whosaid db upgrade"), (away, "can't be reached")):
        with healthy(store) as url:
            answer = httpx.get(f"{url}/readyz")
            assert (answer.status_code, said in answer.text) == (503, True)
            assert httpx.get(f"{url}/healthz").status_code == 200
            assert numbers(url)["whosaid_ready"] == 0  # its own numbers are there, at least
        store.close()


def test_a_store_of_a_newer_version_asks_for_the_newer_program(new_database):
    newer = Store(open_store(new_database("sqlite")))
    upgrade(newer.engine)
    with newer.write() as session:
        session.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with healthy(newer) as url:
        answer = httpx.get(f"{url}/readyz")
        assert (answer.status_code, "install its version" in answer.text) == (503, True)
    newer.close()


def test_a_slack_that_refuses_is_not_ready(store):
    away = client(token="xoxb-wrong", api_url="http://127.0.0.1:1/api/")
    for ask in (away.auth_test, away.api_test):
        with healthy(store, ask) as url:
            answer = httpx.get(f"{url}/readyz")
            assert (answer.status_code, "Slack" in answer.text) == (503, True)


def test_a_slack_that_answers_without_a_token_is_ready_for_several_workspaces(store):
    with open_newsroom(store) as newsroom:
        ask = client(token="", api_url=f"{newsroom.url}/api/").api_test
        with healthy(store, ask) as url:
            assert httpx.get(f"{url}/readyz").text == "ready"


def test_a_tick_that_fails_is_counted_from_the_start_and_told_in_a_line(store):
    def failing():
        cause = sqlite3.OperationalError("database or disk is full")
        cause.sqlite_errorcode = sqlite3.SQLITE_FULL
        raise exc.OperationalError("INSERT", None, cause)

    name = "whosaid_tick_failures_total:failing"
    scheduler = ticking(failing)
    with healthy(store) as url, capture_logs() as logs:
        before = numbers(url)[name]  # there before anything failed
        for job in scheduler.get_jobs():
            job.func()
        assert numbers(url)[name] == before + 1
    (line,) = [one for one in logs if one["event"] == "tick_failed"]
    assert (line["tick"], line["exc_info"]) == ("failing", False)
    assert "disk is full" in line["why"]


def test_answers_are_timed_and_counted_by_where_they_were_asked_and_logged_without_words(store):
    def counted() -> float:
        return counted_so_far("whosaid_answer_seconds_count", surface="/whosaid")

    before, acknowledged = counted(), counted_so_far("whosaid_ack_seconds_count")
    with capture_logs() as logged, open_newsroom(store) as newsroom:
        newsroom.ask("/whosaid a sensitive question")
        newsroom.workspace.until(lambda: counted() > before)
    assert [line["surface"] for line in logged if line["event"] == "answered"] == ["/whosaid"]
    assert counted_so_far("whosaid_ack_seconds_count") == acknowledged + 1
    assert "sensitive" not in str(logged)


def counted_so_far(name: str, **labels: str) -> float:
    return REGISTRY.get_sample_value(name, labels) or 0


@pytest.mark.parametrize(("error", "more"), [(ValueError("no"), 1), (WhosaidError("Ask again."), 0)])
def test_an_answer_that_ends_in_an_apology_is_counted_and_one_in_a_sentence_is_not(error, more):
    with answering("made-up"):  # one that goes well shows the surface's number
        before = REGISTRY.get_sample_value("whosaid_answer_failures_total", {"surface": "made-up"})
        assert before is not None
    with pytest.raises(type(error)), answering("made-up"):
        raise error
    assert counted_so_far("whosaid_answer_failures_total", surface="made-up") == before + more


def test_how_long_something_waits_does_not_begin_anew_each_time_that_it_is_put_off(store):
    def lack(_tools, _args):
        raise ModelError("There is no such model.")

    later = NOW
    tools = Tools(store=store, clients=None, clock=lambda: later, model="none", contact="")
    worker = Worker(tools, jobs=(Job(kind="made-up", run=lack),))
    message = Frozen(key="a", workspace="T1", channel="C1", author="U1", text="Hello", blocks=[], articles=[])
    with store.write() as session:
        work.want(session, Order(kind="made-up", key="a", args={}), now=NOW)
        outbox.put(session, message=message, now=NOW)
    for _ in range(20):
        worker.run(idle=0)
        with store.write() as session:
            claimed = outbox.claim(session, now=later, lease=timedelta(minutes=2))
            assert claimed
            until = later + timedelta(minutes=1)
            outbox.put_off(session, message_id=claimed.id, until=until, failure="busy")
        later += timedelta(minutes=1)
    with healthy(store, now=later) as url:
        shown = numbers(url)
    assert shown["whosaid_work_lag_seconds"] == shown["whosaid_delivery_lag_seconds"] == 1200
    assert shown["whosaid_work_dead"] == 0


def test_the_numbers_tell_what_waits_what_is_dead_and_how_old_it_is(store):
    def fail(_tools, _args):
        raise ValueError("no")

    def want(key):
        with store.write() as session:
            work.want(session, Order(kind="made-up", key=key, args={}), now=NOW - timedelta(minutes=5))

    want("a")
    tools = Tools(store=store, clients=None, clock=lambda: NOW, model="none", contact="")
    Worker(tools, jobs=(Job(kind="made-up", run=fail),)).run(idle=0)
    with store.write() as session:
        session.execute(text("UPDATE work SET attempts = 5"))
    want("b")
    save(store, article(), reading())
    with healthy(store, now=NOW + timedelta(hours=7)) as url:
        assert numbers(url)["whosaid_last_read_seconds"] == 25_200
    with healthy(store) as url:
        shown = numbers(url)
    assert shown["whosaid_work_waiting:made-up"] == 2
    assert shown["whosaid_work_dead"] == 1
    assert shown["whosaid_work_lag_seconds"] == 300
    assert shown["whosaid_work_seconds_count:made-up:failed"] >= 1
