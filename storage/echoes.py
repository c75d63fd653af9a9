"""Said before: what the same public person said on the same subject in earlier and later articles."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import NamedTuple

from sqlalchemy import ColumnElement, Select, func, literal, select, union_all
from sqlalchemy.orm import Session

from news.nouns import Audience, Status
from news.quotes.likeness import likeness
from news.quotes.same_subject import same_subject, subject_pairs
from storage import quotes
from storage.nouns import Told, Wanted
from storage.ruled import ruled
from storage.tables import ArticleRow, FingerprintRow, QuoteRow
from storage.wording import spread

APART = timedelta(days=3)
"""Between two days that are called before and later: one speech is in the papers for a day or two."""

SURE = 0.9
"""Confidence of an attribution from which a quote is shown beside another."""

PAIRS = 6
"""Pairs of words looked up for a quote."""

NEWEST = 120
"""Quotes looked at for each pair, whoever said them: those that came in last."""

READ = 3
"""Quotes on each side of one, those that share most and stand nearest, that are read and compared."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Echo:
    """What was said before a quote and later, on its subject; one of them may be missing."""

    before: Told | None
    later: Told | None


class _Near(NamedTuple):
    """A quote that shares pairs with the quote `of`; `days` is how much later it was published."""

    of: int
    quote: int
    shared: int
    days: int

    @property
    def rank(self) -> tuple[int, int]:
        return -self.shared, abs(self.days)


def echoes(
    session: Session, *, of: Sequence[Told], person_id: int, audience: Audience, now: datetime
) -> dict[int, Echo]:
    """Return by quote what the person, who is public, said before and later on the subject of each of `of`.

    Never another place of the same statement, nor what is undated, only supposed, or not surely theirs.
    """
    dated = {one.id: one for one in of if one.where.published and _is_sure(one)}
    near = [one for side in _sides(_near(session, dated.values(), person_id, audience)) for one in side]
    ids = {one.quote for one in near}
    wanted = Wanted(limit=len(ids), exported=True)
    page = quotes.by_person(
        session, person_id=person_id, audience=audience, now=now, wanted=wanted, among=ids
    )
    told = {one.id: one for one in page.rows if _is_sure(one)}
    fitting = [one for one in near if one.quote in told and _fits(dated[one.of], told[one.quote], one.days)]
    found: dict[int, Echo] = {}
    for quote in dated:
        before, later = (
            next((told[one.quote] for one in fitting if one.of == quote and (one.days > 0) == is_later), None)
            for is_later in (False, True)
        )
        if before or later:
            found[quote] = Echo(before=before, later=later)
    return found


def said_on(told: Told) -> date | None:
    """Return the day on which the words were spoken, or else published."""
    published = told.where.published
    return told.spoken or (published.day if published else None)


def _is_sure(told: Told) -> bool:
    return told.status == Status.SAID and told.confidence >= SURE


def _fits(one: Told, other: Told, days: int) -> bool:
    """Tell whether `other` is a statement of its own on the subject of `one`, spoken as far apart too."""
    ours, theirs = said_on(one), said_on(other)
    if ours is None or theirs is None or (theirs - ours if days > 0 else ours - theirs) < APART:
        return False
    return likeness(one.compared, other.compared) is None and same_subject(
        " ".join(one.words), " ".join(other.words)
    )


def _sides(near: Collection[_Near]) -> Iterator[list[_Near]]:
    """Yield for each quote the nearest on each side, the best first."""
    for quote, later in sorted({(one.of, one.days > 0) for one in near}):
        side = [one for one in near if one.of == quote and (one.days > 0) == later]
        yield sorted(side, key=lambda one: one.rank)[:READ]


def _near(session: Session, of: Collection[Told], person_id: int, audience: Audience) -> list[_Near]:
    """Return the person's quotes that share pairs of words with each of `of`, in articles days apart."""
    each = [_having(one.id, number) for one in of for number in spread(subject_pairs(one.folded), PAIRS)]
    if not each:
        return []
    pairs = union_all(*each).subquery()
    rows = (
        select(pairs.c.of, QuoteRow.id, QuoteRow.age, QuoteRow.said_id, _text(), func.count())
        .join(QuoteRow, QuoteRow.id == pairs.c.quote_id)
        .join(ArticleRow, ArticleRow.id == QuoteRow.article_id)
        .where(QuoteRow.person_id.in_(ruled(session, audience).group(person_id)), QuoteRow.age < 0)
        .group_by(pairs.c.of, QuoteRow.id, QuoteRow.age, QuoteRow.said_id, ArticleRow.text_of, ArticleRow.id)
    )
    own = _own(session, [one.id for one in of])
    return [
        _Near(of=one, quote=quote, shared=shared, days=own[one].age - age)
        for one, quote, age, said, text, shared in session.execute(rows)
        if text != own[one].text
        and (said is None or said != own[one].said)
        and abs(own[one].age - age) >= APART.days
    ]


class _Own(NamedTuple):
    age: int
    said: int | None
    text: int


def _own(session: Session, quotes: Collection[int]) -> dict[int, _Own]:
    query = select(QuoteRow.id, QuoteRow.age, QuoteRow.said_id, _text()).join(ArticleRow)
    rows = session.execute(query.where(QuoteRow.id.in_(quotes)))
    return {quote: _Own(age, said, text) for quote, age, said, text in rows}


def _text() -> ColumnElement[int]:
    """Return the article whose text the quote's article carries."""
    return func.coalesce(ArticleRow.text_of, ArticleRow.id)


def _having(of: int, number: int) -> Select[int, int]:
    row = FingerprintRow
    some = select(literal(of).label("of"), row.quote_id).where(row.number == number)
    return select(some.order_by(row.quote_id.desc()).limit(NEWEST).subquery())
