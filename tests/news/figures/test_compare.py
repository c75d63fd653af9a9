"""Which figures are shown side by side, and what is said of them."""

from decimal import Decimal

import pytest

from news.figures.alike import measure
from news.figures.compare import Given, Verdict, groups, judge
from news.nouns import Comparator, Figure, Span


def one(
    article: str,
    value: int,
    counted: str,
    as_of: str | None = None,
    *,
    comparator: Comparator = Comparator.EXACT,
    unit: str = "count",
) -> Given:
    """Return a figure given by an article of 2025."""
    place = Span(value, value + 5)
    figure = Figure(
        span=place,
        text=f"{value:,}",
        value=Decimal(value),
        unit=unit,
        comparator=comparator,
        counted=counted,
        as_of=as_of,
        evidence=place,
    )
    return Given(article=article, figure=figure, measure=measure(figure, counted, 2025))


MORE = Comparator.MORE_THAN
ALBANIANS = one("A", 12000, "Albanians (have crossed the Channel in small boats)", "in 2022", comparator=MORE)
MIGRANTS = one(
    "B", 12000, "migrants from Albania (crossed the Channel in small boats)", "2022", comparator=MORE
)
ARRIVALS = one("B", 12001, "Arrivals", "this year", comparator=MORE)
PEOPLE = one("C", 12699, "people (have made the journey)", "so far this year", comparator=Comparator.ABOUT)


@pytest.mark.parametrize(
    ("first", "second", "verdict"),
    [
        (ALBANIANS, MIGRANTS, Verdict.AGREES),
        (ARRIVALS, PEOPLE, Verdict.ROUNDING),
        (ALBANIANS, ARRIVALS, Verdict.LOOK_ALIKE),
        (
            one("A", 40, "officers on French beaches", None, comparator=Comparator.CHANGE_UP, unit="percent"),
            one("B", 40, "arrivals", "this year", comparator=Comparator.CHANGE_UP, unit="percent"),
            Verdict.NOT_COMPARABLE,
        ),
        (
            one("A", 39, "people confirmed dead in the collapse in Magnitogorsk", "on Friday"),
            one("B", 33, "people confirmed dead in the collapse in Magnitogorsk", "on Friday"),
            Verdict.DIFFERS,
        ),
    ],
)
def test_two_figures_are_judged_alike_from_either_side(first: Given, second: Given, verdict: Verdict) -> None:
    assert judge(first, second).verdict is verdict
    assert judge(second, first).verdict is verdict


def test_what_counts_the_same_is_one_group_and_look_alikes_stand_by_themselves() -> None:
    found = groups([ALBANIANS, MIGRANTS, ARRIVALS, PEOPLE])
    joined = {group.members for group in found if group.verdict in (Verdict.AGREES, Verdict.ROUNDING)}
    assert joined == {(0, 1), (2, 3)}
    assert {group.verdict for group in found if set(group.members) == {0, 2}} == {Verdict.LOOK_ALIKE}


def test_a_difference_is_never_called_an_error() -> None:
    found = groups([ALBANIANS, MIGRANTS, ARRIVALS, PEOPLE])
    assert not any(word in group.reason for group in found for word in ("wrong", "error", "correct"))
