"""What speaks for an article's beginning at a paragraph, and what against?

Four things are looked at: the lines between it and the paragraph before (a rule, blank lines, a date, a
headline whose words come again below), the shape of its first sentence, the words on both sides, and how
people are named on both sides.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from statistics import median

from news.intake.cohesion import Side, Terms, introduced, renamed, terms, weights
from news.intake.headlines import AHEAD as AHEAD_OF_TITLE
from news.intake.headlines import headline_of
from news.intake.masthead import is_age, outlet_suffix
from news.intake.openings import opening
from news.intake.pieces import Piece
from news.nouns import LineKind

BEHIND, AHEAD = 300, 250
"""Words on either side of a gap that are compared."""

LEAD = 60
"""Words that a lead takes up."""

SCALES = (120, 200, 300)
"""Words on either side over which likeness is measured; the scales are averaged."""

FEWEST = 8
"""Words that even an empty paragraph counts, so that a window holds few."""

MOST_BLOCKS = 10_000
"""Paragraphs beyond which a document is judged by what stands between them alone."""

SUBHEADING = 5
"""Words that a heading within an article has at most, most often."""

AROUND = 15
"""Paragraphs on either side within which likeness is followed to its peaks."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A body paragraph, what it is about, and the lines between it and the body paragraph before it."""

    between: tuple[Piece, ...]
    body: Piece
    about: Terms
    headline: Piece | None = None

    @property
    def begins_a_line(self) -> bool:
        """Tell whether a line break stands before the paragraph, or between the lines above it."""
        return any(piece.gap for piece in (*self.between, self.body))


def blocks(document: str, pieces: Sequence[Piece]) -> list[Block]:
    """Gather `pieces` into blocks, each with its headline; lines after the last paragraph belong to none."""
    found: list[Block] = []
    between: list[Piece] = []
    for piece in pieces:
        if piece.kind is LineKind.BODY:
            found.append(Block(between=tuple(between), body=piece, about=terms(piece.span.of(document))))
            between = []
        else:
            between.append(piece)
    about = [block.about for block in found]
    return [
        replace(block, headline=headline_of(document, block.between, _window(about, n, AHEAD_OF_TITLE, 1)))
        for n, block in enumerate(found)
    ]


def signals(document: str, of: Sequence[Block]) -> list[dict[str, float]]:
    """Return the signals of each block, the first included; most are 0 to 1, and time is linear in words."""
    about = [block.about for block in of]
    weight = weights(about)
    gaps = [block.body.gap for block in of[1:] if not block.between and block.body.gap]
    usual = median(gaps) if gaps else 1
    found = []
    for n, block in enumerate(of):
        looked = len(of) <= MOST_BLOCKS and block.begins_a_line
        cohesion = _cohesion(about, n, weight) if looked else _NEUTRAL
        words = block.body.span.of(document)
        found.append(opening(words) | cohesion | _between(document, block, about, n, usual))
    _deepen(found)
    return found


_UNKNOWN = -1.0
_NEUTRAL = {
    "alike": _UNKNOWN,
    "lead ahead": 0.15,
    "named again": 0.0,
    "names lean": 0.0,
    "names new": 0.0,
}


def _cohesion(about: Sequence[Terms], n: int, weight: dict[str, float]) -> dict[str, float]:
    behind, ahead = _window(about, n, BEHIND, -1), _window(about, n, AHEAD, 1)
    lead = _window(about, n, LEAD, 1)
    later = Side(_window(about, n + len(lead), AHEAD, 1), weight)
    again, leaning = renamed(behind, ahead)
    return {
        "alike": sum(_likeness(about, n, words, weight) for words in SCALES) / len(SCALES),
        "lead ahead": Side(lead, weight).share_in(later),
        "named again": min(again, 4),
        "names lean": min(leaning, 4),
        "names new": min(introduced(behind, lead), 4),
    }


def _likeness(about: Sequence[Terms], n: int, words: int, weight: dict[str, float]) -> float:
    return Side(_window(about, n, words, -1), weight).like(Side(_window(about, n, words, 1), weight))


def _between(document: str, block: Block, about: Sequence[Terms], n: int, usual: float) -> dict[str, float]:
    lines = block.between
    gap = max(piece.gap for piece in (*lines, block.body))
    title = block.headline.span.of(document) if block.headline else ""
    return {
        "rule": float(any(piece.rule for piece in lines)),
        "gap": min(max(gap - usual, 0), 2),
        "date": float(any(piece.kind is LineKind.DATE for piece in lines)),
        "byline": float(any(piece.kind is LineKind.BYLINE for piece in lines)),
        "age": float(any(is_age(piece.span.of(document)[:60]) for piece in lines)),
        **_headline(title, about, n),
    }


def _headline(title: str, about: Sequence[Terms], n: int) -> dict[str, float]:
    counts = terms(title).counts
    ahead = set().union(*(side.counts for side in _window(about, n, AHEAD_OF_TITLE, 1)))
    behind = set().union(*(side.counts for side in _window(about, n, BEHIND, -1)))
    size = max(len(counts), 1)
    return {
        "headline long": min(max(len(title.split()) - SUBHEADING, 0), 4) / 4,
        "headline title case": float(_is_title_case(title)),
        "headline capitals": float(title.isupper() and len(title.split()) > SUBHEADING),
        "headline outlet": float(outlet_suffix(title) is not None),
        "headline ahead": len(counts.keys() & ahead) / size,
        "headline behind": len(counts.keys() & behind) / size,
    }


def _is_title_case(title: str) -> bool:
    """Tell whether most words of a long title have capitals: "House Republicans Read Constitution On …"."""
    words = [word for word in title.split() if word[0].isalpha()]
    return len(words) > SUBHEADING and sum(word[0].isupper() for word in words) >= 0.7 * len(words)


def _window(about: Sequence[Terms], n: int, words: int, step: int) -> list[Terms]:
    """Return the paragraphs from `n` on (or before `n`, in their order) until they hold `words` words."""
    return list(_reach(about, n if step > 0 else n - 1, words, step))[::step]


def _reach(about: Sequence[Terms], n: int, words: int, step: int) -> Iterator[Terms]:
    while 0 <= n < len(about) and words > 0:
        yield about[n]
        words -= max(about[n].size, FEWEST)
        n += step


def _deepen(found: list[dict[str, float]]) -> None:
    """Add how alike the sides of each gap are for this document, and how deep its shallower side is."""
    measured = [signal["alike"] for signal in found[1:] if signal["alike"] != _UNKNOWN]
    usual = sum(measured) / max(len(measured), 1) or 1.0
    alike = [usual if signal["alike"] == _UNKNOWN else signal["alike"] for signal in found]
    for n, signal in enumerate(found):
        left = _peak(alike[n], alike[max(1, n - AROUND) : n][::-1])
        right = _peak(alike[n], alike[n + 1 : n + AROUND + 1])
        signal["alike"] = min(alike[n] / usual, 2.0)
        signal["shallow side"] = min((min(left, right) - alike[n]) / usual, 2.0)


def _peak(here: float, along: Sequence[float]) -> float:
    """Return the highest likeness on one side before it falls below `here` again (Hearst's depth score)."""
    highest = here
    for value in along:
        if value < here:
            break
        highest = max(highest, value)
    return highest
