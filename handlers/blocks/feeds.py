"""Feeds in blocks: how checking one went, what troubles it, the list of them, the modals to add."""

from collections.abc import Mapping, Sequence
from datetime import timedelta
from typing import Any

from slack_sdk.models.blocks import Block, ConfirmObject, HeaderBlock, InputBlock, PlainTextInputElement
from slack_sdk.models.views import View

from handlers.blocks.kit import button, context, count, escape, link, row, section
from handlers.message import Message, message
from storage.feeds import Feed, State

SHOWN = 20
"""Feeds of one page of the list: Slack takes a hundred blocks."""

AT_HOME = 5
"""Feeds in trouble that Home shows: the page has room for others' sections too."""

LONGEST_URL = 2000
HOUR = timedelta(hours=1)


def checking(*urls: str) -> Message:
    """Return what is said at once: the answer takes the site's time."""
    named = ", ".join(_address(url) for url in urls)
    return message(section(f"Checking {named} … What comes of it is sent to you as a direct message."))


def added_before(feed: Feed) -> Message:
    """Return that the feed is there already, and how it is."""
    return message(section(f"{named(feed)} was added before. {status(feed)}"))


def checked(feed: Feed, title: str | None, entries: int, fresh: int) -> Message:
    """Return that a feed can be read, and what of it becomes news."""
    name = link(feed.url, title or feed.url)
    listed = f"It lists {count(entries, 'entry', 'entries')}"
    new = "no recent one" if not fresh else f"{fresh:,} recent: these are being read now"
    return message(section(f"{name} is read from now on, {every(feed.interval)}. {listed}, {new}."))


def offering(url: str, offers: Sequence[str]) -> Message:
    """Return that a page stands where a feed should, and which feeds it offers."""
    if not offers:
        told = "is a web page that offers no feed. Look for “RSS” on the site, and add that address."
        return message(section(f"{_address(url)} {told}"))
    found = "\n".join(f"• {_address(one)}" for one in offers[:SHOWN])
    return message(
        section(f"{_address(url)} is a web page. It offers these feeds; add one of them:\n{found}")
    )


def broken(feed: Feed, trouble: str, *, gone: bool) -> Message:
    """Return what troubles a feed and what to do; this is said once."""
    then = (
        "It isn’t read any more: remove it in the app’s Home, and add its new address if there is one."
        if gone
        else "It is tried again by itself, less and less often. If its address has changed, add the new one; "
        "remove it in the app’s Home if it isn’t needed."
    )
    return message(section(f"The feed {named(feed)} {escape(trouble)}. {then}"))


def page_read(url: str, became: str) -> Message:
    """Return what became of a page that somebody asked for: "was read and saved"."""
    return message(section(f"{_address(url)} {escape(became)}."))


def named(feed: Feed) -> str:
    """Return a feed's name as a link."""
    return link(feed.url, feed.title or feed.url)


def every(interval: timedelta) -> str:
    """Return how often a feed is read: "every 15 minutes"."""
    if interval % HOUR == timedelta():
        hours = interval // HOUR
        return "every hour" if hours == 1 else f"every {hours:,} hours"
    return f"every {interval // timedelta(minutes=1):,} minutes"


def status(feed: Feed) -> str:
    """Return in a sentence how a feed is."""
    if feed.state is State.PAUSED:
        return "Paused."
    if feed.trouble:
        return f"It {escape(feed.trouble)}."
    if feed.answered_at is None:
        return "Not read yet."
    return f"Read {every(feed.interval)}."


def home_feeds(found: Sequence[Feed], *, manages: bool) -> list[Block]:
    """Return Home's section of feeds: how many, those in trouble, and the ways to all and to more."""
    if not found and not manages:
        return []
    troubled = [feed for feed in found if feed.trouble]
    told = (
        f"{count(len(found), 'feed')}, {len(troubled):,} in trouble."
        if troubled
        else count(len(found), "feed") + "."
    )
    if not found:
        told = "No feeds yet. Add one, and its news is read by itself."
    buttons = [button("Add a feed…", "feeds.open", "")] if manages else []
    if found:
        buttons.append(button("All feeds…", "feeds.list", "0"))
    shown = [section(f"{named(feed)}\n{status(feed)}") for feed in troubled[:AT_HOME]]
    return [HeaderBlock(text="Feeds"), section(told), *shown, row(buttons)]


def list_modal(found: Sequence[Feed], *, start: int, workspace: str, manages: bool) -> Mapping[str, Any]:
    """Return the modal that lists feeds, those in trouble first, from `start` on; `manages`: with buttons."""
    ordered = sorted(found, key=lambda feed: feed.trouble is None)
    start = start if start < len(ordered) else 0
    rows: list[Block] = []
    for feed in ordered[start : start + SHOWN]:
        rows += _feed(feed, start=start, mine=manages and feed.workspace == workspace)
    return View(
        type="modal",
        title="Feeds",
        close="Close",
        blocks=[*(rows or [section("No feeds yet.")]), *_pages(start, len(ordered))],
    ).to_dict()


def _feed(feed: Feed, *, start: int, mine: bool) -> list[Block]:
    told = section(f"{named(feed)}\n{status(feed)}")
    if not mine:
        return [told]
    label, action = ("Pause", "pause") if feed.state is State.ACTIVE else ("Resume", "resume")
    value = f"{start} {feed.id}"
    away = button("Remove", f"feeds.remove.{feed.id}", value)
    away.confirm = ConfirmObject(
        title="Remove this feed?",
        text="It isn’t read any more. Its articles stay.",
        confirm="Remove",
        deny="Keep",
    )
    return [told, row([button(label, f"feeds.{action}.{feed.id}", value), away])]


def _pages(start: int, total: int) -> list[Block]:
    buttons = []
    if start:
        buttons.append(button("Previous", "feeds.list.previous", str(max(0, start - SHOWN))))
    if start + SHOWN < total:
        buttons.append(button("Next", "feeds.list.next", str(start + SHOWN)))
    if not buttons:
        return []
    return [context(f"{start + 1} to {min(start + SHOWN, total)} of {count(total, 'feed')}"), row(buttons)]


def add_feed_modal() -> Mapping[str, Any]:
    """Return the modal in which a feed is added; its inputs are the blocks `url` and `outlet`."""
    return View(
        type="modal",
        callback_id="feeds.add",
        title="Add a feed",
        submit="Add",
        close="Cancel",
        blocks=[
            _input("url", "Address of the feed, or of the site that offers it", "https://…"),
            _input("outlet", "Outlet, where its pages don’t name it", "The Example", optional=True),
            context("RSS, Atom and JSON Feed. Its recent entries are read first, then whatever is new."),
        ],
    ).to_dict()


def add_article_modal(url: str = "") -> Mapping[str, Any]:
    """Return the modal in which an article is added by its address."""
    return View(
        type="modal",
        callback_id="articles.add",
        title="Add an article",
        submit="Add",
        close="Cancel",
        blocks=[
            _input("url", "Address of the article", "https://…", value=url),
            context("It is read as published: everyone finds it, in every channel."),
        ],
    ).to_dict()


def _input(name: str, label: str, hint: str, *, optional: bool = False, value: str = "") -> Block:
    element = PlainTextInputElement(
        action_id="value", placeholder=hint, max_length=LONGEST_URL, initial_value=value or None
    )
    return InputBlock(block_id=name, label=label, element=element, optional=optional)


def _address(url: str) -> str:
    return link(url, url)
