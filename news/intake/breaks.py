"""Where do the paragraphs of an article begin that stands on one line?

Only where a break can't cut a quotation in two: before a quotation that opens at a sentence's end, after one
that closes a sentence, around what repeats a quotation as a heading.
"""

import re
from collections.abc import Iterator
from itertools import pairwise

from news.nouns import LineKind, Span

RUN_TOGETHER = 1500
"""Characters from which a line may be an article rather than a paragraph."""

FEWEST_REOPENED = 2
"""Quotations opened anew inside one, from which such a line is an article: its paragraphs opened so."""

_OPENS = r"(?<=[.!?…])\s+(?=[“\"‘'][^\W_a-z])|(?<=[.!?…][”\"’'])\s+(?=[“\"‘'][^\W_a-z])"
_CLOSED = r"(?<=[.!?…][”\"’'])\s+(?=[^\W_a-z])(?!(?:He|She|They|It)\b)"
_BREAK = re.compile(f"{_OPENS}|{_CLOSED}")
_MARK = re.compile(r"(?P<opens>(?:(?<=\s)|(?<=^))[“\"‘'](?=[^\W_a-z]))|(?P<closes>[.,!?…;][”\"’'](?=\s|$)|”)")
_LABEL = re.compile(r"\s*([“\"‘'][^“”\"‘.!?,;:]{3,60}[^“”\"‘.!?,;:\s][”\"’'])\s+(?=[A-Z])")
_SENTENCE = re.compile(r"(?:(?<=[.!?…]\s)|(?<=[.!?…][”\"’']\s)|^)[A-Z][^.!?…“”\"]{12,200}[.!?…](?=\s)")


def is_run_together(line: str, *, strewn: bool) -> bool:
    """Tell whether `line` is an article on one line; `strewn`: furniture was found inside."""
    return len(line) >= RUN_TOGETHER and (strewn or _reopened(line) >= FEWEST_REOPENED)


def _reopened(line: str) -> int:
    """Count the quotations that open after a sentence while one is open: "'… one thing. 'Two things …"."""
    count, is_open = 0, False
    for mark in _MARK.finditer(line):
        count += (
            is_open
            and bool(mark["opens"])
            and line[max(0, mark.start() - 9) : mark.start()].rstrip()[-1:] in {".", "!", "?", "…"}
        )
        is_open = bool(mark["opens"])
    return count


def paragraphs(line: str, part: Span, pulled: frozenset[str]) -> Iterator[tuple[LineKind, Span]]:
    """Yield the paragraphs of `part`, a stretch of prose between pieces of furniture (or the line's ends).

    A phrase in marks that opens it without closing a sentence is a heading ("'Visibly distressed' Mr Cronin
    said that …"), and so is a sentence of `pulled`.
    """
    label = _LABEL.match(part.of(line)) if part.start > 0 else None
    if label is not None:
        yield LineKind.HEADING, Span(part.start, part.start + label.end(1))
        part = Span(part.start + label.end(), part.end)
    cuts = [part.start, *(match.end() for match in _BREAK.finditer(line, part.start, part.end)), part.end]
    for start, end in pairwise(cuts):
        yield from _without_pulled(line, Span(start, end), pulled)


def pulled(line: str) -> frozenset[str]:
    """Return the sentences that stand both bare and in quotation marks: quotations pulled out as headings.

    "It's as if someone's passed away. 'It's as if someone's passed away,' he added."
    """
    found = (match[0] for match in _SENTENCE.finditer(line))
    return frozenset(bare for bare in found if _quoted(line, bare[:-1]))


def _quoted(line: str, words: str) -> bool:
    return any(mark + words in line for mark in "“\"‘'")


def _without_pulled(line: str, part: Span, pulled: frozenset[str]) -> Iterator[tuple[LineKind, Span]]:
    start = part.start
    for match in _SENTENCE.finditer(line, part.start, part.end) if pulled else ():
        if match[0] in pulled:
            yield LineKind.BODY, Span(start, match.start())
            yield LineKind.HEADING, Span(*match.span())
            start = match.end()
    yield LineKind.BODY, Span(start, part.end)
