"""What became of every edition, by the store and by what stands in Slack."""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy import and_, or_, select

from storage import outbox, outcomes, work
from storage.engine import Store
from storage.lost import SETTLED
from storage.tables import EditionRow, OutboxRow, SubscriptionRow

ENDS = {
    "posted": "posted",
    "too late": "skipped",
    "skipped": "skipped",
    "empty": "skipped",
    "refused": "refused",
    "unconfirmed": "unconfirmed",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """How many editions were due, and what became of them.

    `unexplained` are unconfirmed though the app may look into their channel.
    """

    due: int
    posted: int
    skipped: int
    refused: int
    unconfirmed: int
    unexplained: int
    duplicated: int
    lost: int
    kills: int = 0
    faults: int = 0

    @property
    def is_right(self) -> bool:
        """Tell whether nothing was sent twice, lost, or in doubt without need, and the sum is whole."""
        whole = self.due == self.posted + self.skipped + self.refused + self.unconfirmed
        return whole and not self.duplicated and not self.lost and not self.unexplained


def account(store: Store, *, stood: Sequence[str], missing: int, unseen: Collection[str]) -> Account:
    """Compare the store's record with the keys of the messages that stand in Slack.

    Lost is an edition that was due and is on no record (`missing`), that never ended, or that is called
    posted and stands nowhere; duplicated is one that stands twice, whatever the store says.
    """
    states = _record(store)
    shown = Counter(_edition(key) for key in stood if key.startswith("digest:"))
    found = Counter(ENDS.get(state, "open") for state in states.values())
    nowhere = sum(1 for edition, state in states.items() if state == "posted" and not shown[edition])
    unknown = sum(1 for edition in shown if states.get(edition) not in {"posted", "unconfirmed"})
    return Account(
        due=len(states) + missing,
        posted=found["posted"],
        skipped=found["skipped"],
        refused=found["refused"],
        unconfirmed=found["unconfirmed"],
        unexplained=_unexplained(store, unseen),
        duplicated=sum(times - 1 for times in shown.values()) + unknown,
        lost=found["open"] + nowhere + missing,
    )


def reasons(store: Store) -> Counter[str]:
    """Return why editions were skipped, and how many for each reason."""
    query = select(EditionRow, OutboxRow.state).outerjoin(OutboxRow, OutboxRow.id == EditionRow.outbox_id)
    with store.read() as session:
        return Counter(
            row.why or sent or row.state
            for row, sent in session.execute(query)
            if ENDS.get(sent if row.state == "frozen" else row.state) == "skipped"
        )


def _unexplained(store: Store, unseen: Collection[str]) -> int:
    """Return how many messages are in doubt that could have been looked up."""
    doubt = select(OutboxRow.channel).where(
        OutboxRow.state == "unconfirmed", OutboxRow.key.startswith("digest:")
    )
    with store.read() as session:
        return sum(channel not in unseen for channel in session.scalars(doubt))


def is_settled(store: Store, now: datetime) -> bool:
    """Tell whether all that was due by `now` has come to an end that nothing will change any more.

    Asked in one statement: between two, what is lost may be found missing and wait to be sent again.
    """
    unlooked = and_(OutboxRow.state == outbox.State.UNCONFIRMED, OutboxRow.looked_at.is_(None))
    moving = OutboxRow.state.in_((outbox.State.WAITING, outbox.State.SENDING))
    behind = and_(SubscriptionRow.state == "active", SubscriptionRow.next_due <= now)
    open_ = (
        select(SubscriptionRow.id).where(behind),
        select(EditionRow.id).where(EditionRow.state == "due"),
        select(OutboxRow.id).where(or_(moving, unlooked)),
    )
    with store.read() as session:
        return not session.scalar(select(or_(*(one.exists() for one in open_))))


def can_go_on(store: Store, now: datetime) -> bool:
    """Tell whether somebody can do something now: if not, all that is under way waits for its time."""
    edition, sent = EditionRow, OutboxRow
    free = or_(sent.leased_until.is_(None), sent.leased_until <= now)
    unknown = (
        sent.state == outbox.State.UNCONFIRMED,
        sent.looked_at.is_(None),
        sent.sent_at <= now - SETTLED,
    )
    over = select(edition.id).join(sent, sent.id == edition.outbox_id).where(edition.noted.is_(False))
    possible = (
        select(SubscriptionRow.id).where(SubscriptionRow.state == "active", SubscriptionRow.next_due <= now),
        select(edition.id).where(edition.state == "due", edition.wanted_at.is_(None)),
        select(sent.id).where(sent.state == outbox.State.WAITING, sent.due_at <= now),
        select(sent.id).where(sent.state == outbox.State.SENDING, sent.leased_until <= now),
        select(sent.id).where(*unknown, free),
        over.where(edition.state == "frozen", outcomes.is_over()),
    )
    with store.read() as session:
        some = any(session.scalar(one.limit(1)) is not None for one in possible)
        return some or work.is_waiting(session, now=now)


def missing_slots(store: Store, *, first: date, last: date) -> int:
    """Return how many dates from `first` to `last` have no edition of a subscription that is active still."""
    active = SubscriptionRow.state == "active"
    with store.read() as session:
        kept = session.scalars(select(SubscriptionRow.id).where(active)).all()
        found = session.execute(select(EditionRow.subscription_id, EditionRow.key)).all()
    dates: dict[int, set[str]] = {one: set() for one in kept}
    for subscription, key in found:
        dates.setdefault(subscription, set()).add(key)
    wanted = {(first + timedelta(days=n)).isoformat() for n in range((last - first).days + 1)}
    return sum(len(wanted - dates[one]) for one in kept)


def _record(store: Store) -> Mapping[tuple[int, str], str]:
    query = select(EditionRow, OutboxRow.state).outerjoin(OutboxRow, OutboxRow.id == EditionRow.outbox_id)
    with store.read() as session:
        return {
            (row.subscription_id, row.key): sent if row.state == "frozen" else row.state
            for row, sent in session.execute(query)
        }


def _edition(key: str) -> tuple[int, str]:
    """Return the edition of a message's key, "digest:12:2025-03-30:0", however often it was composed."""
    _, subscription, slot, _ = key.split(":")
    return int(subscription), slot
