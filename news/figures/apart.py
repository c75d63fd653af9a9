"""Why do two figures not count the same thing? By their words, whom they single out, and their times."""

import re
from collections.abc import Callable
from datetime import timedelta

from news.figures.alike import NO_UNIT, Counted, Measure, Times, as_named, words_of
from news.figures.kinds import KINDS, PEOPLE
from news.figures.near import bounded

_SHARED = 2
"""Words that must be shared for one thing to be meant, the kind among them."""

_ELSEWHERE = 4
"""Words that must be shared where each names somebody or some place that the other doesn't."""

_SURELY = 6
"""Words that must be shared then by two numbers that aren't equal."""

_CLOSE = 4
"""Words that must be shared around two figures of what became of people."""

_WHOSE = re.compile(
    r"(?:of )?(?:(?:the|that|this) (?:state|country|territory|city|county|region|party|company|firm|team|club"
    r"|group|nation|province|town|village|district|school|hospital|council)[’']s|his|her|its|their)\b",
    re.IGNORECASE,
)
"""Opens what is somebody's whom another sentence names."""

_NEGATED = re.compile(
    r"\b(?:not|never|against|no to|oppos\w+|disapprov\w+|disagree\w*|unfavou?rabl\w+|reject\w*|refus\w*"
    r"|abstain\w*)\b|n[’']t\b",
    re.IGNORECASE,
)
_FAVOURS = re.compile(
    r"\b(?:(?:support|approv|agree|favou?r|endors|accept)\w*|back(?:s|ed|ing)?\b)", re.IGNORECASE
)
_MORE = re.compile(
    r" (?:more|additional|extra|further|business|working|school|trading|consecutive|straight) ", re.IGNORECASE
)
"""In a stretch of time that is another than the bare one: "three more years", "five business days"."""

_YEAR_TO = re.compile(
    r"\b(?:year|12 months|twelve months|52 weeks) (?:to|ending|ended|up to)\b", re.IGNORECASE
)
_WEEK = timedelta(weeks=1)

Why = Callable[[Measure, Measure], str]
"""Says in words why two figures don't count the same thing."""


def why_apart(one: Measure, two: Measure, *, near: bool) -> Why | None:
    """Return why two figures don't count the same thing; None: they do."""
    if one.unit != two.unit and not {one.unit, two.unit} & {NO_UNIT}:
        return _two_units
    own = one.given.article == two.given.article
    if own and one.figure.evidence == two.figure.evidence:
        return _one_sentence
    if (one.change is None) != (two.change is None):
        return _two_changes
    if own and _repeated(one, two):
        return None
    alike = one.head == two.head and not told_apart(one, two) and _alike(one, two, near=near)
    return _times_apart(one, two) if alike and not (own and _set_apart(one, two)) else against


def _two_units(one: Measure, two: Measure) -> str:
    return f"“{one.figure.text}” and “{two.figure.text}” are in two units"


def _one_sentence(_one: Measure, _two: Measure) -> str:
    return "two figures of one sentence"


def _two_changes(_one: Measure, _two: Measure) -> str:
    return "a change and a level"


def same_number(one: Measure, two: Measure) -> bool:
    """Tell whether two figures are equal, ranges at both ends."""
    first, second = one.figure, two.figure
    return first.value == second.value and first.value_max == second.value_max


def sayers_differ(one: Measure, two: Measure) -> bool:
    """Tell whether each of two figures has somebody who gives it, not the same."""
    first, second = one.given.by, two.given.by
    return first is not None and second is not None and first != second


def _set_apart(one: Measure, two: Measure) -> bool:
    """Tell whether one article gives two numbers for two things: it gives one thing two as two people's.

    In its own voice one must be hedged, and all words of one be the other's, too, or both say for when.
    """
    vague = any(each.vague and each.figure.value_max is None for each in (one, two))
    if vague or same_number(one, two) or sayers_differ(one, two):
        return False
    fewer = one.named <= two.named or two.named <= one.named or len(one.named & two.named) >= _ELSEWHERE
    worded = fewer or (one.figure.as_of and two.figure.as_of)
    hedged = bounded(one.figure) or bounded(two.figure)
    ranges = one.figure.value_max is not None or two.figure.value_max is not None
    return ranges or not (worded and hedged and one.change == two.change)


