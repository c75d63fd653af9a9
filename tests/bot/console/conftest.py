"""A newsroom to try the double in: a small Bolt app behind it, both on loopback."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from slack_bolt import App, BoltRequest
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Mount, Route, Router
from starlette.types import Receive, Scope, Send

from bot.console.cast import MANIFEST, Shortcut
from bot.console.serving import serving
from bot.console.timeline import Message
from bot.console.web import routes
from bot.console.workspace import Workspace

SECRET = "a signing secret"
TOKEN = "xoxb-a-token"
ASKED = replace(
    MANIFEST,
    scopes=MANIFEST.scopes | {"channels:history"},
    shortcuts=(
        Shortcut(callback_id="ask", name="Who said …?"),
        Shortcut(callback_id="who", name="Who said this?", on_message=True),
    ),
    domains=frozenset({"independent.example"}),
)


class Clock:
    """A clock that stands until it is told to go on."""

    def __init__(self) -> None:
        self.now = datetime(2025, 5, 19, 8, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now

    def passes(self, **units: float) -> None:
        self.now += timedelta(**units)


class Stage:
    """One server for all tests: each puts its own newsroom on."""

    def __init__(self) -> None:
        self.router = Router()
        self.url = ""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        await self.router(scope, receive, send)


class Newsroom:
    """The double, a Bolt app without listeners, and a client, all wired to each other."""

    def __init__(self, url: str, **differently: Any) -> None:
        self.clock = Clock()
        self.url = url
        self.executor = ThreadPoolExecutor(max_workers=8)
        given = {"signing_secret": SECRET, "bot_token": TOKEN, "ack_seconds": 0.4, "manifest": ASKED}
        around = {"app_url": f"{url}/slack/events", "api_url": url, "clock": self.clock}
        self.workspace = Workspace(**{**given, **around, **differently})
        self.client = WebClient(token=TOKEN, base_url=f"{url}/api/", retry_handlers=[])
        self.app = App(
            client=self.client,
            signing_secret=SECRET,
            token_verification_enabled=False,
            listener_executor=self.executor,
        )

    def routes(self) -> list[BaseRoute]:
        return [*routes(self.workspace), Route("/slack/events", self._dispatch, methods=["POST"])]

    def close(self) -> None:
        self.workspace.shut()
        self.executor.shutdown()

    def texts(
        self, channel: str = "#politics", *, user: str = "maya", thread: str | None = None
    ) -> list[str]:
        return [message.text for message in self.workspace.seen(user, channel, thread)]

    def only(self, channel: str = "#politics", *, user: str = "maya") -> Message:
        """The one message that is there, waited for."""
        self.workspace.until(lambda: self.workspace.seen(user, channel))
        self.workspace.settle()
        (message,) = self.workspace.seen(user, channel)
        return message

    def refused(self, method: str, **arguments: Any) -> str:
        """Slack's error word for a call that must fail."""
        with pytest.raises(SlackApiError) as caught:
            self.client.api_call(method, json=arguments)
        return str(caught.value.response["error"])

    async def _dispatch(self, request: Request) -> Response:
        body = (await request.body()).decode()
        asked = BoltRequest(body=body, headers=dict(request.headers))
        answer = await run_in_threadpool(self.app.dispatch, asked)
        return Response(answer.body, answer.status, headers={k: v[0] for k, v in answer.headers.items()})


@pytest.fixture(scope="session")
def stage() -> Iterator[Stage]:
    """The server, kept for all tests."""
    stage = Stage()
    with serving(lambda _url: [Mount("", app=stage)]) as url:
        stage.url = url
        yield stage


@pytest.fixture
def newsroom(stage: Stage) -> Iterator[Newsroom]:
    """A newsroom of one's own."""
    room = Newsroom(stage.url)
    stage.router = Router(routes=room.routes())
    yield room
    room.close()


def section(text: str, **more: Any) -> dict[str, Any]:
    """A section block."""
    return {"type": "section", "text": {"type": "mrkdwn", "text": text}, **more}


def plain(text: str) -> dict[str, Any]:
    """A plain text object."""
    return {"type": "plain_text", "text": text}


def button(action_id: str, text: str = "Press", **more: Any) -> dict[str, Any]:
    """A button."""
    return {"type": "button", "action_id": action_id, "text": plain(text), **more}


def option(value: str) -> dict[str, Any]:
    """An option of a menu."""
    return {"text": plain(value.title()), "value": value}


def field(block_id: str, element: dict[str, Any], **more: Any) -> dict[str, Any]:
    """An input block."""
    element = {"action_id": f"{block_id}-element", **element}
    return {
        "type": "input",
        "block_id": block_id,
        "label": plain(block_id.title()),
        "element": element,
        **more,
    }


def modal(*blocks: dict[str, Any], **more: Any) -> dict[str, Any]:
    """A modal with a submit."""
    whole = {"type": "modal", "title": plain("Share"), "submit": plain("Share"), "callback_id": "share"}
    return {**whole, "blocks": list(blocks), **more}
