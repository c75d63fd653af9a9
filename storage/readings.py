"""Saving what reading an article found: its people, their quotes, the statements about them, its figures.

All that can be worked out before the transaction begins is in `Rows`; several articles are saved together,
table by table, so that writers wait little for each other and always in the same order.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from news.nouns import Article, Manner, MentionKind, Person, PersonKind, Quote, Reading, Role, Span, Statement
from news.people.bare_bodies import is_bare
from news.people.keys import body_key, is_full, last_of, name_key, tells_who
from news.quotes.joining import own_words
from news.text import folded, sentence_around
from storage.adopting import Adopted, Key, adopt
from storage.figure_rows import row_of
from storage.joining import Fresh, Spoken, learn_and_join, numbers
from storage.rows import (
    Values,
    connected,
    insert_all,
    insert_missing,
    insert_new_all,
    numbered,
    one_of,
    plan_once,
)
from storage.tables import (
    AliasRow,
    FigureRow,
    NameRow,
    OfficeRow,
    PersonRow,
    QuoteRow,
    RoleRow,
    StatementRow,
    StretchRow,
)

_BODY = PersonKind.ORGANISATION.value


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


def save(session: Session, *, article_id: int, article: Article, reading: Reading) -> None:
    """Save `reading` of the article just saved as `article_id`."""
    save_all(session, found={article_id: rows_of(article, reading)})


def save_all(session: Session, *, found: Mapping[int, Rows]) -> None:
    """Save what was found in articles just saved, by their ids, in their order."""
    here: dict[int, Values] = {one: {"article_id": one, "age": rows.age} for one, rows in found.items()}
    people, parted = resolve(session, found=found)
    quotes = _save_quotes(session, found, people, here)
    told = [_of(row, people[one]) | here[one] for one, rows in found.items() for row in rows.statements]
    insert_all(session, StatementRow, told)
    given = [_of(row, people[one]) | here[one] for one, rows in found.items() for row in rows.figures]
    insert_all(session, FigureRow, given)
    plan_once(session, once=False)  # what many said is looked for otherwise than what few did
    learn_and_join(session, articles=quotes, parted=parted)
    plan_once(session)
    describe(session, found=found, people=people)  # last: who gives the same new office waits from here


def introduce(session: Session, *, found: Collection[Rows]) -> None:
    """Save who is new of the people whom articles share, with names and offices, before what names them.

    In a transaction of its own: others who meet the same new people wait for it, and not for whole articles.
    Nobody is shown of whom no article is in sight.
    """
    introduce_people(session, found=found)
    _offices(session, {role.folded for rows in found for who in rows.people for role in who.roles})


def introduce_people(session: Session, *, found: Collection[Rows]) -> set[int]:
    """Save who is new of the people whom articles share, with names; return all of them who are met."""
    everybody = [who for rows in found for who in rows.people]
    known = _shared(session, {who.key for who in everybody if who.joins})
    known |= _share(session, _new(everybody, known))
    shared = [who for who in everybody if who.joins and who.key in known]
    _save_aliases(session, {(known[who.key], name.key) for who in shared for name in who.names})
    return set(known.values())


def resolve(session: Session, *, found: Mapping[int, Rows]) -> tuple[dict[int, list[int]], list[int]]:
    """Save who is new, with everybody's names; return their rows by article, as read.

    The quotes that are returned too have become others': they are to be joined anew.
    """
    people, adopted = _save_people(session, found)
    _save_names(session, found, people, adopted.aliases)
    return people, adopted.quotes


def describe(session: Session, *, found: Mapping[int, Rows], people: Mapping[int, Sequence[int]]) -> None:
    """Save what roles the articles give to these people, who are as `resolve` returned them."""
    roles = [
        (role, {"person_id": person, "article_id": one, "age": rows.age})
        for one, rows in found.items()
        for person, who in zip(people[one], rows.people, strict=True)
        for role in who.roles
    ]
    offices = _offices(session, {role.folded for role, _ in roles})
    rows = [role.row | about | {"office_id": offices[role.folded]} for role, about in roles]
    insert_all(session, RoleRow, rows)


def _of(row: Values, people: Sequence[int]) -> Values:
    """Return a row with people's ids in the place of their numbers in the reading."""
    ids = {name: people[row[name]] for name in ("person_id", "said_by_id") if row.get(name) is not None}
    return row | ids


def _someone(person: Person, names: set[str], text: str) -> Someone:
    """Return the row of the person: shared by articles only under a full name, and only if public.

    A body that others are called as, "the Ministry of Defence", stays in the article too.
    A full name that an article gives without any description joins a public person of that name; one that it
    describes otherwise ("John Smith, a plumber", no "rival") stays in the article.
    """
    keys = [Name(words, name_key(words)) for words in sorted(names)]
    body = person.kind == PersonKind.ORGANISATION
    full = not person.pseudonym and (not is_bare(person.name, text) if body else is_full(person.name))
    key = (body_key(person.name) if body else name_key(person.name), person.kind.value)
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


def _save_people(session: Session, found: Mapping[int, Rows]) -> tuple[dict[int, list[int]], Adopted]:
    """Save the people who are new; return everybody's row by article, in the order of the reading.

    And what these have taken over of people whom they have taken in.
    """
    everybody = [(one, who) for one, rows in found.items() for who in rows.people]
    known = _shared(session, {who.key for _, who in everybody if who.joins})
    fresh, alone = _new([who for _, who in everybody], known), list[Values]()
    places: dict[int, list[Key | int]] = {one: [] for one in found}
    for one, who in everybody:
        joined = who.joins and (who.key in known or who.key in fresh)
        places[one].append(who.key if joined else len(alone))
        if not joined:
            alone.append(who.row | {"article_id": one})
    known |= _share(session, fresh)
    shared = {who.key: known[who.key] for _, who in everybody if who.shares}
    adopted = adopt(session, public=shared, met=set(known.values()))
    ids = numbered(session, PersonRow, len(alone))
    insert_all(session, PersonRow, [row | {"id": new} for row, new in zip(alone, ids, strict=True)])
    people = {
        one: [ids[at] if isinstance(at, int) else known[at] for at in where] for one, where in places.items()
    }
    return people, adopted


