"""What channels and people want at once: looked for every half minute, told at most every ten minutes."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session

from news.digests.compose import Edition
from storage import editions, installations, outbox, subscriptions, work
from storage.outbox import Frozen
from storage.subscriptions import Kept
from storage.tables import ArticleRow, FollowRow, GatheringRow, OutboxRow

KIND = "gathering"
APART = timedelta(minutes=10)
LASTS = timedelta(hours=1)
LOOKED_EVERY = timedelta(seconds=30)
COMMITTED = timedelta(minutes=5)
"""How long after it was read an article may take to be seen: its transaction is short, but may wait."""

MOST_DUE = 200
GATHERED_ANEW = "gathered anew, as an editor decided about what it showed"
_WRITTEN = "%Y%m%d%H%M%S%f"


@dataclass(frozen=True, slots=True, kw_only=True)
class Gathering:
    """What a place (a channel, or a person's direct messages) is to be told: what was read since."""

    workspace: str
    place: str
    since: datetime
    until: datetime
    wanted: tuple[Kept, ...]


def come_due(session: Session, *, now: datetime) -> int:
    """Have gathered what is due and may have news; return how much was wanted of workers."""
    _follow(session, now)
    there = GatheringRow.workspace.not_in(installations.gone())
    due = select(GatheringRow).where(GatheringRow.next_due <= now, there).order_by(GatheringRow.next_due)
    rows = session.scalars(due.limit(MOST_DUE).with_for_update(skip_locked=True)).all()
    newest = session.scalar(select(func.max(ArticleRow.read_at)))
    wanted = 0
    for row in rows:
        row.next_due = now + LOOKED_EVERY
        if newest is None or newest <= row.told_until - COMMITTED:
            continue
        args = {"workspace": row.workspace, "place": row.place}
        key = f"gathering:{row.workspace}:{row.place}:{now:%Y%m%d%H%M%S}"
        lock = f"gathering:{row.workspace}:{row.place}"
        wanted += work.want(session, work.Order(kind=KIND, key=key, args=args, lock=lock), now=now)
    return wanted


def _follow(session: Session, now: datetime) -> None:
    """See to it that what followers want is gathered too."""
    ours = (GatheringRow.workspace == FollowRow.workspace, GatheringRow.place == FollowRow.follower)
    new = select(FollowRow.workspace, FollowRow.follower).distinct().where(~select(1).where(*ours).exists())
    for workspace, follower in session.execute(new.limit(MOST_DUE)).all():
        subscriptions.gather(session, workspace=workspace, place=follower, now=now)


def opened(session: Session, *, workspace: str, place: str, now: datetime) -> Gathering | None:
    """Return what to look for in a place; None while it was told something less than ten minutes ago."""
    row = session.get(GatheringRow, (workspace, place))
    if row is None or row.next_due > now + LOOKED_EVERY or row.told_until >= now:
        return None
    wanted = subscriptions.of_channel(session, workspace=workspace, channel=place)
    return Gathering(workspace=workspace, place=place, since=row.told_until, until=now, wanted=tuple(wanted))


def told_since(session: Session, *, gathering: Gathering, since: datetime) -> frozenset[int]:
    """Return the articles of messages to the place that were frozen later than `since`: they were told."""
    row = OutboxRow
    ours = row.key.startswith(f"{_key(gathering.workspace, gathering.place)}:", autoescape=True)
    sent = or_(row.state != outbox.State.WITHDRAWN, row.posted_ts.is_not(None))
    query = select(row.articles).where(row.state.in_(outbox.State), row.due_at > since, ours, sent)
    return frozenset(article for articles in session.scalars(query) for article in articles)


def told_in(session: Session, *, outbox_id: int) -> Gathering | None:
    """Return the gathering that a message of the outbox tells; None for a message that tells none."""
    return _told(session.get_one(OutboxRow, outbox_id).key)


def take_back(session: Session, *, now: datetime) -> int:
    """Gather anew what was withdrawn before it was posted, as an editor decided meanwhile; return how often.

    What it listed is free again; only the decided part is left out then.
    """
    row = OutboxRow
    lately = (row.state == outbox.State.WITHDRAWN, row.due_at > now - LASTS, row.posted_ts.is_(None))
    ours = (row.key.startswith(f"{KIND}:"), row.failure != GATHERED_ANEW)
    found = session.scalars(select(row).where(*lately, *ours).with_for_update(skip_locked=True)).all()
    again = [(message, told) for message in found if (told := _told(message.key))]
    for message, told in again:
        message.failure = GATHERED_ANEW
        editions.drop(session, outbox_id=message.id, why=GATHERED_ANEW)
        gathering = session.get(GatheringRow, (told.workspace, told.place), with_for_update=True)
        if gathering is not None:
            gathering.told_until, gathering.next_due = min(gathering.told_until, told.since), now
    return len(again)


def _told(key: str) -> Gathering | None:
    """Return what the message of that key tells, without what was wanted.

    None: it tells no gathering, or an earlier version of the app froze it, whose keys don't say since when.
    """
    kind, *parts = key.split(":")
    match parts:
        case [workspace, place, since, until] if kind == KIND:
            begun, ended = _instant(since), _instant(until)
            return Gathering(workspace=workspace, place=place, since=begun, until=ended, wanted=())
    return None


def _instant(written: str) -> datetime:
    return datetime.strptime(written, _WRITTEN).replace(tzinfo=UTC)


def key(gathering: Gathering) -> str:
    """Return the key of a gathering's message."""
    since, until = (at.astimezone(UTC).strftime(_WRITTEN) for at in (gathering.since, gathering.until))
    return f"{_key(gathering.workspace, gathering.place)}:{since}:{until}"


def _key(workspace: str, place: str) -> str:
    return f"{KIND}:{workspace}:{place}"


def freeze(
    session: Session,
    *,
    gathering: Gathering,
    told: Sequence[tuple[Kept, Edition]],
    message: Frozen | None,
    now: datetime,
) -> bool:
    """Freeze what a place is told with what that lists; None: nothing. Tell whether it was this that did.

    Each subscription's part is an edition of its own; the key is when the gathering began.
    """
    key = (gathering.workspace, gathering.place)
    row = session.get(GatheringRow, key, with_for_update=True, populate_existing=True)
    if row is None or row.told_until != gathering.since:
        return False
    row.told_until = gathering.until
    if message is None:
        return True
    row.next_due = now + APART
    outbox_id = outbox.put(session, message=message, now=now)
    for kept, edition in told:
        editions.freeze_gathered(session, kept=kept, told=edition, outbox_id=outbox_id, now=now)
    return True
