"""Periods as questions put them, asked on Monday 19 May 2025."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from news.periods import Days, named_period

TODAY = date(2025, 5, 19)


def days(first: str, last: str) -> Days:
    return Days(first=date.fromisoformat(first), last=date.fromisoformat(last))


@pytest.mark.parametrize(
    ("words", "meant"),
    [
        ("today", days("2025-05-19", "2025-05-19")),
        ("Yesterday", days("2025-05-18", "2025-05-18")),
        ("last week", days("2025-05-12", "2025-05-18")),
        ("this week", days("2025-05-19", "2025-05-25")),
        ("last weekend", days("2025-05-17", "2025-05-18")),
        ("last Monday", days("2025-05-12", "2025-05-12")),
        ("last month", days("2025-04-01", "2025-04-30")),
        ("last year", days("2024-01-01", "2024-12-31")),
        ("last 3 months", days("2025-02-19", "2025-05-19")),
        ("past week", days("2025-05-12", "2025-05-19")),
        ("May", days("2025-05-01", "2025-05-31")),
        ("June", days("2024-06-01", "2024-06-30")),
        ("Sept. 2023", days("2023-09-01", "2023-09-30")),
        ("14 May", days("2025-05-14", "2025-05-14")),
        ("20 May", days("2024-05-20", "2024-05-20")),
        ("May 14, 2025", days("2025-05-14", "2025-05-14")),
        ("the 3rd of", None),
        ("tonight", days("2025-05-19", "2025-05-19")),
        ("last night", days("2025-05-18", "2025-05-18")),
        ("Wednesday", days("2025-05-14", "2025-05-14")),
        ("Monday", days("2025-05-12", "2025-05-12")),
        ("the last two weeks", days("2025-05-05", "2025-05-19")),
        ("the last few days", days("2025-05-16", "2025-05-19")),
        ("past 48 hours", days("2025-05-17", "2025-05-19")),
        ("two weeks ago", days("2025-05-05", "2025-05-11")),
        ("a couple of days ago", days("2025-05-17", "2025-05-17")),
        ("a month ago", days("2025-04-01", "2025-04-30")),
        ("1 to 14 May", days("2025-05-01", "2025-05-14")),
        ("1-14 May 2024", days("2024-05-01", "2024-05-14")),
        ("May 1–14", days("2025-05-01", "2025-05-14")),
        ("14/05/2025", days("2025-05-14", "2025-05-14")),
        ("05/14/2025", days("2025-05-14", "2025-05-14")),
        ("5.6.2025", days("2025-06-05", "2025-06-05")),
        ("28 to 2 March", None),
        ("May 14-12", None),
        ("one in ten", None),
        ("a week is long", None),
        ("3rd of March 2021", days("2021-03-03", "2021-03-03")),
        ("2025-05-14", days("2025-05-14", "2025-05-14")),
        ("2024", days("2024-01-01", "2024-12-31")),
        ("Q1", days("2025-01-01", "2025-03-31")),
        ("Q3", days("2024-07-01", "2024-09-30")),
        ("Q4 of 2023", days("2023-10-01", "2023-12-31")),
        ("Q5", None),
        ("this quarter", days("2025-04-01", "2025-06-30")),
        ("last quarter", days("2025-01-01", "2025-03-31")),
        ("last two quarters", days("2024-11-19", "2025-05-19")),
        ("the last quarter of 2019", days("2019-10-01", "2019-12-31")),
        ("second quarter of 2019", days("2019-04-01", "2019-06-30")),
        ("the first half of 2020", days("2020-01-01", "2020-06-30")),
        ("the second half of 2020", days("2020-07-01", "2020-12-31")),
        ("third half of 2020", None),
        ("Q1-2020", days("2020-01-01", "2020-03-31")),
        ("last quarter-final", None),
        ("last quarter century", None),
        ("last quarter’s results", None),
        ("31 June", None),
        ("2025-13-45", None),
        ("mayor", None),
        ("Rama", None),
        ("", None),
    ],
)
def test_a_period_is_understood_or_left_alone(words, meant):
    found = named_period(words, TODAY)
    assert (found and found[0]) == meant


def test_what_follows_the_period_is_left():
    words = "May 2024 Rama"
    found = named_period(words, TODAY)
    assert found is not None
    assert words[found[1] :] == " Rama"


@given(st.text(max_size=40), st.dates(date(1990, 1, 1), date(2100, 1, 1)))
def test_any_words_on_any_day_never_fail(words, today):
    for start in ("", "last 999 ", "since ", "29 February ", "last 99 years"):
        named_period(start + words, today)


@given(st.dates(date(1990, 1, 1), date(2100, 1, 1)))
def test_a_month_without_a_year_has_begun_and_is_less_than_a_year_ago(today):
    for month in ("January", "May", "December"):
        found = named_period(month, today)
        assert found is not None
        first = found[0].first
        assert first is not None
        assert today - timedelta(days=366) < first <= today
