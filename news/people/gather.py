"""From characters to a reading's people, numbered by their first mention, and all that indexes them."""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from news.nouns import Mention, MentionKind, Person, PersonKind, Quote, Span
from news.people.characters import Cast
from news.people.identity import person, pseudonyms
from news.people.kinds import kinds_beside
from news.people.unheard import name_unheard

_ROLES_TOGETHER = 4
"""Roles that lie in one another: "president of the bank" in "chairman and president of the bank"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Gathered:
    """The people of an article with all that indexes them, in the order of the text."""

    people: tuple[Person, ...]
    mentions: tuple[Mention, ...]
    quotes: tuple[Quote, ...]


def gather(text: str, cast: Cast, quotes: Sequence[Quote], other: Iterable[Mention]) -> Gathered:
    """Return the people that anything mentions; `quotes` and `other` mentions index the cast until now."""
    name_unheard(text, cast)
    cast.name_bodies()
    _learn_kinds(text, cast)
    mentions = _mentions(cast, quotes, other)
    theirs: dict[int, list[Mention]] = {}
    for mention in mentions:
        if mention.person is not None:
            theirs.setdefault(mention.person, []).append(mention)
    order = {who: at for at, who in enumerate(theirs)}
    made_up = pseudonyms(text, cast)
    people = [
        _with_short(cast, person(cast.characters[who], tuple(own), text=text, pseudonym=made_up.get(who)))
        for who, own in theirs.items()
    ]
    return Gathered(
        people=tuple(people),
        mentions=tuple(_numbered(mention, order) for mention in mentions),
        quotes=tuple(
            quote if quote.speaker is None else replace(quote, speaker=_numbered(quote.speaker, order))
            for quote in quotes
        ),
    )


def _with_short(cast: Cast, one: Person) -> Person:
    """Add to a body's aliases what is short for it: "the court"."""
    if one.kind is not PersonKind.ORGANISATION:
        return one
    others = {" ".join(who.name) for who in cast.characters if who.body} - {one.name}
    short = (words for words in cast.bodies.short_of(one.name) if words not in others)
    return replace(one, aliases=tuple(dict.fromkeys([*one.aliases, *short])))


def _meets(span: Span, roles: Sequence[Span]) -> bool:
    """Tell whether a description is a role beside a name: "the secretary of transport, Ann Lee"."""
    at = bisect_left(roles, Span(span.end, 0))
    return any(span.meets(role) for role in roles[max(0, at - _ROLES_TOGETHER) : at])


def _learn_kinds(text: str, cast: Cast) -> None:
    """Give the bodies what the words beside their names say that they are."""
    for who in cast.characters:
        if who.body:
            found = {role.words: role for name in who.names for role in kinds_beside(text, name.span)}
            who.roles += found.values()


def _numbered(mention: Mention, order: dict[int, int]) -> Mention:
    return mention if mention.person is None else replace(mention, person=order[mention.person])


def _mentions(cast: Cast, quotes: Sequence[Quote], other: Iterable[Mention]) -> list[Mention]:
    """Return every mention once, in order: names, and the words that name speakers."""
    found: dict[Span, Mention] = {}
    for name in cast.names:
        who = cast.who(name)
        if who is not None:
            found[name.span] = Mention(span=name.span, kind=MentionKind.PROPER, person=who)
    for quote in quotes:
        speaker = quote.speaker
        if speaker is not None and speaker.kind is not MentionKind.PROPER and speaker.person is not None:
            found.setdefault(speaker.span, speaker)
    beside = sorted(role.span for who in cast.characters for role in who.roles)
    for mention in other:
        if mention.kind is MentionKind.PRONOMINAL or not _meets(mention.span, beside):
            found.setdefault(mention.span, mention)
    return sorted(found.values(), key=lambda mention: mention.span)
