"""What may a word that nobody wrote be meant as? It is a letter off, or English from across the ocean."""

import re
from collections.abc import Iterator

_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_SHORTEST, _LONGEST = 4, 25
"""Letters of what is taken for a slip: too many shorter words are a letter apart; longer ones are none."""

_HALF = 3
"""Letters at least of each of two words that were typed as one."""

_OVERSEAS = (
    (re.compile(r"(?<=\w\w)ence(?=s?\Z)"), "ense"),
    (re.compile(r"(?<=\w\w)ense(?=s?\Z)"), "ence"),
    (re.compile(r"(?<=\w\w)our(?=s?\Z|ed\Z|ing\Z|ite\Z|hood\Z)"), "or"),
    (re.compile(r"(?<=\w\w)or(?=s?\Z|ed\Z|ing\Z|ite\Z|hood\Z)"), "our"),
    (re.compile(r"(?<=\w\w)is(?=e[ds]?\Z|ing\Z|ations?\Z)"), "iz"),
    (re.compile(r"(?<=\w\w)iz(?=e[ds]?\Z|ing\Z|ations?\Z)"), "is"),
    (re.compile(r"(?<=\w[bt])re(?=s?\Z)"), "er"),
    (re.compile(r"(?<=\w[bt])er(?=s?\Z)"), "re"),
    (re.compile(r"(?<=\wgram)me(?=s?\Z)"), ""),
    (re.compile(r"(?<=\wgram)(?=s?\Z)"), "me"),
)
"""Endings that British and American papers spell differently: defence, labour, organise, centre."""


def overseas(word: str) -> Iterator[str]:
    """Yield how a folded word would be spelt across the ocean; most of what is yielded is no word."""
    for ending, other in _OVERSEAS:
        found = ending.sub(other, word, count=1)
        if found != word:
            yield found


def slips(word: str) -> frozenset[str]:
    """Return what is a letter apart from a folded word of letters, or two words of it; few are words.

    The first letter is kept, since hardly anybody mistypes it.
    """
    if not (_SHORTEST <= len(word) <= _LONGEST and word.isascii() and word.isalpha()):
        return frozenset()
    parts = [(word[:at], word[at:]) for at in range(1, len(word) + 1)]
    without = (head + tail[1:] for head, tail in parts)
    swapped = (head + tail[1] + tail[0] + tail[2:] for head, tail in parts if len(tail) > 1)
    changed = (head + letter + tail[1:] for head, tail in parts if tail for letter in _LETTERS)
    added = (head + letter + tail for head, tail in parts for letter in _LETTERS)
    two = (f"{head} {tail}" for head, tail in parts if min(len(head), len(tail)) >= _HALF)
    return frozenset((*without, *swapped, *changed, *added, *two)) - {word}
