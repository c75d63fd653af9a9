"""What has been read, as far as an audience may know: texts, each once, counted in tallies.

Counting a hundred thousand articles takes longer than an answer may, and every answer tells how many. A text
is dated by its first article; where that is hidden, copies of it that aren't count as one.
"""

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, and_, case, exists, false, func, or_, select, true, union_all
from sqlalchemy.orm import Session

from news.nouns import Audience, StandingKind
from storage.audience import ruled_articles, sayable, visible
from storage.nouns import Coverage
from storage.ruled import ruled, workspace_of
from storage.tables import AllowedChannelRow, ArticleRow, TallyRow

IS_FIRST = ArticleRow.text_of.is_(None)
"""The condition that an article is the first of its text."""


class _Part(NamedTuple):
    """The articles of one workspace and standing that aren't hidden: how many texts, how many dated."""

    which: ColumnElement[bool]
    articles: int
    dated: int


def coverage(session: Session, *, audience: Audience, now: datetime) -> Coverage:
    """Return what has been read of all that `audience` may know of."""
    parts = _parts(session, audience)
    # by their ids: planned as a subquery, the few that are hidden would be looked for among all articles
    hidden = set(session.scalars(ruled_articles(audience)))
    away = ArticleRow.id.in_(hidden)
    gone = _read(session, and_(away, or_(false(), *(part.which for part in parts))))
    lifted = _read(session, _embargoed(session, audience, now))
    left = _left(session, hidden, visible(audience, now))
    bounds = [*_bounds(session, [part.which for part in parts], away), lifted[2:]]
    articles = sum(part.articles for part in parts) - gone[0] + lifted[0] + left[0]
    return Coverage(
        articles=articles,
        undated=articles - sum(part.dated for part in parts) + gone[1] - lifted[1] - left[1],
        first_day=min((first for first, _, _ in bounds if first), default=None),
        last_day=max((last for _, last, _ in bounds if last), default=None),
        last_read=max((read for _, _, read in bounds if read), default=None),
        withheld=_withheld(session, audience, now),
    )


def _left(session: Session, hidden: AbstractSet[int], seen: ColumnElement[bool]) -> tuple[int, int]:
    """Count the texts whose first article is hidden and of which a copy is seen; and those that are dated."""
    if not hidden:
        return 0, 0
    each = select(func.max(ArticleRow.published_day).label("day")).where(ArticleRow.text_of.in_(hidden), seen)
    texts = each.group_by(ArticleRow.text_of).subquery()
    number, dated = session.execute(select(func.count(), func.count(texts.c.day)).select_from(texts)).one()
    return number, dated


def _withheld(session: Session, audience: Audience, now: datetime) -> int:
    """Count the texts whose words may not be shown: seldom any, so the count above need not look."""
    if not ruled(session, audience).withheld:
        return 0
    return (
        session.scalar(select(func.count(ArticleRow.id)).where(IS_FIRST, visible(audience, now), ~sayable()))
        or 0
    )


def _parts(session: Session, audience: Audience) -> list[_Part]:
    """Return the parts that are in sight whatever the time is."""
    row = TallyRow
    query = select(row.workspace, row.standing, func.sum(row.articles), func.sum(row.dated))
    found = session.execute(query.where(_in_sight(audience)).group_by(row.workspace, row.standing))
    return [
        _Part(
            and_(
                ArticleRow.workspace == workspace,
                ArticleRow.standing == standing,
                ArticleRow.hidden == false(),
            ),
            int(articles),
            int(dated),
        )
        for workspace, standing, articles, dated in found
    ]


def _in_sight(audience: Audience) -> ColumnElement[bool]:
    """Say of tallies what `audience.visible` says of articles, but for embargoes: those end by the clock."""
    if audience.everything:
        return true()
    row, channel = TallyRow, AllowedChannelRow
    mine = workspace_of(audience)
    published = and_(row.standing == StandingKind.PUBLISHED, row.workspace.in_(("", mine)))
    if not mine:
        return published
    allowed = exists().where(channel.workspace == mine, channel.channel == (audience.channel or ""))
    return or_(published, and_(row.standing == StandingKind.INTERNAL, row.workspace == mine, allowed))


def _embargoed(session: Session, audience: Audience, now: datetime) -> ColumnElement[bool]:
    """Return the embargoed articles in sight: seldom any, and only then they are looked for."""
    row = TallyRow
    any_ = select(row.shard).where(row.standing == StandingKind.EMBARGOED, row.articles > 0).limit(1)
    if audience.everything or session.scalar(any_) is None:
        return false()
    theirs = ArticleRow.workspace.in_(("", workspace_of(audience)))
    return and_(ArticleRow.standing == StandingKind.EMBARGOED, theirs, visible(audience, now))


def _read(session: Session, which: ColumnElement[bool]) -> tuple[Any, ...]:
    """Count some few articles: how many texts, how many dated, first and last day, last read."""
    day, read = ArticleRow.published_day, ArticleRow.read_at
    texts, dated = (func.count(case((IS_FIRST, one))) for one in (ArticleRow.id, day))
    counted = select(texts, dated, func.min(day), func.max(day), func.max(read))
    return tuple(session.execute(counted.where(which)).one())


def _bounds(
    session: Session, parts: Sequence[ColumnElement[bool]], away: ColumnElement[bool]
) -> list[tuple[Any, ...]]:
    """Return first and last day and last read of each part, each found at an end of an index."""
    day, read = ArticleRow.published_day, ArticleRow.read_at
    if not parts:
        return []
    rows = []
    for part in parts:
        ends = [
            select(column).where(part, ~away, column.is_not(None)).order_by(order).limit(1)
            for column, order in ((day, day), (day, day.desc()), (read, read.desc()))
        ]
        rows.append(select(*(end.scalar_subquery().label(f"end_{at}") for at, end in enumerate(ends))))
    return [tuple(row) for row in session.execute(union_all(*rows))]
