"""What does a date say that a page tells to machines, in whatever form programs write one?"""

import re
from datetime import UTC, datetime, time

from news.dates import stated
from news.intake.numeric_dates import spelt
from news.nouns import Published

EARLIEST, LATEST = 1990, 2100
"""Years of publication that are believed."""

MILLISECONDS = 13
"""Digits of an instant that is counted in milliseconds rather than seconds."""

_ISO = re.compile(
    r"\d{4}-\d{2}-\d{2}"
    r"(?:[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?\s?(?:Z|[+-]\d{2}:?\d{2}|UTC|GMT)?(?:\[\w+\])?)?"
)
_COMPACT = re.compile(r"((?:19|20)\d{6})(?:T?(\d{6})(Z?)|(?:\d{2}){1,2})?")
"""A day with its clock; one of hours and minutes alone, "2025051406", is left out."""
_EPOCH = re.compile(r"\d{10}|\d{13}")
_UTC = re.compile(r"\s?(?:UTC|GMT)$")
_BEFORE_OFFSET = re.compile(r"\s(?=[Z+-])")


def read_date(words: str, first: bool | None = None) -> Published | None:
    """Return what a machine's date says: a day, or an instant where its offset is given.

    "2025-05-14T06:25:06Z", "2025-05-14 06:25:06 UTC", "Jan 17, 2025", "09/25/2025 - 11:38", "1747203906".
    `first`: whether the page writes the day first, where it says so.
    """
    plain = words.strip()
    if _ISO.fullmatch(plain):
        return _of_iso(plain)
    compact = _COMPACT.fullmatch(plain)
    if compact:
        return _of_iso(f"{compact[1]}T{compact[2]}{compact[3]}" if compact[2] else compact[1])
    if _EPOCH.fullmatch(plain):
        return _of_epoch(int(plain) // (1000 if len(plain) == MILLISECONDS else 1))
    found = stated(spelt(plain, first))
    return found[0] if found and is_sane(found[0]) else None


def is_sane(published: Published) -> bool:
    """Tell whether something can have been published then: 0001-01-01 is what programs write for nothing."""
    return EARLIEST <= published.day.year <= LATEST


def _of_iso(words: str) -> Published | None:
    plain = _BEFORE_OFFSET.sub("", _UTC.sub("Z", words.partition("[")[0]))
    try:
        instant = datetime.fromisoformat(plain)
    except ValueError:
        return None
    clocked = instant.tzinfo is not None and instant.time() != time.min  # else a day that a program wrote so
    found = Published(day=instant.date(), instant=instant if clocked else None)
    return found if is_sane(found) else None


def _of_epoch(seconds: int) -> Published | None:
    instant = datetime.fromtimestamp(seconds, UTC)
    found = Published(day=instant.date(), instant=instant)
    return found if is_sane(found) else None
