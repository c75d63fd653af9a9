"""An outlet that was asked for and never read: told from “in Calais” and “by plane”, and said to be."""

from sqlalchemy.orm import Session

from handlers.blocks import whosaid as render
from handlers.intents import Asked
from handlers.near import like_press, near_outlets
from handlers.query import outlet_apart
from storage import articles
from storage.nouns import Coverage


def is_outlet(session: Session, asked: Asked, words: str) -> bool:
    """Tell whether the words are called like the press, or nearly like an outlet that was read."""
    return like_press(words) or bool(_near(session, asked, words))


def apart(session: Session, asked: Asked, words: str) -> tuple[str, str] | None:
    """Return what stands before "in OUTLET", and that outlet; None where no outlet stands there."""
    found = outlet_apart(words)
    return found if found and is_outlet(session, asked, found[1]) else None


def notice(session: Session, asked: Asked, outlet: str, read: Coverage) -> str:
    """Return the sentence that nothing of the outlet was read, with those that look like it."""
    return render.unread(outlet, _near(session, asked, outlet), read)


def _near(session: Session, asked: Asked, words: str) -> list[str]:
    return near_outlets(words, articles.outlets(session, audience=asked.audience, now=asked.now))
