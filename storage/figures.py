"""Figures: by topic, by who gives them, by their size, and those of some articles."""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Row, Select, and_, bindparam, or_, outerjoin, select, true
from sqlalchemy.orm import InstrumentedAttribute, Session

from news.figures.kin import kin
from news.nouns import Audience, Span
from news.topics import forms
from storage.articles import place
from storage.audience import countable, in_place, is_public, regiven, visible
from storage.built import NOW, numbered, once, parameters
from storage.decided import in_order, shown
from storage.figure_rows import figure_of, outline, outline_of, span_of
from storage.filters import Narrowing, narrowed, narrowing
from storage.nouns import FIRST, Page, Size, Stated, Wanted
from storage.rows import (
    CAP,
    MOST,
    NONE,
    PAGED,
    Held,
    Values,
    as_list,
    connected,
    in_list,
    plain,
    planned_once,
)
from storage.ruled import ruled, workspace_of
from storage.search import telling_in_any_form
from storage.tables import ApartRow, ArticleRow, FigureRow, FigureRulingRow, PersonRow
from storage.topics import NARROWED, POOL, counting

ORDER: tuple[InstrumentedAttribute[int], ...] = (FigureRow.age, FigureRow.article_id, FigureRow.position)
MOST_SURROUNDING = 2000
_NUMBER = re.compile(r"(?:[1-9]\d{0,2}(?:,\d{3})+|\d{1,15})(?:\.\d{1,9})?", re.ASCII)
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d", re.ASCII)
_SCALES = (1, 1_000, 1_000_000, 1_000_000_000, 1_000_000_000_000)
_MEMO = "articles of figures"


class _Shape(NamedTuple):
    """By what figures are asked for, whatever the values are; those that `narrowing` leaves, if nothing else.

    `listed`: the column of which values are listed; `by`: how many people, who are one; `sizes`: how many
    numbers, of which they are one; `unit`: they have one. `most`: how many are counted.
    """

    narrowing: Narrowing
    exported: bool
    most: int
    listed: InstrumentedAttribute[int] | None = None
    by: int = 0
    sizes: int = 0
    unit: bool = False


class _Which(NamedTuple):
    """Which figures are asked for; `more`: there are others that were not looked at.

    `anywhere`: only those of these articles.
    """

    shape: _Shape
    values: Values
    more: bool = False
    anywhere: Select[int] | None = None

    def among(self, session: Session, column: InstrumentedAttribute[int], some: Collection[int]) -> "_Which":
        """Return which of them have one of some values in a column."""
        values = {**self.values, "some": as_list(session, some)}
        return self._replace(shape=self.shape._replace(listed=column), values=values)


def matching(session: Session, *, audience: Audience, now: datetime, wanted: Wanted) -> Page[Stated]:
    """Return the figures that are wanted: newest first, undated last, then in the order of the text.

    Those of articles that have words anywhere (`wanted.about`) are of the articles read last that do.
    """
    numbers = _numbers(wanted.topic or "")
    wanted = replace(wanted, topic=None) if numbers else wanted
    which = _of_size(_all(session, now, replace(wanted, about=None)), numbers)
    if wanted.about:
        which = which._replace(anywhere=telling_in_any_form(session, wanted.about))
    page = _page(session, which, audience, wanted)
    few = which.more and page.total < PAGED
    if few and not (wanted.about or wanted.is_narrowed or wanted.exported):
        # that there are others is told of what may be seen: else it would tell of internal articles
        return _page(session, _all(session, now, wanted, most=NARROWED), audience, wanted)
    return page


def by_person(
    session: Session, *, person_id: int, audience: Audience, now: datetime, wanted: Wanted = FIRST
) -> Page[Stated]:
    """Return the figures that the person gives, in the same order."""
    people = ruled(session, audience).group(person_id)
    which = _all(session, now, wanted, most=NARROWED)
    theirs = which._replace(
        shape=which.shape._replace(by=len(people)), values={**which.values, **numbered(people)}
    )
    return _page(session, theirs, audience, wanted) if people else _nothing(wanted)


def by_size(
    session: Session, *, size: Size, audience: Audience, now: datetime, wanted: Wanted = FIRST
) -> Page[Stated]:
    """Return the figures of exactly this size, in the same order."""
    which = _of_size(_all(session, now, wanted), (size.value,), size.unit)
    return _page(session, which, audience, wanted)


