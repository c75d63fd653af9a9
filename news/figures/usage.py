"""Is a number in use as a figure? "One", "the two", "half" and the like count only in some places."""

import re

from news.figures.units import Amount
from news.nouns import Span

_ONE_NOT = re.compile(
    r"[ -](?:of|another|day|thing|way|side|hand|more|or|who|that|which|in particular|by one|point|such|was"
    r"|is|were"
    r"|are|being|has|had)\b|[-,]",
    re.IGNORECASE,
)
_ONE_NEVER = re.compile(
    r"\b(?:no|any|every|some|each|which|this|that|another|the|or|but|for|as|loved) \Z", re.IGNORECASE
)
_ONE_LEAD = re.compile(
    r"(?:\b(?:[Tt]here (?:was|is|were|’s|'s)|with|least|only|just|killed|killing|injured|injuring|wounded"
    r"|wounding"
    r"|arrested|detained|had|has|left|leaving|charged with|including|and|more than|over|about"
    r"|exactly|than) |[’']s |, )\Z"
)
_ONE_ALONE = re.compile(r"(?:\b(?:with|had|has|left|leaving|killed|injured|arrested)|[’']s) \Z")
_NUMBERED = re.compile(
    r"\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|[a-z]+teen|twenty|thirty|forty|fifty"
    r"|\d[\d,]*)"
    r"\b(?! of\b)|\ball [a-z]+ ",
    re.IGNORECASE,
)
_ONE_HURT = re.compile(
    r" (?:other |more )?(?:person|man|woman|child|boy|girl|student|officer|soldier|victim|passenger|worker)\b"
    r"[^.;]{0,60}?\b(?:killed|died|dead|injured|wounded|arrested|missing|hospitali[sz]ed|charged|detained)\b"
)
"""Behind "one" where it counts from the first word on: "One person was killed"."""

_ONE_DAY = re.compile(r"\b(?:for|in|after|within|than|least|just|only|about) \Z")

_ANAPHORIC = re.compile(r"\b(?:the|these|those|all|both) \Z", re.IGNORECASE)
_NOUN = re.compile(r"[ -](?P<first>[\w’'-]+)")
_FUNCTION = frozenset(
    """the a an and or but that which who as is was were are be been has have had will would can could may
    might     than then when while where if to""".split()
)
_RESTRICTS = re.compile(
    r" (?:(?!(?:was|were|are|have|had|is|will|would)\b)[\w’'-]+ ){0,3}?(?:[\w’'-]+s|people|men|women"
    r"|children)"
    r" (?:who|that|which|in|of|on|from|at|he|she|they|we|with|for)\b"
)
_SMALL_NEVER = re.compile(r"\b(?:(?:no|or|these|those|day|week|[Ww]hich) |[Tt]op-)\Z")
_SMALL = 20
_PAIR = 3

_HALF = re.compile(r" (?:of|the|its|their|his|her|all|a)\b")
_HALF_HEDGED = re.compile(r"\b(?:than|over|nearly|almost|about|least|only|roughly|around) \Z")
_HALF_NOT = re.compile(
    r"\b(?:first|second|other|final|latter|opening|better|last|this|that"
    r"|and a) \Z",
    re.IGNORECASE,
)
_SHARED = re.compile(r" (?:of|the|as|to|lower|higher|more|less|fewer)\b")
_RANKED = re.compile(
    r"\b(?:the|first|second|third|fourth|last|this|that|final|next|each|every|per|previous) \Z", re.IGNORECASE
)
_CHANGED_BY = re.compile(r"\bby (?:(?:almost|nearly|about|around|over|only|just|more than) )?\Z")
_CENTURY = re.compile(r"(?:-| of an? | a | )century\b")
"""Behind a part of one, which is a time."""

_SINGLE = re.compile(r"(?:an?|one)[ -]")
_VAGUELY = re.compile(r" of\b| (?:more|were|are|have|had|gathered|took|marched|protested)\b|-", re.IGNORECASE)
_SEVERAL = re.compile(r"\b(?:several|few) \Z")
_AROUND = 60
"""Characters beside a number that are looked at."""


def is_used(text: str, said: Amount, sentence: Span) -> bool:
    """Tell whether an amount is a figure in its place."""
    before = text[max(sentence.start, said.core.start - _AROUND) : said.core.start]
    after = text[said.core.end : min(sentence.end, said.core.end + _AROUND)]
    words = said.core.of(text).lower()
    if said.form == "part":
        return _share(words, before, after, said.unit) and not _CENTURY.match(after)
    if said.form == "vague":
        return bool(_VAGUELY.match(after)) and not _SEVERAL.search(before)
    if words == "one day":
        return _ONE_DAY.search(before) is not None
    if said.unit != "count":
        return True
    if words == "one":
        return _one(before, after)
    small = said.form == "words" and said.low is not None and said.low < _SMALL
    return _small(said, before, after) if small else bool(before.strip() or after.strip(" .,;:)"))


def _share(words: str, before: str, after: str, unit: str) -> bool:
    """Tell whether a part of a whole is meant: "two thirds of the island", not "a third person"."""
    if unit != "percent":
        return words.startswith("half an")
    if words == "half":
        return bool(_HALF.match(after) or _HALF_HEDGED.search(before)) and not _HALF_NOT.search(before)
    if _SINGLE.match(words) and not _SHARED.match(after) and not _CHANGED_BY.search(before):
        return False
    return not _RANKED.search(before)


def _one(before: str, after: str) -> bool:
    """Tell whether "one" counts: "killed one and injured eight", "one count of murder"."""
    if _ONE_HURT.match(after):
        return True
    if _ONE_NOT.match(after) or not before.strip() or _ONE_NEVER.search(before):
        return False
    if before.endswith("least "):
        return True
    numbered = _NUMBERED.search(f"{before}#{after}") or _ONE_ALONE.search(before)
    return bool(_ONE_LEAD.search(before) and numbered)


def _small(said: Amount, before: str, after: str) -> bool:
    """Tell whether a small number in words counts: not "the two", "the two leaders", "or two"."""
    if not _ANAPHORIC.search(before):
        return _SMALL_NEVER.search(before) is None
    noun = _NOUN.match(after)
    if noun is None or noun["first"].lower() in _FUNCTION:
        return False
    return (said.low is not None and said.low > _PAIR) or bool(_RESTRICTS.match(after))
