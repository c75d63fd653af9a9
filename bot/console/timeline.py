"""What stands in the channels: messages, threads, and ephemeral ones that a single person sees."""

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime

from bot.console.cast import Channel

Json = Mapping[str, object]


@dataclass(frozen=True, slots=True, kw_only=True)
class File:
    """An uploaded file; `shared` once its upload was completed, and only then seen by anyone."""

    id: str
    name: str
    length: int
    title: str = ""
    alt: str = ""
    content: bytes = b""
    shared: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Message:
    """A message as it stands now. `author` is a user id; `only_for`: ephemeral, seen by that user alone.

    `thread` is the root's ts on replies and None elsewhere. `typed` marks the echo of a slash command, which
    Slack shows to nobody: the page does, to whoever typed it. `unfurls` are blocks by link.
    """

    ts: str
    channel: str
    author: str
    text: str
    blocks: tuple[Json, ...] = ()
    thread: str | None = None
    only_for: str | None = None
    edited: bool = False
    typed: bool = False
    broadcast: bool = False
    metadata: Json | None = None
    unfurls: Mapping[str, tuple[Json, ...]] = field(default_factory=dict)
    files: tuple[File, ...] = ()


@dataclass(slots=True)
class Timeline:
    """All messages, in order of their ts. Not thread-safe: the workspace's lock is."""

    clock: Callable[[], datetime]
    messages: dict[str, Message] = field(default_factory=dict)
    _last: int = 0

    def next_ts(self) -> str:
        """Return a ts in Slack's form, "seconds.microseconds": unique and rising even if the clock stands."""
        self._last = max(self._last + 1, int(self.clock().timestamp() * 1_000_000))
        return f"{self._last // 1_000_000}.{self._last % 1_000_000:06d}"

    def put(self, message: Message) -> Message:
        """Add a message, or replace the one with its ts."""
        self.messages[message.ts] = message
        return message

    def edit(self, ts: str, *, text: str, blocks: tuple[Json, ...]) -> Message:
        """Replace words and blocks, marked as edited where Slack marks it: not on ephemeral messages."""
        old = self.messages[ts]
        return self.put(replace(old, text=text, blocks=blocks, edited=old.only_for is None))

    def drop(self, ts: str) -> None:
        """Remove a message; its replies, if any, stay without a root, as in Slack."""
        self.messages.pop(ts, None)

    def seen(self, user: str, channel: Channel, thread: str | None = None) -> tuple[Message, ...]:
        """Return what `user` sees in the channel, or in one of its threads with the root first, in order."""
        if user not in channel.members:
            return ()
        return tuple(
            message
            for message in self.messages.values()
            if message.channel == channel.id
            and message.only_for in {None, user}
            and (_in_thread(message, thread) if thread else message.thread is None or message.broadcast)
        )

    def replies(self) -> Counter[str]:
        """Return how many replies everyone sees in each thread, by its root's ts."""
        return Counter(m.thread for m in self.messages.values() if m.thread and m.only_for is None)

    def latest(self, user: str) -> dict[str, str]:
        """Return the ts of the newest message that `user` sees in each channel outside threads."""
        seen = (m for m in self.messages.values() if m.only_for in {None, user} and m.thread is None)
        return {message.channel: message.ts for message in seen}


def _in_thread(message: Message, thread: str) -> bool:
    return thread in {message.ts, message.thread}
