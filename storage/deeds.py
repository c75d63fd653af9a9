"""What people did with the app, for admins to read: who did what to what, never what anyone asked."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from news.nouns import Audience
from storage.rows import insert_one
from storage.tables import DeedRow


@dataclass(frozen=True, slots=True, kw_only=True)
class Deed:
    """Something done: `deed` in a few words ("paused a digest"), `about` what ("Albania in #politics")."""

    id: int
    author: str
    done_at: datetime
    deed: str
    about: str


def note(session: Session, *, audience: Audience, deed: str, about: str, now: datetime) -> None:
    """Note a deed of `audience`'s user, in the transaction in which it is done."""
    insert_one(
        session,
        DeedRow,
        workspace=audience.workspace or "",
        author=audience.user or "",
        done_at=now,
        deed=deed,
        about=about,
    )


def newest(session: Session, *, workspace: str, before: int | None = None, limit: int = 20) -> Sequence[Deed]:
    """Return the workspace's deeds, the newest first, those before the one named."""
    query = select(DeedRow).where(DeedRow.workspace == workspace)
    if before is not None:
        query = query.where(DeedRow.id < before)
    return [
        Deed(id=row.id, author=row.author, done_at=row.done_at, deed=row.deed, about=row.about)
        for row in session.scalars(query.order_by(DeedRow.id.desc()).limit(limit))
    ]
