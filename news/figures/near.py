"""May one number be the other, rounded, bounded or only named by its size?"""

from decimal import Decimal

from news.nouns import Comparator, Figure

_SLACK = 0.1
"""By how much of itself a figure that is bounded or hedged may be off and still be the other one."""

_ROUND = 0.05
"""By how much of itself a rounded figure may be off."""

_TELLING = 1000
"""From here on counts are rounded without a word; below, "40 dead" and "42 dead" are two tolls."""

_JUST = 1 - 1e-9
"""Below, but as near as may be: "less than $5.7 billion" is not $5.7 billion."""

_NAMES = 1000
"""Sizes that "thousands" may stand for, as multiples of what it names."""

_ABOVE = frozenset((Comparator.MORE_THAN, Comparator.AT_LEAST))
_BELOW = frozenset((Comparator.LESS_THAN, Comparator.AT_MOST, Comparator.UP_TO))

_CAPS = frozenset((Comparator.AT_MOST, Comparator.UP_TO))
_HEDGES = _ABOVE | _BELOW | {Comparator.ABOUT}

Sizes = tuple[float, float]
"""The least and the most that a number may stand for."""


def sizes(figure: Figure, *, vague: bool) -> Sizes:
    """Return what a figure may stand for: "more than 12,000" is 12,000 to 13,200."""
    if figure.value is None:
        return (1.0, 0.0)
    low = float(figure.value)
    high = float(figure.value_max) if figure.value_max is not None else low
    hedges = (figure.comparator, figure.bound)
    if vague:
        return (low, low * _NAMES)
    loose = Comparator.ABOUT in hedges
    below = _SLACK * low if loose or not _BELOW.isdisjoint(hedges) else 0
    above = _SLACK * high if loose or not _ABOVE.isdisjoint(hedges) else 0
    return (low - below, _JUST * high if Comparator.LESS_THAN in hedges and not loose else high + above)


def widened(one: Sizes) -> Sizes:
    """Return the sizes that an exact number may be a rounded one of, too."""
    return (one[0] * (1 - _ROUND), one[1] * (1 + _ROUND))


def overlap(one: Sizes, two: Sizes) -> bool:
    """Tell whether two may stand for one size."""
    return one[0] <= two[1] and two[0] <= one[1]


def within(one: Sizes, two: Sizes) -> bool:
    """Tell whether two ranges share more than an end, or one is a number inside the other."""
    low, high = shared(one, two)
    return low < high or (low == high and any(side[0] < low < side[1] for side in (one, two)))


def bounded(figure: Figure) -> bool:
    """Tell whether a figure says itself that it isn't exact."""
    return not _HEDGES.isdisjoint((figure.comparator, figure.bound))


def capped(one: Figure, two: Figure) -> bool:
    """Tell whether one is the most that something may be, or both are bounds of one direction."""
    first, second = (one.comparator, one.bound), (two.comparator, two.bound)
    if not (_CAPS.isdisjoint(first) and _CAPS.isdisjoint(second)):
        return True
    above = not (_ABOVE.isdisjoint(first) or _ABOVE.isdisjoint(second))
    return above or not (_BELOW.isdisjoint(first) or _BELOW.isdisjoint(second))


def rougher(one: Figure, two: Figure) -> bool:
    """Tell whether one of two numbers states fewer digits than the other."""
    return one.value is None or two.value is None or _digits(one.value) != _digits(two.value)


def shared(one: Sizes, two: Sizes) -> Sizes:
    """Return what both may stand for."""
    return (max(one[0], two[0]), min(one[1], two[1]))


def rounded(one: Figure, two: Figure) -> bool:
    """Tell whether one exact number is the other, rounded: 12,700 and 12,699, 2.5% and 2.46%.

    Of a share only what is behind the point is: 95% is not 100%.
    """
    first, second = one.value, two.value
    if first is None or second is None or first == second or one.value_max or two.value_max:
        return False
    if one.unit == "count" and min(first, second) < _TELLING:
        return False
    rough, fine = sorted((first, second), key=_digits)
    return _digits(rough) < _digits(fine) and _rounds(fine, rough, whole=one.unit == "percent")


def _rounds(fine: Decimal, rough: Decimal, *, whole: bool) -> bool:
    exponent = rough.normalize().as_tuple().exponent
    if whole and isinstance(exponent, int):
        exponent = min(exponent, 0)
    near = abs(fine - rough) <= Decimal(_ROUND) * abs(rough)
    return near and isinstance(exponent, int) and abs(fine - rough) <= Decimal(10) ** exponent / 2


def digits(figure: Figure) -> int:
    """Count the digits that a figure's number states; a range states none."""
    return 0 if figure.value is None or figure.value_max is not None else _digits(figure.value)


def _digits(value: Decimal) -> int:
    """Count the digits that a number states: two of 12,000."""
    return len(value.normalize().as_tuple().digits)
