"""How often somebody was quoted, week by week, as a chart."""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from decimal import Decimal

from handlers.blocks.kit import count, day
from handlers.charts import Across, Chart, Mark, in_words
from news.text import folded

FEWEST = 3
"""Weeks with quotes that make a chart."""

MOST_WEEKS = 104


def chart(name: str, days: Mapping[date | None, int], articles: Sequence[int]) -> Chart | None:
    """Return the chart of the last two years' weeks, from Monday on; None of fewer than three.

    `articles` are some of those it counts: when the person is hidden, the picture goes by them.
    """
    weeks: Counter[date] = Counter()
    for when, number in days.items():
        if when is not None:
            weeks[when - timedelta(days=when.weekday())] += number
    shown = sorted(weeks)
    shown = [week for week in shown if week > shown[-1] - timedelta(weeks=MOST_WEEKS)]
    if len(shown) < FEWEST:
        return None
    told = [f"week of {day(week)}: {weeks[week]}" for week in shown]
    title = f"Quotes by {name} a week, in the articles read"
    return Chart(
        name="-".join(["quotes", *folded(name).split()[:6]]),
        title=title,
        across=Across.WEEK,
        unit="quotes",
        marks=tuple(
            Mark(when=week, value=Decimal(weeks[week]), by=name, label=str(weeks[week])) for week in shown
        ),
        articles=articles,
        alt=in_words(f"Chart: {title}, {count(len(shown), 'week')}, copies once.", told),
    )
