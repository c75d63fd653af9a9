"""What has been read, as far as an audience may know: texts, each once, counted in tallies.

Counting a hundred thousand articles takes longer than an answer may, and every answer tells how many. A text
is dated by its first article; where that is hidden, copies of it that aren't count as one.
"""

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from datetime import date, datetime
from typing import Any, NamedTuple

from sqlalchemy import (
    BindParameter,
    ColumnElement,
    Select,
    and_,
    bindparam,
    case,
    exists,
    false,
    func,
    or_,
    select,
    true,
)
from sqlalchemy.orm import Session

from news.nouns import Audience, StandingKind
from storage.audience import ruled_articles, sayable, visible
from storage.nouns import Coverage
from storage.rows import connected, planned_once
from storage.ruled import ruled, workspace_of
from storage.tables import AllowedChannelRow, ArticleRow, TallyRow

IS_FIRST = ArticleRow.text_of.is_(None)
"""The condition that an article is the first of its text."""


class _Part(NamedTuple):
    """The articles of one workspace and standing that aren't hidden: how many texts, how many dated; ends."""

    workspace: str
    standing: str
    articles: int
    dated: int
    first_day: date | None
    last_day: date | None
    last_read: datetime | None


NONE = (0, 0, None, None, None)


def coverage(session: Session, *, audience: Audience, now: datetime) -> Coverage:
    """Return what has been read of all that `audience` may know of."""
    # by their ids: planned as a subquery, the few that are hidden would be looked for among all articles
    hidden = set(session.scalars(ruled_articles(audience))) if ruled(session, audience).articles else set()
    tallied = _parts(session, hidden, audience)
    parts = [part for part in tallied if audience.everything or part.standing != StandingKind.EMBARGOED]
    gone = _gone(session, hidden, parts)
    lifted = _lifted(session, audience, now) if len(parts) < len(tallied) else NONE
    left = _left(session, hidden, audience, now)
    bounds = [*(part[-3:] for part in parts), lifted[2:]]
    articles = sum(part.articles for part in parts) - gone[0] + lifted[0] + left[0]
    return Coverage(
        articles=articles,
        undated=articles - sum(part.dated for part in parts) + gone[1] - lifted[1] - left[1],
        first_day=min((first for first, _, _ in bounds if first), default=None),
        last_day=max((last for _, last, _ in bounds if last), default=None),
        last_read=max((read for _, _, read in bounds if read), default=None),
        withheld=_withheld(session, audience, now),
    )


def _gone(session: Session, hidden: AbstractSet[int], parts: Sequence[_Part]) -> tuple[Any, ...]:
    """Count what the tallies count of articles that are hidden here."""
    if not hidden:
        return NONE
    in_tallies = or_(
        false(),
        *(
            and_(
                ArticleRow.workspace == part.workspace,
                ArticleRow.standing == part.standing,
                ArticleRow.hidden == false(),
            )
            for part in parts
        ),
    )
    return _read(session, and_(ArticleRow.id.in_(hidden), in_tallies))


def _left(session: Session, hidden: AbstractSet[int], audience: Audience, now: datetime) -> tuple[int, int]:
    """Count the texts whose first article is hidden and of which a copy is seen; and those that are dated."""
    if not hidden:
        return 0, 0
    each = select(func.max(ArticleRow.published_day).label("day")).where(
        ArticleRow.text_of.in_(hidden), visible(audience, now)
    )
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


def _parts(session: Session, hidden: AbstractSet[int], audience: Audience) -> list[_Part]:
    """Return the parts that are in sight whatever the time is, and those under embargo, if there are any."""
    given = {
        "mine": workspace_of(audience),
        "channel": audience.channel or "",
        "hidden": sorted(hidden),
    }
    found = connected(session).execute(_TALLIED_FOR_ALL if audience.everything else _TALLIED, given)
    return [
        _Part(workspace, standing, int(articles), int(dated), *ends)
        for workspace, standing, articles, dated, *ends in found
    ]


def _tallied(in_sight: ColumnElement[bool]) -> Select[*tuple[Any, ...]]:
    """Return the question for the tallies by workspace and standing, and for the ends of each."""
    row = TallyRow
    query = select(row.workspace, row.standing, func.sum(row.articles), func.sum(row.dated), *_ends())
    return planned_once(query.where(in_sight).group_by(row.workspace, row.standing))


def _in_sight() -> ColumnElement[bool]:
    """Say of tallies what `audience.visible` says of articles; let embargoes pass, which the clock ends."""
    row, channel = TallyRow, AllowedChannelRow
    mine: BindParameter[str] = bindparam("mine")
    published = and_(row.standing == StandingKind.PUBLISHED, or_(row.workspace == "", row.workspace == mine))
    allowed = exists().where(mine != "", channel.workspace == mine, channel.channel == bindparam("channel"))
    internal = and_(row.standing == StandingKind.INTERNAL, row.workspace == mine, allowed)
    return or_(published, internal, and_(row.standing == StandingKind.EMBARGOED, row.articles > 0))


def _lifted(session: Session, audience: Audience, now: datetime) -> tuple[Any, ...]:
    """Count the articles whose embargo has ended."""
    theirs = (ArticleRow.embargo_until <= now, ArticleRow.workspace.in_(("", workspace_of(audience))))
    lifted = and_(ArticleRow.standing == StandingKind.EMBARGOED, *theirs, visible(audience, now))
    return _read(session, lifted)


def _read(session: Session, which: ColumnElement[bool]) -> tuple[Any, ...]:
    """Count some few articles: how many texts, how many dated, first and last day, last read."""
    day, read = ArticleRow.published_day, ArticleRow.read_at
    texts, dated = (func.count(case((IS_FIRST, one))) for one in (ArticleRow.id, day))
    counted = select(texts, dated, func.min(day), func.max(day), func.max(read))
    return tuple(session.execute(counted.where(which)).one())


def _ends() -> list[Any]:
    """Return first and last day and last read of a tally's articles, each found at an end of an index."""
    row, day, read = ArticleRow, ArticleRow.published_day, ArticleRow.read_at
    part = and_(
        row.workspace == TallyRow.workspace,
        row.standing == TallyRow.standing,
        row.hidden == false(),
        row.id.not_in(bindparam("hidden", expanding=True)),
    )
    ends = [
        select(column).where(part, column.is_not(None)).order_by(order).limit(1).correlate(TallyRow)
        for column, order in ((day, day), (day, day.desc()), (read, read.desc()))
    ]
    return [end.scalar_subquery().label(f"end_{at}") for at, end in enumerate(ends)]


# built once, as every answer asks
_TALLIED, _TALLIED_FOR_ALL = _tallied(_in_sight()), _tallied(true())
