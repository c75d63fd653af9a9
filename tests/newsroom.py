"""The real app beside the workspace double, on loopback: signed requests in, messages out."""

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from typing import Any
from zoneinfo import ZoneInfo

from starlette.routing import BaseRoute

from bot.app import LISTENERS, Wiring, build
from bot.clients import OneWorkspace, client
from bot.console.cast import Identity
from bot.console.serving import serving
from bot.console.timeline import Message
from bot.console.views import View
from bot.console.web import routes as console_routes
from bot.console.workspace import Workspace
from bot.manifest import manifest
from bot.web import routes as slack_routes
from handlers.adapter import PATIENCE
from handlers.message import plain_blocks
from storage.engine import Store
from tests.conftest import NOW

SECRET = "a signing secret"
TOKEN = "xoxb-a-token"
TEAM = Identity().team


class Threads(ThreadPoolExecutor):
    """The threads of an app, which say whether they have anything to do."""

    def __init__(self) -> None:
        super().__init__(LISTENERS, "listener")
        self.under_way: set[Future[Any]] = set()

    def submit(self, work: Callable[..., Any], /, *given: Any, **named: Any) -> Future[Any]:
        future = super().submit(work, *given, **named)
        self.under_way.add(future)
        future.add_done_callback(self.under_way.discard)
        return future


class Newsroom:
    """A newsroom with whosaid in it. Time stands still for the app, at `now`."""

    def __init__(self, store: Store, patience: float = PATIENCE) -> None:
        self.store = store
        self.patience = patience
        self.now = NOW
        self.threads = Threads()

    def routes(self, url: str) -> Sequence[BaseRoute]:
        self.workspace = Workspace(
            signing_secret=SECRET,
            bot_token=TOKEN,
            app_url=f"{url}/slack/events",
            api_url=url,
            manifest=manifest(("news.example",)),
        )
        self.wiring = Wiring(
            store=self.store,
            clients=OneWorkspace(client(token=TOKEN, api_url=f"{url}/api/")),
            zone=ZoneInfo("Europe/London"),
            signing_secret=SECRET,
            strict=True,
            managers="desk",
            now=lambda: self.now,
            listeners=self.threads,
            patience=self.patience,
        )
        self.url = url
        return [*slack_routes(build(self.wiring)), *console_routes(self.workspace)]

    def settle(self) -> None:
        """Wait until nothing is being delivered or answered any more."""
        self.workspace.settle()
        self.workspace.until(lambda: not self.threads.under_way)

    def ask(self, line: str, *, user: str = "maya", channel: str = "#politics") -> Message:
        """Type a line and return the answer."""
        before = len(self.seen(user, channel))
        self.workspace.type_line(user, channel, line)
        return self.workspace.until(lambda: self.seen(user, channel)[before:])[0]

    def press(
        self, message: Message, action: str, *, user: str = "maya", selected: str | None = None
    ) -> Message:
        """Press a button of a message and return what stands in its place."""
        self.workspace.press(user, action_id=action, message=message.ts, selected=selected)
        return self.workspace.until(
            lambda: [
                one
                for one in self.seen(user, message.channel)
                if one.ts == message.ts and one.blocks != message.blocks
            ]
        )[0]

    def home(self, user: str = "maya") -> View:
        """Open the app's Home tab and return it; what was pressed there before shows it anew by itself."""
        self.settle()
        before = self.workspace.home(user)
        self.workspace.open_home(user)

        def published() -> View | None:
            now = self.workspace.home(user)
            return now if now is not before else None

        return self.workspace.until(published)

    def open(self, action: str, *, user: str = "maya", view: str) -> View:
        """Press a button of a view and return the modal that it opens or changes."""
        before = self.workspace.modal(user)
        self.workspace.press(user, action_id=action, view=view)

        def changed() -> View | None:
            now = self.workspace.modal(user)
            return now if now and now.json != (before and before.json) else None

        return self.workspace.until(changed)

    def choose(self, message: Message, label: str) -> Message:
        """Press the button, or choose the menu's option, of that label; return what stands there then."""
        elements: Any = message.blocks[-1]["elements"]
        for element in elements:
            if element.get("text", {}).get("text") == label:
                return self.press(message, element["action_id"])
            for option in element.get("options", ()):
                if option["text"]["text"] == label:
                    return self.press(message, element["action_id"], selected=option["value"])
        raise LookupError(f"{label!r} is not on the card")

    def seen(self, user: str, channel: str) -> tuple[Message, ...]:
        """Return what a person sees in a channel."""
        return self.workspace.seen(user, channel)


def words(message: Message) -> str:
    """Return a message in plain text."""
    return plain_blocks(message.blocks)


@contextmanager
def open_newsroom(store: Store, patience: float = PATIENCE) -> Iterator[Newsroom]:
    """Open a newsroom on a store."""
    room = Newsroom(store, patience)
    with serving(room.routes):
        yield room
        room.workspace.shut()
        room.wiring.listeners.shutdown()
