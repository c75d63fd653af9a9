"""Who wants which digest where and when; what is unsubscribed stays for the history, and can be undone."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from enum import StrEnum

from sqlalchemy import ColumnElement, func, or_, select
from sqlalchemy.orm import Session

from news.digests.slots import Cadence, Timetable, next_slot
from news.digests.subscription import Subscription
from news.digests.topics import Topic, TopicKind
from news.errors import WhosaidError
from news.nouns import Audience
from news.text import folded
from storage import synonyms
from storage.articles import outlet_key
from storage.references import Reference
from storage.rows import insert_new
from storage.ruled import workspace_of
from storage.tables import GatheringRow, PersonRow, SubscriptionRow

AT_ONCE = "at once"
MOST = 100
REACHES_BACK = {Cadence.DAILY: 1, Cadence.WEEKDAYS: 1, Cadence.WEEKLY: 7}
"""Days of news before the first slot that a first edition tells of."""


class State(StrEnum):
    """Whether a subscription's editions come."""

    ACTIVE = "active"
    PAUSED = "paused"
    ENDED = "ended"


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """A subscription in the store. `channel_name` is None for direct messages.

    `topic` is how the topic is known again: a person by their `storage.references`.
    """

    id: int
    workspace: str
    channel: str
    channel_name: str | None
    owner: str
    wanted: Subscription
    state: State
    made_at: datetime
    told_until: datetime
    next_due: datetime | None
    topic: str
    paused_why: str | None = None

    @property
    def audience(self) -> Audience:
        """Return for whom its editions are composed: whoever reads its channel."""
        return Audience(workspace=self.workspace, channel=self.channel)


class AlreadyError(WhosaidError):
    """The channel has the same digest at the same time."""

    def __init__(self, kept: Kept) -> None:
        super().__init__("The channel has this digest already.")
        self.kept = kept


class TooManyError(WhosaidError):
    """A channel takes no more digests."""


def add(  # noqa: PLR0913 (its parts, all keywords)
    session: Session,
    *,
    key: str,
    wanted: Subscription,
    channel: str,
    channel_name: str | None,
    audience: Audience,
    now: datetime,
    person_id: int | None = None,
) -> Kept:
    """Subscribe the channel, once for each key; `person_id` is the topic's person.

    Raises AlreadyError when the channel has the same already, TooManyError beyond a hundred.
    """
    again = session.scalar(select(SubscriptionRow).where(SubscriptionRow.key == key))
    if again is not None:
        return read(session, again)
    topic = _topic(session, wanted.topic, person_id)
    same = _same(session, wanted, topic=topic, channel=channel, audience=audience)
    if same is not None:
        raise AlreadyError(read(session, same))
    there = (SubscriptionRow.channel == channel, SubscriptionRow.state != State.ENDED)
    if (session.scalar(select(func.count()).where(*there)) or 0) >= MOST:
        raise TooManyError(f"That channel has {MOST} digests already. End one first: /digest list")
    due = _first_due(wanted, now)
    insert_new(
        session,
        SubscriptionRow,
        key=key,
        workspace=workspace_of(audience),
        channel=channel,
        channel_name=channel_name,
        owner=audience.user or "",
        kind=wanted.topic.kind,
        topic=topic,
        words=wanted.topic.words,
        exact=wanted.topic.exact,
        outlet=wanted.topic.outlet,
        cadence=wanted.timetable.cadence if wanted.timetable else AT_ONCE,
        at=wanted.timetable and f"{wanted.timetable.at:%H:%M}",
        weekday=wanted.timetable.weekday if wanted.timetable else 0,
        zone=wanted.zone,
        says_empty=wanted.says_empty,
        state=State.ACTIVE,
        made_at=now,
        told_until=_told_until(wanted, due, now),
        next_due=due,
    )
    if wanted.timetable is None:
        gather(session, workspace=workspace_of(audience), place=channel, now=now)
    return read(session, session.scalars(select(SubscriptionRow).where(SubscriptionRow.key == key)).one())


def gather(session: Session, *, workspace: str, place: str, now: datetime) -> None:
    """See to it that what is wanted at once is looked for, for a channel or a person."""
    insert_new(session, GatheringRow, workspace=workspace, place=place, told_until=now, next_due=now)


def by_id(session: Session, *, subscription_id: int, audience: Audience) -> Kept | None:
    """Return one of the workspace's subscriptions, ended ones included."""
    row = _row(session, subscription_id, audience)
    return read(session, row) if row else None


def known(session: Session, *, audience: Audience) -> tuple[Kept, ...]:
    """Return the audience's subscriptions: those of its channel, then the user's own elsewhere; none ended.

    Others' in other channels are nobody else's business.
    """
    mine_or_here = or_(_in(audience), SubscriptionRow.owner == (audience.user or ""))
    query = select(SubscriptionRow).where(_ours(audience), SubscriptionRow.state != State.ENDED, mine_or_here)
    rows = session.scalars(query.order_by(SubscriptionRow.id).limit(2 * MOST)).all()
    ordered = sorted(rows, key=lambda row: (row.channel != audience.channel, row.channel, row.id))
    return tuple(read(session, row) for row in ordered)


def owned(session: Session, *, audience: Audience) -> tuple[Kept, ...]:
    """Return what the user has subscribed to, wherever; what is due next first, paused ones last."""
    mine = (SubscriptionRow.owner == (audience.user or ""), SubscriptionRow.state != State.ENDED)
    rows = session.scalars(select(SubscriptionRow).where(_ours(audience), *mine).limit(MOST)).all()
    found = [read(session, row) for row in rows]
    return tuple(sorted(found, key=lambda one: (one.state, one.next_due or one.made_at, one.id)))


