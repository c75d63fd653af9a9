"""Each alert fires by what the program counts, past its threshold and not before, and falls silent again."""

import time
from collections.abc import Iterator
from contextlib import suppress
from datetime import timedelta

import httpx
import pytest
from slack_bolt.response import BoltResponse
from sqlalchemy import text

from bot.console.serving import serving
from bot.health import Health
from bot.jobs.job import Job, Tools
from bot.metrics import answering
from bot.schedule import ticking
from bot.web import routes
from bot.worker import Worker
from storage import outbox, work
from storage.outbox import Frozen
from storage.work import Order
from tests.alerts import RULES, Watch, selectors
from tests.conftest import NOW
from tests.made import article, saved
from tests.newsroom import Newsroom, open_newsroom

MINUTE = timedelta(minutes=1)


class Shift:
    """Somebody on call, to whom a process tells its numbers each minute, by a clock of their own."""

    def __init__(self, store) -> None:
        self.store, self.now, self.watch = store, NOW, Watch()
        self.health = Health(store=store, slack=None, clock=lambda: self.now)
        self.url = ""

    def scrape(self) -> set[str]:
        try:
            told = httpx.get(f"{self.url}/metrics").text
        except httpx.TransportError:
            told = None
        return self.watch.scrape(told, at=self.now)

    def minutes(self, number: int) -> set[str]:
        """Let time pass; return what fires at its end."""
        for _ in range(number):
            firing = self.later(MINUTE)
        return firing

    def later(self, span: timedelta) -> set[str]:
        self.now += span
        return self.scrape()

    def want(self, key: str = "a") -> None:
        with self.store.write() as session:
            work.want(session, Order(kind="made-up", key=key, args={}), now=self.now)

    def work(self, run) -> None:
        """Let a worker do what is due."""
        tools = Tools(store=self.store, clients=None, clock=lambda: self.now, model="none", contact="")
        Worker(tools, jobs=(Job(kind="made-up", run=run),)).run(idle=0)

    def message(self, key: str, newsroom: Newsroom) -> None:
        channel = newsroom.workspace.state.channel("#politics").id
        message = Frozen(
            key=key, workspace="", channel=channel, author="U0", text="Hello", blocks=[], articles=[]
        )
        with self.store.write() as session:
            outbox.put(session, message=message, now=self.now)

    def deliver(self, newsroom: Newsroom) -> None:
        newsroom.now = self.now
        newsroom.wiring.deliveries().deliver_due()


@pytest.fixture
def shift(store) -> Iterator[Shift]:
    on_call = Shift(store)
    with serving(lambda _: on_call.health.routes()) as on_call.url:
        assert on_call.scrape() == set()
        yield on_call


def do(_tools, _args):
    pass


def fail(_tools, _args):
    raise ValueError("no")


def test_every_rule_asks_for_what_a_process_tells_once_it_has_done_something_of_each(shift):
    with answering("made-up"):
        ticking(lambda: None)
    with open_newsroom(shift.store) as newsroom:
        shift.message("a", newsroom)
    shift.want()
    save_now(shift, article())
    shift.minutes(1)
    for rule in RULES:
        for selector in selectors(rule["expr"]):
            assert shift.watch.finds(selector), f"{rule['alert']}: nothing tells {selector}"


def test_work_that_nobody_does_lags_after_a_quarter_of_an_hour_that_lasts(shift):
    shift.want()
    assert shift.minutes(20) == set()
    assert shift.minutes(1) == {"WhosaidWorkLags"}
    shift.work(do)
    assert shift.minutes(1) == set()


def test_work_that_failed_five_times_is_dead_until_somebody_lets_it_be_tried_again(shift):
    shift.want()
    for _ in range(4):
        shift.work(fail)
        assert "WhosaidWorkDead" not in shift.later(6 * MINUTE)
    shift.work(fail)
    assert "WhosaidWorkDead" in shift.minutes(1)
    with shift.store.write() as session:
        assert work.retry(session, now=shift.now) == 1
    shift.work(do)
    assert shift.minutes(1) == set()


