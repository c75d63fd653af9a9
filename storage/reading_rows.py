"""What becomes rows of a reading, worked out before the transaction begins that saves it."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import NamedTuple

from news.nouns import Article, Manner, MentionKind, Person, PersonKind, Quote, Reading, Role, Span, Statement
from news.people.bare_bodies import is_bare
from news.people.keys import is_full, key_of, name_key, tells_who
from news.quotes.joining import own_words
from news.text import folded, sentence_around
from storage.figure_rows import row_of
from storage.joining import numbers
from storage.rows import Values
from storage.shared_people import Key


class Name(NamedTuple):
    """A proper name as an article writes it, and as it is compared."""

    words: str
    key: str


class Office(NamedTuple):
    """A role's row, and how its words are compared."""

    folded: str
    row: Values


@dataclass(frozen=True, slots=True, kw_only=True)
class Someone:
    """A person's row, their names in the article and their roles.

    One who `joins` is the person of that key whom articles share, if there is one; who `shares` becomes it.
    """

    key: Key
    row: Values
    joins: bool
    shares: bool
    names: tuple[Name, ...]
    roles: tuple[Office, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Saying:
    """A quote's row and its stretches', what it is found by, and its `own` words, which are compared."""

    row: Values
    person: int | None
    stretches: tuple[Values, ...]
    numbers: tuple[int, ...]
    own: tuple[str, ...]
    own_numbers: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Rows:
    """What becomes rows of a reading: people are still their places in the reading."""

    age: int
    people: tuple[Someone, ...]
    quotes: tuple[Saying, ...]
    statements: tuple[Values, ...]
    figures: tuple[Values, ...]


def met(found: Collection[Rows]) -> set[str]:
    """Return the full names, as keys, of people who are public, or undescribed."""
    people = (who for rows in found for who in rows.people if who.joins)
    return {who.key[0] for who in people if who.key[1] == PersonKind.PERSON}


def rows_of(article: Article, reading: Reading) -> Rows:
    """Work out what will be saved of a reading."""
    people = range(len(reading.people))
    called = _names(article, reading)
    return Rows(
        age=-article.published.day.toordinal() if article.published else 0,
        people=tuple(_someone(one, called[at], article.text) for at, one in enumerate(reading.people)),
        quotes=tuple(_saying(quote, article.text, at) for at, quote in enumerate(reading.quotes)),
        statements=tuple(_statement(told) for told in reading.statements),
        figures=tuple(
            row_of(figure, article, people) | {"position": at} for at, figure in enumerate(reading.figures)
        ),
    )


def _someone(person: Person, names: set[str], text: str) -> Someone:
    """Return the row of the person: shared by articles only under a full name, and only if public.

    A body that others are called as, "the Ministry of Defence", stays in the article too.
    A full name that an article gives without any description joins a public person of that name; one that it
    describes otherwise ("John Smith, a plumber", no "rival") stays in the article.
    """
    keys = [Name(words, name_key(words)) for words in sorted(names)]
    body = person.kind == PersonKind.ORGANISATION
    full = not person.pseudonym and (not is_bare(person.name, text) if body else is_full(person.name))
    key = (key_of(person.name, person.kind), person.kind.value)
    return Someone(
        key=key,
        row={
            "key": key[0],
            "kind": key[1],
            "name": person.name,
            "public": person.public,
            "pseudonym_start": person.pseudonym and person.pseudonym.start,
            "pseudonym_end": person.pseudonym and person.pseudonym.end,
        },
        shares=full and person.public,
        joins=full and (person.public or not any(tells_who(role.words) for role in person.roles)),
        names=tuple(name for name in keys if name.key),
        roles=tuple(_role(role, text) for role in person.roles),
    )


def _names(article: Article, reading: Reading) -> list[set[str]]:
    """Return for each person the proper names that the article calls them by."""
    names = [{person.name} for person in reading.people]
    for mention in reading.mentions:
        if mention.person is not None and mention.kind == MentionKind.PROPER:
            names[mention.person].add(" ".join(mention.span.of(article.text).split()))
    return names


def _role(role: Role, text: str) -> Office:
    row: Values = {
        "words": role.words,
        "start": role.span.start,
        "end": role.span.end,
        "verbatim": role.is_verbatim(text),
    }
    return Office(folded(role.words), row)


def _saying(quote: Quote, text: str, position: int) -> Saying:
    speaker = quote.speaker
    stretches = tuple(folded(span.of(text)) for span in quote.content)
    own = own_words(quote, text)
    around = sentence_around(text, Span(quote.content[0].start, quote.content[-1].end))
    return Saying(
        row={
            "position": position,
            "named": quote.named,
            "speaker_start": speaker and speaker.span.start,
            "speaker_end": speaker and speaker.span.end,
            "speaker_kind": speaker and speaker.kind.value,
            "cue_start": quote.cue and quote.cue.start,
            "cue_end": quote.cue and quote.cue.end,
            "manner": quote.manner,
            "status": quote.status,
            "confidence": quote.confidence,
            "reason": quote.reason,
            "spoken": quote.spoken,
            "venue": quote.venue,
            "sentence": None if quote.manner == Manner.DIRECT else around.start,
            "own": None if own == stretches else "\n".join(own),
        },
        person=speaker.person if speaker else None,
        stretches=tuple(
            {"position": at, "start": span.start, "end": span.end, "words": stretches[at]}
            for at, span in enumerate(quote.content)
        ),
        numbers=numbers(stretches),
        own=own,
        own_numbers=numbers(own),
    )


def _statement(statement: Statement) -> Values:
    return {
        "person_id": statement.person,
        "said_by_id": statement.said_by,
        "start": statement.span.start,
        "end": statement.span.end,
        "weak": statement.weak,
    }
