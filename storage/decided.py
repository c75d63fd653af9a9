"""What decisions make of people and quotes that were found: what they are called, who said them."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, false, select, union_all
from sqlalchemy.orm import InstrumentedAttribute, Session

from news.nouns import Audience, Span
from storage.audience import reattributed
from storage.rows import CAP, one_of
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
    written = name if ruling.name and not ruling.into else None
    return Shown(id=ruling.into or person_id, name=ruling.name or name, written=written)


def said_by(
    session: Session, *, people: Sequence[int], audience: Audience
) -> tuple[ColumnElement[bool], ...]:
    """Return the conditions of which a quote that one of `people` said, who are one, fulfils exactly one.

    By its article, one for each row, or by decision: each is found along an index of its own.
    """
    given = is_given_any(session, people=people, audience=audience)
    return saying(session, audience, people, given=given)


def saying(
    session: Session, audience: Audience, people: Sequence[Any], *, given: bool
) -> tuple[ColumnElement[bool], ...]:
    """Return the conditions of `said_by`, of which `people` may be parameters; `given`: by editors, too."""
    if not ruled(session, audience).quotes:
        return tuple(QuoteRow.person_id == person for person in people)
    untouched = QuoteRow.id.not_in(reattributed(audience))
    own = tuple(and_(QuoteRow.person_id == person, untouched) for person in people)
    return (*own, QuoteRow.id.in_(_given_to(audience, people))) if given else own


def is_given_any(session: Session, *, people: Sequence[int], audience: Audience) -> bool:
    """Tell whether editors gave one of `people` a quote."""
    if not ruled(session, audience).quotes:
        return False
    return session.scalars(_given_to(audience, people).limit(1)).first() is not None


def _given_to(audience: Audience, people: Sequence[Any]) -> Select[int]:
    return reattributed(audience).where(QuoteRulingRow.person_id.in_(people))


def in_order(
    rows: Select[Any],
    either: Sequence[ColumnElement[bool]],
    order: Sequence[InstrumentedAttribute[int]],
    most: int = CAP,
) -> Select[Any]:
    """Return those of `rows` that fulfil one of the conditions, in order.

    Several are merged, as each alone comes in order along its index; of each no more than `most` are counted.
    """
    if len(either) == 1:
        return rows.where(either[0]).order_by(*order)
    sorting = [column.label(f"order_{number}") for number, column in enumerate(order)]
    parts = [
        rows.add_columns(*sorting).where(one).order_by(*order).limit(most + 1).subquery() for one in either
    ]
    if not parts:
        return rows.where(false())
    merged = union_all(*(select(part) for part in parts)).subquery()
    columns = list(merged.columns)
    own = len(columns) - len(order)
    return select(*columns[:own]).order_by(*columns[own:])


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
    query = select(HiddenWordsRow).where(one_of(session, HiddenWordsRow.article_id, articles))
    if not audience.everything:
        query = query.where(HiddenWordsRow.workspace == workspace_of(audience))
    found: dict[int, list[Span]] = defaultdict(list)
    for row in session.scalars(query):
        found[row.article_id].append(Span(row.start, row.end))
    return found
