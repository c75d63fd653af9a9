"""Other wordings that a workspace's editors gave a topic."""

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from news.nouns import Audience
from news.text import folded
from storage.rows import insert_new
from storage.ruled import workspace_of
from storage.tables import SynonymRow

MOST = 20


def of(session: Session, *, topic: str, workspace: str) -> tuple[str, ...]:
    """Return the topic's other wordings, in the order of their words."""
    row = SynonymRow
    query = select(row.words).where(row.workspace == workspace, row.topic == folded(topic))
    return tuple(session.scalars(query.order_by(row.other).limit(MOST)))


def put(
    session: Session, *, topic: str, wordings: Collection[str], audience: Audience, now: datetime
) -> tuple[str, ...]:
    """Let these be the topic's other wordings, at most twenty, and return them; none takes them away."""
    ours = (SynonymRow.workspace == workspace_of(audience), SynonymRow.topic == folded(topic))
    session.execute(delete(SynonymRow).where(*ours))
    wanted = {folded(one): one for one in wordings if folded(one) and folded(one) != folded(topic)}
    for other, words in list(wanted.items())[:MOST]:
        insert_new(
            session,
            SynonymRow,
            workspace=workspace_of(audience),
            topic=folded(topic),
            other=other,
            words=" ".join(words.split()),
            author=audience.user or "",
            made_at=now,
        )
    return of(session, topic=topic, workspace=workspace_of(audience))
