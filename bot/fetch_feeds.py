"""Fetching a feed: what it lists, that nothing has changed, or which feeds a page offers in its place."""

from dataclasses import dataclass

from bot.fetch import Fetcher
from bot.fetch_answer import Fetched, since
from bot.fetch_errors import FetchError
from news.intake.feed import Feed, read_feed
from news.intake.feed_links import Offered, offered
from news.intake.page_blocks import PageError
from storage.feeds import Answer

FEEDS = (b"<?xml", b"<rss", b"<feed", b"<rdf", b"{")
"""How a feed begins, whatever its server calls it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answered:
    """What a feed's address led to: a feed, None where nothing has changed; or a page that offers feeds."""

    answer: Answer
    feed: Feed | None = None
    offers: tuple[Offered, ...] = ()
    is_page: bool = False


def fetch_feed(
    fetcher: Fetcher, url: str, *, etag: str | None = None, last_modified: str | None = None
) -> Answered:
    """Ask for a feed, only for what changed since `etag` or `last_modified`.

    Raises FetchError, FeedError or XmlError, whose words go on the address.
    """
    fetched = fetcher.fetch(url, headers=since(etag, last_modified))
    if fetched.status == 304 and not (etag or last_modified):
        raise FetchError("says that nothing has changed, though it was not asked for changes only")
    if fetched.status == 304:
        return Answered(answer=Answer(title=None, etag=etag, last_modified=last_modified))
    return _read(fetched)


def _read(fetched: Fetched) -> Answered:
    headers = fetched.headers
    kind = headers.get("content-type", "").partition(";")[0].strip().lower()
    head = fetched.body[:1000].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if head.startswith((b"<!doctype html", b"<html")) or (kind == "text/html" and not head.startswith(FEEDS)):
        return _page(fetched)
    feed = read_feed(fetched.body, url=fetched.url)
    answer = Answer(title=feed.title, etag=headers.get("etag"), last_modified=headers.get("last-modified"))
    return Answered(answer=answer, feed=feed)


def _page(fetched: Fetched) -> Answered:
    try:
        offers = offered(fetched.body, url=fetched.url)
    except PageError:
        offers = ()
    return Answered(answer=Answer(title=None, etag=None, last_modified=None), offers=offers, is_page=True)
