"""Feeds and single articles from Slack: added, paused, removed; a worker reads, and tells what came of it."""

import re
from collections.abc import Sequence
from hashlib import sha256
from urllib.parse import urlsplit

from slack_sdk.models.blocks import Block
from sqlalchemy.orm import Session

from handlers.blocks import feeds as render
from handlers.blocks.kit import section
from handlers.carried import number_of
from handlers.intents import Asked, Correct, Intent, OpenModal, Reply, Submitted
from handlers.message import message
from handlers.roles import may_manage, must_belong, must_manage
from news.intake.page_urls import without_tracking
from storage import deeds, feeds
from storage.feeds import Feed
from storage.fetching import WantedPage, want_feed, want_page
from storage.work import Priority

ACT = "add, pause or remove feeds"
MOST_LINKS = 5
NO_ADDRESS = "Type an address that begins with https:// or http://."
NO_LINK = (
    "There is no link in this message. Choose one that links to an article or a feed, or type its address: "
    "an article’s in “Add an article”, a feed’s in the app’s Home."
)
_LINK = re.compile(r"<(https?://[^|>\s]+)(?:\|[^>]*)?>")


def home_section(session: Session, asked: Asked) -> list[Block]:
    """Show how the feeds are, and to those who manage the way to more."""
    manages = may_manage(asked)
    return render.home_feeds(feeds.listed(session, audience=asked.audience), manages=manages)


def open_add(_session: Session, asked: Asked) -> tuple[Intent, ...]:
    """Open the modal in which a feed is added."""
    must_manage(asked, ACT)
    return (OpenModal(view=render.add_feed_modal()),)


def add(session: Session, submitted: Submitted) -> tuple[Intent, ...]:
    """Add a feed; it is checked at once, by a worker."""
    asked = submitted.asked
    must_manage(asked, ACT)
    url = _address(submitted.values.get("url", ""))
    if url is None:
        return (Correct(errors={"url": NO_ADDRESS}),)
    outlet = " ".join(submitted.values.get("outlet", "").split())[:80] or None
    known = _add(session, asked, url, outlet=outlet)
    return (Reply(message=render.added_before(known) if known else render.checking(url)),)


def add_linked_feed(session: Session, asked: Asked) -> tuple[Intent, ...]:
    """Add the feeds to which a message links, or those of the sites, at most five."""
    must_manage(asked, ACT)
    urls = _linked(asked.text)
    if not urls:
        return (Reply(message=message(section(NO_LINK))),)
    known = {url: _add(session, asked, url) for url in urls}
    fresh = [url for url in urls if known[url] is None]
    told = [Reply(message=render.added_before(feed)) for feed in known.values() if feed]
    return (*told, *([Reply(message=render.checking(*fresh))] if fresh else []))


def _add(session: Session, asked: Asked, url: str, *, outlet: str | None = None) -> Feed | None:
    """Add a feed and want it checked; return it where it was there before."""
    feed, new = feeds.add(session, url=url, audience=asked.audience, now=asked.now, outlet=outlet)
    if not new:
        return feed
    want_feed(session, feed, now=asked.now, tell=True)
    _note(session, asked, "added a feed", feed)
    return None


def open_list(session: Session, asked: Asked) -> tuple[Intent, ...]:
    """Open the list of feeds, from the number on that was pressed."""
    return (_list(session, asked, start=number_of(asked.text or "0")),)


def pause(session: Session, asked: Asked) -> tuple[Intent, ...]:
    """Stop reading a feed for now."""
    must_manage(asked, ACT)
    start, feed = _pressed(session, asked)
    if feed and feeds.pause(session, feed_id=feed.id, audience=asked.audience):
        _note(session, asked, "paused a feed", feed)
    return (_list(session, asked, start=start),)


