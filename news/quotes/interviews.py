"""Interviews whose questions stand alone, without marks or labels: the paragraphs between them are answers.

Read only where the questions address somebody, the answers are in the first person and don't name who gives
them, and the lines before the first question say who talked to whom: an article's own questions have none.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from news.nouns import LineKind, Span
from news.quotes.passages import Passage

_FEWEST = 3
"""Questions without which there is no interview."""
_BEFORE = 90
"""Characters before a name that are looked at."""
_LONGEST = 400
"""Characters of the longest question."""
_YOU = re.compile(r"\b(?:you|your|you[’']\w+)\b", re.IGNORECASE)
_I = re.compile(r"\b(?:I|I[’']\w+|[Mm]y|[Mm]e|[Ww]e|[Oo]ur)\b")
_NAMED_IN_SHARE = 3
"""One question in so many must address somebody, and two thirds of the answers be in the first person."""
_MEET = (
    r"(?:sp(?:oke|eaks|oken)|talk(?:s|ed)|chat(?:s|ted)|sat\sdown|sits\sdown|catch(?:es)?\sup|caught\sup)"
    r"\s(?:to|with)"
)
_MET = re.compile(
    rf"\b(?:(?P<they>he|she|who)\s(?:\w+\s)?)?(?:{_MEET}|(?:interview|conversation|Q\s?&\s?A)\swith|interviewed)"
    r"\s[^.,;:!?\n]{0,50}$",
    re.IGNORECASE,
)
"""Before whom somebody talked to: "We spoke to the novelist Ines Calder"; after "she" that is who asks."""
_MEETS = re.compile(
    rf"(?:,[^.!?\n]{{1,100}},|,\swho|,)?\s(?:\w+\s)?(?:{_MEET}|(?:answers?|answered)\s(?:our|your|readers[’']|some)\b)"
)
"""After whoever talks to somebody, or answers."""
_ASKER = re.compile(
    r"\b(?:editor|correspondent|reporter|writer|columnist|journalist|presenter|host|interviewer|by),?\s$|[’']s\s$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Interview:
    """What stands before the questions, and the indices of the passages that are answers."""

    intro: Span
    answers: tuple[int, ...]


def interview(text: str, passages: Sequence[Passage]) -> Interview | None:
    """Return the interview that an article is, if it is one."""
    kept = [at for at, one in enumerate(passages) if one.kind in (LineKind.BODY, LineKind.HEADING)]
    asked = [at for at in kept if _asks(text, passages[at])]
    if len(asked) < _FEWEST or _NAMED_IN_SHARE * sum(_addresses(text, passages[at]) for at in asked) < len(
        asked
    ):
        return None
    turns = [
        kept[bisect_right(kept, one) : bisect_left(kept, other)]
        for one, other in zip(asked, [*asked[1:], len(passages)], strict=True)
    ]
    turns[-1] = _first_person(text, passages, turns[-1])
    if not asked[0] or not all(turns[:-1]):
        return None
    spoken = sum(any(_I.search(passages[at].span.of(text)) for at in turn) for turn in turns)
    if _NAMED_IN_SHARE * spoken < 2 * len(turns):
        return None
    intro = Span(passages[0].span.start, passages[asked[0]].span.start)
    return Interview(intro=intro, answers=tuple(at for turn in turns for at in turn))


def interviewee(
    text: str, named: Sequence[tuple[Span, int]], foremost: int | None
) -> tuple[Span, int] | None:
    """Return the one of `named` in the intro who is said to be talked to, with their words; None if unsure.

    `foremost` is who is named there most. Of two who talk to each other it is that one, journalists apart.
    """
    met = [(who, _MET.search(text, max(0, span.start - _BEFORE), span.start)) for span, who in named]
    askers = {who for span, who in named if _ASKER.search(text, max(0, span.start - _BEFORE), span.start)}
    asking = {who for who, match in met if match and match["they"]} - {foremost}
    told = {who for who, match in met if match and not match["they"]}
    tells = {who for span, who in named if _MEETS.match(text, span.end)}
    able = (told | tells) - askers - asking
    if asking and not able:
        able = {who for _, who in named} - askers - asking
    if len(able) > 1:
        able &= {foremost}
    if len(able) != 1:
        return None
    who = able.pop()
    return next((span, one) for span, one in named if one == who)


def narrates(text: str, passages: Sequence[Passage], talk: Interview, name: str) -> bool:
    """Tell whether an answer names whoever is interviewed: then the writer tells of them."""
    surname = re.compile(rf"\b{re.escape(name.rsplit(maxsplit=1)[-1])}\b")
    return any(surname.search(passages[at].span.of(text)) for at in talk.answers)


def _asks(text: str, passage: Passage) -> bool:
    """Tell whether a passage is one question without marks."""
    words = passage.span.of(text)
    return words.endswith("?") and not passage.marks and len(words) <= _LONGEST and " " in words


def _addresses(text: str, passage: Passage) -> bool:
    return bool(_YOU.search(passage.span.of(text)))


def _first_person(text: str, passages: Sequence[Passage], turn: list[int]) -> list[int]:
    """Return what of the last answer is one for sure: what follows it may be the writer's."""
    kept: list[int] = []
    for at in turn:
        if not _I.search(passages[at].span.of(text)):
            break
        kept.append(at)
    return kept