def test_a_store_that_reads_nothing_tells_after_six_hours_and_an_empty_one_never(shift):
    assert shift.later(timedelta(hours=7)) == set()
    save_now(shift, article())
    assert shift.later(timedelta(hours=6)) == set()
    assert shift.later(MINUTE) == {"WhosaidReadsNothing"}
    save_now(shift, article("Bob Roe, the sheriff, said: “It is closed.”"))
    assert shift.later(MINUTE) == set()


def save_now(shift, told) -> None:
    with shift.store.write() as session:
        assert saved(session, told, now=shift.now)


def test_messages_that_nobody_posts_are_late_after_five_minutes_that_last(shift):
    with open_newsroom(shift.store) as newsroom:
        shift.message("a", newsroom)
        assert shift.minutes(7) == set()
        assert shift.minutes(1) == {"WhosaidDeliveryLags"}
        shift.deliver(newsroom)
        assert shift.minutes(1) == set()


def test_messages_of_which_slack_loses_the_replies_are_told_for_an_hour(shift):
    with open_newsroom(shift.store) as newsroom:
        newsroom.workspace.faults.next("chat.postMessage", lost_reply=True, times=5)
        firing = []
        for key in "abcde":
            shift.message(key, newsroom)
            shift.deliver(newsroom)
            firing.append(shift.minutes(1))
    assert firing[:2] == [set(), set()]
    assert firing[-1] == {"WhosaidUnconfirmed"}
    assert [shift.later(20 * MINUTE) for _ in range(4)][-1] == set()


def test_answers_that_end_in_an_apology_tell_for_ten_minutes(shift):
    def break_(times):
        for _ in range(times):
            with suppress(ValueError), answering("broken"):
                raise ValueError("no")

    with answering("broken"):
        shift.minutes(10)
    break_(4)
    assert shift.minutes(1) == shift.minutes(10) == set()
    break_(6)
    assert shift.minutes(1) == {"WhosaidAnswersFail"}
    assert shift.minutes(10) == set()


def test_a_tick_that_fails_again_and_again_tells_for_ten_minutes(shift):
    def broken():
        raise ValueError("no")

    (job,) = ticking(broken).get_jobs()
    shift.minutes(10)
    for times, firing in ((20, set()), (40, {"WhosaidTickFails"})):
        for _ in range(times):
            job.func()
        assert shift.minutes(1) == firing
        assert shift.minutes(10) == set()


class SlowApp:
    """An app that takes its time to acknowledge."""

    def dispatch(self, _request) -> BoltResponse:
        time.sleep(1.1)
        return BoltResponse(status=200)


def test_acknowledgements_over_a_second_tell_while_they_last(shift):
    shift.minutes(5)
    with serving(lambda _: routes(SlowApp())) as url:  # type: ignore[arg-type]
        for _ in range(2):
            assert httpx.post(f"{url}/slack/events", content=b"{}").status_code == 200
            firing = shift.minutes(4)
    assert firing == {"WhosaidAckSlow"}
    assert shift.minutes(6) == set()


def test_a_process_that_cannot_do_its_work_or_be_reached_is_not_ready_after_two_minutes(shift):
    with shift.store.write() as session:
        own = session.scalar(text("SELECT version_num FROM alembic_version"))
    for version, later in (("9999", {"WhosaidNotReady"}), (own, set())):
        with shift.store.write() as session:
            session.execute(text("UPDATE alembic_version SET version_num = :version"), {"version": version})
        assert shift.minutes(2) == set()
        assert shift.minutes(1) == later
    there, shift.url = shift.url, "http://127.0.0.1:1"
    assert shift.minutes(2) == set()
    assert shift.minutes(1) == {"WhosaidNotReady"}
    shift.url = there
    assert shift.minutes(1) == set()
