"""What was read of late, and what publishers changed: how many articles, of which outlets."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session

from news.nouns import Audience
from storage.audience import visible
from storage.tables import ArticleRow

LOOKED_AT = 5_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Recent:
    """How many texts were read, and articles changed by their publishers; outlets by how many they gave.

    `outlet` is None for articles that state none. `capped`: there were more, and only the newest are counted.
    """

    read: int
    changed: int
    outlets: tuple[tuple[str | None, int], ...]
    capped: bool = False


def recent(session: Session, *, since: datetime, audience: Audience, now: datetime) -> Recent:
    """Return what was read or changed since then, of the newest `LOOKED_AT` articles."""
    row = ArticleRow
    late = or_(row.read_at >= since, row.changed_at >= since)
    newest = (
        select(row.id, row.outlet, row.text_of, row.read_at, row.changed_at)
        .where(visible(audience, now), late)
        .order_by(row.read_at.desc())
        .limit(LOOKED_AT)
        .subquery()
    )
    is_new = newest.c.changed_at.is_(None) | (newest.c.changed_at < since)
    text = func.coalesce(newest.c.text_of, newest.c.id)
    texts = func.count(text.distinct()).filter(is_new)
    changed = func.count(newest.c.id).filter(newest.c.changed_at >= since)
    outlets = session.execute(
        select(newest.c.outlet, texts, changed, func.count()).group_by(newest.c.outlet)
    ).all()
    read = session.scalar(select(texts)) or 0
    given = sorted(((name, read) for name, read, _, _ in outlets if read), key=lambda one: -one[1])
    return Recent(
        read=read,
        changed=sum(changed for _, _, changed, _ in outlets),
        outlets=tuple(given),
        capped=sum(number for *_, number in outlets) >= LOOKED_AT,
    )
