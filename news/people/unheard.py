"""Which bodies an article names though nobody quotes them: "reporters for NPR", "estimates by the Red Cross".

By their names, or by the words beside these ("the charity Crisis"): in doubt a name is no body's, for films,
laws, places and matches are written alike.
"""

import re
from collections.abc import Iterator

from news.nouns import Span
from news.people.body_names import CHAMBERS, IMPURE, OF, WHOSE, is_body, parts
from news.people.characters import Cast
from news.people.lists import CALENDAR, NATIONS, OPENERS, PLACES
from news.people.names import fold, is_acronym
from news.people.roles import HONORIFICS, is_role

_HOUSES = frozenset(
    (
        "White House",
        "Downing Street",
        "10 Downing Street",
        "Kremlin",
        "Pentagon",
        "Buckingham Palace",
    )
)
"""Bodies that are places, too."""
_AMIDST = re.compile(r"[a-z,] ")
_WORK = re.compile(
    r"\bLabour (?:camps?|costs?|day|disputes?|force|inspect\w+|laws?|markets?|migra\w+|of|pains?|productivity"
    r"|relations|reforms?|rights|shortages?|standards?|statistics|suppl\w+|unions?)\b"
)
"""Opens a sentence where work is meant; "Labour" amidst one, in an article without such, is the party."""
_IN_PLACE = re.compile(
    r"\b(?:at|in|inside|outside|near|to|into|around|opposite|off|on|by|past|along|through|from|of|behind|across"
    r"|left|leaves?|leaving|towards?|enter(?:s|ed|ing)?|visit(?:s|ed|ing)?)\s(?:the\s)?$"
)
_SHORT = re.compile(r" \(([A-Z]{2,7})\)")
"""Behind a body's name what it is called for short, whatever the letters: "Workers' Party (PKK)"."""
_ENUMERATES = re.compile(r", [A-Z]\w+(?:,| and )")
"""After a name with "of": "Bureau of Alcohol, Tobacco and …"."""
_SHORTENED = re.compile(r"\b(?:St|Ft|Mt)\. $")
_TO_DO = re.compile(r" to [A-Z]")
"""After "National Committee": "to Preserve Social Security and Medicare"."""
_LISTS = re.compile(r"[A-Z]\w+, $")
"""Before the end of a name that enumerates: "Educational, Scientific and Cultural Organization"."""
_KINDS = (
    r"(?:newspaper|tabloid|broadsheet|magazine|broadcaster|news\s(?:agency|site|outlet|website|channel|network)"
    r"|website|charity|think\s?tank|nonprofit|non-profit|airline|retailer|carmaker|automaker|insurer|brewer"
    r"|company|firm|publisher|startup|(?:trade|labou?r|teachers['’]|students['’])\s?union|political\saction\scommittee|super\sPAC"
    r"|(?:militant|rebel|advocacy|campaign|pressure|lobby|rights|opposition\sresearch|environmental|industry)\sgroup)"
)
_KIND_BEFORE = re.compile(rf"\b{_KINDS}\s(?:the\s|The\s)?$")
_TOLD_KIND = re.compile(
    rf"\b(?:told|tell|tells|telling|informed|warned|reminded|assured)\s(?:[\w’'-]+\s){{0,4}}{_KINDS}\s(?:the\s|The\s)?$"
)
"""Before what a sentence that is told may begin with: "told the magazine Islam is"."""
_GOES_ON = re.compile(
    r"\s(?:is|was|are|were|has|had|have|will|would|can|could|should|may|might|must|does|did|\w+(?:ed|s))\b"
)
_PARTICLE = re.compile(r"\s(?:bin|bint|ibn|al|el)[ -][A-Z]")
"""Goes on with somebody's name: "Osama bin Laden"."""
_DOES_TO = re.compile(
    r"\s(?:(?:has|had|have|once|now|also|later|first)\s)*(?:\w+ed|bought|sold|owns?|runs?|ran|built|leads?|left|heads?|edits?"
    r"|chairs?|wrote|writes|keeps?|kept|uses?|hires?|made|makes?|loves?|reads?|hates?|won|lost|wants?|controls?)\b"
)
"""After somebody of whose firm is told: "the newspaper Bezos bought"."""
_THE_KIND = re.compile(rf"\b(?:[Tt]he|[Aa]n?|[Hh]is|[Hh]er|[Tt]heir)\s(?:[\w’'-]+\s){{0,3}}{_KINDS}\s$")
_KIND_AFTER = re.compile(
    rf",\s(?:an?|the)\s(?:(?!and\b|of\b|in\b|who\b)[\w’'-]+\s){{0,4}}{_KINDS}"
    r"(?=[,.;)–—]|\s(?:that|which|based|in|for|of|owned)\b)"
)
_LEADING = re.compile(
    r"(?:(?:^|[.,;:”\"\n]\s*|\b(?:and|but|while|as|that|when)\s)(?:at|on|from|for|to|by)"
    r"|\b(?:in|near|around|outside|and|,))\s(?:the\s)?$",
    re.IGNORECASE,
)
"""Before a place or a time that a new clause follows: "In Lisbon, a company …"."""
_OUTLET_THE = re.compile(r"\b(?:newspaper|daily|magazine|tabloid|broadsheet|website)\sThe\s$")
"""Before an outlet's name, to which the article belongs: "newspaper The Hindu"."""
_NO_NAMES = PLACES | NATIONS | OPENERS | CALENDAR | HONORIFICS.keys()
_FEW = 4
"""Words of a name that only what stands beside it tells of."""
_SENTENCE_ENDS = tuple(".!?:;,”\"’')]…")
_OPENS_QUOTE = frozenset("“\"‘'")
_CLOSES_QUOTE = frozenset("”\"’',.")


