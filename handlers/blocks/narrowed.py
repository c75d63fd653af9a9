"""What an answer is narrowed to, said back as it was understood."""

from datetime import date

from handlers.blocks.kit import escape
from handlers.shown import Shown
from news.periods import Days


def only(shown: Shown) -> str:
    """Return the filters in words: "about “Albania” · published Mon 12 to Sun 18 May 2025"."""
    parts = [f"about “{escape(shown.about)}”"] if shown.about else []
    if shown.undated:
        parts.append("from articles that state no date")
    elif shown.days:
        parts.append(f"published {_period(shown.days)}")
    if shown.outlet:
        parts.append(f"in {escape(shown.outlet)}")
    return " · ".join(parts)


def _period(days: Days) -> str:
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
