"""Periods as questions put them: "since May", "last week", "on 14 May", "between 1 and 5 May 2025"."""

import calendar
import re
from dataclasses import dataclass, replace
from datetime import date, timedelta

MONTHS = "january february march april may june july august september october november december".split()
WEEKDAYS = "monday tuesday wednesday thursday friday saturday sunday".split()
UNITS = {"day": 1, "week": 7, "fortnight": 14}
MONTHS_OF = {"quarter": 3, "year": 12}
NTH = ("first", "second", "third", "fourth")
COUNTS = {
    **{word: at for at, word in enumerate("one two three four five six seven eight nine ten".split(), 1)},
    "a": 1,
    "an": 1,
    "eleven": 11,
    "twelve": 12,
    "couple": 2,
    "few": 3,
}
"""Numbers in words; "a few" are three: the answer says which days were taken."""
_COUNT = rf"(?:\d{{1,3}}|(?:a\s+)?(?:few|couple(?:\s+of)?)|{'|'.join(COUNTS)})\b"
_MONTHS = (
    r"(?P<{}>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_DAY = r"(?P<{}>\d{{1,2}})(?:st|nd|rd|th)?\b"
_FROM = r"(?:(?P<{}>\d{{1,2}})(?:st|nd|rd|th)?\s*(?:[-–—]|\bto\b|\band\b|\buntil\b)\s*)?"
_NAMED = re.compile(
    r"(?P<today>today|tonight|this\s+(?:morning|afternoon|evening))|(?P<yesterday>yesterday|last\s+night)"
    r"|(?:the\s+)?(?P<nth>first|second|third|fourth|last)\s+(?P<part>quarter|half)\s+of\s+(?P<part_year>\d{4})"
    rf"|(?:the\s+)?(?P<which>this|last|past)\s+(?P<number>{_COUNT}\s+)?"
    r"(?P<unit>hour|day|weekend|week|fortnight|month|year"
    r"|quarter(?!['’-]|s['’]|\s(?:century|final|hour|mile)|finals))s?\b"
    rf"|(?P<back>{_COUNT})\s+(?P<back_unit>day|week|fortnight|month|year)s?\s+ago\b"
    rf"|(?:last\s+)?(?P<weekday>{'|'.join(WEEKDAYS)})"
    r"|(?P<iso>\d{4}-\d{2}-\d{2})"
    r"|q(?P<quarter>[1-4])(?:[\s-]+(?:of\s+)?(?P<quarter_year>\d{4}))?"
    r"|(?P<d3>\d{1,2})(?P<mark>[./])(?P<n3>\d{1,2})(?P=mark)(?P<y4>\d{4})"
    rf"|(?:the\s+)?{_FROM.format('from1')}{_DAY.format('d1')}\s+(?:of\s+)?{_MONTHS.format('m1')}(?:,?\s+(?P<y1>\d{{4}}))?"
    rf"|{_MONTHS.format('m2')}\s+{_FROM.format('from2')}{_DAY.format('d2')}(?:,?\s+(?P<y2>\d{{4}}))?"
    rf"|{_MONTHS.format('m3')}(?:\s+(?P<y3>\d{{4}}))?"
    r"|(?P<year>(?:19|20)\d{2})",
    re.IGNORECASE,
)
Parts = dict[str, str | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Days:
    """A period in whole days, both ends included; None: open on that side."""

    first: date | None = None
    last: date | None = None


def named_period(words: str, today: date) -> tuple[Days, int] | None:
    """Return the period that `words` begin with, and where the rest begins; None when they name none.

    A day or month without a year is the last one that has begun by `today`: in May 2026 "June" is June 2025;
    a weekday is the last one before `today`. Weeks run from Monday to Sunday, weekends are Saturday and
    Sunday. "two weeks ago" is that week; of 5/6/2025 the day comes first, where it can. "Q3" alone is the
    last that has begun.
    """
    match = _NAMED.match(words)
    if match is None or words[match.end() : match.end() + 1].isalnum():
        return None
    try:
        return _meant(match, today), match.end()
    except (ValueError, OverflowError):
        return None


def since(period: Days) -> Days:
    """Return all days from the beginning of `period` on."""
    return Days(first=period.first)


def until(period: Days) -> Days:
    """Return all days up to the end of `period`."""
    return Days(last=period.last)


def before(period: Days) -> Days:
    """Return all days before `period`."""
    return Days(last=period.first and period.first - timedelta(days=1))


def after(period: Days) -> Days:
    """Return all days after `period`."""
    return Days(first=period.last and period.last + timedelta(days=1))


def both(one: Days, other: Days) -> Days:
    """Return the days that lie in both."""
    firsts = [day for day in (one.first, other.first) if day]
    lasts = [day for day in (one.last, other.last) if day]
    return Days(first=max(firsts, default=None), last=min(lasts, default=None))


def last_before(day: Days, other: Days) -> Days:
    """Return the weekday `day`, a week earlier where it lies after `other`: "between Friday and Monday"."""
    if not (day.first and other.first and day.first > other.first):
        return day
    return _one(day.first - timedelta(days=7))


def spanning(one: Days, other: Days, *, dated: tuple[bool, bool]) -> Days:
    """Return all days from `one` to `other`; `dated` tells of each whether it was named with its year.

    Where they stand the other way round, whichever has no year takes the one that sets it right: asked in May
    2025, "May to June" ends in June 2025.
    """
    first, last = one.first, other.last
    if not (first and last and first > last):
        return Days(first=first, last=last)
    if (first.year, first.month) == (last.year, last.month):
        return Days(first=other.first, last=one.last)
    if not dated[1]:
        return Days(first=first, last=_moved(last, first.year + (_moved(last, first.year) < first)))
    if not dated[0]:
        return Days(first=_moved(first, last.year - (_moved(first, last.year) > last)), last=last)
    return Days(first=other.first, last=one.last)


def _moved(day: date, year: int) -> date:
    """Return the same day of another year, the last of its month where that has fewer days."""
    return _in_month(date(year, day.month, 1), day.day)


def _in_month(month: date, day: int) -> date:
    """Return that day of the month, or its last one."""
    return month.replace(day=min(day, calendar.monthrange(month.year, month.month)[1]))


def _meant(match: re.Match[str], today: date) -> Days:
    parts = match.groupdict()
    if parts["nth"] or parts["quarter"]:
        return _part_of_year(parts, today)
    if parts["which"]:
        return _relative(parts, today)
    if parts["back"]:
        return _ago(_count(parts["back"]), (parts["back_unit"] or "").lower(), today)
    if parts["m1"] or parts["m2"] or parts["m3"]:
        return _dated(parts, today)
    if parts["year"]:
        return _whole_year(int(parts["year"]))
    return _one(_day(parts, today))


def _day(parts: Parts, today: date) -> date:
    """Return a day in figures, today, yesterday, or the last weekday of that name before today."""
    if parts["iso"]:
        return date.fromisoformat(parts["iso"])
    if parts["y4"]:
        year, month, day = int(parts["y4"]), int(parts["n3"] or 0), int(parts["d3"] or 0)
        return date(year, day, month) if month > len(MONTHS) else date(year, month, day)
    if parts["weekday"]:
        back = (today.weekday() - WEEKDAYS.index(parts["weekday"].lower()) - 1) % 7 + 1
        return today - timedelta(days=back)
    return today - timedelta(days=1 if parts["yesterday"] else 0)


def _dated(parts: Parts, today: date) -> Days:
    """Return a month, a day of one, or days of one; without a year the last that has begun."""
    month = _month(parts["m1"] or parts["m2"] or parts["m3"] or "")
    year, day = parts["y1"] or parts["y2"] or parts["y3"], int(parts["d1"] or parts["d2"] or 0)
    begins = int(parts["from1"] or parts["from2"] or day)
    number = int(year) if year else _last_year(date(today.year, month, begins or 1), today)
    if not day:
        return _whole_month(number, month)
    if begins > day:
        raise ValueError  # "28 to 2 March" may begin in February, or be two days the wrong way round
    return replace(_one(date(number, month, day)), first=date(number, month, begins))


def _part_of_year(parts: Parts, today: date) -> Days:
    """Return a quarter or a half of a calendar year."""
    if parts["quarter"]:
        first = 3 * int(parts["quarter"]) - 2
        year = int(parts["quarter_year"] or _last_year(date(today.year, first, 1), today))
        return _months(year, first, 3)
    nth, months = (parts["nth"] or "").lower(), 3 if (parts["part"] or "").lower() == "quarter" else 6
    first = 13 - months if nth == "last" else 1 + months * NTH.index(nth)
    return _months(int(parts["part_year"] or 0), first, months)


def _months(year: int, first: int, number: int) -> Days:
    return Days(first=date(year, first, 1), last=_whole_month(year, first + number - 1).last)


def _relative(parts: Parts, today: date) -> Days:
    which, unit = (parts["which"] or "").lower(), (parts["unit"] or "").lower()
    number = _count(parts["number"] or "one")
    if parts["number"] or which == "past" or unit in {"hour", "fortnight"}:
        return Days(first=_back(today, number, unit), last=today)
    if unit == "day":
        return _one(today - timedelta(days=which == "last"))
    if unit in {"week", "weekend"}:
        week = _week(today - timedelta(days=7 if which == "last" else 0))
        return replace(week, first=(week.last or today) - timedelta(days=1)) if unit == "weekend" else week
    if unit == "year":
        return _whole_year(today.year - (which == "last"))
    months = today.year * 12 + today.month - 1
    if unit == "quarter":
        quarter = months // 3 - (which == "last")
        return _months(quarter // 4, 3 * (quarter % 4) + 1, 3)
    months -= which == "last"
    return _whole_month(months // 12, months % 12 + 1)


def _ago(number: int, unit: str, today: date) -> Days:
    """Return the day, or the whole week, month or year, that lies so far back."""
    day = _back(today, number, unit)
    if unit == "day":
        return _one(day)
    if unit == "year":
        return _whole_year(day.year)
    return _whole_month(day.year, day.month) if unit == "month" else _week(day)


def _back(today: date, number: int, unit: str) -> date:
    """Return the day `number` units before `today`; months and years keep the day where there is one."""
    if unit in {"hour", "weekend"}:
        return today - timedelta(days=-(-number // 24) if unit == "hour" else 7 * number)
    if unit in UNITS:
        return today - timedelta(days=number * UNITS[unit])
    months = today.year * 12 + today.month - 1 - number * MONTHS_OF.get(unit, 1)
    return _in_month(date(months // 12, months % 12 + 1, 1), today.day)


def _count(words: str) -> int:
    """Return the number of "3", "three", "a few", "couple of"."""
    parts = words.lower().split()
    word = next((part for part in parts if part not in {"a", "of"}), "a")
    return int(word) if word.isdigit() else COUNTS[word]


def _week(day: date) -> Days:
    monday = day - timedelta(days=day.weekday())
    return Days(first=monday, last=monday + timedelta(days=6))


def _whole_month(year: int, month: int) -> Days:
    return Days(first=date(year, month, 1), last=date(year, month, calendar.monthrange(year, month)[1]))


def _whole_year(year: int) -> Days:
    return Days(first=date(year, 1, 1), last=date(year, 12, 31))


def _one(day: date) -> Days:
    return Days(first=day, last=day)


def _month(words: str) -> int:
    return next(at for at, name in enumerate(MONTHS, 1) if name.startswith(words.lower()[:3]))


def _last_year(day: date, today: date) -> int:
    return today.year if day <= today else today.year - 1
