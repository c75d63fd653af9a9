"""Which capitalised words stand together as a name, cut from the titles, roles and openers around it.

No parser: the words themselves decide, so that every sentence is read, parsed or not.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from news.nouns import Span
from news.people.keys import GENERATIONS
from news.people.lists import (
    BODIES,
    CALENDAR,
    NATIONS,
    OPENERS,
    PARTICLES,
    PLACES,
    SUFFIXES,
    SURNAMES_TOO,
    first_names,
    is_first_name,
)
from news.people.names import BEFORE_TITLES, Name, fold, is_acronym
from news.people.roles import HONORIFICS, OFFICES_OF_BODIES, SHORT_TITLES, STYLES, TRADES, is_role, singular
from news.quotes.cues import SPEECH_FORMS

_GOES_ON = re.compile(r"\.(?=[,;:)’']| [a-z(])")
"""The full stop of "Jr." is the name's where the sentence goes on."""
_WORD = re.compile(r"[^\W\d_]+(?:[-’'‘][^\W\d_]+)*")
_POSSESSIVE = re.compile(r"['’‘]s$", re.IGNORECASE)
_GAP = re.compile(r"[ \u00a0]{1,2}")
_ARABIC = re.compile(r"(?:al|el|ul|ad|as|ash)-[A-Z]")
"""Opens a surname without a capital: "al-Eryani"."""
_TRADE = re.compile(r"[A-Z][a-z]{2,}(?:[^aeiou]er|or|ist|ian|eer|ant|ent|ive|man|woman)$")
"""What one who does something is mostly called: "Forecaster", where the lists don't have it."""
_NO_SURNAME = re.compile(
    r"\b(?:the|an?|in|on|of|by|until|till|since|last|next|this|early|late|mid|every|from"
    r"|\d+(?:st|nd|rd|th)?)[ -]$",
    re.IGNORECASE,
)
_DATED = re.compile(r",? \d")
_VERB_AFTER = re.compile(r" ([a-z]+)\b")
_ACTS = frozenset("also has had is was will would did does later then who and".split())
_KOREAN = re.compile(r"[A-Z][a-z]+-[a-z]+")
"""A first name that stands behind: "Son Heung-min"."""
_OF = re.compile(r"\b(?:[Oo]f|for) (?:the )?$")
_OPENS = re.compile(r"(?:^|[.!?:“”\"‘\n])\s*$")
_ASKS = re.compile(r"[^.!?\n]*\?")
_OFFICE_OF = re.compile(
    r"\b(?:[Pp]resident|[Mm]inister|[Kk]ing|[Qq]ueen|[Gg]overnor|[Mm]ayor|[Cc]hancellor|[Pp]remier)\sof\s$"
)
"""Before a place that a full name follows: "Mayor of London Sadiq Khan"."""
_OFFICE_OF_BODY = re.compile(
    r"\b(?P<office>[A-Za-z-]+)\s(?:of|for|to)\s(?:the\s)?(?:[A-Z][\w&’'-]*\s(?:(?:of|for|and|the|on|&)\s){0,2})*$"
)
"""Before a word of a body's name that somebody's may follow."""
_OFFICE_REACH = 80
"""Characters of an office and a body before a name."""
_AHEAD_WORDS = 8
"""Words of a run that are looked at beyond one, so that a line of capitals is read in linear time."""
_SHORT = frozenset(("th", "wm", "chr", "geo"))
"""First and middle names cut short."""
_DOTTED_GAP = re.compile(r"\.[ \u00a0]{0,2}")
_PORTFOLIOS = frozenset(
    "information justice health education finance defence defense interior trade energy transport culture "
    "sport sports agriculture environment state labour labor immigration tourism housing security commerce "
    "industry science technology planning development opposition staff elections".split()
)
"""What a minister is minister of, or a chief: "Minister of Information Moammar al-Eryani"."""
_MONTH_NAMES = frozenset(("may", "june", "april", "august"))
_COMPOUND = re.compile(
    r"(?!(?:[Aa]l|[Ee]l)-)\w.*-(?:[a-z]{2,}ed|[a-z]{4,}ing|olds?|led|born|held|built|made|style|era|like|type|spent"
    r"|winners?|shirts?|free)$"
)
"""Tells of a name that follows, and is none of its words: "Fourteen-year-old Ann Lee".

Its first word is the last of a name before it, which is cut off: "Tea Party-backed", "Mamata Banerjee-led".
"""
_HYPHENED = re.compile(r"(?:secretary|vice|attorney|governor|director|major|lieutenant|chief|president)-")
_PLACES_OR_BODIES = PLACES | BODIES
_NO_PERSONS = _PLACES_OR_BODIES | NATIONS


