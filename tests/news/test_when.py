"""Days named in an article's text, counted from the article's own date."""

from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from news.nouns import Published
from news.when import days_of, find_dates

WEDNESDAY = date(2025, 5, 14)
SUNDAY = date(2025, 5, 18)


def days(words, day=WEDNESDAY, **more):
    found = days_of(words, day, **more)
    return found and tuple(one.isoformat()[5:] for one in (found.first, found.last) if one)


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("on Monday", "05-12"),
        ("on Wednesday", "05-14"),
        ("on Thursday", "05-08"),
        ("Thursday night", "05-08"),
        ("on Tuesday morning", "05-13"),
        ("yesterday", "05-13"),
        ("the day before yesterday", "05-12"),
        ("the day after tomorrow", "05-16"),
        ("last night", "05-13"),
        ("this morning", "05-14"),
        ("tonight", "05-14"),
        ("tomorrow", "05-15"),
        ("last Friday", "05-09"),
        ("next Monday", "05-19"),
        ("this Friday", "05-16"),
        ("three days ago", "05-11"),
        ("on 9 May", "05-09"),
        ("on Friday, May 9", "05-09"),
        ("on 20 May", "05-20"),
        ("on 9 May 2024", "05-09"),
    ],
)
def test_a_day_is_counted_from_the_article_s(words, day):
    assert days(words) == (day, day)


def year(words, **more):
    found = days_of(words, WEDNESDAY, **more)
    return found and found.first and found.first.year


def test_a_day_without_a_year_is_the_last_or_the_next_one():
    assert (year("on 20 May"), year("on 20 May", to_come=True)) == (2024, 2025)
    assert (year("on 9 May"), year("on 9 May", to_come=True)) == (2025, 2026)
    assert year("on 9 May 2023", to_come=True) == 2023


@pytest.mark.parametrize(
    ("words", "day"), [("on Monday", "05-19"), ("Wednesday", "05-14"), ("Friday night", "05-16")]
)
def test_what_is_to_come_is_the_next_one(words, day):
    assert days(words, to_come=True) == (day, day)


@pytest.mark.parametrize(
    ("words", "day", "first", "last"),
    [
        ("last weekend", WEDNESDAY, "05-10", "05-11"),
        ("last weekend", SUNDAY, "05-10", "05-11"),
        ("over the weekend", WEDNESDAY, "05-10", "05-11"),
        ("at the weekend", SUNDAY, "05-17", "05-18"),
        ("this weekend", WEDNESDAY, "05-17", "05-18"),
        ("last week", WEDNESDAY, "05-05", "05-11"),
        ("earlier this week", WEDNESDAY, "05-12", "05-14"),
        ("later this month", WEDNESDAY, "05-14", "05-31"),
        ("two weeks ago", WEDNESDAY, "04-28", "05-04"),
        ("last month", WEDNESDAY, "04-01", "04-30"),
        ("next year", WEDNESDAY, "01-01", "12-31"),
    ],
)
def test_a_span_of_days_stays_one(words, day, first, last):
    assert days(words, day) == (first, last)


@pytest.mark.parametrize(
    "words",
    [
        "last Monday",
        "next Friday",
        "three days earlier",
        "on 31 June",
        "in the spring",
        "mayday",
        "Sunderland",
    ],
)
def test_what_might_mean_two_days_or_none_is_left_as_it_is_written(words):
    assert days(words) is None


def test_the_tense_before_the_words_decides_and_the_article_s_own_zone():
    late = datetime(2025, 5, 14, 23, 30, tzinfo=timezone(timedelta(hours=-4)))
    published = Published(day=late.date(), instant=late)
    assert late.astimezone(UTC).date() == date(2025, 5, 15)
    text = "He said on Monday that the council will vote on Friday. It met last weekend, and on Thursday."
    found = [(one.span.of(text), one.days.first) for one in find_dates(text, published)]
    assert found == [
        ("Monday", date(2025, 5, 12)),
        ("Friday", date(2025, 5, 16)),
        ("last weekend", date(2025, 5, 10)),
        ("Thursday", date(2025, 5, 8)),
    ]


def test_without_an_anchor_there_are_no_days():
    assert list(find_dates("He said on Monday.", None)) == []


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Sir Keir is set to increase work on organised crime as he visits the country on Thursday.", 15),
        ("The council will travel to meet the minister on Thursday.", 15),
        ("Ministers are due in Tirana on Thursday.", 15),
        ("On Thursday, the council is expected to vote.", 15),
        ("On Thursday the council voted for the wall.", 8),
        ("The plan will be dropped, said Ana Doe, who visited the town on Thursday.", 8),
        ("She was there on Thursday.", 8),
        ("The plan was approved on Thursday.", 8),
        ("The vote will be held on Thursday.", 15),
        ("He is due to be sentenced on Thursday.", 15),
        ("The bridge is to be formally opened on Thursday.", 15),
        ("He has been held since Thursday.", 8),
    ],
)
def test_a_bare_weekday_is_past_or_to_come_as_its_sentence_says(text, day):
    (found,) = find_dates(text, Published(day=WEDNESDAY))
    assert found.days.first == date(2025, 5, day)


@pytest.mark.parametrize(
    "text",
    [
        "Starmer visits Albania on Thursday.",
        "She asked to be heard on Thursday.",
        "It could be cut on Thursday.",
        "They would have met on Thursday.",
        "The funeral, which was to have been held on Thursday, was put off.",
        "Flights had been expected to resume on Thursday.",
        "A vigil is being held on Thursday.",
        "He pledged to vote on Thursday.",
        "She agreed to meet them on 20 May.",
        "Talks on Thursday.",
        "The minister meets his counterpart over the weekend.",
    ],
)
def test_where_a_sentence_does_not_say_no_day_is_named(text):
    assert list(find_dates(text, Published(day=WEDNESDAY))) == []


@pytest.mark.parametrize(
    "text",
    [
        "Black Friday sales fell.",
        "She told the Sunday Times that he lied.",
        "The Mail on Sunday was wrong.",
        "Sheffield Wednesday won.",
        "The Monday after the storm was calm.",
        "A Friday in 1999 changed all.",
        "He swam every Tuesday.",
        "The clocks went back on the last Sunday in October.",
        "He won in the last week of the campaign.",
        "The last weekend of May was wet.",
        "Over the next year 300 jobs will go.",
        "Shops were shut from Monday to Thursday.",
    ],
)
def test_what_is_in_a_name_or_of_no_certain_week_is_no_day(text):
    assert list(find_dates(text, Published(day=WEDNESDAY))) == []


def test_days_to_which_others_lead_come_after_them():
    found = find_dates("The schools will be closed from Monday to Thursday.", Published(day=WEDNESDAY))
    assert [one.days.first for one in found] == [date(2025, 5, 19), date(2025, 5, 22)]
