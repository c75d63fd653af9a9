"""Which poll gives a share? One that the sentence is about, or the article's only one for what people say."""

import re

from news.nouns import Span

_NAMED = r"(?:(?!of |average )[\w’'/&.+-]+ ){0,6}?"
_IN_A_POLL = re.compile(
    rf"\b(?:[Ii]n|[Ff]rom|[Bb]y) (?P<who>(?:an?|the|its|their|one|another|this|that) {_NAMED}"
    r"(?:poll|survey)s?)(?![\w-])"
)
"""Says that a sentence's shares are a poll's: "Kasich was at 25 percent in the most recent Fox poll"."""

_ONE = re.compile(
    rf"\b(?P<who>(?:[Tt]he|[Aa]n?|[Ii]ts|[Oo]ne|[Tt]his) (?P<name>{_NAMED})(?:[Pp]oll|[Ss]urvey))(?![\w-])"
)
_SEVERAL = re.compile(
    r"(?<!at the )(?<!to the )\b(?:polls|surveys)\b"
    r"|\b(?:another|other|previous|earlier|older|similar|separate|second|last) (?:[\w’'/&.-]+ ){0,3}"
    r"(?:poll|survey)\b"
)
"""Tells of more than one: whose a share is stays open."""

_THINK = re.compile(
    r"(?: of [^.,;:()\n]{1,60}?| (?:surveyed|polled|more)){0,2} [“\"]?(?:also |strongly |still )?"
    r"(?:say|said|think|thought|believed?|feel|felt|agreed?|disagreed?|predict|view(?:ed)?|trust|worry"
    r"|describe|would|see|favou?r|oppose|support|prefer|want|(?:dis)?approve of"
    r"|do(?:n[’']t| not) (?:know|think|believe))\b"
)
"""Behind a share: what only those know who asked for it, "one in five say it's not an improvement"."""

_REACH = 120
"""Characters behind a share in which they are looked for."""


class Polls:
    """Looks up which poll an article's shares are of."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._polled = any(word in text for word in (" poll", " Poll", " survey", " Survey"))
        self._only = _only(text) if self._polled else None

    def of(self, figure: Span, sentence: Span) -> Span | None:
        """Return the words for the poll that a share (a percentage) is given by."""
        if not self._polled:
            return None
        near = (Span(*match.span("who")) for match in _IN_A_POLL.finditer(self._text, *sentence))
        said = min(near, key=lambda span: len(self._between(span, figure)), default=None)
        if said is not None and ";" not in self._between(said, figure):
            return said
        thinks = _THINK.match(self._text, figure.end, min(sentence.end, figure.end + _REACH))
        return (said or self._only) if thinks else None

    def _between(self, one: Span, two: Span) -> str:
        first, second = sorted((one, two))
        return self._text[first.end : second.start]


def _only(text: str) -> Span | None:
    """Return the fullest words for the only poll of an article; nothing where it tells of several."""
    if _SEVERAL.search(text):
        return None
    found = list(_ONE.finditer(text))
    names = {name for match in found if (name := _proper(match["name"]))}
    if not found or len(names) > 1:
        return None
    best = next((match for match in found if _proper(match["name"])), found[0])
    return Span(*best.span("who"))


def _proper(words: str) -> str:
    """Return the words with a capital: whose poll it is."""
    return " ".join(word for word in words.split() if word[0].isupper())
