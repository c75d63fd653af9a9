"""What are two figures to each other? A verdict, and its reason in one line.

A difference is never called an error; what only looks alike is kept apart, and said to be.
"""

import re
from dataclasses import dataclass
from enum import StrEnum

from news.figures.alike import Measure, one_story
from news.figures.apart import against, named_time, same_number, sayers_differ, weeks_apart, why_apart
from news.figures.near import capped, digits, overlap, rougher, rounded, widened, within
from news.nouns import Comparator

_DIFFERENT = 3
"""Words that must be shared before two numbers are said to differ."""

_SURELY = 6
"""Words that must be shared then where each wording has words of its own: "medical" is not "recreational"."""


_CLOSE = 4
"""Words that must be shared then by two large numbers that are near each other."""

_WISHED = re.compile(
    r"\b(?:should|must|would|could|may|might|needs?|needed|want(?:s|ed|ing)?|ask(?:s|ed|ing)|seek(?:s|ing)?|sought"
    r"|demand(?:s|ed|ing)?|propos\w+|offer(?:s|ed|ing)?|hop(?:es|ed|ing)|plan(?:s|ned|ning)?|goal|target)\b"
)
"""Words for what is not, or not yet: a sum asked for is not one that was granted."""


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
        apart = _two_stories
    if apart is not None:
        verdict = Verdict.LOOK_ALIKE if near and _seems(one, two) else Verdict.NOT_COMPARABLE
        return Judgement(verdict=verdict, reason=apart(one, two))
    return _same(one, two) if near else _differing(one, two)


def joined(one: Measure, two: Measure) -> Judgement | None:
    """Return how two figures are one; None: they aren't, and why is not asked."""
    if not is_near(one, two) or why_apart(one, two, near=True) is not None:
        return None
    return _same(one, two) if one_story(one, two) or _explicit(one, two) else None


def _two_stories(one: Measure, two: Measure) -> str:
    return f"{against(one, two)}, of two stories"


def _same(one: Measure, two: Measure) -> Judgement:
    """Return whether two figures that are one agree, or one is rounder or vaguer."""
    first, second = one.figure, two.figure
    if same_number(one, two) and (first.comparator, first.bound) == (second.comparator, second.bound):
        return Judgement(verdict=Verdict.AGREES, reason=_voices(one, two))
    reason = f"“{first.text}” and “{second.text}” are one figure, the one rounder or vaguer"
    return Judgement(verdict=Verdict.ROUNDING, reason=reason)


def _explicit(one: Measure, two: Measure) -> bool:
    """Tell whether the words alone say that the same is counted: who or what, where, and when.

    Of two stories nothing else does: "40 homes destroyed" by two storms.
    """
    worded = one.named == two.named and one.names == two.names and len(one.named) >= _DIFFERENT
    return (worded or _precise(one, two)) and named_time(one, two)


def _precise(one: Measure, two: Measure) -> bool:
    """Tell whether two give one number to three digits, and the one's words are the other's but for whose."""
    fewer, other = sorted((one, two), key=lambda each: len(each.named))
    worded = fewer.named <= other.named and fewer.names <= other.names and len(fewer.named) >= _DIFFERENT
    return worded and same_number(one, two) and digits(one.figure) >= _DIFFERENT


def is_near(one: Measure, two: Measure) -> bool:
    """Tell whether one number may be the other.

    Changes of two directions aren't; nor ranges that only touch, "60 to 80" and "80 to 120"; nor
    "up to 1.6 million" and 1.5 million, of which neither is rounder.
    """
    if one.change != two.change:
        return False
    first, second = one.figure, two.figure
    if same_number(one, two):
        return overlap(one.sizes, two.sizes)
    if first.value_max is not None or second.value_max is not None:
        return within(one.sizes, two.sizes)
    near = overlap(one.sizes, two.sizes) or rounded(first, second)
    return near and (rougher(first, second) or not capped(first, second))


def _differing(one: Measure, two: Measure) -> Judgement:
    """Return that two numbers differ, if the same is counted in words, and for the same time."""
    first, second = one.figure, two.figure
    shared = len(one.named & two.named)
    fewer = one.named <= two.named or two.named <= one.named
    words = shared >= (_DIFFERENT if fewer else _CLOSE if _close(one, two) else _SURELY)
    wished = _WISHED.search(first.counted) is None, _WISHED.search(second.counted) is None
    if one.unit == "ordinal" and not (one.counted.said and one.counted.said == two.counted.said):
        words = False
    if words and wished[0] == wished[1] and _one_time(one, two) and None not in (first.value, second.value):
        ways = (
            ("a rise of ", "a fall of ")
            if one.change is Comparator.CHANGE_UP
            else ("a fall of ", "a rise of ")
        )
        way, other = ways if one.change != two.change else ("", "")
        reason = f"{way}“{first.text}” against {other}“{second.text}” for the same{_dates(one, two)}"
        return Judgement(verdict=Verdict.DIFFERS, reason=reason)
    return Judgement(verdict=Verdict.NOT_COMPARABLE, reason="too little says that the same is counted")


def _close(one: Measure, two: Measure) -> bool:
    """Tell whether two numbers are so large and so near that they are hardly of two things."""
    return one.large and two.large and overlap(widened(one.sizes), widened(two.sizes))


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
        return (named or first == second) and sayers_differ(one, two)
    if one.change != two.change and not named and one.given.published != two.given.published:
        return False
    return named or (not weeks_apart(one, two) and (first == second or one.times.days == two.times.days))


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
    return one.large or (one.figure.value == two.figure.value and len(one.named & two.named) > 1)
