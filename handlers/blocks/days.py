"""Days in words: periods that were asked for, and those that an article's own words mean.

These are counted from the article's date; what stands in quotation marks was said on a day of its own.
"""

import re
from datetime import date, timedelta

from handlers.blocks.kit import escape
from news.nouns import Published
from news.periods import Days
from news.when import find_dates

LONGEST = timedelta(days=7)
"""Days from which nobody counts: "last year" needs no gloss."""

_MARKED = re.compile(r"“[^”]*”|\"[^\"]*\"|‘[^’]*’(?!\w)")
_FULL = re.compile(r"\d{4}$")


def named_days(words: str, published: Published | None, *, among: str) -> list[str]:
    """Return the wordings in `words` that leave their day to the reader, each with the days that it means.

    “last weekend”: Sat 10 to Sun 11 May 2025. `among` are those of the words that are shown.
    """
    plain = _MARKED.sub(lambda match: " " * len(match[0]), words)
    found = {one.span.of(words): one.days for one in find_dates(plain, published)}
    return [
        f"“{escape(wording)}”: {period(days)}"
        for wording, days in found.items()
        if not _FULL.search(wording) and _is_short(days) and wording in among
    ]


def _is_short(days: Days) -> bool:
    return days.first is not None and days.last is not None and days.last - days.first < LONGEST


def period(days: Days) -> str:
    """Return days in words: "Mon 12 to Sun 18 May 2025", "since Mon 12 May 2025"."""
    if days.first and days.last:
        return (
            _day(days.first)
            if days.first == days.last
            else f"{_from(days.first, days.last)} to {_day(days.last)}"
        )
    if days.first:
        return f"since {_day(days.first)}"
    return f"until {_day(days.last)}" if days.last else "at any time"


def _from(first: date, last: date) -> str:
    """Return the first day without what it shares with the last: "Mon 12" of "Mon 12 to Sun 18 May 2025"."""
    if first.year != last.year:
        return _day(first)
    return f"{first:%a} {first.day}" if first.month == last.month else f"{first:%a} {first.day} {first:%B}"


def _day(day: date) -> str:
    return f"{day:%a} {day.day} {day:%B %Y}"
