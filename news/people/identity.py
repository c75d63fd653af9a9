"""What the reading says of each person: name, kind, roles, whether public, whether the name is made up."""

import re
from collections.abc import Iterator

from news.nouns import Mention, MentionKind, Person, PersonKind, Role, Span
from news.people.characters import Cast, Character
from news.people.descriptions import head_of
from news.people.fitting import document_in
from news.people.lists import SUFFIXES
from news.people.names import BEFORE_TITLES, Name, fold
from news.people.resolved import display
from news.people.roles import PEOPLE, PRIVATE, PUBLIC, STYLES
from news.people.stated import gives_a_post
from news.text import sentence_around

_MADE_UP = re.compile(
    r"\bnot (?:his|her|their) real names?\b"
    r"|\b(?:his|her|their|whose) (?:real )?names? (?:has|have) been changed\b"
    r"|\bnot (?:his|her) actual name\b|\bpseudonym\b|\bchanged (?:his|her|their) names?\b",
    re.IGNORECASE,
)

_DETERMINER = re.compile(r"\b(the|an?|his|her|its|their|our|my) $", re.IGNORECASE)
_OWNERS = frozenset("his her its their our my".split())
_BESIDE = re.compile(r",? (?:[Tt]he )?")
_SIGN = re.compile(r"[,(–—] ?$")
_OF = ("of ", "from ", "for ", "with ", "at ")
_SITS = re.compile(
    r"\b(?:committee|board|council|cabinet|parliament|assembly|senate|congress|party|commission|house|mp)\b",
    re.IGNORECASE,
)
_PLAIN = STYLES - {"sir", "dame", "lord", "lady", "baroness"}


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


def person(who: Character, mentions: tuple[Mention, ...], *, text: str, pseudonym: Span | None) -> Person:
    """Return the noun for a character; `mentions` are all that denote it, in order."""
    described = (mention.span.of(text) for mention in mentions if mention.kind is MentionKind.NOMINAL)
    nominal = [words for words in described if not document_in(words)]
    names = [alias for name in who.names for alias in _written(text, name, who)]
    shown = display(who)
    return Person(
        name=next((one for one in names if "." in one and one.replace(".", "") == shown), shown),
        kind=PersonKind.ORGANISATION if who.body else PersonKind.PERSON,
        aliases=tuple(dict.fromkeys([*names, *_as_described(text, who), *nominal])),
        mentions=tuple(mention.span for mention in mentions),
        roles=(*who.roles, *who.described),
        pseudonym=pseudonym,
        public=_public(who, pseudonym),
    )


def _written(text: str, name: Name, who: Character) -> list[str]:
    """Return a mention as the article writes it: "Sir Keir", "US Speaker Mike Johnson", "The Verge"."""
    dotted = fold(name.words[-1]) in SUFFIXES and text.startswith(".", name.span.end)
    words = Span(name.span.start, name.span.end + dotted).of(text)
    if who.body:
        article = text[max(0, name.span.start - 4) : name.span.start]
        full = " ".join(who.name)
        return [words, full, article + words] if article.lower() == "the " else [words, full]
    wide = [start for role in who.roles if (start := _led_by(text, name, role)) is not None]
    forms = [text[start : name.span.end] for start in wide]
    before = text[max(0, name.outer.start - 14) : name.outer.start].split()
    if name.outer != name.span and not (wide and before and fold(before[-1]) in BEFORE_TITLES):
        forms.append(name.outer.of(text))
    bare = name.title not in STYLES or " " in words
    return [*([words] if bare else []), *forms]


def _as_described(text: str, who: Character) -> Iterator[str]:
    """Yield the descriptions beside the names: "the shadow home secretary", "his vice president JD Vance"."""
    ends = {name.span.start: name.span.end for name in who.names}
    for role in who.roles:
        if role.words != role.span.of(text) or role.words.startswith(_OF):
            continue
        lead = _DETERMINER.search(text, max(0, role.span.start - 7), role.span.start)
        start = lead.start() if lead else role.span.start
        beside = _BESIDE.match(text, role.span.end)
        end = ends.get(beside.end()) if beside else None
        apart = beside is not None and beside[0].startswith(",")
        if apart or (end is None and (lead or _SIGN.search(text, max(0, start - 2), start))):
            yield text[start : role.span.end]
        if end is not None and (lead is None or who.body or lead[1].lower() in _OWNERS):
            yield text[start:end]


def _led_by(text: str, name: Name, role: Role) -> int | None:
    """Return where a role of theirs begins that stands right before a name: "Prime Minister" Johnson."""
    start = name.span.start - len(role.words) - 1
    within = start > 0 and (text[start - 1] == "-" or text[start - 1].isalnum())
    return start if start >= 0 and text.startswith(role.words, start) and not within else None


def _public(who: Character, pseudonym: Span | None) -> bool:
    """Holds or is given an office, post or role, or is a body; a first name alone never is."""
    if pseudonym:
        return False
    if who.body:
        return True
    roles = (*who.roles, *who.described)
    given = any(_is_public(role.words) or gives_a_post(role.words) for role in roles)
    return given or _titled(who)


def _is_public(role: str) -> bool:
    """Tell whether a role makes somebody public: a member does of a committee, not of a mosque."""
    head = head_of(role)
    return head in PUBLIC and (head != "member" or bool(_SITS.search(role)))


def _titled(who: Character) -> bool:
    """Tell whether a title before the name makes somebody public: "Cllr", "Lady"; not "Mr", "Customer"."""
    titles = (name.title for name in who.names if name.title and "-of-" not in name.title)
    return any(title not in _PLAIN and title not in PRIVATE | PEOPLE for title in titles)
