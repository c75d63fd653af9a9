"""What comes in from a person, and what a handler wants done about it: values both."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any, Protocol
from zoneinfo import ZoneInfo

from slack_sdk.models.blocks import Block
from sqlalchemy.orm import Session

from handlers.message import Message
from news.errors import WhosaidError
from news.nouns import Audience


class ToldError(WhosaidError):
    """What was asked for can't be done, and nothing was changed: whoever asked is told the text as it is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """A person as their workspace knows them.

    `guest`: a restricted account, or someone of another company. `manages`: an admin, or in the user group
    `group` ("" where there is none). `zone` is None where the profile states none.
    """

    guest: bool
    manages: bool
    group: str = ""
    zone: ZoneInfo | None = None


STRANGER = Member(guest=True, manages=False)
OPERATOR = Member(guest=False, manages=True)
"""Whoever runs the program."""


class Reach(StrEnum):
    """Whether the app may post into a channel: a private one without the app is as if it weren't there."""

    OPEN = "open"
    UNSEEN = "unseen"
    SHARED = "shared"
    ARCHIVED = "archived"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A channel as Slack has it; `name` is None for direct messages. UNKNOWN: Slack couldn't be asked."""

    channel: str
    reach: Reach
    name: str | None = None


def nowhere(channel: str) -> Place:
    """Return what the command line knows of a channel."""
    return Place(channel=channel, reach=Reach.UNKNOWN)


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A question: the words after the command, or the value of what was pressed; by whom, and when.

    `zone` is theirs in Slack, else the newsroom's. `member` asks Slack who that is (kept for some minutes);
    `handlers.roles` decides by it. `place` asks Slack about a channel. Ask both before the session is used.
    `thread` is the one in which it was pressed.
    """

    text: str
    audience: Audience
    now: datetime
    zone: ZoneInfo
    member: Callable[[], Member] = field(default=lambda: STRANGER, repr=False, compare=False)
    place: Callable[[str], Place] = field(default=nowhere, repr=False, compare=False)
    thread: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Submitted:
    """A modal sent off: its id (new for each opening), its inputs' values by block id, what it carried."""

    view_id: str
    values: Mapping[str, str]
    carried: str
    asked: Asked


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """Answer the person who asked; `replace` puts it where the pressed message stood.

    Seen by no one else, but for questions put in the open (a mention), which are answered in their thread.
    `articles` are those that it shows.
    """

    message: Message
    replace: bool = False
    articles: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Post:
    """Put a message into a channel, once for each `key`, by way of the outbox; `told` confirms it.

    `deed` is what the audit log says of it ("shared a card"); None: nothing.
    """

    key: str
    channel: str
    message: Message
    articles: tuple[int, ...]
    thread: str | None = None
    told: str | None = None
    deed: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenModal:
    """Open a modal (Slack's own view object); pressed in a modal, it takes that one's place."""

    view: Mapping[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Correct:
    """Keep the modal open and say at its inputs, by block id, what to correct."""

    errors: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Unfurl:
    """Show a message under the link `url` of the message that was posted at the desk."""

    url: str
    message: Message
    articles: tuple[int, ...]


Intent = Reply | Post | OpenModal | Correct | Unfurl
Answer = Callable[[Session, Asked], tuple[Intent, ...]]
Submission = Callable[[Session, Submitted], tuple[Intent, ...]]
HomeSection = Callable[[Session, Asked], Sequence[Block]]
"""A part of the Home tab, with a heading of its own; nothing where it has nothing to show."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """Where a reply can go: the address that came with the question, or else a channel's one reader.

    `replaceable`: the address is that of what was pressed, and nobody else sees that. `modal` is
    the one in which something was pressed; `home`: it was in the Home tab, or in a modal opened from there;
    `posted` is Slack's `ts` of the message whose links are to be shown, `thread` that of the thread in which
    something was asked or pressed.
    """

    response_url: str | None
    channel: str | None
    user: str
    workspace: str | None = None
    trigger: str | None = None
    replaceable: bool = True
    modal: str | None = None
    home: bool = False
    posted: str | None = None
    thread: str | None = None

    @property
    def in_no_channel(self) -> bool:
        """Tell whether only a modal can show them something at once: in Home, or by a global shortcut."""
        return self.channel is None and self.response_url is None and self.trigger is not None


SOON = "It follows in a moment: other messages go there just now."


class Gateway(Protocol):
    """The one way out for messages; `bot.gateway` is the real one."""

    def reply(self, desk: Desk, message: Message, *, replace: bool) -> None:
        """Show `message` to the person at `desk`."""

    def open_modal(self, desk: Desk, view: Mapping[str, Any], *, over: bool = False) -> None:
        """Open a modal for the person at `desk`, whose trigger is at most 3 s old.

        Pressed in a modal, it takes that one's place, or is laid `over` it.
        """

    def show_home(self, desk: Desk, view: Mapping[str, Any]) -> None:
        """Show the Home tab to the person at `desk`."""

    def member(self, desk: Desk) -> Member:
        """Return who is at `desk`; raises WhosaidError when Slack doesn't say."""

    def zone(self, desk: Desk) -> ZoneInfo | None:
        """Return the time zone of whoever is at `desk`, None where it isn't known; never raises."""

    def place(self, desk: Desk, channel: str) -> Place:
        """Return what Slack says of a channel."""

    def unfurl(self, desk: Desk, url: str, message: Message) -> None:
        """Show `message` under the link `url` of the message posted at the desk."""

    def deliver(self, message_id: int) -> str | None:
        """Send the outbox's message now; return what to tell its author, None when it was posted.

        `SOON`: it follows by itself within seconds.
        """