def resume(session: Session, asked: Asked) -> tuple[Intent, ...]:
    """Read a feed again."""
    must_manage(asked, ACT)
    start, feed = _pressed(session, asked)
    if feed and feeds.resume(session, feed_id=feed.id, audience=asked.audience, now=asked.now):
        _note(session, asked, "resumed a feed", feed)
    return (_list(session, asked, start=start),)


def remove(session: Session, asked: Asked) -> tuple[Intent, ...]:
    """Forget a feed; its articles stay."""
    must_manage(asked, ACT)
    start, feed = _pressed(session, asked)
    if feed and feeds.remove(session, feed_id=feed.id, audience=asked.audience):
        _note(session, asked, "removed a feed", feed)
    return (_list(session, asked, start=start),)


def open_add_article(_session: Session, asked: Asked) -> tuple[Intent, ...]:
    """Open the modal in which an article is added by its address."""
    must_belong(asked, "add articles")
    return (OpenModal(view=render.add_article_modal()),)


def add_article(session: Session, submitted: Submitted) -> tuple[Intent, ...]:
    """Want the article read whose address was typed."""
    must_belong(submitted.asked, "add articles")
    url = _address(submitted.values.get("url", ""))
    if url is None:
        return (Correct(errors={"url": NO_ADDRESS}),)
    return _want(session, submitted.asked, [url])


def add_linked(session: Session, asked: Asked) -> tuple[Intent, ...]:
    """Want the articles read to which a message links, at most five."""
    must_belong(asked, "add articles")
    urls = _linked(asked.text)
    if not urls:
        return (Reply(message=message(section(NO_LINK))),)
    return _want(session, asked, urls)


def _linked(words: str) -> list[str]:
    """Return the addresses to which a message links, as Slack writes them, the first five."""
    urls = (_address(link.replace("&amp;", "&")) for link in _LINK.findall(words))
    return list(dict.fromkeys(url for url in urls if url))[:MOST_LINKS]


def _want(session: Session, asked: Asked, urls: Sequence[str]) -> tuple[Intent, ...]:
    who = asked.audience
    once = _digest(f"{who.workspace} {who.user} {asked.now:%Y-%m-%d %H:%M:%S}")[:32]
    for url in urls:
        tell = {"workspace": who.workspace, "user": who.user, "key": f"page:{_digest(url)}:{once}"}
        page = WantedPage(url=url, which=f"asked:{once}", again=True, tell=tell, looks=0)
        want_page(session, page, priority=Priority.ASKED, now=asked.now)
    return (Reply(message=render.checking(*urls)),)


def _digest(words: str) -> str:
    return sha256(words.encode()).hexdigest()


def _address(words: str) -> str | None:
    """Return what was typed as an address; a bare "news.example/rss" is one too."""
    typed = words.strip()
    if typed and "://" not in typed and " " not in typed and "." in typed.partition("/")[0]:
        typed = f"https://{typed}"
    try:
        parts = urlsplit(typed)
        plain = parts.scheme in {"http", "https"} and "." in (parts.hostname or "") and len(typed) <= 2000
        return without_tracking(typed) if plain and not re.search(r"\s", typed) else None
    except ValueError:
        return None


def _pressed(session: Session, asked: Asked) -> tuple[int, Feed | None]:
    """Return where the list stood, and the feed whose button was pressed, if it is there still."""
    start, _, feed_id = asked.text.partition(" ")
    return number_of(start), feeds.by_id(session, feed_id=number_of(feed_id), audience=asked.audience)


def _list(session: Session, asked: Asked, *, start: int) -> OpenModal:
    found = feeds.listed(session, audience=asked.audience)
    workspace = asked.audience.workspace or ""
    return OpenModal(
        view=render.list_modal(found, start=start, workspace=workspace, manages=may_manage(asked))
    )


def _note(session: Session, asked: Asked, deed: str, feed: Feed) -> None:
    deeds.note(session, audience=asked.audience, deed=deed, about=render.named(feed), now=asked.now)
