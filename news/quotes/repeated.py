"""Whether a quote repeats words as somebody else's: “And, finally, he said we risk becoming …”."""

import re
from collections.abc import Sequence

from news.text import folded, sentences

_ATTRIBUTED = re.compile(
    r"\b(?P<words>(?:he|she|they|[A-Z][\w’'-]+(?:\s[A-Z][\w’'-]+){0,3})\s"
    r"(?:has\s|had\s|once\s|keeps\s|has been\s)?"
    r"(?:said|says|saying|called|claimed|claims|told|spoke of|warned))\b[^.!?;]*$"
)


def repeated(stretches: Sequence[str], words: str) -> str | None:
    """Return by which words (“he said”) a quote gives `words` as somebody else's; None: as its speaker's own.

    Looked at is the sentence that holds them, up to where they begin.
    """
    phrase = folded(words)
    for stretch in stretches:
        for sentence in sentences(stretch):
            if phrase and f" {phrase} " in f" {folded(sentence)} ":
                found = _ATTRIBUTED.search(_before(sentence, phrase))
                return found["words"] if found else None
    return None


def _before(sentence: str, phrase: str) -> str:
    """Return the sentence up to where the phrase begins."""
    parts, wanted = sentence.split(" "), len(phrase.split())
    ends = (
        at
        for at in range(len(parts))
        if f"{folded(' '.join(parts[at : at + wanted]))} ".startswith(f"{phrase} ")
    )
    return " ".join(parts[: next(ends, 0)])
