"""Which feeds does a page offer? Its alternate links, in its own order."""

import re
from dataclasses import dataclass
from urllib.parse import urljoin, urlsplit

from news.intake.page_blocks import page_text, parsed
from news.intake.page_urls import site

MOST = 20
_KINDS = frozenset(
    f"application/{kind}" for kind in ("rss+xml", "atom+xml", "rdf+xml", "feed+json", "json", "xml")
)
_NAMED = re.compile(
    r"/(?:rss|feed|atom)(?:\.xml)?/?$|/[\w-]+\.(?:rss|atom|rdf)$|/(?:rss|feed|atom|index)\.xml$",
    re.IGNORECASE,
)
"""Paths of feeds to which a page's text may lead."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Offered:
    """A feed that a page offers."""

    url: str
    title: str | None


def offered(html: bytes, *, url: str) -> tuple[Offered, ...]:
    """Return the feeds of the page at `url`, comment feeds left out. Raises PageError where it is no page.

    Where none is stated, those of its own site to which the page's text leads by a feed's name: "/rss.xml".
    """
    tree = parsed(page_text(html))
    found: dict[str, Offered] = {}
    for link in tree.xpath("//link[@href]"):
        kind = (link.get("type") or "").partition(";")[0].strip().lower().replace("text/", "application/")
        if "alternate" in (link.get("rel") or "").lower().split() and kind in _KINDS:
            _take(found, kind, url, link.get("href"), link.get("title"))
    for link in tree.xpath("//a[@href]") if not found else ():
        address = _absolute(url, link.get("href"))
        if address and _NAMED.search(urlsplit(address).path) and _site(address) == _site(url):
            _take(found, "", url, address, link.get("title"))
    return tuple(found.values())[:MOST]


def _take(found: dict[str, Offered], kind: str, url: str, link: str, words: str | None) -> None:
    address, title = _absolute(url, link), " ".join((words or "").split())[:200] or None
    if address and not _is_other(kind, address, title):
        found.setdefault(address, Offered(url=address, title=title))


def _absolute(url: str, link: str) -> str | None:
    try:
        address = urljoin(url, link.strip())
        return address if urlsplit(address).scheme in {"http", "https"} else None
    except ValueError:
        return None


def _site(address: str) -> str:
    return site(urlsplit(address).hostname or "")


def _is_other(kind: str, address: str, title: str | None) -> bool:
    """Tell whether it lists comments, or is a content system's own interface."""
    comments = "comment" in (title or "").lower() or "/comments" in urlsplit(address).path
    return comments or (kind == "application/json" and "/wp-json/" in address)
