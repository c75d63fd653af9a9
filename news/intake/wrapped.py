"""Are a text's lines its paragraphs, or was it cut at a width, as mail and press releases are?"""

from collections.abc import Iterator, Sequence

from news.nouns import Span

WIDEST = 120
"""Characters of the widest column at which text is cut."""

FEWEST_LINES = 8
"""Lines below which nothing can be told."""

OFTEN = 0.4
"""Share of the line breaks that must stand before a small letter for a text to be cut at a width."""


def unwrapped(document: str, lines: Sequence[Span], gaps: Sequence[int]) -> Iterator[tuple[Span, int]]:
    """Yield the lines with their gaps, those that a width has cut joined to one span with its breaks inside.

    A break is the width's own doing where the next line's first word didn't fit on the line.
    """
    width = _width(document, lines, gaps)
    held: tuple[Span, int] | None = None
    for span, gap in zip(lines, gaps, strict=True):
        if held is not None and gap == 1 and width and _is_soft(document, held[0], span, width):
            held = (Span(held[0].start, span.end), held[1])
            continue
        if held is not None:
            yield held
        held = (span, gap)
    if held is not None:
        yield held


def _width(document: str, lines: Sequence[Span], gaps: Sequence[int]) -> int:
    """Return the width at which the text is cut, 0 if it isn't."""
    if len(lines) < FEWEST_LINES:
        return 0
    lengths = sorted(span.end - span.start for span in lines)
    width = lengths[len(lengths) * 98 // 100]
    breaks = [document[span.start].islower() for span, gap in zip(lines, gaps, strict=True) if gap == 1]
    return width if width <= WIDEST and sum(breaks) >= OFTEN * len(breaks) > 0 else 0


def _is_soft(document: str, before: Span, after: Span, width: int) -> bool:
    start = (
        max(document.rfind("\n", before.start, before.end), document.rfind("\r", before.start, before.end))
        + 1
    )
    last = before.end - max(start, before.start)
    first = len(document[after.start : after.end].split(None, 1)[0])
    return last <= width < last + 1 + first
