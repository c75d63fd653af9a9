"""Which day does a line state? Written dates only: nothing relative, nothing guessed."""

import re
from datetime import UTC, date, datetime, time, timedelta, timezone, tzinfo
from zoneinfo import ZoneInfo

from news.nouns import Published

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = (
    r"(?P<{}>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_WEEKDAY = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s+)?"
_DAY = r"(?P<{}>\d{{1,2}})(?:st|nd|rd|th)?"
_CLOCK = (
    r"(?:(?:,|\s+at|\s*[|•·-])?[\sT]*(?P<hour>\d{1,2})[:.](?P<minute>\d{2})(?::\d{2}(?:\.\d+)?)?\s?(?P<half>[ap]\.?m\.?)?"
    r",?\s?(?P<zone>z\b|(?:gmt|utc)?[+-]\d{2}:?\d{2}|(?:gmt|utc)[+-]\d{1,2}\b|[a-z]{2,4}\b)?)?"
)
WRITTEN = (
    r"(?:(?P<y1>\d{4})-(?P<m1>\d{2})-(?P<d1>\d{2})"
    rf"|{_WEEKDAY}{_MONTH.format('m2')}\s+{_DAY.format('d2')},?\s+(?P<y2>\d{{4}})"
    rf"|{_WEEKDAY}(?:the\s+)?{_DAY.format('d3')}\s+(?:of\s+)?{_MONTH.format('m3')},?\s+(?P<y3>\d{{4}})"
    r"|(?P<d4>\d{2})[./](?P<m4>\d{2})[./](?P<y4>\d{4}))"
)
"""A full date, year included: "2025-05-14", "Thursday, August 8, 2019", "14 May 2025", "23/04/2025"."""

_STATED = re.compile(rf"(?<![\w-]){WRITTEN}(?![\d/-]){_CLOCK}", re.IGNORECASE)
_BEFORE = re.compile(
    r"(?<![\w:.])(?P<hour>\d{1,2})[:.](?P<minute>\d{2})(?::\d{2})?\s?(?P<half>[ap]\.?m\.?)?"
    r"\s?\(?(?P<zone>[a-z]{2,4}\b)?\)?(?:,|\s+on|\s*[|•·-])?\s+$",
    re.IGNORECASE,
)
"""A clock that stands before its date: "Published 8:45 AM EST, Mon January 6, 2025"."""

_REACH = 32
"""Characters before a date in which its clock stands."""

ZONES = {
    "z": 0, "utc": 0, "gmt": 0, "wet": 0, "bst": 1, "west": 1, "cet": 1, "cest": 2, "eet": 2, "eest": 3,
    "est": -5, "edt": -4, "mst": -7, "mdt": -6, "pst": -8, "pdt": -7, "aest": 10, "aedt": 11, "nzst": 12,
}  # fmt: skip
"""Hours from UTC of the zones that mean one thing in a dateline; "CST" and "IST" mean several."""

PLACES = {
    "et": "America/New_York", "ct": "America/Chicago", "mt": "America/Denver", "pt": "America/Los_Angeles",
    "uk": "Europe/London",
}  # fmt: skip
"""Zones named without saying whether it is summer there: the day says so."""


def stated(words: str) -> tuple[Published, int, int] | None:
    """Return the first date written in full in `words`, and where it stands there, clock and zone included.

    "By Staff Reporter | 2020-03-15 14:05 GMT" states an instant, and so does "8:45 AM EST, January 6, 2025";
    without a zone that means one thing only the day is taken. "03/04/2025" is refused: it is two days.
    """
    for match in _STATED.finditer(words):
        day = _day(match)
        if day is None:
            continue
        before = _BEFORE.search(words, max(0, match.start() - _REACH), match.start())
        if match["hour"] or not before:
            return Published(day=day, instant=_instant(match, day)), match.start(), match.end()
        return Published(day=day, instant=_instant(before, day)), before.start(), match.end()
    return None


def day_in(words: str) -> tuple[date, int, int] | None:
    """Return the first day written in full in `words`, and where it stands there, without any clock."""
    for match in _STATED.finditer(words):
        day = _day(match)
        if day is not None:
            form = _form(match)
            return day, match.start(), max(match.end(f"d{form}"), match.end(f"y{form}"))
    return None


def _day(match: re.Match[str]) -> date | None:
    form = _form(match)
    written = match[f"m{form}"].lower()
    month = int(written) if written.isdigit() else _MONTHS.index(written[:3]) + 1
    number = int(match[f"d{form}"])
    if form == "4" and number <= 12 and number != month:
        return None
    try:
        return date(int(match[f"y{form}"]), month, number)
    except ValueError:
        return None


def _form(match: re.Match[str]) -> str:
    """Return which of the forms of a written date it is."""
    return next(n for n in "1234" if match[f"y{n}"])


def _instant(match: re.Match[str], day: date) -> datetime | None:
    if match["hour"] is None:
        return None
    hour = int(match["hour"])
    if match["half"]:
        hour = hour % 12 + (12 if match["half"].lower().startswith("p") else 0)
    try:
        return instant_at(day, time(hour, int(match["minute"])), match["zone"] or "")
    except ValueError:
        return None


def instant_at(day: date, clock: time, zone: str) -> datetime | None:
    """Return the instant, its offset fixed; None where `zone` ("BST", "+01:00", "ET") names no one zone."""
    found = _zone(zone.lower())
    if found is None:
        return None
    at = datetime.combine(day, clock, found)
    return at if isinstance(found, timezone) else at.replace(tzinfo=timezone(at.utcoffset() or timedelta()))


def _zone(words: str) -> tzinfo | None:
    if words in ZONES:
        return timezone(timedelta(hours=ZONES[words])) if ZONES[words] else UTC
    if words in PLACES:
        return ZoneInfo(PLACES[words])
    offset = words.removeprefix("gmt").removeprefix("utc")
    if offset[:1] in {"+", "-"}:
        digits = offset[1:].replace(":", "")
        minutes = int(digits[:2]) * 60 + int(digits[2:] or 0)
        return (
            timezone((1 if offset[0] == "+" else -1) * timedelta(minutes=minutes)) if minutes < 1440 else None
        )
    return None
