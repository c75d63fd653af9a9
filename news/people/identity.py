"""What the reading says of each person: name, kind, roles, whether public, whether the name is made up."""

import re

from news.nouns import Mention, MentionKind, Person, PersonKind, Span
from news.people.aliases import among_several, as_described, written
from news.people.characters import Cast, Character
from news.people.fitting import document_in
from news.people.publicity import is_public
from news.people.resolved import display
from news.text import sentence_around

_MADE_UP = re.compile(
    r"\bnot (?:his|her|their) real names?\b"
    r"|\b(?:his|her|their|whose) (?:real )?names? (?:has|have) been changed\b"
    r"|\bnot (?:his|her) actual name\b|\bpseudonym\b|\bchanged (?:his|her|their) names?\b",
    re.IGNORECASE,
)


def pseudonyms(text: str, cast: Cast) -> dict[int, Span]:
    """Return who bears a made-up name, with the sentence that says so: "It is not her real name", of Maria.

    Only one who goes by a single name does; the nearest before the sentence is meant.
    """
    found: dict[int, Span] = {}
    for match in _MADE_UP.finditer(text):
        who = _single_name_before(text, match.start(), cast)
        if who is not None:
            found.setdefault(who, sentence_around(text, Span(*match.span())))
    return found


def _single_name_before(text: str, offset: int, cast: Cast) -> int | None:
    """Return the nearest character before `offset` who goes by one name: "we meet Maria, who …"."""
    single = {" ".join(c.name): at for at, c in enumerate(cast.characters) if len(c.name) == 1 and not c.body}
    near = [name.span for name in cast.names if offset - 300 < name.span.end <= offset]
    return next((single[span.of(text)] for span in reversed(near) if span.of(text) in single), None)


def shown(text: str, who: Character) -> str:
    """Return a character's name as it is shown, with the full stops that the article gives initials."""
    plain = display(who)
    names = (alias for name in who.names for alias in written(text, name, who))
    return next((one for one in names if "." in one and one.replace(".", "") == plain), plain)


def person(who: Character, mentions: tuple[Mention, ...], *, text: str, pseudonym: Span | None) -> Person:
    """Return the noun for a character; `mentions` are all that denote it, in order."""
    described = (mention.span.of(text) for mention in mentions if mention.kind is MentionKind.NOMINAL)
    nominal = [words for words in described if not document_in(words)]
    names = [alias for name in who.names for alias in written(text, name, who)]
    return Person(
        name=shown(text, who),
        kind=PersonKind.ORGANISATION if who.body else PersonKind.PERSON,
        aliases=tuple(dict.fromkeys([*names, *as_described(text, who), *among_several(text, who), *nominal])),
        mentions=tuple(mention.span for mention in mentions),
        roles=(*(who.owned.get(role, role) for role in who.roles), *who.described),
        pseudonym=pseudonym,
        public=is_public(text, who, pseudonym=pseudonym is not None),
    )
