"""A question understood with what the store knows: which of its words name an outlet that was read."""

from sqlalchemy.orm import Session

from handlers.intents import Asked
from handlers.query import Query, outlets_asked, parse
from handlers.unread import is_outlet
from storage import articles


def understood(session: Session, asked: Asked) -> Query:
    """Parse the words after a command: a name or words, a topic, a period, an outlet in sight."""
    today = asked.now.astimezone(asked.zone).date()
    among = [articles.outlet_key(name) for name in outlets_asked(asked.text)]
    outlets = articles.outlets_among(session, among=among, audience=asked.audience, now=asked.now)
    return parse(
        asked.text, today=today, outlets=outlets, is_outlet=lambda name: is_outlet(session, asked, name)
    )
