"""Which blocks of visible text does a web page hold, in order? Scripts, styles and templates are none."""

import re
from dataclasses import dataclass
from itertools import islice
from typing import Any, TypeAlias

from lxml import etree
from lxml import html as lxml_html

from news.errors import WhosaidError
from news.intake.page_roles import CAPTION, role

Tree: TypeAlias = Any
"""An lxml element; lxml says nothing about types."""

UNSEEN = frozenset(
    "script style noscript template head svg math iframe object embed canvas audio video map select "
    "option textarea datalist".split()
)
"""Elements whose text isn't the page's. Buttons are not among them: one left open swallows a whole page."""

INLINE = frozenset(
    "a abbr acronym b bdi bdo big br cite code data del dfn em font i ins kbd label mark meter output "
    "progress q rp rt ruby s samp small span strike strong sub sup time tt u var wbr".split()
)
"""Elements that break no line; everything else does."""

TIMES = frozenset({"time", "abbr"})
"""Elements that may tell machines a date."""

TICKS = (
    "data-timestamp",
    "data-epoch",
    "data-unixtime",
    "data-published",
    "data-publish-date",
    "publishdate",
)
"""Attributes by which scripts are told one: of any element."""

ASIDE = frozenset({"nav", "footer", "aside", "form", "menu"})
"""Elements that stand around an article rather than in it."""

POSTS = frozenset(
    "twitter-tweet twitter-video instagram-media tiktok-embed bluesky-embed fb-post fb-video text-post-media "
    "reddit-embed-bq reddit-card mastodon-embed".split()
)
"""Classes of posts that a page embeds: others' words, not the outlet's, and without marks around them."""

LONGEST = 10_000_000
"""Characters beyond which a page is refused."""

PARAGRAPH = 12
"""Words from which a sentence that a line break ends is a paragraph of its own."""

MOST, MOST_ELEMENTS = 10_000, 20_000
"""Blocks and elements beyond which a page is refused: the extractors' time grows faster than a page does.

Of 150 pages of the open web the largest has four thousand elements.
"""

ENDS = (".", "!", "?", ".”", '."', "?”", "!”", "…")
"""How a paragraph ends."""

_XML_HEAD = re.compile(r"^\s*<\?xml[^>]*\?>")
_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w-]{3,30})", re.IGNORECASE)
_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_MARKS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))


class PageError(WhosaidError):
    """What was given is no web page that can be read; the text goes on a name: "… is not a web page"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A stretch of text between two line breaks, single-spaced; `tag` is the element that holds it.

    `within` are the elements around it from the outermost in, inline ones left out; blocks alike in `place`
    lie in elements of the same tags and classes. `linked` is the share of its characters that lead to other
    pages; `time` is what a time element in it tells machines; `spaced` is its text with a space wherever an
    element begins or ends in it: parts that a style sets apart touch in the source. `role` is what the page
    calls the innermost part that it has a name for.
    """

    text: str
    tag: str
    within: tuple[str, ...]
    linked: float
    time: str | None = None
    place: int = 0
    spaced: str = ""
    role: str = ""

    @property
    def is_aside(self) -> bool:
        """Tell whether it stands in a list of ways on, a footer, a box or a form."""
        return not ASIDE.isdisjoint(self.within)

    @property
    def words(self) -> int:
        """Count its words."""
        return len(self.text.split())


def page_text(page: str | bytes) -> str:
    """Return the page's source as text, without what no page may hold. Raises PageError where it is none.

    Bytes are read by their byte order mark, as UTF-8, as the page declares, or as Windows-1252.
    """
    if len(page) > LONGEST:
        raise PageError(f"is longer than {LONGEST // 1_000_000} MB")
    text = page if isinstance(page, str) else _decoded(page)
    text = _CONTROLS.sub(" ", _XML_HEAD.sub("", text))
    if "<" not in text:
        raise PageError("is not a web page")
    return text


def _decoded(page: bytes) -> str:
    for mark, name in _MARKS:
        if page.startswith(mark):
            return page.decode(name, "replace")
    declared = _CHARSET.search(page[:4096])
    for name in ("utf-8", declared[1].decode() if declared else "windows-1252"):
        try:
            return page.decode(name)
        except (UnicodeDecodeError, LookupError):
            continue
    return page.decode("windows-1252", "replace")


