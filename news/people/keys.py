"""When two names may be one person's: keys of names, kept pure so that the store only compares them."""

from collections.abc import Sequence

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

_OF_ANOTHER = frozenset("rival opponent rivals opponents".split())


def name_key(name: str) -> str:
    """Return `name` folded and without the titles before it: "Sir Keir Starmer" is "keir starmer"."""
    words = folded(name).split()
    while len(words) > 1 and words[0] in TITLES:
        words.pop(0)
    return " ".join(words)


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
