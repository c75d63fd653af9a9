"""Reading a feed: what is new in it is wanted as pages; what troubles it is told once."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

import structlog
from sqlalchemy.orm import Session

from bot.fetch_errors import FetchError
from bot.jobs.job import Tools
from bot.jobs.waiting import wait
from bot.telling import tell
from handlers.blocks.feeds import broken, checked, offering
from handlers.message import Message
from news.errors import WhosaidError
from news.nouns import EVERYTHING, Audience
from storage import feeds, work
from storage.engine import Store
from storage.feeds import Feed, State
from storage.fetching import WantedPage, feed_key, want_feed, want_page

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
LONGEST_PAUSE = timedelta(days=1)
MOST_REWORDED = 20
"""Entries seen before whose words have changed, of which one answer has pages read again."""
GONE = 410
IS_PAGE = "is a web page, not a feed"
BROKE_OFF = "broke off each time that it was read: whoever runs the app finds in its log why"
FAILURES = 3
"""Failures in a row after which somebody should know; what no waiting mends is told at once."""


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
        _failed(tools, feed, error, asked=args["tell"])
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
            _tell(session, feed, checked(feed, found.answer.title, len(entries), len(fresh)), now)
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
        told = broken(feed, IS_PAGE, gone=False)
        with tools.store.write() as session:
            _note(session, feed, IS_PAGE, pause=LONGEST_PAUSE, gone=False, told=told, now=now)
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
            _tell(session, feed, offering(feed.url, offers), now)


def _failed(tools: Tools, feed: Feed, error: WhosaidError, *, asked: bool) -> None:
    status = error.status if isinstance(error, FetchError) else None
    now = tools.clock()
    asked_for = wait(error.retry_after, now) if isinstance(error, FetchError) else timedelta()
    pause = max(asked_for, _pause(feed))
    passing = isinstance(error, FetchError) and error.passing
    is_reported = asked or not passing or feed.failures + 1 >= FAILURES
    told = broken(feed, str(error), gone=status == GONE) if is_reported else None
    with tools.store.write() as session:
        _note(session, feed, str(error), pause=pause, gone=status == GONE, told=told, now=now)


def broke_off(store: Store, feed: Feed, *, now: datetime) -> None:
    """Note that reading the feed broke off each time that it was tried, so that it is tried again later."""
    told = broken(feed, BROKE_OFF, gone=False)
    with store.write() as session:
        if work.forget_dead(session, key=feed_key(feed), now=now):  # or somebody else was faster
            _note(session, feed, BROKE_OFF, pause=_pause(feed), gone=False, told=told, now=now)


def _pause(feed: Feed) -> timedelta:
    """Return how long a feed that fails is left alone: each time twice as long as before, at most a day."""
    times: int = 2 ** min(feed.failures + 1, 10)
    return min(LONGEST_PAUSE, feed.interval * times)


def _note(  # noqa: PLR0913 (all keywords)
    session: Session,
    feed: Feed,
    trouble: str,
    *,
    pause: timedelta,
    gone: bool,
    told: Message | None,
    now: datetime,
) -> None:
    first = feeds.failed(
        session,
        feed=feed,
        trouble=trouble,
        due_at=now + pause,
        gone=gone,
        report=told is not None,
        now=now,
    )
    if first and told is not None:
        _tell(session, feed, told, now)
    log.warning("feed_failed", feed=feed.id, failures=feed.failures + 1, trouble=trouble, gone=gone)


def _tell(session: Session, feed: Feed, message: Message, now: datetime) -> None:
    """Tell whoever added the feed, once for each time that it was due."""
    tell(
        session,
        key=f"told:{feed_key(feed)}",
        workspace=feed.workspace,
        user=feed.author,
        message=message,
        now=now,
    )
