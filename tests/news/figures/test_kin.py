"""What nothing found is compared with may be left out: all that is told of what was found stays as it is."""

from decimal import Decimal
from itertools import combinations

from news.figures.alike import Given, measure
from news.figures.kin import Outline, kin
from news.figures.lineups import LineUp, lineups
from news.nouns import Figure, Span

Counts = dict[str, tuple[str, str]]
"""What numbers of a sentence count, in which unit."""

SENTENCES: tuple[tuple[str, str, Counts], ...] = (
    ("A", "35 people were deported on a chartered flight from Dublin to Lagos.", {"35": ("people", "count")}),
    (
        "A",
        "The chartered flight from Dublin to Lagos took 21 men, 9 women and 5 boys.",
        {"21": ("men", "count"), "9": ("women", "count"), "5": ("boys", "count")},
    ),
    ("A", "£20,000 to send her son to England", {"£20,000": ("to send her son to England", "GBP")}),
    ("A", "The amount rose to £20,000 in May.", {"£20,000": ("the amount", "GBP")}),
    ("B", "A camp held 35 tents.", {"35": ("tents (a camp held)", "count")}),
    ("B", "Its storm was 90 miles (145 km) away.", {"90 miles": ("away", "other"), "145 km": ("", "other")}),
    ("B", "12,699 boats crossed the Channel.", {"12,699": ("boats (crossed the Channel)", "count")}),
    ("C", "15,100 boats crossed the Channel.", {"15,100": ("boats (crossed the Channel)", "count")}),
    ("C", "The ferry burnt 90 tons of coal.", {"90 tons": ("coal (the ferry burnt)", "other")}),
    ("D", "The ferry burnt 90 tons of coal.", {"90 tons": ("the ferry", "other")}),
)  # fmt: skip


def given(article: str, start: int, sentence: str, words: str, counted: tuple[str, str]) -> Given:
    at = start + sentence.index(words)
    number = words.strip("£").split()[0].replace(",", "")
    figure = Figure(
        span=Span(at, at + len(words)),
        text=words,
        value=Decimal(number),
        unit=counted[1],
        evidence=Span(start, start + len(sentence)),
        counted=counted[0],
    )
    return Given(article=article, figure=figure, around=sentence)


FIGURES = [
    (given(article, 100 * number, sentence, words, counted), sentence)
    for number, (article, sentence, counts) in enumerate(SENTENCES)
    for words, counted in counts.items()
]


def figures_of(number: int) -> list[int]:
    """Return the figures of a sentence."""
    return [at for at, (one, _) in enumerate(FIGURES) if one.figure.evidence.start == 100 * number]


def outline(at: int) -> Outline:
    one, sentence = FIGURES[at]
    figure = one.figure
    return Outline(
        article=ord(one.article),
        text=figure.text,
        value=figure.value,
        value_max=figure.value_max,
        unit=figure.unit,
        comparator=figure.comparator,
        counted=figure.counted,
        sentence=sentence,
    )


def met(mine: tuple[int, ...]) -> list[int]:
    others = [at for at in range(len(FIGURES)) if at not in mine]
    return [others[at] for at in kin([outline(at) for at in mine], [outline(at) for at in others])]


def told(mine: tuple[int, ...], others: list[int]) -> list[tuple[object, ...]]:
    """Return the line-ups in which one of `mine` stands, with what stands beside it."""
    among = [*mine, *others]
    found = lineups([measure(FIGURES[at][0]) for at in among], [FIGURES[at][1] for at in among])
    return [_said(one, among) for one in found if set(mine) & set(_members(one, among))]


def _members(one: LineUp, among: list[int]) -> list[int]:
    return [among[at] for some in (*one.statements, *one.apart) for at in some.members]


def _said(one: LineUp, among: list[int]) -> tuple[object, ...]:
    return one.verdict, one.reason, one.timed, _members(one, among)


def test_without_what_it_never_meets_the_same_is_told_of_a_figure() -> None:
    alone = 0
    for mine in [*combinations(range(len(FIGURES)), 1), *combinations(range(len(FIGURES)), 2)]:
        others = [at for at in range(len(FIGURES)) if at not in mine]
        assert told(mine, met(mine)) == told(mine, others), [FIGURES[at][0].figure for at in mine]
        alone += len(others) - len(met(mine))
    assert alone > len(FIGURES)


def test_what_counts_another_thing_is_left_out() -> None:
    tents, distance = (figures_of(number) for number in (4, 5))
    assert met(tuple(tents)) == []
    assert met((distance[1],)) == [distance[0]]
