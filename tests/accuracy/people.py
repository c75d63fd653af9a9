"""Who appears in an article: all names of one person together, and the roles that the article gives."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from news.text import folded
from tests.accuracy.gold import Row

_HEAD_ENDS = re.compile(r"\s+(?:of|for|at|in|to|with|on|from|and|who|by|under|during)\b|[,(;]")
_OWNER = re.compile(r".*['’]s?\s(?=[a-z][a-z -]*$)")
"""Before the head noun: "the Institute of Health's director"."""
_SMALL = frozenset("the a an of for at in to with on from and by his her their its s".split())


def score(gold: Iterable[Row], given: Iterable[Row]) -> dict[str, float]:
    """Return B-cubed over alias strings, an article at a time (Bagga and Baldwin 1998), and the roles found.

    "names": precision and recall of the names that both give; "aliases": recall over all of the gold's, of
    which many are descriptions ("the embattled Ukrainian president").

    Names that stand only inside longer ones of the same person ("Putin" in "Vladimir Putin") are left out. A
    role is found when whoever bears one of the person's names has one with its head noun and,
    where it names a body or a place, a word of that; "loosely": with its head noun or half of its words.
    """
    count: Counter[str] = Counter()
    precision = recall = among = 0.0
    for mine, theirs in zip(gold, given, strict=True):
        right = _clusters([_standing(one, theirs["text"]) for one in mine["people"]])
        found = _clusters(theirs["people"])
        for alias, members in right.items():
            count["aliases"] += 1
            if alias in found:
                together = found[alias] & right.keys()
                count["met"] += 1
                precision += len(together & members) / len(together)
                recall += len(together & members) / len(members)
                among += len(together & members) / len(members & found.keys())
        for person in mine["people"]:
            _roles(person, theirs["people"], count)
    p, r = precision / max(1, count["met"]), recall / max(1, count["aliases"])
    met = among / max(1, count["met"])
    return {
        "names clustered F1": 2 * p * met / max(1e-9, p + met),
        "aliases P": p,
        "aliases R": r,
        "aliases F1": 2 * p * r / max(1e-9, p + r),
        "roles found": count["found"] / max(1, count["roles"]),
        "roles found loosely": count["like"] / max(1, count["roles"]),
    }


def of_article(people: Iterable[Row], article: str) -> Row:
    """Return what the seeds' gold says of one article's people: their names and roles there."""
    here = (person for person in people if article in person["articles"])
    return {
        "people": [
            {
                "name": person["name"],
                "aliases": [one for one, where in person["alias_articles"].items() if article in where],
                "roles": [role["role"] for role in person["roles"] if role["article"] == article],
            }
            for person in here
        ]
    }


def _standing(person: Row, text: str) -> Row:
    """Return the person with those of their names that stand in the text by themselves."""
    left, kept = text, []
    for alias in sorted(person["aliases"], key=len, reverse=True):
        if alias in left:
            kept.append(alias)
            left = left.replace(alias, "\0")
    return {**person, "aliases": kept}


def _clusters(people: Sequence[Row]) -> dict[str, set[str]]:
    return {alias: set(person["aliases"]) for person in people for alias in person["aliases"]}


def _roles(person: Row, given: Sequence[Row], count: Counter[str]) -> None:
    names = {person["name"], *person["aliases"]}
    theirs = [one for one in given if names & {one["name"], *one["aliases"]}]
    found = [role for one in theirs for role in one["roles"]]
    for role in person["roles"]:
        count["roles"] += 1
        count["found"] += any(is_same(role, one) for one in found)
        count["like"] += any(is_same(role, one) or is_like(role, one) for one in found)


def is_same(gold: str, given: str) -> bool:
    """Tell whether two wordings give one role: the head noun, and a word of the body or place it names.

    "of the Law and Justice Party" has no head noun.
    """
    mine, theirs = _parts(gold), _parts(given)
    same = gold.startswith("of ") or mine[0] == theirs[0]
    return same and (not mine[1] or bool(mine[1] & theirs[1]))


def is_like(gold: str, given: str) -> bool:
    """Tell whether two wordings have one head noun, whatever it is of, or share half of the gold's words.

    Where the text says "President Trump" the gold has "President of the United States".
    """
    mine, theirs = set(folded(gold).split()) - _SMALL, set(folded(given).split()) - _SMALL
    return _parts(gold)[0] == _parts(given)[0] or 2 * len(mine & theirs) >= len(mine)


def _parts(role: str) -> tuple[str, set[str]]:
    """Return the head noun, and the words with capitals besides."""
    head = folded(_HEAD_ENDS.split(_OWNER.sub("", role))[0]).split()
    named = {folded(word) for word in re.findall(r"\b[A-Z][\w&.’'-]*", role)} - _SMALL
    return (head[-1] if head else "", named - {head[-1]} if head else named)
