"""The workspace double: a Slack of one newsroom in memory, what its people do and what they see."""

import secrets
import time
from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta
from typing import TypeVar

from bot.console import lines, presses, submissions
from bot.console.administered import Administered
from bot.console.cast import (
    EXAMPLES,
    IDENTITY,
    MANIFEST,
    NEWSROOM,
    Cast,
    Identity,
    Manifest,
)
from bot.console.delivery import ACK_SECONDS, Delivery, PostOffice
from bot.console.elements import Given, Raw, Target
from bot.console.faults import Faults
from bot.console.passes import Passes
from bot.console.state import Call, State
from bot.console.timeline import Message, Timeline
from bot.console.views import View, Views

_Found = TypeVar("_Found")


class Workspace(Administered):
    """A Slack workspace without a server of its own: `bot.console.web.routes` gives it one.

    Users and channels go by id or by name ("maya", "#politics"). Gestures return the deliveries under way and
    don't wait for them; `settle` and `until` do. All methods may be called from any thread.
    """

    def __init__(  # noqa: PLR0913 (its whole surroundings, all keywords)
        self,
        *,
        signing_secret: str,
        bot_token: str,
        app_token: str | None = None,
        app_url: str,
        api_url: str,
        clock: Callable[[], datetime] = lambda: datetime.now(UTC),
        identity: Identity = IDENTITY,
        manifest: Manifest = MANIFEST,
        cast: Cast = NEWSROOM,
        examples: Sequence[str] = EXAMPLES,
        ack_seconds: float = ACK_SECONDS,
        pace: timedelta = timedelta(0),
        client: tuple[str, str] = ("", ""),
        rotating: bool = False,
    ) -> None:
        """Open the newsroom.

        `app_url` is where payloads are delivered, `api_url` the base of the double's own server, without a
        slash at the end: response URLs begin with it, a WebClient's base_url is it and "/api/". Signatures
        carry real time whatever `clock` says, because receivers compare them with theirs. `pace`: posts
        that follow each other faster in one channel are refused with 429; Slack's own pace is a second.
        `app_token` lets the app open Socket Mode connections, by which payloads go then. `client` are the
        app's id and secret for OAuth; `rotating`: tokens end after twelve hours.
        """
        self.examples = tuple(examples)
        app_tokens = {app_token: frozenset({"connections:write"})} if app_token else {}
        session = secrets.token_hex(4).upper()
        self._state = State(
            identity=identity,
            session=session,
            clock=clock,
            post_office=PostOffice(app_url=app_url, signing_secret=signing_secret, ack_seconds=ack_seconds),
            api_url=api_url.rstrip("/"),
            tokens={bot_token: manifest.scopes, **app_tokens},
            manifest=manifest,
            groups=cast.groups,
            pace=pace,
            client=client,
            rotating=rotating,
            users={user.id: user for user in cast.users},
            channels={channel.id: channel for channel in cast.channels},
            timeline=Timeline(clock),
            views=Views(identity, session),
            passes=Passes(clock),
        )

    @property
    def state(self) -> State:
        """The memory itself: for the routes, and for tests that look closely."""
        return self._state

    @property
    def log(self) -> tuple[Call | Delivery, ...]:
        """Every call of the app and every delivery to it, in the order in which they ended."""
        with self._state.lock:
            return tuple(self._state.log)

    @property
    def calls(self) -> tuple[Call, ...]:
        """The calls alone."""
        return tuple(entry for entry in self.log if isinstance(entry, Call))

    @property
    def deliveries(self) -> tuple[Delivery, ...]:
        """The deliveries alone."""
        return tuple(entry for entry in self.log if isinstance(entry, Delivery))

    @property
    def faults(self) -> Faults:
        """What is to fail next."""
        return self._state.faults

    def type_line(self, user: str, channel: str, text: str, thread: str | None = None) -> lines.Sent:
        """Type a line and press Enter: a slash command, or a message; raises LookupError for non-members."""
        state = self._state
        return lines.typed(state, state.user(user), state.channel(channel), text, thread)

    def press(  # noqa: PLR0913 (where, what and with which choice, all keywords)
        self,
        user: str,
        *,
        action_id: str,
        message: str | None = None,
        view: str | None = None,
        block_id: str | None = None,
        value: str | None = None,
        selected: Raw = None,
        values: Given | None = None,
    ) -> lines.Sent:
        """Press a button or choose from a menu, in the message with this ts or the view with this id.

        `value` tells buttons with one action_id apart; `selected` is the chosen option's value, or a list of
        them; `values` is what else is filled in in the view. Raises LookupError if it isn't there.
        """
        state = self._state
        target = Target(action_id=action_id, block_id=block_id, value=value, selected=selected)
        if message is not None:
            return (presses.pressed_in_message(state, state.user(user), message, target),)
        return (presses.pressed_in_view(state, view or self._top(user).id, target, values or {}),)

    def shortcut(self, user: str, callback_id: str, message: str | None = None) -> lines.Sent:
        """Choose a shortcut, from anywhere or from the menu of the message with this ts."""
        state, person = self._state, self._state.user(user)
        if message is None:
            return (presses.shortcut(state, person, callback_id),)
        return (presses.message_shortcut(state, person, callback_id, message),)

    def submit(self, user: str, view: str | None = None, values: Given | None = None) -> lines.Sent:
        """Submit a modal, the topmost by default; `values` by block_id or action_id, or by both, nested.

        Nothing is delivered while a required input is empty: the view then has `errors`.
        """
        state = self._state
        sent = submissions.submitted(state, state.user(user), view or self._top(user).id, values or {})
        return (sent,) if sent else ()

    def close(self, user: str, view: str | None = None, *, cleared: bool = False) -> lines.Sent:
        """Close a modal, the topmost by default, or all of them (`cleared`)."""
        state = self._state
        sent = submissions.closed(state, state.user(user), view or self._top(user).id, cleared=cleared)
        return (sent,) if sent else ()

    def open_home(self, user: str, tab: str = "home") -> lines.Sent:
        """Open the app's Home tab, or its "messages"."""
        state, person = self._state, self._state.user(user)
        if "app_home_opened" not in state.manifest.events:
            return ()
        with state.lock:
            direct, home = state.direct(person.id), state.views.homes.get(person.id)
            content = {
                "type": "app_home_opened",
                "user": person.id,
                "channel": direct.id if direct else "",
                "tab": tab,
                "event_ts": state.timeline.next_ts(),
                **({"view": home.json} if home else {}),
            }
        return (lines.happened(state, content),)

    def seen(self, user: str, channel: str, thread: str | None = None) -> tuple[Message, ...]:
        """Return what a person sees in a channel, or in a thread with its root first, oldest first."""
        state = self._state
        with state.lock:
            shown = state.timeline.seen(state.user(user).id, state.channel(channel), thread)
        return tuple(message for message in shown if not message.typed)

    def modal(self, user: str) -> View | None:
        """Return the modal that a person sees, if any."""
        with self._state.lock:
            return self._state.views.top(self._state.user(user).id)

    def home(self, user: str) -> View | None:
        """Return a person's Home tab, if one was published."""
        with self._state.lock:
            return self._state.views.homes.get(self._state.user(user).id)

    def refresh_sockets(self) -> None:
        """End the app's Socket Mode connections, as Slack does every few hours: it opens new ones."""
        self._state.post_office.sockets.refresh()

    @property
    def connected(self) -> int:
        """Return how many Socket Mode connections the app has open."""
        return len(self._state.post_office.sockets.connections)

    def settle(self, timeout: float = 10.0) -> None:
        """Wait until nothing is being delivered any more; raises TimeoutError."""
        self.until(lambda: not self._state.post_office.busy, timeout)

    def until(self, found: Callable[[], _Found | None], timeout: float = 10.0) -> _Found:
        """Wait until `found` returns something true and return it; raises TimeoutError."""
        end = time.monotonic() + timeout
        while not (result := found()):
            left = end - time.monotonic()
            if left <= 0:
                ending = "; ".join(str(entry) for entry in self.log[-5:])
                message = f"It hasn't happened within {timeout} s. The log ends with: {ending or 'nothing'}."
                raise TimeoutError(message)
            with self._state.lock:
                self._state.lock.wait(min(left, 0.05))
        return result

    def end_streams(self) -> None:
        """End the pages' streams, or a server waits for them when it stops; fit for a signal handler."""
        self._state.shut = True
        for listener in tuple(self._state.listeners):
            listener()

    def shut(self) -> None:
        """Stop delivering, and end the pages' streams, for good."""
        self.end_streams()
        self._state.post_office.close()

    def _top(self, user: str) -> View:
        view = self.modal(user)
        if view is None:
            message = f"{user} has no modal open."
            raise LookupError(message)
        return view
