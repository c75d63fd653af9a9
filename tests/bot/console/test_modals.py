"""Modals and Home tabs: triggers, the stack, submissions and what Slack does with the app's answer."""

import json
from collections.abc import Iterator
from typing import Any

import pytest
from slack_sdk.errors import SlackApiError

from bot.console.submissions import REQUIRED, TROUBLE
from tests.bot.console.conftest import Newsroom, button, field, modal, option, section

WORDS = {"type": "plain_text_input", "max_length": 20}
WHERE = {"type": "conversations_select"}


def trigger(newsroom: Newsroom) -> str:
    """A trigger id fresh from a command."""
    newsroom.app.command("/whosaid")(lambda ack: ack())
    newsroom.workspace.type_line("maya", "#politics", "/whosaid Rama")
    newsroom.workspace.settle()
    return str(newsroom.workspace.deliveries[-1].payload["trigger_id"])


def opened(newsroom: Newsroom, view: dict[str, Any]) -> str:
    """Open a modal for maya and return its id."""
    answer = newsroom.client.views_open(trigger_id=trigger(newsroom), view=view)
    return str(answer["view"]["id"])


def test_a_trigger_opens_one_modal(newsroom: Newsroom) -> None:
    once = trigger(newsroom)
    newsroom.client.views_open(trigger_id=once, view=modal(section("Rama")))
    assert newsroom.workspace.modal("maya") is not None
    assert newsroom.workspace.modal("tom") is None
    again = newsroom.refused("views.open", trigger_id=once, view=modal(section("Rama")))
    assert again == "exchanged_trigger_id"


def test_ids_are_never_given_again_by_another_session(newsroom: Newsroom) -> None:
    another = Newsroom(newsroom.url)
    ids = [room.workspace.state.name("Ev") for room in (newsroom, another)]
    views = [
        room.workspace.state.views.open("U0EDITOR", modal(section("x"))).id for room in (newsroom, another)
    ]
    another.close()
    assert len({*ids, *views}) == 4


def test_a_trigger_lasts_three_seconds(newsroom: Newsroom) -> None:
    late = trigger(newsroom)
    newsroom.clock.passes(seconds=3.1)
    assert newsroom.refused("views.open", trigger_id=late, view=modal(section("x"))) == "expired_trigger_id"
    assert newsroom.refused("views.open", trigger_id="7.x", view=modal(section("x"))) == "invalid_trigger_id"


def test_modals_are_three_deep_at_most(newsroom: Newsroom) -> None:
    opened(newsroom, modal(section("1")))
    for _ in range(2):
        newsroom.client.views_push(trigger_id=trigger(newsroom), view=modal(section("over it")))
    fourth = newsroom.refused("views.push", trigger_id=trigger(newsroom), view=modal(section("4")))
    assert fourth == "push_limit_reached"


def test_an_update_that_comes_second_is_a_conflict(newsroom: Newsroom) -> None:
    view = opened(newsroom, modal(section("1")))
    first = newsroom.workspace.modal("maya")
    assert first is not None
    stale = first.json["hash"]
    newsroom.client.views_update(view_id=view, hash=str(stale), view=modal(section("2")))
    assert (
        newsroom.refused("views.update", view_id=view, hash=stale, view=modal(section("3")))
        == "hash_conflict"
    )


def test_a_submission_carries_what_was_filled_in(newsroom: Newsroom) -> None:
    seen: dict[str, Any] = {}

    @newsroom.app.view("share")
    def share(ack: Any, view: dict[str, Any]) -> None:
        seen.update(view["state"]["values"])
        ack()

    boxes = {"type": "checkboxes", "options": [option("full"), option("sources")]}
    fields = (field("words", WORDS), field("where", WHERE), field("with", boxes, optional=True))
    opened(newsroom, modal(*fields))
    newsroom.workspace.submit("maya", values={"words": "Look", "where": "C0MIGRATION", "with": ["full"]})
    newsroom.workspace.settle()

    assert seen["words"]["words-element"]["value"] == "Look"
    assert seen["where"]["where-element"]["selected_conversation"] == "C0MIGRATION"
    assert seen["with"]["with-element"]["selected_options"] == [option("full")]
    assert newsroom.workspace.modal("maya") is None


def test_one_action_id_may_stand_in_many_blocks(newsroom: Newsroom) -> None:
    newsroom.app.view("share")(lambda ack: ack())
    blocks = [field(name, {**WORDS, "action_id": "value"}) for name in ("first", "second")]
    opened(newsroom, modal(*blocks))
    newsroom.workspace.submit("maya", values={"first": {"value": "One"}, "second": {"value": "Two"}})
    newsroom.workspace.settle()
    filled = newsroom.workspace.deliveries[-1].payload["view"]["state"]["values"]
    assert [filled[name]["value"]["value"] for name in ("first", "second")] == ["One", "Two"]


def test_slack_asks_for_missing_and_too_many_words_itself(newsroom: Newsroom) -> None:
    opened(newsroom, modal(field("words", WORDS), field("where", WHERE)))
    newsroom.workspace.submit("maya", values={"words": "x" * 21})
    view = newsroom.workspace.modal("maya")
    assert view is not None
    assert view.errors == {"words": "Please use at most 20 characters.", "where": REQUIRED}
    assert "view_submission" not in {one.kind for one in newsroom.workspace.deliveries}


