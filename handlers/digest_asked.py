"""What is asked of an edition that stands in a channel: the rest of it, what isn't new, why it is there."""

from collections.abc import Sequence

from sqlalchemy.orm import Session

from handlers.blocks import digests as render
from handlers.intents import Asked, Intent, Reply
from news.digests.compose import MOST
from storage import listings
from storage.listings import Listed

MOST_SHOWN = 20


def more(session: Session, asked: Asked) -> tuple[Intent, ...]:
    """Show the new stories that the edition had no room for."""
    found = _stories(_listed(session, asked, "new"))[MOST:]
    told = render.articles("More new stories", found[:MOST_SHOWN], more=len(found) - MOST_SHOWN)
    return (Reply(message=told),)


def apart(session: Session, asked: Asked) -> tuple[Intent, ...]:
    """Show what was read but isn't new: undated articles, and older ones."""
    found = _listed(session, asked, "undated", "older")
    told = render.articles("Read, but not listed as new", found[:MOST_SHOWN], more=len(found) - MOST_SHOWN)
    return (Reply(message=told),)


def why(session: Session, asked: Asked) -> tuple[Intent, ...]:
    """Say why each story is in the edition."""
    found = _stories(_listed(session, asked, "new", "moved"))
    return (Reply(message=render.why(found[:MOST_SHOWN])),)


def _listed(session: Session, asked: Asked, *parts: str) -> Sequence[Listed]:
    number = int(asked.text) if asked.text.isdecimal() and len(asked.text) < 16 else 0
    return listings.of_edition(
        session, edition_id=number, parts=parts, audience=asked.audience, now=asked.now
    )


def _stories(found: Sequence[Listed]) -> list[Listed]:
    """Return one article a story, the first of each."""
    return list({one.place: one for one in reversed(found)}.values())[::-1]
