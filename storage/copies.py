"""Which articles carry the text of an earlier one: so that it counts once ever after.

An article is only called a copy of what everyone sees who sees it, so counts are right for every audience.
"""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from typing import NamedTuple

from sqlalchemy import ColumnElement, and_, case, delete, func, or_, select, true, update
from sqlalchemy.orm import Session

from news.nouns import StandingKind
from storage.rows import connected, insert_all
from storage.tables import ArticleRow, BandRow

COMPARED = 20
"""Articles that are compared word by word, those that share the most bands first."""

Texts = Sequence[tuple[int, str]]
"""Articles by id, with their texts, the earliest first."""
Same = Callable[[Texts], Iterator[int]]
"""Yields the ids of those texts that are the article's, each as soon as it is compared."""


class Incoming(NamedTuple):
    """What finds the copies of an article just saved, and what tells which they are."""

    bands: Sequence[int]
    same: Same


def place_all(session: Session, *, found: Mapping[int, Incoming]) -> None:
    """Note by what articles' texts are found, whose each is, and which less public ones are copies of it.

    By the articles' ids, one after the other: each is compared with those before it.
    """
    known = _known(session, {band for one in found.values() for band in one.bands})
    _note(session, {article: one.bands for article, one in found.items()})
    later = list(found)
    for article, one in found.items():
        later.remove(article)
        if not known.isdisjoint(one.bands):
            _compare(session, session.get_one(ArticleRow, article), one, later)
        known.update(one.bands)


def _known(session: Session, bands: Collection[int]) -> set[int]:
    """Return those of the bands that some text has: of most texts, none."""
    query = select(BandRow.band).where(BandRow.band.in_(bands)).distinct()
    return set(connected(session).scalars(query)) if bands else set()


def _compare(session: Session, row: ArticleRow, one: Incoming, later: Collection[int] = ()) -> None:
    near = {other.id: other for other in _near(session, row, one.bands, later)}
    alike: list[ArticleRow] = []
    for number in one.same([(other.id, other.text) for other in near.values()]):
        if _is_as_public(near[number], row):
            _is_text_of(session, [row.id], near[number].text_of or number)
            return
        alike.append(near[number])
    if row.standing == StandingKind.PUBLISHED:
        less = [other.id for other in alike if other.text_of is None and _is_as_public(row, other)]
        _is_text_of(session, less, row.id)


def renew(session: Session, *, article_id: int, bands: Sequence[int]) -> None:
    """Let an article be found by its newer text; whose text it was first it stays."""
    session.execute(delete(BandRow).where(BandRow.article_id == article_id))
    _note(session, {article_id: bands})


def _note(session: Session, bands: Mapping[int, Sequence[int]]) -> None:
    rows = [
        {"band": band, "article_id": article}
        for article, each in bands.items()
        for band in dict.fromkeys(each)
    ]
    insert_all(session, BandRow, rows)


def publish(session: Session, *, article_id: int, same: Same) -> None:
    """Let an article that is published now be the first of its text, where that was a less public one."""
    row = session.get_one(ArticleRow, article_id)
    first = session.get(ArticleRow, row.text_of) if row.text_of else None
    if first is not None and first.standing == StandingKind.PUBLISHED:
        return
    if first is not None:
        row.text_of = None
        session.flush()
        _is_text_of(session, [first.id], article_id)
    bands = session.scalars(select(BandRow.band).where(BandRow.article_id == article_id)).all()
    _compare(session, row, Incoming(bands, same))


def pass_on(session: Session, *, first: int) -> None:
    """Let a published copy, or else the earliest, be the first of a text whose first is taken away.

    Copies that are seen by somebody who does not see that one get a first of their own.
    """
    public = case((ArticleRow.standing == StandingKind.PUBLISHED, 0), else_=1)
    copies = select(ArticleRow).where(ArticleRow.text_of == first).order_by(public, ArticleRow.id)
    left = session.scalars(copies).all()
    while left:
        heir, *others = left
        theirs = [other.id for other in others if _is_as_public(heir, other)]
        session.execute(update(ArticleRow).where(ArticleRow.id == heir.id).values(text_of=None))
        _is_text_of(session, theirs, heir.id)
        left = [other for other in others if other.id not in theirs]


def _near(
    session: Session, row: ArticleRow, bands: Sequence[int], later: Collection[int]
) -> Sequence[ArticleRow]:
    """Return the articles that may carry the same text: its workspace's, everyone's; for everyone's, all."""
    theirs = ArticleRow.workspace.in_({"", row.workspace}) if row.workspace else true()
    near = (
        select(BandRow.article_id)
        .join(ArticleRow, ArticleRow.id == BandRow.article_id)
        .where(BandRow.band.in_(bands), ArticleRow.id.not_in([row.id, *later]), theirs, _compared(row))
        .group_by(BandRow.article_id)
        .order_by(func.count().desc(), BandRow.article_id)
        .limit(COMPARED)
    )
    return session.scalars(select(ArticleRow).where(ArticleRow.id.in_(near)).order_by(ArticleRow.id)).all()


def _compared(row: ArticleRow) -> ColumnElement[bool]:
    """Return the condition on those that `row` may be a copy of, or that may be copies of it."""
    if row.standing == StandingKind.PUBLISHED:
        return true()
    own = and_(ArticleRow.standing == row.standing, ArticleRow.workspace == row.workspace)
    return or_(ArticleRow.standing == StandingKind.PUBLISHED, own)


def _is_as_public(other: ArticleRow, row: ArticleRow) -> bool:
    """Tell whether everyone who sees `row` sees `other`."""
    if other.workspace not in {"", row.workspace}:
        return False
    if other.standing == StandingKind.PUBLISHED:
        return True
    if other.standing != row.standing or other.workspace != row.workspace:
        return False
    return other.embargo_until is None or (
        row.embargo_until is not None and other.embargo_until <= row.embargo_until
    )


def _is_text_of(session: Session, articles: Sequence[int], first: int) -> None:
    """Call articles, and what was called copies of them, copies of `first`."""
    if not articles:
        return
    theirs = or_(ArticleRow.id.in_(articles), ArticleRow.text_of.in_(articles))
    session.execute(update(ArticleRow).where(theirs, ArticleRow.id != first).values(text_of=first))
