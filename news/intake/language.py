"""Is a text English prose, or can it be read at all? Plain checks, no model."""

import re

ENGLISH = frozenset(
    word
    for line in (
        "the of and to that was were is are be been has have had it its he she his her they their them",
        "for with from by at as but not this which who would will said when there what after about than more",
        "into over on in an if you we our out up could should",
    )
    for word in line.split()
)
"""Words that a fifth or more of any English text consists of."""

ENOUGH = 20
"""Words from which a text's language can be told."""

LONGEST_SAMPLE = 20_000
"""Characters at which both checks look."""

_WORD = re.compile(r"[^\W\d_]+(?:[’'][^\W\d_]+)?")
_UNREADABLE = re.compile(r"[\x00-\x08\x0e-\x1f\x7f\ufffd]")


def is_english(text: str) -> bool | None:
    """Tell whether `text` is English; None where it is too short to tell."""
    words = [word.casefold() for word in _WORD.findall(text[:LONGEST_SAMPLE])]
    common = sum(word in ENGLISH for word in words)
    if len(words) < ENOUGH:
        return True if words and common >= max(2, len(words) // 4) else None
    return common >= 0.12 * len(words)


def is_readable(text: str) -> bool:
    """Tell whether `text` is text: not the bytes of a picture or an archive."""
    head = text[:LONGEST_SAMPLE]
    return len(_UNREADABLE.findall(head)) <= len(head) // 20


def has_words(text: str) -> bool:
    """Tell whether there is a letter among the first thousands of characters."""
    return any(map(str.isalpha, text.lstrip()[:LONGEST_SAMPLE]))
