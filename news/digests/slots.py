"""When a digest is due: one slot for each local date of its cadence, whatever the clocks do.

No cron trigger: those fire twice at some falls back and drop a day at some springs forward. A slot's instant
is the first at which the local clock shows the asked time or a later one. So a time that a gap leaves out
comes at the gap's end, and a time that a fold shows twice comes at its first showing (`fold=0`).
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from news.errors import WhosaidError

DAY = timedelta(days=1)
SECOND = timedelta(seconds=1)

PUNCTUAL = timedelta(minutes=5)
"""A few ticks, and the time that composing takes: up to here an edition isn't called late."""


class ZoneError(WhosaidError):
    """No time zone has this name."""


class Cadence(StrEnum):
    """How often: on every date, from Monday to Friday, or on one day of the week."""

    DAILY = "daily"
    WEEKDAYS = "weekdays"
    WEEKLY = "weekly"


GRACE = {
    Cadence.DAILY: timedelta(hours=2),
    Cadence.WEEKDAYS: timedelta(hours=2),
    Cadence.WEEKLY: timedelta(days=1),
}
"""How late an edition is still sent: what waited longer is no news, and is recorded as skipped."""


class Lateness(StrEnum):
    """What to do with a slot at a given instant: wait, send, send marked late, or record as skipped."""

    NOT_YET = "not yet"
    ON_TIME = "on time"
    LATE = "late"
    SKIPPED = "skipped"


@dataclass(frozen=True, slots=True, kw_only=True)
class Timetable:
    """When a digest is due: `at` local time in `zone` (IANA name); if weekly, on `weekday` (Monday 0)."""

    cadence: Cadence
    at: time
    zone: str
    weekday: int = 0

    def __post_init__(self) -> None:
        """Refuse a day that no week has: its slot would be looked for without end."""
        if not 0 <= self.weekday <= 6:
            raise ValueError("weekday must be 0 (Monday) to 6 (Sunday)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Slot:
    """One due edition. `key` is its local date, weekly its ISO week; `due` is in UTC."""

    key: str
    day: date
    due: datetime


def next_slot(timetable: Timetable, after: datetime) -> Slot:
    """Return the first slot that is due later than `after`, an aware instant.

    Raises ZoneError. Example: daily at 08:00 in Europe/London, after 07:00 UTC on 15 May 2025 (08:00 there):
    07:00 UTC on 16 May.
    """
    zone = zone_named(timetable.zone)
    day = after.astimezone(zone).date() - DAY
    while not _falls_on(timetable, day, zone) or (due := instant(day, timetable.at, zone)) <= after:
        day += DAY
    return Slot(key=_key(timetable.cadence, day), day=day, due=due)


def slots_between(timetable: Timetable, after: datetime, until: datetime) -> Iterator[Slot]:
    """Return the slots due later than `after` and up to `until`, in order: what a stall left behind."""
    slot = next_slot(timetable, after)
    while slot.due <= until:
        yield slot
        slot = next_slot(timetable, slot.due)


def lateness(cadence: Cadence, due: datetime, now: datetime) -> Lateness:
    """Tell what an edition due at `due` is at `now`; both are aware."""
    waited = now - due
    if waited < timedelta():
        return Lateness.NOT_YET
    if waited <= PUNCTUAL:
        return Lateness.ON_TIME
    return Lateness.LATE if waited <= GRACE[cadence] else Lateness.SKIPPED


def instant(day: date, at: time, zone: ZoneInfo) -> datetime:
    """Return the first instant, in UTC, at which clocks in `zone` show `at` on `day` or a later time.

    Example: 00:30 on 25 April 2025 in Cairo, where clocks went from 00:00 to 01:00, is 01:00 there.
    """
    wall = datetime.combine(day, at.replace(tzinfo=None, fold=0), zone)
    early, late = (wall.replace(fold=fold).astimezone(UTC) for fold in (1, 0))
    if early >= late:  # no gap: in a fold, fold=0 comes first (PEP 495)
        return late
    return _first_after_gap(early, late, zone)


def zone_named(name: str) -> ZoneInfo:
    """Return the zone; raises ZoneError with what to type instead."""
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise ZoneError(f"No time zone is called {name!r}; names are like Europe/London.") from None


def _first_after_gap(before: datetime, after: datetime, zone: ZoneInfo) -> datetime:
    """Return the instant between the two at which the offset changes, by halving, to the second."""
    offset = before.astimezone(zone).utcoffset()
    while after - before > SECOND:
        middle = before + (after - before) // 2
        middle -= timedelta(microseconds=middle.microsecond)
        middle = max(middle, before + SECOND)
        if middle.astimezone(zone).utcoffset() == offset:
            before = middle
        else:
            after = middle
    return after.replace(microsecond=0)


def _falls_on(timetable: Timetable, day: date, zone: ZoneInfo) -> bool:
    """Tell whether `day` is in the cadence, and a date at all: Samoa had no 30 December 2011."""
    if timetable.cadence is Cadence.WEEKLY and day.weekday() != timetable.weekday:
        return False
    if timetable.cadence is Cadence.WEEKDAYS and day.weekday() > 4:
        return False
    return instant(day, time(), zone) < instant(day + DAY, time(), zone)


def _key(cadence: Cadence, day: date) -> str:
    if cadence is Cadence.WEEKLY:
        year, week, _ = day.isocalendar()
        return f"{year}-W{week:02}"
    return day.isoformat()
