"""Which figures are the parts of another one? "21 men, nine women and five children" are "35 people"."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from news.figures.alike import Measure, one_story
from news.figures.kinds import PEOPLE
from news.nouns import Comparator

SMALLEST_WHOLE = 10
"""The smallest whole: smaller ones are sums by accident."""

FEWEST_PARTS = 3
"""Parts that need no more than a common topic."""

_AROUND = 4
"""Words that must be shared around the parts and the whole: they tell of one thing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sum:
    """A whole and its parts, by their places, and the sum in words."""

    whole: int
    parts: tuple[int, ...]
    reason: str


def sums(measures: Sequence[Measure]) -> Iterator[Sum]:
    """Yield the wholes that the counts of one sentence add up to."""
    wholes: dict[int, list[int]] = defaultdict(list)
    lists: dict[tuple[object, ...], list[int]] = defaultdict(list)
    for at, one in enumerate(measures):
        if _exact(one):
            lists[one.given.article, one.figure.evidence].append(at)
            wholes[_value(one)].append(at)
    for parts in lists.values():
        heads = {measures[at].head for at in parts}
        if len(parts) >= FEWEST_PARTS and len(heads) == len(parts) and "" not in heads:
            yield from _wholes(measures, parts, wholes)


def _wholes(measures: Sequence[Measure], parts: list[int], wholes: dict[int, list[int]]) -> Iterator[Sum]:
    total = sum(_value(measures[at]) for at in parts)
    added = " + ".join(str(_value(measures[at])) for at in parts)
    around = measures[parts[0]].words
    for at in wholes.get(total, ()) if total >= SMALLEST_WHOLE else ():
        whole = measures[at]
        story = all(one_story(whole, measures[part]) for part in parts)
        if story and at not in parts and whole.head == PEOPLE and len(whole.words & around) >= _AROUND:
            yield Sum(whole=at, parts=tuple(parts), reason=f"{added} = {total}: the parts and their whole")


def _exact(one: Measure) -> bool:
    figure = one.figure
    return figure.unit == "count" and figure.comparator is Comparator.EXACT and figure.value_max is None


def _value(one: Measure) -> int:
    return int(one.figure.value or 0)
