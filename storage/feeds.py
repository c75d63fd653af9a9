"""Feeds: added, paused, due, what their last answers were, and which of their entries have been seen.

A feed without a workspace is read for everyone; its articles are everyone's either way.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from sqlalchemy import ColumnElement, delete, or_, select, true, update
from sqlalchemy.orm import Session

from news.nouns import Audience
from storage import installations
from storage.rows import insert_all, insert_new
from storage.tables import EntryRow, FeedRow

INTERVAL = timedelta(minutes=15)
REMEMBERED = timedelta(days=180)
"""How long an entry that its feed no longer lists is known there; its article is known for good."""


class State(StrEnum):
    """Whether a feed is read: yes; not now, because somebody paused it; no more, because its site says so."""

    ACTIVE = "active"
    PAUSED = "paused"
    GONE = "gone"


@dataclass(frozen=True, slots=True, kw_only=True)
class Feed:
    """A feed as it stands. `trouble` goes on its address: "answers 404 (not found)"; `failures` in a row."""

    id: int
    workspace: str
    url: str
    title: str | None
    outlet: str | None
    state: State
    interval: timedelta
    due_at: datetime
    answered_at: datetime | None
    etag: str | None
    last_modified: str | None
    failures: int
    trouble: str | None
    reported: bool
    author: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What a feed answered: its own name, and what to ask it with the next time."""

    title: str | None
    etag: str | None
    last_modified: str | None


def add(  # noqa: PLR0913 (all keywords)
    session: Session,
    *,
    url: str,
    audience: Audience,
    now: datetime,
    outlet: str | None = None,
    interval: timedelta = INTERVAL,
) -> tuple[Feed, bool]:
    """Add a feed for the audience's workspace, due at once; return it, and whether it is new."""
    added = insert_new(
        session,
        FeedRow,
        workspace=audience.workspace or "",
        url=url,
        outlet=outlet,
        interval_s=int(interval.total_seconds()),
        state=State.ACTIVE,
        due_at=now,
        failures=0,
        author=audience.user or "",
        added_at=now,
    )
    own = FeedRow.workspace == (audience.workspace or "")
    return _feed(session.scalars(select(FeedRow).where(own, FeedRow.url == url)).one()), added is not None


def listed(session: Session, *, audience: Audience) -> tuple[Feed, ...]:
    """Return the feeds that the audience may know of by name; the command line knows all."""
    rows = session.scalars(select(FeedRow).where(_known(audience)))
    return tuple(sorted(map(_feed, rows), key=lambda feed: ((feed.title or feed.url).casefold(), feed.id)))


def by_url(session: Session, *, url: str, audience: Audience) -> Feed | None:
    """Return the audience's own feed of that address."""
    return _first(session, FeedRow.url == url, _own(audience))


def by_id(session: Session, *, feed_id: int, audience: Audience) -> Feed | None:
    """Return a feed that the audience may know of."""
    return _first(session, FeedRow.id == feed_id, _known(audience))


def pause(session: Session, *, feed_id: int, audience: Audience) -> bool:
    """Stop reading the audience's own feed for now; tell whether there is such a one."""
    return _set(session, feed_id, audience, state=State.PAUSED)


def resume(session: Session, *, feed_id: int, audience: Audience, now: datetime) -> bool:
    """Read the audience's own feed again, from now on and as if it had never failed."""
    fresh = {"failures": 0, "trouble": None, "reported_at": None}
    return _set(session, feed_id, audience, state=State.ACTIVE, due_at=now, **fresh)


def remove(session: Session, *, feed_id: int, audience: Audience) -> bool:
    """Forget the audience's own feed; its articles stay."""
    gone = delete(FeedRow).where(FeedRow.id == feed_id, _own(audience)).returning(FeedRow.id)
    return session.scalar(gone) is not None


def due(session: Session, *, now: datetime, limit: int) -> tuple[Feed, ...]:
    """Return the feeds that are to be read now, those that have waited longest first.

    Nothing is read for a workspace that has removed the app.
    """
    query = (
        select(FeedRow)
        .where(
            FeedRow.state == State.ACTIVE,
            FeedRow.due_at <= now,
            FeedRow.workspace.not_in(installations.gone()),
        )
        .order_by(FeedRow.due_at, FeedRow.id)
        .limit(limit)
    )
    return tuple(map(_feed, session.scalars(query)))


