"""Slack's rules of conversation: acknowledged first, answered later, whatever became of the place."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from threading import Event

import pytest
from sqlalchemy.orm import Session

from bot.app import LISTENERS
from bot.console.delivery import ACK_SECONDS
from bot.members import Members
from handlers.adapter import PATIENCE
from handlers.message import plain_blocks
from news.nouns import INTERNAL
from storage import allowed
from storage.engine import Store
from tests.conftest import NOW, save
from tests.made import article, reading
from tests.newsroom import TEAM, open_newsroom, words


class Slow(Store):
    """A store that gives no session before it is told to."""

    def __init__(self, store: Store) -> None:
        super().__init__(store.engine)
        self.go = Event()

    @contextmanager
    def read(self) -> Iterator[Session]:
        self.go.wait(10)
        with super().read() as session:
            yield session

    @contextmanager
    def write(self) -> Iterator[Session]:
        self.go.wait(10)
        with super().write() as session:
            yield session


@pytest.fixture
def slow(store):
    save(store, article(), reading())
    waiting = Slow(store)
    with open_newsroom(waiting) as room:
        yield room, waiting.go
        waiting.go.set()


def test_commands_events_and_shortcuts_are_acknowledged_before_any_work(slow):
    newsroom, go = slow
    sent = [
        *newsroom.workspace.type_line("maya", "#politics", "/whosaid Ana Doe"),
        *newsroom.workspace.type_line("maya", "#politics", "@whosaid who is Ana Doe?"),
        *newsroom.workspace.open_home("maya"),
    ]
    assert [one.result().acked for one in sent] == [True] * 3
    assert not [one for one in newsroom.seen("maya", "#politics") if one.author == "U0WHOSAID"]
    go.set()
    newsroom.workspace.until(
        lambda: [m for m in newsroom.seen("maya", "#politics") if m.author == "U0WHOSAID"]
    )
    newsroom.workspace.until(lambda: newsroom.workspace.home("maya"))


def test_an_acknowledgement_waits_for_nobodys_answer(slow):
    newsroom, go = slow
    many = [
        newsroom.workspace.type_line("maya", "#politics", "/whosaid Ana Doe") for _ in range(3 * LISTENERS)
    ]
    assert all(one.result().acked for (one,) in many)
    go.set()
    newsroom.workspace.until(lambda: len(newsroom.seen("maya", "#politics")) == len(many))


def test_presses_are_acknowledged_before_any_work(slow):
    newsroom, go = slow
    go.set()
    card = newsroom.ask("/whosaid Ana Doe")
    go.clear()
    (sent,) = newsroom.workspace.press("maya", action_id="whosaid.card.full", message=card.ts)
    assert sent.result().acked
    go.set()
    newsroom.workspace.until(lambda: newsroom.seen("maya", "#politics")[0].blocks != card.blocks)


@pytest.fixture
def hasty(store):
    """A slow newsroom whose modals are told to wait almost at once."""
    save(store, article(), reading())
    waiting = Slow(store)
    with open_newsroom(waiting, patience=0.01) as room:
        yield room, waiting.go
        waiting.go.set()


def test_slack_gives_up_on_a_modal_later_than_we_do():
    assert PATIENCE <= ACK_SECONDS - 0.5


def test_a_modal_whose_answer_takes_long_is_told_that_it_follows(hasty):
    newsroom, go = hasty
    go.set()
    card = newsroom.ask("/whosaid Ana Doe")
    newsroom.workspace.press("maya", action_id="whosaid.share", message=card.ts)
    newsroom.workspace.until(lambda: newsroom.workspace.modal("maya"))
    go.clear()
    channel = newsroom.workspace.channel("#migration").id
    (sent,) = newsroom.workspace.submit("maya", values={"channel": channel})
    assert sent.result().acked
    assert newsroom.workspace.modal("maya") is None
    newsroom.workspace.until(lambda: newsroom.seen("maya", "#politics")[1:])
    go.set()
    newsroom.workspace.until(lambda: newsroom.seen("tom", "#migration"))
    told = newsroom.workspace.until(lambda: newsroom.seen("maya", "#politics")[2:])
    assert words(newsroom.seen("maya", "#politics")[1]) == "Still looking. The answer follows here."
    assert words(told[0]) == "Shared in C0MIGRATION."


@pytest.mark.parametrize(
    ("asked", "answer"),
    [("Ana Doe", "“We will build it.”"), (" ", "Nothing was changed. Type a name, or words in quotation")],
)
def test_a_question_in_no_channel_that_takes_long_is_answered_in_its_window(hasty, asked, answer):
    newsroom, go = hasty
    go.set()
    newsroom.workspace.shortcut("maya", "whosaid.ask")
    newsroom.workspace.until(lambda: newsroom.workspace.modal("maya"))
    go.clear()
    (sent,) = newsroom.workspace.submit("maya", values={"words": asked})
    assert sent.result().acked
    assert "Still looking" in plain_blocks(newsroom.workspace.modal("maya").blocks)
    go.set()
    newsroom.workspace.until(lambda: answer in plain_blocks(newsroom.workspace.modal("maya").blocks))


@pytest.fixture
def card(newsroom):
    save(newsroom.store, article(), reading())
    return newsroom.ask("/whosaid Ana Doe")


def test_a_button_of_a_process_that_has_ended_still_answers(store):
    save(store, article(), reading())
    with open_newsroom(store) as before:
        card = before.ask("/whosaid Ana Doe")
    with open_newsroom(store) as after:
        slack = after.wiring.clients.of(TEAM)
        left = slack.chat_postMessage(
            channel="C0POLITICS", text="a card", blocks=[dict(block) for block in card.blocks]
        )
        after.workspace.press("maya", action_id="whosaid.card.full", message=left["ts"])
        shown = after.workspace.until(lambda: after.seen("maya", "#politics")[1:])
    assert "said: “We will build it.”" in words(shown[0])


@pytest.mark.parametrize("error", ["expired_trigger_id", "exchanged_trigger_id"])
def test_a_window_that_opens_too_late_says_so(newsroom, card, error):
    newsroom.workspace.faults.next("views.open", error=error)
    newsroom.workspace.press("maya", action_id="whosaid.share", message=card.ts)
    told = newsroom.workspace.until(lambda: newsroom.seen("maya", "#politics")[1:])
    assert "press again" in words(told[0])


def test_an_answer_after_half_an_hour_is_told_another_way(newsroom, card):
    menu = card.blocks[-1]["elements"][-1]
    (value,) = [one["value"] for one in menu["options"] if one["text"]["text"] == "Correct or hide…"]
    newsroom.workspace.press("maya", action_id=menu["action_id"], message=card.ts, selected=value)
    newsroom.workspace.until(lambda: newsroom.workspace.modal("maya"))
    newsroom.workspace.state.passes.responses.clear()
    newsroom.workspace.submit("maya", values={"decision": "hide_quote 1"})
    told = newsroom.workspace.until(lambda: newsroom.seen("maya", "#politics")[1:])
    assert "Hidden: the quote" in words(told[0])
    assert told[0].only_for == "U0REPORTER"


def test_a_mention_delivered_three_times_is_answered_once(newsroom):
    save(newsroom.store, article(), reading())
    newsroom.workspace.faults.repeat("app_mention", 2)
    newsroom.workspace.type_line("maya", "#politics", "@whosaid who is Ana Doe?")
    newsroom.workspace.until(lambda: "chat.postMessage" in {one.method for one in newsroom.workspace.calls})
    newsroom.settle()
    newsroom.wiring.listeners.shutdown()
    assert [one.method for one in newsroom.workspace.calls].count("chat.postMessage") == 1


def test_what_is_shared_into_a_channel_that_was_deleted_meanwhile_is_said_to_be_nowhere(newsroom, card):
    newsroom.workspace.press("maya", action_id="whosaid.share", message=card.ts)
    newsroom.workspace.until(lambda: newsroom.workspace.modal("maya"))
    gone = newsroom.workspace.channel("#migration").id
    newsroom.workspace.remove("#migration")
    newsroom.workspace.submit("maya", values={"channel": gone})
    told = newsroom.workspace.until(lambda: newsroom.seen("maya", "#politics")[1:])
    assert "I’m not in" in words(told[0])


def test_a_question_in_a_private_channel_without_the_app_is_answered_there(newsroom):
    save(newsroom.store, article(), reading())
    assert "“We will build it.”" in words(newsroom.ask("/whosaid Ana Doe", channel="#investigations"))


def test_a_renamed_channel_is_still_the_one_that_was_allowed(newsroom):
    save(newsroom.store, article(standing=INTERNAL), reading(), workspace=TEAM)
    with newsroom.store.write() as session:
        allowed.allow(session, workspace=TEAM, channel="C0POLITICS", author="U1", now=NOW)
    newsroom.workspace.rename("#politics", "westminster")
    assert "“We will build it.”" in words(newsroom.ask("/whosaid Ana Doe", channel="#westminster"))


def test_someone_whose_profile_states_no_time_zone_has_none(newsroom):
    members = Members(clients=newsroom.wiring.clients, group="", clock=lambda: newsroom.now)
    assert str(members.of(TEAM, "U0REPORTER").zone) == "Europe/London"
    newsroom.workspace.become("tom", zone=None)
    assert members.of(TEAM, "U0EDITOR").zone is None
    assert newsroom.home("tom")


def test_times_are_told_in_the_askers_own_zone_and_slack_is_asked_for_it_once(newsroom):
    save(newsroom.store, article(), reading())
    newsroom.workspace.become("maya", zone="America/New_York")
    newsroom.workspace.become("tom", zone=None)
    for _ in range(2):
        assert "last read 19 May 2025, 05:42 EDT." in words(newsroom.ask("/whosaid Ana Doe"))
    assert [call.method for call in newsroom.workspace.calls].count("users.info") == 1
    assert "last read 19 May 2025, 10:42 BST." in words(newsroom.ask("/story mayor", user="tom"))


def test_while_slack_says_nothing_of_someone_times_are_the_newsrooms(newsroom):
    newsroom.workspace.become("maya", zone="America/New_York")
    save(newsroom.store, article(), reading())
    newsroom.workspace.faults.next("users.info", status=500)
    for _ in range(2):
        assert "last read 19 May 2025, 10:42 BST." in words(newsroom.ask("/whosaid Ana Doe"))
    newsroom.now += timedelta(minutes=2)
    assert "05:42 EDT" in words(newsroom.ask("/whosaid Ana Doe"))


def test_a_stranger_is_treated_as_a_guest(newsroom):
    members = Members(clients=newsroom.wiring.clients, group="desk", clock=lambda: newsroom.now)
    assert members.of(TEAM, "U0NOBODY").guest
