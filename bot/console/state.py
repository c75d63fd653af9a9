"""Everything that the double remembers, under one lock, with word to whoever waits for a change."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from itertools import count
from threading import Condition
from typing import Any

from bot.console.cast import SLACKBOT, Channel, Group, Identity, Manifest, User
from bot.console.delivery import Delivery, PostOffice
from bot.console.elements import completed
from bot.console.faults import Faults
from bot.console.passes import Passes
from bot.console.timeline import File, Message, Timeline
from bot.console.views import Views

Json = Mapping[str, object]


@dataclass(frozen=True, slots=True, kw_only=True)
class Call:
    """A call of the Web API, or of a response URL (method "response_url"), and what was answered."""

    method: str
    arguments: Mapping[str, Any]
    status: int
    answer: Mapping[str, Any]
    at: datetime

    def __str__(self) -> str:
        """Return what tells calls apart, without what was said."""
        return f"{self.method} {self.status} {self.answer.get('error', 'ok')}"

    @property
    def ok(self) -> bool:
        """Tell whether the caller was told that all went well."""
        return self.status == 200 and self.answer.get("ok") is True


@dataclass(frozen=True, slots=True, kw_only=True)
class Running:
    """Something that a person asked and that has no answer yet, by trigger id or response URL's id."""

    keys: frozenset[str]
    user: str
    channel: str
    thread: str | None
    at: datetime


@dataclass(slots=True)
class State:
    """The workspace's memory. Change it inside `with state.change()`, read it inside `with state.lock`."""

    identity: Identity
    session: str
    clock: Callable[[], datetime]
    post_office: PostOffice
    api_url: str
    tokens: dict[str, frozenset[str]]
    manifest: Manifest
    groups: tuple[Group, ...]
    pace: timedelta
    users: dict[str, User]
    channels: dict[str, Channel]
    timeline: Timeline
    views: Views
    passes: Passes
    faults: Faults = field(default_factory=Faults)
    log: list[Call | Delivery] = field(default_factory=list)
    running: list[Running] = field(default_factory=list)
    lock: Condition = field(default_factory=Condition)
    listeners: set[Callable[[], None]] = field(default_factory=set)
    posted: dict[str, datetime] = field(default_factory=dict)
    files: dict[str, File] = field(default_factory=dict)
    client: tuple[str, str] = ("", "")
    rotating: bool = False
    codes: set[str] = field(default_factory=set)
    refreshes: dict[str, str] = field(default_factory=dict)
    revision: int = 0
    shut: bool = False
    _numbers: Iterator[int] = field(default_factory=lambda: count(1))

    def gave_out(self, token: str | None, arguments: Json) -> bool:
        """Tell whether a call brings a token of this workspace, or what it exchanges for one."""
        exchanged = (arguments.get("code"), arguments.get("refresh_token"))
        return token in self.tokens or exchanged[0] in self.codes or exchanged[1] in self.refreshes

    def name(self, kind: str) -> str:
        """Return an id never given before, in no other session either: the app's store outlives this one."""
        return f"{kind}{self.session}{next(self._numbers):04d}"

    @contextmanager
    def change(self) -> Iterator[None]:
        """Hold the lock, and tell everyone who waits afterwards."""
        with self.lock:
            yield
            self.revision += 1
            self.lock.notify_all()
            listeners = tuple(self.listeners)
        for listener in listeners:
            listener()

    def record(self, delivered: Delivery) -> None:
        """Log a delivery whose answer changes nothing."""
        with self.change():
            self.log.append(delivered)

    def user(self, name: str) -> User:
        """Return a user by id or name; raises LookupError."""
        for user in self.users.values():
            if name in {user.id, user.name, f"@{user.name}"}:
                return user
        message = f"There is no user {name!r}."
        raise LookupError(message)

    def channel(self, name: str) -> Channel:
        """Return a channel by id, "name" or "#name"; raises LookupError. Direct messages go by id."""
        for channel in self.channels.values():
            named = channel.with_user is None and name in {channel.name, f"#{channel.name}"}
            if name == channel.id or named:
                return channel
        message = f"There is no channel {name!r}."
        raise LookupError(message)

    def direct(self, user_id: str) -> Channel | None:
        """Return the direct message between the app and a user."""
        return next((c for c in self.channels.values() if c.with_user == user_id), None)

    def post(  # noqa: PLR0913 (a message's own parts, all keywords)
        self,
        channel: str,
        author: str,
        text: str,
        *,
        blocks: Sequence[Json] = (),
        thread: str | None = None,
        only_for: str | None = None,
        typed: bool = False,
        broadcast: bool = False,
        metadata: Json | None = None,
        files: tuple[File, ...] = (),
    ) -> Message:
        """Put a message into a channel; its blocks get ids."""
        ts = self.timeline.next_ts()
        return self.timeline.put(
            Message(
                ts=ts,
                channel=channel,
                author=author,
                text=text,
                blocks=completed(blocks, ts),
                thread=thread,
                only_for=only_for,
                typed=typed,
                broadcast=broadcast,
                metadata=metadata,
                files=files,
            )
        )

    def edit(self, ts: str, text: str, blocks: Sequence[Json]) -> Message:
        """Replace what a message says; blocks without ids get new ones."""
        return self.timeline.edit(ts, text=text, blocks=completed(blocks, self.timeline.next_ts()))

    def join(self, channel: str, user: str) -> None:
        """Make someone, the app included, a member of a channel."""
        old = self.channels[channel]
        self.channels[channel] = replace(old, members=old.members | {user})

    def leave(self, channel: str, user: str) -> None:
        """End a membership."""
        old = self.channels[channel]
        self.channels[channel] = replace(old, members=old.members - {user})

    def notice(self, user: str, channel: str, text: str, thread: str | None = None) -> None:
        """Let Slack itself tell one person something."""
        self.post(channel, SLACKBOT, text, only_for=user, thread=thread)

    def start(self, keys: Sequence[str], *, user: str, channel: str, thread: str | None = None) -> None:
        """Remember that a person waits for an answer."""
        asked = Running(keys=frozenset(keys), user=user, channel=channel, thread=thread, at=self.clock())
        self.running.append(asked)

    def finish(self, key: str) -> None:
        """Forget that a person waits, by trigger id or response URL's id."""
        self.running[:] = [one for one in self.running if key not in one.keys]

    def finish_in(self, channel: str) -> None:
        """Forget all waiting in a channel: the app has spoken there."""
        self.running[:] = [one for one in self.running if one.channel != channel]
