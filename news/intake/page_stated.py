"""What does a page state about itself to machines? Its JSON-LD, its meta elements, its canonical link."""

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from html import unescape
from typing import Any

from news.intake.page_blocks import Tree

ARTICLES = frozenset(
    "article newsarticle reportagenewsarticle analysisnewsarticle opinionnewsarticle backgroundnewsarticle "
    "reviewnewsarticle askpublicnewsarticle blogposting liveblogposting socialmediaposting report "
    "advertisercontentarticle satiricalarticle scholarlyarticle techarticle".split()
)
PAGES = frozenset("webpage itempage medicalwebpage aboutpage faqpage collectionpage".split())
GALLERIES = frozenset({"imagegallery", "mediagallery"})

PARTICLES = frozenset("al bin da de del der di dos du el la le van von".split())
"""Words of a name that need no capital."""

LONGEST = 2_000_000
"""Characters of JSON-LD that are read."""

_BREAKS = re.compile(r"[\x00-\x1f]")
_TAG = re.compile(r"<[^<>]{1,200}>")


@dataclass(frozen=True, slots=True, kw_only=True)
class Stated:
    """A page's own statements; `node` is its JSON-LD about the article, `meta` its meta elements by name."""

    node: dict[str, Any] = field(default_factory=dict)
    types: frozenset[str] = frozenset()
    meta: dict[str, str] = field(default_factory=dict)
    canonical: str | None = None
    language: str | None = None
    title: str | None = None
    linked_authors: tuple[str, ...] = ()

    def of_meta(self, *names: str) -> str | None:
        """Return the first of the meta elements so named that says anything."""
        return next((self.meta[name] for name in names if self.meta.get(name)), None)

    def of_node(self, name: str) -> str | None:
        """Return the article node's words under `name`."""
        return next(iter(_texts(self.node.get(name))), None)

    @property
    def headline(self) -> str | None:
        """The headline that the page states, without its outlet where that is stated too."""
        for words in (self.of_node("headline"), self.of_meta("og:title", "twitter:title"), self.title):
            if words:
                return _without(words, self.outlet)
        return None

    @property
    def outlet(self) -> str | None:
        """Who publishes it: never made of the address."""
        named = self.of_meta("og:site_name") or next(iter(_names(self.node.get("publisher"))), None)
        return named if named and len(named) <= 80 and not named.startswith(("http", "@", "#")) else None

    @property
    def authors(self) -> tuple[str, ...]:
        """Who wrote it: the people whom any of its statements names, or else the outlet itself."""
        told = [*_names(self.node.get("author") or self.node.get("creator"))]
        meta = self.of_meta("author", "article:author", "parsely-author", "dc.creator", "sailthru.author")
        named = [_clean(told), _clean([meta or ""])]
        for names in (*named, [name for name in _clean(self.linked_authors) if _is_full(name)]):
            people = [name for name in names if name != self.outlet]
            if people:
                return tuple(people[:8])
        return tuple(named[0] or named[1])[:8]

    @property
    def description(self) -> str | None:
        """What the page says of itself in a sentence or two."""
        return self.of_node("description") or self.of_meta("og:description", "description")

    @property
    def sections(self) -> tuple[str, ...]:
        """Under which sections it stands with its publisher."""
        told = [*_texts(self.node.get("articleSection")), self.of_meta("article:section", "section") or ""]
        words = (" ".join(unescape(one).split()) for one in told)
        return tuple(dict.fromkeys(one for one in words if one and len(one) <= 80))[:8]


def stated(tree: Tree) -> Stated:
    """Return what the page of `tree` states about itself; what is broken is left out."""
    nodes = list(_nodes(tree))
    node = _article(nodes)
    canonical = next(iter(tree.xpath("//link[translate(@rel,'CANOIL','canoil')='canonical']/@href")), None)
    meta = _meta(tree)
    title = next(iter(tree.xpath("//head/title/text()|//title/text()")), None)
    language = tree.get("lang") or tree.get("{http://www.w3.org/XML/1998/namespace}lang")
    return Stated(
        node=node,
        types=frozenset(kind for one in nodes for kind in _types(one)) if not node else _types(node),
        meta=meta,
        canonical=canonical or meta.get("og:url"),
        language=language or meta.get("og:locale"),
        title=" ".join(title.split()) if title else None,
        linked_authors=_linked_authors(tree),
    )


