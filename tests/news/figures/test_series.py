"""Figures of one measure at several stated times make a series; nothing else does."""

from datetime import date
from decimal import Decimal

from news.figures.alike import Given, measure
from news.figures.series import Axis, series
from news.nouns import Figure, Span


def given(
    number,
    *,
    counted="people crossing the Channel in small boats",
    as_of=None,
    day=None,
    unit="count",
    story=None,
    article=None,
):
    text = f"Officials counted {number} {counted}{f' {as_of}' if as_of else ''}."
    figure = Figure(
        span=Span(18, 18 + len(str(number))),
        text=str(number),
        value=Decimal(number),
        unit=unit,
        evidence=Span(0, len(text)),
        counted=counted,
        as_of=as_of,
    )
    day = day and date(2025, 5, day)
    return measure(
        Given(article=article or str(number), figure=figure, around=text, published=day, story=story)
    )


def test_years_that_figures_name_make_a_series_in_their_order():
    found = series([given(37, as_of="in 2024"), given(46, as_of="in 2022"), given(29, as_of="in 2023")])
    assert [one.axis for one in found] == [Axis.YEAR]
    assert [(point.member, point.when.year) for point in found[0].points] == [(1, 2022), (2, 2023), (0, 2024)]


def test_days_of_publication_do_where_the_time_is_the_same():
    found = series([given(n, as_of="so far this year", day=n) for n in (3, 1, 2)])
    assert [one.axis for one in found] == [Axis.DAY]
    assert [point.when.day for point in found[0].points] == [1, 2, 3]


def test_a_year_that_no_figure_names_is_not_filled_in():
    dated = [given(n, as_of=f"in 202{n}", day=n) for n in (2, 3)]
    assert not series([*dated, given(5, as_of="this year", day=5)])


def test_undated_two_and_unlike_figures_make_none():
    assert not series([given(n) for n in (1, 2, 3)])
    assert not series([given(n, day=n) for n in (1, 2)])
    assert not series([given(n, day=1) for n in (1, 2, 3)])
    things = ("pupils in schools", "homes built in Leeds", "people crossing the Channel")
    assert not series([given(n, day=n, counted=thing) for n, thing in enumerate(things, 1)])
    assert not series([given(n, day=n, unit="ordinal") for n in (1, 2, 3)])
    people = ("Albanians crossing the Channel", "people crossing the Channel", "Syrians crossing the Channel")
    assert not series([given(n, as_of=f"in 202{n}", counted=who) for n, who in enumerate(people, 1)])


def test_the_dead_of_reports_weeks_apart_make_none_unless_they_name_their_years():
    killed = "people (a car bombing in the city killed)"
    assert series([given(n, day=n, counted=killed) for n in (1, 4, 8)])
    assert not series([given(n, day=n, counted=killed) for n in (1, 12, 23)])
    assert series([given(n, day=n, counted=killed, as_of=f"in 20{n}") for n in (10, 18, 26)])


def test_a_series_is_found_again_among_its_own_figures_alone():
    killed = "people (a bombing killed)"
    crossed = "people crossing the Channel in small boats"
    told = [
        given(300_000, day=30, counted=killed),
        *(given(n, day=n, counted=killed) for n in (1, 12, 23)),
        *(given(n, day=n, counted=crossed) for n in (31, 3, 2)),
        given(7, day=7, counted="people crossing the Channel", as_of="so far this year"),
    ]
    found = series(told)
    assert [[told[point.member].figure.text for point in one.points] for one in found] == [["2", "3", "31"]]
    for one in found:
        (again,) = series([told[point.member] for point in one.points])
        assert [point.when for point in again.points] == [point.when for point in one.points]


def of_stories(counted, *, numbers=(1, 2, 3)):
    return series([given(n, day=n, counted=one, story=n) for n, one in zip(numbers, counted, strict=True)])


def test_figures_of_several_stories_make_one_only_where_they_name_whom_they_count():
    assert of_stories(["people crossing the Channel in small boats"] * 3)
    assert of_stories(["cases of the virus confirmed in France"] * 3)
    assert not of_stories(["people"] * 3)
    assert not of_stories(["delegates needed for the nomination"] * 3)
    assert not of_stories([f"delegates ({who} earned in Iowa)" for who in ("Ann Roe", "Bob Poe", "Cy Doe")])


def test_a_number_that_is_repeated_has_no_course():
    assert not series([given(9, day=day, article=str(day)) for day in (1, 2, 3)])
    assert not series([given(9, as_of=f"in 202{n}") for n in (2, 3, 4)])


def test_what_holds_for_a_year_that_is_over_has_no_course_by_days():
    assert not series([given(n, day=n, as_of="in 2016") for n in (1, 2, 3)])
    assert series([given(n, day=n, as_of="in 2025") for n in (1, 2, 3)])


def test_two_numbers_of_one_article_and_time_are_left_out():
    told = [given(n, day=n) for n in (1, 2, 3)]
    assert series(told)
    assert not series([*told, given(30, day=3, article="3")])