def name_unheard(text: str, cast: Cast) -> None:
    """Bring in the bodies that are named in sentences, asked once all who speak are known."""
    bodies = [
        (name, places) for name, places in _named(cast) if is_body(name) or _is_called_one(text, name, places)
    ]
    for name, places in bodies:
        short = _SHORT.match(text, places[0].end)
        if short and not _is_cut(text, places[0], name):
            cast.bodies.abbreviate(name, short[1])
    for name, places in bodies:
        if fold(name) not in CHAMBERS or not cast.bodies.longer_than(name):
            span = next((one for one in places if _stands_free(text, one, name, cast)), None)
            if span is not None:
                _bring_in(text, span, name, cast)


def _named(cast: Cast) -> Iterator[tuple[str, list[Span]]]:
    """Yield all capitalised words that stand together with their places, and what "and" joins apart."""
    for name, places in cast.bodies.named():
        if name:
            yield name, places
        for part in parts(name) if " and " in name else ():
            at = 0 if name.startswith(part) else len(name) - len(part)
            yield part, [Span(one.start + at, one.start + at + len(part)) for one in places]


def _bring_in(text: str, span: Span, name: str, cast: Cast) -> None:
    if _OUTLET_THE.search(text, max(0, span.start - 30), span.start):
        cast.body(text, Span(span.start - 4, span.end))
    elif not _belongs(cast, name) and not _joins(cast, name):
        full = cast.bodies.full(name)
        cast.body(text, span, None if full == name or _is_fuller(full, name) else name)


def _is_fuller(full: str, name: str) -> bool:
    """Tell whether a longer name is the same body's: "Supreme Court of Peru", "U.S. State Department"."""
    before = full.removesuffix(name).split() if full.endswith(name) else []
    return is_acronym(name) or (is_body(full) and all(fold(word) in WHOSE for word in before))


def _belongs(cast: Cast, name: str) -> bool:
    """Tell whether a name only puts somebody's before a body's: "Clinton State Department"."""
    words = name.split()
    shorter = next((n for n in range(1, len(words) - 1) if cast.bodies.has(" ".join(words[n:]))), 0)
    return shorter > 0 and not all(fold(word) in WHOSE for word in words[:shorter])