def pause(session: Session, *, subscription_id: int, audience: Audience, why: str | None = None) -> bool:
    """Send no more editions until it is resumed; tell whether that changes anything."""
    row = _row(session, subscription_id, audience)
    if row is None or row.state != State.ACTIVE:
        return False
    row.state, row.paused_why, row.next_due = State.PAUSED, why, None
    return True


def resume(session: Session, *, subscription_id: int, audience: Audience, now: datetime) -> bool:
    """Send editions again, also of an ended one; what was read in the meantime isn't told later.

    A first edition reaches as far back as a new subscription's.
    """
    row = _row(session, subscription_id, audience)
    if row is None or row.state == State.ACTIVE:
        return False
    wanted = read(session, row).wanted
    row.state, row.paused_why = State.ACTIVE, None
    row.next_due = _first_due(wanted, now)
    row.told_until = max(row.told_until, _told_until(wanted, row.next_due, now))
    if wanted.timetable is None:
        gather(session, workspace=row.workspace, place=row.channel, now=now)
    return True


def end(session: Session, *, subscription_id: int, audience: Audience) -> bool:
    """Unsubscribe; tell whether that changes anything."""
    row = _row(session, subscription_id, audience)
    if row is None or row.state == State.ENDED:
        return False
    row.state, row.next_due = State.ENDED, None
    return True


def retopic(
    session: Session,
    *,
    subscription_id: int,
    topic: Topic,
    audience: Audience,
    person_id: int | None = None,
) -> bool:
    """Take the topic otherwise: the person for the words, say."""
    row = _row(session, subscription_id, audience)
    if row is None or row.state == State.ENDED:
        return False
    row.kind, row.words, row.exact, row.outlet = topic.kind, topic.words, topic.exact, topic.outlet
    row.topic = _topic(session, topic, person_id)
    return True


def say_empty(session: Session, *, subscription_id: int, says: bool, audience: Audience) -> bool:
    """Choose whether a day without news is said."""
    row = _row(session, subscription_id, audience)
    if row is None:
        return False
    row.says_empty = says
    return True


def read(session: Session, row: SubscriptionRow) -> Kept:
    """Return the noun of a row, with the synonyms that its workspace's editors gave the topic."""
    other = (
        synonyms.of(session, topic=row.words, workspace=row.workspace) if row.kind == TopicKind.WORDS else ()
    )
    topic = Topic(
        kind=TopicKind(row.kind), words=row.words, exact=row.exact, synonyms=other, outlet=row.outlet
    )
    return Kept(
        id=row.id,
        workspace=row.workspace,
        channel=row.channel,
        channel_name=row.channel_name,
        owner=row.owner,
        wanted=Subscription(topic=topic, timetable=_timetable(row), zone=row.zone, says_empty=row.says_empty),
        state=State(row.state),
        made_at=row.made_at,
        told_until=row.told_until,
        next_due=row.next_due,
        topic=row.topic,
        paused_why=row.paused_why,
    )


def _timetable(row: SubscriptionRow) -> Timetable | None:
    if row.at is None:
        return None
    return Timetable(
        cadence=Cadence(row.cadence), at=time.fromisoformat(row.at), zone=row.zone, weekday=row.weekday
    )


def _first_due(wanted: Subscription, now: datetime) -> datetime | None:
    return next_slot(wanted.timetable, now).due if wanted.timetable else None


def _told_until(wanted: Subscription, due: datetime | None, now: datetime) -> datetime:
    """Return from when on the first edition tells: a day or a week before it is due."""
    if wanted.timetable is None or due is None:
        return now
    return min(now, due - timedelta(days=REACHES_BACK[wanted.timetable.cadence]))


def _topic(session: Session, topic: Topic, person_id: int | None) -> str:
    """Return how the topic is known again."""
    match topic.kind:
        case TopicKind.PERSON:
            return Reference.to(session.get_one(PersonRow, person_id or 0)).written
        case TopicKind.OUTLET:
            return outlet_key(topic.words)
        case TopicKind.WORDS:
            return folded(topic.words)
    return ""


def _same(
    session: Session, wanted: Subscription, *, topic: str, channel: str, audience: Audience
) -> SubscriptionRow | None:
    row, timetable = SubscriptionRow, wanted.timetable
    at = timetable and f"{timetable.at:%H:%M}"
    query = select(row).where(
        _ours(audience),
        row.channel == channel,
        row.state != State.ENDED,
        row.kind == wanted.topic.kind,
        row.topic == topic,
        row.exact == wanted.topic.exact,
        row.outlet.is_not_distinct_from(wanted.topic.outlet),
        row.cadence == (timetable.cadence if timetable else AT_ONCE),
        row.at.is_not_distinct_from(at),
        row.weekday == (timetable.weekday if timetable else 0),
        row.zone == wanted.zone,
    )
    return session.scalars(query).first()


def _row(session: Session, subscription_id: int, audience: Audience) -> SubscriptionRow | None:
    query = select(SubscriptionRow).where(SubscriptionRow.id == subscription_id, _ours(audience))
    return session.scalar(query.with_for_update())


def _ours(audience: Audience) -> ColumnElement[bool]:
    return SubscriptionRow.workspace == workspace_of(audience)


def _in(audience: Audience) -> ColumnElement[bool]:
    return SubscriptionRow.channel == (audience.channel or "")


def of_channel(session: Session, *, workspace: str, channel: str) -> Sequence[Kept]:
    """Return what a channel is told at once."""
    row = SubscriptionRow
    active = (row.workspace == workspace, row.channel == channel, row.state == State.ACTIVE)
    query = select(row).where(*active, row.cadence == AT_ONCE).order_by(row.id)
    return [read(session, one) for one in session.scalars(query)]
