"""What does a feed list? RSS 0.9 to 2.0, RDF and Atom by feedparser; JSON Feed by a small reader here."""

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from email.utils import parsedate_to_datetime
from hashlib import sha256
from html import unescape
from io import BytesIO
from typing import Any
from urllib.parse import urljoin, urlsplit

import feedparser

from news.dates import stated
from news.errors import WhosaidError
from news.intake.hostile_xml import without_dtd
from news.intake.page_urls import without_tracking
from news.nouns import Published
from news.text import folded

MOST_ENTRIES = 1_000
LONGEST = 500
"""Characters of a title, a section, an id."""

_TAG = re.compile(r"<[^<>]{1,2000}>")
_JSON_FEED = "https://jsonfeed.org/version/1"


class FeedError(WhosaidError):
    """What was fetched is no feed; the words go on its address."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """What a feed says of one article: `link` absolute, without tracking; `guid` the publisher's own id."""

    link: str | None
    guid: str | None
    title: str
    summary: str
    published: Published | None
    sections: tuple[str, ...]

    @property
    def keys(self) -> tuple[str, ...]:
        """Return by what the entry is known again: its link as well as its id, so that either may change."""
        named = [f"link:{self.link}" if self.link else "", f"guid:{self.guid}" if self.guid else ""]
        told = f"words:{folded(self.title)}:{folded(self.summary)}"
        return tuple(_digest(name) for name in named if name) or (_digest(told),)

    @property
    def mark(self) -> str:
        """Return what changes when the entry's words do; not with its dates: some feeds reset those."""
        return _digest(f"{folded(self.title)}:{folded(self.summary)}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Feed:
    """A feed's own name, and its entries in its order."""

    title: str | None
    entries: tuple[Entry, ...]


def read_feed(body: bytes, *, url: str) -> Feed:
    """Return the feed of `body`, which came from `url`. Raises FeedError or XmlError where it is none."""
    if body.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] == b"{":
        return _json(body, url)
    parsed = feedparser.parse(BytesIO(without_dtd(body)), resolve_relative_uris=False, sanitize_html=False)
    if not parsed.get("version"):
        raise FeedError("is no feed: neither RSS, Atom nor JSON Feed")
    title = _words(parsed.feed.get("title"))
    base = _web(parsed.feed.get("link"), url) or url
    return Feed(
        title=title or None, entries=tuple(_entry(one, base) for one in parsed.entries[:MOST_ENTRIES])
    )


def _entry(one: Mapping[str, Any], base: str) -> Entry:
    dated = one.get("published") or one.get("created") or one.get("updated") or ""
    return Entry(
        link=_web(one.get("link") or _permalink(one), base),
        guid=_words(one.get("id")) or None,
        title=_words(one.get("title")),
        summary=_words(one.get("summary")),
        published=published(str(dated)),
        sections=_sections(tag.get("label") or tag.get("term") for tag in one.get("tags", ())),
    )


def _permalink(one: Mapping[str, Any]) -> str | None:
    """Return the id of an entry without link where it is an address: RSS's guid is one unless it says not."""
    return str(one["id"]) if one.get("guidislink") and one.get("id") else None


def _json(body: bytes, url: str) -> Feed:
    try:
        told = json.loads(body)
    except (ValueError, RecursionError) as error:
        raise FeedError("is no feed: its JSON can't be read") from error
    if not isinstance(told, dict) or not str(told.get("version", "")).startswith(_JSON_FEED):
        raise FeedError("is no feed: its JSON is not a JSON Feed")
    items = told.get("items")
    listed = [one for one in items if isinstance(one, dict)] if isinstance(items, list) else []
    entries = tuple(_json_entry(one, url) for one in listed[:MOST_ENTRIES])
    return Feed(title=_words(told.get("title")) or None, entries=entries)


def _json_entry(one: Mapping[str, Any], base: str) -> Entry:
    tags = one.get("tags")
    return Entry(
        link=_web(one.get("url") or one.get("external_url"), base),
        guid=_words(one.get("id")) or None,
        title=_words(one.get("title")),
        summary=_words(one.get("summary") or one.get("content_text") or one.get("content_html")),
        published=published(str(one.get("date_published") or one.get("date_modified") or "")),
        sections=_sections(tags if isinstance(tags, list) else ()),
    )


def published(words: str) -> Published | None:
    """Return the date that a feed states, by RFC 822 or 3339, or a day written out.

    Without an offset only the day is taken.
    """
    for read in (datetime.fromisoformat, parsedate_to_datetime):
        try:
            instant = read(words.strip())
        except (ValueError, TypeError, IndexError, OverflowError):
            continue
        zoned = instant.tzinfo is not None and not words.strip().endswith("-0000")
        return Published(day=instant.date(), instant=instant if zoned and len(words.strip()) > 10 else None)
    try:
        return Published(day=date.fromisoformat(words.strip()[:10]))
    except ValueError:
        written = stated(words[:LONGEST])
        return written[0] if written else None


def _sections(found: Iterable[Any]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(words for words in map(_words, found) if words))[:20]


def _words(value: Any) -> str:
    """Return outside words on one line, without markup."""
    if not isinstance(value, str | int | float):
        return ""
    return " ".join(unescape(_TAG.sub(" ", str(value)[: 4 * LONGEST])).split())[:LONGEST]


def _web(link: Any, base: str) -> str | None:
    if not isinstance(link, str) or not link.strip():
        return None
    try:
        whole = without_tracking(urljoin(base, link.strip()))
        parts = urlsplit(whole)
    except ValueError:
        return None
    return whole if parts.scheme in {"http", "https"} and parts.hostname and len(whole) <= 4096 else None


def _digest(words: str) -> str:
    return sha256(words.encode("utf-8", "replace")).hexdigest()
