"""When two outlets' words are one statement: the same, cut, or worded a little otherwise.

Nothing is joined on its subject alone: words must agree one by one, in order.
"""

from collections.abc import Sequence
from enum import StrEnum
from hashlib import blake2b
from itertools import pairwise

from rapidfuzz.distance import Indel

SHORT = frozenset(
    "a an the and or but of to in on at for by with from as is are was were be been it its this that these "
    "those he she they we you i his her their our my your not no so if will would has have had do does "
    "did".split()
)
NEAR = 0.8
FEWEST = 6
DECISIVE = frozenset(
    "not no never nobody nothing none neither nor without cannot cant dont doesnt didnt wont wouldnt couldnt "
    "shouldnt isnt arent wasnt werent hasnt havent hadnt".split()
)
"""Words that turn a sentence round, folded."""
NUMBERS = frozenset(
    "two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety dozen hundred thousand million "
    "billion trillion dozens hundreds thousands millions billions half third quarter twice".split()
)
LEADING = 3
"""Words before others in which one that turns them round is looked for: "never will [I support it]"."""


class Likeness(StrEnum):
    """How the words of one place stand to those of another."""

    SAME = "same"
    CUT = "cut"
    REWORDED = "reworded"


def likeness(one: Sequence[str], other: Sequence[str], *, brief: bool = True) -> Likeness | None:
    """Compare two quotes, each given as its stretches in folded form; None: not one statement.

    Without `brief` a few words are not enough: "witch hunt" is said again and again.

    Stretches are compared with each other, a speech is printed whole in one paper and in parts in another;
    and with all of the other's in a row: "“It’s bipartisan,” she said. “Keep it so.”" is interrupted.
    "pure theatre" against "entire visit is pure theatre" is cut; but a few words that both give among others
    ("thank you very much") join nothing, unless all that one place gives stands in the other.
    """
    brief = brief and (_all_in(one, other) or _all_in(other, one))
    kinds = {
        kind for a in one for b in other if (kind := _stretch_likeness(a, b)) and (brief or _is_long(a, b))
    }
    if not kinds:
        return Likeness.CUT if _runs_on(one, other) or _runs_on(other, one) else None
    if len(one) != len(other) and kinds == {Likeness.SAME}:
        return Likeness.CUT
    return max(kinds, key=list(Likeness).index)


def _all_in(one: Sequence[str], other: Sequence[str]) -> bool:
    """Tell whether all of one stands in the other; beside a single stretch what tells nothing may be missing.

    "“Thank you very much,” he said. “We won.”" is not "“Thank you very much,” he said. “Vote for me.”".
    """
    told = [words for words in one if _telling(words.split())] if 1 in {len(one), len(other)} else one
    return all(any(_stands_in(a, b) for b in other) for a in told or one)


def _stands_in(words: str, other: str) -> bool:
    return words == other or (len(words) <= len(other) and _stretch_likeness(words, other) is not None)


def _runs_on(one: Sequence[str], other: Sequence[str]) -> bool:
    """Tell whether a long stretch of one stands in the other's, where one of those passes into the next."""
    whole = " ".join(other).split() if len(other) > 1 else []
    return any(_is_long(a, a) and _holds(whole, a.split()) for a in one)


def _is_long(one: str, other: str) -> bool:
    return min(one.count(" "), other.count(" ")) + 1 >= FEWEST


def _stretch_likeness(one: str, other: str) -> Likeness | None:
    if one == other:
        return Likeness.SAME if _telling(one.split()) or _is_said(one.split()) else None
    a, b = sorted((one.split(), other.split()), key=len)
    if _telling(a) and _holds(b, a):
        return Likeness.CUT
    if len(a) >= FEWEST and _near(a, b):
        return Likeness.REWORDED
    return None


def _holds(long: list[str], short: list[str]) -> bool:
    """Tell whether the words stand in the longer stretch, with none just before them that denies them."""
    inside, words = f" {' '.join(long)} ", f" {' '.join(short)} "
    at = inside.find(words)
    while at >= 0:
        if DECISIVE.isdisjoint(inside[:at].rsplit(maxsplit=LEADING)[-LEADING:]):
            return True
        at = inside.find(words, at + 1)
    return False


def _telling(words: list[str]) -> bool:
    """Two words that carry meaning: "pure theatre" is a find, "it is" is not."""
    return sum(word not in SHORT for word in words) >= 2


def _is_said(words: list[str]) -> bool:
    """Three words with one that carries meaning: "We will build it." is a statement, "No." is not."""
    return len(words) >= 3 and any(word not in SHORT for word in words)


def fingerprints(words: str) -> tuple[int, ...]:
    """Return 64-bit numbers by which likenesses of folded `words` are looked up: those of their `pairs`.

    A rewording keeps most of them. Words with one telling word alone have a number as a whole.
    """
    parts = words.split()
    alone = sum(word not in SHORT for word in parts) == 1 and _is_said(parts)
    return (_number(words),) if alone else pairs(words)


def pairs(words: str) -> tuple[int, ...]:
    """Return a number for each two telling words that follow each other in folded `words`.

    Words that hold others have all of theirs. After Broder, On the resemblance and containment of documents
    (1997).
    """
    telling = [word for word in words.split() if word not in SHORT]
    return tuple(dict.fromkeys(_number(f"{one} {other}") for one, other in pairwise(telling)))


def _number(pair: str) -> int:
    return int.from_bytes(blake2b(pair.encode(), digest_size=8).digest(), signed=True)


def _near(short: list[str], long: list[str]) -> bool:
    """Most words of the shorter stand in the longer one, in their order; none that decides differs there."""
    common = (len(short) + len(long) - Indel.distance(short, long)) / 2
    return common >= NEAR * len(short) and len(long) <= 4 * len(short) and not _is_contrary(short, long)


def _is_contrary(short: list[str], long: list[str]) -> bool:
    """Tell whether words that one side lacks say the opposite, or another number: what leads on apart."""
    led: list[str] = []
    for step in Indel.editops(short, long):
        lost = step.tag == "delete"
        word = short[step.src_pos] if lost else long[step.dest_pos]
        if not lost and step.src_pos == 0:
            led.append(word)
        elif (lost or step.src_pos < len(short)) and _decides(word):
            return True
    return not DECISIVE.isdisjoint(led[-LEADING:])


def _decides(word: str) -> bool:
    return word in DECISIVE or word in NUMBERS or not word.isalpha()
