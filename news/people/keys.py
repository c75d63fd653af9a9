"""When two names may be one person's: keys of names, kept pure so that the store only compares them."""

from news.text import folded

TITLES = frozenset(
    "mr mrs ms miss mx dr prof professor sir dame lord lady baroness baron viscount earl rev reverend "
    "president senator sen rep congressman congresswoman governor gov judge justice captain colonel general "
    "sergeant".split()
)


def name_key(name: str) -> str:
    """Return `name` folded and without the titles before it: "Sir Keir Starmer" is "keir starmer"."""
    words = folded(name).split()
    while len(words) > 1 and words[0] in TITLES:
        words.pop(0)
    return " ".join(words)


def is_full(name: str) -> bool:
    """Tell whether `name` has a first name and a surname: a lone surname may be anyone's of that name."""
    return len(name_key(name).split()) > 1 and folded(name).split()[0] not in {"lord", "lady", "baroness"}
