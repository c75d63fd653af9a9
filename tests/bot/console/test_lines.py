"""What happens to lines typed in the composer, through a real Bolt app."""

import time
from typing import Any

import pytest

from tests.bot.console.conftest import Newsroom, section

LATE = "`/whosaid` failed with the error “operation_timeout”: whosaid didn’t respond in time."


def test_a_command_is_answered_only_to_who_typed_it(newsroom: Newsroom) -> None:
    @newsroom.app.command("/whosaid")
    def answer(ack: Any, command: dict[str, str], respond: Any) -> None:
        ack()
        respond(text=f"Nothing about {command['text']} in {command['channel_name']}.")

    newsroom.workspace.type_line("maya", "#politics", "/whosaid Rama")

    message = newsroom.only()
    assert (message.text, message.only_for) == ("Nothing about Rama in politics.", "U0REPORTER")
    assert newsroom.texts(user="tom") == []
    (delivery,) = newsroom.workspace.deliveries
    assert (delivery.kind, delivery.status) == ("command", 200)


def test_what_the_ack_says_is_shown(newsroom: Newsroom) -> None:
    newsroom.app.command("/whosaid")(lambda ack: ack("Looking."))
    newsroom.workspace.type_line("maya", "#politics", "/whosaid")
    newsroom.workspace.settle()
    assert newsroom.texts() == ["Looking."]


def test_blocks_in_an_ack_are_checked_too(newsroom: Newsroom) -> None:
    newsroom.app.command("/whosaid")(lambda ack: ack(text="x", blocks=[section("<!channel>")]))
    newsroom.workspace.type_line("maya", "#politics", "/whosaid")
    newsroom.workspace.settle()
    assert newsroom.texts() == ["`/whosaid` failed with the error “invalid_blocks”."]


def test_late_acks_are_told_to_the_person(newsroom: Newsroom) -> None:
    @newsroom.app.command("/whosaid")
    def answer(ack: Any) -> None:
        time.sleep(0.6)
        ack("Too late.")

    newsroom.workspace.type_line("maya", "#politics", "/whosaid Rama")
    newsroom.workspace.settle()
    assert newsroom.texts() == [LATE]


def test_a_listener_that_never_acks_is_told_as_well(newsroom: Newsroom) -> None:
    newsroom.app.command("/another")(lambda ack: ack())
    newsroom.workspace.type_line("maya", "#politics", "/whosaid Rama")
    newsroom.workspace.settle()
    (text,) = newsroom.texts()
    assert text == "`/whosaid` failed with the error “dispatch_failed”: whosaid answered with 404."


def test_a_payload_signed_with_another_secret_is_refused_by_the_app(newsroom: Newsroom) -> None:
    newsroom.app.command("/whosaid")(lambda ack: ack("Never."))
    newsroom.workspace.state.post_office.signing_secret = "another"
    newsroom.workspace.type_line("maya", "#politics", "/whosaid Rama")
    newsroom.workspace.settle()
    assert newsroom.workspace.deliveries[0].status == 401


def test_names_of_private_channels_are_not_delivered(newsroom: Newsroom) -> None:
    newsroom.app.command("/whosaid")(lambda ack, command: ack(command["channel_name"]))
    newsroom.workspace.type_line("maya", "#investigations", "/whosaid Rama")
    newsroom.workspace.type_line("maya", "D0REPORTER", "/whosaid Rama")
    newsroom.workspace.settle()
    assert newsroom.texts("#investigations") == ["privategroup"]
    assert newsroom.texts("D0REPORTER") == ["directmessage"]


def test_commands_do_not_run_in_threads(newsroom: Newsroom) -> None:
    newsroom.workspace.type_line("maya", "#politics", "Morning.")
    root = newsroom.only()
    newsroom.workspace.type_line("maya", "#politics", "/whosaid Rama", root.ts)
    assert newsroom.texts(thread=root.ts)[1:] == ["`/whosaid` is not supported in threads. Sorry!"]
    assert newsroom.workspace.deliveries == ()


