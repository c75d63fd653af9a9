"""Quotes: by who said them, and by their words; each by itself, or joined to statements."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Select, bindparam, false, or_, select
from sqlalchemy.orm import InstrumentedAttribute, Session

from news.nouns import Audience
from storage import joined
from storage.audience import exportable, quotable, visible
from storage.built import NOW, numbered, once, parameters
from storage.decided import in_order, is_given_any, saying
from storage.filters import Narrowing, narrowed, narrowing
from storage.nouns import FIRST, Joined, Page, Told, Wanted
from storage.rows import (
    CAP,
    MOST,
    PAGED,
    Held,
    Values,
    as_list,
    chosen,
    connected,
    in_list,
    planned_once,
)
from storage.ruled import ruled
from storage.tables import ArticleRow, QuoteRow, StretchRow
from storage.told import told
from storage.wording import holding, sharing

DEEPEST = 10 * CAP
"""Quotes with some words that are looked through for those in sight."""
ORDER: tuple[InstrumentedAttribute[int], ...] = (QuoteRow.age, QuoteRow.article_id, QuoteRow.position)
_IDS: tuple[Any, ...] = (QuoteRow.id,)


class _Shape(NamedTuple):
    """By what quotes are asked for, whatever the values are; those that `narrowing` leaves, if nothing else.

    `listed`: the column of which values are listed; `by`: how many people, who are one or not (`apart`);
    `given`: editors gave them quotes.
    """

    narrowing: Narrowing
    exported: bool
    listed: InstrumentedAttribute[int] | None = None
    by: int | None = None
    apart: bool = False
    given: bool = False


class _Which(NamedTuple):
    """Which quotes are asked for; `more`: there are others that were not looked at."""

    shape: _Shape
    values: Values
    more: bool = False

    def among(self, session: Session, column: InstrumentedAttribute[int], some: Collection[int]) -> "_Which":
        """Return which of them have one of some values in a column."""
        values = {**self.values, "some": as_list(session, some)}
        return self._replace(shape=self.shape._replace(listed=column), values=values)


@once
def _asked(session: Session, audience: Audience, shape: _Shape, columns: tuple[Any, ...]) -> Select[Any]:
    """Return the question for `MOST` of some quotes in order."""
    rows = select(*columns).join(ArticleRow, ArticleRow.id == QuoteRow.article_id)
    rows = rows.where(*_seen(session, audience, shape))
    if not shape.narrowing.about:
        rows = planned_once(rows)  # not so where several people's are merged in order
    if shape.listed is not None:
        rows = rows.where(in_list(session, shape.listed, bindparam("some")))
    if shape.by is None:
        return rows.order_by(*ORDER).limit(MOST)
    theirs = saying(session, audience, parameters(shape.by), given=shape.given)
    either = (or_(false(), *theirs),) if shape.apart else theirs
    return in_order(rows, either, ORDER).limit(MOST)


@once
def _others(session: Session, audience: Audience, shape: _Shape) -> Select[Any]:
    others = joined.others(_seen(session, audience, shape))
    return others if shape.narrowing.about else planned_once(others)


def _seen(session: Session, audience: Audience, shape: _Shape) -> tuple[ColumnElement[bool], ...]:
    """Return what the audience may see of what is wanted."""
    narrow = narrowed(session, shape.narrowing, bindparam, QuoteRow.age, QuoteRow.article_id)
    seen = (*narrow, visible(audience, NOW), quotable(session, audience))
    return (*seen, exportable(session, audience)) if shape.exported else seen


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
        which = which.among(session, QuoteRow.id, among)
    return _page(session, which, audience, wanted)


def by_people(
    session: Session, *, people: Collection[int], audience: Audience, now: datetime, wanted: Wanted = FIRST
) -> Page[Told]:
    """Return what any of `people` is quoted with, in the same order."""
    which = _by_people(session, people, audience, now, wanted)
    return _page(session, which._replace(shape=which.shape._replace(apart=True)), audience, wanted)


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
    which = theirs.among(session, QuoteRow.id, held.ids)._replace(more=held.more)
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
        which = _all(session, now, wanted).among(session, QuoteRow.id, ids)
        rows = connected(session).execute(_stretches(session, audience, which.shape), which.values)
        for quote, stretch in rows.all():
            found[quote].append(stretch)
    return found


@once
def _stretches(session: Session, audience: Audience, shape: _Shape) -> Select[*tuple[int, str]]:
    """Return the question for the stretches of the listed quotes, in order."""
    rows = select(QuoteRow.id, StretchRow.words).join(ArticleRow, ArticleRow.id == QuoteRow.article_id)
    rows = rows.join(StretchRow, StretchRow.quote_id == QuoteRow.id)
    listed = in_list(session, QuoteRow.id, bindparam("some"))
    return rows.where(listed, *_seen(session, audience, shape)).order_by(*ORDER, StretchRow.position)


def in_articles(
    session: Session, *, articles: Collection[int], audience: Audience, now: datetime, wanted: Wanted = FIRST
) -> Page[Told]:
    """Return the quotes of these articles, in the same order."""
    which = _all(session, now, wanted).among(session, QuoteRow.article_id, articles)
    return _page(session, which, audience, wanted)


def by_ids(
    session: Session, *, ids: Collection[int], audience: Audience, now: datetime, wanted: Wanted | None = None
) -> tuple[Told, ...]:
    """Return those of these quotes that the audience may see, in the same order; all that are wanted."""
    wanted = wanted or Wanted(limit=len(ids))
    which = _all(session, now, wanted).among(session, QuoteRow.id, ids)
    return _page(session, which, audience, wanted).rows


def _by_people(
    session: Session, people: Collection[int], audience: Audience, now: datetime, wanted: Wanted
) -> _Which:
    rows = [row for person in people for row in ruled(session, audience).group(person)]
    given = is_given_any(session, people=rows, audience=audience)
    which = _all(session, now, wanted, rows)
    shape = which.shape._replace(by=len(rows), given=given)
    return _Which(shape, {**which.values, **numbered(rows)})


def _all(session: Session, now: datetime, wanted: Wanted, people: Sequence[int] = ()) -> _Which:
    """Return all the quotes that are wanted; of `people` alone, if any."""
    narrow, values = narrowing(session, wanted, people)
    return _Which(_Shape(narrow, wanted.exported), {**values, "now": now})


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
    which = _all(session, now, wanted).among(session, QuoteRow.id, held.ids)
    return which._replace(more=held.more)


def _in_sight(  # noqa: PLR0913 PLR0917 (what was asked)
    session: Session, words: str, held: Held, audience: Audience, now: datetime, wanted: Wanted
) -> Held:
    """Return what is held; where some of it is out of sight, of up to `DEEPEST` as many that are in sight.

    That there are others is told of what may be seen: else it would tell of internal articles. Of a narrowed
    question half of what is looked at must be in sight: one of them is left out, and told to be more.
    """
    among = _seen_of(session, held.ids, audience, now)
    if len(among) == len(held.ids):
        return held
    most, wider = len(held.ids), held
    kept = [one for one in held.ids if one in among]
    if wanted.is_narrowed and 2 * len(kept) > most:
        return Held(kept[:-1], more=True)
    for size in (CAP, DEEPEST) if most < CAP else (DEEPEST,):
        wider = holding(session, words, most=size, together=not wanted.scattered)
        among = _seen_of(session, wider.ids, audience, now)
        kept = [one for one in wider.ids if one in among]
        if len(kept) > most or not wider.more:
            break
    return Held(kept[:most], more=wider.more or len(kept) > most)


def _seen_of(session: Session, ids: Sequence[int], audience: Audience, now: datetime) -> set[int]:
    """Return those of some quotes that the audience may see."""
    asked = {"some": as_list(session, ids), "now": now}
    return set(connected(session).scalars(_seen_among(session, audience), asked))


@once
def _seen_among(session: Session, audience: Audience) -> Select[int]:
    rows = select(QuoteRow.id).join(ArticleRow, ArticleRow.id == QuoteRow.article_id)
    listed = in_list(session, QuoteRow.id, bindparam("some"))
    return planned_once(rows.where(listed, visible(audience, NOW), quotable(session, audience)))


def _nothing(wanted: Wanted) -> Page[Any]:
    return Page(rows=(), start=wanted.start, total=0)


def _page(session: Session, which: _Which, audience: Audience, wanted: Wanted) -> Page[Told]:
    query = _asked(session, audience, which.shape, _IDS)
    ids, total, capped = chosen(session, query, wanted, asked=which.values)
    rows = told(session, ids=ids, audience=audience)
    return Page(rows=rows, start=wanted.start, total=total, capped=capped or which.more)


def _joined(session: Session, which: _Which, audience: Audience, wanted: Wanted) -> Page[Joined]:
    query, asked = _asked(session, audience, which.shape, joined.COLUMNS), which.values
    leads, total, capped = joined.leads(session, quotes=query, asked=asked, audience=audience, wanted=wanted)
    others = _others(session, audience, which.shape._replace(listed=None, by=None, apart=False, given=False))
    places = joined.places(session, leads=leads, others=others, asked=asked, audience=audience)
    rows = told(session, ids=[*(lead.quote for lead in leads), *places.ids], audience=audience)
    return Page(rows=places.joined(rows), start=wanted.start, total=total, capped=capped or which.more)
