"""In which order does a page write day, month and year, where it writes them in numbers?

"05/04/2025" is two days, until the site's country, or the page's other dates, say which comes first.
"""

import re
from collections.abc import Iterable
from urllib.parse import urlsplit

DAY_FIRST = frozenset(
    "ae at au bd be ch cy de dk eg es fi fr gb gh gr ie il in it jm ke lk lu mt my ng nl no nz pk pl pt qa "
    "ro ru se sg tr tt tz ua ug uk za zm zw".split()
)
"""Countries in which the day comes first, by the ends of their sites' names and of languages ("en-IE")."""

MONTH_FIRST = frozenset({"us", "gov", "mil"})
"""Ends of site names by which the month comes first. A language is none: "en-US" is what programs set."""

_NUMERIC = re.compile(r"(?<![\d/.-])(\d{1,2})([/.-])(\d{1,2})\2(\d{4})(?![\d/-])")
_YEAR_FIRST = re.compile(r"(?<![\d/.-])(\d{4})([/.])(\d{1,2})\2(\d{1,2})(?![\d/.-])")
_SHORT = re.compile(r"(?<![\d/.-])(\d{1,2})([/.])(\d{1,2})\2([0-4]\d)(?![\d/.-])")
"""A year of two digits: of this half of the century, and only where the page says which number is the day."""
_NAMED = re.compile(r"(?<![\w-])(\d{1,2})-([A-Za-z]{3,9})-(\d{4})(?!\d)")
_YEAR_LAST = re.compile(r"\b([A-Z][a-z]{2}) (\d{1,2}) (\d{1,2}:\d{2}(?::\d{2})?) ([A-Z]{1,4}) (\d{4})\b")
_COMMA = re.compile(r"\s+,\s?(?=\d{4}\b)")


def day_first(lines: Iterable[str], *, language: str | None, url: str | None) -> bool | None:
    """Tell whether a page writes the day first, by its own plain dates or else by its country."""
    dates = (match for line in lines for match in _NUMERIC.finditer(line))
    plain = {found for match in dates if (found := _plain(match)) is not None}
    if plain:
        return plain.pop() if len(plain) == 1 else None
    end = (urlsplit(url or "").hostname or "").rpartition(".")[2]
    region = (language or "").casefold().replace("_", "-").partition("-")[2]
    if end in MONTH_FIRST:
        return False
    return True if end in DAY_FIRST or region in DAY_FIRST else None


def spelt(words: str, first: bool | None) -> str:
    """Return `words` with its dates in numbers as "2025-05-14", those left out of which it is not sure.

    "05/14/2025" is; "05/04/2025" only if `first` says whether the day comes first. "14-May-2025" and
    "May 14 06:25:06 UTC 2025" are put into a usual order.
    """
    words = _NUMERIC.sub(lambda match: _iso(match, first), words)
    words = _SHORT.sub(lambda match: _iso(match, first) if first is not None else match[0], words)
    words = _YEAR_FIRST.sub(lambda match: f"{match[1]}-{int(match[3]):02d}-{int(match[4]):02d}", words)
    words = _YEAR_LAST.sub(r"\2 \1 \5 \3 \4", _NAMED.sub(r"\1 \2 \3", words))
    return _COMMA.sub(", ", words)


def _iso(match: re.Match[str], first: bool | None) -> str:
    one, other = int(match[1]), int(match[3])
    plain = _plain(match)
    known = first if plain is None else plain
    if known is None and one != other:
        return match[0]
    day, month = (one, other) if known else (other, one)
    year = f"20{match[4]}" if len(match[4]) == 2 else match[4]
    return f"{year}-{month:02d}-{day:02d}"


def _plain(match: re.Match[str]) -> bool | None:
    """Tell whether the day comes first in a date in which only one number can be the month."""
    one, other = int(match[1]), int(match[3])
    if not (1 <= min(one, other) <= 12 < max(one, other) <= 31):
        return None
    return one > 12
