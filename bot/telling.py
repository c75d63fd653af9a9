"""Telling a person something by the outbox, once for each key: what was asked for takes its time."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy.orm import Session

from handlers.message import Message
from storage import outbox
from storage.outbox import Frozen


def tell(  # noqa: PLR0913 (all keywords)
    session: Session,
    *,
    key: str,
    workspace: str,
    user: str,
    message: Message,
    now: datetime,
    articles: Sequence[int] = (),
) -> None:
    """Put a direct message into the outbox; nothing where nobody of Slack asked."""
    if not workspace or not user:
        return
    frozen = Frozen(
        key=key,
        workspace=workspace,
        channel=user,
        author=user,
        text=message.text,
        blocks=[dict(block) for block in message.blocks],
        articles=list(articles),
    )
    outbox.put(session, message=frozen, now=now)