def by_ids(
    session: Session, *, ids: Collection[int], audience: Audience, now: datetime
) -> tuple[Stated, ...]:
    """Return those of these figures that the audience may see, in the same order."""
    wanted = Wanted(limit=len(ids))
    return _page(session, _all(session, now, wanted).among(session, FigureRow.id, ids), audience, wanted).rows


def in_articles(
    session: Session, *, articles: Collection[int], audience: Audience, now: datetime
) -> tuple[Stated, ...]:
    """Return the figures of these articles, in the same order, at most a thousand."""
    wanted = Wanted(limit=CAP)
    here = _all(session, now, wanted).among(session, FigureRow.article_id, articles)
    return _page(session, here, audience, wanted).rows


def around(  # noqa: PLR0913 (all keywords)
    session: Session,
    *,
    found: Sequence[Stated],
    articles: Collection[int],
    audience: Audience,
    now: datetime,
    exported: bool = False,
) -> tuple[Stated, ...]:
    """Return the other figures of these articles that may be set beside one of `found`, in the same order.

    A thousand are looked at; those that nothing found is compared with are never made.
    """
    wanted = Wanted(limit=CAP, exported=exported)
    rows = _rows(session, _all(session, now, wanted).among(session, FigureRow.article_id, articles), audience)
    mine = {one.id for one in found}
    others = [row for row in plain(rows[:CAP]) if row.id not in mine]
    texts = _articles(session, articles, audience)
    outlines = [outline_of(row, texts[row.article_id].text) for row in others]
    met = kin([outline(one) for one in found], outlines)
    return tuple(_each(session, [others[at] for at in met], audience))


def _all(session: Session, now: datetime, wanted: Wanted, *, most: int = POOL) -> _Which:
    """Return all the figures that are wanted; of those beside the words of a topic the `most` read last.

    More of these are looked at where they are narrowed.
    """
    narrow, values = narrowing(session, wanted)
    counted = CAP if wanted.exported or wanted.limit > PAGED else PAGED
    every = _Which(_Shape(narrow, wanted.exported, counted), {**values, "now": now})
    if wanted.topic is None:
        return every
    held = _told(session, wanted, most)
    return every.among(session, FigureRow.id, held.ids)._replace(more=held.more)


def _told(session: Session, wanted: Wanted, most: int) -> Held:
    """Return what a topic asks for: figures beside its words."""
    if wanted.topic is None or not forms(wanted.topic):
        return NONE
    return counting(session, wanted.topic, most=NARROWED if wanted.is_narrowed or wanted.exported else most)


def _of_size(which: _Which, sizes: Sequence[Decimal], unit: str | None = None) -> _Which:
    """Return which of them are one of these numbers, if any, of a unit."""
    shape = which.shape._replace(sizes=len(sizes), unit=unit is not None)
    given = {f"size_{at}": size for at, size in enumerate(sizes)}
    return which._replace(shape=shape, values={**which.values, **given, **({"unit": unit} if unit else {})})


def _numbers(topic: str) -> tuple[Decimal, ...]:
    """Return the numbers of which a figure is one that is the number typed; none for words.

    It may stand before "million"; four digits that may be a year are words.
    """
    if not _NUMBER.fullmatch(topic) or _YEAR.fullmatch(topic):
        return ()
    number = Decimal(topic.replace(",", ""))
    return tuple(number * scale for scale in (_SCALES if number else _SCALES[:1]))


def _question(
    session: Session, audience: Audience, shape: _Shape, anywhere: Select[int] | None = None
) -> Select[Any]:
    """Return the question for `MOST` of some figures in order, each with who gives it.

    Columns rather than objects, of which an answer would make hundreds.
    """
    rows = select(*_COLUMNS).join(ArticleRow, ArticleRow.id == FigureRow.article_id)
    rows = rows.where(*_seen(session, audience, shape))
    if anywhere is not None:
        rows = rows.where(FigureRow.article_id.in_(anywhere))
    if shape.listed is not None:
        rows = rows.where(in_list(session, shape.listed, bindparam("some")))
    found = in_order(rows, _either(session, audience, shape), ORDER, shape.most).limit(MOST).subquery()
    given = outerjoin(found, PersonRow, PersonRow.id == found.c.person_id)
    return select(*found.c, *_GIVER).select_from(given).order_by(*(found.c[one.key] for one in ORDER))


_asked = once(_question)


