"""What is managed, as admins see it: channels for internal articles, and the log of what people did."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from slack_sdk.models.blocks import (
    Block,
    ConversationFilter,
    ConversationSelectElement,
    HeaderBlock,
    InputBlock,
    MarkdownTextObject,
    SectionBlock,
)
from slack_sdk.models.views import View

from handlers.blocks.kit import button, clock, context, count, day, row, section
from storage.allowed import Allowed
from storage.deeds import Deed

PAGE = 20
ALLOWED = "Internal articles are seen in <#{channel}> from now on, by everyone who is in it."
EXPLAINED = (
    "Internal articles (pasted, mailed, from files) are seen nowhere but in the channels that are listed "
    "here, by everyone who is in them. Channels shared with other companies can’t be chosen."
)


def home_section(channels: int) -> list[Block]:
    """Render the ways to what is managed."""
    where = f"in {count(channels, 'channel')}" if channels else "nowhere"
    return [
        HeaderBlock(text="For those who manage"),
        section(f"Internal articles are seen {where}."),
        row(
            [
                button("Internal articles…", "managing.channels", "0"),
                button("What people did…", "managing.log", ""),
            ]
        ),
    ]


def channels(found: Sequence[Allowed], *, start: int, zone: ZoneInfo) -> Mapping[str, Any]:
    """Return the modal that lists the channels, from `start` on, and takes another one."""
    shown = found[start : start + PAGE]
    rows: list[Block] = [
        SectionBlock(
            text=MarkdownTextObject(
                text=f"<#{one.channel}>, allowed by <@{one.author}>, {_when(one.allowed_at, zone)}"
            ),
            accessory=button("Take away", f"managing.forbid.{one.channel}", one.channel),
        )
        for one in shown
    ]
    select = ConversationSelectElement(
        action_id="value",
        filter=ConversationFilter(include=["public", "private"], exclude_external_shared_channels=True),
    )
    view = View(
        type="modal",
        callback_id="managing.allow",
        title="Internal articles",
        submit="Allow",
        close="Close",
        blocks=[
            context(EXPLAINED),
            *(rows or [section("No channel is allowed.")]),
            *_pages(start, len(found)),
            InputBlock(block_id="channel", label="Allow another channel", element=select),
        ],
    )
    return view.to_dict()


def log(found: Sequence[Deed], *, zone: ZoneInfo) -> Mapping[str, Any]:
    """Return the modal that lists deeds; the last of `found`, past a page, only says that there are more."""
    lines = [
        section(f"<@{one.author}> {one.deed}: {one.about}\n{_when(one.done_at, zone)}")
        for one in found[:PAGE]
    ]
    older = [row([button("Older", "managing.log", str(found[PAGE - 1].id))])] if len(found) > PAGE else []
    head = context("Who did what to what, the newest first. What people asked is kept nowhere.")
    blocks = [head, *(lines or [section("Nothing was done yet.")]), *older]
    return View(type="modal", title="What people did", close="Close", blocks=blocks).to_dict()


def _pages(start: int, total: int) -> list[Block]:
    ways = []
    if start + PAGE < total:
        ways.append(button(f"Next {min(PAGE, total - start - PAGE)}", "managing.channels", str(start + PAGE)))
    if start:
        ways.append(button("Back to the first", "managing.channels.first", "0"))
    return [row(ways)] if ways else []


def _when(at: datetime, zone: ZoneInfo) -> str:
    return f"{day(at.astimezone(zone).date())}, {clock(at, zone)}"
