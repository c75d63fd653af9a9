"""Which of the lines above a lead is its headline? The one whose words come again below."""

import re
from collections.abc import Iterable, Sequence

from news.intake.cohesion import Terms, terms
from news.intake.pieces import Piece
from news.nouns import LineKind

AHEAD = 150
"""Words of prose within which a headline's words come again."""

FULL = 7
"""Words after the first of a headline that is long enough to be sure of; one word alone is none."""

ALMOST = 0.6
"""A title counts as good as the best when it is rated so much: the earlier one is the headline."""

FEWEST_WORDS = 3
"""Words below which a line that isn't taken up below is a kicker or a name."""

_DECORATION = re.compile(r"^(?:headline|title)\s?:\s?|^[#*_]+\s*|[*_]+$", re.IGNORECASE)


def headline_of(document: str, lines: Iterable[Piece], prose: Sequence[Terms]) -> Piece | None:
    """Return the headline among `lines`, which stand above `prose`: the first of those that fit.

    A kicker ("Politics"), a list of other stories, a standfirst stand near it; their words come again less.
    """
    titles = [piece for piece in lines if piece.kind is LineKind.HEADING and piece.gap]
    below = {term for paragraph in prose for term in paragraph.counts}
    rated = [(_rate(document, piece, below), piece) for piece in titles]
    best = max((rate for rate, _ in rated), default=0.0)
    for rate, piece in rated:
        if rate >= ALMOST * best and (best > 0 or len(piece.span.of(document).split()) >= FEWEST_WORDS):
            return piece
    return None


def words_of(headline: str) -> str:
    """Return the headline without label or markup: "Headline: …", "# …"."""
    return _DECORATION.sub("", headline).strip()


def _rate(document: str, piece: Piece, below: set[str]) -> float:
    words = piece.span.of(document)
    counts = terms(words).counts
    return len(counts.keys() & below) / max(len(counts), 1) * min(len(words.split()) - 1, FULL) / FULL
