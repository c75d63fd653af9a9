"""What a chart's picture says: labels that can be read, an axis that tells the truth."""

from datetime import date
from decimal import Decimal
from itertools import combinations

from bot.drawing import drawn
from handlers.charts import Across, Bound, Chart, Mark


def chart(*told, across=Across.DAY, unit=""):
    """Return a chart of (when, value, words) by as many outlets."""
    marks = [
        Mark(when=when, value=Decimal(value), label=words, by=f"The Outlet {at}", bound=Bound.MORE)
        for at, (when, value, words) in enumerate(told)
    ]
    return Chart(
        name="c", title="boats", across=across, unit=unit, marks=marks, articles=[1], alt="All of it."
    )


def days(*numbers):
    return [(date(2025, 5, day), 12_000 + day, f"more than {12_000 + day:,}") for day in numbers]


def boxes(texts):
    return [one.get_window_extent() for one in texts]


def test_labels_of_near_days_stand_apart_and_inside_the_picture():
    figure = drawn(chart(*days(1, 2, 3, 4, 30, 31)))
    labels = boxes(figure.axes[0].texts)
    assert len(labels) > 3
    assert not [pair for pair in combinations(labels, 2) if pair[0].overlaps(pair[1])]
    assert all(figure.bbox.x0 <= box.x0 and box.x1 <= figure.bbox.x1 for box in labels)


def test_days_below_stand_apart():
    figure = drawn(chart(*days(1, 2, 3, 4, 30, 31)))
    figure.draw_without_rendering()
    ticks = [one for one in figure.axes[0].get_xticklabels() if one.get_text()]
    assert ticks[-1].get_text() == "31 May\n2025"
    assert not [pair for pair in combinations(boxes(ticks), 2) if pair[0].overlaps(pair[1])]


def written(figure):
    """Return the words at the left axis with the values at which they stand."""
    figure.draw_without_rendering()
    axis = figure.axes[0].yaxis
    return list(zip(axis.get_majorticklocs(), [one.get_text() for one in axis.get_ticklabels()], strict=True))


def test_an_axis_of_small_shares_says_the_values_at_which_it_stands():
    years = [(date(2022 + n, 1, 1), share, f"{share}%") for n, share in enumerate(("0.1", "0.25", "0.52"))]
    ticks = written(drawn(chart(*years, across=Across.YEAR, unit="%")))
    assert len(ticks) > 3
    assert all(abs(float(words) - value) < 1e-9 for value, words in ticks)


def test_values_below_zero_have_room_under_the_title():
    told = [(date(2022 + n, 1, 1), -200 - n, f"a fall of {200 + n}%") for n in range(3)]
    figure = drawn(chart(*told, across=Across.YEAR, unit="%"))
    axes = figure.axes[0]
    assert len(axes.texts) == len(told)
    below, above = axes.get_ylim()
    assert above > 0.1 * (above - below)
    assert not [box for box in boxes(axes.texts) if box.y1 > axes.bbox.y1]


def test_an_axis_of_billions_says_so():
    figure = drawn(chart(*((date(2022 + n, 1, 1), 10**9 * (n + 1), "£") for n in range(3)), unit="GBP"))
    assert figure.axes[0].get_ylabel() == "billion GBP"
    assert all(abs(float(words) * 10**9 - value) < 1 for value, words in written(figure))


def test_a_legend_has_room_and_takes_no_dollars_for_formulas():
    made = chart(*days(1, 5, 9))
    marks = [
        Mark(when=one.when, value=one.value, by=f"_{n} The $1 and $2 Daily of {'x' * 40}", bound=one.bound)
        for n, one in enumerate(made.marks)
    ]
    figure = drawn(
        Chart(name="c", title="$1 or $2", across=Across.DAY, unit="$", marks=marks, articles=[1], alt="")
    )
    figure.draw_without_rendering()
    (legend,) = figure.legends
    told = [one.get_text() for one in legend.get_texts()]
    assert told == [*(f"{n} The $1 and $2 Daily of…" for n in range(3)), "more than, at least"]
    assert not [one for one in legend.get_texts() if one.get_parse_math()]
    assert legend.get_window_extent().x1 <= figure.bbox.x1
