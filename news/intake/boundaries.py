"""Where in a document does each article begin?

The signals of every paragraph are weighed; the strongest candidates cut first, and the longer a stretch is
without a cut, the less it takes to cut it.
"""

from bisect import bisect, insort
from collections import Counter
from collections.abc import Sequence
from itertools import accumulate
from math import inf

from news.intake.pieces import Piece
from news.intake.signals import Block, blocks, signals
from news.nouns import LineKind

WEIGHTS = {
    "rule": 4.3,
    "gap": 2.6,
    "date": 2.5,
    "byline": 4.0,
    "age": 3.0,
    "headline long": 3.7,
    "headline ahead": 1.6,
    "headline behind": -1.8,
    "headline capitals": 5.6,
    "headline title case": 0.5,
    "headline outlet": 2.0,
    "time": 2.4,
    "dateline": 2.0,
    "long": 1.3,
    "goes on": -2.7,
    "leans": -4.0,
    "quote first": -3.0,
    "lower case": -3.8,
    "speech": -1.1,
    "alike": -2.0,
    "shallow side": 2.2,
    "lead ahead": 6.2,
    "names new": 0.2,
    "named again": 0.6,
    "names lean": -0.9,
}
"""Log-odds a unit of each signal: a logistic regression on Wikinews articles (CC BY 2.5) set in a row.

They were glued at random and by likeness, with and without headlines, sub-headings, dates, rules and blank
lines. `age`, `dateline` and `headline outlet`, which Wikinews doesn't have, are set by hand.
"""

BIAS = -6.0
"""Log-odds of a paragraph that has no signal at all."""

MARKED = -0.5
"""The score that cuts where a rule, blank lines, a date or a headline stands."""

CERTAIN, LIKELY = -1.0, -2.2
"""Where nothing stands: the scores that cut a stretch of `ORDINARY` words or fewer, of `TOO_LONG` or more."""

ORDINARY, TOO_LONG = 700, 1400
"""Words of an ordinary article; and more than most have."""

SHORTEST, SHORTEST_MARKED = 80, 20
"""Words of the shortest article that is told by its words alone, and by what stands before it."""

SAME_FORM, SURE = 1.5, 2.0
"""What a candidate gains that looks, above its lead, like two that cut or like one so sure.

Articles of one document begin alike.
"""

_FORM = ("rule", "gap", "date", "byline", "age", "headline long", "headline capitals", "headline outlet")


def starts(document: str, pieces: Sequence[Piece]) -> list[int]:
    """Return the indexes into `pieces` at which articles begin, the first one's included."""
    of = blocks(document, pieces)
    if not of:
        return [0] if pieces else []
    found = signals(document, of)
    scores = [
        _score(signal) if block.begins_a_line else -inf for block, signal in zip(of, found, strict=True)
    ]
    forms = [tuple(name for name in _FORM if signal[name]) for signal in found]
    ends = [0, *accumulate(_words(document, block) for block in of)]
    likely = _cuts(scores, forms, ends)
    times = Counter(forms[n] for n in likely[1:])
    usual = {forms[n] for n in likely[1:] if forms[n] and (times[forms[n]] > 1 or scores[n] > SURE)}
    cuts = _cuts(
        [score + SAME_FORM * (form in usual) for score, form in zip(scores, forms, strict=True)], forms, ends
    )
    where = {piece.span: n for n, piece in enumerate(pieces)}
    return [where[_first(of[n], cuts_off=n > 0).span] for n in cuts]


def _score(signal: dict[str, float]) -> float:
    return BIAS + sum(weight * signal[name] for name, weight in WEIGHTS.items())


def _words(document: str, block: Block) -> int:
    return max(1, document.count(" ", *block.body.span) + 1)


def _cuts(scores: Sequence[float], forms: Sequence[tuple[str, ...]], ends: Sequence[int]) -> list[int]:
    """Choose among the blocks, best first; `ends[n]` are the words before block `n`."""
    cuts = [0]
    for n in sorted(range(1, len(scores)), key=lambda n: -scores[n]):
        if scores[n] <= LIKELY:
            break
        place = bisect(cuts, n)
        before = ends[n] - ends[cuts[place - 1]]
        after = (ends[cuts[place]] if place < len(cuts) else ends[-1]) - ends[n]
        shortest, needed = (SHORTEST_MARKED, MARKED) if forms[n] else (SHORTEST, _needed(before + after))
        if min(before, after) >= shortest and scores[n] > needed:
            insort(cuts, n)
    return cuts


def _needed(words: int) -> float:
    """Return the score that cuts a bare stretch of so many words."""
    excess = (min(max(words, ORDINARY), TOO_LONG) - ORDINARY) / (TOO_LONG - ORDINARY)
    return CERTAIN + excess * (LIKELY - CERTAIN)


def _first(block: Block, *, cuts_off: bool) -> Piece:
    """Return the line with which the article begins whose lead is `block`.

    The headline is first, else a date or byline, else the lead itself. A source line ("The Sun", "18 minutes
    ago") stands before the headline and stays outside. Where the article `cuts_off` another, what stands
    before a rule or the widest gap belongs to that one.
    """
    lines = _after_the_rule(block.between)
    if cuts_off and block.headline in lines:
        return block.headline or block.body
    if cuts_off:
        lines = _after_the_gap([*lines, block.body])
    states = {LineKind.DATE, LineKind.BYLINE}
    return next((piece for piece in lines if piece is block.headline or piece.kind in states), block.body)


def _after_the_rule(lines: Sequence[Piece]) -> Sequence[Piece]:
    rules = [n for n, piece in enumerate(lines) if piece.rule]
    return lines[rules[-1] + 1 :] if rules else lines


def _after_the_gap(lines: Sequence[Piece]) -> Sequence[Piece]:
    widest = max(range(len(lines)), key=lambda n: lines[n].gap)
    return lines[widest:]
