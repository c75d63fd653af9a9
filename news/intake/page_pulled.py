"""Which of a page's blocks only say again what its article says: pull quotes, and who is named below them?"""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from news.intake.page_blocks import Block

APART = frozenset({"blockquote", "aside", "figure"})
"""Elements in which a page sets words apart."""

FEWEST, FULL = 4, 12
"""Words of the shortest pull quote; from which a block can be what one was pulled from."""

SAME = 0.8
"""Share of its word triples that must stand elsewhere in the article: what is pulled is often cut."""

NAMED = 10
"""Words of the longest line that says whose words were pulled."""

_QUOTED = re.compile(
    r"(?:[“\"«](?P<double>[^“”\"«»]{10,600})[”\"»]|[‘'](?P<single>[^‘“”\"]{10,600})[’'])(?P<rest>[^“”\"]{0,120})"
)
_NAMING = re.compile(r"\s*[-–—|]|\s*$")
_WORD = re.compile(r"\w+")
HEADINGS = frozenset({"h2", "h3", "h4", "h5", "h6"})


def pulled(blocks: Sequence[Block], kept: Iterable[int]) -> set[int]:
    """Return those of the `kept` blocks that only say again, in marks or set apart, what others of them say.

    “The water came up faster than anybody said” — Harold Finch. Linear in the words of all.
    """
    numbers = sorted(kept)
    found = {n for n in numbers if _may_be(blocks[n])}
    own = [blocks[n] for n in numbers if n not in found and blocks[n].words >= FULL]
    said = {triple for block in own for triple in _triples(block.text)}
    found = {n for n in found if _stands(_words_of(blocks[n]), said)}
    places = {block.place for block in own}
    return found | set(_naming(blocks, numbers, found, places))


def _may_be(block: Block) -> bool:
    apart = not APART.isdisjoint(block.within)
    return block.tag not in HEADINGS and (apart or _quoted(block) is not None)


def _quoted(block: Block) -> str | None:
    """Return the words of a block that is one quotation and no more than a name after a dash."""
    match = _QUOTED.fullmatch(block.text)
    if match is None or not _NAMING.match(match["rest"]):
        return None
    return match["double"] or match["single"]


def _words_of(block: Block) -> str:
    return _quoted(block) or block.text


def _stands(words: str, said: set[tuple[str, ...]]) -> bool:
    triples = list(_triples(words))
    return len(triples) > FEWEST - 3 and sum(one in said for one in triples) >= SAME * len(triples)


def _triples(text: str) -> Iterator[tuple[str, ...]]:
    words = _WORD.findall(text.casefold())
    return zip(words, words[1:], words[2:], strict=False)


def _naming(
    blocks: Sequence[Block], numbers: Sequence[int], found: set[int], places: set[int]
) -> Iterator[int]:
    """Yield the short lines that stand below a pull quote in the same box."""
    for n, following in pairwise(numbers):
        block = blocks[following]
        boxed = block.place not in places or block.place != blocks[n].place
        if n in found and following == n + 1 and boxed and _is_name(block):
            yield following


def _is_name(block: Block) -> bool:
    return (
        block.words <= NAMED and block.tag not in HEADINGS and not block.text.endswith((".", "?", "!", ":"))
    )
