"""Figures of a text as the real pipeline parses it."""

from news.figures.find import figures
from news.figures.plan import plan
from news.nouns import Figure
from tests.conftest import parser


def figures_of(text: str) -> tuple[Figure, ...]:
    """Return a text's figures."""
    planned = plan(text)
    spans = [one.sentence for one in planned]
    trees = dict(zip(spans, parser().trees(span.of(text) for span in spans), strict=True))
    return tuple(figures(text, planned, trees))


def by_words(text: str) -> dict[str, Figure]:
    """Return a text's figures by their words."""
    return {figure.text: figure for figure in figures_of(text)}
