"""What was typed, and is nobody's name, but looks like a word that we know."""

from rapidfuzz import fuzz

NEAR = 75


def means_help(words: str) -> bool:
    """Tell whether what was typed looks like "help"."""
    return fuzz.ratio(words.lower(), "help") >= NEAR
