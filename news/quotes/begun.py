"""Speech that begins before its marks: "It’s a “horrific policy,” Mr Perry said." is all his.

The whole is one stretch for the parser, which reads such sentences as the first name's: "Biden “has a role to
play,” said Doyle".
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from news.nouns import Span
from news.quotes.cues import SPEECH_FORMS, attribution_follows
from news.quotes.marks import Marked
from news.quotes.titles import is_title

_WORD = re.compile(r"[^\W\d_]+")
_CUE = "|".join(sorted(SPEECH_FORMS))
_CLOSED_BY_CUE = re.compile(
    rf",?\s*(?:(?:{_CUE})\s+(?!that\b|it\b|he\b|she\b|they\b|to\b)[\w“]"
    rf"|(?:[\w.’'-]+,?\s){{1,7}}?(?:{_CUE})\s*(?:[.,;]|$|(?:on|in|at|during|to|of|after|before|while|as|when|last|this"
    r"|from|by|with|late|earlier|recently|yesterday|today|[A-Z][a-z]+day)\b))",
)
"""Who says it, with no words of theirs after it: ",” said Doyle", ",” Mr Perry said on Monday"."""
_AROUND = 160


def begun(text: str, sentence: Span, marks: Sequence[Marked], opaque: Sequence[bool]) -> Marked | None:
    """Return all that is said in a sentence up to its last marked words, where it began without marks.

    `marks` are the sentence's. None where a cue stands before the marks, or none follows them at once.
    """
    if not marks or any(opaque[:-1]):
        return None
    last = marks[-1]
    after = text[last.outer.end : min(sentence.end, last.outer.end + _AROUND)]
    ends = last.content.of(text)[-1] in ",?!" or after.startswith(",")
    if not (last.opened and last.closed and ends and attribution_follows(after)):
        return None
    unmarked = _unmarked(text, sentence, marks)
    words = [word.lower() for word in _WORD.findall(unmarked)]
    if not words or ":" in unmarked or not SPEECH_FORMS.isdisjoint(words) or "according" in words:
        return None
    if opaque[-1] and not last.content.of(text)[:1].islower():
        return None
    lead = text[max(sentence.start, last.outer.start - 9) : last.outer.start].rstrip()
    if not _CLOSED_BY_CUE.match(after) or is_title(last.content.of(text), lead):
        return None
    whole = Span(sentence.start, last.content.end)
    return replace(last, outer=Span(sentence.start, last.outer.end), content=whole, begun=True)


def _unmarked(text: str, sentence: Span, marks: Sequence[Marked]) -> str:
    starts = [sentence.start, *(mark.outer.end for mark in marks[:-1])]
    return " ".join(text[start : mark.outer.start] for start, mark in zip(starts, marks, strict=True))
