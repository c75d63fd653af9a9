"""What is to be fetched, as work: feeds and pages, of one host one after the other."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import datetime
from hashlib import sha256
from typing import Any
from urllib.parse import urlsplit

from sqlalchemy.orm import Session

from storage import work
from storage.feeds import Feed
from storage.work import Order, Priority


@dataclass(frozen=True, slots=True, kw_only=True)
class WantedPage:
    """A page to be read: once for each `which`; `again`: although its article is known.

    What a feed says of it: `outlet`, `published` (a day or an instant, as ISO 8601 writes them), `sections`.
    `tell`: the workspace and user who wait for it, and the key of what they will be told. `looks`: how often
    it has been looked at again, None where it isn't followed; `tries`: how often its site failed in a row.
    `etag` and `last_modified` are of its last answer: only what changed since is asked for.
    """

    url: str
    which: str
    again: bool = False
    outlet: str | None = None
    published: str | None = None
    sections: tuple[str, ...] = ()
    tell: Mapping[str, Any] | None = None
    looks: int | None = None
    tries: int = 0
    etag: str | None = None
    last_modified: str | None = None


def page_of(args: Mapping[str, Any]) -> WantedPage:
    """Return the page that the `args` of its work tell of."""
    return WantedPage(**{**args, "sections": tuple(args["sections"])})


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


def want_page(
    session: Session,
    page: WantedPage,
    *,
    now: datetime,
    priority: Priority = Priority.LIVE,
    due_at: datetime | None = None,
) -> None:
    """Want a page read, not before `due_at`."""
    key = f"page:{_digest(page.url)}:{page.which}"
    args = {**asdict(page), "sections": list(page.sections)}
    order = Order(kind="page", key=key, args=args, priority=priority, lock=lock_of(page.url), due_at=due_at)
    work.want(session, order, now=now)


def lock_of(url: str) -> str:
    """Return the lock of all work on the host of `url`, so that no host is asked twice at once."""
    return f"host:{(urlsplit(url).hostname or '').casefold()}"


def _digest(url: str) -> str:
    return sha256(url.encode()).hexdigest()
