"""Where do reports agree, and where do they differ? Pairs of figures that count the same thing, judged.

A difference is never called an error; what only looks alike is kept apart, and said to be.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import combinations

from news.figures.alike import KINDS, Measure
from news.nouns import Figure

_TELLING = 1000
"""From here on an equal number of the same kind is no accident."""

_SHARED = 2
"""Words that must be shared for one thing to be meant, the kind among them."""

_DIFFERENT = 3
"""Words that must be shared before two numbers are said to differ."""


class Verdict(StrEnum):
    """What two figures are to each other."""

    AGREES = "agrees"
    ROUNDING = "rounding"
    DIFFERS = "differs"
    LOOK_ALIKE = "look_alike"
    NOT_COMPARABLE = "not_comparable"


JOINED = frozenset((Verdict.AGREES, Verdict.ROUNDING))
"""Verdicts that make several figures one group; a pair that differs, or looks alike, is shown by itself."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """A figure as one article gives it: who says it (None: the article), and what it measures."""

    article: str
    figure: Figure
    measure: Measure
    by: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """A verdict with its reason in one line."""

    verdict: Verdict
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Figures that are shown side by side, by their places in what was compared."""

    verdict: Verdict
    reason: str
    members: tuple[int, ...]


def groups(given: Sequence[Given]) -> list[Group]:
    """Return figures that count the same thing, and pairs that only look alike, in the order given."""
    pairs = list(_judged(given))
    verdicts = dict(pairs)
    joined = _joined(len(given), [pair for pair, judged in pairs if judged.verdict in JOINED])
    found = [_group(members, verdicts) for members in joined]
    found.extend(
        Group(verdict=judged.verdict, reason=judged.reason, members=pair)
        for pair, judged in pairs
        if judged.verdict in (Verdict.LOOK_ALIKE, Verdict.DIFFERS)
    )
    return found


def _judged(given: Sequence[Given]) -> Iterator[tuple[tuple[int, int], Judgement]]:
    for at, to in _candidates(given):
        yield (at, to), judge(given[at], given[to])


def _candidates(given: Sequence[Given]) -> list[tuple[int, int]]:
    """Return the pairs that may count one thing: of one kind, and near or worded alike."""
    buckets: dict[tuple[object, ...], list[int]] = {}
    for at, one in enumerate(given):
        measure = one.measure
        if measure.head:
            buckets.setdefault((measure.unit, measure.change, measure.head), []).append(at)
        if _large(one.figure):
            buckets.setdefault((one.article, measure.unit, one.figure.value), []).append(at)
    pairs = {pair for members in buckets.values() for pair in combinations(members, 2)}
    return sorted(pair for pair in pairs if _worth(given[pair[0]], given[pair[1]]))


def _worth(one: Given, two: Given) -> bool:
    """Tell at little cost whether a pair may be more than not comparable."""
    return len(one.measure.named & two.measure.named) >= _DIFFERENT or _near(one.measure, two.measure)


def _joined(count: int, pairs: Sequence[tuple[int, int]]) -> list[tuple[int, ...]]:
    """Return the sets of places that pairs connect."""
    leader = list(range(count))

    def first_of(at: int) -> int:
        while leader[at] != at:
            at = leader[at]
        return at

    for one, two in pairs:
        first, second = sorted((first_of(one), first_of(two)))
        leader[second] = first
    sets: dict[int, list[int]] = {}
    for at in range(count):
        sets.setdefault(first_of(at), []).append(at)
    return [tuple(members) for members in sets.values() if len(members) > 1]


def _group(members: tuple[int, ...], judged: dict[tuple[int, int], Judgement]) -> Group:
    """Return one group: it is rounded if a pair is."""
    found = [judged[pair] for pair in combinations(members, 2) if pair in judged]
    best = next((one for one in found if one.verdict is Verdict.ROUNDING), None)
    best = best or next(one for one in found if one.verdict is Verdict.AGREES)
    return Group(verdict=best.verdict, reason=best.reason, members=members)


