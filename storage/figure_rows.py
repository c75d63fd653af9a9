"""A figure of a reading as the row that keeps it, and back."""

from collections.abc import Sequence
from typing import Any

from news.figures.kin import Outline
from news.nouns import Article, Comparator, Figure, Span, Status
from news.text import folded
from storage.nouns import Stated


def row_of(figure: Figure, article: Article, people: Sequence[int]) -> dict[str, object]:
    """Return the columns of a figure; `people` are the rows of the reading's people."""
    counted, sayer, evidence = figure.counted_span, figure.sayer, figure.evidence
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
        "confidence": figure.confidence,
        "evidence_start": evidence.start,
        "evidence_end": evidence.end,
        "status": figure.status,
        "words": words_of(article.headline, figure.counted, evidence.of(article.text)),
    }


def words_of(headline: str | None, counted: str, sentence: str) -> str:
    """Return what a figure is found by: the headline, what is counted, the sentence."""
    return folded(f"{headline or ''} {counted} {sentence}")


def figure_of(row: Any, text: str) -> Figure:
    """Return the figure as it was read; who gives it stands beside it."""
    return Figure(
        span=Span(row.start, row.end),
        text=text[row.start : row.end],
        value=row.value,
        value_max=row.value_max,
        unit=row.unit,
        per=row.per,
        comparator=Comparator(row.comparator),
        bound=Comparator(row.bound) if row.bound else None,
        counted=row.counted,
        counted_span=span_of(row.counted_start, row.counted_end),
        as_of=row.as_of,
        sayer=span_of(row.sayer_start, row.sayer_end),
        confidence=row.confidence,
        evidence=Span(row.evidence_start, row.evidence_end),
        status=Status(row.status),
    )


def outline_of(row: Any, text: str) -> Outline:
    """Return the outline of a figure in an article's text, which tells whether it need be made."""
    words, sentence = text[row.start : row.end], text[row.evidence_start : row.evidence_end]
    return _outline(row, article=row.article_id, text=words, sentence=sentence)


def outline(stated: Stated) -> Outline:
    """Return the outline of a figure that was made."""
    figure, article = stated.figure, stated.where.article_id
    return _outline(figure, article=article, text=figure.text, sentence=stated.sentence)


def _outline(of: Any, *, article: int, text: str, sentence: str) -> Outline:
    return Outline(
        article=article,
        text=text,
        value=of.value,
        value_max=of.value_max,
        unit=of.unit,
        comparator=of.comparator,
        counted=of.counted,
        sentence=sentence,
    )


def span_of(start: int | None, end: int | None) -> Span | None:
    """Return the span of two columns; None where they are empty."""
    return None if start is None or end is None else Span(start, end)
