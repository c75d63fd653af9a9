"""Which capitalised words name a person or a body, and what stands around them to tell so.

No parser: titles, roles, first names and repetition decide, so that every sentence is read, parsed or not.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from anyascii import anyascii

from news.nouns import Span
from news.people.lists import (
    BODIES,
    CALENDAR,
    NATIONS,
    OPENERS,
    PARTICLES,
    PLACES,
    SUFFIXES,
    WEAK_BODIES,
    first_names,
)
from news.people.roles import HONORIFICS, STYLES, is_role

_WORD = re.compile(r"[^\W\d_]+(?:[-’'‘][^\W\d_]+)*")
_POSSESSIVE = re.compile(r"['’‘]s$", re.IGNORECASE)
_GAP = re.compile(r"[ \u00a0]{1,2}")
_ARABIC = re.compile(r"(?:al|el|ul|ad|as|ash)-[A-Z]")
"""Opens a surname without a capital: "al-Eryani"."""
_ABSTRACT = re.compile(r"(?:ology|ography|ianity|ation|ition|ement|istry|ship|ness|icity)$")
_DOTTED_GAP = re.compile(r"\.[ \u00a0]{0,2}")


_PORTFOLIOS = frozenset(
    "information justice health education finance defence defense interior trade energy transport culture "
    "sport sports agriculture environment state labour labor immigration tourism housing security commerce "
    "industry science technology planning development".split()
)
"""What a minister is minister of: "Minister of Information Moammar al-Eryani"."""
_MONTH_NAMES = frozenset(("may", "june", "april", "august"))
_HYPHENED = re.compile(r"(?:secretary|vice|attorney|governor|director|major|lieutenant|chief|president)-")
_BEFORE_TITLES = frozenset(
    "prime deputy vice first foreign home shadow attorney chief interior defence defense finance acting "
    "assistant associate junior senior lieutenant major general health education justice trade energy".split()
)
"""Words that make one office with the title after them: "Prime Minister"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Name:
    """Capitalised words that stand together, titles apart: "Mr" + "Johnson", "Shadow Home Secretary" + …

    `span` is the name alone, `outer` takes the title in. `title` is the folded word before it, if that's an
    honorific or a role. `words` are as written; `gender` is what the title tells.
    """

    span: Span
    outer: Span
    words: tuple[str, ...]
    title: str = ""
    gender: str = ""
    the: bool = False

    @property
    def text(self) -> str:
        return " ".join(self.words)

    @property
    def last(self) -> str:
        return fold(next((w for w in reversed(self.words) if fold(w) not in SUFFIXES), self.words[-1]))

    @property
    def first(self) -> str:
        return fold(self.words[0])


_PLACES_OR_BODIES = PLACES | BODIES


@dataclass(slots=True)
class _Word:
    start: int
    end: int
    text: str
    possessive: bool


@lru_cache(maxsize=50_000)
def fold(word: str) -> str:
    """Return a name's word in plain lower-case ASCII without its marks."""
    plain = word if word.isascii() else anyascii(word)
    return plain.lower().replace("'", "").replace("’", "").rstrip(".")


def names(text: str, spans: Iterable[Span]) -> list[Name]:
    """Return the capitalised names in `spans`, in order: persons, bodies and places alike."""
    found: list[Name] = []
    for span in spans:
        for run in _runs(text, span):
            found.extend(_split(text, run))
    return found


def _runs(text: str, span: Span) -> Iterable[list[_Word]]:
    """Yield stretches of capitalised words with nothing but spaces and particles between them."""
    run: list[_Word] = []
    pending: list[_Word] = []
    for match in _WORD.finditer(text, span.start, span.end):
        word = _word(match)
        last = pending[-1] if pending else run[-1] if run else None
        if last is not None and not _joined(text, last, word):
            if run:
                yield run
            run, pending = [], []
        if (
            word.text[0].isupper()
            or _ARABIC.match(word.text)
            or (run and "-" in word.text and word.text.split("-")[-1][:1].isupper())
        ):
            run.extend([*pending, word])
            pending = []
        elif run and word.text in PARTICLES:
            pending.append(word)
        else:
            if run:
                yield run
            run, pending = [], []
        if word.possessive and run:
            yield run
            run, pending = [], []
    if run:
        yield run


