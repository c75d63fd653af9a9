"""Words beside a name that are no role of its bearer: "One of its vice presidents, Ann Lee"."""

import re
from collections.abc import Iterator, Sequence

from news.nouns import Span
from news.people.characters import Character
from news.people.lists import PLACES
from news.people.names import Name, fold
from news.people.roles import is_role

_PEERS = frozenset("lord lady baroness baron viscount earl".split())
_MAJESTY = re.compile(r"\b(?:HM|HRH)(?: \[[A-Za-z ]{3,20}\])? $")
_ONE_OF = re.compile(r"\b[Oo]ne of (?:the |its |their |[A-Z][\w ]{1,30}['’]s? )(?:[\w-]+ ){0,4}(\w+)s, $")
_DOING = re.compile(r"\b[Tt]he (?:[a-z-]+ )?(?P<role>[a-z]+) [a-z]+ing (?:[a-z]+ ){0,4}(?P<last>[a-z]+), $")
_SAYS = re.compile(r", (?:said|says|told|who|wrote|added|ordered|ruled)\b")
_SINGLE = re.compile(
    r",? (?:also |better )?known (?:within [a-z ]{3,30} )?as [“\"‘']?"
    r"(?P<name>[A-Z][a-z]{2,})(?=[.,;:)”\"]|['’](?!s)|\s(?!and\b|of\b|for\b|[A-Z]))"
)
_BOTH = re.compile(
    r"(?: and [A-Z][\w'’ -]{1,40})?, (?:also |better )?known (?:within [a-z ]{3,30} )?as [“\"‘']?"
    r"(?P<first>[A-Z]\w+(?: [A-Z]\w+)?) and (?P<second>[A-Z]\w+(?: [A-Z]\w+)?)(?! [A-Z]|\w)"
)
"""After the first or the second of two who go by two further names: "A and B, known as “X and Y”"."""
_FAR = 80
"""Characters before a name in which such words stand."""


def beside(text: str, who: Character, described: Sequence[Span]) -> Iterator[str]:
    """Yield what stands beside somebody's names; `described` are the descriptions that denote them."""
    if who.body:
        return
    for name in who.names:
        yield from _around(text, name)
    for first, second in zip(who.names, who.names[1:], strict=False):
        if second.title in _PEERS and text[first.span.end : second.outer.start] == ", ":
            yield text[first.span.start : second.span.end]
    for span in described:
        crowned = _MAJESTY.search(text, max(0, span.start - 30), span.start)
        if crowned:
            yield text[crowned.start() : span.end]


def _around(text: str, name: Name) -> Iterator[str]:
    far, start, end = max(0, name.outer.start - _FAR), name.outer.start, name.span.end
    among = _ONE_OF.search(text, far, start)
    if among and is_role(among[1].lower()):
        yield text[among.start() : start - 2]
    doing = _DOING.search(text, far, start) if _SAYS.match(text, end) else None
    if doing and is_role(doing["role"]) and not is_role(doing["last"]):
        yield text[doing.start() : start - 2]
    known = _SINGLE.match(text, end)
    if known and fold(known["name"]) not in PLACES:
        yield known["name"]
    both = _BOTH.match(text, end)
    second = text.endswith(" and ", 0, start)
    if both and second != text.startswith(" and ", end):
        yield both["second" if second else "first"]