def judge(one: Given, two: Given) -> Judgement:
    """Return what two figures are to each other: "Albanians in 2022" is not "all arrivals in 2025"."""
    near = _near(one.measure, two.measure)
    apart = _apart(one, two)
    if apart is not None:
        alike = near and _large(one.figure) and one.measure.head == two.measure.head
        return Judgement(verdict=Verdict.LOOK_ALIKE if alike else Verdict.NOT_COMPARABLE, reason=apart)
    if not near:
        return _differing(one, two)
    if one.figure.value == two.figure.value and one.figure.comparator == two.figure.comparator:
        return Judgement(verdict=Verdict.AGREES, reason=_voices(one, two))
    reason = f"“{one.figure.text}” and “{two.figure.text}” are one figure, the one rounder or vaguer"
    return Judgement(verdict=Verdict.ROUNDING, reason=reason)


def _differing(one: Given, two: Given) -> Judgement:
    """Return that two numbers differ, if the same is counted in words, and for the same time."""
    words = len(one.measure.named & two.measure.named) >= _DIFFERENT
    times = bool(one.measure.years & two.measure.years) or one.figure.as_of == two.figure.as_of
    if words and times and None not in (one.figure.value, two.figure.value):
        reason = f"“{one.figure.text}” against “{two.figure.text}” for the same"
        return Judgement(verdict=Verdict.DIFFERS, reason=reason)
    return Judgement(verdict=Verdict.NOT_COMPARABLE, reason="too little says that the same is counted")


def _voices(one: Given, two: Given) -> str:
    if one.by is not None and one.by == two.by:
        return f"one statement, by {one.by}"
    return "the same figure from two places" if one.article != two.article else "the same figure twice"


def _large(figure: Figure) -> bool:
    return figure.value is not None and figure.value >= _TELLING


def _near(one: Measure, two: Measure) -> bool:
    """Tell whether one number may be the other, rounded or bounded: 12,699 and "more than 12,000"."""
    if _names(one, two) or _names(two, one):
        return True
    return abs(one.size - two.size) <= max(one.slack, two.slack) * max(one.size, two.size)


def _names(vague: Measure, told: Measure) -> bool:
    """Tell whether "thousands" may be 36,000."""
    return vague.vague and vague.size <= told.size < vague.size * _TELLING


def _apart(one: Given, two: Given) -> str | None:
    """Return why two figures don't count the same thing, in words; None: they do."""
    first, second = one.measure, two.measure
    if one.article == two.article and one.figure.evidence == two.figure.evidence:
        return "two figures of one sentence"
    if first.change != second.change:
        return "changes of two directions, or a change and a level"
    if _repeated(one, two):
        return None
    if first.group != second.group:
        return f"“{one.figure.counted}” against “{two.figure.counted}”"
    if not _alike(one, two):
        return f"“{one.figure.counted}” is not “{two.figure.counted}”"
    return _times_apart(one, two)


def _repeated(one: Given, two: Given) -> bool:
    """Tell whether one article gives a large figure twice, the one time in fewer words: in a heading."""
    first, second = one.measure, two.measure
    same = one.article == two.article and one.figure.value == two.figure.value
    fewer = not first.group or not second.group
    return same and fewer and _large(one.figure) and len(first.named & second.named) >= _SHARED


def _times_apart(one: Given, two: Given) -> str | None:
    """Return that two figures hold at two times, if both say when: two years, or a day and a year."""
    first, second = one.measure, two.measure
    if not (one.figure.as_of and two.figure.as_of):
        return None
    years = first.years and second.years and not first.years & second.years
    if years or first.day != second.day:
        return f"“{one.figure.as_of}” against “{two.figure.as_of}”"
    return None


def _alike(one: Given, two: Given) -> bool:
    """Tell whether the words for what is counted name one thing: heads of one kind, and more words in common.

    A large number that is the same needs no more if both say for when; a small one that one article gives
    twice needs a common topic.
    """
    first, second = one.measure, two.measure
    shared = first.named & second.named
    if first.head != second.head or not first.head:
        return False
    if len(shared) > _SHARED or (len(shared) == _SHARED and first.head not in KINDS):
        return True
    near = _near(one.measure, two.measure)
    if near and _large(one.figure):
        return bool(one.figure.as_of and two.figure.as_of) or len(first.words & second.words) > _SHARED
    topic = one.article == two.article and len(first.words & second.words) > _SHARED
    return near and (topic or (len(shared) == _SHARED and first.change is not None))