def test_the_apps_errors_stand_at_their_inputs_until_corrected(newsroom: Newsroom) -> None:
    @newsroom.app.view("share")
    def share(ack: Any, view: dict[str, Any]) -> None:
        if view["state"]["values"]["words"]["words-element"]["value"] == "No":
            ack(response_action="errors", errors={"words": "Say more."})
        else:
            ack()

    opened(newsroom, modal(field("words", WORDS)))
    newsroom.workspace.submit("maya", values={"words": "No"})
    newsroom.workspace.settle()
    view = newsroom.workspace.modal("maya")
    assert view is not None
    assert view.errors == {"words": "Say more."}

    newsroom.workspace.submit("maya", values={"words": "Yes"})
    newsroom.workspace.settle()
    assert newsroom.workspace.modal("maya") is None


@pytest.mark.parametrize(
    "answer",
    [
        {"response_action": "errors", "errors": {"nowhere": "x"}},
        {"response_action": "update", "view": {"type": "modal", "blocks": []}},
        {"response_action": "dance"},
    ],
)
def test_answers_that_slack_does_not_take_are_trouble(newsroom: Newsroom, answer: dict[str, Any]) -> None:
    @newsroom.app.middleware
    def straight(resp: Any, body: dict[str, Any], next_: Any) -> Any:
        if body.get("type") != "view_submission":
            return next_()
        resp.status, resp.body = 200, json.dumps(answer)
        return resp

    opened(newsroom, modal(field("words", WORDS)))
    newsroom.workspace.submit("maya", values={"words": "Yes"})
    newsroom.workspace.settle()
    view = newsroom.workspace.modal("maya")
    assert view is not None
    assert (view.trouble, view.busy) == (TROUBLE, False)


def test_a_submission_may_update_push_and_clear(newsroom: Newsroom) -> None:
    answers: Iterator[dict[str, Any]] = iter(
        [
            {"response_action": "update", "view": modal(section("Updated"))},
            {"response_action": "push", "view": modal(section("Pushed"))},
            {"response_action": "clear"},
        ]
    )
    newsroom.app.view("share")(lambda ack: ack(**next(answers)))
    opened(newsroom, modal(section("First")))
    shown = []
    for _ in range(3):
        newsroom.workspace.submit("maya")
        newsroom.workspace.settle()
        view = newsroom.workspace.modal("maya")
        shown.append(view and view.blocks[0]["text"]["text"])
    assert shown == ["Updated", "Pushed", None]


def test_closing_is_told_to_who_asked_for_it(newsroom: Newsroom) -> None:
    newsroom.app.view_closed("share")(lambda ack: ack())
    opened(newsroom, modal(section("Quiet")))
    newsroom.workspace.close("maya")
    opened(newsroom, modal(section("Loud"), notify_on_close=True))
    newsroom.workspace.close("maya")
    newsroom.workspace.settle()
    closings = [one for one in newsroom.workspace.deliveries if one.kind == "view_closed"]
    assert [one.payload["is_cleared"] for one in closings] == [False]


def test_a_press_in_a_modal_has_no_channel_but_all_values(newsroom: Newsroom) -> None:
    newsroom.app.action("preview")(lambda ack: ack())
    row = {"type": "actions", "elements": [button("preview")]}
    opened(newsroom, modal(field("words", WORDS), row))
    newsroom.workspace.press("maya", action_id="preview", values={"words": "Look"})
    newsroom.workspace.settle()
    payload = newsroom.workspace.deliveries[-1].payload
    assert "channel" not in payload
    assert "response_url" not in payload
    assert payload["view"]["state"]["values"]["words"]["words-element"]["value"] == "Look"


def test_a_channel_chosen_in_a_modal_may_give_a_response_url(newsroom: Newsroom) -> None:
    @newsroom.app.view("share")
    def share(ack: Any, body: dict[str, Any], client: Any) -> None:
        ack()
        (url,) = body["response_urls"]
        client.chat_postMessage(channel=url["channel_id"], text="There.")

    opened(newsroom, modal(field("where", {**WHERE, "response_url_enabled": True})))
    newsroom.workspace.submit("maya", values={"where": "C0MIGRATION"})
    assert newsroom.only("#migration").text == "There."


def test_a_home_tab_is_published_for_one_person(newsroom: Newsroom) -> None:
    @newsroom.app.event("app_home_opened")
    def home(event: dict[str, str], client: Any) -> None:
        client.views_publish(user_id=event["user"], view={"type": "home", "blocks": [section("First steps")]})

    newsroom.workspace.open_home("maya")
    view = newsroom.workspace.until(lambda: newsroom.workspace.home("maya"))
    assert view.json["type"] == "home"
    assert newsroom.workspace.home("tom") is None


def test_views_that_slack_refuses_say_why(newsroom: Newsroom) -> None:
    with pytest.raises(SlackApiError) as caught:
        newsroom.client.views_open(
            trigger_id=trigger(newsroom), view=modal(field("words", WORDS), submit=None)
        )
    assert caught.value.response["error"] == "invalid_arguments"
    (message,) = caught.value.response["response_metadata"]["messages"]
    assert message == "[ERROR] A modal with an input block must have a submit."
