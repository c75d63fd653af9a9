"""Embargoes with their times."""

from datetime import UTC, date, datetime

import pytest

from news.intake.dumps import find_articles
from news.intake.embargo import is_embargo, standing_of
from news.nouns import INTERNAL, Standing, StandingKind

MIDNIGHT = Standing(kind=StandingKind.EMBARGOED, until=datetime(2025, 5, 13, 23, 1, tzinfo=UTC))
ENDLESS = Standing(kind=StandingKind.EMBARGOED)


@pytest.mark.parametrize(
    "line",
    [
        "EMBARGOED UNTIL 00:01 BST, 14 May 2025",
        "Strictly embargoed until Wednesday 14 May 2025 at 00:01 BST",
        "EMBARGO: 0001 hrs BST Wednesday 14 May 2025",
        "Not for publication before 2025-05-14 00:01 BST",
        "This press release is under strict embargo until 00:01 London time on 14 May 2025.",
        "Embargo lifts 00:01 BST 14 May 2025",
        "STRICT EMBARGO - 00:01 BST, 14/05/2025",
        "EMBARGO 00.01 Wednesday 14 May 2025 BST",
        "Press release - not for use until 00.01hrs, Wednesday 14th May 2025 BST",
        "Not to be published or broadcast before 00:01 BST on 14 May 2025",
        "No publication before 14 May 2025, 1.01 a.m. CEST",
        "HOLD FOR RELEASE UNTIL 14 May 2025 00:01 AM UK time",
        "Embargoed for release: 7:01 p.m. Eastern Time, Tuesday, May 13, 2025",
        "FOR RELEASE AT 00:01 BST ON 14 MAY 2025",
    ],
)
def test_an_embargo_is_read_with_its_time_and_zone(line: str) -> None:
    assert standing_of([line], INTERNAL) == MIDNIGHT


@pytest.mark.parametrize(
    "line",
    [
        "EMBARGOED UNTIL FURTHER NOTICE",
        "Embargoed until 00:01 on 14 May 2025",
        "*** EMBARGOED ***",
        "CHECK AGAINST DELIVERY - EMBARGOED UNTIL DELIVERY",
        "EMBARGOED FOR 16:00 LONDON TIME (11:00 US EASTERN TIME) WEDNESDAY 14 MAY 2025",
        "Embargoed until the Chancellor sits down, approximately 13:30",
        "Embargoed until 22:30 on Saturday for Sunday newspapers",
        "EMBARGOED UNTIL 00:01 TUESDAY 13 MAY – Study finds coffee good for you",
        "All material is strictly embargoed until 10.00 on 13 May. Please do not share.",
        "Not to be published until after the match",
        "Do not publish before Tuesday",
        "EMBARGO:",
        "This report is under strict embargo.",
        "EMBARGOED PRESS RELEASE",
        "Embargoed until 10:00 Eastern European Time, 14 May 2025",
        "Embargoed until 9am Eastern Standard Time (Australia), 14 May 2025",
    ],
)
def test_an_embargo_without_an_instant_has_no_end(line: str) -> None:
    assert standing_of([line], INTERNAL) == ENDLESS


@pytest.mark.parametrize(
    "line",
    [
        "Embargo on Russian oil widened",
        "The embargo, until now a success, ends",
        "The oil is embargoed until 2027, the minister said.",
        "Embargo ends after 60 years as Cuba opens up",
        "Embargo lifted: Cuba trades again",
        "Embargoed goods flow through the port",
        "FOR IMMEDIATE RELEASE",
        "For release on bail, the men paid £4,000",
        "Embargo is lifted on Monday as Iran sells oil again",
        "Embargo is lifted on Monday",
        "Embargo: how Russia’s oil gets through",
        "Embargo: Monday-night talks fail",
        "Embargo to be lifted on Cuban cigars",
        "Embargoed for decades, Cuba opens up",
        "Embargoed until now, the file names 12 spies.",
        "The report is embargoed until ministers agree",
        "Embargo",
        "No release until ransom is paid, says kidnapper",
        "No release before Monday",
        "No release or parole before 2040 for killer",
        "Do not publish until then, he told the paper.",
        "Not to be used until cooked",
        "For release on 14 May, the album was made in Rome.",
    ],
)
def test_news_about_embargoes_is_none(line: str) -> None:
    assert not is_embargo(line)
    assert standing_of([line], INTERNAL, date(2025, 5, 1)) == INTERNAL