@dataclass(slots=True)
class _Word:
    start: int
    end: int
    text: str
    possessive: bool


def names(text: str, spans: Iterable[Span]) -> list[Name]:
    """Return the capitalised names in `spans`, in order: persons, bodies and places alike.

    "May" and "King" alone are names where somebody in the text is called so in full.
    """
    runs = [run for span in spans for run in _runs(text, span)]
    parted = [_split(text, run, frozenset()) for run in runs]
    surnames = frozenset(
        name.last for found in parted for name in found if len(name.words) > 1 and name.last in SURNAMES_TOO
    )
    if not surnames:
        return [name for found in parted for name in found]
    return [name for run in runs for name in _split(text, run, surnames)]


def _runs(text: str, span: Span) -> Iterable[list[_Word]]:
    """Yield stretches of capitalised words with nothing but spaces and particles between them."""
    run: list[_Word] = []
    pending: list[_Word] = []
    for match in _WORD.finditer(text, span.start, span.end):
        if not run and not (match[0][0].isupper() or _ARABIC.match(match[0])):
            continue
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
    if gap == " " or _GAP.fullmatch(gap):
        return not left.possessive
    short = len(left.text) == 1 or fold(left.text) in _SHORT or fold(left.text) in SHORT_TITLES
    return short and bool(_DOTTED_GAP.fullmatch(gap))


def _split(text: str, run: list[_Word], surnames: frozenset[str]) -> list[Name]:
    """Cut a run at words that belong to no name, keeping titles: "US Speaker Mike Johnson"."""
    found: list[Name] = []
    current: list[_Word] = []
    titles: list[_Word] = []
    before: _Word | None = None
    for at, word in enumerate(run):
        if not current and word.text in PARTICLES:
            continue
        kind = _kind(text, current, word, run[at + 1 : at + 1 + _AHEAD_WORDS])
        alone = at + 1 == len(run) and not current and fold(word.text) in surnames
        if not kind or (alone and _bears(text, word, run[:at])):
            current.append(word)
            continue
        if current:
            if kind != "part":
                found.append(_name(text, current, titles, before))
            titles = []
        current, before = [], word
        titles = [*titles, word] if kind == "title" else []
    if current:
        found.append(_name(text, current, titles, before))
    return found


def _kind(text: str, current: list[_Word], word: _Word, more: list[_Word]) -> str:
    """Return "title" or "other" for a word that parts names, "" for one of the name's own."""
    folded = fold(word.text)
    if not current and more and folded in SURNAMES_TOO and _KOREAN.fullmatch(more[0].text):
        return ""
    if _surname(current, word, more) or (not current and _first_name(text, word, more)):
        return ""
    kind = _barrier(word, starting=not current)
    if kind or not more:
        return kind
    if folded in BEFORE_TITLES and _barrier(more[0], starting=True) == "title":
        return "other"
    if current or len(more) < 2:
        return ""
    held = folded in _PORTFOLIOS and _OF.search(text, max(0, word.start - 9), word.start)
    trade = _TRADE.fullmatch(word.text) and folded not in first_names()
    named = fold(more[0].text) in first_names()
    return "other" if held or (named and trade) or _leads(text, [word, *more]) else ""


def _surname(current: list[_Word], word: _Word, more: list[_Word]) -> bool:
    """Tell whether a title or an opener is the surname after a first name: "Theresa May", "Philip Green"."""
    return (
        1 <= len(current) <= 2
        and fold(word.text) in SURNAMES_TOO
        and all(fold(one.text) in first_names() for one in current)
        and fold(current[-1].text) not in PLACES
        and (not more or fold(more[0].text) in SUFFIXES)
    )


