"""Which articles does a text hold? It may be one, or several pasted one after the other."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from functools import partial
from itertools import pairwise

from news.intake.boundaries import starts
from news.intake.context import in_context
from news.intake.embargo import standing_of
from news.intake.language import has_words, is_english, is_readable
from news.intake.pieces import Piece, pieces
from news.intake.prose import found, is_above
from news.nouns import INTERNAL, Found, Standing

LONGEST = 3_000_000
"""Characters beyond which a text is refused: a day's newspaper is shorter."""

FEWEST_ENTRIES = 4
"""Lines of nothing but a time of day from which a text is a live page."""

_CLOCK_LINE = re.compile(
    r"^[ \t]*(?:posted at )?\d{1,2}(?:[:.]\d{2})? ?(?:[ap]\.?m\b\.?|gmt|bst|[ecp][sd]?t|cet|hrs)[ \t]*\r?$",
    re.IGNORECASE | re.MULTILINE,
)


def find_articles(
    text: str, *, place: str | None = None, standing: Standing = INTERNAL, today: date | None = None
) -> tuple[Found, ...]:
    """Return the articles of `text` in order, as it states them; none where it is empty or unreadable.

    `Found.span` and `Found.lines` are offsets into `text` as given; rules and source lines between two
    articles belong to neither. `today` is when it is read: embargoes seldom name their year. Linear in the
    length of `text`.
    """
    if len(text) > LONGEST or not is_readable(text):
        return ()
    told = partial(standing_of, standing=standing, today=today)
    return tuple(_articles(text, in_context(text, pieces(text)), place, told))


def refusal(text: str, articles: Sequence[Found]) -> str | None:
    """Return why `text`, in which `articles` were found, should not be stored: a word of the format, or None.

    error: too long, or no text at all; empty: nothing but furniture; live: a page of entries by the clock;
    language: none of its articles is English.
    """
    if len(text) > LONGEST or not is_readable(text):
        return "error"
    if not articles or not has_words(text):
        return "empty"
    if len(_CLOCK_LINE.findall(text)) >= FEWEST_ENTRIES:
        return "live"
    return "language" if all(is_english(each.article.text) is False for each in articles) else None


def _articles(
    text: str, lines: Sequence[Piece], place: str | None, standing: Callable[[Iterable[str]], Standing]
) -> Iterator[Found]:
    cuts = [*starts(text, lines), len(lines)]
    above = _above(text, lines[: cuts[0]])
    for start, end in pairwise(cuts):
        own = lines[start:end]
        tail = _above(text, own) if end < len(lines) else _rules(own)
        article = found(text, own[: len(own) - len(tail)], above, place, standing)
        above = tail
        if article is not None:
            yield article


def _above(text: str, lines: Sequence[Piece]) -> Sequence[Piece]:
    """Return the last of `lines` that speak of the article after them."""
    n = len(lines)
    while n and is_above(text, lines[n - 1]):
        n -= 1
    return lines[n:]


def _rules(lines: Sequence[Piece]) -> Sequence[Piece]:
    n = len(lines)
    while n and lines[n - 1].rule:
        n -= 1
    return lines[n:]
