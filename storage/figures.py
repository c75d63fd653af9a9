"""Figures: by topic, by who gives them, by their size, and those of some articles."""

import re
from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Row, Select, and_, or_, outerjoin, select, true
from sqlalchemy.orm import Session

from news.nouns import Audience, Span
from news.topics import forms
from storage.articles import place
from storage.audience import countable, in_place, is_public, regiven, visible
from storage.decided import in_order, shown
from storage.figure_rows import figure_of, span_of
from storage.filters import conditions
from storage.nouns import FIRST, Page, Size, Stated, Wanted
from storage.rows import CAP, MOST, NONE, PAGED, Held, chosen, connected, one_of
from storage.ruled import ruled, workspace_of
from storage.search import telling_in_any_form
from storage.tables import ApartRow, ArticleRow, FigureRow, FigureRulingRow, PersonRow
from storage.topics import NARROWED, POOL, counting

Conditions = tuple[ColumnElement[bool], ...]
ANY: Conditions = (true(),)
ORDER = (FigureRow.age, FigureRow.article_id, FigureRow.position)
MOST_SURROUNDING = 2000
_NUMBER = re.compile(r"(?:[1-9]\d{0,2}(?:,\d{3})+|\d{1,15})(?:\.\d{1,9})?", re.ASCII)
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d", re.ASCII)
_SCALES = (1, 1_000, 1_000_000, 1_000_000_000, 1_000_000_000_000)


def matching(session: Session, *, audience: Audience, now: datetime, wanted: Wanted) -> Page[Stated]:
    """Return the figures that are wanted: newest first, undated last, then in the order of the text.

    Those of articles that have words anywhere (`wanted.about`) are of the articles read last that do.
    """
    either = _numbers(wanted.topic or "")
    wanted = replace(wanted, topic=None) if either else wanted
    beside = replace(wanted, about=None)
    which = _seen(session, audience, now, beside)
    if wanted.about:
        which = (FigureRow.article_id.in_(telling_in_any_form(session, wanted.about)), *which)
    held = _told(session, beside)
    page = _page(session, which, audience, wanted, either or ANY, more=held.more)
    few = held.more and page.total < min(PAGED, len(held.ids))
    if few and not (wanted.about or wanted.is_narrowed or wanted.exported):
        return _in_sight(session, audience, now, wanted)
    return page


def _in_sight(session: Session, audience: Audience, now: datetime, wanted: Wanted) -> Page[Stated]:
    """Return the figures beside a topic's words, of more of which some are out of sight.

    That there are others is told of what may be seen: else it would tell of internal articles.
    """
    which = _seen(session, audience, now, wanted, most=NARROWED)
    return _page(session, which, audience, wanted, more=_told(session, wanted, NARROWED).more)


def by_person(
    session: Session, *, person_id: int, audience: Audience, now: datetime, wanted: Wanted = FIRST
) -> Page[Stated]:
    """Return the figures that the person gives, in the same order."""
    either = _given_by(session, ruled(session, audience).group(person_id), audience)
    theirs = in_place(session, FigureRow.person_id, FigureRow.article_id, audience)
    seen = _seen(session, audience, now, wanted, most=NARROWED)
    more = _told(session, wanted, NARROWED).more
    return _page(session, (*seen, theirs), audience, wanted, either, more=more)


def by_size(
    session: Session, *, size: Size, audience: Audience, now: datetime, wanted: Wanted = FIRST
) -> Page[Stated]:
    """Return the figures of exactly this size, in the same order."""
    same = (FigureRow.value == size.value, FigureRow.unit == size.unit)
    return _page(session, (*_seen(session, audience, now, wanted), *same), audience, wanted)


def by_ids(
    session: Session, *, ids: Collection[int], audience: Audience, now: datetime
) -> tuple[Stated, ...]:
    """Return those of these figures that the audience may see, in the same order."""
    wanted = Wanted(limit=len(ids))
    which = (*_seen(session, audience, now, wanted), one_of(session, FigureRow.id, ids))
    return _page(session, which, audience, wanted).rows


def in_articles(
    session: Session, *, articles: Collection[int], audience: Audience, now: datetime, exported: bool = False
) -> tuple[Stated, ...]:
    """Return the figures of these articles, in the same order, at most a thousand."""
    wanted = Wanted(limit=CAP, exported=exported)
    here = one_of(session, FigureRow.article_id, articles)
    which = (*_seen(session, audience, now, wanted), here)
    return _page(session, which, audience, wanted).rows


def _given_by(session: Session, people: Sequence[int], audience: Audience) -> Conditions:
    """Return the conditions of which a figure that one of `people` gives fulfils exactly one."""
    if not ruled(session, audience).figures:
        return tuple(FigureRow.person_id == person for person in people)
    untouched = FigureRow.id.not_in(regiven(audience))
    given = regiven(audience).where(FigureRulingRow.person_id.in_(people))
    return (*(and_(FigureRow.person_id == person, untouched) for person in people), FigureRow.id.in_(given))


def _seen(
    session: Session, audience: Audience, now: datetime, wanted: Wanted, *, most: int = POOL
) -> Conditions:
    """Return the conditions under which `audience` is shown a figure that is wanted.

    Of those beside the words of a topic `most` are looked at, and more where they are narrowed.
    """
    seen: Conditions = (visible(audience, now), countable(session, audience))
    narrowed = conditions(session, wanted, FigureRow.age, FigureRow.article_id)
    if wanted.exported:
        public = select(PersonRow.id).where(is_public())
        seen = (*seen, or_(FigureRow.person_id.is_(None), FigureRow.person_id.in_(public)))
        if ruled(session, audience).figures:
            private = FigureRulingRow.person_id.not_in(public)
            seen = (*seen, FigureRow.id.not_in(regiven(audience).where(private)))
    if wanted.topic is None:
        return (*narrowed, *seen)
    beside = one_of(session, FigureRow.id, _told(session, wanted, most).ids)
    return (beside, *narrowed, *seen)