def parsed(source: str) -> Tree:
    """Return the tree of a page's source. Raises PageError where nothing can be made of it."""
    parser = lxml_html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    try:
        tree: Tree = lxml_html.document_fromstring(source.encode("utf-8", "replace"), parser=parser)
    except (etree.LxmlError, ValueError, AssertionError) as error:
        raise PageError("is not a web page that can be read") from error
    return tree


def blocks(tree: Tree) -> list[Block]:
    """Return what the page shows, block by block, in the order of its source. Linear, and never recursive.

    Raises PageError where they are more than any article's page has.
    """
    if next(islice(tree.iter(), MOST_ELEMENTS, None), None) is not None:
        raise PageError(f"has more than {MOST_ELEMENTS:,} elements, as no article's page has")
    gathering = _Gathering()
    walker = etree.iterwalk(tree, events=("start", "end"))
    for event, node in walker:
        if not isinstance(node.tag, str) or node.tag in UNSEEN or _is_post(node):
            if event == "start":
                walker.skip_subtree()
        elif event == "start":
            gathering.enter(node)
        else:
            gathering.leave(node)
        if event == "end" and node is not tree:
            gathering.add(node.tail)
    gathering.close()
    if len(gathering.found) > MOST:
        raise PageError(f"has more than {MOST:,} lines, as no article's page has")
    return gathering.found


class _Gathering:
    """The blocks found so far, and the pieces of the one that is still open."""

    def __init__(self) -> None:
        self.found: list[Block] = []
        self.path: list[str] = []
        self.classes: list[int] = []
        self.roles: list[str] = []
        self.pieces: list[str] = []
        self.linked = self.links = self.breaks = 0
        self.time: str | None = None

    def enter(self, node: Tree) -> None:
        """Begin an element; one line break within a paragraph is white space, two part paragraphs."""
        if node.tag == "br":
            self.breaks += 2 if self.path[-1:] == ["div"] and self._ends_paragraph() else 1
            self.pieces.append(" ")
        if node.tag not in INLINE or self.breaks > 1:
            self.close()
        if node.tag not in INLINE:
            called = role(node)
            self.path.append("figcaption" if called == CAPTION else node.tag)
            self.roles.append(called or (self.roles[-1] if self.roles else ""))
            around = self.classes[-1] if self.classes else 0
            self.classes.append(hash((around, node.tag, node.get("class"))))
        self.links += _leads_away(node)
        if node.tag in TIMES:
            self.time = self.time or node.get("datetime") or node.get("title")
        self.time = self.time or next(filter(None, map(node.get, TICKS)), None)
        if _is_marked(node):
            self.pieces.append("“")
        self.add(node.text)

    def leave(self, node: Tree) -> None:
        """End an element."""
        if node.tag not in INLINE:
            self.close()
            self.path.pop()
            self.classes.pop()
            self.roles.pop()
        if _is_marked(node):
            self.pieces.append("”")
        self.links -= _leads_away(node)

    def add(self, words: str | None) -> None:
        """Take text into the open block."""
        if not words:
            return
        self.pieces.append(words)
        if words.strip():
            self.breaks = 0
            self.linked += len(words.strip()) if self.links else 0

    def _ends_paragraph(self) -> bool:
        """Tell whether a whole paragraph, or a way on, stands before a single line break: some part so."""
        text = "".join(self.pieces).rstrip()
        closed = text.endswith(ENDS) and len(text.split()) >= PARAGRAPH
        return closed or (bool(text) and self.linked >= len(text) / 2)

    def close(self) -> None:
        """Finish the open block, if it holds a word."""
        text = " ".join("".join(self.pieces).split())
        if text:
            tag = self.path[-1] if self.path else "body"
            linked = min(1.0, self.linked / len(text))
            place = self.classes[-2] if len(self.classes) > 1 else 0
            block = Block(
                text=text,
                tag=tag,
                within=tuple(self.path),
                linked=linked,
                time=self.time,
                place=place,
                spaced=" ".join(" ".join(self.pieces).split()),
                role=self.roles[-1] if self.roles else "",
            )
            self.found.append(block)
        self.pieces, self.linked, self.breaks, self.time = [], 0, 0, None


def _is_post(node: Tree) -> bool:
    return node.tag in {"blockquote", "div"} and not POSTS.isdisjoint((node.get("class") or "").split())


def _is_marked(node: Tree) -> bool:
    """Tell whether a browser puts quotation marks around an element that has none of its own."""
    return node.tag == "q" and not (node.text or "").lstrip().startswith(tuple("“\"‘'«"))


def _leads_away(node: Tree) -> bool:
    return node.tag == "a" and not (node.get("href") or "#").lstrip().startswith("#")
