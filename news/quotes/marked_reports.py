"""Marked words within a report: part of it, a quotation of their own, or somebody else's."""

import re
from collections.abc import Sequence

from news.nouns import MentionKind, Span
from news.people.resolved import Resolved
from news.quotes.passages import Passage
from news.quotes.voices import Voice

_FIRST_PERSON = re.compile(r"(?:I|I[’']\w+|We|We[’']\w+|My|Our)\b")
_OFTEN = 3
"""Times that "Mr Johnson" stands in an article whose paper writes so."""
_UNSTOPPED = re.compile(r"\b(?:Mr|Mrs|Ms|Dr)\s[A-Z]")
_MINOR = 0.6
"""Share of a report below which its one marked fragment is not the quotation by itself."""


def meets(span: Span, others: Sequence[Span]) -> bool:
    return any(span.meets(other) for other in others)


def reporter(cue: Span, outer: Sequence[tuple[Sequence[Span], Voice]]) -> Resolved | None:
    """Return who reports the words in which a cue stands: "She said he had said"."""
    return next((voice.resolved for words, voice in reversed(outer) if meets(cue, words)), None)


def anothers(voice: Voice | None, heard: Voice, content: Sequence[Span]) -> bool:
    """Tell whether marked words in a report are somebody else's: "Roe said [Doe told him “it is gone”]"."""
    if voice is None or voice.cue is None or voice.span is None or not meets(voice.cue, content):
        return False
    named = voice.resolved.kind is MentionKind.PROPER and voice.resolved.who != heard.resolved.who
    return named and voice.cue != heard.cue and meets(voice.span, content)


def is_minor(marks: Sequence[Span], content: Sequence[Span]) -> bool:
    """Tell whether marked words are too small a part of a report: then the whole clause is the quotation."""
    return _letters(marks) < _MINOR * _letters(content)


def _letters(spans: Sequence[Span]) -> int:
    return sum(span.end - span.start for span in spans)


def is_in_person(text: str, mark: Span, content: Span) -> bool:
    """Tell whether marked words open a report in the first person: to say “I agree” with a call."""
    return mark.start - content.start <= 1 and bool(_FIRST_PERSON.match(mark.of(text)))


def is_british(text: str, passages: Sequence[Passage]) -> bool:
    """Tell whether an article is written as British papers are: single marks, or "Mr" without a stop."""
    starts = [mark.outer.start for passage in passages for mark in passage.marks]
    single = sum(text[at] in "'‘" and text[at : at + 2] != "''" for at in starts)
    return single > len(starts) - single or len(_UNSTOPPED.findall(text)) >= _OFTEN
