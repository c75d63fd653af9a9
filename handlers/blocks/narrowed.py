"""What an answer is narrowed to, said back as it was understood."""

from handlers.blocks.days import period
from handlers.blocks.kit import escape
from handlers.shown import Shown


def only(shown: Shown) -> str:
    """Return the filters in words: "about “Albania” · published Mon 12 to Sun 18 May 2025"."""
    parts = [f"about “{escape(shown.about)}”"] if shown.about else []
    if shown.undated:
        parts.append("from articles that state no date")
    elif shown.days:
        parts.append(f"published {period(shown.days)}")
    if shown.outlet:
        parts.append(f"in {escape(shown.outlet)}")
    return " · ".join(parts)
