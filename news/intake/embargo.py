"""Until when may a text not be shown? "EMBARGOED UNTIL 00:01 BST, 14 May 2025"."""

import re
from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from itertools import islice

from news.dates import PLACES, ZONES, day_in, instant_at
from news.intake.notices import is_notice, is_release
from news.nouns import Standing, StandingKind
from news.periods import MONTHS, WEEKDAYS

LONGEST = 200
"""Characters of the longest such line."""

FIRST, LONGEST_HEAD = 3, 2_000
"""Lines of a text, blank ones apart, in which it may say that it is embargoed, and the most characters."""

NEAR = timedelta(days=180)
"""How far from the day on which it is read a day without a year may lie: embargoes end within weeks."""

_OF_US = (
    r"(?<!australian )\b(?:u\.?s\.? )?{}(?: (?:standard|daylight))?(?: time)?\b"
    r"(?!\s+(?!(?:on|at|mon|tue|wed|thu|fri|sat|sun|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec))[a-z])"
    r"(?!.*\b(?:australia|sydney|melbourne|brisbane))"
)
"""A zone of the United States in words: there are eastern ones in Europe, Africa and Australia, too."""
_NAMED_ZONES = (
    (re.compile(r"\bcentral european (?:standard |summer )?time\b", re.IGNORECASE), "CET"),
    (re.compile(r"\b(?:london|british|u\.k\.) time\b", re.IGNORECASE), "UK"),
    (re.compile(_OF_US.format("eastern"), re.IGNORECASE), "ET"),
    (re.compile(_OF_US.format("pacific"), re.IGNORECASE), "PT"),
)
"""Zones in words, and what the lists of zones call them; summer or not, the day says."""
_ZONE = rf"(?P<zone>{'|'.join(sorted([*ZONES, *PLACES], key=len, reverse=True))}|[+-]\d{{2}}:?\d{{2}})"
_CLOCK = re.compile(
    r"(?<![\d/.-])(?:(?P<hour>[01]?\d|2[0-3])(?:[:.]?(?P<minute>[0-5]\d)(?!\d))?\s?(?P<half>[ap]\.?m\b\.?)?"
    r"(?:\s?(?:hours|hrs|h)\b)?|(?P<word>midnight|noon))"
    rf"(?P<between>[\s,(]*){_ZONE}?\b",
    re.IGNORECASE,
)
_ANY_ZONE = re.compile(rf"(?<![A-Za-z]){_ZONE}(?![A-Za-z])", re.IGNORECASE)
_MONTH = rf"(?P<{{}}>{'|'.join(f'{month[:3]}(?:{month[3:]})?' for month in MONTHS)}|sept)\.?"
_DAY = re.compile(
    rf"(?:(?P<weekday>{'|'.join(f'{day[:3]}(?:{day[3:]})?' for day in WEEKDAYS)}|tues|thurs)\.?,?\s+)?"
    rf"(?:(?:the\s+)?(?P<d1>\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?{_MONTH.format('m1')}"
    rf"|{_MONTH.format('m2')}\s+(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?)\b(?!,?\s+\d{{4}})",
    re.IGNORECASE,
)


def is_embargo(line: str) -> bool:
    """Tell whether a line lays an embargo on what stands below it: a notice, and no sentence about one."""
    return len(line) <= LONGEST and is_notice(line)


def standing_of(lines: Iterable[str], standing: Standing, today: date | None = None) -> Standing:
    """Return `standing`, or embargoed until the instant that one of `lines` states.

    A day without a year is the one nearest to `today`, when the line is read, and falls on the weekday that
    the line names. An embargo whose day, clock or zone is missing or means several things has no end: it is
    never lifted by itself. “For release at …” is one only where that day is not over.
    """
    for line in lines:
        if is_embargo(line) or _is_to_come(line, today):
            return Standing(kind=StandingKind.EMBARGOED, until=_until(line, today))
    return standing


def standing_above(text: str, standing: Standing, today: date | None = None) -> Standing:
    """Return `standing`, or embargoed as the first lines of a whole text state."""
    lines = (line for line in text[:LONGEST_HEAD].split("\n") if line.strip())
    return standing_of(islice(lines, FIRST), standing, today)


def _is_to_come(line: str, today: date | None) -> bool:
    """Tell whether a line gives a day of release that isn't over."""
    if len(line) > LONGEST or not is_release(line):
        return False
    day, _ = _day(line, today)
    if day is None or today is None or day != today:
        return day is not None and (today is None or day > today)
    return _until(line, today) is not None


def _until(line: str, today: date | None) -> datetime | None:
    """Return the instant; the clock may stand before or after the date, the zone at the end."""
    for named, zone_called in _NAMED_ZONES:
        line = named.sub(zone_called, line)
    day, rest = _day(line, today)
    at = _clock(rest)
    zone = _ANY_ZONE.findall(rest)
    if day is None or at is None or len(set(zone)) != 1:
        return None
    return instant_at(day, at, zone[0])


def _day(line: str, today: date | None) -> tuple[date | None, str]:
    """Return the day, and the line without it."""
    full = day_in(line)
    if full is not None:
        day, start, end = full
        return day, f"{line[:start]} {line[end:].removeprefix('T')}"
    near = _DAY.search(line)
    if near is None or today is None:
        return None, line
    return _nearest(near, today), f"{line[: near.start()]} {line[near.end() :]}"


def _nearest(match: re.Match[str], today: date) -> date | None:
    month = _number(match["m1"] or match["m2"], MONTHS)
    weekday = match["weekday"]
    for year in (today.year, today.year - 1, today.year + 1):
        try:
            day = date(year, month + 1, int(match["d1"] or match["d2"]))
        except ValueError:
            continue
        if abs(day - today) <= NEAR:
            wrong = weekday and day.weekday() != _number(weekday, WEEKDAYS)
            return None if wrong else day
    return None


def _number(words: str, names: list[str]) -> int:
    return next(at for at, name in enumerate(names) if name.startswith(words.lower()[:3]))


def _clock(rest: str) -> time | None:
    """Return the one time of day that a line without its date gives."""
    found = [match for match in _CLOCK.finditer(rest) if _is_clock(match)]
    times = {_time(match) for match in found}
    return times.pop() if len(times) == 1 else None


def _is_clock(match: re.Match[str]) -> bool:
    """Tell a time of day from any other number."""
    return bool(match["word"] or match["minute"] or match["half"])


def _time(match: re.Match[str]) -> time | None:
    if match["word"]:
        return time(12 if match["word"].lower() == "noon" else 0)
    hour = int(match["hour"])
    if match["half"]:
        if hour > 12:
            return None
        hour = hour % 12 + (12 if match["half"].lower().startswith("p") else 0)
    return time(hour, int(match["minute"] or 0))
