"""Socket Mode: the real handler's connections, acknowledged envelopes, connections that Slack ends."""

from collections.abc import Iterator
from typing import Any

import pytest
from slack_bolt.adapter.socket_mode import SocketModeHandler
from slack_sdk.errors import SlackApiError
from starlette.routing import Router

from tests.bot.console.conftest import TOKEN, Newsroom, Stage, modal, section

APP_TOKEN = "xapp-an-app-token"


@pytest.fixture
def newsroom(stage: Stage) -> Iterator[Newsroom]:
    room = Newsroom(stage.url, app_token=APP_TOKEN, ack_seconds=3)
    stage.router = Router(routes=room.routes())
    handler = SocketModeHandler(room.app, APP_TOKEN)
    handler.connect()
    room.workspace.until(lambda: room.workspace.connected)
    yield room
    handler.close()
    room.close()


def test_commands_events_and_presses_come_by_the_connection(newsroom: Newsroom) -> None:
    @newsroom.app.command("/whosaid")
    def command(ack: Any, respond: Any, command: dict[str, str]) -> None:
        ack()
        respond(text=f"asked: {command['text']}")

    @newsroom.app.event("app_mention")
    def mention(event: dict[str, str], say: Any) -> None:
        say(text="mentioned", thread_ts=event["ts"])

    newsroom.workspace.type_line("maya", "#politics", "/whosaid Rama")
    newsroom.workspace.until(lambda: "asked: Rama" in newsroom.texts())
    newsroom.workspace.type_line("maya", "#politics", "@whosaid Rama")
    newsroom.workspace.until(
        lambda: any(call.method == "chat.postMessage" for call in newsroom.workspace.calls)
    )
    newsroom.workspace.settle()
    assert [one.acked for one in newsroom.workspace.deliveries] == [True, True]


def test_an_answer_to_a_modal_comes_with_the_acknowledgement(newsroom: Newsroom) -> None:
    @newsroom.app.shortcut("ask")
    def ask(ack: Any, shortcut: dict[str, Any], client: Any) -> None:
        ack()
        client.views_open(trigger_id=shortcut["trigger_id"], view=modal(section("Who said …?")))

    @newsroom.app.view("share")
    def share(ack: Any) -> None:
        ack(response_action="update", view=modal(section("Shared.")))

    newsroom.workspace.shortcut("maya", "ask")
    newsroom.workspace.until(lambda: newsroom.workspace.modal("maya"))
    newsroom.workspace.submit("maya")
    newsroom.workspace.until(lambda: "Shared." in str(newsroom.workspace.modal("maya")))


def test_connections_that_slack_ends_are_opened_again(newsroom: Newsroom) -> None:
    @newsroom.app.command("/whosaid")
    def command(ack: Any, respond: Any) -> None:
        ack()
        respond(text="still here")

    newsroom.workspace.refresh_sockets()
    newsroom.workspace.until(lambda: not newsroom.workspace.connected)
    newsroom.workspace.until(lambda: newsroom.workspace.connected, timeout=30)
    newsroom.workspace.type_line("maya", "#politics", "/whosaid")
    newsroom.workspace.until(lambda: "still here" in newsroom.texts())


def test_a_connection_takes_the_apps_own_token(newsroom: Newsroom) -> None:
    with pytest.raises(SlackApiError, match="missing_scope"):
        newsroom.client.apps_connections_open(app_token=TOKEN)
