"""Which pieces does a document consist of? Its lines, and what was run together inside one line."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from news.intake.breaks import is_run_together, paragraphs, pulled
from news.intake.inline import strewn
from news.intake.wrapped import unwrapped
from news.lines import kind_of
from news.nouns import LineKind, Span
from news.text import trimmed

LONG_LINE = 250
"""Characters from which a line is searched for furniture inside: shorter ones are judged whole."""

LONGEST_LINE = 100_000
"""Characters beyond which a line is left in one piece: no article is that long."""

_LINE = re.compile(r"[^\r\n\v\f\x1c-\x1e\x85\u2028\u2029]+")
_BREAK = re.compile(r"\r\n|[\r\n\v\f\x1c-\x1e\x85\u2028\u2029]")
_RULE = re.compile(
    r"(?:[-–—_=*#~·•.+<>|/\\^]\s*){3,}|[-–—]\s?(?:30|ends?)\s?[-–—]|#|\*|ends|§", re.IGNORECASE
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A stretch of one line, without outer white space, and its kind as far as the line itself tells.

    `gap` counts the line breaks before it: 0, the same line goes on; 1, the next line; 2, one blank line
    between. `rule`: a line that parts, "* * *", "ENDS", "Article 3".
    """

    kind: LineKind
    span: Span
    gap: int
    rule: bool = False


def pieces(document: str) -> Iterator[Piece]:
    """Yield the pieces of `document` in order; offsets are into it, only white space is left out."""
    lines, gaps = _lines(document)
    for span, gap in unwrapped(document, lines, gaps):
        yield from _of_line(document, span, gap)


def _lines(document: str) -> tuple[list[Span], list[int]]:
    """Return the lines that aren't blank, without outer white space, and the line breaks before each."""
    lines, gaps = [], []
    gap, end = 1, 0
    for line in _LINE.finditer(document):
        gap += len(_BREAK.findall(document, end, line.start()))
        end = line.end()
        span = trimmed(document, Span(*line.span()))
        if span.start < span.end:
            lines.append(span)
            gaps.append(gap)
            gap = 0
    return lines, gaps


def _of_line(document: str, span: Span, gap: int) -> Iterator[Piece]:
    words = span.of(document)
    for kind, part in _inside(words):
        place = trimmed(document, Span(span.start + part.start, span.start + part.end))
        if place.start < place.end:
            yield Piece(
                kind=kind, span=place, gap=gap, rule=len(words) < LONG_LINE and bool(_RULE.fullmatch(words))
            )
            gap = 0


def _inside(line: str) -> Iterator[tuple[LineKind, Span]]:
    """Yield what a line holds; most lines hold one thing."""
    found = strewn(line) if LONG_LINE <= len(line) <= LONGEST_LINE else ()
    run_together = len(line) <= LONGEST_LINE and is_run_together(
        line, strewn=any(kind is LineKind.BOILERPLATE for kind, _ in found)
    )
    if not found and not run_together:
        yield kind_of(line), Span(0, len(line))
        return
    twice = pulled(line) if run_together else frozenset()
    start = 0
    for kind, span in (*found, (LineKind.BODY, Span(len(line), len(line)))):
        yield from _prose(line, Span(start, span.start), twice, run_together=run_together)
        yield kind, span
        start = span.end


def _prose(
    line: str, part: Span, twice: frozenset[str], *, run_together: bool
) -> Iterator[tuple[LineKind, Span]]:
    if run_together:
        yield from paragraphs(line, part, twice)
    elif part.of(line).strip():
        yield kind_of(part.of(line)), part
