"""Which figures give one before them in another unit? "75 miles per hour (120 kilometers per hour)"."""

import re
from collections.abc import Mapping, Sequence

from news.figures.alike import Given

_IN_BRACKETS = re.compile(r"(?: per \w+| an? \w+)? \(")
"""Between a figure and the same in another unit."""


def conversions(given: Sequence[Given], sentences: Sequence[str]) -> Mapping[int, int]:
    """Return the places of figures that convert another one, with its place; `sentences` hold each."""
    ends = {(one.article, one.figure.span.end): at for at, one in enumerate(given)}
    found: dict[int, int] = {}
    for at, (one, sentence) in enumerate(zip(given, sentences, strict=True)):
        start = one.figure.span.start - one.figure.evidence.start
        if not sentence.endswith(" (", 0, start):
            continue
        opened = [match for match in _IN_BRACKETS.finditer(sentence, 0, start) if match.end() == start]
        befores = (ends.get((one.article, one.figure.evidence.start + match.start())) for match in opened)
        before = next((place for place in befores if place is not None), None)
        if before is not None and given[before].figure.evidence == one.figure.evidence:
            found[at] = before
    return found
