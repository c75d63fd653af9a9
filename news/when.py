"""Which day or days do words like "on Monday" mean? Counted from the article's own date, in its own zone.

Never from today: without an article's date there is no answer. What might mean two days has none either:
"last Monday", said on a Wednesday, is the day before yesterday to some and nine days ago to others.
"""

import calendar
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from news.nouns import Published, Span
from news.periods import MONTHS, WEEKDAYS, Days
from news.tense import Tense, tense_at

DAY = timedelta(days=1)
WEEK = timedelta(days=7)
SUNDAY = 6
_NUMBERS = "one two three four five six seven eight nine ten eleven twelve".split()
_TIME = r"(?:\s+(?:morning|afternoon|evening|night|lunchtime))?"
_DAYS_OF = "|".join(WEEKDAYS)
_MONTH = "|".join(f"{month[:3]}(?:{month[3:]})?" for month in MONTHS) + "|sept"
_WHEN = re.compile(
    r"\b(?:(?P<near>the\s+day\s+(?:before\s+yesterday|after\s+tomorrow)"
    rf"|today|tonight|yesterday|tomorrow|last\s+night|this\s+(?:morning|afternoon|evening)){_TIME}"
    rf"|(?P<which>last|next|this(?:\s+coming)?|coming)\s+(?P<named>{_DAYS_OF}){_TIME}"
    rf"|(?P<part>earlier|later)\s+this\s+(?P<partof>week|month|year)"
    r"|(?:(?P<weekend>last|next|this|at\s+the|over\s+the)\s+weekend)"
    r"|(?P<span>last|this|next)\s+(?P<unit>week|month|year)"
    rf"|(?P<ago>\d{{1,2}}|an?|{'|'.join(_NUMBERS)})\s+(?P<agounit>day|week)s?\s+ago"
    rf"|(?:(?:{_DAYS_OF}),?\s+)?(?:(?:the\s+)?(?P<d1>\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?(?P<m1>{_MONTH})"
    rf"|(?P<m2>{_MONTH})\.?\s+(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?)\b(?:,?\s+(?P<year>\d{{4}}))?"
    rf"|(?P<weekday>{_DAYS_OF}){_TIME})\b",
    re.IGNORECASE,
)

