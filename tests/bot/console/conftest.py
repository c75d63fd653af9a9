"""A newsroom to try the double in: a small Bolt app behind it, both on loopback."""

from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from slack_bolt import App, BoltRequest
from slack_sdk import WebClient
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from bot.console.cast import EVENTS, SCOPES
from bot.console.serving import serving
from bot.console.web import routes
from bot.console.workspace import Workspace

SECRET = "a signing secret"
TOKEN = "xoxb-a-token"


class Clock:
    """A clock that stands until it is told to go on."""

    def __init__(self) -> None:
        self.now = datetime(2025, 5, 19, 8, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now

    def passes(self, **units: float) -> None:
        self.now += timedelta(**units)


class Newsroom:
    """The double, a Bolt app without listeners, and a client, all wired to each other."""

    def __init__(self) -> None:
        self.clock = Clock()
        self.url = ""
        self.executor = ThreadPoolExecutor(max_workers=8)

    def build(self, url: str) -> Sequence[BaseRoute]:
        self.url = url
        self.workspace = Workspace(
            signing_secret=SECRET,
            bot_token=TOKEN,
            app_url=f"{url}/slack/events",
            api_url=url,
            clock=self.clock,
            scopes=SCOPES | {"channels:history"},
            events=EVENTS | {"message.channels"},
            ack_seconds=0.5,
        )
        self.client = WebClient(token=TOKEN, base_url=f"{url}/api/", retry_handlers=[])
        self.app = App(
            client=self.client,
            signing_secret=SECRET,
            token_verification_enabled=False,
            listener_executor=self.executor,
        )
        return [*routes(self.workspace), Route("/slack/events", self._dispatch, methods=["POST"])]

    async def _dispatch(self, request: Request) -> Response:
        body = (await request.body()).decode()
        asked = BoltRequest(body=body, headers=dict(request.headers))
        answer = await run_in_threadpool(self.app.dispatch, asked)
        return Response(answer.body, answer.status, headers={k: v[0] for k, v in answer.headers.items()})

    def texts(self, user: str = "maya", channel: str = "#politics", **where: str) -> list[str]:
        return [message.text for message in self.workspace.seen(user, channel, **where)]


@pytest.fixture
def newsroom() -> Iterator[Newsroom]:
    room = Newsroom()
    with serving(room.build):
        yield room
        room.workspace.shut()
        room.executor.shutdown()


def section(text: str, **more: Any) -> dict[str, Any]:
    """A section block."""
    return {"type": "section", "text": {"type": "mrkdwn", "text": text}, **more}


def button(action_id: str, text: str = "Press", **more: Any) -> dict[str, Any]:
    """A button."""
    return {"type": "button", "action_id": action_id, "text": {"type": "plain_text", "text": text}, **more}
