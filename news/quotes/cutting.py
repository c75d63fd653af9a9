"""How words that were pasted stand in a quote: as a sentence, cut from a longer one, or in a question."""

from collections.abc import Sequence
from enum import StrEnum

from news.text import folded, sentences

FEWEST = 5
"""Words from which a passage is taken for a quotation, and not for something to look for."""


class Cut(StrEnum):
    """What was pasted is not the whole of it."""

    QUESTION = "question"
    LONGER = "longer sentence"


def cut_of(asked: str, stretches: Sequence[str]) -> tuple[Cut, str] | None:
    """Return how `asked` was cut, and the whole sentence; None where it is whole, or stands in several.

    A question that is asked as one is not cut; only what was pasted without its mark is.
    """
    words = folded(asked)
    if len(words.split()) < FEWEST:
        return None
    for sentence in (one for stretch in stretches for one in sentences(stretch)):
        if f" {words} " not in f" {folded(sentence)} ":
            continue
        if sentence.rstrip("”’\"' ").endswith("?") and not asked.rstrip("”’\"' ").endswith("?"):
            return Cut.QUESTION, sentence
        return None if folded(sentence) == words else (Cut.LONGER, sentence)
    return None
