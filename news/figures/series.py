"""Which figures give one measure at several times, so that a chart may show them?

Only times that are stated count: the year that a figure names, else the day on which its article appeared.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from news.figures.alike import Measure
from news.figures.apart import two_events

FEWEST = 3
"""Dated values that make a series."""

_MOSTLY = 0.6
"""The share of the shorter wording's words that two figures of one measure have in common."""

_SHARED = 2
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_UNORDERED = frozenset(("ordinal", "date-year", "other"))


class Axis(StrEnum):
    """By what a series is dated: the year for which a figure holds, or the day of its article."""

    YEAR = "year"
    DAY = "day"


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """A figure of a series, by its place in what was given, and when it holds (1 January for a year)."""

    member: int
    when: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Series:
    """Figures of one measure in the order of their times."""

    axis: Axis
    points: tuple[Point, ...]


def series(measures: Sequence[Measure]) -> tuple[Series, ...]:
    """Return what may be charted, the longest first."""
    found = [one for members in _alike(measures) for one in _dated(measures, members)]
    return tuple(sorted(found, key=lambda one: -len(one.points)))


def _alike(measures: Sequence[Measure]) -> list[list[int]]:
    """Return sets of figures that count one thing, whenever, in their order: each is like its set’s first."""
    kinds: dict[tuple[object, ...], list[int]] = defaultdict(list)
    for at, one in enumerate(measures):
        if one.figure.value is not None and one.unit not in _UNORDERED and one.head:
            kinds[one.unit, one.figure.per, one.change, one.head].append(at)
    found = (_sets(measures, some) for some in kinds.values() if len(some) >= FEWEST)
    return sorted(members for sets in found for members in sets if len(members) >= FEWEST)


def _sets(measures: Sequence[Measure], some: Sequence[int]) -> list[list[int]]:
    """Return figures of one unit and head as sets of those that count one thing."""
    kinds: dict[tuple[object, ...], list[list[int]]] = defaultdict(list)
    for at in some:
        one = measures[at]
        sets = kinds[one.counted.group, one.counted.fates]
        mine = next((members for members in sets if _same(measures[members[0]], one)), None)
        if mine is None:
            sets.append([at])
        else:
            mine.append(at)
    return [members for sets in kinds.values() for members in sets]


def _same(one: Measure, two: Measure) -> bool:
    """Tell whether two figures of one kind name the same thing."""
    if (one.names and two.names and not one.names & two.names) or two_events(one, two):
        return False
    shared, fewer = len(one.named & two.named), min(len(one.named), len(two.named))
    least = _SHARED if bool(one.names) == bool(two.names) else _SHARED + 1
    return one.named == two.named or shared >= max(least, _MOSTLY * fewer)


def _dated(measures: Sequence[Measure], members: Sequence[int]) -> Iterator[Series]:
    """Yield a set's series: by the years that it names, else by days, of figures for one time."""
    years = [(at, year) for at in members if (year := _year(measures[at]))]
    if len({year for _, year in years}) >= FEWEST:
        yield _series(Axis.YEAR, [Point(member=at, when=date(year, 1, 1)) for at, year in years])
        return
    times: dict[object, list[Point]] = {}
    for at in members:
        one = measures[at]
        if one.given.published:
            point = Point(member=at, when=one.given.published)
            times.setdefault(one.times.years or one.figure.as_of, []).append(point)
    for points in times.values():
        if len({point.when for point in points}) >= FEWEST:
            yield _series(Axis.DAY, points)


def _series(axis: Axis, points: Sequence[Point]) -> Series:
    return Series(axis=axis, points=tuple(sorted(points, key=lambda one: (one.when, one.member))))


def _year(one: Measure) -> int | None:
    """Return the year that a figure names: "this year" names none, and a chart fills none in."""
    named = set(_YEAR.findall(one.figure.as_of or ""))
    return int(named.pop()) if len(named) == 1 else None
