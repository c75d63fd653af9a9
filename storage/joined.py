"""Quotes in order, joined to statements: who leads, and which other places give the same words.

Quotes were joined when they were saved (`storage.joining`); what editors gave to somebody else stands alone.
Identical copies of one text count once.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Select, bindparam, select
from sqlalchemy.orm import Session

from news.nouns import Audience
from news.quotes.likeness import likeness
from storage.audience import reattributed
from storage.nouns import Joined, Told, Wanted
from storage.rows import CAP, PAGED, Values, connected
from storage.ruled import ruled
from storage.tables import ArticleRow, QuoteRow, QuoteRulingRow

COLUMNS: tuple[Any, ...] = (
    QuoteRow.id,
    QuoteRow.said_id,
    QuoteRow.person_id,
    QuoteRow.article_id,
    QuoteRow.position,
    QuoteRow.sentence,
    ArticleRow.text_of,
)
SHOWN = 3
COUNTED = 100


class Row(NamedTuple):
    """A quote as `COLUMNS` give it."""

    quote: int
    said: int | None
    person: int | None
    article: int
    position: int
    sentence: int | None
    text_of: int | None

    @property
    def text(self) -> tuple[str, int, int]:
        """Return what is the same for a copy of the article's text."""
        return ("text", self.text_of or self.article, self.position)

    @property
    def shown(self) -> tuple[object, ...] | None:
        """Return what is the same for another fragment of the sentence that shows this one."""
        return None if self.sentence is None else ("sentence", self.article, self.sentence, self.person)


@dataclass(frozen=True, slots=True, kw_only=True)
class Places:
    """The places of each lead's statement: those to be shown by id, and how many there are beside these."""

    by_lead: Mapping[int, Sequence[int]]
    more: Mapping[int, int]

    @property
    def ids(self) -> list[int]:
        """Return all that are to be shown."""
        return [one for places in self.by_lead.values() for one in places]

    def joined(self, told: Collection[Told]) -> tuple[Joined, ...]:
        """Return the statements, made of what `told` tells of leads and places."""
        known = {one.id: one for one in told}
        return tuple(
            Joined(
                lead=known[lead],
                also=tuple(
                    (likeness(known[lead].compared, known[one].compared), known[one])
                    for one in places
                    if one in known and known[one].person_id == known[lead].person_id
                ),
                more=self.more[lead],
            )
            for lead, places in self.by_lead.items()
            if lead in known
        )


def leads(
    session: Session, *, quotes: Select[Any], asked: Values, audience: Audience, wanted: Wanted
) -> tuple[list[Row], int, bool]:
    """Return the wanted leads of the statements that `quotes` (of `COLUMNS`, in order) make; as `chosen`.

    `quotes` gives `MOST` of them, and has the parameters `asked` besides.

    Two fragments quoted in one sentence, “lasting peace” … “real fragility”, are shown by that sentence.
    """
    most = CAP if wanted.exported else PAGED
    found = connected(session).execute(quotes, {**asked, "most": most + 1}).all()
    rows = [Row(*row) for row in found]
    apart = _apart(session, audience, [row.quote for row in rows])
    seen: set[object] = set()
    leading = []
    for row in rows[:most]:
        alone = row._replace(said=None, sentence=None) if row.quote in apart else row
        keys = {alone.said, alone.shown, alone.text} - {None}
        if not keys & seen:
            leading.append(alone)
        seen |= keys if not keys & seen else {alone.text}
    return leading[wanted.start : wanted.start + wanted.limit], len(leading), len(rows) > most


def places(
    session: Session, *, leads: Sequence[Row], others: Select[Any], asked: Values, audience: Audience
) -> Places:
    """Return the other places of the leads' statements, newest first, as `others` has them with `asked`."""
    found: dict[int, list[int]] = {lead.quote: [] for lead in leads}
    texts = {lead.quote: {lead.text} for lead in leads}
    rows = _also_given(session, leads, others, asked)
    apart = _apart(session, audience, [row.quote for _, row in rows])
    for lead, row in rows:
        if row.quote not in apart and row.text not in texts[lead]:
            texts[lead].add(row.text)
            found[lead].append(row.quote)
    return Places(
        by_lead={lead: ids[:SHOWN] for lead, ids in found.items()},
        more={lead: len(ids[SHOWN:]) for lead, ids in found.items()},
    )


def others(seen: Sequence[ColumnElement[bool]]) -> Select[Any]:
    """Return the question for the other quotes of a statement that fulfil `seen`, newest first."""
    which = (QuoteRow.said_id == bindparam("said"), QuoteRow.id != bindparam("lead"))
    order = (QuoteRow.age, QuoteRow.article_id, QuoteRow.position)
    rows = select(*COLUMNS).join(ArticleRow, ArticleRow.id == QuoteRow.article_id).where(*which, *seen)
    return rows.order_by(*order).limit(COUNTED)


def _also_given(
    session: Session, leads: Sequence[Row], others: Select[Any], asked: Values
) -> list[tuple[int, Row]]:
    """Return the other quotes of the leads' statements, newest first, each after its lead's id.

    Asked for one lead after the other: at once, every number of them would be a statement to compile.
    """
    connection = connected(session)
    return [
        (lead.quote, Row(*row))
        for lead in leads
        if lead.said is not None
        for row in connection.execute(others, {**asked, "said": lead.said, "lead": lead.quote}).all()
    ]


def _apart(session: Session, audience: Audience, quotes: Collection[int]) -> set[int]:
    """Return those of `quotes` of which this audience's editors have decided who said them."""
    if not quotes or not ruled(session, audience).quotes:
        return set()
    decided = reattributed(audience).where(QuoteRulingRow.quote_id.in_(quotes))
    return set(session.scalars(decided))
