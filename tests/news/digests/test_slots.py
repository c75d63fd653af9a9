from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo, available_timezones

import pytest
from hypothesis import given
from hypothesis import strategies as st

from news.digests.slots import (
    GRACE,
    PUNCTUAL,
    Cadence,
    Lateness,
    Timetable,
    ZoneError,
    instant,
    lateness,
    next_slot,
    slots_between,
)

DAY = timedelta(days=1)
MINUTE = timedelta(minutes=1)
FIRST, YEARS = datetime(2018, 1, 1, tzinfo=UTC), 10
STEP = timedelta(days=2)
Turn = tuple[datetime, timedelta, timedelta]


def daily(at, zone, cadence=Cadence.DAILY, weekday=0):
    return Timetable(cadence=cadence, at=time.fromisoformat(at), zone=zone, weekday=weekday)


def local(day, at, zone):
    """Return when the slot comes, as a local clock and its offset show it."""
    found = instant(date.fromisoformat(day), time.fromisoformat(at), ZoneInfo(zone))
    return found.astimezone(ZoneInfo(zone)).isoformat(timespec="minutes")


@pytest.mark.parametrize(
    ("day", "at", "zone", "comes"),
    [
        ("2025-05-15", "08:00", "Europe/London", "2025-05-15T08:00+01:00"),
        ("2025-03-30", "01:30", "Europe/London", "2025-03-30T02:00+01:00"),
        ("2025-10-26", "01:30", "Europe/London", "2025-10-26T01:30+01:00"),
        ("2025-11-02", "01:30", "America/New_York", "2025-11-02T01:30-04:00"),
        ("2025-04-25", "00:30", "Africa/Cairo", "2025-04-25T01:00+03:00"),
        ("2025-09-07", "00:00", "America/Santiago", "2025-09-07T01:00-03:00"),
        ("2025-10-05", "02:15", "Australia/Lord_Howe", "2025-10-05T02:30+11:00"),
        ("2024-03-30", "23:30", "America/Nuuk", "2024-03-31T00:00-01:00"),
    ],
)
def test_gaps_come_at_their_end_and_folds_at_their_first_showing(day, at, zone, comes):
    assert local(day, at, zone) == comes


def test_the_next_slot_is_later_than_the_instant_asked():
    eight = datetime(2025, 5, 15, 7, tzinfo=UTC)
    london = daily("08:00", "Europe/London")
    assert next_slot(london, eight - MINUTE).due == eight
    assert next_slot(london, eight).due == eight + DAY
    assert next_slot(london, eight).key == "2025-05-16"


def test_weekdays_leave_out_the_weekend():
    friday = datetime(2025, 5, 16, 12, tzinfo=UTC)
    assert next_slot(daily("08:00", "Asia/Tokyo", Cadence.WEEKDAYS), friday).key == "2025-05-19"


def test_a_week_is_keyed_by_its_iso_number():
    thursday = datetime(2026, 12, 31, 23, tzinfo=UTC)
    slot = next_slot(daily("08:00", "UTC", Cadence.WEEKLY, weekday=6), thursday)
    assert (slot.key, slot.day) == ("2026-W53", date(2027, 1, 3))


def test_a_date_that_a_zone_left_out_has_no_slot():
    samoa = daily("08:00", "Pacific/Apia")
    before = datetime(2011, 12, 29, 0, tzinfo=UTC)
    days = [slot.key for slot in slots_between(samoa, before, before + 4 * DAY)]
    assert days == ["2011-12-29", "2011-12-31", "2012-01-01", "2012-01-02"][: len(days)]
    assert "2011-12-31" in days


def test_a_stall_leaves_every_slot_behind_once():
    london = daily("08:00", "Europe/London")
    since = datetime(2025, 3, 28, 12, tzinfo=UTC)
    found = list(slots_between(london, since, since + 4 * DAY))
    assert [slot.key for slot in found] == ["2025-03-29", "2025-03-30", "2025-03-31", "2025-04-01"]
    assert [slot.due.hour for slot in found] == [8, 7, 7, 7]


def test_a_day_that_no_week_has_is_refused():
    with pytest.raises(ValueError, match="Monday"):
        daily("08:00", "UTC", Cadence.WEEKLY, weekday=7)