def _joins(cast: Cast, name: str) -> bool:
    """Tell whether "and" joins what stands alone elsewhere: "Obama and Justice Department"."""
    left, joined, right = name.rpartition(" and ")
    apart = (left, left.rpartition(" ")[2], right) if joined else ()
    return any(map(cast.bodies.has, apart))


def _stands_free(text: str, span: Span, name: str, cast: Cast) -> bool:
    """Tell whether a name stands in a sentence, whole, and is nobody's else, no title and no place."""
    before = text[span.start - 1 : span.start]
    if cast.within(span) or span in cast.bearers or not _in_sentence(text, span):
        return False
    if (before == "(" and is_acronym(name)) or (
        before in _OPENS_QUOTE and text[span.end : span.end + 1] in _CLOSES_QUOTE
    ):
        return False
    if (
        " and " in name
        and text[span.start - 2 : span.start] == ", "
        and _LISTS.search(text, max(0, span.start - 30), span.start)
    ):
        return False
    if name == "Labour" and (_WORK.search(text) or not _AMIDST.match(text, span.start - 2)):
        return False
    placed = name in _HOUSES and _IN_PLACE.search(text, max(0, span.start - 20), span.start)
    return not placed and not _is_cut(text, span, name)


def _is_cut(text: str, span: Span, name: str) -> bool:
    """Tell whether a name began before or goes on: "Bureau of Alcohol, Tobacco and Firearms"."""
    if " and " in name and _LISTS.search(text, max(0, span.start - 30), span.start):
        return True
    if _SHORTENED.search(text, max(0, span.start - 5), span.start) or _TO_DO.match(text, span.end):
        return True
    further = _ENUMERATES.match(text, span.end) or (" for " in name and text.startswith(" in ", span.end))
    return bool(OF.search(name) and further)


def _in_sentence(text: str, span: Span) -> bool:
    """Tell whether the line ends as a sentence does: headlines have capitals where names have none."""
    stop = text.find("\n", span.end)
    stop = len(text) if stop < 0 else stop
    return text[max(span.end - 1, stop - 3) : stop].rstrip().endswith(_SENTENCE_ENDS)


def _is_called_one(text: str, name: str, places: list[Span]) -> bool:
    """Tell whether words beside a name say what body it is: "newspaper The Hindu", "Crisis, a charity"."""
    if any(_OUTLET_THE.search(text, max(0, span.start - 30), span.start) for span in places):
        return True
    told = any(_is_told_before(text, span) or _is_told_after(text, span) for span in places)
    words = [fold(word) for word in name.split()] if told else []
    barred = len(words) > _FEW or any(word in _NO_NAMES or is_role(word) for word in words)
    return told and not barred and not IMPURE.search(name)


def _is_told_before(text: str, span: Span) -> bool:
    """Tell whether a kind of body stands before; a clause may begin between: "the firm Musk bought"."""
    near, far = max(0, span.start - 24), max(0, span.start - 70)
    return bool(
        _KIND_BEFORE.search(text, near, span.start)
        and not _PARTICLE.match(text, span.end)
        and not (_TOLD_KIND.search(text, far, span.start) and _GOES_ON.match(text, span.end))
        and not (_THE_KIND.search(text, far, span.start) and _DOES_TO.match(text, span.end))
    )


def _is_told_after(text: str, span: Span) -> bool:
    """Tell whether a kind of body follows in apposition; "Angie's List, a website" is cut short."""
    return (
        _KIND_AFTER.match(text, span.end) is not None
        and not _LEADING.search(text, max(0, span.start - 20), span.start)
        and text[span.start - 1 : span.start] not in _OPENS_QUOTE
        and not text.startswith(("’s ", "'s "), max(0, span.start - 3))
    )
