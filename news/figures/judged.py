"""What are two figures to each other? A verdict, and its reason in one line.

A difference is never called an error; what only looks alike is kept apart, and said to be.
"""

from dataclasses import dataclass
from enum import StrEnum

from news.figures.alike import Measure, one_story
from news.figures.apart import against, large, named_time, weeks_apart, why_apart
from news.figures.near import overlap, rounded

_DIFFERENT = 3
"""Words that must be shared before two numbers are said to differ."""

_SURELY = 6
"""Words that must be shared then where each wording has words of its own: "medical" is not "recreational"."""


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
class Judgement:
    """A verdict with its reason in one line."""

    verdict: Verdict
    reason: str


def judge(one: Measure, two: Measure) -> Judgement:
    """Return what two figures are to each other: "Albanians in 2022" is not "all arrivals in 2025"."""
    near = is_near(one, two)
    apart = why_apart(one, two, near=near)
    if apart is None and not one_story(one, two) and not _explicit(one, two):
        apart = f"{against(one, two)}, of two stories"
    if apart is not None:
        alike = near and _seems(one, two)
        return Judgement(verdict=Verdict.LOOK_ALIKE if alike else Verdict.NOT_COMPARABLE, reason=apart)
    if not near:
        return _differing(one, two)
    first, second = one.figure, two.figure
    same = first.value == second.value and first.value_max == second.value_max
    if same and (first.comparator, first.bound) == (second.comparator, second.bound):
        return Judgement(verdict=Verdict.AGREES, reason=_voices(one, two))
    reason = f"“{first.text}” and “{second.text}” are one figure, the one rounder or vaguer"
    return Judgement(verdict=Verdict.ROUNDING, reason=reason)


def _explicit(one: Measure, two: Measure) -> bool:
    """Tell whether the words alone say that the same is counted: who or what, where, and when.

    Of two stories nothing else does: "40 homes destroyed" by two storms.
    """
    worded = one.named == two.named and one.names == two.names and len(one.named) >= _DIFFERENT
    return worded and named_time(one, two)


def is_near(one: Measure, two: Measure) -> bool:
    """Tell whether one number may be the other."""
    return overlap(one.sizes, two.sizes) or rounded(one.figure, two.figure)


def same_voice(one: Measure, two: Measure) -> bool:
    """Tell whether two figures are one statement: of one person, or of one text printed twice."""
    if one.given.by is not None or two.given.by is not None:
        return one.given.by == two.given.by
    return one.text == two.text


def _differing(one: Measure, two: Measure) -> Judgement:
    """Return that two numbers differ, if the same is counted in words, and for the same time."""
    first, second = one.figure, two.figure
    shared = len(one.named & two.named)
    words = shared >= (_DIFFERENT if one.named <= two.named or two.named <= one.named else _SURELY)
    if words and _one_time(one, two) and None not in (first.value, second.value):
        dates = _dates(one, two)
        return Judgement(
            verdict=Verdict.DIFFERS, reason=f"“{first.text}” against “{second.text}” for the same{dates}"
        )
    return Judgement(verdict=Verdict.NOT_COMPARABLE, reason="too little says that the same is counted")


def _one_time(one: Measure, two: Measure) -> bool:
    """Tell whether two numbers may be of one time, so that they differ.

    One voice doesn't contradict itself in one article, which dates what it sets apart; and reports that are
    more than a week apart must name a time that they share. So must those that measure what changes by the
    hour: winds, distances, magnitudes.
    """
    named = named_time(one, two)
    if one.figure.unit == "other" and not named:
        return False
    first, second = one.figure.as_of, two.figure.as_of
    if one.given.article == two.given.article:
        return (named or first == second) and not same_voice(one, two)
    return named or (not weeks_apart(one, two) and (first == second or one.days == two.days))


def _dates(one: Measure, two: Measure) -> str:
    """Return that two reports are of two days, which may be why they differ."""
    first, second = one.given.published, two.given.published
    if first is None or second is None or first == second:
        return ""
    return f", in reports of {first.day} {first:%B} and {second.day} {second:%B}"


def _voices(one: Measure, two: Measure) -> str:
    if one.given.by is not None and one.given.by == two.given.by:
        return f"one statement, by {one.given.by}"
    if one.given.article == two.given.article:
        return "the same figure twice"
    return "one text, printed twice" if one.text == two.text else "the same figure from two places"


def _seems(one: Measure, two: Measure) -> bool:
    """Tell whether a reader may take the one figure for the other."""
    if one.change != two.change or one.head != two.head or not one.head:
        return False
    return large(one.figure) or (one.figure.value == two.figure.value and len(one.named & two.named) > 1)