@pytest.mark.parametrize("name", ["Europe/Lodnon", "", "../etc", "/etc/passwd", "Europe", "a\0b"])
def test_an_unknown_zone_is_named(name):
    with pytest.raises(ZoneError, match="Europe/London"):
        next_slot(daily("08:00", name), FIRST)


@pytest.mark.parametrize("cadence", Cadence)
def test_lateness_grows_from_on_time_to_skipped(cadence):
    due = datetime(2025, 5, 15, 7, tzinfo=UTC)
    waits = (-MINUTE, 0 * MINUTE, PUNCTUAL, PUNCTUAL + MINUTE, GRACE[cadence], GRACE[cadence] + MINUTE)
    assert [lateness(cadence, due, due + wait) for wait in waits] == [
        Lateness.NOT_YET,
        Lateness.ON_TIME,
        Lateness.ON_TIME,
        Lateness.LATE,
        Lateness.LATE,
        Lateness.SKIPPED,
    ]


def offset(zone, at):
    return at.astimezone(zone).utcoffset()


def turns(zone, samples):
    """Return the instants at which the zone's offset changes; no zone changes twice in two days."""
    offsets = [offset(zone, at) for at in samples]
    for one, other, before, after in zip(samples, samples[1:], offsets, offsets[1:], strict=False):
        if before != after:
            low, high = one, other
            while high - low > MINUTE:
                middle = low + (high - low) // 2 // MINUTE * MINUTE
                low, high = (middle, high) if offset(zone, middle) == before else (low, middle)
            yield high, before, after


def zones_that_differ():
    """Return a zone for each history of the ten years, with its turns: its other names tell the same."""
    samples = [FIRST + n * STEP for n in range(YEARS * 366 // STEP.days + 1)]
    seen: dict[tuple[timedelta, tuple[Turn, ...]], str] = {}
    for name in sorted(available_timezones() - {"localtime"}):
        zone = ZoneInfo(name)
        history = tuple(turns(zone, samples))
        seen.setdefault((offset(zone, FIRST), history), name)
    return [(name, history) for (_, history), name in seen.items()]


def first_showing(wall, zone, turn, offsets):
    """Return, by another way, when clocks first show `wall` or later: at one of these, or the turn."""
    instants = [wall.replace(tzinfo=UTC) - each for each in offsets] + [turn]
    return min(at for at in instants if at.astimezone(zone).replace(tzinfo=None, fold=0) >= wall)


def test_every_zone_has_one_slot_a_date_through_every_turn_of_ten_years():
    zones = zones_that_differ()
    assert len(zones) > 60
    for name, history in zones:
        zone = ZoneInfo(name)
        for turn, before, after in history:
            wall = (turn + min(before, after)).replace(tzinfo=None)
            for at in {(wall + abs(after - before) * part / 2) for part in (0, 1, 2)} | {wall - MINUTE}:
                check(name, zone, at, turn, (before, after))


def check(name, zone, at, turn, offsets):
    timetable = Timetable(cadence=Cadence.DAILY, at=at.time(), zone=name)
    slots = list(slots_between(timetable, turn - 2 * DAY - 12 * 60 * MINUTE, turn + 2 * DAY))
    days = [slot.day for slot in slots]
    assert len(days) >= 4
    assert days == [days[0] + n * DAY for n in range(len(days))], name
    for slot in slots:
        wall = datetime.combine(slot.day, at.time())
        assert slot.due == first_showing(wall, zone, turn, offsets), (name, slot)


@given(
    st.sampled_from(
        ["Europe/London", "America/New_York", "Africa/Cairo", "Asia/Kathmandu", "Pacific/Chatham"]
    ),
    st.times(),
    st.sampled_from(list(Cadence)),
    st.integers(0, 17 * 366 * 24 * 60).map(lambda minutes: FIRST + minutes * MINUTE),
)
def test_whatever_the_time_slots_follow_each_other_with_keys_of_their_own(zone, at, cadence, after):
    timetable = Timetable(cadence=cadence, at=at, zone=zone)
    one = next_slot(timetable, after)
    two = next_slot(timetable, one.due)
    assert after < one.due < two.due
    assert one.key < two.key
    assert next_slot(timetable, one.due - timedelta(microseconds=1)) == one