_BEFORE_NAME = re.compile(
    r"\b(?:(?:the|an?|every|each|that|one|some|any|another|most|many|first|final|following|previous)"
    r"|(?-i:Ash|Good|Black|Cyber|Bloody|Super|Easter|Palm|Whit|Shrove|Maundy|Holy|Fat|Giving|Remembrance|Sheffield"
    r"|Mothering|Big|Blue|Spy|Pancake|Mail\s+on|Sun\s+on))\s+$",
    re.IGNORECASE,
)
"""What makes a weekday part of a name, or no certain one: "Black Friday", "a Friday in 1999"."""
_AFTER_NAME = re.compile(
    r"\s+(?:Times|Telegraph|Mirror|Mail|Express|Post|Herald|Mercury|World|Independent|People|Sport|Kitchen|Politics"
    r"|Brunch|Supplement|Magazine|(?:Night|Morning)\s+(?:Live|Football))\b"
)
_TO = re.compile(r"\s*(?:to|through|until|till|[-–—])\s*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Dated:
    """Words that name a day or days, and which they are."""

    span: Span
    days: Days


def find_dates(text: str, published: Published | None) -> Iterator[Dated]:
    """Yield the words of `text` that name days, in order; without an article's date none do."""
    if published is None:
        return
    led: Dated | None = None
    for here, past in _each(text, published.day):
        if led and _TO.fullmatch(text, led.span.end, here.span.start) and _is_weekday(here.span.of(text)):
            here = replace(here, days=_after(led.days, here.days))  # noqa: PLW2901
            if past and here.days.last and here.days.last > published.day:
                led = None  # "were shut from Monday to Thursday", on a Wednesday: of which week?
                continue
        if led:
            yield led
        led = here
    if led:
        yield led


def _each(text: str, day: date) -> Iterator[tuple[Dated, bool]]:
    """Yield the words that name days, each by itself, and whether what happens then is past."""
    for match in _WHEN.finditer(text):
        tense = tense_at(text, match.start(), match.end())
        if (tense is None and _needs_tense(match)) or _is_name(text, match):
            continue
        days = _meant(match, day, to_come=tense is Tense.TO_COME)
        if days is not None:
            yield Dated(span=Span(*match.span()), days=days), tense is Tense.PAST


def _is_weekday(words: str) -> bool:
    return words.lower().startswith(tuple(WEEKDAYS)) and not any(map(str.isdigit, words))


def _after(since: Days, days: Days) -> Days:
    """Return the day itself, or that of the week after where it comes before the day that leads to it."""
    if since.first is None or days.first is None:
        return days
    return _one(since.first + (days.first - since.first) % WEEK)


def _is_name(text: str, match: re.Match[str]) -> bool:
    """Tell whether words are a part of a name, or of no certain week: "the last week of the campaign"."""
    if not any(match[name] for name in ("weekday", "named", "span", "weekend")):
        return False
    if _BEFORE_NAME.search(text[max(0, match.start() - 20) : match.start()]):
        return True
    return bool(match["weekday"] and _AFTER_NAME.match(text, match.end("weekday")))


def _needs_tense(match: re.Match[str]) -> bool:
    """Tell whether the words mean one day where something is past, and another where it is to come."""
    bare = (match["d1"] or match["d2"]) and not match["year"]
    return bool(match["weekday"] or bare or (match["weekend"] or "").lower().startswith(("at", "over")))


def days_of(words: str, day: date, *, to_come: bool = False) -> Days | None:
    """Return the days that `words` begin with, seen from `day`; None where there are none, or might be two.

    `to_come`: what happens then had not happened yet. "on Friday" is the last one up to `day`, or the next.
    """
    match = _WHEN.match(words.removeprefix("on "))
    return _meant(match, day, to_come=to_come) if match else None


def _meant(match: re.Match[str], day: date, *, to_come: bool) -> Days | None:
    told = {name: words.lower() for name, words in match.groupdict().items() if words}
    try:
        if "near" in told:
            return _near(told["near"], day)
        if "named" in told:
            return _one_of_two(" ".join(told["which"].split()), WEEKDAYS.index(told["named"]), day)
        if "weekday" in told:
            return _one(_weekday(WEEKDAYS.index(told["weekday"]), day, to_come=to_come))
        if "d1" in told or "d2" in told:
            return _dated(told, day, to_come=to_come)
        return _stretch(told, day, to_come=to_come)
    except (ValueError, OverflowError):
        return None


def _near(words: str, day: date) -> Days:
    if words.startswith("the"):
        return _one(day + (2 * DAY if words.endswith("tomorrow") else -2 * DAY))
    back = words.startswith(("yesterday", "last"))
    return _one(day - DAY if back else day + DAY if words.startswith("tomorrow") else day)


def _weekday(weekday: int, day: date, *, to_come: bool) -> date:
    since = (day.weekday() - weekday) % 7
    return day + timedelta(days=-since % 7) if to_come else day - timedelta(days=since)


def _one_of_two(which: str, weekday: int, day: date) -> Days | None:
    """Return "last" and "next" days where both ways of counting agree: in another week than the article's."""
    monday = day - timedelta(days=day.weekday())
    if which == "last":
        found = day - timedelta(days=(day.weekday() - weekday - 1) % 7 + 1)
        return _one(found) if found < monday else None
    if which == "next":
        found = day + timedelta(days=(weekday - day.weekday() - 1) % 7 + 1)
        return _one(found) if found >= monday + WEEK else None
    found = monday + timedelta(days=weekday)
    return _one(found if which == "this" or found >= day else found + WEEK)


def _dated(told: dict[str, str], day: date, *, to_come: bool) -> Days:
    """Return a day of a month; without a year the last one up to `day`, or the next from it on."""
    month = next(
        at for at, name in enumerate(MONTHS, 1) if name.startswith((told.get("m1") or told["m2"])[:3])
    )
    number = int(told.get("d1") or told["d2"])
    if "year" in told:
        return _one(date(int(told["year"]), month, number))
    found = date(day.year, month, number)
    if to_come:
        return _one(found if found >= day else date(day.year + 1, month, number))
    return _one(found if found <= day else date(day.year - 1, month, number))


def _stretch(told: dict[str, str], day: date, *, to_come: bool) -> Days | None:
    if "weekend" in told:
        return _weekend(told["weekend"], day, to_come=to_come)
    if "ago" in told:
        words = told["ago"]
        count = int(words) if words.isdigit() else 1 if words in {"a", "an"} else _NUMBERS.index(words) + 1
        if told["agounit"] == "day":
            return _one(day - count * DAY)
        return _week(day - count * WEEK)  # "two weeks ago" is a week, no day
    unit = told.get("unit") or told["partof"]
    whole = _unit(unit, told.get("span", "this"), day)
    if "part" not in told:
        return whole
    return (
        Days(first=whole.first, last=day) if told["part"] == "earlier" else Days(first=day, last=whole.last)
    )


def _weekend(which: str, day: date, *, to_come: bool) -> Days:
    saturday = day - timedelta(days=day.weekday()) + 5 * DAY
    if which == "next" or (which == "last" and day >= saturday):
        saturday += WEEK if which == "next" else -WEEK
    elif day < saturday and (which == "last" or (which != "this" and not to_come)):
        saturday -= WEEK
    return Days(first=saturday, last=saturday + DAY)


def _unit(unit: str, which: str, day: date) -> Days:
    step = {"last": -1, "this": 0, "next": 1}[which]
    if unit == "week":
        return _week(day + step * WEEK)
    if unit == "year":
        return Days(first=date(day.year + step, 1, 1), last=date(day.year + step, 12, 31))
    months = day.year * 12 + day.month - 1 + step
    year, month = months // 12, months % 12 + 1
    return Days(first=date(year, month, 1), last=date(year, month, calendar.monthrange(year, month)[1]))


def _week(day: date) -> Days:
    monday = day - timedelta(days=day.weekday())
    return Days(first=monday, last=monday + SUNDAY * DAY)


def _one(day: date) -> Days:
    return Days(first=day, last=day)
