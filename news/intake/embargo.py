"""Until when may a text not be shown? "EMBARGOED UNTIL 00:01 BST, 14 May 2025"."""

import re
from collections.abc import Iterable
from datetime import datetime

from news.dates import stated
from news.nouns import Standing, StandingKind

LONGEST = 200
"""Characters of the longest such line."""

_EMBARGO = re.compile(
    r"\W*(?:strictly |under )*embargo(?:ed)?(?: release)?\s?(?::|until|till|to\b|for\b|-|–|—)"
    r"|\W*(?:strictly )?not for (?:publication|release|broadcast|use) (?:before|until)\b",
    re.IGNORECASE,
)
_CLOCK = re.compile(
    r"\b(?P<hour>[01]?\d|2[0-3])[:.]?(?P<minute>[0-5]\d)\s?(?P<half>[ap]\.?m\b\.?)?(?:\s?(?:hours|hrs))?"
    r"[\s,(]+(?P<zone>[A-Za-z]{3,4})\b",
)


def is_embargo(line: str) -> bool:
    """Tell whether a line lays an embargo on what stands below it."""
    return len(line) <= LONGEST and bool(_EMBARGO.match(line))


def standing_of(lines: Iterable[str], standing: Standing) -> Standing:
    """Return `standing`, or embargoed until the instant that one of `lines` states.

    An embargo whose day, clock or zone is missing or means several things has no end: it is never lifted by
    itself.
    """
    found = next((line for line in lines if is_embargo(line)), None)
    return standing if found is None else Standing(kind=StandingKind.EMBARGOED, until=_until(found))


def _until(line: str) -> datetime | None:
    """Return the instant; the clock may stand before the date."""
    day = stated(line)
    if day is None or day[0].instant is not None:
        return day[0].instant if day else None
    clock = _CLOCK.search(line)
    if clock is None:
        return None
    again = stated(f"{day[0].day} {clock['hour']}:{clock['minute']}{clock['half'] or ''} {clock['zone']}")
    return again[0].instant if again else None
