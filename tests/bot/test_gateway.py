"""The one way out: split by size, checked; the next way where one is used up."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy.exc import OperationalError
from sqlalchemy.orm import Session
from structlog.contextvars import merge_contextvars
from structlog.testing import capture_logs

from bot.clients import client
from bot.deliver import Deliveries
from bot.gateway import SlackGateway
from bot.members import Members
from bot.outgoing import RefusedError
from handlers.blocks.kit import context, section
from handlers.intents import Desk
from handlers.message import Message, message
from news.nouns import Audience
from storage import decisions, outbox
from storage.engine import Store
from storage.kinds import Kind
from storage.subjects import Wish
from tests.conftest import NOW, save
from tests.made import article, reading
from tests.newsroom import TEAM, open_newsroom, words

HERE = Desk(response_url=None, channel="C0POLITICS", user="U0REPORTER", workspace=TEAM)
WRONG = Message(blocks=({"type": "section", "text": {"type": "mrkdwn", "text": "<!channel>"}},), text="Read")


@pytest.fixture
def newsroom(emptied):
    with open_newsroom(emptied("sqlite")) as room:
        yield room


def gateway(newsroom, *, strict: bool = True) -> SlackGateway:
    wiring = newsroom.wiring
    return SlackGateway(
        clients=wiring.clients,
        deliveries=wiring.deliveries(),
        members=Members(clients=wiring.clients, group="desk", clock=wiring.now),
        late=wiring.late,
        clock=wiring.now,
        strict=strict,
    )


def put(newsroom, key: str, shown: Message = WRONG) -> int:
    with newsroom.store.write() as session:
        frozen = outbox.Frozen(
            key=key,
            workspace=TEAM,
            channel="C0POLITICS",
            author="U0REPORTER",
            text=shown.text,
            blocks=[dict(block) for block in shown.blocks],
            articles=[],
        )
        added = outbox.put(session, message=frozen, now=NOW)
    assert added is not None
    return added


def test_a_long_answer_comes_in_parts_in_order(newsroom):
    blocks = [block for n in range(40) for block in (section(f"Quote {n} " + "word " * 90), context("who"))]
    with capture_logs() as logs:
        gateway(newsroom).reply(HERE, message(*blocks), replace=False)
    seen = newsroom.seen("maya", "#politics")
    assert len(seen) == len([one for one in logs if one["event"] == "replied"]) > 1
    assert "Quote 0 " in words(seen[0])
    assert "Quote 39 " in words(seen[-1])


def test_a_message_that_slack_would_refuse_raises_here_and_goes_as_text_in_production(newsroom):
    with pytest.raises(RefusedError, match="broadcast"):
        gateway(newsroom).reply(HERE, WRONG, replace=False)
    assert newsroom.seen("maya", "#politics") == ()
    with capture_logs() as logs:
        gateway(newsroom, strict=False).reply(HERE, WRONG, replace=False)
    (shown,) = newsroom.seen("maya", "#politics")
    assert (shown.text, shown.blocks) == ("Read", ())
    assert "message_invalid" in {one["event"] for one in logs}


def test_the_outbox_degrades_the_same_way(newsroom):
    wiring = newsroom.wiring
    lenient = Deliveries(store=newsroom.store, clients=wiring.clients, clock=wiring.now)
    assert lenient.deliver(put(newsroom, "a")) is None
    (shown,) = newsroom.seen("maya", "#politics")
    assert (shown.text, shown.blocks) == ("Read", ())
    newsroom.now += timedelta(seconds=2)
    with pytest.raises(RefusedError):
        wiring.deliveries().deliver(put(newsroom, "b"))


@pytest.mark.parametrize("fault", [{"status": 404}, {"status": 500}])
def test_an_answer_whose_address_is_used_up_goes_another_way(newsroom, fault):
    newsroom.workspace.faults.next("response_url", **fault)
    desk = replace(HERE, response_url=f"{newsroom.url}/response/none")
    gateway(newsroom).reply(desk, message(section("Read")), replace=True)
    (shown,) = newsroom.seen("maya", "#politics")
    assert shown.only_for == "U0REPORTER"


WAYS = ("response_url", "chat.postEphemeral", "chat.postMessage")


@pytest.mark.parametrize(
    ("fault", "seconds"),
    [({"status": 429, "retry_after": 30}, 30), ({"status": 500}, 5), ({"lost_request": True}, 5)],
)
def test_an_answer_that_slack_does_not_take_follows_when_it_may(newsroom, fault, seconds):
    for way in WAYS:
        newsroom.workspace.faults.next(way, **fault)
    newsroom.workspace.type_line("maya", "#politics", "/whosaid Rama")
    newsroom.settle()
    newsroom.now += timedelta(seconds=seconds - 1)
    newsroom.wiring.answer_late()
    assert newsroom.seen("maya", "#politics") == ()
    newsroom.now += timedelta(seconds=1)
    newsroom.wiring.answer_late()
    newsroom.wiring.answer_late()
    (shown,) = newsroom.seen("maya", "#politics")
    assert words(shown).startswith("No one called “Rama”")


def test_a_late_answer_shows_nothing_that_was_hidden_meanwhile(newsroom):
    article_id = save(newsroom.store, article(), reading())
    for way in WAYS:
        newsroom.workspace.faults.next(way, status=500)
    newsroom.workspace.type_line("maya", "#politics", "/whosaid Ana Doe")
    newsroom.settle()
    newsroom.now += timedelta(seconds=2)
    with newsroom.store.write() as session:
        wish = Wish(kind=Kind.HIDE_ARTICLE, key="k", article_id=article_id)
        decisions.decide(session, wish=wish, audience=Audience(workspace=TEAM), now=newsroom.now)
    newsroom.now += timedelta(seconds=5)
    newsroom.wiring.answer_late()
    (shown,) = newsroom.seen("maya", "#politics")
    assert "We will build it" not in words(shown)
    assert words(shown).endswith("Ask again.")


class Leaving(Store):
    """A store that is away for a while."""

    away = False

    @contextmanager
    def read(self) -> Iterator[Session]:
        if self.away:
            raise OperationalError("SELECT", {}, ConnectionError("gone"))
        with super().read() as session:
            yield session


def test_a_late_answer_follows_where_the_store_was_away_for_a_moment(newsroom):
    store = Leaving(newsroom.store.engine)
    with open_newsroom(store) as room, capture_logs([merge_contextvars]) as logs:
        for way in WAYS:
            room.workspace.faults.next(way, status=500)
        room.workspace.type_line("maya", "#politics", "/whosaid Rama")
        room.settle()
        store.away = True
        room.now += timedelta(seconds=5)
        room.wiring.answer_late()
        assert room.seen("maya", "#politics") == ()
        store.away = False
        room.now += timedelta(seconds=5)
        room.wiring.answer_late()
        room.wiring.answer_late()
        (shown,) = room.seen("maya", "#politics")
    assert words(shown).startswith("No one called “Rama”")
    told = [one["reference"] for one in logs if one["event"] in ("reply_put_off", "replied")]
    assert len(told) == 3
    assert len(set(told)) == 1


def test_a_late_answer_bears_its_reference_in_the_log(newsroom):
    for way in WAYS:
        newsroom.workspace.faults.next(way, status=500)
    with capture_logs([merge_contextvars]) as logs:
        newsroom.workspace.type_line("maya", "#politics", "/whosaid Rama")
        newsroom.settle()
        newsroom.now += timedelta(seconds=5)
        newsroom.wiring.answer_late()
    told = {one["event"]: one.get("reference") for one in logs}
    assert told["replied"] == told["answered"] is not None


def test_a_long_answer_goes_on_where_slack_stopped_it(newsroom):
    blocks = [block for n in range(40) for block in (section(f"Quote {n} " + "word " * 90), context("who"))]
    newsroom.workspace.faults.next("chat.postEphemeral", delay=0.0)
    for way in WAYS[1:]:
        newsroom.workspace.faults.next(way, status=429, retry_after=2)
    gateway(newsroom).reply(HERE, message(*blocks), replace=False)
    assert len(newsroom.seen("maya", "#politics")) == 1
    newsroom.now += timedelta(seconds=2)
    newsroom.wiring.answer_late()
    said = "".join(words(one) for one in newsroom.seen("maya", "#politics"))
    assert [said.count(f"Quote {n} ") for n in range(40)] == [1] * 40


@pytest.mark.parametrize(
    ("fault", "tries"), [({"status": 500}, 4), ({"status": 429, "retry_after": 1300}, 1)]
)
def test_an_answer_is_tried_a_few_times_while_its_address_is_good(newsroom, fault, tries):
    for way in WAYS:
        newsroom.workspace.faults.next(way, **fault, times=20)
    newsroom.workspace.type_line("maya", "#politics", "/whosaid Rama")
    newsroom.settle()
    with capture_logs() as logs:
        for _ in range(10):
            newsroom.now += timedelta(minutes=25 if tries == 1 else 1)
            newsroom.wiring.answer_late()
    assert sum(call.method == "response_url" for call in newsroom.workspace.calls) == tries
    assert tries == 1 or logs[-1]["event"] == "reply_lost"


def test_all_clients_share_one_tls_context():
    """Making one for each call would take more CPU than an answer does."""
    one, other = (client(token="xoxb-x", api_url="https://slack.com/api/") for _ in range(2))
    assert one.ssl is not None
    assert one.ssl is other.ssl


def test_where_the_app_is_not_a_member_it_answers_directly(newsroom):
    desk = replace(HERE, channel="C0GENERAL")
    gateway(newsroom).reply(desk, message(section("Read")), replace=False)
    assert newsroom.seen("maya", "#general") == ()
    (shown,) = newsroom.seen("maya", "D0REPORTER")
    assert shown.text == "Read"
