"""Reading a feed: what is new in it is wanted as pages; what troubles it is told once."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

import structlog
from sqlalchemy.orm import Session

from bot.jobs.feed_trouble import failed, is_page, tell_author
from bot.jobs.job import Tools
from handlers.blocks.feeds import checked, offering
from news.errors import WhosaidError
from news.nouns import EVERYTHING, Audience
from storage import feeds
from storage.feeds import Feed, State
from storage.fetching import WantedPage, want_feed, want_page

if TYPE_CHECKING:
    from bot.fetch_feeds import Answered
    from news.intake.feed import Entry

log = structlog.get_logger()
RECENT = timedelta(days=2)
"""How old an entry may be that becomes news when its feed is read for the first time."""
OLDEST = timedelta(days=7)
"""How old an entry may be that appears in a feed later."""
FIRST_UNDATED = 20
"""Entries without a date that are read the first time, in the feed's order; their pages may state one."""
MOST_REWORDED = 20
"""Entries seen before whose words have changed, of which one answer has pages read again."""


def read_feed(tools: Tools, args: Mapping[str, Any]) -> None:
    """Read the feed `args["feed"]`; with `tell` its author is told how it went."""
    from bot.fetch_feeds import fetch_feed

    with tools.store.read() as session:
        feed = feeds.by_id(session, feed_id=args["feed"], audience=EVERYTHING)
    if feed is None or feed.state != State.ACTIVE:
        return
    try:
        found = fetch_feed(tools.fetcher, feed.url, etag=feed.etag, last_modified=feed.last_modified)
    except WhosaidError as error:
        failed(tools, feed, error, asked=args["tell"])
        return
    if found.is_page:
        _is_page(tools, feed, found, asked=args["tell"])
        return
    _answered(tools, feed, found, asked=args["tell"])


def _answered(tools: Tools, feed: Feed, found: "Answered", *, asked: bool) -> None:
    now = tools.clock()
    entries = found.feed.entries if found.feed else ()
    with tools.store.write() as session:
        keys = [key for entry in entries for key in entry.keys]
        known = feeds.marks(session, feed_id=feed.id, keys=keys)
        fresh = _fresh(entries, known, feed, now)
        for entry in fresh:
            _want(session, feed, entry, now=now)
        for entry in _reworded(entries, known)[:MOST_REWORDED]:
            page = WantedPage(url=entry.link or "", which=entry.mark, again=True, outlet=feed.outlet)
            want_page(session, page, now=now)
        seen = {key: entry.mark for entry in entries for key in entry.keys if known.get(key) != entry.mark}
        feeds.see(session, feed_id=feed.id, seen=seen, now=now)
        if found.feed is not None:
            feeds.forget(session, feed_id=feed.id, listed_keys=keys, now=now)
        feeds.answered(session, feed=feed, answer=found.answer, now=now)
        if asked:
            tell_author(session, feed, checked(feed, found.answer.title, len(entries), len(fresh)), now)
    log.info(
        "feed_read", feed=feed.id, entries=len(entries), fresh=len(fresh), changed=found.feed is not None
    )


def _fresh(entries: "Sequence[Entry]", known: Mapping[str, str], feed: Feed, now: datetime) -> list["Entry"]:
    """Return the entries that are news: never seen before under any of their keys, and not old."""
    first = feed.answered_at is None
    youngest = now - (RECENT if first else OLDEST)
    found, undated, keys = [], 0, set(known)
    for entry in entries:
        if entry.link is None or not keys.isdisjoint(entry.keys):
            continue
        keys.update(entry.keys)
        if entry.published is None:
            undated += 1
            if not first or undated <= FIRST_UNDATED:
                found.append(entry)
        elif (entry.published.instant or _end_of(entry.published.day, now)) >= youngest:
            found.append(entry)
    return found


def _end_of(day: Any, now: datetime) -> datetime:
    return datetime(day.year, day.month, day.day, tzinfo=now.tzinfo) + timedelta(days=1)


def _reworded(entries: "Sequence[Entry]", known: Mapping[str, str]) -> list["Entry"]:
    """Return the entries that were seen before, and say something else now: their pages may have changed."""
    return [
        entry
        for entry in entries
        if entry.link
        and (marks := {known[key] for key in entry.keys if key in known})
        and entry.mark not in marks
    ]


def _want(session: Session, feed: Feed, entry: "Entry", *, now: datetime) -> None:
    """Want a new entry's page read, and then looked at again for some days."""
    published = entry.published
    page = WantedPage(
        url=entry.link or "",
        which="new",
        outlet=feed.outlet,
        published=(published.instant or published.day).isoformat() if published else None,
        sections=tuple(entry.sections),
        looks=0,
    )
    want_page(session, page, now=now)


def _is_page(tools: Tools, feed: Feed, found: "Answered", *, asked: bool) -> None:
    """A page stands where a feed should: the one feed that it offers takes its place; of several a person
    chooses.
    """
    now, offers = tools.clock(), [one.url for one in found.offers]
    if feed.answered_at is not None:
        is_page(tools, feed)
        return
    audience = Audience(workspace=feed.workspace, user=feed.author)
    with tools.store.write() as session:
        feeds.remove(session, feed_id=feed.id, audience=audience)
        if len(offers) == 1:
            meant, _ = feeds.add(
                session,
                url=offers[0],
                audience=audience,
                outlet=feed.outlet,
                interval=feed.interval,
                now=now,
            )
            want_feed(session, meant, tell=asked, now=now)
        else:
            tell_author(session, feed, offering(feed.url, offers), now)
