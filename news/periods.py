"""Periods as questions put them: "since May", "last week", "on 14 May", "between 1 and 5 May 2025"."""

import calendar
import re
from dataclasses import dataclass
from datetime import date, timedelta

MONTHS = "january february march april may june july august september october november december".split()
WEEKDAYS = "monday tuesday wednesday thursday friday saturday sunday".split()
UNITS = {"day": 1, "week": 7}
_MONTHS = (
    r"(?P<{}>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_DAY = r"(?P<{}>\d{{1,2}})(?:st|nd|rd|th)?\b"
_NAMED = re.compile(
    r"(?P<today>today)|(?P<yesterday>yesterday)"
    r"|(?P<which>this|last|past)\s+(?P<number>\d{1,3}\s+)?(?P<unit>day|week|weekend|month|year)s?\b"
    rf"|last\s+(?P<weekday>{'|'.join(WEEKDAYS)})"
    r"|(?P<iso>\d{4}-\d{2}-\d{2})"
    rf"|{_DAY.format('d1')}\s+(?:of\s+)?{_MONTHS.format('m1')}(?:,?\s+(?P<y1>\d{{4}}))?"
    rf"|{_MONTHS.format('m2')}\s+{_DAY.format('d2')}(?:,?\s+(?P<y2>\d{{4}}))?"
    rf"|{_MONTHS.format('m3')}(?:\s+(?P<y3>\d{{4}}))?"
    r"|(?P<year>(?:19|20)\d{2})",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Days:
    """A period in whole days, both ends included; None: open on that side."""

    first: date | None = None
    last: date | None = None


def named_period(words: str, today: date) -> tuple[Days, int] | None:
    """Return the period that `words` begin with, and where the rest begins; None when they name none.

    A day or month without a year is the last one that has begun by `today`: in May 2026 "June" is June 2025.
    Weeks run from Monday to Sunday, weekends are Saturday and Sunday.
    """
    match = _NAMED.match(words)
    if match is None or words[match.end() : match.end() + 1].isalnum():
        return None
    try:
        return _meant(match, today), match.end()
    except ValueError:
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


def both(one: Days, other: Days) -> Days:
    """Return the days that lie in both."""
    firsts = [day for day in (one.first, other.first) if day]
    lasts = [day for day in (one.last, other.last) if day]
    return Days(first=max(firsts, default=None), last=min(lasts, default=None))


def _meant(match: re.Match[str], today: date) -> Days:
    parts = match.groupdict()
    if parts["which"]:
        return _relative(parts, today)
    if parts["m1"] or parts["m2"] or parts["m3"]:
        return _dated(parts, today)
    if parts["iso"]:
        return _one(date.fromisoformat(parts["iso"]))
    if parts["year"]:
        return Days(first=date(int(parts["year"]), 1, 1), last=date(int(parts["year"]), 12, 31))
    return _one(_near(parts, today))


def _near(parts: dict[str, str | None], today: date) -> date:
    """Return today, yesterday, or the last weekday of that name before today."""
    if parts["weekday"]:
        back = (today.weekday() - WEEKDAYS.index(parts["weekday"].lower()) - 1) % 7 + 1
        return today - timedelta(days=back)
    return today - timedelta(days=1 if parts["yesterday"] else 0)


def _dated(parts: dict[str, str | None], today: date) -> Days:
    """Return a month, or a day of one; without a year the last that has begun."""
    month = _month(parts["m1"] or parts["m2"] or parts["m3"] or "")
    year, day = parts["y1"] or parts["y2"] or parts["y3"], int(parts["d1"] or parts["d2"] or 0)
    number = int(year) if year else _last_year(date(today.year, month, day or 1), today)
    return _one(date(number, month, day)) if day else _whole_month(number, month)


def _relative(parts: dict[str, str | None], today: date) -> Days:
    which, unit = (parts["which"] or "").lower(), (parts["unit"] or "").lower()
    number = int(parts["number"] or 1)
    if parts["number"] or which == "past":
        return Days(first=_back(today, number, unit), last=today)
    if unit == "day":
        return _one(today - timedelta(days=which == "last"))
    if unit in {"week", "weekend"}:
        monday = today - timedelta(days=today.weekday() + (7 if which == "last" else 0))
        return Days(
            first=monday + timedelta(days=5 if unit == "weekend" else 0), last=monday + timedelta(days=6)
        )
    if unit == "year":
        year = today.year - (which == "last")
        return Days(first=date(year, 1, 1), last=date(year, 12, 31))
    months = today.year * 12 + today.month - 1 - (which == "last")
    return _whole_month(months // 12, months % 12 + 1)


def _back(today: date, number: int, unit: str) -> date:
    """Return the day `number` units before `today`; months and years keep the day where there is one."""
    if unit in UNITS:
        return today - timedelta(days=number * UNITS[unit])
    months = today.year * 12 + today.month - 1 - number * (12 if unit == "year" else 1)
    year, month = months // 12, months % 12 + 1
    return date(year, month, min(today.day, calendar.monthrange(year, month)[1]))


def _whole_month(year: int, month: int) -> Days:
    return Days(first=date(year, month, 1), last=date(year, month, calendar.monthrange(year, month)[1]))


def _one(day: date) -> Days:
    return Days(first=day, last=day)


def _month(words: str) -> int:
    return next(at for at, name in enumerate(MONTHS, 1) if name.startswith(words.lower()[:3]))


def _last_year(day: date, today: date) -> int:
    return today.year if day <= today else today.year - 1
