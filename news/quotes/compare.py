"""Word by word: how the words that someone pasted stand to those of an article."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from rapidfuzz.distance import Indel

from news.text import folded

_SENTENCE = re.compile(r"(?<=[.!?…])\s+(?=[\"'“‘(\[]*[A-Z0-9£$€])")


class Change(StrEnum):
    """What became of a run of words, seen from the article."""

    SAME = "same"
    ONLY_ASKED = "only asked"
    ONLY_GIVEN = "only given"


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """Words next to each other that are in both, or in one alone; as written in the article where in both."""

    change: Change
    words: str


def nearest_passage(asked: str, stretches: Sequence[str]) -> str:
    """Return the sentence, or the two or three in a row, that `asked` is most like."""
    each = [sentence for stretch in stretches for sentence in sentences(stretch)]
    runs = [" ".join(each[at : at + size]) for size in (1, 2, 3) for at in range(len(each))]
    return max(runs, key=lambda run: _likeness(asked, run), default="")


def sentences(words: str) -> list[str]:
    """Return the sentences of words that were said, or pasted."""
    return [sentence for sentence in _SENTENCE.split(words) if sentence]


def _likeness(asked: str, given: str) -> float:
    return Indel.normalized_similarity(folded(asked).split(), folded(given).split())


def nearness(asked: str, given: str) -> float:
    """Return which share of the asked words (0 to 1) stands in the given ones, in their order."""
    a, b = folded(asked).split(), folded(given).split()
    return (len(a) + len(b) - Indel.distance(a, b)) / 2 / len(a) if a else 0.0


def word_by_word(asked: str, given: str) -> tuple[Run, ...]:
    """Return `given` in runs, with what only `asked` has before them; the given words beyond both ends go."""
    runs = whole_word_by_word(asked, given)
    same = [at for at, run in enumerate(runs) if run.change is Change.SAME]
    shared = range(same[0], same[-1]) if same else range(0)
    return tuple(run for at, run in enumerate(runs) if at in shared or run.change is not Change.ONLY_GIVEN)


def whole_word_by_word(asked: str, given: str) -> tuple[Run, ...]:
    """Return all of `given` in runs, with what only `asked` has before them; none where nothing is in both.

    Words are compared in folded form, and shown as written.
    """
    ours, theirs = asked.split(), given.split()
    blocks = Indel.editops([folded(word) for word in ours], [folded(word) for word in theirs])
    same = [block for block in blocks.as_matching_blocks() if block.size]
    runs: list[Run] = []
    at = there = 0
    for block in same:
        runs += _run(Change.ONLY_ASKED, ours[at : block.a])
        runs += _run(Change.ONLY_GIVEN, theirs[there : block.b])
        runs += _run(Change.SAME, theirs[block.b : block.b + block.size])
        at, there = block.a + block.size, block.b + block.size
    rest = (*_run(Change.ONLY_ASKED, ours[at:]), *_run(Change.ONLY_GIVEN, theirs[there:]))
    return (*runs, *rest) if same else ()


def _run(change: Change, words: list[str]) -> list[Run]:
    return [Run(change=change, words=" ".join(words))] if words else []
