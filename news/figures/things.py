"""What is "it", "its" or "they" at a sentence's beginning? The name that the sentence before begins with."""

import re

from news.nouns import Span
from news.text import sentences

THINGS = frozenset(("it", "its", "they", "their"))
_NAME = r"[A-Z][\w.&-]*(?:[’']s)?"
_OPENS = re.compile(
    rf"(?P<name>(?:The |An? )?{_NAME}(?: (?:(?:of|for|and|the) )*{_NAME})*?)(?:[’']s [a-z]|,? [a-z(]|,)"
)
_BEGINS = re.compile(r"(?:\A|\n|[.!?][”\"’']?\s)[“\"]?\Z")
_FARTHEST = 400
"""Characters of the sentence before that are looked at."""
_ELSEWHERE = 10_000
"""Characters either side of a pronoun in which a name of one word has its capital elsewhere too."""


def subject_before(text: str, pronoun: Span) -> str | None:
    """Return the name that the sentence before a pronoun's begins with: "Dorian hit Abaco. [Its] winds …"."""
    before = text[max(0, pronoun.start - _FARTHEST) : pronoun.start]
    if not before.rstrip('“"').strip() or _BEGINS.search(before) is None or "\n" in before[-2:]:
        return None
    paragraph = before.rsplit("\n", 1)[-1].rstrip('“"').rstrip()
    opened = _OPENS.match(sentences(paragraph)[-1])
    name = opened["name"] if opened else ""
    around = text[max(0, pronoun.start - _ELSEWHERE) : pronoun.end + _ELSEWHERE]
    return name if _is_name(around, name) else None


def _is_name(around: str, name: str) -> bool:
    """Tell whether words are a name by their capitals: one alone must have its capital elsewhere too."""
    words = name.split()
    if not words or words[-1] in ("The", "A", "An"):
        return False
    if len(words) > 1 and any(word[0].isupper() for word in words[1:]):
        return True
    return re.search(rf"[a-z,] {re.escape(name)}\b", around) is not None
