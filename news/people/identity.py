"""What the reading says of each person: name, kind, roles, whether public, whether the name is made up."""

import re

from news.nouns import Mention, Person, PersonKind, Role, Span
from news.people.cast import Cast, Character
from news.people.reference import display
from news.people.roles import OFFICES, PARTIES, STYLES
from news.people.descriptions import head_of

_MADE_UP = re.compile(
    r"\bnot (?:his|her|their) real names?\b|\b(?:his|her|their|whose) (?:real )?names? (?:has|have) been changed\b"
    r"|\bnot (?:his|her) actual name\b|\bpseudonym\b|\bchanged (?:his|her|their) names?\b",
    re.IGNORECASE,
)


def pseudonyms(text: str, cast: Cast) -> frozenset[int]:
    """Return who bears a made-up name by the article's word: "It is not her real name" after "Maria"."""
    found: set[int] = set()
    for match in _MADE_UP.finditer(text):
        before = [
            name for name in cast.names if name.span.end <= match.start() and cast.who(name) is not None
        ]
        if before and match.start() - before[-1].span.end < 300:
            who = cast.who(before[-1])
            if who is not None and len(cast.characters[who].name) == 1:
                found.add(who)
    return frozenset(found)


def person(who: Character, mentions: tuple[Mention, ...], *, text: str, pseudonym: bool) -> Person:
    """Return the noun for a character; `mentions` are all that denote it, in order."""
    spans = tuple(mention.span for mention in mentions)
    aliases = dict.fromkeys(
        alias for name in who.names for alias in _written(text, name.outer, name.span, name.title)
    )
    nominal = dict.fromkeys(mention.span.of(text) for mention in mentions if mention.kind == "nominal")
    return Person(
        name=display(who),
        kind=PersonKind.ORGANISATION if who.body else PersonKind.PERSON,
        aliases=tuple(dict.fromkeys([*aliases, *nominal])),
        mentions=spans,
        roles=tuple(who.roles),
        pseudonym=pseudonym,
        public=_public(who, pseudonym),
    )


def _written(text: str, outer: Span, own: Span, title: str) -> list[str]:
    """Return a mention as written, with "Mr" and the like, and as a bare name where it is full."""
    words = own.of(text)
    if title in STYLES:
        return [outer.of(text), words] if " " in words else [outer.of(text)]
    return [words]


def _public(who: Character, pseudonym: bool) -> bool:
    """Holds or is given an office, post or role, or is a body; a first name alone never is."""
    if pseudonym:
        return False
    if who.body:
        return True
    return any(head_of(role.words) in OFFICES | PARTIES for role in who.roles) or _titled(who)


def _titled(who: Character) -> bool:
    return any(
        name.title and name.title not in STYLES - {"sir", "dame", "lord", "lady", "baroness"}
        for name in who.names
    )


def roles_of(who: Character) -> tuple[Role, ...]:
    """Return the roles the article gives."""
    return tuple(who.roles)
