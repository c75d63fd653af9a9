"""Where does the page's furniture stand inside a line that was run together?

"… her housing department's budget. 8 8 8 Ms Rayner has …", "… on Wednesday night. Advertisement Gardaí …",
"date 2025-05-14 Your support helps us to tell the story …".
"""

import re
from bisect import bisect
from collections import Counter
from collections.abc import Iterator

from news.dates import stated
from news.furniture import APPEALS, INLINE
from news.nouns import LineKind, Span

FEWEST_PLEAS = 4
"""Different pleas from which a stretch of sentences is an appeal and no prose."""

FARTHEST_PLEA = 3
"""Sentences from one that pleads to the next, within one appeal."""

_SENTENCE = re.compile(r"[^.!?…]*(?:[.!?…]+[”\"’')\]]*(?=\s|$)|[.!?…]|$)")
_AFTER_SENTENCE = r"(?:(?<=[.!?…])|(?<=[.!?…][”\"’'])|^)\s*"
_BEFORE_SENTENCE = r"(?=\s+[“\"‘'A-Z£$€\d]|\s*$)"
_FURNITURE = re.compile(
    _AFTER_SENTENCE + r"\b(?:" + "|".join(f"(?:{words})" for words in INLINE) + ")" + _BEFORE_SENTENCE
)
_COUNTER = re.compile(_AFTER_SENTENCE + r"\b(\d{1,2}(?:\s+\d{1,2})*)" + _BEFORE_SENTENCE)
_PLEAS = tuple(re.compile(appeal, re.IGNORECASE) for appeal in APPEALS)
_DATE_LABEL = re.compile(r"\s*(?:date|published|posted|updated|dated)?\s?:?\s?", re.IGNORECASE)


def strewn(line: str) -> tuple[tuple[LineKind, Span], ...]:
    """Return the furniture, appeals and leading date inside `line`, in order and disjoint.

    What lies between them is prose. Time is linear in the line's length.
    """
    found = sorted((span.start, span.end, kind) for kind, span in _all(line))
    kept: list[tuple[LineKind, Span]] = []
    for start, end, kind in found:
        free = max(start, kept[-1][1].end) if kept else start
        if free < end:
            kept.append((kind, Span(free, end)))
    return tuple(kept)


def _all(line: str) -> Iterator[tuple[LineKind, Span]]:
    yield from _leading_date(line)
    yield from ((LineKind.BOILERPLATE, span) for span in _appeals(line))
    yield from ((LineKind.BOILERPLATE, Span(*match.span())) for match in _FURNITURE.finditer(line))
    yield from ((LineKind.BOILERPLATE, span) for span in _counters(line))


def _leading_date(line: str) -> Iterator[tuple[LineKind, Span]]:
    """Find a date that opens the line as a label of its own: "date 2025-05-14 Your support …"."""
    found = stated(line[:60])
    if (
        found is not None
        and _DATE_LABEL.fullmatch(line, 0, found[1])
        and line[found[2] : found[2] + 1].isspace()
    ):
        yield LineKind.DATE, Span(0, found[2])


def _counters(line: str) -> Iterator[Span]:
    """Find image counters: numbers between sentences, in a row or again and again ("8 8 8", "8")."""
    found = [(match[1], Span(*match.span())) for match in _COUNTER.finditer(line)]
    often = Counter(number for words, _ in found for number in words.split())
    for words, span in found:
        if len(words.split()) > 1 or often[words] > 2:
            yield span


def _appeals(line: str) -> Iterator[Span]:
    """Find the stretches of sentences in which the outlet asks for money, from the first plea to the last."""
    found = sorted((match.start(), way) for way, plea in enumerate(_PLEAS) for match in plea.finditer(line))
    if len({way for _, way in found}) < FEWEST_PLEAS:
        return
    ends = [match.end() for match in _SENTENCE.finditer(line) if match.end() > match.start()]
    stretch: list[tuple[int, int]] = []
    for place, way in [
        *((bisect(ends, start), way) for start, way in found),
        (len(line) + FARTHEST_PLEA, -1),
    ]:
        if stretch and place - stretch[-1][0] > FARTHEST_PLEA:
            if len({way for _, way in stretch}) >= FEWEST_PLEAS:
                first, last = stretch[0][0], stretch[-1][0]
                yield Span(ends[first - 1] if first else 0, ends[last])
            stretch = []
        stretch.append((place, way))
