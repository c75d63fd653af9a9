"""Quotes: by who said them, and by their words; each by itself, or joined to statements."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from datetime import datetime
from functools import cache
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Select, false, or_, select, true
from sqlalchemy.orm import InstrumentedAttribute, Session

from news.nouns import Audience
from storage import joined
from storage.audience import exportable, quotable, visible
from storage.decided import in_order, said_by
from storage.filters import conditions
from storage.nouns import FIRST, Joined, Page, Told, Wanted
from storage.rows import CAP, PAGED, Held, chosen, connected, one_of
from storage.ruled import ruled
from storage.tables import ArticleRow, QuoteRow, StretchRow
from storage.told import told
from storage.wording import holding, sharing

DEEPEST = 10 * CAP
"""Quotes with some words that are looked through for those in sight."""
Conditions = tuple[ColumnElement[bool], ...]
ORDER: tuple[InstrumentedAttribute[int], ...] = (QuoteRow.age, QuoteRow.article_id, QuoteRow.position)


class _Which(NamedTuple):
    """The quotes that fulfil all of `every`, may be seen (`seen`), and fulfil exactly one of `either`.

    `more`: there are others that were not looked at.
    """

    every: Conditions
    seen: Conditions
    either: Conditions = (true(),)
    more: bool = False

    def of(self, *columns: InstrumentedAttribute[Any]) -> Select[Any]:
        return in_order(_in_articles(*columns).where(*self.every, *self.seen), self.either, ORDER)


@cache
def _in_articles(*columns: InstrumentedAttribute[Any]) -> Select[Any]:
    return select(*columns).join(ArticleRow, ArticleRow.id == QuoteRow.article_id)


def by_person(  # noqa: PLR0913 (all keywords)
    session: Session,
    *,
    person_id: int,
    audience: Audience,
    now: datetime,
    wanted: Wanted = FIRST,
    among: Collection[int] | None = None,
) -> Page[Told]:
    """Return what the person is quoted with: newest first, undated last, then in the order of the text.

    `among`: of these quotes alone.
    """
    which = _by_people(session, [person_id], audience, now, wanted)
    if among is not None:
        which = which._replace(every=(one_of(session, QuoteRow.id, among),))
    return _page(session, which, audience, wanted)


def by_people(
    session: Session, *, people: Collection[int], audience: Audience, now: datetime, wanted: Wanted = FIRST
) -> Page[Told]:
    """Return what any of `people` is quoted with, in the same order."""
    which = _by_people(session, people, audience, now, wanted)
    return _page(
        session, which._replace(every=(or_(false(), *which.either),), either=(true(),)), audience, wanted
    )


def by_words(  # noqa: PLR0913 (all keywords)
    session: Session,
    *,
    words: str,
    audience: Audience,
    now: datetime,
    wanted: Wanted = FIRST,
    by: Collection[int] = (),
) -> Page[Told]:
    """Return the quotes that hold `words` as one phrase, whoever said them, in the same order.

    If `wanted.scattered`, in any order. `by`: only those of these people, of which more are looked through.
    """
    if not by:
        which = _by_words(session, words, audience, now, wanted)
        return _page(session, which, audience, wanted) if which else _nothing(wanted)
    held = holding(session, words, most=DEEPEST, together=not wanted.scattered)
    theirs = _by_people(session, by, audience, now, wanted)
    which = theirs._replace(every=(one_of(session, QuoteRow.id, held.ids),), more=held.more)
    return _page(session, which, audience, wanted)


def statements_by_person(
    session: Session, *, person_id: int, audience: Audience, now: datetime, wanted: Wanted = FIRST
) -> Page[Joined]:
    """Return the person's statements: each with the places that give it, in the order of their newest."""
    return _joined(session, _by_people(session, [person_id], audience, now, wanted), audience, wanted)


def statements_by_words(
    session: Session, *, words: str, audience: Audience, now: datetime, wanted: Wanted = FIRST
) -> Page[Joined]:
    """Return the statements of which a place holds `words`, each with all its places, in the same order."""
    which = _by_words(session, words, audience, now, wanted)
    return _joined(session, which, audience, wanted) if which else _nothing(wanted)


def alike(
    session: Session, *, words: str, audience: Audience, now: datetime, wanted: Wanted = FIRST
) -> dict[int, list[str]]:
    """Return quotes that share two telling words in a row with `words`, in order: their stretches, folded.

    Those that share most are among them. Most are no answer, so that they are not told.
    """
    found: dict[int, list[str]] = defaultdict(list)
    if ids := sharing(session, words):
        seen = _seen(session, audience, now, wanted)
        rows = _in_articles(QuoteRow.id, StretchRow.words).join(
            StretchRow, StretchRow.quote_id == QuoteRow.id
        )
        rows = rows.where(one_of(session, QuoteRow.id, ids), *seen).order_by(*ORDER, StretchRow.position)
        for quote, stretch in connected(session).execute(rows):
            found[quote].append(stretch)
    return found