def _unsaid(one: Measure, two: Measure) -> bool:
    """Tell whether two articles count what is "the state's", or "his", and name nobody in common.

    A large number that is the same needs no name.
    """
    if one.given.article == two.given.article or one.names & two.names:
        return False
    if one.large and one.figure.value == two.figure.value:
        return False
    return bool(_WHOSE.match(one.figure.counted) or _WHOSE.match(two.figure.counted))


def told_apart(one: Measure, two: Measure) -> bool:
    """Tell whether a word or number says that not the same is counted: fates, "category 4", "a month".

    Two winds, lengths or weights that one article gives are of two things.
    """
    first, second = one.figure, two.figure
    rates = first.per and second.per and first.per != second.per
    sizes = first.unit == "other" and one.given.article == two.given.article and first.value != second.value
    return (
        bool(rates)
        or bool(sizes)
        or _counted_apart(one.counted, two.counted)
        or _votes_differ(one, two)
        or (_MORE.search(first.text) is None) != (_MORE.search(second.text) is None)
        or _otherwise(one, two)
        or (one.label != two.label and not _labelled(one, two))
        or _unsaid(one, two)
    )


def _counted_apart(one: Counted, two: Counted) -> bool:
    """Tell whether the words for what is counted say it: whom they single out, fates or numbers."""
    return (
        one.group != two.group
        or bool(one.fates and two.fates and one.fates.isdisjoint(two.fates))
        or bool(one.numbers and two.numbers and one.numbers.isdisjoint(two.numbers))
    )


def _votes_differ(one: Measure, two: Measure) -> bool:
    """Tell whether the other side of two votes differs: "voted 12 to 3", "12 to 4"."""
    return bool((first := _voted(one)) and (second := _voted(two)) and first.isdisjoint(second))


def _voted(one: Measure) -> frozenset[str]:
    """Return the other side's votes beside a count: the 3 of "12 to 3"."""
    text, around = one.figure.text, one.given.around
    if one.unit != "count" or not (f"{text} to " in around or f"{text} votes to " in around):
        return frozenset()
    pattern = rf"(?<![\w.,]){re.escape(text)}(?: votes)? to (\d[\d,]*)(?![\w%])"
    return frozenset(re.findall(pattern, around))


def _otherwise(one: Measure, two: Measure) -> bool:
    """Tell whether of two shares the one is who did something else: "10% of voters chose taxes", "Bush".

    Who doesn't do it, or is against it, is another share. Two articles may each use a
    verb of its own: there no word is shared.
    """
    if one.unit != "percent" or one.change is not None:
        return False
    plain = [each for each in (one, two) if not _NEGATED.search(each.figure.counted)]
    said, other = one.counted.said, two.counted.said
    if len(plain) == 1:
        inside = bool(said) and said <= other if plain[0] is one else bool(other) and other <= said
        return inside or _FAVOURS.search(plain[0].figure.counted) is not None
    many = one.counted.plural and two.counted.plural and bool(said) and bool(other)
    own = one.given.article == two.given.article
    return many and said & other <= (_verb(one) & _verb(two) if own else frozenset())


def _verb(one: Measure) -> frozenset[str]:
    """Return what is done by those counted: "chose" of "voters (chose taxes)"."""
    outer = one.figure.counted.partition(" (")[2]
    return next((words for word in outer.split() if (words := words_of(word))), frozenset())


def _labelled(one: Measure, two: Measure) -> bool:
    """Tell whether what stands behind a label counts what is worded like it: rows of two labels never do."""
    if one.label and two.label:
        return False
    return one.label <= two.named if one.label else two.label <= one.named


def against(one: Measure, two: Measure) -> str:
    """Say two things that are counted, in short where they then still differ."""
    first, second = one.figure, two.figure
    short = [as_named(measure.given) for measure in (one, two)]
    whole = [figure.counted or "what isn’t clear" for figure in (first, second)]
    said = whole if short[0] == short[1] or "" in short else short
    times = [f" {figure.as_of}" if figure.as_of else "" for figure in (first, second)]
    numbers = [" to ".join((each.figure.text, *sorted(_voted(each)))) for each in (one, two)]
    if (said[0], times[0]) == (said[1], times[1]) and numbers[0] != numbers[1]:
        return f"“{numbers[0]}” against “{numbers[1]}”"
    return f"{said[0]}{times[0]} against {said[1]}{times[1]}"