def _seen(session: Session, audience: Audience, shape: _Shape) -> tuple[ColumnElement[bool], ...]:
    """Return what the audience may see of what is wanted."""
    narrow = narrowed(session, shape.narrowing, bindparam, FigureRow.age, FigureRow.article_id)
    seen = (*narrow, visible(audience, NOW), countable(session, audience))
    if shape.by:
        seen = (*seen, in_place(session, FigureRow.person_id, FigureRow.article_id, audience))
    if not shape.exported:
        return seen
    public = select(PersonRow.id).where(is_public())
    seen = (*seen, or_(FigureRow.person_id.is_(None), FigureRow.person_id.in_(public)))
    if not ruled(session, audience).figures:
        return seen
    private = FigureRulingRow.person_id.not_in(public)
    return (*seen, FigureRow.id.not_in(regiven(audience).where(private)))


def _either(session: Session, audience: Audience, shape: _Shape) -> tuple[ColumnElement[bool], ...]:
    """Return the conditions of which a figure fulfils exactly one."""
    if shape.by:
        return _given_by(session, parameters(shape.by), audience)
    if not shape.sizes:
        return (true(),)
    sizes = (FigureRow.value == bindparam(f"size_{at}") for at in range(shape.sizes))
    unit = FigureRow.unit == bindparam("unit") if shape.unit else true()
    return tuple(and_(size, unit) for size in sizes)


def _given_by(session: Session, people: Sequence[Any], audience: Audience) -> tuple[ColumnElement[bool], ...]:
    """Return the conditions of which a figure that one of `people` gives fulfils exactly one."""
    if not ruled(session, audience).figures:
        return tuple(FigureRow.person_id == person for person in people)
    untouched = FigureRow.id.not_in(regiven(audience))
    given = regiven(audience).where(FigureRulingRow.person_id.in_(people))
    return (*(and_(FigureRow.person_id == person, untouched) for person in people), FigureRow.id.in_(given))


def _nothing(wanted: Wanted) -> Page[Stated]:
    return Page(rows=(), start=wanted.start, total=0)


def _page(session: Session, which: _Which, audience: Audience, wanted: Wanted) -> Page[Stated]:
    """Return a page of figures; they are counted up to `most`, as `storage.rows.chosen` does."""
    most, found = which.shape.most, _rows(session, which, audience)
    some = found[wanted.start : min(wanted.start + wanted.limit, most)]
    return Page(
        rows=tuple(_each(session, plain(some), audience)),
        start=wanted.start,
        total=min(len(found), most),
        capped=len(found) > most or which.more,
    )


def _rows(session: Session, which: _Which, audience: Audience) -> Sequence[Row[*tuple[Any, ...]]]:
    """Return the rows of some figures in order, one more than are counted."""
    query = (
        _asked(session, audience, which.shape)
        if which.anywhere is None
        else _question(session, audience, which.shape, which.anywhere)
    )
    return connected(session).execute(query, {**which.values, "most": which.shape.most + 1}).all()


def _each(session: Session, found: Sequence[Any], audience: Audience) -> Iterator[Stated]:
    here = {figure.article_id for figure in found}
    articles = _articles(session, here, audience)
    apart = _apart(session, here, audience)
    decided = _decided(session, [figure.id for figure in found], audience)
    for figure in found:
        told_apart = figure.giver_id is None or (figure.person_id, figure.article_id) in apart
        theirs = None if told_apart else _Person(figure.giver_id, figure.name, figure.public, figure.kind)
        giver = decided.get(figure.id, _Giver(theirs, None))
        yield _stated(session, figure, articles[figure.article_id], giver, audience)


def _articles(session: Session, ids: Collection[int], audience: Audience) -> Mapping[int, Any]:
    """Return what is told of these articles; read once a session: others stand in them."""
    known: dict[int, Any] = session.info.setdefault(_MEMO, {})
    if missing := [one for one in ids if one not in known]:
        rows = connected(session).execute(_told_of(session, audience), {"some": as_list(session, missing)})
        known.update((row.id, row) for row in plain(rows.all()))
    return known


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
_COLUMNS = tuple(column for column in FigureRow.__table__.c if column.name != "words")


@once
def _told_of(session: Session, _audience: Audience) -> Select[*tuple[Any, ...]]:
    """Return the question for articles as far as an answer tells of them."""
    row = ArticleRow
    columns = (row.id, row.url, row.place, row.outlet, row.headline, row.show, row.text, row.text_of)
    told: Select[*tuple[Any, ...]] = select(*columns, row.published_day, row.published_instant)
    return planned_once(told.where(in_list(session, row.id, bindparam("some"))))


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


def _stated(session: Session, row: Any, article: Any, giver: _Giver, audience: Audience) -> Stated:
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
