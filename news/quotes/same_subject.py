"""Do two statements speak of one subject? Words in common decide, and names alone never do."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from news.quotes.likeness import SHORT, pairs
from news.stories.terms import telling_words
from news.stories.words import common, empty, stem

FEWEST = 2
"""Telling words that two statements share: with one, "migration", politicians would speak of little else."""

_NO_SUBJECT = frozenset(
    map(
        stem,
        "united presidential republican democrat democratic nominee nomination candidate somebody someone "
        "anybody anyone everybody everyone nobody".split(),
    )
)
"""Stems of parties, of runs for office and of anybody: two who speak of nominees speak of no one thing."""


def subject_pairs(stretches: Sequence[str]) -> tuple[int, ...]:
    """Return the fingerprints of folded words by which statements on one subject are looked up.

    "Small boats" tells a subject; "last year" and "prime minister" do not.
    """
    return tuple(
        dict.fromkeys(number for words in stretches for pair in _told(words) for number in pairs(pair))
    )


def _told(words: str) -> Iterator[str]:
    telling = [word for word in words.split() if word not in SHORT]
    for one, other in pairwise(telling):
        stems = {stem(one), stem(other)}
        if not stems & empty() and not stems <= common():
            yield f"{one} {other}"


def same_subject(one: str, other: str) -> bool:
    """Tell whether two statements, as written, share two words that few articles have.

    One of them must stand without a capital: "Keir Starmer" in both means only that both speak of him.
    """
    ours, theirs = _terms(one), _terms(other)
    shared = (ours.keys() & theirs.keys()) - common() - _NO_SUBJECT
    return len(shared) >= FEWEST and not all(ours[term] and theirs[term] for term in shared)


def _terms(words: str) -> dict[str, bool]:
    """Return each telling word's stem, and whether it is always capitalised."""
    found: dict[str, bool] = {}
    for term, capital in telling_words(words):
        found[term] = found.get(term, True) and capital
    return found