def _repeated(one: Measure, two: Measure) -> bool:
    """Tell whether one article gives a figure twice, the one time in fewer words: in a heading."""
    if not same_number(one, two) or not one.large or one.label != two.label:
        return False
    if one.counted.group and two.counted.group:
        return False
    return one.heading != two.heading or len(one.named & two.named) >= _SHARED


def two_events(one: Measure, two: Measure) -> bool:
    """Tell whether figures of what became of people are of two events: "five killed", of two months.

    They are if their reports are more than a week apart and name no time in common, nor two years to compare.
    """
    if one.large or not (one.counted.fates or two.counted.fates) or not weeks_apart(one, two):
        return False
    return not (named_time(one, two) or (one.times.years and two.times.years))


def _times_apart(one: Measure, two: Measure) -> Why | None:
    """Return that two figures hold at two times, if both say when: two years or months, a day and a year."""
    if two_events(one, two):
        return _weeks
    first, second = one.figure.as_of, two.figure.as_of
    if not (first and second):
        return None
    harmed = bool(one.counted.fates and two.counted.fates)
    spans = one.times.months and two.times.months and _yearly(first) != _yearly(second)
    return _two_times if spans or _two(one.times, two.times, harmed=harmed) else None


def _two(one: Times, two: Times, *, harmed: bool) -> bool:
    """Tell whether times are two. Who came to harm (`harmed`) on a day is among those of its month."""
    years = one.years and two.years and not one.years & two.years
    days = bool(one.days) != bool(two.days) or (one.days and not one.days & two.days)
    months = one.months and two.months and one.months != two.months
    inside = harmed and one.months == two.months and one.months and bool(one.days) != bool(two.days)
    return bool(years or (days and not inside) or months)


def _weeks(_one: Measure, _two: Measure) -> str:
    return "reports more than a week apart, which name no time in common"


def _two_times(one: Measure, two: Measure) -> str:
    return f"“{one.figure.as_of}”{_dated(one)} against “{two.figure.as_of}”{_dated(two)}"


def _yearly(as_of: str) -> bool:
    """Tell whether a time is the year up to a month."""
    return _YEAR_TO.search(as_of) is not None


def _dated(one: Measure) -> str:
    """Return the day of publication in brackets, where a time is told from it: "yesterday"."""
    day = one.given.published
    relative = one.times.days and not re.search(r"\d", one.figure.as_of or "")
    return f" ({day.day} {day:%B})" if relative and day is not None else ""


def _alike(one: Measure, two: Measure, *, near: bool) -> bool:
    """Tell whether the words for what is counted, of one head, name one thing: more words in common.

    A large number that is the same needs no more if both say for when; a small one that one article gives
    twice needs a common topic, and so does one of what became of people.
    """
    shared = len(one.named & two.named)
    if not one.head:
        return False
    if one.vague or two.vague:
        sizes = not (one.vague and two.vague) or one.figure.value == two.figure.value
        return shared > _SHARED and sizes
    if _elsewhere(one, two):
        return shared >= (_ELSEWHERE if same_number(one, two) else _SURELY)
    worded = shared > _SHARED or (shared == _SHARED and one.head not in KINDS)
    return worded or (near and _told_alike(one, two, shared))


def _told_alike(one: Measure, two: Measure, shared: int) -> bool:
    """Tell whether two numbers that are near count one thing, though few words say so."""
    if one.named == two.named and (shared == _SHARED or one.large or one.text == two.text):
        return True
    around = len(one.words & two.words)
    if one.large:
        return bool(one.figure.as_of and two.figure.as_of) or around > _SHARED
    if one.head == PEOPLE and one.counted.fates:
        return one.counted.fates == two.counted.fates and around >= _CLOSE
    fewer = one.named <= two.named or two.named <= one.named
    equal = one.figure.value == two.figure.value
    same = shared >= _SHARED or (equal and (fewer or one.head in KINDS))
    topic = one.given.article == two.given.article and around > _SHARED and same
    return topic or (shared == _SHARED and one.change is not None)


def _elsewhere(one: Measure, two: Measure) -> bool:
    """Tell whether each names somebody or some place, and never the same."""
    if not (one.names and two.names):
        return False
    return one.names.isdisjoint(two.named) and two.names.isdisjoint(one.named)


def named_time(one: Measure, two: Measure) -> bool:
    return bool(one.times.years & two.times.years or one.times.days & two.times.days)


def weeks_apart(one: Measure, two: Measure) -> bool:
    first, second = one.given.published, two.given.published
    return first is not None and second is not None and abs(first - second) > _WEEK
