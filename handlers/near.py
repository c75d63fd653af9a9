"""Names that look like one that nobody has: the near miss of a question."""

from datetime import datetime

from rapidfuzz import fuzz
from sqlalchemy.orm import Session

from news.nouns import Audience
from news.people.keys import name_key
from storage import people

NEAR = 75
MOST = 3


def means_help(words: str) -> bool:
    """Tell whether what was typed, and is nobody's name, looks like "help"."""
    return fuzz.ratio(words.lower(), "help") >= NEAR


def near_names(session: Session, *, name: str, audience: Audience, now: datetime) -> list[str]:
    """Return at most three names of public people that look like `name`, the nearest first."""
    key = name_key(name)
    for start in dict.fromkeys((key[:2], key[:1])):  # few names share two letters with it, very many one
        pool = people.names_like(session, start=start, audience=audience, now=now)
        near = sorted(((_likeness(key, name_key(known)), known) for known in pool), reverse=True)
        found = [known for score, known in near[:MOST] if score >= NEAR]
        if found:
            return found
    return []


def _likeness(asked: str, known: str) -> float:
    """Compare with the whole name and with its last word: whoever types "Starmr" means a surname."""
    return max(fuzz.ratio(asked, known), fuzz.ratio(asked, known.rsplit(" ", 1)[-1]))
