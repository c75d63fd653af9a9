"""Two who take turns: words without a cue after a question are not the asker's.

"“Did you?” Linney asked. / “No,” Boyd said. / “Why not?” / “I was ill.”": one paragraph each.
"""

import re
from collections.abc import Sequence
from itertools import pairwise

from news.nouns import Manner, Span
from news.quotes.cues import LEMMAS
from news.quotes.speech import Speech
from news.quotes.voices import Voice

_BREAK = re.compile(r"\n\s*")
_YOU = re.compile(r"\byou(?:r|[’']\w+)?\b", re.IGNORECASE)
_ASKING = frozenset(("ask",))
_TURNS = 4
"""Paragraphs of two in turn after which the next is taken for the other's."""
_SURE = 0.8
"""How sure it is that the two go on in turn."""
_ANSWERS = "answers in turn"
_ASKS = "asks in turn"


def in_turn(text: str, speeches: Sequence[Speech], content: Span) -> tuple[bool, Voice | None]:
    """Tell whether marked words that open a paragraph are another's than the last, and whose.

    The other is whoever spoke in the paragraph before the last one; nobody where none did.
    """
    heard = [speech for speech in speeches[-4:] if speech.manner is not Manner.INDIRECT]
    last = heard[-1] if heard else None
    if last is None or last.voice is None or not _adjoining(text, last, content.start):
        return False, None
    other = next((one for one in reversed(heard[:-1]) if not _may_be_one(text, one.voice, last.voice)), None)
    near = other is not None and _adjoining(text, other, last.content[0].start)
    voice = other.voice if other is not None and near else None
    if _questions(text, last):
        return True, None if voice is None else voice.carried(_SURE, _ANSWERS)
    if other is not None and voice is not None and _is_question(text, content) and _questions(text, other):
        return True, voice.carried(_SURE, _ASKS)
    if voice is not None and _alternate(text, speeches):
        return True, voice.carried(_SURE, _ANSWERS)
    return False, None


def _alternate(text: str, speeches: Sequence[Speech]) -> bool:
    """Tell whether the last four paragraphs were two people's in turn."""
    heard = [speech for speech in speeches[-2 * _TURNS :] if speech.manner is not Manner.INDIRECT][-_TURNS:]
    if len(heard) < _TURNS or any(one.voice is None for one in heard):
        return False
    beside = all(_adjoining(text, one, other.content[0].start) for one, other in pairwise(heard))
    apart = not any(_may_be_one(text, one.voice, other.voice) for one, other in pairwise(heard))
    again = all(
        _may_be_one(text, one.voice, other.voice) for one, other in zip(heard, heard[2:], strict=False)
    )
    return beside and apart and again and any(_addresses(text, one) for one in heard)


def _addresses(text: str, speech: Speech) -> bool:
    """Tell whether words ask or address somebody; an article that quotes two in turn is no dialogue."""
    return any(_is_question(text, span) or _YOU.search(span.of(text)) for span in speech.content)


def _questions(text: str, speech: Speech) -> bool:
    """Tell whether a speech is a question that its speaker asks, not one that they answer themselves."""
    voice = speech.voice
    if voice is None or not _is_question(text, speech.content[-1]):
        return False
    return voice.reason == _ASKS or (
        voice.cue is not None and LEMMAS.get(voice.cue.of(text).lower()) in _ASKING
    )


def _is_question(text: str, content: Span) -> bool:
    return content.of(text).rstrip("”\"’' ").endswith("?")


def _adjoining(text: str, speech: Speech, start: int) -> bool:
    """Tell whether a speech stands in the paragraph before `start`."""
    end = speech.content[-1].end
    return end <= start and len(_BREAK.findall(text, end, start)) == 1


def _may_be_one(text: str, one: Voice | None, other: Voice | None) -> bool:
    """Tell whether two voices may be one speaker's: a pronoun left open can be anyone's."""
    if one is None or other is None or one.span is None or other.span is None:
        return True
    if one.resolved.who is not None and other.resolved.who is not None:
        return one.resolved.who == other.resolved.who
    words, others = one.span.of(text).lower(), other.span.of(text).lower()
    if {words, others} == {"he", "she"}:
        return False
    return one.resolved.open or other.resolved.open or words == others
