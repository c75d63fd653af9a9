"""What messages and files show of articles from which somebody is erased: not sent, or taken back."""

from collections.abc import Collection, Sequence, Set
from datetime import datetime

from sqlalchemy import ColumnElement, exists, select
from sqlalchemy.orm import Session

from storage import work
from storage.outbox import UNFURL, State
from storage.rows import one_of
from storage.tables import FileShowingRow, OutboxRow, ShowingRow, UploadRow

STANDING = frozenset({State.POSTED, State.COMPOSING})
SHOWN = frozenset({State.POSTED, State.UNCONFIRMED, State.SENDING})
"""What became of a file that may stand in Slack."""


def take_back(session: Session, *, articles: Collection[int], now: datetime) -> bool:
    """Let all that shows one of the articles be withdrawn or not be sent; False: something is being sent.

    That is for later: until Slack has answered nobody knows where it stands. No words are kept of any.
    """
    shown = select(ShowingRow.message_id).where(one_of(session, ShowingRow.article_id, articles))
    messages = session.scalars(select(OutboxRow).where(OutboxRow.id.in_(shown)).with_for_update()).all()
    under_way = [one for one in messages if one.state == State.SENDING and (one.leased_until or now) > now]
    for message in messages:
        if message not in under_way:
            _take_back(message, now)
    files = [_take_file_back(session, file, now) for file in _showing(session, articles)]
    return not under_way and all(files)


def _showing(session: Session, articles: Collection[int]) -> Sequence[UploadRow]:
    row = UploadRow
    may = row.state.in_((State.WAITING, *SHOWN))
    listed = select(FileShowingRow.upload_id).where(one_of(session, FileShowingRow.article_id, articles))
    shown = {*session.scalars(listed), *_unlisted(session, may, set(articles))}
    wanted = select(row).where(one_of(session, row.id, shown), may)
    return session.scalars(wanted.order_by(row.id).with_for_update()).all()


def _unlisted(session: Session, may: ColumnElement[bool], articles: Set[int]) -> list[int]:
    """Return files that show one of the articles and that a worker of an older version has made.

    It lists by article nothing of what it makes, and may work on after the store is brought up to date.
    """
    row = UploadRow
    listed = exists().where(FileShowingRow.upload_id == row.id)
    made = session.execute(select(row.id, row.articles).where(may, ~listed))
    return [file for file, shown in made if not articles.isdisjoint(shown)]


def _take_file_back(session: Session, file: UploadRow, now: datetime) -> bool:
    """Let a file be deleted or not be sent; False: it is just being sent.

    If nobody is at its work any more, its sender died: Slack has it, or it never will.
    """
    if file.state == State.SENDING and work.is_held(session, key=file.key, now=now):
        return False
    if file.state in SHOWN:
        file.state = State.WITHDRAWING
    elif file.state == State.WAITING:
        file.state = State.WITHDRAWN
    return True


def _take_back(message: OutboxRow, now: datetime) -> None:
    if message.state == State.WAITING:
        message.state = State.WITHDRAWN
    elif message.state == State.SENDING:  # its sender died
        message.state = State.UNCONFIRMED
    elif message.state in STANDING:
        message.state, message.leased_until = State.WITHDRAWING, now
    elif message.state == State.EDITING:  # after whoever may be at it, whose words are older
        message.state, message.leased_until = State.WITHDRAWING, max(message.leased_until or now, now)
    message.ends_at = None  # what may have got lost is not sent again
    message.blocks = []
    if not message.key.startswith(UNFURL):  # of which the text is a person's link
        message.text = ""
