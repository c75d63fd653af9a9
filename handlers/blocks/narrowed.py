"""What an answer is narrowed to, said back as it was understood; and what it could not be narrowed to."""

from collections.abc import Sequence

from handlers.blocks.coverage import articles_read
from handlers.blocks.days import period
from handlers.blocks.kit import cut, escape, section
from handlers.message import Message, message_of
from handlers.shown import Shown
from storage.nouns import Coverage


def only(shown: Shown) -> str:
    """Return the filters in words: "about “Albania” · published Mon 12 to Sun 18 May 2025"."""
    parts = [f"about “{escape(shown.about)}”"] if shown.about else []
    if shown.undated:
        parts.append("from articles that state no date")
    elif shown.days:
        parts.append(f"published {period(shown.days)}")
    if shown.outlets:
        parts.append(f"in {' or '.join(map(escape, shown.outlets))}")
    return " · ".join(parts)


def unread(outlet: str, near: Sequence[str], read: Coverage, *, besides: bool = False) -> str:
    """Return the sentence that nothing of an outlet was read, with outlets that look like it.

    `besides`: others that were asked for with it were read, and alone are shown.
    """
    asked = escape(cut(outlet, 8))
    like = f" Outlets read that look like it: {', '.join(escape(name) for name in near)}." if near else ""
    shown = "" if besides else " From all outlets read:"
    return f"*No outlet called “{asked}” is among {articles_read(read)}.*{like}{shown}"


def noticed(notice: str, shown: Message) -> Message:
    """Return a message with what must be said before it."""
    return message_of((section(notice).to_dict(), *shown.blocks))
