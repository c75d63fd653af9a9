"""Which of a page's blocks are the article's prose?

Two extractors say which words are: trafilatura in its default mode and, where its result looks short,
readability: either loses whole stretches of some pages. Their words are looked up among the page's own
blocks, so nothing can come out that the page doesn't show, neither run together nor made of a script.
"""

import logging
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import trafilatura
from lxml import etree
from lxml import html as lxml_html
from readability import Document
from readability.readability import Unparseable

from news.intake.page_blocks import UNSEEN, Block, Tree
from news.intake.page_pulled import APART, HEADINGS, pulled
from news.intake.page_roles import BOX
from news.lines import LONGEST_LABEL, is_furniture, kind_of
from news.nouns import LineKind

ENOUGH = 0.6
"""Share of a block's word triples that an extractor must have kept for it to have kept the block."""

FULL, LINE = 12, 5
"""Words from which a block is taken for a paragraph, and for a line rather than a label."""

HALF = 0.5
"""Share of linked characters from which a block is no prose that an extractor could have missed."""

SHORT = 0.9
"""Share of what the page shows below which trafilatura's result looks short, and readability is asked too."""

MOSTLY_LINKS = 0.9
"""Share of linked characters from which a block is a way to another page."""

REPEATED = 4
"""Words from which a block that comes twice is the page's doing, not the author's."""

AGREEING, TAIL = 0.8, 0.2
"""What both extractors kept must be this share of what trafilatura kept, and what it alone keeps below that
at most this share, for the latter to be dropped where it stands elsewhere in the page:
the author's life, the house's addresses."""

BOXED = 0.2
"""Share of what is kept up to which boxes, and points above a byline, are left out."""

_WORD = re.compile(r"\w+")
_MORE = re.compile(
    r"(?:more|related|read|see|also|watch|listen|opinion|analysis|go deeper)\b[\w ]{0,20}\s?[:|»–—-]"
    r"|(?:read|see) (?:more|also|next)",
    re.IGNORECASE,
)
_QUOTATION = re.compile(r"“[^“”]{15,}”|\"[^\"]{15,}\"")
_SENTENCE_END = re.compile(r"[.!?:…][\"'”’)\]]*$")
_CODE = re.compile(
    r"[{\[]\s*[\"'][\w@$-]+[\"']\s*:|\bfunction\s*\w*\s*\(|\b(?:window|document|dataLayer)\.\w+"
    r"|=>|\}\s*\)?\s*;|</?\w+[^<>]{0,200}>|@media\b|^\s*[.#]?[\w-]+\s*\{[^}]*:"
)
_TOKEN = re.compile(r"\S*(?:[a-z][A-Z]\w*[a-z][A-Z]|\w[_{}=&]\w|\w/\w+/|\w\.\w{2,}/?)\S*")

for _name in ("trafilatura", "readability", "htmldate"):
    logging.getLogger(_name).setLevel(logging.CRITICAL)  # what they find odd is said by our own refusals


def prose(tree: Tree, blocks: Sequence[Block], url: str | None) -> list[int]:
    """Return the numbers of those `blocks` of the page that are its article's paragraphs and headings.

    `tree` is used up. The headline, captions, furniture and repetitions aren't among them.
    """
    etree.strip_elements(tree, *UNSEEN - {"head"}, with_tail=False)
    source = lxml_html.tostring(tree, encoding="unicode")
    extracted = _Kept(_extracted(tree, url)).among(blocks)
    readable = _Kept(_readable(source)).among(blocks) if _looks_short(blocks, extracted) else extracted
    kept = {n for n in readable | extracted if _is_own(blocks[n])}
    kept |= set(_between(blocks, kept))
    kept -= set(_tail(blocks, kept, readable, extracted))
    kept -= pulled(blocks, kept)
    kept -= _boxed(blocks, kept)
    return list(_once(blocks, sorted(kept)))


def _looks_short(blocks: Sequence[Block], extracted: set[int]) -> bool:
    """Tell whether an extractor leaves out paragraphs that the page shows, or lines amid those it kept."""
    full = [n for n in extracted if blocks[n].words >= FULL]
    if not full:
        return True
    amid = range(min(full), max(full))
    shown = {n for n, block in enumerate(blocks) if _is_paragraph(block) or (n in amid and _is_line(block))}
    taken = sum(blocks[n].words for n in shown & extracted)
    return taken < SHORT * sum(blocks[n].words for n in shown)


def is_code(words: str) -> bool:
    """Tell whether words are a script's, data's or an address: `{"@type":"Article"`, "siteNavIsOpen"."""
    return bool(_CODE.search(words[:2000]) or _TOKEN.fullmatch(words))


