"""Saving what reading an article found: its people, their quotes, the statements about them, its figures."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from news.nouns import Article, Manner, MentionKind, Person, Quote, Reading, Role, Span, Statement
from news.people.keys import is_full, name_key
from news.quotes.joining import own_words
from news.text import folded, sentence_around
from storage.figure_rows import row_of
from storage.joining import Fresh, join, learn
from storage.rows import insert_all, insert_new, insert_one
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


def save(session: Session, *, article_id: int, article: Article, reading: Reading) -> None:
    """Save `reading` of the article just saved as `article_id`."""
    age = -article.published.day.toordinal() if article.published else 0
    here = {"article_id": article_id, "age": age}
    people = [_person(session, article_id, person) for person in reading.people]
    for row, names in zip(people, _names(article, reading), strict=True):
        _save_names(session, article_id, row, names)
    for row, person in zip(people, reading.people, strict=True):
        insert_all(session, RoleRow, [_role(session, row, role) | here for role in person.roles])
    _save_quotes(session, article, reading, people, here)
    insert_all(session, StatementRow, [_statement(people, told) | here for told in reading.statements])
    figures = [row_of(figure, article, people) | here for figure in reading.figures]
    insert_all(session, FigureRow, [row | {"position": number} for number, row in enumerate(figures)])


def _person(session: Session, article_id: int, person: Person) -> int:
    """Return the row of the person: shared by articles only under a full name, and only if public.

    A full name that an article gives without any description joins a public person of that name; one that it
    describes otherwise ("John Smith, a plumber") stays in the article.
    """
    key, kind = name_key(person.name), person.kind.value
    alone = {
        "key": key,
        "kind": kind,
        "name": person.name,
        "public": person.public,
        "pseudonym_start": person.pseudonym and person.pseudonym.start,
        "pseudonym_end": person.pseudonym and person.pseudonym.end,
    }
    organisation = person.kind == "organisation"
    if person.pseudonym or not (organisation or is_full(person.name)):
        return insert_one(session, PersonRow, article_id=article_id, **alone)
    shared = select(PersonRow.id).where(
        PersonRow.key == key, PersonRow.kind == kind, PersonRow.article_id.is_(None)
    )
    known = session.scalar(shared)
    if known is not None and (person.public or not person.roles):
        return known
    if not person.public:
        return insert_one(session, PersonRow, article_id=article_id, **alone)
    return insert_new(session, PersonRow, article_id=None, **alone) or session.scalars(shared).one()


def _names(article: Article, reading: Reading) -> list[set[str]]:
    """Return for each person the proper names that the article calls them by."""
    names = [{person.name} for person in reading.people]
    for mention in reading.mentions:
        if mention.person is not None and mention.kind == MentionKind.PROPER:
            names[mention.person].add(" ".join(mention.span.of(article.text).split()))
    return names


def _save_names(session: Session, article_id: int, person_id: int, names: set[str]) -> None:
    for words in sorted(names):
        key = name_key(words)
        if not key:
            continue
        forms = {"person_id": person_id, "folded": key, "last": key.rsplit(" ", 1)[-1]}
        insert_new(session, AliasRow, **forms)
        insert_new(session, NameRow, article_id=article_id, words=words, **forms)


def _role(session: Session, person_id: int, role: Role) -> dict[str, object]:
    words = folded(role.words)
    known = select(OfficeRow.id).where(OfficeRow.folded == words)
    office = session.scalar(known) or insert_new(session, OfficeRow, folded=words)
    return {
        "person_id": person_id,
        "office_id": office or session.scalars(known).one(),
        "words": role.words,
        "start": role.span.start,
        "end": role.span.end,
    }


def _save_quotes(
    session: Session, article: Article, reading: Reading, people: list[int], here: dict[str, int]
) -> None:
    """Save the quotes, findable by their words, and joined with what the same people said elsewhere."""
    words, fresh = {}, []
    for position, quote in enumerate(reading.quotes):
        speaker = quote.speaker.person if quote.speaker else None
        person_id = None if speaker is None else people[speaker]
        row = _save_quote(session, quote, article.text, position=position, person_id=person_id, **here)
        words[row] = [folded(span.of(article.text)) for span in quote.content]
        if person_id is not None:
            fresh.append(Fresh(quote=row, person=person_id, words=own_words(quote, article.text)))
    learn(session, quotes=words)
    join(session, article_id=here["article_id"], fresh=fresh)


def _save_quote(session: Session, quote: Quote, text: str, **row: int | None) -> int:
    speaker = quote.speaker
    stretches = tuple(folded(span.of(text)) for span in quote.content)
    own = own_words(quote, text)
    around = sentence_around(text, Span(quote.content[0].start, quote.content[-1].end))
    quote_id = insert_one(
        session,
        QuoteRow,
        **row,
        named=quote.named,
        speaker_start=speaker and speaker.span.start,
        speaker_end=speaker and speaker.span.end,
        speaker_kind=speaker and speaker.kind.value,
        cue_start=quote.cue and quote.cue.start,
        cue_end=quote.cue and quote.cue.end,
        manner=quote.manner,
        status=quote.status,
        confidence=quote.confidence,
        reason=quote.reason,
        spoken=quote.spoken,
        venue=quote.venue,
        sentence=None if quote.manner == Manner.DIRECT else around.start,
        own=None if own == stretches else "\n".join(own),
    )
    rows = [_stretch(quote_id, at, span, stretches[at]) for at, span in enumerate(quote.content)]
    insert_all(session, StretchRow, rows)
    return quote_id


def _stretch(quote_id: int, position: int, span: Span, words: str) -> dict[str, object]:
    return {
        "quote_id": quote_id,
        "position": position,
        "start": span.start,
        "end": span.end,
        "words": words,
    }


def _statement(people: list[int], statement: Statement) -> dict[str, object]:
    return {
        "person_id": people[statement.person],
        "said_by_id": None if statement.said_by is None else people[statement.said_by],
        "start": statement.span.start,
        "end": statement.span.end,
        "weak": statement.weak,
    }
