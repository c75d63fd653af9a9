"""What is to be fetched, as work: feeds and pages, of one host one after the other."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from hashlib import sha256
from typing import Any
from urllib.parse import urlsplit

from sqlalchemy.orm import Session

from storage import work
from storage.feeds import Feed
from storage.work import Order, Priority


def feed_key(feed: Feed) -> str:
    """Return the key under which a feed is wanted for the time at which it is due.

    With its address: SQLite gives a removed feed's number to the next one.
    """
    return f"feed:{feed.id}:{_digest(feed.url)[:16]}:{feed.due_at.isoformat()}"


def want_feed(session: Session, feed: Feed, *, now: datetime, tell: bool = False) -> None:
    """Want a feed read; with `tell` its author waits for the answer."""
    order = Order(
        kind="feed",
        key=feed_key(feed),
        args={"feed": feed.id, "tell": tell},
        priority=Priority.ASKED if tell else Priority.LIVE,
        lock=lock_of(feed.url),
    )
    work.want(session, order, now=now)


def want_page(  # noqa: PLR0913 (all keywords)
    session: Session,
    *,
    url: str,
    which: str,
    now: datetime,
    again: bool = False,
    outlet: str | None = None,
    published: date | None = None,
    sections: Sequence[str] = (),
    tell: Mapping[str, Any] | None = None,
    priority: Priority = Priority.LIVE,
    due_at: datetime | None = None,
) -> None:
    """Want the page at `url` read, once for each `which`; `again`: although its article is known.

    `tell`: the workspace and user who wait for it, and the key of what they will be told. `published` is a
    day or an instant.
    """
    args = {
        "url": url,
        "which": which,
        "again": again,
        "outlet": outlet,
        "published": published and published.isoformat(),
        "sections": list(sections),
        "tell": tell,
    }
    key = f"page:{_digest(url)}:{which}"
    order = Order(kind="page", key=key, args=args, priority=priority, lock=lock_of(url), due_at=due_at)
    work.want(session, order, now=now)


def lock_of(url: str) -> str:
    """Return the lock of all work on the host of `url`, so that no host is asked twice at once."""
    return f"host:{(urlsplit(url).hostname or '').casefold()}"


def _digest(url: str) -> str:
    return sha256(url.encode()).hexdigest()
