"""Do two figures count the same thing? What is counted, for whom, and when, as words to compare."""

import re
from dataclasses import dataclass
from math import nan

from anyascii import anyascii

from news.nouns import CHANGES, Comparator, Figure

_SAME = (
    "people migrants migrant arrivals arrival crossings crossing crossed crossers refugees journey numbers",
    "children child pupils pupil boys boy girls girl kids students",
    "spending budget funding money amount price cost",
    "deaths death dead killed victims",
    "homes home houses dwellings",
    "income gdp",
)
"""Words that may name one thing: "12,000 arrivals", "over 12,000 crossings"."""

_CLASSES = {word: words.split()[0] for words in _SAME for word in words.split()}
_SMALL = frozenset(
    """the a an of in on to for at by from with and or as is are was were been be has have had who which
    that this these it its his her their they he she we i you my our also into across per some more
    than not so do did will would said says one two""".split()
)
_WORD = re.compile(r"[^\W\d_]+")
_PEOPLES = re.compile(
    r"\b(?!Mediterranean)(?:[A-Z]\w*(?:ians?|eans?|ese|ish|ans|can)|French|Dutch|Greeks?|Thais?|Swiss|Turks"
    r"|Poles|Danes|Finns"
    r"|Swedes|(?:Israel|Iraq|Pakistan|Yemen|Kuwait|Qatar|Saud|Emirat|Bangladesh)is?)\b"
)
_LANDS = re.compile(r"\bfrom ([A-Z]\w+)")
_ENDING = re.compile(r"(?:ians?|eans?|ese|ia|ies|ing|ed|es|s|e|y|n)\Z")
_NUMBER_OF = re.compile(r"\A(?:the )?(?:total )?numbers? of |\Aof (?:the |its |their )?", re.IGNORECASE)
_RATE = re.compile(r" (?:an?|per|each|every) (?:year|month|week|day)\b")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_DAY = re.compile(r"\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b|\byesterday\b|\btoday\b", re.IGNORECASE)
_VAGUELY = frozenset((Comparator.ABOUT, Comparator.UP_TO, Comparator.MORE_THAN, Comparator.AT_LEAST))
_VAGUE = re.compile(r"(?:tens|dozens|hundreds|thousands)\b", re.IGNORECASE)
_SLACK = 0.1
"""By how much of itself a vague figure may be off and still be the other one, rounded."""

_LONG = 4
"""Letters of the longest word that has no ending taken off."""

_STEM = 6
"""Letters that tell words apart: "deported", "deportation"."""

KINDS = frozenset(words.split()[0] for words in _SAME)
"""What a class of words stands for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """What a figure measures, as far as its words tell. `change` is up, down or None; `group` whom it singles
    out ("Albanians"); `years` and `day` when; `named` the words for what is counted, `words` all around them;
    `size` is the number and `slack` the share of it by which it may be off; `vague` is "thousands".
    """

    unit: str
    change: Comparator | None
    head: str
    named: frozenset[str]
    words: frozenset[str]
    group: frozenset[str]
    years: frozenset[str]
    day: bool
    size: float
    slack: float
    vague: bool


def measure(figure: Figure, around: str, year: int | None) -> Measure:
    """Return what a figure measures; `around` is its paragraph, `year` that of publication, if known."""
    inner = figure.counted.partition(" (")[0]
    return Measure(
        unit=figure.unit,
        change=figure.comparator if figure.comparator in CHANGES else None,
        head=_head(inner or figure.counted),
        named=frozenset(_stems(figure.counted)),
        words=frozenset(_stems(around)),
        group=frozenset(_group(figure.counted)),
        years=_years(figure.as_of or "", year),
        day=_DAY.search(figure.as_of or "") is not None,
        size=float(figure.value) if figure.value is not None else nan,
        slack=0.0 if _VAGUELY.isdisjoint((figure.comparator, figure.bound)) else _SLACK,
        vague=_VAGUE.match(figure.text) is not None,
    )


def stem(word: str) -> str:
    """Return a word without its ending, folded; "Albanian", "Albanians" and "Albania" are one."""
    plain = anyascii(word).lower()
    return _ENDING.sub("", plain)[:_STEM] if len(plain) > _LONG else plain


def _stems(text: str) -> list[str]:
    words = [anyascii(word).lower() for word in _WORD.findall(text)]
    return [_CLASSES.get(word) or stem(word) for word in words if word not in _SMALL]


def _head(words: str) -> str:
    """Return the last noun before the first preposition: "families across Albania"."""
    plain = _RATE.sub("", _NUMBER_OF.sub("", words))
    if _PEOPLES.match(plain):
        return "people"
    first = re.split(r"\b(?:of|in|on|to|for|at|by|from|with|who|that|across|(?<=[a-z] )\w+ing)\b", plain)
    found = next((stems for part in first if (stems := _stems(part))), [""])
    return found[-1]


def _group(counted: str) -> list[str]:
    """Return the peoples or lands that are singled out: "Albanians", "migrants from Albania"."""
    return [stem(word) for word in (*_PEOPLES.findall(counted), *_LANDS.findall(counted))]


def _years(as_of: str, year: int | None) -> frozenset[str]:
    """Return the years that a time names; "this year" is the year of publication, where that is known."""
    named = frozenset(_YEAR.findall(as_of))
    if named or year is None:
        return named
    relative = {"this year": 0, "the year": 0, "last year": -1}
    return frozenset(str(year + shift) for words, shift in relative.items() if words in as_of.lower())