def _meta(tree: Tree) -> dict[str, str]:
    """Return the meta elements, the first of each name; names in small letters."""
    found: dict[str, str] = {}
    for element in tree.iter("meta"):
        words = " ".join((element.get("content") or "").split())
        for key in ("property", "name", "itemprop", "http-equiv"):
            name = (element.get(key) or "").strip().casefold()
            if name and words:
                found.setdefault(name, unescape(words))
    return found


def _nodes(tree: Tree) -> Iterator[dict[str, Any]]:
    for script in tree.xpath("//script[contains(translate(@type,'LDJSON','ldjson'),'ld+json')]"):
        yield from _flat(_loaded(script.text or ""))


def _loaded(words: str) -> Any:
    """Read JSON that may hold line breaks within strings, or stand in a comment."""
    plain = _BREAKS.sub(" ", words[:LONGEST]).strip().removeprefix("<!--").removesuffix("-->")
    plain = plain.strip().removeprefix("//<![CDATA[").removesuffix("//]]>").rstrip("; ")
    try:
        return json.loads(plain)
    except (ValueError, RecursionError):
        return None


def _flat(value: Any, depth: int = 0) -> Iterator[dict[str, Any]]:
    if depth > 4:
        return
    if isinstance(value, list):
        for one in value:
            yield from _flat(one, depth + 1)
    elif isinstance(value, dict):
        yield value
        for key in ("@graph", "mainEntity", "mainEntityOfPage"):
            yield from _flat(value.get(key), depth + 1)


def _article(nodes: Iterable[dict[str, Any]]) -> dict[str, Any]:
    """Return the first node about an article; else one about the page or thing that has a date."""
    held = list(nodes)
    for wanted in (ARTICLES, PAGES | GALLERIES):
        for node in held:
            if _types(node) & wanted and (wanted is ARTICLES or node.get("datePublished")):
                return node
    return next((node for node in held if node.get("datePublished") and node.get("headline")), {})


def _types(node: dict[str, Any]) -> frozenset[str]:
    kinds = node.get("@type")
    listed = kinds if isinstance(kinds, list) else [kinds]
    return frozenset(kind.rsplit("/", 1)[-1].casefold() for kind in listed if isinstance(kind, str))


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str | int | float) and not isinstance(value, bool):
        words = " ".join(_TAG.sub(" ", unescape(str(value))).split())
        if words:
            yield words
    elif isinstance(value, list):
        for one in value:
            yield from _texts(one)
    elif isinstance(value, dict):
        yield from _texts(value.get("@value"))


def _names(value: Any) -> Iterator[str]:
    for one in value if isinstance(value, list) else [value]:
        yield from _texts(one.get("name") if isinstance(one, dict) else one)


def _clean(names: Iterable[str]) -> list[str]:
    """Return the names, each once, without the marks of a list around them; addresses are none."""
    bare = dict.fromkeys(name.strip(" ,;|") for name in names)
    return [name for name in bare if 1 < len(name) <= 80 and "/" not in name and "@" not in name]


def _is_full(name: str) -> bool:
    words = name.split()
    return 1 < len(words) < 6 and all(word[0].isupper() or word in PARTICLES for word in words)


def _linked_authors(tree: Tree) -> tuple[str, ...]:
    """Return the names in the links and items that are marked up as the author's."""
    marked = tree.xpath(
        "//a[@rel='author']|//*[@itemprop='author']|//*[@itemprop='author']//*[@itemprop='name']"
        "|//*[contains(concat(' ',@class,' '),' author ') and contains(concat(' ',@class,' '),' vcard ')]"
    )
    return tuple(" ".join(element.text_content().split())[:100] for element in marked[:20])


def _without(headline: str, outlet: str | None) -> str:
    """Return the headline without the outlet that ends it: "… in Dover | The Example"."""
    match = re.search(r"\s[-|–—·•:]\s([^-|–—·•]{2,60})$", headline)
    named = match is not None and outlet is not None and match[1].casefold() in outlet.casefold()
    return headline[: match.start()] if match is not None and named else headline
