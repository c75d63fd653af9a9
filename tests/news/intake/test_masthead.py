"""What single lines state about an article."""

from datetime import date

import pytest

from news.intake.masthead import (
    byline,
    dateline,
    is_age,
    outlet_of_appeal,
    outlet_suffix,
    source,
    stamp,
    without_outlet,
)


def test_a_date_line_may_hold_a_byline() -> None:
    found = stamp("By Staff Reporter | 2020-03-15 14:05 GMT")
    assert found is not None
    assert found.published is not None
    assert (found.byline, found.published.day, found.updated) == (
        "By Staff Reporter",
        date(2020, 3, 15),
        False,
    )


@pytest.mark.parametrize("line", ["Updated 2019-04-08", "Last updated on 8 April 2019 at 10:15 BST"])
def test_an_updated_line_says_so(line: str) -> None:
    found = stamp(line)
    assert found is not None
    assert found.updated


@pytest.mark.parametrize(
    "line", ["The fire killed three on August 8, 2019", "From May 3, 2019 to June 1", "18 minutes ago"]
)
def test_a_sentence_with_a_date_is_no_date_line(line: str) -> None:
    assert stamp(line) is None


@pytest.mark.parametrize(
    "line", ["By Jane Doe, political editor", "By JOHN SMITH and ANN LEE", "Analysis by Deborah Haynes"]
)
def test_bylines(line: str) -> None:
    assert byline(line) == line


@pytest.mark.parametrize(
    "line", ["By Monday", "By the time he came, all had gone", "By then it was late.", "Bypass opens"]
)
def test_what_only_begins_like_a_byline(line: str) -> None:
    assert byline(line) is None


def test_ages_are_no_dates() -> None:
    assert is_age("18 minutes ago")
    assert is_age("2 h ago")
    assert not is_age("The war began three years ago")


def test_datelines() -> None:
    assert dateline("WASHINGTON (AP) — The House voted.") == "WASHINGTON (AP)"
    assert dateline("LONDON, May 4 (Reuters) - Shares fell.") == "LONDON, May 4 (Reuters)"
    assert dateline("NATO – the alliance of 32 – met.") is None
    assert dateline("Remarkable – and relatively speaking a blessing – that it came.") is None


def test_an_outlet_at_a_headlines_end() -> None:
    headline = "US President Trump grants eleven people clemency - Example News"
    assert outlet_suffix(headline) == "Example News"
    assert without_outlet(headline) == "US President Trump grants eleven people clemency"
    assert outlet_suffix("May's plan - what happens next") is None


def test_sources() -> None:
    assert source("- The Sun") == "The Sun"
    assert source("BreakingNews.ie") == "BreakingNews.ie"
    assert source("A sentence that goes on, and on, and on until it ends.") is None


def test_an_appeal_names_its_outlet() -> None:
    assert outlet_of_appeal("From Big Tech to war, The Independent is on the ground.") == "The Independent"
    assert outlet_of_appeal("Your support makes all the difference.") is None


@pytest.mark.parametrize("end", [" @anadoe", " (@anadoe)", " ana.doe@daily.example", " | ana@daily.example"])
def test_an_address_at_the_end_is_none_of_the_byline(end: str) -> None:
    assert byline(f"By Ana Doe, political editor{end}") == "By Ana Doe, political editor"
