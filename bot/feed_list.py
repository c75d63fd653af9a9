"""`whosaid feeds`: feeds from the command line, one sentence for each thing done."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path

from sqlalchemy.orm import Session

from bot.app import clock
from bot.fetch import Fetcher
from bot.fetch_feeds import Answered, fetch_feed
from bot.settings import load
from bot.stored import opened
from handlers.blocks.feeds import every
from news.errors import WhosaidError
from news.intake.opml import read_opml
from news.nouns import EVERYTHING, Audience
from storage import feeds
from storage.engine import Store
from storage.feeds import Feed, State

SHORTEST = timedelta(minutes=5)


def add(url: str, *, workspace: str, outlet: str | None, minutes: int) -> int:
    """Check a feed and add it; a page that offers exactly one stands for that one."""
    found, address = _checked(url)
    if found is None:
        return 1
    audience = Audience(workspace=workspace)
    with _open() as store, store.write() as session:
        feed, new = feeds.add(
            session,
            url=address,
            audience=audience,
            now=clock(),
            outlet=outlet,
            interval=max(SHORTEST, timedelta(minutes=minutes)),
        )
    entries = found.feed.entries if found.feed else ()
    _say(
        f"{address} is read from now on, {every(feed.interval)}, while `whosaid serve` or `whosaid worker` "
        f"runs. It lists {len(entries):,} entries."
        if new
        else f"{address} was added before."
    )
    return 0


def check(url: str) -> int:
    """Say what an address leads to, without adding it."""
    found, address = _checked(url)
    if found is None:
        return 1
    entries = found.feed.entries if found.feed else ()
    name = f" ({found.answer.title})" if found.answer.title else ""
    _say(f"{address}{name} is a feed of {len(entries):,} entries.")
    for entry in entries[:10]:
        day = entry.published.day.isoformat() if entry.published else "undated   "
        _say(f"  {day}  {entry.title or entry.link}")
    return 0


def show() -> int:
    """List all feeds, those in trouble with what a person can do."""
    with _open() as store, store.read() as session:
        found = feeds.listed(session, audience=EVERYTHING)
    for feed in found:
        _say(f"{_state(feed)}  {feed.url}  {feed.title or ''}{_whose(feed)}{_trouble(feed)}")
    if not found:
        _say("No feeds yet. Add one: whosaid feeds add https://…")
    return 0


def act(url: str, *, what: Callable[[Session, Feed], bool], done: str) -> int:
    """Do something with every feed of that address."""
    with _open() as store, store.write() as session:
        meant = [feed for feed in feeds.listed(session, audience=EVERYTHING) if feed.url == url]
        changed = [feed for feed in meant if what(session, feed)]
    if not changed:
        raise WhosaidError(f"No feed has the address {url}. The list: whosaid feeds list")
    _say(f"{url} {done}.")
    return 0


def pause(url: str) -> int:
    """Stop reading a feed for now."""
    return act(
        url, what=lambda s, feed: feeds.pause(s, feed_id=feed.id, audience=EVERYTHING), done="is paused"
    )


def resume(url: str) -> int:
    """Read a feed again."""
    return act(
        url,
        what=lambda s, feed: feeds.resume(s, feed_id=feed.id, audience=EVERYTHING, now=clock()),
        done="is read again",
    )


def remove(url: str) -> int:
    """Forget a feed; its articles stay."""
    return act(
        url,
        what=lambda s, feed: feeds.remove(s, feed_id=feed.id, audience=EVERYTHING),
        done="is removed; its articles stay",
    )


def take_opml(path: Path, *, workspace: str) -> int:
    """Add all feeds of an OPML file; each is checked when it is read first."""
    try:
        listed = read_opml(path.read_bytes())
    except OSError as error:
        raise WhosaidError(f"{path} cannot be opened ({(error.strerror or 'no reason').lower()}).") from error
    except WhosaidError as error:
        raise WhosaidError(f"{path} {error}.") from error
    audience, now = Audience(workspace=workspace), clock()
    with _open() as store, store.write() as session:
        fresh = sum(feeds.add(session, url=one.url, audience=audience, now=now)[1] for one in listed)
    _say(f"Feeds: {fresh:,} added, {len(listed) - fresh:,} known already. Each is checked when first read.")
    return 0


def _checked(url: str) -> tuple[Answered | None, str]:
    """Fetch a feed, through the page that offers it if need be; say why there is none."""
    _say(f"Checking {url} …")
    fetcher = Fetcher(contact=load().whosaid_contact)
    try:
        found = fetch_feed(fetcher, url)
        if found.is_page and len(found.offers) == 1:
            url = found.offers[0].url
            found = fetch_feed(fetcher, url)
    except WhosaidError as error:
        _say(f"{url} {error}.")
        return None, url
    if not found.is_page:
        return found, url
    _say(f"{url} is a web page. " + ("It offers these feeds:" if found.offers else "It offers no feed."))
    for one in found.offers:
        _say(f"  {one.url}  {one.title or ''}")
    return None, url


@contextmanager
def _open() -> Iterator[Store]:
    with opened(load().database_url) as store:
        yield store


def _state(feed: Feed) -> str:
    if feed.state is State.ACTIVE:
        return "trouble" if feed.trouble else "active "
    return f"{feed.state.value:7}"


def _whose(feed: Feed) -> str:
    return f"  [{feed.workspace}]" if feed.workspace else ""


def _trouble(feed: Feed) -> str:
    if not feed.trouble:
        return ""
    again = "not tried again" if feed.state is State.GONE else f"tried again {feed.due_at:%d %b %H:%M %Z}"
    return f"\n         {feed.trouble}; failures in a row: {feed.failures}; {again}"


def _say(words: str) -> None:
    sys.stdout.write(words.rstrip() + "\n")
    sys.stdout.flush()
