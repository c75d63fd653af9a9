"""A figure of a reading as the row that keeps it."""

from collections.abc import Sequence

from news.nouns import Article, Figure
from news.text import folded


def row_of(figure: Figure, article: Article, people: Sequence[int]) -> dict[str, object]:
    """Return the columns of a figure; `people` are the rows of the reading's people."""
    counted, sayer, evidence = figure.counted_span, figure.sayer, figure.evidence
    told = f"{article.headline or ''} {figure.counted} {evidence.of(article.text)}"
    return {
        "person_id": None if figure.said_by is None else people[figure.said_by],
        "start": figure.span.start,
        "end": figure.span.end,
        "value": figure.value,
        "value_max": figure.value_max,
        "unit": figure.unit,
        "per": figure.per,
        "comparator": figure.comparator,
        "bound": figure.bound,
        "counted": figure.counted,
        "counted_start": counted and counted.start,
        "counted_end": counted and counted.end,
        "as_of": figure.as_of,
        "sayer_start": sayer and sayer.start,
        "sayer_end": sayer and sayer.end,
        "evidence_start": evidence.start,
        "evidence_end": evidence.end,
        "status": figure.status,
        "words": folded(told),
    }
