"""A chart as a picture: PNG by matplotlib, readable in grey and by the colour-blind, nothing joined up.

Colours are those of Okabe and Ito (2008); who gave a value is told by colour and by its words, how it bounds
by the mark's shape.
"""

import io
import textwrap
from collections import Counter
from collections.abc import Sequence
from datetime import date

import matplotlib as mpl
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.ticker import FuncFormatter, MaxNLocator

from bot.labelling import Label, label
from handlers.charts import Across, Bound, Chart, Mark
from news.text import clipped

COLOURS = ("#0072B2", "#D55E00", "#009E73", "#CC79A7", "#56B4E9", "#E69F00", "#000000")
OTHERS = "#7F7F7F"
SHAPES = {Bound.EXACT: "o", Bound.MORE: "^", Bound.LESS: "v", Bound.ABOUT: "D"}
INK, FAINT = "#1F1B16", "#DDD6CA"
MOST_LABELS = 14
MOST_NAMED = 6
MOST_BY = 34
"""Letters of a name in the legend, so that three stand beside each other."""

TICKS_APART = 0.09
"""The share of the whole time between two days that are written below."""

SCALES = ((1_000_000_000, "billion"), (1_000_000, "million"))
HEADROOM, FOOTROOM = 0.18, 0.1
"""Shares of the height from zero to the furthest value that stay free above and below the marks."""

BESIDE = 0.015
"""The share of the whole time by which marks of one time stand apart."""

DAYS_OF_A_BAR = 5.5
MOST_BARS_TOLD = 30
SIZE, DPI = (9.0, 5.2), 160


def draw(chart: Chart) -> bytes:
    """Return the chart as PNG."""
    written = io.BytesIO()
    told = {"Description": chart.alt}
    drawn(chart).savefig(written, format="png", facecolor="white", metadata=told)
    return written.getvalue()


def drawn(chart: Chart) -> Figure:
    """Return the chart as a figure of matplotlib."""
    with mpl.rc_context(
        {"font.family": "DejaVu Sans", "font.size": 10, "text.color": INK, "text.parse_math": False}
    ):
        figure = Figure(figsize=SIZE, dpi=DPI, layout="constrained")
        axes = figure.subplots()
        named = _named(chart.marks)
        _axes(axes, chart)
        if chart.across is Across.WEEK:
            _bars(axes, chart.marks)
        else:
            _legend(figure, chart.marks, named)
            _marks(figure, axes, chart, named)
    return figure


def _named(marks: Sequence[Mark]) -> dict[str, str]:
    """Return a colour for each of those who give most values; the rest are "others"."""
    givers = dict.fromkeys(mark.by for mark in marks)
    most = sorted(givers, key=lambda by: -sum(mark.by == by for mark in marks))[:MOST_NAMED]
    return {by: COLOURS[at] for at, by in enumerate(by for by in givers if by in most)}


def _marks(figure: Figure, axes: Axes, chart: Chart, named: dict[str, str]) -> None:
    places = _places(chart.marks)
    for mark, at in zip(chart.marks, places, strict=True):
        colour = named.get(mark.by, OTHERS)
        if mark.top is not None:
            axes.plot([at, at], [float(mark.value), float(mark.top)], color=colour, linewidth=2)
        filled = colour if mark.bound is Bound.EXACT else "white"
        shape = SHAPES[mark.bound]
        axes.plot(
            at,
            float(mark.value),
            shape,
            markersize=9,
            color=colour,
            markerfacecolor=filled,
            mew=1.8,
            clip_on=False,
        )
    if len(chart.marks) <= MOST_LABELS:
        label(
            figure,
            axes,
            [
                Label(words=mark.label, x=at, y=float(mark.top or mark.value))
                for mark, at in zip(chart.marks, places, strict=True)
            ],
        )


def _places(marks: Sequence[Mark]) -> list[float]:
    """Return where each mark stands from left to right: those of one time beside each other."""
    days = [mark.when.toordinal() for mark in marks]
    step = (max(days) - min(days)) * BESIDE
    together = Counter(days)
    seen: Counter[int] = Counter()
    places = []
    for day in days:
        places.append(day + step * (seen[day] - (together[day] - 1) / 2))
        seen[day] += 1
    return places