def test_an_embargo_above_an_article_is_its_standing_and_no_prose() -> None:
    (found,) = find_articles(
        "EMBARGOED UNTIL 00:01 BST, 14 May 2025\n\nNew drones for the border\n\n"
        "The home office will buy forty new drones for the border, it will say on Wednesday.\n"
    )
    assert found.article.standing == MIDNIGHT
    assert found.article.headline == "New drones for the border"
    assert found.article.published is None
    assert "EMBARGO" not in found.article.text


TODAY = date(2025, 5, 30)
THIRD = Standing(kind=StandingKind.EMBARGOED, until=datetime(2025, 6, 3, 0, 1, tzinfo=UTC))


@pytest.mark.parametrize(
    "line",
    [
        "EMBARGOED UNTIL 00:01 GMT Tuesday 3 June",
        "EMBARGOED until 12.01am (GMT) on Tuesday, June 3rd",
        "Embargo: 0001hrs, Tues 3 June, GMT",
        "STRICTLY EMBARGOED UNTIL 12:01 a.m. GMT, June 3",
        "Not for publication before 00.01 hours GMT on 3 June 2025",
        "** UNDER EMBARGO UNTIL 2025-06-03 00:01 UTC **",
        "EMBARGO – 3rd June 2025 00:01 Z",
    ],
)
def test_a_day_without_a_year_is_the_nearest_one(line: str) -> None:
    assert standing_of([line], INTERNAL, TODAY) == THIRD


@pytest.mark.parametrize(
    ("line", "hour", "minute"),
    [
        ("EMBARGOED UNTIL 6pm BST on 3 June", 17, 0),
        ("EMBARGOED UNTIL noon BST Tuesday 3 June", 11, 0),
        ("EMBARGOED UNTIL 3 June 2025, midnight UTC", 0, 0),
        ("EMBARGOED UNTIL 18.30 EDT Tuesday 3 June", 22, 30),
    ],
)
def test_the_time_is_read_however_it_is_written(line: str, hour: int, minute: int) -> None:
    found = standing_of([line], INTERNAL, TODAY)
    assert found.until == datetime(2025, 6, 3, hour, minute, tzinfo=UTC)


@pytest.mark.parametrize(
    "line",
    [
        "EMBARGOED UNTIL 00:01 GMT Friday 3 June",
        "EMBARGOED UNTIL 00:01 Tuesday 3 June",
        "EMBARGOED UNTIL Tuesday 3 June GMT",
        "EMBARGOED UNTIL 00:01 GMT (01:01 BST) Tuesday 3 June",
        "EMBARGOED UNTIL 00:01 GMT Tuesday",
        "EMBARGOED UNTIL 00:01 GMT 31 June",
        "EMBARGOED UNTIL 25:01 GMT 3 June",
    ],
)
def test_what_means_several_instants_or_none_has_no_end(line: str) -> None:
    assert standing_of([line], INTERNAL, TODAY) == ENDLESS


def test_a_day_without_a_year_has_no_end_where_nobody_says_when_it_is_read() -> None:
    assert standing_of(["EMBARGOED UNTIL 00:01 GMT Tuesday 3 June"], INTERNAL) == ENDLESS


def test_a_day_of_release_is_an_embargo_until_it_is_over() -> None:
    line = "For release: Wednesday 14 May 2025"
    assert standing_of([line], INTERNAL, date(2025, 5, 13)) == ENDLESS
    assert standing_of([line], INTERNAL, date(2025, 5, 14)) == INTERNAL
    assert standing_of([f"{line}, 00:01 BST"], INTERNAL, date(2025, 5, 14)) == MIDNIGHT
