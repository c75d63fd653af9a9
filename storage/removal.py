"""Taking articles out for good: those that were kept long enough."""

from collections.abc import Collection, Sequence
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, delete, exists, false, func, or_, select
from sqlalchemy.orm import Session

from storage.copies import pass_on
from storage.joining import dissolve, rejoin
from storage.search import unlearn
from storage.tables import ArticleRow, NameRow, OfficeRow, OutletRow, PersonRow, RoleRow


def outlived(session: Session, *, now: datetime, limit: int) -> list[int]:
    """Return articles that have been kept for longer than their outlet's rule says, the oldest first."""
    query = select(ArticleRow.id).where(_is_outlived(session, now))
    return list(session.scalars(query.order_by(ArticleRow.id).limit(limit)))


def count_outlived(session: Session, *, now: datetime) -> int:
    """Return how many articles `outlived` would give in all."""
    query = select(func.count()).select_from(ArticleRow).where(_is_outlived(session, now))
    return session.scalar(query) or 0


def _is_outlived(session: Session, now: datetime) -> ColumnElement[bool]:
    ends = [
        (ArticleRow.outlet_key == row.key) & (ArticleRow.read_at < now - timedelta(days=row.keep_days))
        for row in session.scalars(select(OutletRow).where(OutletRow.keep_days.is_not(None)))
        if row.keep_days is not None
    ]
    return or_(false(), *ends)


def remove(session: Session, *, ids: Sequence[int]) -> list[int]:
    """Remove articles with all that reading them found; people whom no other article names go with them.

    One of the copies of a removed text becomes the first of those that are left. Return people who are left
    because somebody just saves an article about them: `forget_unnamed` is for those, in another transaction.
    """
    known = list(session.scalars(select(NameRow.person_id).where(NameRow.article_id.in_(ids)).distinct()))
    offices = set(session.scalars(select(RoleRow.office_id).where(RoleRow.article_id.in_(ids))))
    parted = dissolve(session, articles=ids)
    for row in session.scalars(select(ArticleRow).where(ArticleRow.id.in_(ids))):  # after that, as who erases
        unlearn(session, article_id=row.id, text=f"{row.headline or ''} {row.text}")
    for first in ids:
        pass_on(session, first=first)
    session.execute(delete(ArticleRow).where(ArticleRow.id.in_(ids)))
    left = forget_unnamed(session, people=known, waiting=False)  # he may wait for this transaction to end
    rejoin(session, quotes=parted)
    forget_unused(session, offices=offices)  # after that, as whoever saves: else each may wait for the other
    return left


def forget_unnamed(session: Session, *, people: Collection[int], waiting: bool = True) -> list[int]:
    """Take away those whom no article names any more; wait for whoever just saves an article about them.

    Without `waiting` they are left, and returned.
    """
    row = PersonRow
    unnamed = (row.id.in_(people), row.workspace == "", ~exists().where(NameRow.person_id == row.id))
    found = select(row.id).where(*unnamed).order_by(row.id)
    free = session.scalars(found.with_for_update(skip_locked=not waiting)).all()
    session.execute(delete(row).where(*unnamed, row.id.in_(free)))  # less those whom he has named meanwhile
    return list(session.scalars(found))


def forget_unused(session: Session, *, offices: Collection[int]) -> None:
    """Take away those of the wordings of offices that stand in no article any more."""
    _lock(session, offices)
    used = exists().where(RoleRow.office_id == OfficeRow.id)
    session.execute(delete(OfficeRow).where(OfficeRow.id.in_(offices), ~used))


def _lock(session: Session, offices: Collection[int]) -> None:
    """Wait for those who just now save that somebody is so called, and let others wait."""
    rows = select(OfficeRow.id).where(OfficeRow.id.in_(offices)).order_by(OfficeRow.id)
    session.execute(rows.with_for_update())
