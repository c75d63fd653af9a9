"""Files on their way to a channel: at most once shared, and taken back when what they show is hidden.

A row is `waiting` while its bytes are made and handed over, `sending` while Slack is asked to share it, then
`posted`, `refused`, or `unconfirmed` when nobody can know whether Slack did.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import delete, func, select, update
from sqlalchemy.orm import Session

from news.nouns import Audience
from storage import decisions
from storage.articles import visible_ids
from storage.knowing import Known, OutdatedError, require_known
from storage.outbox import State
from storage.rows import insert_all, insert_new
from storage.tables import DecisionRow, FileShowingRow, UploadRow

COMPARED = 100
GOING = frozenset({State.WITHDRAWING, State.WITHDRAWN})


@dataclass(frozen=True, slots=True, kw_only=True)
class Upload:
    """A file to be shared in `channel` (a person's id: their direct messages), wanted by `author`.

    `known`: what was decided before it was made.
    """

    key: str
    workspace: str
    channel: str
    author: str
    name: str
    articles: Sequence[int]
    known: Known


def begin(session: Session, *, upload: Upload, now: datetime) -> State:
    """Note that the file is wanted; return what became of it already, `waiting` when it may be sent.

    One that was being shared when its sender died is unconfirmed from now on. Raises OutdatedError when it is
    to be made anew.
    """
    insert_new(
        session,
        UploadRow,
        key=upload.key,
        workspace=upload.workspace,
        channel=upload.channel,
        author=upload.author,
        name=upload.name,
        articles=list(upload.articles),
        state=State.WAITING,
        wanted_at=now,
        decided=upload.known.decided,
    )
    row = _row(session, upload.key)
    if row.state == State.SENDING:
        row.state, row.failure = State.UNCONFIRMED, "the sender stopped before it knew"
    elif row.state == State.WAITING:
        _show(session, row, upload)
        _require_known(session, row, upload.known)
        if not _visible(session, row, now):
            row.state, row.failure = State.WITHDRAWN, "an article it shows is no longer to be seen there"
    return State(row.state)


def sharing(session: Session, *, key: str, file: str) -> bool:
    """Note that Slack is about to be asked to share `file`; false when another is at it. Commit, then ask."""
    waiting = update(UploadRow).where(UploadRow.key == key, UploadRow.state == State.WAITING)
    changed = session.scalars(waiting.values(state=State.SENDING, file=file).returning(UploadRow.id))
    return bool(changed.all())


def settle(session: Session, *, key: str, state: State, failure: str | None = None) -> None:
    """Note what became of the file; one that was taken back meanwhile is not sent, or is deleted."""
    row = _row(session, key)
    if row.state in GOING and state != State.WITHDRAWN:
        state = State.WITHDRAWING if state in {State.POSTED, State.UNCONFIRMED} else State.WITHDRAWN
    row.state, row.failure = state, failure


def next_hidden(session: Session) -> tuple[str, str, str] | None:
    """Return workspace, key and file of a shared file that shows what was hidden since; None: none."""
    going = session.scalar(select(UploadRow).where(UploadRow.state == State.WITHDRAWING).limit(1))
    if going is not None:
        return going.workspace, going.key, going.file or ""
    latest = (
        select(DecisionRow.workspace, func.max(DecisionRow.id).label("id")).group_by("workspace").subquery()
    )
    behind = (
        select(UploadRow, latest.c.id)
        .join(latest, latest.c.workspace == UploadRow.workspace)
        .where(UploadRow.state == State.POSTED, func.coalesce(UploadRow.decided, 0) < latest.c.id)
        .order_by(UploadRow.id)
        .limit(COMPARED)
    )
    for row, last in session.execute(behind.with_for_update(skip_locked=True, of=UploadRow)).all():
        hidden = decisions.concern(
            session, articles=row.articles, workspace=row.workspace, after=row.decided, hiding=True
        )
        if hidden:
            return row.workspace, row.key, row.file or ""
        row.decided = last
    return None


def _row(session: Session, key: str) -> UploadRow:
    return session.scalars(select(UploadRow).where(UploadRow.key == key).with_for_update()).one()


def _show(session: Session, row: UploadRow, upload: Upload) -> None:
    """Note what the file shows: an earlier try may have shown something else."""
    row.articles, row.decided = list(upload.articles), upload.known.decided
    session.execute(delete(FileShowingRow).where(FileShowingRow.upload_id == row.id))
    shown = [{"article_id": one, "upload_id": row.id} for one in dict.fromkeys(upload.articles)]
    insert_all(session, FileShowingRow, shown)


def _require_known(session: Session, row: UploadRow, known: Known) -> None:
    """Raise OutdatedError when what the file shows was decided about since it was made."""
    require_known(session, known)
    if decisions.concern(
        session, articles=row.articles, workspace=row.workspace, after=known.decided, hiding=True
    ):
        raise OutdatedError


def _visible(session: Session, row: UploadRow, now: datetime) -> bool:
    there = Audience(workspace=row.workspace, channel=row.channel)
    seen = visible_ids(session, ids=row.articles, audience=there, now=now)
    return len(seen) == len(set(row.articles))