def _extracted(tree: Tree, url: str | None) -> str:
    """Return what trafilatura keeps, readers' comments left out."""
    return trafilatura.extract(tree, url=url, include_comments=False, fast=False) or ""


def _readable(source: str) -> str:
    """Return what readability keeps; "" where it gives up."""
    try:
        summary = lxml_html.fromstring(Document(source).summary())
    except (Unparseable, etree.LxmlError, ValueError, TypeError, AttributeError):
        return ""
    return "\n".join(words for words in summary.itertext() if words.strip())


@dataclass(slots=True, init=False)
class _Kept:
    """What an extractor kept, as word triples and lines."""

    triples: set[tuple[str, ...]]
    lines: set[tuple[str, ...]]

    def __init__(self, text: str) -> None:
        self.triples = set(_triples(_words(text)))
        self.lines = {tuple(_words(line)) for line in text.splitlines()}

    def among(self, blocks: Sequence[Block]) -> set[int]:
        """Return the numbers of those `blocks` that are among it."""
        return {n for n, block in enumerate(blocks) if self._has(block)}

    def _has(self, block: Block) -> bool:
        """Tell whether the block is among it; shorter ones than a triple must be a line of it."""
        words = _words(block.text)
        if len(words) < 3:
            return bool(words) and tuple(words) in self.lines
        triples = list(_triples(words))
        return sum(triple in self.triples for triple in triples) >= ENOUGH * len(triples)


def _words(text: str) -> list[str]:
    return _WORD.findall(text.lower())


def _triples(words: Sequence[str]) -> Iterable[tuple[str, ...]]:
    return zip(words, words[1:], words[2:], strict=False)


def _is_own(block: Block) -> bool:
    """Tell whether a block can be an article's own paragraph or heading."""
    if block.tag == "h1" or "figcaption" in block.within:
        return False
    if (block.linked >= MOSTLY_LINKS and block.tag != "li") or (
        block.linked >= HALF and _MORE.match(block.text)
    ):
        return False
    if len(block.text) > LONGEST_LABEL:
        return not is_code(block.text) and not is_furniture(block.text)
    return kind_of(block.text) not in {LineKind.BOILERPLATE, LineKind.CAPTION} and not is_code(block.text)


def _between(blocks: Sequence[Block], kept: set[int]) -> Iterator[int]:
    """Yield the sentences that both lost amid paragraphs in the same place, and quotations set apart."""
    full = sorted(n for n in kept if blocks[n].words >= FULL)
    places = Counter(blocks[n].within for n in full)
    for n in range(full[0], full[-1]) if full else ():
        block = blocks[n]
        own = (places[block.within] > 1 and _is_sentence(block)) or _is_quotation(block)
        if n not in kept and own and _is_own(block):
            yield n


def _boxed(blocks: Sequence[Block], kept: set[int]) -> set[int]:
    """Return what stands in boxes that the page calls something else: sign-ups, comments, related stories.

    None where that is much of what is kept: some pages call their article so.
    """
    found = {n for n in kept if blocks[n].role == BOX}
    whole = sum(blocks[n].words for n in kept)
    return found if sum(blocks[n].words for n in found) <= BOXED * whole else set()


def _is_quotation(block: Block) -> bool:
    """Tell whether a page sets a quotation apart, in marks: it may stand nowhere else."""
    apart = not APART.isdisjoint(block.within) and block.linked < HALF
    return apart and block.tag not in HEADINGS and bool(_QUOTATION.match(block.text))


def _is_sentence(block: Block) -> bool:
    return _is_line(block) and bool(_SENTENCE_END.search(block.text))


def _is_paragraph(block: Block) -> bool:
    return block.words >= FULL and _is_sentence(block)


def _is_line(block: Block) -> bool:
    return block.words >= LINE and block.linked < HALF and not block.is_aside


def _tail(blocks: Sequence[Block], kept: set[int], readable: set[int], extracted: set[int]) -> Iterator[int]:
    """Yield what trafilatura alone keeps below the last block on which the two agree, where it is little."""
    agreed = kept & readable & extracted
    whole = sum(blocks[n].words for n in kept & extracted)
    places = {blocks[n].within for n in agreed if blocks[n].words >= FULL}
    below = [n for n in kept if n > max(agreed, default=0) and blocks[n].within not in places]
    agree = sum(blocks[n].words for n in agreed) >= AGREEING * whole > 0
    if agree and sum(blocks[n].words for n in below) < TAIL * whole:
        yield from below


def _once(blocks: Sequence[Block], numbers: Iterable[int]) -> Iterator[int]:
    seen: set[str] = set()
    for n in numbers:
        words = blocks[n].text.casefold()
        if words not in seen or blocks[n].words < REPEATED:
            yield n
        seen.add(words)
