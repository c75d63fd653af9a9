"""Which office stands before a name, with what it is of between them: "Ambassador to Germany Ann Lee"."""

import re

from news.people.lists import BODIES, NATIONS, PLACES, first_names
from news.people.names import fold
from news.people.roles import HONORIFICS, OFFICES_OF_BODIES, is_role
from news.quotes.cues import SPEECH_FORMS

_LINKED = re.compile(
    r"\b(?P<office>[A-Za-z]+(?:-[A-Za-z]+)*)\s(?:of\s[a-z]+(?:\sand\s[a-z]+)?\s)?(?P<link>of|for|to|at|from)\s"
)
_CAPITAL = r"[A-Z][\w&’'.-]*"
_NAMED = re.compile(rf"(?:the\s)?{_CAPITAL}(?:\s(?:(?:of|for|and|on|&)\s)?(?:the\s)?{_CAPITAL})*\s")
_SMALL = re.compile(
    r"the\s(?:[a-z]+\s)?(?:parliament|assembly|senate|ministry|government|council|party|company|firm|union|bank|club|army"
    r"|committee|commission|agency|board|department|foundation|association|opposition|group)\s"
)
_TELLS = re.compile(rf"[,.;)]|\s(?:{'|'.join(sorted(SPEECH_FORMS))})\b")
"""After a name, so that it isn't whose deed is told of: "the head of the firm Ann Lee founded"."""
_ELECTED = frozenset("senator representative congressman congresswoman delegate mp mep".split())
"""Who may be from a place: "Senator from Vermont Bernie Sanders"."""
_KNOWN = BODIES | PLACES | NATIONS


def office_of(lead: str, beyond: str) -> int | None:
    """Return where the office's noun ends in the words before a full name; None where they end in no office.

    `beyond` are the words behind the name.
    """
    for match in _LINKED.finditer(lead):
        office = fold(match["office"])
        if office not in OFFICES_OF_BODIES and fold(office.rpartition("-")[2]) not in OFFICES_OF_BODIES:
            continue
        if match["link"] == "from" and office not in _ELECTED:
            continue
        named = _NAMED.fullmatch(lead, match.end())
        if named is not None and _is_body(named[0]):
            return match.end("office")
        if _SMALL.fullmatch(lead, match.end()) and _TELLS.match(beyond):
            return match.end("office")
    return None


def _is_body(words: str) -> bool:
    """Tell whether words name what an office may be of, and nobody: "Germany", not "Prime Minister"."""
    folded = [word for word in map(fold, words.split()) if word != "the"]
    if not folded or any(is_role(word) or word in HONORIFICS for word in folded):
        return False
    return folded[0] not in first_names() or not _KNOWN.isdisjoint(folded)
