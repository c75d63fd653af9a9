"""What decisions make of people and quotes that were found: what they are called, who said them."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import ColumnElement, or_, select
from sqlalchemy.orm import Session

from news.nouns import Audience, Span
from storage.audience import reattributed
from storage.ruled import ruled, workspace_of
from storage.tables import HiddenWordsRow, PersonRow, QuoteRow, QuoteRulingRow


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """A person as an audience sees them. `written`: the articles' own name, where editors chose another."""

    id: int
    name: str
    written: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Speaker:
    """Who said a quote, None: nobody known. `decided_on`: the day on which an editor said so."""

    person: Shown | None
    decided_on: date | None = None


def shown(session: Session, *, person_id: int, name: str, audience: Audience) -> Shown | None:
    """Return how a person whom articles call `name` is shown; None for one who is gone."""
    ruling = ruled(session, audience).people.get(person_id)
    if ruling is None:
        return Shown(id=person_id, name=name)
    if ruling.gone:
        return None
    written = ruling.written if ruling.written != ruling.name else None
    return Shown(id=ruling.first, name=ruling.name, written=written)


def said_by(session: Session, *, people: Sequence[int], audience: Audience) -> ColumnElement[bool]:
    """Return the condition that a quote was said by one of `people`, who are one.

    What was never decided upon is found by the index alone.
    """
    own = QuoteRow.person_id == people[0] if len(people) == 1 else QuoteRow.person_id.in_(people)
    if not ruled(session, audience).quotes:
        return own
    own &= QuoteRow.id.not_in(reattributed(audience))
    given = reattributed(audience).where(QuoteRulingRow.person_id.in_(people))
    if session.scalars(given.limit(1)).first() is None:
        return own
    return or_(own, QuoteRow.id.in_(given))


def speakers(
    session: Session, *, quotes: Sequence[tuple[QuoteRow, str | None]], audience: Audience
) -> dict[int, Speaker]:
    """Return who said each of `quotes`, given with their articles' names for the speakers, by quote id."""
    rulings = _rulings(session, [quote.id for quote, _ in quotes], audience)
    given = {ruling.person_id for ruling in rulings.values() if ruling.person_id}
    names = _names(session, given)
    found = {}
    for quote, name in quotes:
        ruling = rulings.get(quote.id)
        person = ruling.person_id if ruling else quote.person_id
        called = (names[person] if ruling else name) if person else None
        found[quote.id] = Speaker(
            person=shown(session, person_id=person, name=called, audience=audience)
            if person and called
            else None,
            decided_on=ruling.decided_on if ruling else None,
        )
    return found


def _rulings(session: Session, quotes: Collection[int], audience: Audience) -> dict[int, QuoteRulingRow]:
    if not ruled(session, audience).quotes:
        return {}
    query = select(QuoteRulingRow).where(
        QuoteRulingRow.workspace == workspace_of(audience),
        QuoteRulingRow.quote_id.in_(quotes),
        QuoteRulingRow.gone.is_(None),
    )
    return {row.quote_id: row for row in session.scalars(query)}


def _names(session: Session, people: Collection[int]) -> dict[int, str]:
    if not people:
        return {}
    query = select(PersonRow.id, PersonRow.name).where(PersonRow.id.in_(people))
    return {row.id: row.name for row in session.execute(query)}


def hidden_words(
    session: Session, *, articles: Collection[int], audience: Audience
) -> Mapping[int, Sequence[Span]]:
    """Return where hidden words stand in these articles."""
    if not ruled(session, audience).words:
        return {}
    query = select(HiddenWordsRow).where(HiddenWordsRow.article_id.in_(articles))
    if not audience.everything:
        query = query.where(HiddenWordsRow.workspace == workspace_of(audience))
    found: dict[int, list[Span]] = defaultdict(list)
    for row in session.scalars(query):
        found[row.article_id].append(Span(row.start, row.end))
    return found