def _told(session: Session, wanted: Wanted, most: int = POOL) -> Held:
    """Return what a topic asks for: figures beside its words."""
    if wanted.topic is None or not forms(wanted.topic):
        return NONE
    return counting(session, wanted.topic, most=NARROWED if wanted.is_narrowed or wanted.exported else most)


def _numbers(topic: str) -> Conditions:
    """Return the conditions of which a figure fulfils exactly one that is the number typed; none for words.

    It may stand before "million"; four digits that may be a year are words.
    """
    if not _NUMBER.fullmatch(topic) or _YEAR.fullmatch(topic):
        return ()
    number = Decimal(topic.replace(",", ""))
    return tuple(FigureRow.value == number * scale for scale in (_SCALES if number else _SCALES[:1]))


def _page(  # noqa: PLR0913 (what every page takes)
    session: Session,
    which: Conditions,
    audience: Audience,
    wanted: Wanted,
    either: Conditions = ANY,
    *,
    more: bool = False,
) -> Page[Stated]:
    """Return a page of the figures that fulfil all of `which` and exactly one of `either`.

    `more`: there are others that were not looked at.
    """
    joined = select(FigureRow.id).join(ArticleRow, ArticleRow.id == FigureRow.article_id)
    most = CAP if wanted.exported or wanted.limit > PAGED else PAGED
    ordered = in_order(joined.where(*which), either, ORDER, most)
    ids, total, capped = chosen(session, ordered.limit(MOST), wanted, most=most)
    if not ids:
        return Page(rows=(), start=wanted.start, total=total, capped=capped or more)
    query = _FIGURES.where(one_of(session, FigureRow.id, ids)).order_by(*ORDER)
    found = connected(session).execute(query).all()
    here = {figure.article_id for figure in found}
    asked = select(ArticleRow).where(one_of(session, ArticleRow.id, here))
    articles = {row.id: row for row in session.scalars(asked)}
    apart = _apart(session, here, audience)
    decided = _decided(session, ids, audience)
    rows = []
    for figure in found:
        told_apart = figure.giver_id is None or (figure.person_id, figure.article_id) in apart
        theirs = None if told_apart else _Person(*figure[-len(_GIVER) :])
        giver = decided.get(figure.id, _Giver(theirs, None))
        rows.append(_stated(session, figure, articles[figure.article_id], giver, audience))
    return Page(rows=tuple(rows), start=wanted.start, total=total, capped=capped or more)


class _Person(NamedTuple):
    id: int
    name: str
    public: bool
    kind: str


class _Giver(NamedTuple):
    """Who gives a figure, and the day on which an editor decided so."""

    person: _Person | None
    decided_on: date | None


_GIVER = (PersonRow.id.label("giver_id"), PersonRow.name, PersonRow.public, PersonRow.kind)
_FIGURES: Select[*tuple[Any, ...]] = select(
    *(column for column in FigureRow.__table__.c if column.name != "words"), *_GIVER
).select_from(outerjoin(FigureRow, PersonRow, PersonRow.id == FigureRow.person_id))
"""Columns rather than objects, of which an answer would make hundreds."""


def _decided(session: Session, ids: Collection[int], audience: Audience) -> dict[int, _Giver]:
    """Return who gives which of these figures, as editors decided."""
    if not ruled(session, audience).figures:
        return {}
    row = FigureRulingRow
    query: Select[*tuple[Any, ...]] = select(row.figure_id, row.decided_on, *_GIVER).outerjoin(
        PersonRow, PersonRow.id == row.person_id
    )
    ours = (row.workspace == workspace_of(audience), row.figure_id.in_(ids), row.gone.is_(None))
    return {
        figure: _Giver(None if who[0] is None else _Person(*who), decided_on)
        for figure, decided_on, *who in session.execute(query.where(*ours))
    }


def _apart(session: Session, articles: Collection[int], audience: Audience) -> set[tuple[int | None, int]]:
    """Return who is somebody else of that name in which of these articles, as editors decided."""
    if not ruled(session, audience).apart:
        return set()
    row = ApartRow
    ours = (row.workspace == workspace_of(audience), row.article_id.in_(articles))
    return {(one.person_id, one.article_id) for one in session.scalars(select(row).where(*ours))}


def _stated(
    session: Session, row: Row[*tuple[Any, ...]], article: ArticleRow, giver: _Giver, audience: Audience
) -> Stated:
    text, evidence, person = article.text, Span(row.evidence_start, row.evidence_end), giver.person
    known = shown(session, person_id=person.id, name=person.name, audience=audience) if person else None
    return Stated(
        id=row.id,
        figure=figure_of(row, text),
        sentence=evidence.of(text),
        at=Span(row.start - evidence.start, row.end - evidence.start),
        paragraph=_around(text, evidence),
        person_id=known.id if known else None,
        name=known.name if known else None,
        sayer=None if giver.decided_on else _words(text, row.sayer_start, row.sayer_end),
        private=person is not None and not person.public and person.kind == "person",
        where=place(article, evidence),
        decided_on=giver.decided_on,
    )


def _around(text: str, evidence: Span) -> str:
    """Return the paragraph of the sentence; of a very long one what stands around it."""
    start = max(text.rfind("\n", 0, evidence.start) + 1, evidence.start - MOST_SURROUNDING)
    end = text.find("\n", evidence.end)
    return text[start : min(len(text) if end < 0 else end, evidence.end + MOST_SURROUNDING)]


def _words(text: str, start: int | None, end: int | None) -> str | None:
    span = span_of(start, end)
    return span and span.of(text)
