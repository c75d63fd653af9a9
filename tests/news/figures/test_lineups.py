"""Side by side: each statement once, what differs first, what looks alike apart."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from news.figures.alike import Given, measure
from news.figures.judged import Verdict
from news.figures.lineups import LineUp, lineups
from news.nouns import Comparator, Figure, Span

TEXTS = {
    "all": "Officials counted 12,699 people crossing the Channel in small boats in 2025.",
    "round": "More than 12,000 people were crossing the Channel in small boats in 2025.",
    "other": "Officials counted 15,100 people crossing the Channel in small boats in 2025.",
    "albanians": "More than 12,000 Albanians were crossing the Channel in small boats in 2022.",
}


def given(name: str, article: str, *, by: str | None = None) -> Given:
    text = TEXTS[name]
    number = next(word for word in text.split() if word[0].isdigit())
    hedge = "More than " if text.startswith("More") else ""
    start = text.index(hedge + number)
    noun = "Albanians" if "Albanians" in text else "people"
    year = text[-5:-1]
    figure = Figure(
        span=Span(start, start + len(hedge + number)),
        text=hedge + number,
        value=Decimal(number.replace(",", "")),
        unit="count",
        evidence=Span(0, len(text)),
        comparator=Comparator.MORE_THAN if hedge else Comparator.EXACT,
        counted=f"{noun} crossing the Channel in small boats",
        as_of=f"in {year}",
    )
    return Given(article=article, figure=figure, around=text, by=by, published=date(2025, 5, 14))


def told(*found: Given) -> tuple[LineUp, ...]:
    return lineups([measure(one) for one in found], [one.around for one in found])


def test_a_rounder_figure_stands_beside_the_exact_one_which_leads():
    (one,) = told(given("round", "1", by="Chris Philp"), given("all", "2"))
    assert one.verdict is Verdict.ROUNDING
    assert [statement.members for statement in one.statements] == [(1,), (0,)]
    assert one.timed


def test_one_persons_words_printed_twice_and_a_wire_copy_count_once():
    twice = told(given("round", "1", by="Chris Philp"), given("round", "2", by="Chris Philp"))
    assert [[one.members for one in line.statements] for line in twice] == [[(0, 1)]]
    assert twice[0].verdict is None
    copied = told(given("all", "1"), given("all", "2"), given("round", "3"))
    assert [one.members for one in copied[0].statements] == [(0, 1), (2,)]


def test_what_differs_comes_first_and_is_said_to():
    found = told(given("albanians", "4"), given("all", "1"), given("other", "2"))
    assert found[0].verdict is Verdict.DIFFERS
    assert {at for one in found[0].statements for at in one.members} == {1, 2}


def test_what_only_looks_alike_is_kept_apart_and_shown_once():
    found = told(given("all", "1"), given("round", "2"), given("albanians", "3"))
    assert len(found) == 1
    assert [one.members for one in found[0].apart] == [(2,)]


def test_times_that_are_not_all_stated_say_so():
    untimed = given("round", "2")
    untimed = replace(untimed, figure=replace(untimed.figure, as_of=None))
    (one,) = told(given("all", "1"), untimed)
    assert not one.timed


def test_nothing_gives_nothing():
    assert lineups([], []) == ()


def test_a_figure_in_another_unit_is_part_of_the_statement_that_it_converts():
    text = "The storm was 90 miles (145 km) south of the coast, and 40 km wide."

    def length(words: str) -> Given:
        start = text.index(words)
        figure = Figure(
            span=Span(start, start + len(words)),
            text=words,
            value=Decimal(words.split(maxsplit=1)[0]),
            unit="other",
            evidence=Span(0, len(text)),
            comparator=Comparator.EXACT,
            counted="The storm",
        )
        return Given(article="1", figure=figure, around=text)

    found = told(length("90 miles"), length("145 km"), length("40 km"))
    assert [one.members for line in found for one in line.statements] == [(0, 1), (2,)]
