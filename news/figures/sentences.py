"""Which sentences of an article may hold figures?"""

import re
from collections.abc import Iterator

from news.lines import kind_of
from news.nouns import LineKind, Span
from news.text import paragraphs, trimmed

_STOP = re.compile(r"(?<![.!?])(?:[.!?]+|…)[\"'”’)\]]*\s+(?=[\"'“‘(\[]*[^a-z\s])")
_ABBREVIATED = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|Prof|Sen|Rep|Gov|Gen|Col|Lt|Sgt|Capt|Rev|Hon|St|Mt|vs|No|Inc|Ltd|Co|Corp|Jr|Sr"
    r"|approx|c"
    r"|Jan|Feb|Mar|Apr|Aug|Sept?|Oct|Nov|Dec|[A-Z])|\b(?:[A-Za-z]\.)+[A-Za-z])\.$"
)
_COUNTS = re.compile(
    r"\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen(?:th)?|twent\w+"
    r"|thirt\w+|fort(?:y|ieth)\b"
    r"|fift\w+|sixt\w+|sevent\w+|eight\w+|ninet\w+|hundred\w*|thousand\w*|million\w*|billion\w*|trillion"
    r"|dozens?|half|thirds?"
    r"|quarters?|fifths?|tenths?|first|second|fourth|sixth|ninth|twelfth|once|twice|doubl\w+|tripl\w+"
    r"|trebl\w+|quadrupl\w+"
    r"|halv\w+|couple|an? (?:year|month|week|day|hour|decade|minute))\b",
    re.IGNORECASE,
)
LONGEST = 2500
"""Characters of the longest sentence that is looked at: no prose has longer ones."""


def counting(text: str) -> list[Span]:
    """Return the sentences with a number in them, in order; the page's furniture has none."""
    return [sentence for paragraph in paragraphs(text) for sentence in _of(text, paragraph)]


def _of(text: str, paragraph: Span) -> Iterator[Span]:
    if not _COUNTS.search(text, paragraph.start, paragraph.end):
        return
    if kind_of(paragraph.of(text)) is LineKind.BOILERPLATE:
        return
    for sentence in _sentences(text, paragraph):
        if sentence.end - sentence.start <= LONGEST and _COUNTS.search(text, sentence.start, sentence.end):
            yield sentence


def _sentences(text: str, paragraph: Span) -> Iterator[Span]:
    start = paragraph.start
    for match in _STOP.finditer(text, paragraph.start, paragraph.end):
        if _ABBREVIATED.search(text, max(start, match.start() - 8), match.start() + 1):
            continue
        yield trimmed(text, Span(start, match.end()))
        start = match.end()
    if start < paragraph.end:
        yield trimmed(text, Span(start, paragraph.end))
