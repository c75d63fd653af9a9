"""What is one line of a news document, judged by itself: prose, heading, caption, or the page's furniture?

A line that matches nothing in `news.furniture` is body: a wrong guess keeps words rather than losing them.
"""

import re

from news.captions import ENDINGS, OPENINGS
from news.furniture import (
    APPEALS,
    BUTTONS,
    CALLS,
    CORRECTIONS,
    HOUSE_NOTES,
    PLAYERS,
    SHAPES,
    SHARING,
    WAYS_ON,
)
from news.nouns import LineKind

LONGEST_LABEL = 300
"""Characters beyond which a line is prose, unless it pleads for money: captions and buttons are short."""

LONGEST_APPEAL = 4000
"""Characters of a long line that are searched for pleas."""

LONGEST_HEADING = 90
"""Characters of the longest sub-heading."""


def _any(patterns: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns), re.IGNORECASE)


_OPENING = _any(PLAYERS + WAYS_ON + HOUSE_NOTES)
_CALLING = _any(CALLS)
_SHAPE = _any(SHAPES)
_CORRECTION = _any(CORRECTIONS)
_APPEAL = re.compile(r"\b(?:" + "|".join(appeal.removeprefix(r"\b") for appeal in APPEALS) + ")")
"""Any of them in small letters: one search, since few lines have one."""
_APPEALS = tuple(re.compile(appeal, re.IGNORECASE) for appeal in APPEALS)
_CAPTION_OPENING = _any(OPENINGS)
_CAPTION_ENDING = _any(ENDINGS)
_CALL = re.compile(r"(?:we|your|become|support|donate|subscribe|this|help)\b", re.IGNORECASE)
_SPEECH = re.compile(r"^[“\"‘']|[“\"].{10,}[”\"]|\b(?:said|says|told|added)\b")
_SENTENCE_END = re.compile(r"[.!?…,;:–—-][”\"’')\]]*$")
_WHOLLY_QUOTED = re.compile(r"[“\"‘'][^.!?“”\"]{3,60}[”\"']$")
_BUTTON_ENDS = " \t.…:|»›>→·•-–—*!?()[]"


def kind_of(line: str) -> LineKind:
    """Return BODY, HEADING, CAPTION or BOILERPLATE for one line, whatever stands around it.

    "Image: Mike Johnson. Pic: Reuters" is a caption, "3:19" and "More from World" are boilerplate, "Debt
    bondage agreements" is a heading. Time is bounded, however long the line is.
    """
    if is_furniture(line) or pleads(line):
        return LineKind.BOILERPLATE
    if is_caption(line):
        return LineKind.CAPTION
    return LineKind.HEADING if is_heading(line) else LineKind.BODY


def is_furniture(line: str) -> bool:
    """Tell whether the line belongs to the page: buttons, players, counters, ways to other pages, notes."""
    words = _plain(line)
    words = words.lstrip("•*· ") or words
    if not words or len(words) > LONGEST_LABEL:
        return bool(_CORRECTION.match(words))
    label = words.casefold().strip(_BUTTON_ENDS)
    if label in BUTTONS or all(word in SHARING for word in re.findall(r"[\w-]+", label)):
        return True
    if _SHAPE.fullmatch(words) or _OPENING.match(words) or _CORRECTION.match(words):
        return True
    return bool(_CALLING.match(words)) and not _SPEECH.search(words)


def pleads(line: str) -> bool:
    """Tell whether the outlet asks its reader for money: in two ways, or in one that fills a short line.

    "This story is free to read because readers chose to fund us." Lines in which somebody speaks need four,
    long ones one more for every 200 characters.
    """
    words = _plain(line)
    count = pleas(words)
    if len(words) > LONGEST_LABEL or _SPEECH.search(words):
        return count >= max(4, len(words) // 200)
    return count >= 2 or (count == 1 and len(words) <= 120 and bool(_CALL.match(words)))


def pleas(line: str) -> int:
    """Count the different ways in which the beginning of `line` asks for money."""
    words = _plain(line)
    if not _APPEAL.search(words.lower()):
        return 0
    return sum(bool(appeal.search(words)) for appeal in _APPEALS)


def is_caption(line: str) -> bool:
    """Tell whether the line describes or credits a picture."""
    words = _plain(line)
    if len(words) > LONGEST_LABEL:
        return False
    return bool(_CAPTION_OPENING.match(words) or _CAPTION_ENDING.search(words[-120:]))


def is_heading(line: str) -> bool:
    """Tell whether the line is a sub-heading: short, begun like a title, not closed like a sentence.

    "‘Our president was right’" is one; "“Something has to change,” Mr Johnson told NBC." is not.
    """
    words = _plain(line)
    if not words or len(words) > LONGEST_HEADING or words[0].islower():
        return False
    return bool(_WHOLLY_QUOTED.match(words)) or (words[0] not in "“\"‘'" and not _SENTENCE_END.search(words))


def _plain(line: str) -> str:
    """Return the line's beginning, single-spaced, with straight apostrophes."""
    return " ".join(line[:LONGEST_APPEAL].split()).replace("’", "'")
