"""Which figures give one measure at several times, so that a chart may show them?

Only times that are stated count: the year that a figure names, else the day on which its article appeared.
Figures of two stories must name whom or what they count, alike: "delegates" of two primaries are no
measure.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from news.figures.alike import Measure, one_story
from news.figures.apart import told_apart, two_events

FEWEST = 3
"""Dated values that make a series."""

_MOSTLY = 0.6
"""The share of the shorter wording's words that two figures of one measure have in common."""

_SHARED = 2
_SHARED_BY_STORIES = 3
"""Words that two figures must share: of one story, of two."""

_FEWEST_VALUES = 2
"""Values of a series: one number that is repeated has no course."""

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


@dataclass(frozen=True, slots=True, kw_only=True)
class _Dated:
    """What a figure measures, by its place in what was given."""

    member: int
    measure: Measure

    @property
    def year(self) -> int | None:
        """Return the year that it names: "this year" names none, and a chart fills none in."""
        named = set(_YEAR.findall(self.measure.figure.as_of or ""))
        return int(named.pop()) if len(named) == 1 else None

    @property
    def published(self) -> date | None:
        """Return the day of its article."""
        return self.measure.given.published


def series(measures: Sequence[Measure]) -> tuple[Series, ...]:
    """Return what may be charted, the longest first; of a series' figures alone, that same series."""
    found = [one for members in _kinds(measures) for one in _of_kind(members)]
    return tuple(sorted(found, key=lambda one: -len(one.points)))


def _kinds(measures: Sequence[Measure]) -> Iterator[list[_Dated]]:
    """Yield figures of one unit and head, for whom and with what fate; few are looked at no further."""
    heads: dict[tuple[object, ...], list[_Dated]] = defaultdict(list)
    for at, one in enumerate(measures):
        if one.figure.value is not None and one.unit not in _UNORDERED and one.head:
            heads[one.unit, one.figure.per, one.change, one.head].append(_Dated(member=at, measure=one))
    for some in (some for some in heads.values() if len(some) >= FEWEST):
        kinds: dict[tuple[object, ...], list[_Dated]] = defaultdict(list)
        for told in some:
            kinds[told.measure.counted.group, told.measure.counted.fates].append(told)
        yield from (members for members in kinds.values() if len(members) >= FEWEST)


def _of_kind(members: Sequence[_Dated]) -> Iterator[Series]:
    """Yield the series of figures of one kind: by the years that they name, else by days, for one time."""
    charted: set[int] = set()
    for some in _alike([one for one in members if one.year]):
        if len({one.year for one in some}) >= FEWEST and _varies(some):
            charted |= {one.member for one in some}
            yield _series(
                Axis.YEAR, [Point(member=one.member, when=date(one.year, 1, 1)) for one in some if one.year]
            )
    times: dict[object, list[_Dated]] = defaultdict(list)
    for one in members:
        if one.published and one.member not in charted and not _past(one):
            times[one.measure.times.years or one.measure.figure.as_of, one.measure.times.days].append(one)
    for some in (_once(alike) for timed in times.values() for alike in _alike(timed)):
        if len({one.published for one in some}) >= FEWEST and _varies(some):
            points = [Point(member=one.member, when=one.published) for one in some if one.published]
            yield _series(Axis.DAY, points)


def _past(one: _Dated) -> bool:
    """Tell whether a figure holds for a year before its article's: it has no course by days any more."""
    years = one.measure.times.years
    return bool(years) and one.published is not None and str(one.published.year) not in years


def _once(some: Sequence[_Dated]) -> list[_Dated]:
    """Leave out articles that give two numbers of one time: which of them is the measure isn't known."""
    values: dict[str, set[object]] = defaultdict(set)
    for one in some:
        values[one.measure.given.article].add(one.measure.figure.value)
    return [one for one in some if len(values[one.measure.given.article]) == 1]


def _varies(some: Sequence[_Dated]) -> bool:
    return len({one.measure.figure.value for one in some}) >= _FEWEST_VALUES


def _alike(dated: Sequence[_Dated]) -> list[list[_Dated]]:
    """Return sets of figures that count one thing, whenever: each is like the earliest of its set."""
    sets: list[list[_Dated]] = []
    for one in sorted(dated, key=_order) if len(dated) >= FEWEST else ():
        mine = next((some for some in sets if _same(some[0].measure, one.measure)), None)
        if mine is None:
            sets.append([one])
        else:
            mine.append(one)
    return [some for some in sets if len(some) >= FEWEST]


def _order(one: _Dated) -> tuple[int, date, str, int]:
    given = one.measure.given
    return one.year or 0, one.published or date.min, given.article, given.figure.span.start


def _same(one: Measure, two: Measure) -> bool:
    """Tell whether two figures of one kind name the same thing."""
    apart = two_events(one, two) or two_events(two, one)
    if apart or (one.names and two.names and not one.names & two.names):
        return False
    shared, fewer = len(one.named & two.named), min(len(one.named), len(two.named))
    if one_story(one, two):
        least = _SHARED if bool(one.names) == bool(two.names) else _SHARED + 1
        worded = one.named == two.named
    else:
        if one.names != two.names or not (one.names or one.counted.group):
            return False
        least, worded = _SHARED_BY_STORIES, False
    return (worded or shared >= max(least, _MOSTLY * fewer)) and not told_apart(one, two)


def _series(axis: Axis, points: Sequence[Point]) -> Series:
    return Series(axis=axis, points=tuple(sorted(points, key=lambda one: (one.when, one.member))))
