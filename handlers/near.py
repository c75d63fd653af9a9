"""What was typed, is nobody's name and no outlet's, but looks like a word that we know."""

from collections.abc import Sequence

from rapidfuzz import fuzz

from storage.articles import outlet_key

NEAR = 75
MOST = 3
HELP = frozenset({"help", "-h", "--help", "?", "hlep", "halp", "hepl", "helo", "hel", "hlp", "helpp"})
"""Slips are listed: Phelps, Helm and Kelp are as near to "help"."""


def means_help(words: str) -> bool:
    """Tell whether what was typed is "help", or a slip of it."""
    return words.lower() in HELP


def near_outlets(asked: str, read: Sequence[str]) -> list[str]:
    """Return at most three outlets that were read whose names look like `asked`, or share its words."""
    key = outlet_key(asked)
    scored = ((_likeness(key, outlet_key(name)), name) for name in read)
    return [name for score, name in sorted(scored, key=lambda one: (-one[0], one[1]))[:MOST] if score >= NEAR]


def _likeness(asked: str, read: str) -> float:
    words, has = set(asked.split()), set(read.split())
    return max(fuzz.ratio(asked, read), 100.0 * bool(words) * (words <= has or has <= words))
