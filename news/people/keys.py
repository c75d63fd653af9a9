"""When two names may be one person's: keys of names, kept pure so that the store only compares them."""

import re
from collections.abc import Sequence

from news.nouns import PersonKind
from news.text import folded

TITLES = frozenset(
    "mr mrs ms miss mx dr prof professor sir dame lord lady baroness baron viscount earl rev reverend "
    "president senator sen rep congressman congresswoman governor gov judge justice captain colonel general "
    "sergeant".split()
)
GENERATIONS = frozenset("jr sr ii iii iv".split())
"""After a name, they tell a father from his son."""
YOUNG = frozenset(("jr", "sr"))
"""Behind a surname alone they tell whose it is; "II" stands behind a first name too."""

_AMERICAN = tuple(
    (re.compile(british), american)
    for british, american in (
        (r"isation(?=s?\b)", "ization"),
        (r"\bcentre(?=s?\b)", "center"),
        (r"\btheatre(?=s?\b)", "theater"),
        (r"\bprogramme(?=s?\b)", "program"),
        (r"\b(behavi|harb)our\b", r"\1or"),
        (r"(?<= )labour\b", "labor"),
        (r"\bdefence\b", "defense"),
    )
)
_OF_A_NATION = frozenset(
    "department ministry party office army force forces minister committee academy college".split()
)
"""Spelling tells whose they are: the Labour and the Labor Party, the Departments of Defence and Defense."""
_SPELT = re.compile(r"(?<=\b\w) (?=\w\b)")
"""Between letters that full stops parted: "U.S.", "F.B.I."."""
UNIONS = {"US": "United States", "UK": "United Kingdom", "UN": "United Nations", "EU": "European Union"}
"""What everybody means by these letters."""
_UNIONS = {short.lower(): full.lower() for short, full in UNIONS.items()}
_ABBREVIATED = {
    "who": "world health organization",
    "nato": "north atlantic treaty organization",
    "imf": "international monetary fund",
    "wto": "world trade organization",
    "iaea": "international atomic energy agency",
    "fbi": "federal bureau of investigation",
    "cia": "central intelligence agency",
    "irs": "internal revenue service",
    "fema": "federal emergency management agency",
    "usgs": "united states geological survey",
    "aclu": "american civil liberties union",
    "nra": "national rifle association",
    "ap": "associated press",
    "isis": "islamic state of iraq and syria",
    "isil": "islamic state of iraq and the levant",
}
"""What everybody means by these initials, whatever the country: FDA, EPA and CDC are several countries'."""

_OF_ANOTHER = frozenset("rival opponent rivals opponents".split())


def name_key(name: str) -> str:
    """Return `name` folded and without the titles before it: "Sir Keir Starmer" is "keir starmer"."""
    words = folded(name).split()
    while len(words) > 1 and words[0] in TITLES:
        words.pop(0)
    return " ".join(words)


def body_key(name: str) -> str:
    """Return by what a body's names are one: folded, without "the", as Americans spell it, written out.

    "The World Health Organisation" and "WHO" are "world health organization", "U.S. Senate" and "US Senate"
    "united states senate".
    """
    words = _SPELT.sub("", folded(name)).split()
    words = words[1:] if words[:1] == ["the"] and len(words) > 1 else words
    if words and "-" not in name.split(maxsplit=1)[0]:
        words[:1] = [_UNIONS.get(words[0], words[0])]
    key = " ".join(words)
    if _OF_A_NATION.isdisjoint(words):
        for british, american in _AMERICAN:
            key = british.sub(american, key)
    return _ABBREVIATED.get(key, key)


def key_of(name: str, kind: PersonKind) -> str:
    """Return by what all names of somebody of that kind are compared."""
    return body_key(name) if kind == PersonKind.ORGANISATION else name_key(name)


def may_be_one_generation(mine: Sequence[str], theirs: Sequence[str]) -> bool:
    """Tell whether two names' folded words are no father's and son's.

    "robert s mueller iii" may be "robert mueller", which leaves an initial out, too; "jr" is always told.
    """
    told = [next((word for word in words if word in GENERATIONS), "") for words in (mine, theirs)]
    if told[0] == told[1]:
        return True
    fewer, more = sorted((mine, theirs), key=len)
    return YOUNG.isdisjoint(told) and GENERATIONS.isdisjoint(fewer) and len(more) - 1 > len(fewer)


def last_of(key: str) -> str:
    """Return the surname in a key: "trump" of "donald trump jr"."""
    words = key.split()
    while len(words) > 1 and words[-1] in GENERATIONS:
        words.pop()
    return words[-1] if words else ""


def tells_who(role: str) -> bool:
    """Tell whether a role says who somebody is: a "chief rival" or an "opponent" is only another's."""
    return folded(role).partition(" for ")[0].rpartition(" ")[2] not in _OF_ANOTHER


def is_full(name: str) -> bool:
    """Tell whether `name` has a first name and a surname: a lone surname may be anyone's of that name."""
    key = name_key(name)
    return (
        key != last_of(key)
        and len([word for word in key.split() if word not in GENERATIONS]) > 1
        and folded(name).split()[0] not in {"lord", "lady", "baroness"}
    )
