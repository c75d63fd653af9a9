"""Which articles does a news sitemap list? Addresses with their dates; an index lists further sitemaps."""

import zlib
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from news.errors import WhosaidError
from news.intake.feed import published
from news.intake.hostile_xml import without_dtd
from news.nouns import Published

MOST = 50_000
"""Addresses of one sitemap, as the protocol bounds them."""


LONGEST = 50_000_000
"""Bytes of an unpacked sitemap, as the protocol bounds them."""

PACKED = b"\x1f\x8b"
"""How a file begins that is packed by gzip, as the protocol allows: no transfer unpacks it."""


class SitemapError(WhosaidError):
    """What was fetched is no sitemap; the words go on its address."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """An address of a sitemap, dated when it was published or else last changed. `is_map`: a sitemap."""

    url: str
    dated: Published | None
    is_map: bool


def read_sitemap(body: bytes) -> tuple[Listed, ...]:
    """Return what a sitemap lists, in its order. Raises SitemapError or XmlError."""
    if body.startswith(PACKED):
        body = _unpacked(body)
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False, recover=True)
    try:
        root = etree.fromstring(without_dtd(body), parser)
    except etree.XMLSyntaxError as error:
        raise SitemapError("is no sitemap: its XML can't be read") from error
    if root is None or _name(root) not in {"urlset", "sitemapindex"}:
        raise SitemapError("is no sitemap")
    return tuple(_listed(root))[:MOST]


def _unpacked(body: bytes) -> bytes:
    packed = zlib.decompressobj(16 + zlib.MAX_WBITS)
    try:
        content = packed.decompress(body, LONGEST)
    except zlib.error as error:
        raise SitemapError("is no sitemap: it can't be unpacked") from error
    if packed.unconsumed_tail:
        raise SitemapError(f"is longer than {LONGEST // 1_000_000} MB")
    return content


def _listed(root: etree._Element) -> Iterator[Listed]:
    for node in root:
        if _name(node) not in {"url", "sitemap"}:
            continue
        told: dict[str, str] = {}
        for one in node.iter():  # an address of a picture comes after that of its article
            told.setdefault(_name(one), (one.text or "").strip())
        if told.get("loc", "").startswith(("http://", "https://")):
            dated = published(told.get("publication_date") or told.get("lastmod") or "")
            yield Listed(url=told["loc"], dated=dated, is_map=_name(node) == "sitemap")


def _name(node: etree._Element) -> str:
    return etree.QName(node).localname if isinstance(node.tag, str) else ""
