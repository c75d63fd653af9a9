"""One quotation while it grows, and what it is in the end."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from news.nouns import Manner, Mention, Quote, Span, Status
from news.quotes.voices import Voice


@dataclass(slots=True, kw_only=True)
class Speech:
    """One quotation while it grows."""

    content: list[Span]
    voice: Voice | None
    manner: Manner


def quote_of(speech: Speech) -> Quote:
    """Return the noun; `Mention.person` still indexes the discourse's cast."""
    voice = speech.voice
    content = tuple(sorted(speech.content))
    if voice is None:
        return Quote(
            content=content,
            manner=speech.manner,
            status=Status.SAID,
            speaker=None,
            named=False,
            cue=None,
            confidence=0.5,
            reason="no cue near these words",
        )
    who = voice.resolved.who
    speaker = None if voice.span is None else Mention(span=voice.span, kind=voice.resolved.kind, person=who)
    return Quote(
        content=content,
        manner=speech.manner,
        status=voice.status,
        speaker=speaker,
        named=who is not None or voice.resolved.open,
        cue=voice.cue,
        confidence=voice.confidence,
        reason=voice.reason,
        venue=voice.venue,
        spoken=voice.spoken,
    )


_BESIDE = re.compile(r"\b(?:as|while|whereas|although|though|after|before|but)\s+(?:the\s+)?$", re.IGNORECASE)
"""What opens a clause beside a report, which is the writer's own: "…, as Lord Mandelson says Kyiv should"."""


_ALLEGING = frozenset(("allege", "alleges", "alleged", "alleging"))


def nest(text: str, speeches: Sequence[Speech]) -> None:
    """Mark as second-hand what one speaker says that another said: "NDTV reported officials stated it"."""
    for inner in speeches:
        voice = inner.voice
        if voice is None or voice.cue is None or voice.status is not Status.SAID:
            continue
        if voice.span is not None and _BESIDE.search(text, max(0, voice.span.start - 16), voice.span.start):
            continue
        for outer in speeches:
            other = outer.voice.span if outer.voice else None
            within = any(span.covers(voice.cue) for span in outer.content)
            if outer is not inner and within and other != voice.span and outer.manner is not Manner.DIRECT:
                cue = outer.voice.cue.of(text) if outer.voice and outer.voice.cue else ""
                alleged = cue.lower() in _ALLEGING
                inner.voice = replace(voice, status=Status.ALLEGED if alleged else Status.SECOND_HAND)
