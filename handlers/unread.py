"""An outlet that was asked for and never read: told from “in The Hague” and “by plane”, and said to be."""

from sqlalchemy.orm import Session

from handlers.blocks import narrowed as render
from handlers.intents import Asked
from handlers.message import Message
from handlers.near import like_press, near_outlets, nearly_read
from handlers.query import outlet_apart
from storage import articles
from storage.nouns import Coverage


def is_outlet(session: Session, asked: Asked, words: str) -> bool:
    """Tell whether the words clearly name an outlet, or are a slip of one that was read."""
    return like_press(words) or nearly_read(words, _read(session, asked))


def apart(session: Session, asked: Asked, words: str) -> tuple[str, str] | None:
    """Return what stands before "in OUTLET", and that outlet; None where no outlet stands there."""
    found = outlet_apart(words)
    return found if found and is_outlet(session, asked, found[1]) else None


def notice(
    session: Session, asked: Asked, outlet: str | None, read: Coverage, *, besides: bool = False
) -> str:
    """Return the sentence that nothing of the outlet was read, with those like it; "" without an outlet.

    `besides`: others that were asked for with it were read.
    """
    if not outlet:
        return ""
    return render.unread(outlet, near_outlets(outlet, _read(session, asked)), read, besides=besides)


def noticed(notice: str, shown: Message) -> Message:
    """Return a message that is no card, with what must be said before it."""
    return render.noticed(notice, shown) if notice else shown


def _read(session: Session, asked: Asked) -> tuple[str, ...]:
    return articles.outlets(session, audience=asked.audience, now=asked.now)
