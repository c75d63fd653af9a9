"""Where do reports agree, and where do they differ? The figures of one story, side by side."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, product

from news.figures.alike import Measure
from news.figures.judged import Judgement, Verdict, joined, judge
from news.figures.near import Sizes, overlap, shared, widened
from news.figures.parts import sums

_KEPT = 4
"""Figures of one side, each worded otherwise, with which another one is compared."""

_SHOWN = 2
"""Figures of one side, each worded otherwise, that are held against another side's."""

_PAIR = 2
_DIFFERENT = 3
"""Words that two sides must share before two numbers may differ."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Figures that are shown side by side, by their places in what was compared.

    `voices` counts who gives them independently: a wire copy counts once, and one person's statement that is
    printed twice.
    """

    verdict: Verdict
    reason: str
    members: tuple[int, ...]
    voices: int


@dataclass(slots=True)
class _Side:
    """Figures that count one thing alike; `kept` are the first of each wording, `shown` the first of
    these with their places; `sizes` is what number all of them may stand for; `summed`: parts and a whole."""

    members: list[int]
    kept: list[Measure]
    shown: list[tuple[int, Measure]]
    sizes: Sizes
    judged: list[Judgement]
    summed: bool = False


def groups(measures: Sequence[Measure]) -> list[Group]:
    """Return the figures that count the same thing, then pairs that differ, then pairs that only look alike.

    What is compared is one story: its articles share their event.
    """
    sides = _sides(measures)
    apart = [_pair(measures, one, two, judged) for one, two, judged in _between(sides)]
    joined = [_joined(measures, side) for side in _added(measures, sides) if len(side.members) > 1]
    order = (Verdict.DIFFERS, Verdict.LOOK_ALIKE)
    return [*joined, *sorted(apart, key=lambda group: order.index(group.verdict))]


def _sides(measures: Sequence[Measure]) -> list[_Side]:
    """Join figures, the fullest worded first, the vague last: each finds the side that it fits best."""
    kinds: dict[tuple[object, ...], list[_Side]] = defaultdict(list)
    numbers: dict[tuple[object, ...], list[_Side]] = defaultdict(list)
    found: list[_Side] = []
    for at in sorted(range(len(measures)), key=lambda at: _fullness(measures[at])):
        one = measures[at]
        kind = (one.unit, one.change, one.head)
        number = (one.given.article, one.unit, one.figure.value)
        side, judged = _fitting(one, [*kinds[kind], *numbers[number]])
        if side is None or judged is None:
            side = _Side(members=[], kept=[], shown=[], sizes=widened(one.sizes), judged=[])
            found.append(side)
            kinds[kind].append(side)
        else:
            side.judged.append(judged)
        numbers[number].append(side)
        side.members.append(at)
        if len(side.kept) < _KEPT and all(one.named != other.named for other in side.kept):
            side.kept.append(one)
            if len(side.kept) <= _SHOWN:
                side.shown.append((at, one))
        side.sizes = shared(side.sizes, widened(one.sizes))
    return found


def _fullness(one: Measure) -> tuple[bool, int]:
    return (one.vague, -len(one.named))


def _fitting(one: Measure, sides: Sequence[_Side]) -> tuple[_Side | None, Judgement | None]:
    """Return the side that a figure joins: the one that its words fit best, its own article's first."""
    best: tuple[tuple[bool, int], _Side, Judgement] | None = None
    wide = widened(one.sizes)
    for side in sides:
        if not overlap(wide, side.sizes):
            continue
        for other in side.kept:
            judged = joined(one, other)
            if judged is not None:
                score = (one.given.article == other.given.article, len(one.named & other.named))
                if best is None or score > best[0]:
                    best = (score, side, judged)
    return (best[1], best[2]) if best else (None, None)


def _between(sides: Sequence[_Side]) -> Iterator[tuple[int, int, Judgement]]:
    """Yield the figures of two sides that differ, or only look alike, one pair for each two sides."""
    kinds: dict[tuple[object, ...], list[_Side]] = defaultdict(list)
    for side in sides:
        first = side.kept[0]
        if first.head:
            kinds[first.unit, first.change is None, first.head].append(side)
    for alike in kinds.values():
        for one, two in combinations(alike, 2):
            found = _nearest(one, two)
            if found is not None:
                yield found


def _nearest(one: _Side, two: _Side) -> tuple[int, int, Judgement] | None:
    """Return the figures of two sides that differ, in any wording, else those that lead and look alike."""
    alike = None
    for (at, first), (other, second) in product(one.shown, two.shown):
        if overlap(first.sizes, second.sizes) or len(first.named & second.named) >= _DIFFERENT:
            judged = judge(first, second)
            if judged.verdict is Verdict.DIFFERS:
                return at, other, judged
            if judged.verdict is Verdict.LOOK_ALIKE and first is one.kept[0] and second is two.kept[0]:
                alike = at, other, judged
    return alike


def _added(measures: Sequence[Measure], sides: Sequence[_Side]) -> list[_Side]:
    """Join the parts of a sum with their whole."""
    of = {at: side for side in sides for at in side.members}
    for one in sums(measures):
        whole = of[one.whole]
        for at in one.parts:
            if of[at] is not whole:
                whole.members.extend(of[at].members)
                of.update(dict.fromkeys(of[at].members, whole))
        whole.judged = [Judgement(verdict=Verdict.AGREES, reason=one.reason)]
        whole.summed = True
    return list({id(side): side for side in of.values()}.values())


def _joined(measures: Sequence[Measure], side: _Side) -> Group:
    """Return one group: it is rounded if a pair is, and the parts of a whole say so."""
    members = tuple(sorted(side.members))
    rounded = (one for one in side.judged if one.verdict is Verdict.ROUNDING)
    best = next(rounded, side.judged[0])
    voices = _voices(measures, members)
    reason = best.reason
    if best is side.judged[0] and len(members) > _PAIR and voices > 1 and not side.summed:
        reason = f"the same figure {len(members)} times, from {voices} who give it"
    return Group(verdict=best.verdict, reason=reason, members=members, voices=voices)


def _pair(measures: Sequence[Measure], one: int, two: int, judged: Judgement) -> Group:
    members = (one, two) if one < two else (two, one)
    return Group(
        verdict=judged.verdict, reason=judged.reason, members=members, voices=_voices(measures, members)
    )


def _voices(measures: Sequence[Measure], members: Sequence[int]) -> int:
    """Count who gives a figure: an article that quotes somebody for it adds no voice of its own."""
    found = [measures[at] for at in members]
    quoting = {one.text for one in found if one.given.by is not None}
    people = {one.given.by for one in found if one.given.by is not None}
    return len(people) + len({one.text for one in found} - quoting)