def in_articles(
    session: Session, *, articles: Collection[int], audience: Audience, now: datetime, wanted: Wanted = FIRST
) -> Page[Told]:
    """Return the quotes of these articles, in the same order."""
    which = _Which((one_of(session, QuoteRow.article_id, articles),), _seen(session, audience, now, wanted))
    return _page(session, which, audience, wanted)


def by_ids(
    session: Session, *, ids: Collection[int], audience: Audience, now: datetime, wanted: Wanted | None = None
) -> tuple[Told, ...]:
    """Return those of these quotes that the audience may see, in the same order; all that are wanted."""
    wanted = wanted or Wanted(limit=len(ids))
    which = _Which((one_of(session, QuoteRow.id, ids),), _seen(session, audience, now, wanted))
    return _page(session, which, audience, wanted).rows


def _by_people(
    session: Session, people: Collection[int], audience: Audience, now: datetime, wanted: Wanted
) -> _Which:
    rows = [row for person in people for row in ruled(session, audience).group(person)]
    theirs = said_by(session, people=rows, audience=audience)
    return _Which((), _seen(session, audience, now, wanted, rows), theirs)


def _by_words(
    session: Session, words: str, audience: Audience, now: datetime, wanted: Wanted
) -> _Which | None:
    """Return the quotes with some words; None where there are none."""
    most = CAP if wanted.exported or wanted.is_narrowed else PAGED
    held = holding(session, words, most=most, together=not wanted.scattered)
    if held.more and not wanted.exported:
        held = _in_sight(session, words, held, audience, now, wanted)
    if not (held.ids or held.more):
        return None
    holds = one_of(session, QuoteRow.id, held.ids)
    return _Which((holds,), _seen(session, audience, now, wanted), more=held.more)


def _in_sight(  # noqa: PLR0913 PLR0917 (what was asked)
    session: Session, words: str, held: Held, audience: Audience, now: datetime, wanted: Wanted
) -> Held:
    """Return what is held; where some of it is out of sight, of up to `DEEPEST` as many that are in sight.

    That there are others is told of what may be seen: else it would tell of internal articles. Of a narrowed
    question half of what is looked at must be in sight: one of them is left out, and told to be more.
    """
    seen = select(QuoteRow.id).join(ArticleRow, ArticleRow.id == QuoteRow.article_id)
    seen = seen.where(visible(audience, now), quotable(session, audience))
    among = set(session.scalars(seen.where(one_of(session, QuoteRow.id, held.ids))))
    if len(among) == len(held.ids):
        return held
    most, wider = len(held.ids), held
    kept = [one for one in held.ids if one in among]
    if wanted.is_narrowed and 2 * len(kept) > most:
        return Held(kept[:-1], more=True)
    for size in (CAP, DEEPEST) if most < CAP else (DEEPEST,):
        wider = holding(session, words, most=size, together=not wanted.scattered)
        among = set(session.scalars(seen.where(one_of(session, QuoteRow.id, wider.ids))))
        kept = [one for one in wider.ids if one in among]
        if len(kept) > most or not wider.more:
            break
    return Held(kept[:most], more=wider.more or len(kept) > most)


def _seen(
    session: Session, audience: Audience, now: datetime, wanted: Wanted, people: Sequence[int] = ()
) -> Conditions:
    """Return what the audience may see of what is wanted; of `people` alone, if any."""
    narrowed = conditions(session, wanted, QuoteRow.age, QuoteRow.article_id, people)
    seen = (*narrowed, visible(audience, now), quotable(session, audience))
    return (*seen, exportable(session, audience)) if wanted.exported else seen


def _nothing(wanted: Wanted) -> Page[Any]:
    return Page(rows=(), start=wanted.start, total=0)


def _page(session: Session, which: _Which, audience: Audience, wanted: Wanted) -> Page[Told]:
    ids, total, capped = chosen(session, which.of(QuoteRow.id), wanted)
    rows = told(session, ids=ids, audience=audience)
    return Page(rows=rows, start=wanted.start, total=total, capped=capped or which.more)


def _joined(session: Session, which: _Which, audience: Audience, wanted: Wanted) -> Page[Joined]:
    quotes = which.of(*joined.COLUMNS)
    leads, total, capped = joined.leads(session, quotes=quotes, audience=audience, wanted=wanted)
    places = joined.places(session, leads=leads, seen=which.seen, audience=audience)
    rows = told(session, ids=[*(lead.quote for lead in leads), *places.ids], audience=audience)
    return Page(rows=places.joined(rows), start=wanted.start, total=total, capped=capped or which.more)
