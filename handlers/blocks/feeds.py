"""Feeds in blocks: how checking one went, what troubles it, the list of them, the modals to add."""

from collections.abc import Mapping, Sequence
from datetime import timedelta
from typing import Any

from slack_sdk.models.blocks import Block, HeaderBlock, InputBlock, PlainTextInputElement
from slack_sdk.models.views import View

from handlers.blocks.kit import button, context, count, escape, link, row, section
from handlers.message import Message, message
from storage.feeds import Feed, State

SHOWN = 10
"""Feeds that Home shows at once: the page has room for others' sections too."""

LONGEST_URL = 2000
HOUR = timedelta(hours=1)


def checking(url: str) -> Message:
    """Return what is said at once: the answer takes the site's time."""
    return message(section(f"Checking {_address(url)}… What comes of it is sent to you as a direct message."))


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


def home_feeds(feeds: Sequence[Feed], *, start: int, workspace: str, manages: bool) -> list[Block]:
    """Return Home's section of feeds: those in trouble first, with buttons for whoever may manage them."""
    if not feeds and not manages:
        return []
    troubled = sorted(feeds, key=lambda feed: (feed.trouble is None, (feed.title or feed.url).casefold()))
    shown = troubled[start : start + SHOWN]
    blocks: list[Block] = [HeaderBlock(text="Feeds")]
    if not feeds:
        blocks.append(section("No feeds yet. Add one, and its news is read by itself."))
    for feed in shown:
        blocks += _feed(feed, mine=manages and feed.workspace == workspace)
    return [*blocks, *_below(len(feeds), start, manages=manages)]


def _feed(feed: Feed, *, mine: bool) -> list[Block]:
    told = section(f"{named(feed)}\n{status(feed)}")
    if not mine:
        return [told]
    stop = ("Pause", "feeds.pause") if feed.state is State.ACTIVE else ("Resume", "feeds.resume")
    buttons = [
        button(stop[0], f"{stop[1]}.{feed.id}", str(feed.id)),
        button("Remove", f"feeds.remove.{feed.id}", str(feed.id)),
    ]
    return [told, row(buttons)]


def _below(total: int, start: int, *, manages: bool) -> list[Block]:
    buttons = [button("Add a feed…", "feeds.open", "")] if manages else []
    if total:
        buttons.append(button(f"All {count(total, 'feed')}…", "feeds.list", str(start)))
    return [row(buttons)] if buttons else []


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
        callback_id="feeds.add_article",
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