def _bars(axes: Axes, marks: Sequence[Mark]) -> None:
    """Draw a bar a week, its number above it where there is room."""
    days, values = [mark.when.toordinal() for mark in marks], [float(mark.value) for mark in marks]
    axes.bar(days, values, width=DAYS_OF_A_BAR, color=COLOURS[0])
    if len(marks) <= MOST_BARS_TOLD:
        for mark in marks:
            at = (mark.when.toordinal(), float(mark.value))
            axes.annotate(mark.label, at, xytext=(0, 4), textcoords="offset points", ha="center", fontsize=9)


def _axes(axes: Axes, chart: Chart) -> None:
    title = "\n".join(textwrap.wrap(chart.title, 78))
    axes.set_title(title, loc="left", fontsize=12, fontweight="bold", pad=14)
    highest = float(max(mark.top or mark.value for mark in chart.marks))
    lowest = float(min(mark.value for mark in chart.marks))
    size, scale = next(((size, word) for size, word in SCALES if max(highest, -lowest) >= size), (1, ""))
    axes.set_ylabel(" ".join(part for part in (scale, chart.unit) if part))
    axes.margins(x=0.03 if chart.across is Across.WEEK else 0.12)
    height = max(highest, 0) - min(lowest, 0) or 1 / HEADROOM
    axes.set_ylim(
        bottom=lowest - FOOTROOM * height if lowest < 0 else 0, top=max(highest, 0) + HEADROOM * height
    )
    axes.grid(axis="y", color=FAINT, linewidth=0.8)
    axes.set_axisbelow(True)
    axes.spines[["top", "right"]].set_visible(False)
    axes.yaxis.set_major_locator(MaxNLocator(nbins=6, integer=True))
    axes.yaxis.set_major_formatter(FuncFormatter(lambda value, _position: f"{value / size:,.10g}"))
    days = _spread(sorted({mark.when for mark in chart.marks}))
    axes.set_xticks([day.toordinal() for day in days], labels=[_when(day, chart.across) for day in days])
    told = {
        Across.YEAR: "year that the figure names",
        Across.DAY: "day of publication",
        Across.WEEK: "week of publication, from Monday",
    }
    axes.set_xlabel(f"{told[chart.across]} · collected, not checked · whosaid")


def _spread(days: Sequence[date]) -> list[date]:
    """Return days that have values, the last among them, with room for each one's words."""
    apart = (days[-1] - days[0]).days * TICKS_APART
    kept: list[date] = []
    for day in reversed(days):
        if not kept or (kept[-1] - day).days >= apart:
            kept.append(day)
    return kept[::-1]


def _when(day: date, across: Across) -> str:
    return str(day.year) if across is Across.YEAR else f"{day.day} {day:%b}\n{day.year}"


def _legend(figure: Figure, marks: Sequence[Mark], named: dict[str, str]) -> None:
    """Say what colours and shapes stand for, those that occur."""
    rows = [
        Line2D([], [], marker="o", linestyle="", color=colour, label=_told(by))
        for by, colour in named.items()
    ]
    if any(mark.by not in named for mark in marks):
        rows.append(Line2D([], [], marker="o", linestyle="", color=OTHERS, label="others"))
    bounds = {mark.bound for mark in marks} - {Bound.EXACT}
    rows += [_shape(bound) for bound in SHAPES if bound in bounds]
    figure.legend(handles=rows, loc="outside lower center", ncols=3, frameon=False, fontsize=9)


def _told(by: str) -> str:
    """Return a name for the legend, which leaves out what begins with a line."""
    return clipped(by, MOST_BY).lstrip("_")


def _shape(bound: Bound) -> Line2D:
    shape = SHAPES[bound]
    return Line2D([], [], marker=shape, linestyle="", color=INK, markerfacecolor="white", label=bound.value)
