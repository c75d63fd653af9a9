"""Saving a newer reading of an article in the place of the older one, and what that one found."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace as replaced

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from news.nouns import Article, Manner, Mention, MentionKind, Person, PersonKind, Quote, Reading, Span, Status
from news.people.keys import key_of
from news.people.middles import stem_of
from storage import follows, introducing, joining, reading_rows, readings, succeeding
from storage.figure_rows import figure_of, span_of
from storage.rows import connected
from storage.rulings import await_turns, follow_reading, reread_undecided
from storage.tables import FigureRow, NameRow, PersonRow, QuoteRow, RoleRow, StatementRow, StretchRow


def replace(session: Session, *, article_id: int, article: Article, reading: Reading) -> None:
    """Save `reading` as all that is known of the article; what editors decided stays in force.

    People whom other articles name too keep their rows, and so do those whom editors made.
    """
    reread_undecided(session)
    before = succeeding.named_before(session, article_id=article_id)
    await_turns(session, article_id=article_id, people=before.everybody)
    met = introducing.introduce_people(session, found=[reading_rows.rows_of(article, reading)])
    said = joining.speakers(session, articles=[article_id])
    joining.await_turns(session, people={*met, *said})  # before quotes' rows, as whoever saves
    joining.forget(session, article_id=article_id)
    for table in (QuoteRow, StatementRow, FigureRow, RoleRow, NameRow):
        session.execute(delete(table).where(table.article_id == article_id))
    session.execute(delete(PersonRow).where(PersonRow.article_id == article_id, PersonRow.workspace == ""))
    readings.save(session, article_id=article_id, article=article, reading=reading)
    others = succeeding.succeed(session, article_id=article_id, before=before)
    follows.carry(session, people=before.everybody)
    follow_reading(session, article_id=article_id, others=others)


def kept(session: Session, *, article_id: int, text: str) -> Reading:
    """Return the quotes and figures as they were saved, with who gives them; whoever may see them.

    People are called as this article calls them: whom articles share has the name that another one gave.
    Mentions, roles and statements are left out: `news.changes.reread` doesn't compare them.
    """
    said = select(QuoteRow).where(QuoteRow.article_id == article_id).order_by(QuoteRow.position)
    given = select(FigureRow).where(FigureRow.article_id == article_id).order_by(FigureRow.position)
    quotes, figures = session.scalars(said).all(), session.scalars(given).all()
    ids = {row.person_id for row in quotes} | {row.person_id for row in figures}
    people = session.scalars(select(PersonRow).where(PersonRow.id.in_(ids)).order_by(PersonRow.id)).all()
    at = {row.id: number for number, row in enumerate(people)}
    names = _names(session, article_id)
    content = _content(session, article_id)
    return Reading(
        people=tuple(_person(row, names[row.id]) for row in people),
        quotes=tuple(_quote(row, content[row.id], at) for row in quotes),
        figures=tuple(
            replaced(figure_of(row, text), said_by=None if row.person_id is None else at[row.person_id])
            for row in figures
        ),
    )


def _content(session: Session, article_id: int) -> dict[int, tuple[Span, ...]]:
    query = select(StretchRow).join(QuoteRow, QuoteRow.id == StretchRow.quote_id)
    here = query.where(QuoteRow.article_id == article_id).order_by(StretchRow.quote_id, StretchRow.position)
    found: dict[int, tuple[Span, ...]] = defaultdict(tuple)
    for row in session.scalars(here):
        found[row.quote_id] += (Span(row.start, row.end),)
    return found


def _names(session: Session, article_id: int) -> dict[int, list[str]]:
    """Return what the article calls whom it names."""
    query = select(NameRow.person_id, NameRow.words).where(NameRow.article_id == article_id)
    found: dict[int, list[str]] = defaultdict(list)
    for person, words in connected(session).execute(query.order_by(NameRow.words)):
        found[person].append(words)
    return found


def _person(row: PersonRow, names: Sequence[str]) -> Person:
    """Return a person, called by the names of the article under which a reading's person becomes this row."""
    kind = PersonKind(row.kind)
    keys = {name: key_of(name, kind) for name in names}
    stem = stem_of(row.key) if kind == PersonKind.PERSON else None
    own = [name for name, key in keys.items() if key == row.key or stem_of(key) == stem]
    name = min(own, key=lambda one: keys[one] != row.key, default=row.name)
    return Person(name=name, kind=kind, aliases=tuple(own), mentions=(), public=row.public)


def _quote(row: QuoteRow, content: tuple[Span, ...], people: dict[int, int]) -> Quote:
    speaker = span_of(row.speaker_start, row.speaker_end)
    person = None if row.person_id is None else people[row.person_id]
    return Quote(
        content=content,
        manner=Manner(row.manner),
        status=Status(row.status),
        speaker=speaker
        and Mention(span=speaker, kind=MentionKind(row.speaker_kind or "proper"), person=person),
        named=row.named,
        cue=span_of(row.cue_start, row.cue_end),
        confidence=row.confidence,
        reason=row.reason,
        spoken=row.spoken,
        venue=row.venue,
    )
