"""What do figures side by side count? In an article's own words, which are never put together anew."""

import re
from collections.abc import Sequence

from handlers.blocks.excerpts import beside_number
from storage.nouns import Stated

MOST_TITLE = 14
UNCLEAR = "what is counted is not clear"
_OF = re.compile(r"\Aof ")
_OPEN_ENDED = re.compile(
    r"[’']s?\Z|\b(?:a|an|the|of|in|to|and|or|for|with|by|on|his|her|their|its)\Z", re.IGNORECASE
)
"""Where a phrase ends that was torn off: “Wasserman Schultz’s”."""

_NOUN = re.compile(r"\b[a-z]{3,}|\b(?!States|Nations)[A-Z][a-z]+[a-rt-z]s\Z")
"""A noun in a phrase, or people by their party or country at its end: “Senate Democrats”."""
_LEADS = re.compile(
    r"(?:of|in|on|at|to|from|for|by|with|than|and|or|but|a|an|per|more|less|ago|was|were|is|are|has|have|had)\b",
    re.IGNORECASE,
)
"""Behind a number, opens what doesn't say what is counted: "one year in prison"."""

_DAY = re.compile(r",? (?:on |late |early )?(?P<day>(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b")
"""Opens when it was, and what else happened then: "states Tuesday and the front-runner trying"."""


def title_of(stated: Sequence[Stated]) -> str:
    """Return the fullest words for what these figures count, in quotation marks.

    A whole noun phrase of an article, else the words beside the number as they stand there.
    """
    phrases = [_OF.sub("", _phrase(one)) for one in stated if _phrase(one) in one.sentence]
    whole = [words for words in phrases if _is_whole(words)]
    if whole:
        return f"“{max(whole, key=len)}”"
    beside = [words for one in stated if (words := _beside(one))]
    return f"“{max(beside, key=len)}”" if beside else UNCLEAR


def _phrase(one: Stated) -> str:
    """Return the noun phrase of "people (have made the journey)"."""
    return one.figure.counted.partition(" (")[0]


def _is_whole(words: str) -> bool:
    """Tell whether words stand for themselves: several, with a common noun, not torn off."""
    several = 1 < len(words.split()) <= MOST_TITLE
    return several and _NOUN.search(words) is not None and _OPEN_ENDED.search(words) is None


def _beside(one: Stated) -> str:
    """Return the words behind a number, or those on both its sides where these don't say what is counted."""
    before, after = beside_number(one)
    tells = len(after.split()) > 1 and _LEADS.match(after) is None
    if tells or not before:
        return f"{_undated(after)} …" if after else ""
    return f"{before} … {_undated(after)}".rstrip()


def _undated(words: str) -> str:
    """Return words up to the day that they name, if these can stand alone; “Bloody Sunday” is a name."""
    found = _DAY.search(words)
    if not found:
        return words
    before = words[: found.start()]
    is_name = before.rpartition(" ")[2][:1].isupper()
    short = words[: found.end("day")] if is_name else before
    return words if _OPEN_ENDED.search(short) else short
