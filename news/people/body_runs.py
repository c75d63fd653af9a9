"""Which capitalised words in a row may be a body's name, and what before them is none of it."""

import re

from news.nouns import Span
from news.people.lists import BODIES, CALENDAR, NATIONS, OPENERS, PLACES
from news.people.names import THINGS, fold
from news.people.roles import COLLECTIVES, PRIVATE, is_role
from news.quotes.cues import SPEECH_FORMS

_OF_MANY = (
    r"(?:People|Women|Men|Children|Workers?|Veterans?|Citizens?|Farmers?|Teachers?|Students?|Parents?"
    r"|Doctors?|Girls?|Boys?|King|Queen|Prince|Princess)[’']s?(?=\s[A-Z])"
)
"""Owners who are part of the name: "The People's Assembly"."""
ONE_OWNS = (
    r"[A-Z]\w+[’']s?(?=\s(?:Office|Department|Hospital|Association|Union|Club|Institute|School|College)\b)"
)
"""Owners who are part of the name: "the Alachua Sheriff's Office"."""
_DOTTED = r"U\.S\.|U\.K\.|St\.(?=\s(?!The\b)[A-Z])"
WORD = rf"(?:{_OF_MANY}|{ONE_OWNS}|{_DOTTED}|[A-Z0-9](?:[\w&-]|[’'](?!s?\b)|\.(?=[A-Z]))*)"
_OWNED = re.compile(r"([A-Z]\w+)['’]s?\s(?=[A-Z])")
MANY_OWN = re.compile(_OF_MANY)
_ON = "|".join(
    rf"(?<={kind}\s)on"
    for kind in ("Commission", "Committee", "Council", "Office", "Institute", "Cent[er]{2}")
)
_LEVANT = r"(?<=\bIraq\s)and\sthe(?=\sLevant)"
_TO = "|".join(rf"(?<={kind}\s)to" for kind in ("Committee", "Coalition", "Campaign"))
LINK = rf"(?:(?:of|for)(?:\sthe)?|and|the|de|&|{_ON}|{_TO}|{_LEVANT})"
_CAMPUS = (
    r"University\sof\s(?:California,\s(?:Berkeley|Davis|Irvine|Los\sAngeles|Merced|Riverside|San\sDiego|San\sFrancisco"
    r"|Santa\sBarbara|Santa\sCruz))"
)
"""The one comma inside a body's name."""
WORDS = rf"{WORD}(?:\s(?:{LINK}\s)?{WORD})*"
RUN = re.compile(rf"{_CAMPUS}|{WORDS}")
"""Words of a name, persons' and places' among them, with what opens the sentence."""
NATIONAL = re.compile(
    r"([A-Z]\w+)\s(?:government|military|army|navy|parliament|cabinet|embassy|treasury|presidency)"
)
ACRONYM = re.compile(r"[A-Z]{3,}")
_BEFORE = (OPENERS | CALENDAR) - frozenset(
    "new great old big small high low first second third right".split()
)
_DATED = 2
"""Words of a date, "March 14", which a name goes on from."""
_LONGEST_OPENER = 4
"""Letters of capitals that may be a body's initials, and no opener: "WHO", "NOW"; "UPDATE" is none's."""
ON_DAY = re.compile(r"(?: on)? (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day$")
_INITIALS = re.compile(r"(?<![\w.])(?:[A-Z]\.){2,}[A-Z]$")
"""Three or more, up to the full stop that may end a sentence, too."""
_OFFICES = frozenset(
    "directorate office ministry department board council committee bureau institute".split()
)


def with_last_dot(text: str, span: Span) -> Span:
    """Return where initials end with their last full stop: "F.B.I."."""
    if not text.startswith(".", span.end) or not _INITIALS.search(text, span.start, span.end):
        return span
    return Span(span.start, span.end + 1)


def opens_with_many(words: str) -> bool:
    """Tell whether words begin with many people: "Officials of Acme"; not "the Veterans of Foreign Wars"."""
    folded = fold(words.split(maxsplit=1)[0])
    return folded.endswith("s") and is_role(folded.removesuffix("s"))


def is_common(words: str) -> bool:
    """Tell whether words are a people, a group, a role or a thing, and no body: "Iraqi police"."""
    if words.isupper() and 1 < len(words) < 8:
        return is_role(fold(words))
    folded = [fold(word) for word in words.split()]
    last = folded[-1]
    if len(folded) == 1:
        singular = last.removesuffix("s")
        return (
            last in COLLECTIVES
            or is_role(last)
            or is_role(singular)
            or singular in NATIONS
            or last in OPENERS
        )
    if folded[0] in _OFFICES or (folded[-2] == "of" and folded[-3:][0] in _OFFICES):
        return False
    if last in THINGS or (folded[0] in PRIVATE and last not in BODIES):
        return True
    head = fold(re.split(r"\s(?:of|for)\s", words)[0].split()[-1])
    if last == "people" and head in BODIES:
        return False
    return (
        is_role(last)
        or is_role(head)
        or (last in ("officials", "police", "authorities", "lawmakers") and folded[0] in NATIONS)
    )


_NARROWS = re.compile(r"^\d+-year-old$|^(?:19|20)\d\d$|-(?:led|backed|based|sponsored)$")
"""Stands before a name and is no part of it: "Kurdish-led Syrian Democratic Forces"."""


def without_openers(words: str, *, the: bool = False) -> str:
    """Cut "Yesterday" and the like before a name, "The" included; `the`: an article stands before.

    "On May 3 Downing Street" is cut, "the March 14 Alliance" isn't.
    """
    kept = words.split()
    while kept and (_is_before(kept[0]) or _NARROWS.search(kept[0])):
        dated = fold(kept[0]) in CALENDAR and len(kept) > 1 and kept[1].isdigit()
        if dated and the and len(kept) > _DATED:
            break
        the = the or fold(kept[0]) == "the"
        kept = kept[2:] if dated else kept[1:]
    return " ".join(kept)


def without_owner(words: str) -> str:
    """Cut a place that has a body: "Bangladesh's Institute of Epidemiology"; not "Workers' Party"."""
    owner = _OWNED.match(words)
    return words[owner.end() :] if owner and fold(owner[1]) in PLACES else words


def _is_before(word: str) -> bool:
    """Tell whether a word opens a sentence or a note, "Yesterday", "UPDATE", and is no body: "WHO"."""
    opens = fold(word) in _BEFORE or (word[-2:] == "ed" and fold(word) in SPEECH_FORMS)
    return opens and (len(word) > _LONGEST_OPENER or not ACRONYM.fullmatch(word))
