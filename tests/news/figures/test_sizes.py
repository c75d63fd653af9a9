"""Sizes in words, foreign money, places in a ranking, and the time of the other of two sizes."""

from decimal import Decimal

import pytest

from news.nouns import Comparator
from tests.news.figures.parsed import by_words


@pytest.mark.parametrize(
    ("text", "number", "value", "unit"),
    [
        (
            "It is down from over three-and-a-half million.",
            "over three-and-a-half million",
            "3500000",
            "count",
        ),
        ("The wait took two-and-a-half years.", "two-and-a-half years", "2.5", "years"),
        ("She has led the club for half a century.", "half a century", "50", "years"),
        ("He spent nearly a quarter-century in prison.", "nearly a quarter-century", "25", "years"),
        ("It fell after a quarter of a century.", "a quarter of a century", "25", "years"),
        ("It was sold a half-century ago.", "a half-century", "50", "years"),
        ("It has a half-century of work behind it.", "a half-century", "50", "years"),
        ("He was the first president to acknowledge the genocide.", "first", "1", "ordinal"),
        ("It was the first state to agree to the treaty.", "first", "1", "ordinal"),
        ("We have followed some for 30+ years.", "30+ years", "30", "years"),
        ("It has 2+ million users.", "2+ million", "2000000", "count"),
        ("Bail is 100,000 Georgian lari.", "100,000 Georgian lari", "100000", "GEL"),
        ("Bail is 100,000 lari.", "100,000 lari", "100000", "GEL"),
        ("He paid 300 Japanese yen.", "300 Japanese yen", "300", "JPY"),
        ("He paid 900 Qatari riyals.", "900 Qatari riyals", "900", "QAR"),
        ("He paid 900 riyals.", "900", "900", "count"),
        ("He paid 600 Belarusian rubles.", "600 Belarusian rubles", "600", "BYN"),
        ("He paid 20 Taiwanese yuan.", "20", "20", "count"),
        ("He paid 3 million Argentine pesos.", "3 million Argentine pesos", "3000000", "ARS"),
        ("He paid 40,000 Egyptian pounds.", "40,000 Egyptian pounds", "40000", "EGP"),
        ("Italy is ranked 27th in the world.", "27th", "27", "ordinal"),
        ("Bush finished first in Iowa.", "first", "1", "ordinal"),
        ("The rate is nearly double the national average.", "nearly double", "2", "times"),
        ("She won a majority of the 4,051, even before May.", "4,051", "4051", "count"),
    ],
)
def test_sizes_in_words_have_their_value_and_unit(text: str, number: str, value: str, unit: str) -> None:
    found = by_words(text)[number]
    assert (found.value, found.unit) == (Decimal(value), unit)


@pytest.mark.parametrize(
    "text",
    [
        "Root scored a half-century on Friday.",
        "Sharma smashed a quickfire half-century.",
        "Pant’s half-century led India home.",
        "Root was out for a half-century.",
        "It was his third half-century of skill.",
        "They shared a half-century partnership.",
        "It has grown over the past half-century.",
        "He'll be the first to admit that.",
        "She came through the top-two primary.",
        "The plan would double the number of nurses.",
    ],
)
def test_what_only_looks_like_a_size_is_none(text: str) -> None:
    assert by_words(text) == {}


@pytest.mark.parametrize(
    ("text", "number", "time"),
    [
        ("We have six of them right now.", "six", "right now"),
        ("He bought ads in at least four Super Tuesday states.", "at least four", None),
        ("He won 12 states on Super Tuesday.", "12", "on Super Tuesday"),
        ("He looked on Super Tuesday primaries as 400 chances.", "400", None),
        ("On Black Friday sales rose by 10 percent.", "10 percent", "On Black Friday"),
        ("She spent $40 on Black Friday sales.", "$40", None),
        ("On Fat Tuesday 300 people marched.", "300", "On Fat Tuesday"),
        ("India’s 4,000 deaths on Monday were a record.", "4,000", "on Monday"),
        ("Israel’s 30 strikes on Friday killed dozens.", "30", "on Friday"),
        ("She told her 20,000 followers on Monday that he left.", "20,000", None),
        ("She drew two percent in the September 25–27 poll.", "two percent", "in the September 25–27"),
        ("Doe was booed on Monday, and wrote to his 20,000 followers.", "20,000", None),
        ("Today, it's 300 men for every woman.", "300", "Today"),
        ("Monday's 12 raids ended on Tuesday.", "12", "on Tuesday"),
        ("Doe pleaded guilty on Friday to stealing 12 cars.", "12", None),
        ("USA TODAY found 12 trips that Doe made.", "12", None),
        ("They saw a sign on Friday at an exit (about 45 miles east of Rome).", "about 45 miles", None),
        (
            "Salling also takes over about 7000 employees — Netto Poland currently has about 5000 employees.",
            "about 7000",
            None,
        ),
        ("Officials help in the now-closed colleges, after the school misled 100 students.", "100", None),
        ("Judging from the 200 stars that still exist in there, these are old.", "200", "still"),
        ("In one day, we raised $18,000.", "$18,000", "In one day"),
        ("She won 13 of 19 states, compared with his wins in three of 10 in 2008.", "13", None),
        ("She won 13 of 19 states, compared with his wins in three of 10 in 2008.", "three", "in 2008"),
        (
            "Some 100,000 people live in camps where they have been since clashes in 2012.",
            "Some 100,000",
            None,
        ),
        (
            "At least 40 people died in the attack that the army carried out in 2012.",
            "At least 40",
            "in 2012",
        ),
    ],
)
def test_the_time_of_something_else_dates_nothing(text: str, number: str, time: str | None) -> None:
    assert by_words(text)[number].as_of == time


@pytest.mark.parametrize(
    ("text", "number", "counted"),
    [
        ("Doe beat Roe by 18 points (58 percent to 40 percent).", "18", "points (Doe beat Roe by)"),
        ("Doe beat Roe by 18 points (58 percent to 40 percent).", "58 percent", "Doe beat Roe"),
        ("Biden has 279 votes to President Doe's 214.", "214", "votes (President Doe's)"),
        ("In Ohio, smoke is responsible for 40 deaths.", "40", "deaths (In Ohio smoke is responsible for)"),
        (
            "In Ohio 16,000 deaths were attributable to power plants, an estimated 91% of those from coal.",
            "an estimated 91%",
            "those from coal (attributable to power plants)",
        ),
        (
            "She got 57 percent of the vote to law professor Tim Doe's 43 percent.",
            "57 percent",
            "the vote (She got)",
        ),
        (
            "She got 57 percent of the vote to law professor Tim Doe's 43 percent.",
            "43 percent",
            "the vote (law professor Tim Doe's)",
        ),
        ("The firm sold 40 cars to rival Ford's 30.", "40", "cars (The firm sold)"),
        ("Some 40 people came to the Ford's 3 plants.", "Some 40", "people (came to the Ford's 3 plants)"),
        ("It sent 40 troops to general Bo Roe's 300 men.", "40", "troops (sent to general Bo Roe's 300 men)"),
    ],
)
def test_what_is_counted_keeps_its_clause_and_the_other_side(text: str, number: str, counted: str) -> None:
    assert by_words(text)[number].counted == counted


def test_ages_between_two_are_a_range_and_a_plus_is_at_least() -> None:
    aged = by_words("Among voters between the ages of 17 and 29, he got two-thirds.")["17 and 29"]
    assert (aged.value, aged.value_max, aged.unit) == (Decimal(17), Decimal(29), "years")
    assert by_words("We have followed some for 30+ years.")["30+ years"].comparator is Comparator.AT_LEAST