def test_commands_of_no_app_are_refused(newsroom: Newsroom) -> None:
    newsroom.workspace.type_line("maya", "#politics", "/feed list")
    (text,) = newsroom.texts()
    assert text.startswith("`/feed` is not a valid command.")


def test_messages_are_escaped_as_slack_stores_them(newsroom: Newsroom) -> None:
    newsroom.workspace.type_line("maya", "#politics", "<b> & @tom in #migration")
    assert newsroom.texts() == ["&lt;b&gt; &amp; <@U0EDITOR> in <#C0MIGRATION|migration>"]


def test_mentions_reach_the_app_and_it_may_answer_in_the_thread(newsroom: Newsroom) -> None:
    @newsroom.app.event("app_mention")
    def answer(event: dict[str, str], client: Any) -> None:
        client.chat_postMessage(channel=event["channel"], text="In the thread.", thread_ts=event["ts"])

    newsroom.workspace.type_line("maya", "#politics", "@whosaid Rama?")
    newsroom.workspace.settle()
    root = newsroom.only()
    newsroom.workspace.until(lambda: len(newsroom.texts(thread=root.ts)) == 2)
    assert newsroom.texts() == ["<@U0WHOSAID> Rama?"]


def test_a_mention_where_the_app_is_no_member_causes_a_notice_only(newsroom: Newsroom) -> None:
    newsroom.workspace.type_line("maya", "#general", "@whosaid Rama?")
    newsroom.workspace.settle()
    assert "not in this channel" in newsroom.texts("#general")[-1]
    assert not newsroom.workspace.deliveries


def test_an_invited_app_hears_its_name(newsroom: Newsroom) -> None:
    newsroom.app.event("app_mention")(lambda: None)
    newsroom.workspace.type_line("maya", "#general", "/invite @whosaid")
    newsroom.workspace.type_line("maya", "#general", "@whosaid Rama?")
    newsroom.workspace.settle()
    (delivery,) = newsroom.workspace.deliveries
    assert delivery.kind == "app_mention"


def test_a_direct_message_is_an_event_and_so_is_the_answer(newsroom: Newsroom) -> None:
    heard = []

    @newsroom.app.event("message")
    def answer(event: dict[str, str], say: Any) -> None:
        heard.append(event["text"])
        say("Here.")

    newsroom.workspace.type_line("maya", "D0REPORTER", "Rama?")
    newsroom.workspace.until(lambda: len(newsroom.workspace.deliveries) == 2)
    newsroom.workspace.settle()
    bots = [delivery.payload["event"].get("bot_id") for delivery in newsroom.workspace.deliveries]
    assert sorted(bots, key=str) == ["B0WHOSAID", None]
    assert heard == ["Rama?"]


def test_events_come_again_with_the_same_id(newsroom: Newsroom) -> None:
    newsroom.app.event("app_mention")(lambda: None)
    newsroom.workspace.faults.repeat("app_mention", 2)
    newsroom.workspace.type_line("maya", "#politics", "@whosaid Rama?")
    newsroom.workspace.settle()
    deliveries = newsroom.workspace.deliveries
    assert [delivery.retry for delivery in deliveries] == [0, 1, 2]
    assert len({delivery.payload["event_id"] for delivery in deliveries}) == 1


def test_an_event_that_fails_comes_again_at_once(newsroom: Newsroom) -> None:
    retries = []

    @newsroom.app.middleware
    def refuse(req: Any, resp: Any) -> Any:
        retries.append(req.headers.get("x-slack-retry-num"))
        resp.status = 500
        return resp

    newsroom.workspace.type_line("maya", "#politics", "@whosaid Rama?")
    newsroom.workspace.settle()
    assert retries == [None, ["1"]]


def test_only_members_type_in_a_channel(newsroom: Newsroom) -> None:
    with pytest.raises(LookupError, match="tom is not in maya"):
        newsroom.workspace.type_line("tom", "D0REPORTER", "Hello?")
    assert newsroom.workspace.seen("tom", "D0REPORTER") == ()
