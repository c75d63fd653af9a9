"""A feed in trouble: tried again later and later, and told once, in words that a person can act on."""

from datetime import datetime, timedelta

import structlog
from sqlalchemy.orm import Session

from bot.fetch_errors import FetchError
from bot.jobs.job import Tools
from bot.jobs.waiting import wait
from bot.telling import tell
from handlers.blocks.feeds import broken
from handlers.message import Message
from news.errors import WhosaidError
from storage import feeds, work
from storage.engine import Store
from storage.feeds import Feed
from storage.fetching import feed_key

log = structlog.get_logger()
LONGEST_PAUSE = timedelta(days=1)
GONE = 410
IS_PAGE = "is a web page, not a feed"
BROKE_OFF = "broke off each time that it was read: whoever runs the app finds in its log why"
FAILURES = 3
"""Failures in a row after which somebody should know; what no waiting mends is told at once."""


def failed(tools: Tools, feed: Feed, error: WhosaidError, *, asked: bool) -> None:
    """Note why a feed couldn't be read, and when it is tried again; tell of it where it is time to."""
    status = error.status if isinstance(error, FetchError) else None
    now = tools.clock()
    asked_for = wait(error.retry_after, now) if isinstance(error, FetchError) else timedelta()
    pause = max(asked_for, _pause(feed))
    passing = isinstance(error, FetchError) and error.passing
    is_reported = asked or not passing or feed.failures + 1 >= FAILURES
    told = broken(feed, str(error), gone=status == GONE) if is_reported else None
    with tools.store.write() as session:
        _note(session, feed, str(error), pause=pause, gone=status == GONE, told=told, now=now)


def is_page(tools: Tools, feed: Feed) -> None:
    """Note that a page stands where the feed was read before."""
    told, now = broken(feed, IS_PAGE, gone=False), tools.clock()
    with tools.store.write() as session:
        _note(session, feed, IS_PAGE, pause=LONGEST_PAUSE, gone=False, told=told, now=now)


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
        tell_author(session, feed, told, now)
    log.warning("feed_failed", feed=feed.id, failures=feed.failures + 1, trouble=trouble, gone=gone)


def tell_author(session: Session, feed: Feed, message: Message, now: datetime) -> None:
    """Tell whoever added the feed, once for each time that it was due."""
    tell(
        session,
        key=f"told:{feed_key(feed)}",
        workspace=feed.workspace,
        user=feed.author,
        message=message,
        now=now,
    )
