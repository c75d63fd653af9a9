"""What a name tells of its bearer's gender, so that "Mrs Starmer" is not Keir Starmer."""

from news.people.roles import HONORIFICS
from news.text import folded


def gender_told(name: str) -> str:
    """Return what the titles before a name tell: "m" of "Sir Keir", "f" of "Mrs Starmer", else ""."""
    words = folded(name).split()
    told = (HONORIFICS.get(word.rstrip("."), "") for word in words[:-1] if word.rstrip(".") in HONORIFICS)
    return next((gender for gender in told if gender), "")
