"""What assigning an article costs as the window grows.

usage: python -m tests.bench.stories [--sizes 1000 100000]

Articles are made: a hundred terms each, drawn as words are (a few stand everywhere, most are rare), every
third one a retelling of one before it. The cost is processor time of finding, deciding and remembering.
"""

import argparse
import random
import statistics
import sys
import time
from dataclasses import replace
from datetime import date, timedelta

from news.stories.assign import WINDOW_DAYS, Told, assign
from news.stories.terms import MOST_TERMS
from news.stories.window import Window

WORDS = 200_000
MEASURED = 300
WARM = 500
"""Articles assigned in full before any is measured; the rest of the window is only remembered."""
FIRST_DAY = date(2025, 5, 12)


def main() -> int:
    """Print the cost for each size; return the exit code."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.stories", description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="+", default=[1_000, 10_000, 100_000])
    for size in parser.parse_args().sizes:
        costs = sorted(_costs(size))
        half, most = statistics.median(costs), costs[int(len(costs) * 0.95)]
        sys.stdout.write(f"{size:>7} in the window: median {half:.2f} ms, 95% below {most:.2f} ms\n")
    return 0


def _costs(size: int) -> list[float]:
    chance = random.Random(size)
    window, told, costs = Window(), list[Told](), list[float]()
    for number in range(size + MEASURED):
        day = FIRST_DAY + timedelta(days=number * WINDOW_DAYS // (size + MEASURED))
        article = Told(id=number, terms=_terms(chance, told), day=day)
        if number < size - WARM:
            window.add(replace(article, story=number))
        else:
            began = time.process_time()
            decided = assign(article, window.alike(article.terms), window.vocabulary)
            window.add(replace(article, story=number if decided.story is None else decided.story))
            costs.append(1000 * (time.process_time() - began))
        told = [*told[-300:], article]
    return costs[-MEASURED:]


def _terms(chance: random.Random, told: list[Told]) -> dict[str, float]:
    """Draw terms by Zipf's law; a retelling keeps half of another article's."""
    retold = list(chance.choice(told).terms) if told and chance.random() < 1 / 3 else []
    kept = chance.sample(retold, len(retold) // 2)
    drawn = (int(WORDS ** chance.random()) for _ in range(MOST_TERMS))
    return {term: 1 + chance.random() for term in [*kept, *(f"w{rank}" for rank in drawn)][:MOST_TERMS]}


if __name__ == "__main__":
    sys.exit(main())
