"""When names are one person's that a middle one tells apart: "Michael R. Bloomberg", "Michael Bloomberg".

A name alone says too little: "John F. Kennedy" was a president, "John Kennedy" is a senator. Names are given
as keys (`news.people.keys`).
"""

import re
from collections.abc import Collection, Iterable
from typing import NamedTuple

from news.people.body_kinds import is_a_kind
from news.people.fitting import UNIQUE, content, is_lesser, named_in, office_in
from news.people.keys import GENERATIONS, YOUNG, may_be_one_generation
from news.people.lists import NATIONS
from news.people.names import fold
from news.people.roles import OFFICES, PRIVATE

_SEATS = frozenset("senator representative governor mayor speaker justice".split())
"""Of one name few ever hold such an office: a bare "Rep." is enough. Firms and clubs have presidents, too."""
_OF_A_STATE = frozenset("senator representative".split())
_EVERYWHERE = frozenset("us united states republican democrat democratic house senate".split())


_CAPITAL = re.compile(r"\b[A-Z][\w-]*")
_FURTHER = re.compile(r"\s(?:of|for|to|in|at|from|on)\s")


class Office(NamedTuple):
    """A role's noun, what narrows it, what of that has a capital, and the places and bodies among that."""

    head: str
    narrowing: frozenset[str]
    capital: frozenset[str]
    named: frozenset[str]


def stem_of(key: str) -> str:
    """Return a key without its middle names: "michael bloomberg" of "michael r bloomberg"; "jr" stays.

    A number behind it goes with them, as in "Robert S. Mueller III".
    """
    words = key.split()
    names = [word for word in words if word not in GENERATIONS]
    if not _middle(key) or len(names[0]) == 1:
        return key
    return " ".join((names[0], names[-1], *(word for word in words if word in YOUNG)))


def has_middle(key: str) -> bool:
    """Tell whether a key has a middle name or initial that may be left out."""
    return stem_of(key) != key


def agree(keys: Collection[str]) -> bool:
    """Tell whether names of one stem may all be one person's: no two have other middle names or initials."""
    return all(_meet(one, other) for one in keys for other in keys if one < other)


def _meet(mine: str, theirs: str) -> bool:
    left, right = _middle(mine), _middle(theirs)
    if not may_be_one_generation(mine.split(), theirs.split()):
        return False
    if not left or not right:
        return True
    pairs = zip(left, right, strict=False)
    return len(left) == len(right) and all(
        one == other or (1 in (len(one), len(other)) and one[0] == other[0]) for one, other in pairs
    )


def _middle(key: str) -> list[str]:
    return [word for word in key.split() if word not in GENERATIONS][1:-1]


def same_office(mine: Iterable[str], theirs: Iterable[str]) -> bool:
    """Tell whether two are described by one office, and by none of which each has another.

    "Speaker" and "House Speaker", "special counsel" and "Special Counsel"; not "lawyer" and "lawyer".
    A word that both write small is a kind of office: two are football coaches.
    """
    left, right = ({*filter(None, map(_office, set(roles)))} for roles in (mine, theirs))
    pairs = [(one, other) for one in left for other in right if one.head == other.head]
    return any(_is_one(*pair) for pair in pairs) and not any(_is_another(*pair) for pair in pairs)


def _office(words: str) -> Office | None:
    head = office_in(words)
    if head not in OFFICES or head in PRIVATE:
        return None
    narrowing = {word for part in _FURTHER.split(words) for word in content(part)} - {head}
    capital = narrowing.intersection(map(fold, _CAPITAL.findall(words)))
    named = narrowing.intersection(named_in(words)) - _EVERYWHERE
    return Office(head, frozenset(narrowing), frozenset(capital), frozenset(named))


def _is_one(mine: Office, theirs: Office) -> bool:
    head = mine.head
    if is_lesser({*mine.narrowing}, {*theirs.narrowing}, head):
        return False
    if head in _OF_A_STATE and ("state" in mine.narrowing) != ("state" in theirs.narrowing):
        return False
    shared = mine.narrowing & theirs.narrowing
    if head not in UNIQUE:
        shared -= NATIONS
    if head not in _SEATS:
        shared &= mine.capital | theirs.capital
    bare = not mine.narrowing or not theirs.narrowing
    return any(not is_a_kind(word) for word in shared) or (bare and head in _SEATS)


def _is_another(mine: Office, theirs: Office) -> bool:
    """Tell whether two hold one kind of seat at two places: "senator from Ohio", "Texas Sen."."""
    return mine.head in _SEATS and bool(mine.named and theirs.named) and not mine.named & theirs.named
