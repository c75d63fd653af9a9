"""Names that look like one that nobody has: the near miss of a question."""

from datetime import datetime

from rapidfuzz import fuzz
from sqlalchemy.orm import Session

from news.nouns import Audience
from news.people.keys import name_key
from storage import people

NEAR = 75
MOST = 3


def near_names(session: Session, *, name: str, audience: Audience, now: datetime) -> list[str]:
    """Return at most three names of public people that look like `name`, the nearest first."""
    key = name_key(name)
    pool = people.names_like(session, start=key[:1], audience=audience, now=now)
    near = sorted(((_likeness(key, name_key(known)), known) for known in pool), reverse=True)
    return [known for score, known in near[:MOST] if score >= NEAR]


def _likeness(asked: str, known: str) -> float:
    """Compare with the whole name and with its last word: whoever types "Starmr" means a surname."""
    return max(fuzz.ratio(asked, known), fuzz.ratio(asked, known.rsplit(" ", 1)[-1]))
