"""What has been read, as far as an audience may know: counted in tallies.

Counting a hundred thousand articles takes longer than an answer may, and every answer tells how many.
"""

from collections.abc import Sequence
from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, and_, exists, false, func, or_, select, true, union_all
from sqlalchemy.orm import Session

from news.nouns import Audience, StandingKind
from storage.audience import ruled_articles, sayable, visible
from storage.nouns import Coverage
from storage.ruled import ruled, workspace_of
from storage.tables import AllowedChannelRow, ArticleRow, TallyRow


class _Part(NamedTuple):
    """The articles of one workspace and standing that aren't hidden, and how many of them state a date."""

    which: ColumnElement[bool]
    articles: int
    dated: int


def coverage(session: Session, *, audience: Audience, now: datetime) -> Coverage:
    """Return what has been read of all that `audience` may know of."""
    parts = _parts(session, audience)
    # by their ids: planned as a subquery, the few that are hidden would be looked for among all articles
    away = ArticleRow.id.in_(set(session.scalars(ruled_articles(audience))))
    gone = _read(session, and_(away, or_(false(), *(part.which for part in parts))))
    lifted = _read(session, _embargoed(session, audience, now))
    bounds = [*_bounds(session, [part.which for part in parts], away), lifted[2:]]
    articles = sum(part.articles for part in parts) - gone[0] + lifted[0]
    return Coverage(
        articles=articles,
        undated=articles - sum(part.dated for part in parts) + gone[1] - lifted[1],
        first_day=min((first for first, _, _ in bounds if first), default=None),
        last_day=max((last for _, last, _ in bounds if last), default=None),
        last_read=max((read for _, _, read in bounds if read), default=None),
        withheld=_withheld(session, audience, now),
    )


def _withheld(session: Session, audience: Audience, now: datetime) -> int:
    """Count the articles whose words may not be shown: seldom any, so the count above need not look."""
    if not ruled(session, audience).withheld:
        return 0
    return session.scalar(select(func.count(ArticleRow.id)).where(visible(audience, now), ~sayable())) or 0


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
    """Count some few articles: how many, how many dated, first and last day, last read."""
    day, read = ArticleRow.published_day, ArticleRow.read_at
    counted = select(func.count(), func.count(day), func.min(day), func.max(day), func.max(read))
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
