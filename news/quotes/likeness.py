"""When two outlets' words are one statement: the same, cut, or worded a little otherwise.

Nothing is joined on its subject alone: words must agree one by one, in order.
"""

from collections.abc import Sequence
from enum import StrEnum

from rapidfuzz.distance import Indel

SHORT = frozenset(
    "a an the and or but of to in on at for by with from as is are was were be been it its this that these "
    "those he she they we you i his her their our my your not no so if will would has have had do does "
    "did".split()
)
NEAR = 0.8
FEWEST = 6


class Likeness(StrEnum):
    """How the words of one place stand to those of another."""

    SAME = "same"
    CUT = "cut"
    REWORDED = "reworded"


def likeness(one: Sequence[str], other: Sequence[str]) -> Likeness | None:
    """Compare two quotes, each given as its stretches in folded form; None: not one statement.

    Stretches are compared with each other: a speech is printed whole in one paper and in parts in another.
    "pure theatre" against "entire visit is pure theatre" is cut.
    """
    kinds = {kind for a in one for b in other if (kind := _stretch_likeness(a, b))}
    if not kinds:
        return None
    if len(one) != len(other) and kinds == {Likeness.SAME}:
        return Likeness.CUT
    return max(kinds, key=list(Likeness).index)


def _stretch_likeness(one: str, other: str) -> Likeness | None:
    if one == other and one:
        return Likeness.SAME
    a, b = sorted((one.split(), other.split()), key=len)
    if _telling(a) and f" {' '.join(a)} " in f" {' '.join(b)} ":
        return Likeness.CUT
    if len(a) >= FEWEST and _near(a, b):
        return Likeness.REWORDED
    return None


def _telling(words: list[str]) -> bool:
    """Two words that carry meaning: "pure theatre" is a find, "it is" is not."""
    return sum(word not in SHORT for word in words) >= 2


def _near(short: list[str], long: list[str]) -> bool:
    """Most words of the shorter stand in the longer one, in their order."""
    common = (len(short) + len(long) - Indel.distance(short, long)) / 2
    return common >= NEAR * len(short) and len(long) <= 4 * len(short)
