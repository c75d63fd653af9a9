"""Why do two figures not count the same thing? By their words, whom they single out, and their times."""

import re
from datetime import timedelta

from news.figures.alike import NO_UNIT, Measure, as_named
from news.figures.kinds import KINDS, PEOPLE
from news.nouns import Figure

_TELLING = 1000
"""From here on an equal number of the same kind is no accident."""

_SHARED = 2
"""Words that must be shared for one thing to be meant, the kind among them."""

_ELSEWHERE = 4
"""Words that must be shared where each names somebody or some place that the other doesn't."""

_CLOSE = 4
"""Words that must be shared around two figures of what became of people."""

_WHOSE = re.compile(
    r"(?:of )?(?:(?:the|that|this) (?:state|country|territory|city|county|region|party|company|firm|team|club"
    r"|group|nation|province|town|village|district|school|hospital|council)[’']s|his|her|its|their)\b",
    re.IGNORECASE,
)
"""Opens what is somebody's whom another sentence names."""

_YEAR_TO = re.compile(
    r"\b(?:year|12 months|twelve months|52 weeks) (?:to|ending|ended|up to)\b", re.IGNORECASE
)
_WEEK = timedelta(weeks=1)


def why_apart(one: Measure, two: Measure, *, near: bool) -> str | None:
    """Return why two figures don't count the same thing, in words; None: they do."""
    if one.unit != two.unit and not {one.unit, two.unit} & {NO_UNIT}:
        return f"“{one.figure.text}” and “{two.figure.text}” are in two units"
    if one.given.article == two.given.article and one.figure.evidence == two.figure.evidence:
        return "two figures of one sentence"
    if one.change != two.change:
        return "changes of two directions, or a change and a level"
    if _repeated(one, two):
        return None
    if _told_apart(one, two) or not _alike(one, two, near=near):
        return against(one, two)
    return _times_apart(one, two)


def _unsaid(one: Measure, two: Measure) -> bool:
    """Tell whether two articles count what is "the state's", or "his", and name nobody in common.

    A large number that is the same needs no name.
    """
    if one.given.article == two.given.article or one.names & two.names:
        return False
    same = large(one.figure) and one.figure.value == two.figure.value
    return not same and any(_WHOSE.match(measure.figure.counted) for measure in (one, two))


def _told_apart(one: Measure, two: Measure) -> bool:
    """Tell whether a word or number says that not the same is counted: fates, "category 4", "a month".

    Two winds, lengths or weights that one article gives are of two things.
    """
    first, second = one.figure, two.figure
    rates = first.per and second.per and first.per != second.per
    sizes = first.unit == "other" and one.given.article == two.given.article and first.value != second.value
    pairs = ((one.fates, two.fates), (one.numbers, two.numbers))
    return (
        bool(rates)
        or sizes
        or _unsaid(one, two)
        or one.group != two.group
        or any(a and b and not a & b for a, b in pairs)
    )


def against(one: Measure, two: Measure) -> str:
    """Say two things that are counted, in short where they then still differ."""
    first, second = one.figure, two.figure
    short = [as_named(measure.given) for measure in (one, two)]
    whole = [figure.counted or "what isn’t clear" for figure in (first, second)]
    said = whole if short[0] == short[1] or "" in short else short
    times = [f" {figure.as_of}" if figure.as_of else "" for figure in (first, second)]
    return f"{said[0]}{times[0]} against {said[1]}{times[1]}"


def _repeated(one: Measure, two: Measure) -> bool:
    """Tell whether one article gives a figure twice, the one time in fewer words: in a heading."""
    same = one.given.article == two.given.article and one.figure.value == two.figure.value
    if not same or not large(one.figure) or (one.group and two.group):
        return False
    return one.heading != two.heading or len(one.named & two.named) >= _SHARED


def two_events(one: Measure, two: Measure) -> bool:
    """Tell whether figures of what became of people are of two events: "five killed", of two months.

    They are if their reports are more than a week apart and name no time in common, nor two years to compare.
    """
    fated = bool(one.fates or two.fates) and not large(one.figure)
    timed = named_time(one, two) or bool(one.years and two.years)
    return fated and weeks_apart(one, two) and not timed


def _times_apart(one: Measure, two: Measure) -> str | None:
    """Return that two figures hold at two times, if both say when: two years or months, a day and a year."""
    if two_events(one, two):
        return "reports more than a week apart, which name no time in common"
    first, second = one.figure.as_of, two.figure.as_of
    if not (first and second):
        return None
    years = one.years and two.years and not one.years & two.years
    days = bool(one.days) != bool(two.days) or (one.days and not one.days & two.days)
    months = one.months and two.months and not one.months & two.months
    spans = one.months and two.months and _yearly(first) != _yearly(second)
    if not (years or days or months or spans):
        return None
    return f"“{first}”{_dated(one)} against “{second}”{_dated(two)}"


def _yearly(as_of: str) -> bool:
    """Tell whether a time is the year up to a month."""
    return _YEAR_TO.search(as_of) is not None


def _dated(one: Measure) -> str:
    """Return the day of publication in brackets, where a time is told from it: "yesterday"."""
    day = one.given.published
    relative = one.days and not re.search(r"\d", one.figure.as_of or "")
    return f" ({day.day} {day:%B})" if relative and day is not None else ""


def _alike(one: Measure, two: Measure, *, near: bool) -> bool:
    """Tell whether the words for what is counted name one thing: heads of one kind, and more words in common.

    A large number that is the same needs no more if both say for when; a small one that one article gives
    twice needs a common topic, and so does one of what became of people.
    """
    shared = len(one.named & two.named)
    if one.head != two.head or not one.head:
        return False
    if one.vague or two.vague:
        sizes = not (one.vague and two.vague) or one.figure.value == two.figure.value
        return shared > _SHARED and sizes
    if _elsewhere(one, two):
        return shared >= _ELSEWHERE
    worded = shared > _SHARED or (shared == _SHARED and one.head not in KINDS)
    return worded or (near and _told_alike(one, two, shared))


def _told_alike(one: Measure, two: Measure, shared: int) -> bool:
    """Tell whether two numbers that are near count one thing, though few words say so."""
    if one.named == two.named and (shared == _SHARED or large(one.figure) or one.text == two.text):
        return True
    around = len(one.words & two.words)
    if large(one.figure):
        return bool(one.figure.as_of and two.figure.as_of) or around > _SHARED
    if one.head == PEOPLE and one.fates:
        return one.fates == two.fates and around >= _CLOSE
    same = one.figure.value == two.figure.value or shared >= _SHARED
    topic = one.given.article == two.given.article and around > _SHARED and same
    return topic or (shared == _SHARED and one.change is not None)


def _elsewhere(one: Measure, two: Measure) -> bool:
    """Tell whether each names somebody or some place, and never the same."""
    return bool(one.names and two.names) and not one.names & two.names


def large(figure: Figure) -> bool:
    """Tell whether a number is too large to be the same by accident."""
    return figure.value is not None and figure.value >= _TELLING


def named_time(one: Measure, two: Measure) -> bool:
    return bool(one.years & two.years or one.days & two.days)


def weeks_apart(one: Measure, two: Measure) -> bool:
    first, second = one.given.published, two.given.published
    return first is not None and second is not None and abs(first - second) > _WEEK
