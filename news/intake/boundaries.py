"""Where in a document does each article begin?

The signals of every paragraph are weighed; the strongest candidates cut first, and the longer a stretch is
without a cut, the less it takes to cut it.
"""

from bisect import bisect, insort
from collections.abc import Sequence
from itertools import accumulate

from news.intake.pieces import Piece
from news.intake.signals import Block, blocks, signals
from news.nouns import LineKind

WEIGHTS = {
    "rule": 3.9,
    "gap": 2.4,
    "date": 2.4,
    "byline": 4.0,
    "age": 3.0,
    "headline ahead": 2.2,
    "headline behind": -1.0,
    "headline long": 0.4,
    "headline capitals": 7.0,
    "headline outlet": 2.0,
    "time": 2.4,
    "dateline": 2.0,
    "long": 1.8,
    "goes on": -1.25,
    "leans": -3.2,
    "quote first": -2.5,
    "lower case": -2.9,
    "speech": -1.3,
    "alike": -2.3,
    "alike inside": 0.4,
    "shallow side": 2.1,
    "lead ahead": 4.0,
    "names new": 0.6,
    "named again": 0.5,
    "names lean": -0.7,
    "lead leans": -0.6,
}
"""Log-odds a unit of each signal: a logistic regression on Wikinews articles (CC BY 2.5) set one after the other.

They were glued at random and by likeness, with and without headlines, dates, rules and blank lines; `dateline`
and `age`, which Wikinews doesn't have, are set by hand.
"""

BIAS = -6.85
"""Log-odds of a paragraph that has no signal at all."""

CERTAIN, LIKELY = -1.0, -2.2
"""Scores that cut a stretch of `ORDINARY` words or fewer, and one of `TOO_LONG` or more."""

ORDINARY, TOO_LONG = 700, 1400
"""Words of an ordinary article; and more than most have."""

SHORTEST, SHORTEST_MARKED = 80, 20
"""Words of the shortest article that is told by its words alone, and by a headline, date or rule."""

SAME_FORM = 1.0
"""What a candidate gains when two others that cut look alike: articles of one document begin alike."""

_MARKS = ("rule", "gap", "date", "byline", "age", "headline capitals", "headline outlet")


def starts(document: str, pieces: Sequence[Piece]) -> list[int]:
    """Return the indexes into `pieces` at which articles begin, the first one's included."""
    of = blocks(pieces)
    if not of:
        return [0] if pieces else []
    found = signals(document, of)
    scores = [BIAS + sum(weight * signal[name] for name, weight in WEIGHTS.items()) for signal in found]
    cuts = _cuts(scores, found, list(accumulate(_words(document, block) for block in of)))
    where = {id(piece): n for n, piece in enumerate(pieces)}
    return [where[id(_first(of[n]) if n else _first(of[0]))] for n in cuts]


def _words(document: str, block: Block) -> int:
    return max(1, document.count(" ", *block.body.span) + 1)


def _cuts(scores: Sequence[float], found: Sequence[dict[str, float]], ends: Sequence[int]) -> list[int]:
    """Choose among the blocks, best first; `ends` are the words up to and with each block."""
    cuts = [0]
    for n in sorted(range(1, len(scores)), key=lambda n: -scores[n]):
        if scores[n] <= LIKELY:
            break
        place = bisect(cuts, n)
        before = ends[n - 1] - (ends[cuts[place - 1] - 1] if cuts[place - 1] else 0)
        after = (ends[cuts[place] - 1] if place < len(cuts) else ends[-1]) - ends[n - 1]
        marked = any(found[n][mark] for mark in _MARKS)
        if min(before, after) >= (SHORTEST_MARKED if marked else SHORTEST) and scores[n] > _needed(
            before + after
        ):
            insort(cuts, n)
    return cuts


def _needed(words: int) -> float:
    """Return the score that cuts a stretch of so many words."""
    excess = (min(max(words, ORDINARY), TOO_LONG) - ORDINARY) / (TOO_LONG - ORDINARY)
    return CERTAIN + excess * (LIKELY - CERTAIN)


def _first(block: Block) -> Piece:
    """Return the line with which the article begins whose lead is `block`.

    After a rule it is the first line that isn't furniture; else the headline, or a date or byline, or the
    lead itself. A source line ("The Sun", "18 minutes ago") stands before the headline and stays outside.
    """
    lines = list(block.between)
    for n in range(len(lines) - 1, -1, -1):
        if lines[n].rule:
            lines = lines[n + 1 :]
            break
    for kinds in ({LineKind.HEADING}, {LineKind.DATE, LineKind.BYLINE}):
        for piece in lines:
            if piece.kind in kinds:
                return piece
    return block.body
