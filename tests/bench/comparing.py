"""What comparing the figures of one story costs, as its articles grow in number.

usage: python -m tests.bench.comparing [--articles 50,100,500,1000]

Articles are made: six figures each of forty facts that the story has, worded in their own way, a tenth
of them with another number. The cost is processor time of one call, the least of three.
"""

import argparse
import random
import sys
import time
from datetime import date, timedelta
from decimal import Decimal

from news.figures.alike import Given, measure
from news.figures.compare import Group, groups
from news.nouns import Comparator, Figure, Span
from tests.bench.report import Noted, note

FACTS, FIGURES = 40, 6
HEADS = (
    "people homes families soldiers children workers flights votes schools hospitals protesters firms".split()
)
FATES = "killed injured arrested missing evacuated rescued closed destroyed damaged deployed".split()
PLACES = "Magnitogorsk Koszalin Tirana Kabul Lagos Puebla Osaka Bergen Leeds Tartu".split()
HOW = "blast collapse storm fire march strike flood quake".split()
FIRST_DAY = date(2025, 5, 12)


def main() -> int:
    """Print the cost for each number of articles; return the exit code."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.comparing", description=__doc__)
    parser.add_argument("--articles", default="50,100,500,1000")
    for number in map(int, parser.parse_args().articles.split(",")):
        given = story(number)
        costs = [_cost(given) for _ in range(3)]
        found = _compared(given)
        note(Noted(bench="comparing figures", what="one story", value=min(costs), unit="ms", size=number))
        sys.stdout.write(
            f"{number:>5} articles, {len(given):>5} figures: {min(costs):6.1f} ms, {len(found)} groups\n"
        )
    return 0


def story(articles: int) -> list[Given]:
    """Return the figures of a made story, alike for the same number of articles."""
    chance = random.Random(articles)
    facts = [_fact(chance) for _ in range(FACTS)]
    return [
        _given(chance, f"article {number}", at, *chance.choice(facts))
        for number in range(articles)
        for at in range(FIGURES)
    ]


def _fact(chance: random.Random) -> tuple[int, str, str, str, str]:
    size = int(10 ** chance.uniform(0.5, 5))
    return size, chance.choice(HEADS), chance.choice(FATES), chance.choice(HOW), chance.choice(PLACES)


def _given(  # noqa: PLR0917 (a fact's five parts, and where it is told)
    chance: random.Random, article: str, at: int, size: int, head: str, fate: str, how: str, place: str
) -> Given:
    value = size if chance.random() > 0.1 else size + chance.randint(1, 9)
    worded = (f"{head} {fate} in the {how} in {place}", f"{head} (the {how} {fate})", f"{head} in {place}")
    said = Figure(
        span=Span(100 * at, 100 * at + 5),
        text=f"{value:,}",
        value=Decimal(value),
        unit="count",
        comparator=chance.choice((Comparator.EXACT, Comparator.EXACT, Comparator.AT_LEAST, Comparator.ABOUT)),
        counted=chance.choice(worded),
        as_of=chance.choice((None, None, "on Monday", "yesterday")),
        evidence=Span(100 * at, 100 * at + 90),
    )
    around = (
        f"The {how} in {place} left {value:,} {head} {fate}, {chance.choice(HOW)} and {chance.choice(FATES)}."
    )
    return Given(
        article=article,
        figure=said,
        around=around,
        published=FIRST_DAY + timedelta(days=chance.randint(0, 2)),
        by=chance.choice((None, None, "Ann Lee", "the police")),
    )


def _compared(given: list[Given]) -> list[Group]:
    return groups([measure(one) for one in given])


def _cost(given: list[Given]) -> float:
    began = time.process_time()
    _compared(given)
    return 1000 * (time.process_time() - began)


if __name__ == "__main__":
    raise SystemExit(main())