def _word(match: re.Match[str]) -> _Word:
    words = match.group()
    own = _POSSESSIVE.search(words)
    end = match.start() + own.start() if own else match.end()
    return _Word(match.start(), end, words[: own.start()] if own else words, bool(own))


def _joined(text: str, left: _Word, right: _Word) -> bool:
    """Tell whether two words belong to one run: a space between them, or the dot of "Mr." or "J."."""
    gap = text[left.end : right.start]
    if _GAP.fullmatch(gap):
        return not left.possessive
    short = len(left.text) == 1 or fold(left.text) in HONORIFICS or fold(left.text) in SUFFIXES
    return short and bool(_DOTTED_GAP.fullmatch(gap))


def _split(text: str, run: list[_Word]) -> list[Name]:
    """Cut a run at words that belong to no name, keeping titles: "US Speaker Mike Johnson"."""
    found: list[Name] = []
    current: list[_Word] = []
    title: _Word | None = None
    before: _Word | None = None
    for at, word in enumerate(run):
        kind = _barrier(word, starting=not current)
        if not kind and fold(word.text) in _BEFORE_TITLES and at + 1 < len(run):
            kind = "other" if _barrier(run[at + 1], starting=True) == "title" else ""
        if not kind and not current and fold(word.text) in _PORTFOLIOS and at + 2 < len(run):
            kind = "other" if text[max(0, word.start - 4) : word.start] in (" of ", "for ") else ""
        if not kind and not current and fold(word.text) in _PLACES_OR_BODIES and at + 2 < len(run):
            kind = "other" if fold(run[at + 1].text) in first_names() else ""
        if not kind:
            current.append(word)
            continue
        if current:
            found.append(_name(text, current, title, before))
        current, before = [], word
        title = word if kind == "title" else None
    if current:
        found.append(_name(text, current, title, before))
    return found


def _barrier(word: _Word, *, starting: bool) -> str:
    """Return "title", "other" or "" for a word: what it is to a name that follows."""
    folded = fold(word.text)
    known = folded in first_names()
    if folded in HONORIFICS or (is_role(folded) and not known) or _HYPHENED.match(folded):
        return "title"
    plural = folded.endswith("s") and is_role(folded[:-1]) and not known
    if plural or (folded in CALENDAR and folded not in _MONTH_NAMES):
        return "other"
    if not starting:
        return ""
    initials = len(word.text) == 2 and folded not in NATIONS
    capitals = is_acronym(word.text) and not known and not initials
    return "other" if folded in OPENERS or (folded in NATIONS and not known) or capitals else ""


def _name(text: str, words: list[_Word], title: _Word | None, before: _Word | None) -> Name:
    start = title.start if title else words[0].start
    folded = fold(title.text) if title else ""
    lead = text[max(0, start - 4) : start].lower()
    return Name(
        span=Span(words[0].start, words[-1].end),
        outer=Span(start, words[-1].end),
        words=tuple(word.text for word in words),
        title=folded,
        gender=HONORIFICS.get(folded, ""),
        the=lead == "the " or (before is not None and fold(before.text) == "the"),
    )


def could_be_person(name: Name) -> bool:
    """Tell whether the words have the shape of a person's full name: "Chris Philp", not "Oval Office"."""
    folded = [fold(word) for word in name.words]
    if not 2 <= len(folded) <= 5 or any(word in OPENERS for word in folded[1:]):
        return False
    known = folded[0] in first_names()
    rest = folded[1:] if known and not name.the else folded
    strong = [w for w in rest if w in BODIES and not (known and w in WEAK_BODIES)]
    if (
        strong
        or _ABSTRACT.search(folded[-1])
        or (folded[-1] in PLACES and not known)
        or (folded[0] in PLACES and not known)
    ):
        return False
    return not any(
        word.isupper() and len(word) > 3 and fold(word) not in first_names() for word in name.words[1:]
    )


def is_acronym(word: str) -> bool:
    """Tell whether the word is written in capitals: "NBC"."""
    return len(word) > 1 and word.isupper()


def styled(name: Name) -> bool:
    """Tell whether "Mr", "Dr" or the like stands before the name."""
    return name.title in STYLES
