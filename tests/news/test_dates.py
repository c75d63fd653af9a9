"""Dates as mastheads write them; nothing guessed."""

from datetime import UTC, date, datetime, timedelta

import pytest

from news.dates import stated

DAYS = {
    "date 2025-05-14 Your support": date(2025, 5, 14),
    "Thursday, August 8, 2019": date(2019, 8, 8),
    "Published: 14 May 2025": date(2025, 5, 14),
    "the 3rd of March 2024": date(2024, 3, 3),
    "Sept. 9, 2021": date(2021, 9, 9),
    "23/04/2025": date(2025, 4, 23),
}
REFUSED = ("18 minutes ago", "last weekend", "May 14", "03/04/2025", "2025-13-40", "31 February 2025", "")


@pytest.mark.parametrize(("line", "day"), DAYS.items())
def test_a_day_is_read_as_written(line: str, day: date) -> None:
    found = stated(line)
    assert found is not None
    assert (found[0].day, found[0].instant) == (day, None)


@pytest.mark.parametrize("line", REFUSED)
def test_what_is_not_a_full_date_is_none(line: str) -> None:
    assert stated(line) is None


def test_an_instant_needs_a_zone_that_means_one_thing() -> None:
    gmt, bst, central = (stated(f"14 May 2025, 2:05pm {zone}") for zone in ("GMT", "BST", "CST"))
    assert gmt is not None
    assert gmt[0].instant == datetime(2025, 5, 14, 14, 5, tzinfo=UTC)
    assert bst is not None
    assert bst[0].instant == datetime(2025, 5, 14, 13, 5, tzinfo=UTC)
    assert central is not None
    assert central[0].instant is None


@pytest.mark.parametrize(
    ("words", "hour"),
    [
        ("January 6, 2025, 9:15 a.m. ET", 14),
        ("July 6, 2025 at 9:15 a.m. ET", 13),
        ("Published 9:15 AM EST, Mon January 6, 2025", 14),
        ("9:15 GMT, 6 January 2025", 9),
        ("09:15 (BST) on 6 July 2025", 8),
        ("6 July 2025 9:15, UK", 8),
        ("6 January 2025 9:15, UK", 9),
    ],
)
def test_a_clock_stands_before_or_after_and_the_day_says_whether_it_is_summer(words: str, hour: int) -> None:
    found = stated(words)
    assert found is not None
    assert found[0].instant is not None
    assert found[0].instant.astimezone(UTC).hour == hour


def test_an_offset_is_kept() -> None:
    found = stated("2025-05-14T10:30:00+05:30")
    assert found is not None
    assert found[0].instant is not None
    assert found[0].instant.utcoffset() == timedelta(hours=5, minutes=30)
