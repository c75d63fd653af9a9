"""What a name tells of its bearer's gender, so that "Mrs Starmer" is not Keir Starmer."""

from collections.abc import Iterable

from news.people.keys import name_key
from news.people.lists import first_names
from news.people.roles import HONORIFICS
from news.text import folded

_PRONOUNS = {"he": "m", "she": "f"}


def gender_told(name: str) -> str:
    """Return what the titles before a name tell: "m" of "Sir Keir", "f" of "Mrs Starmer", else ""."""
    words = folded(name).split()
    told = (HONORIFICS.get(word.rstrip("."), "") for word in words[:-1] if word.rstrip(".") in HONORIFICS)
    return next((gender for gender in told if gender), "")


def gender_known(name: str, spoken: Iterable[str]) -> str:
    """Return "m", "f" or "" by `spoken`, pronouns for a speaker, else by title or first name."""
    read = {_PRONOUNS[word.lower()] for word in spoken if word.lower() in _PRONOUNS}
    if read:
        return read.pop() if len(read) == 1 else ""
    first = name_key(name).partition(" ")
    known = first_names().get(first[0], "") if first[2] else ""
    return gender_told(name) or (known if known in ("m", "f") else "")
