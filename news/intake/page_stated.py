"""What does a page state about itself to machines? Its JSON-LD, its meta elements, its canonical link."""

import json
import re
from collections.abc import Iterable, Iterator, Sequence, Set
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

AUTHORS = (
    "author", "article:author", "parsely-author", "dc.creator", "sailthru.author", "article:author_name",
    "article.author", "dcsext.author", "cxenseparse:author",
)  # fmt: skip
"""Meta elements that name who wrote it, best first."""

PARTICLES = frozenset("al bin da de del der di dos du el la le van von".split())
"""Words of a name that need no capital."""

LONGEST = 2_000_000
"""Characters of JSON-LD that are read."""

DATES = ("datePublished", "dateModified", "dateCreated")
"""What is read even of JSON-LD that is broken."""

_BREAKS = re.compile(r"[\x00-\x1f]")
_COMMENT = re.compile(
    r"^\s*(?:<!--|(?://|/\*)?\s*<!\[CDATA\[\s*(?:\*/)?)|(?:-->|(?://|/\*)?\s*\]\]>\s*(?:\*/)?)\s*$"
)
_TYPE = re.compile(r'"@type"\s*:\s*\[?\s*"(?:https?://schema\.org/)?(\w{3,40})"')
_TAG = re.compile(r"<[^<>]{1,200}>")


@dataclass(frozen=True, slots=True, kw_only=True)
class Stated:
    """A page's own statements; `meta` are its meta elements by name.

    `node` is its JSON-LD about the article, `page_node` that about the page, where that has a date.
    """

    node: dict[str, Any] = field(default_factory=dict)
    page_node: dict[str, Any] = field(default_factory=dict)
    types: frozenset[str] = frozenset()
    meta: dict[str, str] = field(default_factory=dict)
    canonical: str | None = None
    language: str | None = None
    title: str | None = None
    linked_authors: tuple[str, ...] = ()

    def of_meta(self, *names: str) -> str | None:
        """Return the first of the meta elements so named that says anything."""
        return next((self.meta[name] for name in names if self.meta.get(name)), None)

    def of_node(self, name: str, node: dict[str, Any] | None = None) -> str | None:
        """Return the article node's words under `name`, or those of another node."""
        return next(iter(_texts((self.node if node is None else node).get(name))), None)

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
        meta = [_clean([self.meta[name]]) for name in AUTHORS if name in self.meta]
        named = [_clean(told), next(filter(None, meta), [])]
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
    canonical = next(iter(tree.xpath("//link[translate(@rel,'CANOIL','canoil')='canonical']/@href")), None)
    meta = _meta(tree)
    title = next(iter(tree.xpath("//head/title/text()|//title/text()")), None)
    node = _article(nodes, {canonical, meta.get("og:url")}, {meta.get("og:title"), title})
    language = tree.get("lang") or tree.get("{http://www.w3.org/XML/1998/namespace}lang")
    return Stated(
        node=node,
        page_node=next((one for one in nodes if _types(one) & PAGES and one.get("datePublished")), {}),
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
            for one in name.split() if key in {"property", "itemprop"} else [name]:
                if one and words:
                    found.setdefault(one, unescape(words))
    return found


def _nodes(tree: Tree) -> Iterator[dict[str, Any]]:
    for script in tree.xpath("//script[contains(translate(@type,'LDJSON','ldjson'),'ld+json')]"):
        yield from _flat(_loaded(script.text or ""))


def _loaded(words: str) -> Any:
    """Read JSON that may hold line breaks within strings, or stand in a comment; of broken JSON its dates."""
    plain = _COMMENT.sub("", _BREAKS.sub(" ", words[:LONGEST])).rstrip("; ")
    try:
        return json.loads(plain)
    except (ValueError, RecursionError):
        return _dates(plain)


def _dates(broken: str) -> dict[str, Any]:
    """Return what broken JSON about one article says of its dates: quotation marks in headlines break it."""
    kinds = [kind for kind in _TYPE.findall(broken) if kind.casefold() in ARTICLES]
    found = {name: set(re.findall(rf'"{name}"\s*:\s*"([^"]{{1,60}})"', broken)) for name in DATES}
    told = {name: values for name, values in found.items() if values}
    if len(kinds) != 1 or any(len(values) > 1 for values in told.values()):
        return {}
    return {"@type": kinds[0]} | {name: values.pop() for name, values in told.items()}


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


def _article(
    nodes: Sequence[dict[str, Any]], addresses: Set[str | None], titles: Set[str | None]
) -> dict[str, Any]:
    """Return the node about the page's article: one that names its address or headline, else the first.

    Pages tell machines of other articles too. Without any, a node about the page or thing that has a date.
    """
    held = [node for node in nodes if _types(node) & ARTICLES]
    own = {_address(one) for one in addresses if one}
    heads = [" ".join(one.split()).casefold() for one in titles if one]
    named = (
        node for node in held if own & {_address(one) for one in _addresses(node)} or _heads(node, heads)
    )
    for node in (*named, *held):
        return node
    dated = [node for node in nodes if node.get("datePublished")]
    pages = (node for node in dated if _types(node) & (PAGES | GALLERIES))
    return next(pages, None) or next((node for node in dated if node.get("headline")), {})


def _heads(node: dict[str, Any], titles: Sequence[str]) -> bool:
    headline = " ".join(_texts(node.get("headline"))).casefold()
    return bool(headline) and any(title.startswith(headline) for title in titles)


def _addresses(node: dict[str, Any]) -> Iterator[str]:
    """Yield the addresses under which a node knows its article."""
    for value in (node.get("url"), node.get("@id"), node.get("mainEntityOfPage")):
        yield from _texts(value.get("@id") if isinstance(value, dict) else value)


def _address(url: str) -> str:
    """Return an address without what differs between two ways to write it."""
    return url.partition("#")[0].partition("?")[0].partition("://")[2].removeprefix("www.").rstrip("/")


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
        "|//header[.//h1]//*[contains(@class,'author-name') or contains(@class,'byline-name')]"
    )
    return tuple(" ".join(element.text_content().split())[:100] for element in marked[:20])


def _without(headline: str, outlet: str | None) -> str:
    """Return the headline without the outlet that ends it: "… in Dover | The Example"."""
    match = re.search(r"\s[-|–—·•:]\s([^-|–—·•]{2,60})$", headline)
    named = match is not None and outlet is not None and match[1].casefold() in outlet.casefold()
    return headline[: match.start()] if match is not None and named else headline