def _new(everybody: Sequence[Someone], known: Collection[Key]) -> dict[Key, Values]:
    """Return the rows of those whom articles are to share from now on, each as first named."""
    fresh: dict[Key, Values] = {}
    for who in everybody:
        if who.shares and who.key not in known:
            fresh.setdefault(who.key, who.row | {"article_id": None})
    return fresh


def _shared(session: Session, keys: Collection[Key]) -> dict[Key, int]:
    """Return the people of these keys whom articles share."""
    if not keys:
        return {}
    row = PersonRow
    query = select(row.key, row.kind, row.id).where(row.article_id.is_(None))
    found = connected(session).execute(query.where(row.key.in_({key for key, _ in keys})))
    return {(key, kind): one for key, kind, one in found}


def _share(session: Session, fresh: Mapping[Key, Values]) -> dict[Key, int]:
    """Add people whom articles share; whom somebody else has added meanwhile is looked up again."""
    rows = [fresh[key] for key in sorted(fresh)]
    _keep_bodies(session, rows)
    added = insert_new_all(session, PersonRow, rows, by=("key", "kind"))
    return added | _shared(session, fresh.keys() - added.keys())


def _keep_bodies(session: Session, fresh: Sequence[Values]) -> None:
    """Give bodies that were saved by an older version, as articles spelt them, the keys of these rows.

    So whoever follows them or decided about them goes on doing so.
    """
    bodies = (row for row in fresh if row["kind"] == _BODY)
    keys = {was: row["key"] for row in bodies if (was := name_key(row["name"])) != row["key"]}
    for (was, kind), body in sorted(_shared(session, {(was, _BODY) for was in keys}).items()):
        if kind == _BODY:
            session.execute(update(PersonRow).where(PersonRow.id == body).values(key=keys[was]))


def _save_names(
    session: Session,
    found: Mapping[int, Rows],
    people: Mapping[int, list[int]],
    aliases: Collection[tuple[int, str]],
) -> None:
    """Save what articles call people, and all by which these are found: those `aliases`, too."""
    called = {
        (person, one, name)
        for one, rows in found.items()
        for person, who in zip(people[one], rows.people, strict=True)
        for name in who.names
    }
    _save_aliases(session, {*aliases, *((person, name.key) for person, _, name in called)})
    rows = [
        {"person_id": person, "article_id": one, "words": name.words} | _forms(name.key)
        for person, one, name in sorted(called)
    ]
    insert_all(session, NameRow, rows)


def _save_aliases(session: Session, aliases: Collection[tuple[int, str]]) -> None:
    """Save those that are new, all at once in their order: nobody waits for others who add the same."""
    row = AliasRow
    query = select(row.person_id, row.folded).where(
        one_of(session, row.person_id, {person for person, _ in aliases}),
        row.folded.in_({key for _, key in aliases}),
    )
    known = set(map(tuple, connected(session).execute(query))) if aliases else set()
    rows = [{"person_id": person} | _forms(key) for person, key in sorted({*aliases} - known)]
    insert_missing(session, row, rows)


def _forms(key: str) -> Values:
    return {"folded": key, "last": last_of(key)}


def _offices(session: Session, words: Collection[str]) -> dict[str, int]:
    """Return the rows of these wordings of offices; those that are new are added."""
    known = _known_offices(session, words)
    fresh = [{"folded": one} for one in sorted(words - known.keys())]
    added = {key: one for (key,), one in insert_new_all(session, OfficeRow, fresh, by=("folded",)).items()}
    return known | added | _known_offices(session, words - known.keys() - added.keys())


def _known_offices(session: Session, words: Collection[str]) -> dict[str, int]:
    if not words:
        return {}
    query = select(OfficeRow.folded, OfficeRow.id).where(OfficeRow.folded.in_(words))
    return {row.folded: row.id for row in connected(session).execute(query)}


def _save_quotes(
    session: Session, found: Mapping[int, Rows], people: Mapping[int, list[int]], here: Mapping[int, Values]
) -> list[Spoken]:
    """Save the quotes; return what is to be learnt of them, by article."""
    said = [(one, quote) for one, rows in found.items() for quote in rows.quotes]
    ids = numbered(session, QuoteRow, len(said))
    rows, stretches = list[Values](), list[Values]()
    spoken = {one: Spoken(article_id=one) for one in found}
    for (one, quote), row in zip(said, ids, strict=True):
        person = None if quote.person is None else people[one][quote.person]
        rows.append(quote.row | here[one] | {"id": row, "person_id": person})
        stretches += [stretch | {"quote_id": row} for stretch in quote.stretches]
        spoken[one].numbers[row] = quote.numbers
        if person is not None:
            spoken[one].fresh.append(
                Fresh(
                    quote=row,
                    person=person,
                    words=quote.own,
                    numbers=quote.own_numbers,
                    age=found[one].age,
                    reported=quote.row["manner"] == Manner.INDIRECT,
                )
            )
    insert_all(session, QuoteRow, rows)
    insert_all(session, StretchRow, stretches)
    return list(spoken.values())


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
