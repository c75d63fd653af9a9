"""Whom articles named in full without a word on who that is, taken in by the public person of that name.

So it makes no difference which of the articles is read first (docs/decisions/0002).
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import NamedTuple

from sqlalchemy import Row, Select, delete, exists, select, update
from sqlalchemy.orm import Session

from news.people.keys import tells_who
from storage.built import by_engine
from storage.joining import await_turns
from storage.rows import connected, one_of_words
from storage.shared_people import Key
from storage.tables import (
    AliasRow,
    FigureRow,
    GivenNameRow,
    NameRow,
    PersonRow,
    PersonRulingRow,
    QuoteRow,
    QuoteRulingRow,
    RoleRow,
    StatementRow,
)

OWNED = (
    (NameRow, NameRow.person_id),
    (QuoteRow, QuoteRow.person_id),
    (StatementRow, StatementRow.person_id),
    (StatementRow, StatementRow.said_by_id),
    (FigureRow, FigureRow.person_id),
    (RoleRow, RoleRow.person_id),
)
"""What articles have of people, and whose it is."""
_DECIDED = (PersonRulingRow, GivenNameRow, QuoteRulingRow)


class Adopted(NamedTuple):
    """What is left to do: quotes to be joined anew, and by what names public people are to be found, too."""

    quotes: list[int]
    aliases: set[tuple[int, str]]


def adopt(session: Session, *, public: Mapping[Key, int], met: Collection[int]) -> Adopted:
    """Take in whoever is called as these public people are, by key and kind, and is nowhere described.

    Those whom articles give a role of their own stay apart, and those about whom an editor has decided.
    No body takes one in: which stays in its article has a name that other countries' have, too.
    `met`: all whom articles share, and whose words the transaction will join. Their turn comes first: who
    has it, and removes or erases, comes to rows that are taken over here. Who they are is asked again once
    their rows are held: whoever decided about them meanwhile had to be waited for.
    """
    adopted = Adopted([], set())
    if not public or not _alone(_undescribed(session, public), public):
        return adopted
    await_turns(session, people=met)
    held = {who.id for who in _undescribed(session, public, taking=True)}
    still = [who for who in _undescribed(session, public) if who.id in held]
    for into, alone in _alone(still, public).items():
        called = session.scalars(select(AliasRow.folded).where(AliasRow.person_id.in_(alone)))
        adopted.aliases.update((into, folded) for folded in called)
        adopted.quotes.extend(_take_in(session, alone, into))
    return adopted


def _alone(found: Iterable[Row[*tuple[str, str, int]]], public: Mapping[Key, int]) -> dict[int, list[int]]:
    """Return by public person those whom they take in."""
    alone: dict[int, list[int]] = defaultdict(list)
    for key, kind, person in found:
        if (key, kind) in public:
            alone[public[key, kind]].append(person)
    return alone


def _undescribed(
    session: Session, public: Mapping[Key, int], *, taking: bool = False
) -> Sequence[Row[*tuple[str, str, int]]]:
    asked = {"keys": sorted({key for key, _ in public})}
    found = connected(session).execute(_of_articles(session, taking), asked).all()
    if not found:
        return []
    told = select(RoleRow.person_id, RoleRow.words).where(RoleRow.person_id.in_([who.id for who in found]))
    described = {person for person, words in connected(session).execute(told) if tells_who(words)}
    return [who for who in found if who.id not in described]


@by_engine
def _of_articles(session: Session, taking: bool) -> Select[*tuple[str, str, int]]:
    row = PersonRow
    decided = (~exists().where(table.person_id == row.id) for table in _DECIDED)
    own = (row.article_id.is_not(None), row.workspace == "", row.pseudonym_start.is_(None))
    alone = select(row.key, row.kind, row.id).where(one_of_words(session, row.key, "keys"), *own, *decided)
    asked = alone.order_by(row.id)
    return asked.with_for_update(of=row) if taking else asked


def _take_in(session: Session, alone: Sequence[int], into: int) -> Sequence[int]:
    quotes = session.scalars(select(QuoteRow.id).where(QuoteRow.person_id.in_(alone))).all()
    for table, person in OWNED:
        session.execute(update(table).where(person.in_(alone)).values({person: into}))
    session.execute(delete(PersonRow).where(PersonRow.id.in_(alone)))
    return quotes
