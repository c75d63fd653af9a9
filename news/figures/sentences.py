"""Which sentences of an article may hold figures?"""

import re
from collections.abc import Iterable, Iterator

from news.lines import is_furniture, pleads
from news.nouns import Span
from news.text import abbreviates, paragraphs, trimmed

_STOP = re.compile(r"(?<![.!?])(?:[.!?]+|…)[\"'”’)\]]*\s+(?=[\"'“‘(\[]*[^a-z\s])")
_MEASURING = re.compile(r"\b(?:approx|c)\.$")
"""Abbreviations that only stand before a number: "approx. 40", "c. 1900"."""
_LOOKED_AT = 9
_COUNTS = re.compile(
    r"\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen(?:th)?|twent\w+"
    r"|thirt\w+|fort(?:y|ieth)\b"
    r"|fift\w+|sixt\w+|sevent\w+|eight\w+|ninet\w+|hundred\w*|thousand\w*|million\w*|billion\w*|trillion"
    r"|dozens?|half|thirds?"
    r"|quarters?|fifths?|tenths?|first|second|fourth|sixth|ninth|twelfth|once|twice|doubl\w+|tripl\w+"
    r"|trebl\w+|quadrupl\w+"
    r"|halv\w+|couple|an? (?:year|month|week|day|hour|decade|minute))\b"
)
"""In small letters: without regard to case it would take twice as long."""
LONGEST = 2500
"""Characters of the longest sentence that is looked at: no prose has longer ones."""


def counting(text: str, stretches: Iterable[Span] | None = None) -> Iterator[Span]:
    """Yield the sentences with a number in them, in order.

    `stretches` are the text's prose, headings and captions; without them its lines are judged here.
    """
    for stretch in _lines(text) if stretches is None else stretches:
        for sentence in _sentences(text, stretch):
            if sentence.end - sentence.start <= LONGEST and _counts(text, sentence):
                yield sentence


def _lines(text: str) -> Iterator[Span]:
    """Yield the lines with numbers that are not the page's furniture."""
    for line in paragraphs(text):
        words = line.of(text)
        if _counts(text, line) and not is_furniture(words) and not pleads(words):
            yield line


def _counts(text: str, span: Span) -> bool:
    return _COUNTS.search(span.of(text).lower()) is not None


def _sentences(text: str, paragraph: Span) -> Iterator[Span]:
    start = paragraph.start
    for match in _STOP.finditer(text, paragraph.start, paragraph.end):
        stop = match.start() + 1
        if abbreviates(text, start, stop) or _MEASURING.search(text, max(start, stop - _LOOKED_AT), stop):
            continue
        yield trimmed(text, Span(start, match.end()))
        start = match.end()
    if start < paragraph.end:
        yield trimmed(text, Span(start, paragraph.end))
