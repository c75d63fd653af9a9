"""Which articles does a news sitemap list? Addresses with their dates; an index lists further sitemaps."""

from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from news.errors import WhosaidError
from news.intake.feed import published
from news.intake.hostile_xml import without_dtd
from news.nouns import Published

MOST = 50_000
"""Addresses of one sitemap, as the protocol bounds them."""


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
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False, recover=True)
    try:
        root = etree.fromstring(without_dtd(body), parser)
    except etree.XMLSyntaxError as error:
        raise SitemapError("is no sitemap: its XML can't be read") from error
    if root is None or _name(root) not in {"urlset", "sitemapindex"}:
        raise SitemapError("is no sitemap")
    return tuple(_listed(root))[:MOST]


def _listed(root: etree._Element) -> Iterator[Listed]:
    for node in root:
        if _name(node) not in {"url", "sitemap"}:
            continue
        told = {_name(one): (one.text or "").strip() for one in node.iter() if one is not node}
        if told.get("loc", "").startswith(("http://", "https://")):
            dated = published(told.get("publication_date") or told.get("lastmod") or "")
            yield Listed(url=told["loc"], dated=dated, is_map=_name(node) == "sitemap")


def _name(node: etree._Element) -> str:
    return etree.QName(node).localname if isinstance(node.tag, str) else ""
