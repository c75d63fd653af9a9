"""What the reading says of each person: name, kind, roles, whether public, whether the name is made up."""

import re

from news.nouns import Mention, MentionKind, Person, PersonKind
from news.people.cast import Cast, Character
from news.people.descriptions import head_of
from news.people.names import Name
from news.people.reference import display
from news.people.roles import OFFICES, PARTIES, STYLES

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
    nominal = [mention.span.of(text) for mention in mentions if mention.kind is MentionKind.NOMINAL]
    names = [alias for name in who.names for alias in _written(text, name, who)]
    return Person(
        name=display(who),
        kind=PersonKind.ORGANISATION if who.body else PersonKind.PERSON,
        aliases=tuple(dict.fromkeys([*names, *nominal])),
        mentions=tuple(mention.span for mention in mentions),
        roles=tuple(who.roles),
        pseudonym=pseudonym,
        public=_public(who, pseudonym),
    )


def _written(text: str, name: Name, who: Character) -> list[str]:
    """Return a mention as the article writes it: "Sir Keir", "US Speaker Mike Johnson", "The Verge"."""
    words = name.span.of(text)
    if who.body:
        article = text[max(0, name.span.start - 4) : name.span.start]
        full = " ".join(who.name)
        return [words, full, article + words] if article.lower() == "the " else [words, full]
    forms = [name.outer.of(text)] if name.outer != name.span else []
    forms += [
        text[role.span.start : name.span.end]
        for role in who.roles
        if 0 <= name.outer.start - role.span.end <= 1 or name.outer == role.span
    ]
    bare = name.title not in STYLES or " " in words
    return [*([words] if bare else []), *forms]


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
