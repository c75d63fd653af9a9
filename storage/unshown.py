"""What messages and files show of articles from which somebody is erased: not sent, or taken back."""

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from storage.outbox import UNFURL, State
from storage.tables import OutboxRow, ShowingRow, UploadRow

STANDING = frozenset({State.POSTED, State.COMPOSING, State.EDITING})


def take_back(session: Session, *, articles: Collection[int], now: datetime) -> bool:
    """Let all that shows one of the articles be withdrawn or not be sent; False: something is being sent.

    That is for later: until Slack has answered nobody knows where it stands. No words are kept of any.
    """
    shown = select(ShowingRow.message_id).where(ShowingRow.article_id.in_(articles))
    messages = session.scalars(select(OutboxRow).where(OutboxRow.id.in_(shown)).with_for_update()).all()
    under_way = [one for one in messages if one.state == State.SENDING and (one.leased_until or now) > now]
    for message in messages:
        if message not in under_way:
            _take_back(message, now)
    shared = UploadRow.state.in_((State.POSTED, State.UNCONFIRMED, State.SENDING))
    showing = [
        file
        for file in session.scalars(select(UploadRow).where(shared))
        if not set(articles).isdisjoint(file.articles)
    ]
    for file in showing:
        if file.state != State.SENDING:
            file.state = State.WITHDRAWING
    return not under_way and not any(file.state == State.SENDING for file in showing)


def _take_back(message: OutboxRow, now: datetime) -> None:
    if message.state == State.WAITING:
        message.state = State.WITHDRAWN
    elif message.state == State.SENDING:  # its sender died
        message.state = State.UNCONFIRMED
    elif message.state in STANDING:
        message.state, message.leased_until = State.WITHDRAWING, now
    message.ends_at = None  # what may have got lost is not sent again
    message.blocks = []
    if not message.key.startswith(UNFURL):  # of which the text is a person's link
        message.text = ""