def answered(session: Session, *, feed: Feed, answer: Answer, now: datetime) -> None:
    """Note that the feed has answered: what troubled it is over."""
    values = {
        "title": answer.title or feed.title,
        "etag": answer.etag,
        "last_modified": answer.last_modified,
        "answered_at": now,
        "due_at": now + feed.interval,
        "failures": 0,
        "trouble": None,
        "reported_at": None,
    }
    session.execute(update(FeedRow).where(FeedRow.id == feed.id).values(**values))


def failed(  # noqa: PLR0913 (all keywords)
    session: Session, *, feed: Feed, trouble: str, due_at: datetime, gone: bool, report: bool, now: datetime
) -> bool:
    """Note why the feed can't be read and when to try again; tell whether its author is to be told now, once.

    `gone`: it is never tried again by itself.
    """
    values = {"failures": feed.failures + 1, "trouble": trouble, "due_at": due_at}
    changes = values | ({"state": State.GONE} if gone else {})
    session.execute(update(FeedRow).where(FeedRow.id == feed.id).values(**changes))
    if not report:
        return False
    first = update(FeedRow).where(FeedRow.id == feed.id, FeedRow.reported_at.is_(None))
    return session.scalar(first.values(reported_at=now).returning(FeedRow.id)) is not None


def marks(session: Session, *, feed_id: int, keys: Collection[str]) -> dict[str, str]:
    """Return those of `keys` that were seen in a feed before, each with the mark it had."""
    ours = (EntryRow.feed_id == feed_id, EntryRow.key.in_(keys))
    query = select(EntryRow.key, EntryRow.mark).where(*ours)
    return {row.key: row.mark for row in session.execute(query)}


def see(session: Session, *, feed_id: int, seen: Mapping[str, str], now: datetime) -> None:
    """Note the keys of entries that were new in a feed, or whose marks have changed."""
    session.execute(delete(EntryRow).where(EntryRow.feed_id == feed_id, EntryRow.key.in_(list(seen))))
    rows = [{"feed_id": feed_id, "key": key, "mark": mark, "seen_at": now} for key, mark in seen.items()]
    insert_all(session, EntryRow, rows)


def forget(session: Session, *, feed_id: int, listed_keys: Collection[str], now: datetime) -> None:
    """Forget entries that were seen half a year ago and that the feed no longer lists."""
    old = select(EntryRow.key).where(EntryRow.feed_id == feed_id, EntryRow.seen_at < now - REMEMBERED)
    gone = [key for key in session.scalars(old) if key not in listed_keys]
    session.execute(delete(EntryRow).where(EntryRow.feed_id == feed_id, EntryRow.key.in_(gone)))


def _first(session: Session, *where: ColumnElement[bool]) -> Feed | None:
    row = session.scalar(select(FeedRow).where(*where).limit(1))
    return None if row is None else _feed(row)


def _set(session: Session, feed_id: int, audience: Audience, **values: object) -> bool:
    changed = update(FeedRow).where(FeedRow.id == feed_id, _own(audience)).values(**values)
    return session.scalar(changed.returning(FeedRow.id)) is not None


def _own(audience: Audience) -> ColumnElement[bool]:
    """Return the condition that a feed is the audience's to change; the command line changes all."""
    return true() if audience.everything else FeedRow.workspace == (audience.workspace or "")


def _known(audience: Audience) -> ColumnElement[bool]:
    return or_(_own(audience), FeedRow.workspace == "")


def _feed(row: FeedRow) -> Feed:
    return Feed(
        id=row.id,
        workspace=row.workspace,
        url=row.url,
        title=row.title,
        outlet=row.outlet,
        state=State(row.state),
        interval=timedelta(seconds=row.interval_s),
        due_at=row.due_at,
        answered_at=row.answered_at,
        etag=row.etag,
        last_modified=row.last_modified,
        failures=row.failures,
        trouble=row.trouble,
        reported=row.reported_at is not None,
        author=row.author,
    )
