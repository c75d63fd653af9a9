"""A series of figures as a chart: every value as written, by whom, and when."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from handlers.beside import Measured
from handlers.blocks.figure_titles import title_of
from handlers.blocks.figures import PRONOUNS, as_written, giver_name
from handlers.blocks.kit import day
from handlers.charts import Across, Bound, Chart, Mark, in_words
from news.figures.series import Axis, Series, series
from news.nouns import Comparator, Figure
from news.text import folded
from storage.nouns import Stated

_BOUNDS = {
    Comparator.MORE_THAN: Bound.MORE,
    Comparator.AT_LEAST: Bound.MORE,
    Comparator.LESS_THAN: Bound.LESS,
    Comparator.AT_MOST: Bound.LESS,
    Comparator.UP_TO: Bound.LESS,
    Comparator.ABOUT: Bound.ABOUT,
}
_UNITS = {"count": "", "percent": "%"}


def charted(found: Measured) -> list[tuple[Series, tuple[Stated, ...]]]:
    """Return which of these figures make series, the longest first."""
    return [
        (one, tuple(found.stated[point.member] for point in one.points)) for one in series(found.measures)
    ]


def chart(found: Series, stated: Sequence[Stated]) -> Chart:
    """Return the chart of a series, whose figures are `stated` in its order."""
    counted = title_of(stated)
    marks = tuple(_mark(point.when, one) for point, one in zip(found.points, stated, strict=True))
    title = f"{counted}, as reported"
    dated = "by the year named" if found.axis is Axis.YEAR else "by the day of publication"
    told = [f"{_when(mark, found.axis)}: “{mark.label}” ({mark.by})" for mark in marks]
    return Chart(
        name="-".join(["facts", *folded(counted).split()[:6]]),
        title=title,
        across=Across.YEAR if found.axis is Axis.YEAR else Across.DAY,
        unit=_unit(stated[0].figure),
        marks=marks,
        articles=sorted({one.where.article_id for one in stated}),
        alt=in_words(f"Chart: {title}, {dated}.", told),
    )


def _mark(when: date, one: Stated) -> Mark:
    figure = one.figure
    bound = _BOUNDS.get(figure.bound or figure.comparator) or _BOUNDS.get(figure.comparator) or Bound.EXACT
    return Mark(
        when=when,
        value=figure.value or Decimal(0),
        top=figure.value_max,
        by=_by(one),
        label=as_written(one),
        bound=bound,
    )


def _by(one: Stated) -> str:
    """Return who gives a value: a name, else words for whoever has none and the outlet, or that alone."""
    outlet = one.where.outlet or "outlet not stated"
    described = f"“{one.sayer}” ({outlet})" if one.sayer and one.sayer.lower() not in PRONOUNS else None
    return giver_name(one) or described or outlet


def _when(mark: Mark, axis: Axis) -> str:
    return str(mark.when.year) if axis is Axis.YEAR else day(mark.when)


def _unit(figure: Figure) -> str:
    unit = _UNITS.get(figure.unit, figure.unit)
    return f"{unit} a {figure.per}".strip() if figure.per else unit
