"""Buttons, menus and response URLs: what the app is told, and what its answers do to the message."""

from typing import Any

import pytest
from slack_sdk.webhook import WebhookClient

from bot.console.delivery import Delivery
from tests.bot.console.conftest import Newsroom, button, option, section

ACTIONS = {
    "type": "actions",
    "block_id": "row",
    "elements": [button("show", "Show", value="7"), button("hide")],
}


def answered(newsroom: Newsroom, *blocks: dict[str, Any]) -> str:
    """Let /whosaid answer with these blocks, ask it, and return the message's ts."""

    @newsroom.app.command("/whosaid")
    def answer(ack: Any, respond: Any) -> None:
        ack()
        respond(text="Rama", blocks=list(blocks))

    newsroom.workspace.type_line("maya", "#politics", "/whosaid Rama")
    return newsroom.only().ts


def pressed(newsroom: Newsroom) -> Delivery:
    """The last press that was delivered."""
    newsroom.workspace.settle()
    return [one for one in newsroom.workspace.deliveries if one.kind == "block_actions"][-1]


def test_a_press_in_an_ephemeral_message_comes_without_the_message(newsroom: Newsroom) -> None:
    newsroom.app.action("show")(lambda ack: ack())
    ts = answered(newsroom, ACTIONS)
    newsroom.workspace.press("maya", message=ts, action_id="show")
    payload = pressed(newsroom).payload
    assert "message" not in payload
    assert payload["container"]["is_ephemeral"] is True
    assert payload["actions"][0]["value"] == "7"


def test_a_press_in_a_posted_message_comes_with_it(newsroom: Newsroom) -> None:
    newsroom.app.action("show")(lambda ack: ack())
    ts = newsroom.client.chat_postMessage(channel="C0POLITICS", text="Rama", blocks=[ACTIONS])["ts"]
    newsroom.workspace.press("tom", message=ts, action_id="show")
    assert pressed(newsroom).payload["message"]["ts"] == ts


def test_an_answer_replaces_or_deletes_the_message_or_stands_beside_it(newsroom: Newsroom) -> None:
    @newsroom.app.action("show")
    def show(ack: Any, respond: Any) -> None:
        ack()
        respond(text="In full.", replace_original=True, blocks=[ACTIONS])
        respond(text="Beside it.", replace_original=False)

    newsroom.app.action("hide")(lambda ack, respond: (ack(), respond(delete_original=True)))
    ts = answered(newsroom, ACTIONS)
    newsroom.workspace.press("maya", message=ts, action_id="show")
    newsroom.workspace.until(lambda: len(newsroom.texts()) == 2)
    assert newsroom.texts() == ["In full.", "Beside it."]

    newsroom.workspace.press("maya", message=ts, action_id="hide")
    newsroom.workspace.until(lambda: newsroom.texts() == ["Beside it."])


def test_menus_deliver_the_chosen_option(newsroom: Newsroom) -> None:
    newsroom.app.action("more")(lambda ack: ack())
    menu = {"type": "overflow", "action_id": "more", "options": [option("keep"), option("copy")]}
    ts = answered(newsroom, section("Rama", accessory=menu))
    newsroom.workspace.press("maya", message=ts, action_id="more", selected="copy")
    assert pressed(newsroom).payload["actions"][0]["selected_option"] == option("copy")


def test_a_choice_stands_in_the_state(newsroom: Newsroom) -> None:
    newsroom.app.action("sort")(lambda ack: ack())
    select = {"type": "static_select", "action_id": "sort", "options": [option("new"), option("old")]}
    ts = answered(newsroom, {"type": "actions", "block_id": "row", "elements": [select]})
    newsroom.workspace.press("maya", message=ts, action_id="sort", selected="old")
    chosen = {"type": "static_select", "selected_option": option("old")}
    assert pressed(newsroom).payload["state"]["values"] == {"row": {"sort": chosen}}


def test_what_is_not_there_cannot_be_pressed(newsroom: Newsroom) -> None:
    ts = answered(newsroom, ACTIONS)
    with pytest.raises(LookupError, match="there are hide, show"):
        newsroom.workspace.press("maya", message=ts, action_id="share")
    with pytest.raises(LookupError, match="0 elements match"):
        newsroom.workspace.press("maya", message=ts, action_id="show", value="8")


def test_an_action_without_ack_is_told_to_the_person(newsroom: Newsroom) -> None:
    ts = answered(newsroom, ACTIONS)
    newsroom.workspace.press("maya", message=ts, action_id="show")
    newsroom.workspace.settle()
    assert newsroom.texts()[-1] == "whosaid responded with status code 404."


def test_a_response_url_is_used_up_after_five_answers(newsroom: Newsroom) -> None:
    url = _response_url(newsroom)
    assert [_answered(url, f"Answer {n}.") for n in range(7)] == [200] * 5 + [404] * 2
    assert newsroom.workspace.calls[-1].answer["error"] == "used_url"


def test_a_response_url_is_too_old_after_half_an_hour(newsroom: Newsroom) -> None:
    url = _response_url(newsroom)
    newsroom.clock.passes(minutes=30)
    assert _answered(url, "Just in time.") == 200
    newsroom.clock.passes(seconds=1)
    assert _answered(url, "Too late.") == 404


def test_a_response_url_reaches_channels_that_the_app_is_not_in(newsroom: Newsroom) -> None:
    url = _response_url(newsroom, "#investigations")
    assert _answered(url, "Here all the same.") == 200
    assert newsroom.texts("#investigations") == ["Here all the same."]


def test_a_response_url_refuses_what_slack_refuses(newsroom: Newsroom) -> None:
    url = _response_url(newsroom)
    assert _answered(url, "") == 400
    assert newsroom.workspace.calls[-1].answer["error"] == "no_text"


def test_an_answer_in_the_channel_is_seen_by_all(newsroom: Newsroom) -> None:
    _answered(_response_url(newsroom), "To all.", response_type="in_channel")
    assert newsroom.texts(user="tom") == ["To all."]


def _response_url(newsroom: Newsroom, channel: str = "#politics") -> str:
    newsroom.app.command("/whosaid")(lambda ack: ack())
    newsroom.workspace.type_line("maya", channel, "/whosaid Rama")
    newsroom.workspace.settle()
    return str(newsroom.workspace.deliveries[-1].payload["response_url"])


def _answered(url: str, text: str, **more: Any) -> int:
    return WebhookClient(url, retry_handlers=[]).send(text=text, **more).status_code