def _bears(text: str, word: _Word, before: list[_Word]) -> bool:
    """Tell whether somebody's surname stands alone for them: "Mrs May", "May said", not "in May"."""
    if before:
        return fold(before[-1].text) in STYLES
    lead = text[max(0, word.start - 12) : word.start]
    if _NO_SURNAME.search(lead) or _DATED.match(text, word.end):
        return False
    after = _VERB_AFTER.match(text, word.end)
    acts = word.possessive or (after is not None and (after[1] in SPEECH_FORMS or after[1] in _ACTS))
    return acts or (fold(word.text) not in OPENERS and not _OPENS.search(lead))


def _first_name(text: str, word: _Word, more: list[_Word]) -> bool:
    """Tell whether "Will" is somebody: in mid-sentence, or before a name in a sentence that asks nothing."""
    if word.text != "Will" or not more or _barrier(more[0], starting=True):
        return False
    opens = _OPENS.search(text, max(0, word.start - 3), word.start)
    return not opens or not _ASKS.match(text, word.end)


def _leads(text: str, run: list[_Word]) -> bool:
    """Tell whether a place or a body's words stand before a full name, which they are no part of.

    "Director of National Intelligence James Clapper", "President of Ukraine Volodymyr Zelenskyy".
    """
    beyond = 0
    while beyond < len(run) - 2 and fold(run[beyond].text) in _NO_PERSONS:
        beyond += 1
    of_a_place = bool(_OFFICE_OF.search(text, max(0, run[0].start - 24), run[0].start))
    if _follows_a_body(text, run, beyond):
        return True
    if not beyond:
        return of_a_place and len(run) > 2 and is_first_name(fold(run[1].text))
    return fold(run[beyond].text) in first_names() or (of_a_place and beyond == 1)


def _follows_a_body(text: str, run: list[_Word], beyond: int) -> bool:
    """Tell whether an office's body stands before a name: "Minister of Foreign Affairs Sergey Lavrov".

    The name begins with a first name, or its two words are left of what are places or bodies.
    """
    office = _OFFICE_OF_BODY.search(text, max(0, run[0].start - _OFFICE_REACH), run[0].start)
    if (
        office is None
        or fold(office["office"]) not in OFFICES_OF_BODIES
        or fold(run[0].text) in first_names()
    ):
        return False
    two = beyond and beyond == len(run) - 2
    return bool(two) or any(fold(word.text) in first_names() for word in run[1:-1])


def _barrier(word: _Word, *, starting: bool) -> str:
    """Return "title", "other" or "" for a word: what it is to a name that follows."""
    folded = fold(word.text)
    known = folded in first_names()
    if not TRADES.isdisjoint((folded, folded.removesuffix("s"))) and (not starting or folded in BODIES):
        return ""
    if folded in HONORIFICS or (is_role(folded.removeprefix("co-")) and not known) or _HYPHENED.match(folded):
        return "title"
    if "-" in word.text and _COMPOUND.match(word.text):
        return "part"
    plural = bool(singular(folded)) and not known
    if plural or (folded in CALENDAR and folded not in _MONTH_NAMES):
        return "other"
    if not starting:
        return ""
    initials = len(word.text) == 2 and folded not in NATIONS
    capitals = is_acronym(word.text) and not known and not initials
    return "other" if folded in OPENERS or (folded in NATIONS and not known) or capitals else ""


def _name(text: str, words: list[_Word], titles: list[_Word], before: _Word | None) -> Name:
    start = titles[0].start if titles else words[0].start
    folded = fold(titles[-1].text) if titles else ""
    told = (HONORIFICS.get(fold(title.text), "") for title in reversed(titles))
    lead = text[max(0, start - 4) : start].lower()
    end = words[-1].end
    if fold(words[-1].text) in GENERATIONS and _GOES_ON.match(text, end):
        end += 1
    return Name(
        span=Span(words[0].start, end),
        outer=Span(start, end),
        words=tuple(word.text for word in words),
        title=folded,
        gender=next((gender for gender in told if gender), ""),
        the=lead == "the " or (before is not None and fold(before.text) == "the"),
    )
