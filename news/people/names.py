"""A name as it stands in a text, and whether its words have the shape of a person's."""

import re
from dataclasses import dataclass
from functools import lru_cache

from anyascii import anyascii

from news.nouns import Span
from news.people.keys import GENERATIONS
from news.people.lists import (
    BODIES,
    OPENERS,
    PARTICLES,
    PLACES,
    SUFFIXES,
    SURNAMES_TOO,
    WEAK_BODIES,
    first_names,
    is_first_name,
)
from news.people.roles import STYLES

_ABSTRACT = re.compile(r"(?:ology|ography|ianity|ation|ition|ement|istry|icity)$")
_ABSTRACT_OR_SURNAME = re.compile(r"(?:ship|ness)$")
"""Ends "Fellowship" and "Steve Harkness"."""
BEFORE_TITLES = frozenset(
    "prime special deputy vice first foreign home shadow attorney chief interior defence defense finance "
    "acting assistant associate junior senior lieutenant major general health education justice trade "
    "energy".split()
)
"""Words that make one office with the title after them: "Prime Minister"."""
THINGS = frozenset(
    "approaches census colony debate dialogues disorders doctrine dynasty license licensed licence prize "
    "protest protests shuttle situations trilogy triumph weekend".split()
)
"""What is no surname, and no body: "the Bush Doctrine"."""
_NO_SURNAMES = THINGS | frozenset(
    "broadcasting bulletin clothing comics communications community construction debates engineering "
    "facility investment investments journalism management marketing partnership penitentiary philharmonic "
    "promotions properties realty reports strategies studies survey system".split()
)
"""What is no surname: "Pogue Construction", "Jackie Gleason Promotions"."""
_RARE_SURNAMES = frozenset("circuit classic globe panel show stream symphony theory treatment zone".split())
"""What is a surname right behind a first name only: "Grant Show", not "Jackie Gleason Classic"."""
AGED = r"\b(?:\d{1,3}|[A-Za-z]+(?:-[a-z]+)?)-year-old"
"""An age before a name: "22-year-old", "Fourteen-year-old"."""
_NEGATED = re.compile(r"n['’]t$")
_NEVER_INSIDE = OPENERS - PARTICLES


@dataclass(frozen=True, slots=True, kw_only=True)
class Name:
    """Capitalised words that stand together, titles apart: "Mr" + "Johnson", "Shadow Home Secretary" + …

    `span` is the name alone, `outer` takes the title in. `title` is the folded word before it, if that's an
    honorific or a role. `words` are as written; `gender` is what the titles tell: "Lady Justice Farrow".
    """

    span: Span
    outer: Span
    words: tuple[str, ...]
    title: str = ""
    gender: str = ""
    the: bool = False

    @property
    def text(self) -> str:
        return " ".join(self.words)

    @property
    def last(self) -> str:
        return fold(next((w for w in reversed(self.words) if fold(w) not in SUFFIXES), self.words[-1]))

    @property
    def first(self) -> str:
        return fold(self.words[0])

    @property
    def generation(self) -> str:
        """The folded word that tells father and son apart, "" where there is none: "jr"."""
        return next((one for one in map(fold, self.words[1:]) if one in GENERATIONS), "")


@lru_cache(maxsize=50_000)
def fold(word: str) -> str:
    """Return a name's word in plain lower-case ASCII without its marks."""
    plain = word if word.isascii() else anyascii(word)
    return plain.lower().replace("'", "").replace("’", "").rstrip(".")


def could_be_person(name: Name) -> bool:
    """Tell whether the words have the shape of a person's full name: "Chris Philp", not "Oval Office"."""
    folded = [fold(word) for word in name.words]
    known = is_first_name(folded[0])
    inner = folded[1:-1] if known and folded[-1] in SURNAMES_TOO else folded[1:]
    inner = [word for word in inner[:-1] if len(word) > 1] + inner[-1:]
    if not 2 <= len(folded) <= 5 or any(word in _NEVER_INSIDE for word in inner):
        return False
    if all(len(word) == 1 for word in folded):  # "the chief U.S. justice" names nobody
        return False
    rest = folded[1:] if known and not name.the else folded
    strong = [w for w in rest if w in BODIES and (not known or name.the or w not in WEAK_BODIES)]
    if (
        strong
        or folded[-1] in _NO_SURNAMES
        or (folded[-1] in _RARE_SURNAMES and (len(folded) > 2 or not known))
        or _ABSTRACT.search(folded[-1])
        or (_ABSTRACT_OR_SURNAME.search(folded[-1]) and not known)
        or (folded[-1] in PLACES and not known)
        or (folded[0] in PLACES and not known)
    ):
        return False
    if any(_NEGATED.search(word) for word in name.words):
        return False
    return not any(
        word.isupper() and len(word) > 3 and fold(word) not in first_names() for word in name.words[1:]
    )


def is_acronym(word: str) -> bool:
    """Tell whether the word is written in capitals: "NBC"."""
    return len(word) > 1 and word.isupper()


def styled(name: Name) -> bool:
    """Tell whether "Mr", "Dr" or the like stands before the name."""
    return name.title in STYLES
