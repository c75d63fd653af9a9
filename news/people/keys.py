"""When two names may be one person's: keys of names, kept pure so that the store only compares them."""

from collections.abc import Iterable

from news.people.lists import first_names
from news.people.roles import HONORIFICS
from news.text import folded

TITLES = frozenset(
    "mr mrs ms miss mx dr prof professor sir dame lord lady baroness baron viscount earl rev reverend "
    "president senator sen rep congressman congresswoman governor gov judge justice captain colonel general "
    "sergeant".split()
)
GENERATIONS = frozenset("jr sr ii iii iv".split())
"""After a name, they tell a father from his son."""
_PRONOUNS = {"he": "m", "she": "f"}


def name_key(name: str) -> str:
    """Return `name` folded and without the titles before it: "Sir Keir Starmer" is "keir starmer"."""
    words = folded(name).split()
    while len(words) > 1 and words[0] in TITLES:
        words.pop(0)
    return " ".join(words)


def last_of(key: str) -> str:
    """Return the surname in a key: "trump" of "donald trump jr"."""
    words = key.split()
    while len(words) > 1 and words[-1] in GENERATIONS:
        words.pop()
    return words[-1] if words else ""


def is_full(name: str) -> bool:
    """Tell whether `name` has a first name and a surname: a lone surname may be anyone's of that name."""
    key = name_key(name)
    return (
        key != last_of(key)
        and len([word for word in key.split() if word not in GENERATIONS]) > 1
        and folded(name).split()[0] not in {"lord", "lady", "baroness"}
    )


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
