"""Which part of asked words does a quote hold? "an island of strangers", of a longer sentence."""

from collections.abc import Iterable

from news.quotes.likeness import SHORT


def shared_runs(asked: str, stretches: Iterable[str]) -> list[str]:
    """Return the runs of folded words that `asked` shares with each of these, small ends left off.

    Those with most telling words first. Quadratic in the words: for a question, and some dozens of quotes.
    """
    words = asked.split()
    runs = {_trimmed(words[at : at + size]) for one in stretches for at, size in _shared(words, one.split())}
    return sorted(runs - {""}, key=lambda run: (-_telling(run), -len(run), run))


def _shared(words: list[str], others: list[str]) -> Iterable[tuple[int, int]]:
    """Yield each run of `words` that stands in `others` and goes on in neither: where it begins, how long."""
    before = [0] * (len(others) + 1)
    for at, word in enumerate(words):
        here = [0] * (len(others) + 1)
        for place, other in enumerate(others):
            if word == other:
                here[place + 1] = length = before[place] + 1
                if words[at + 1 : at + 2] != others[place + 1 : place + 2] or at + 1 == len(words):
                    yield at + 1 - length, length
        before = here


def _trimmed(run: list[str]) -> str:
    while run and run[-1] in SHORT:
        run = run[:-1]
    while run and run[0] in SHORT:
        run = run[1:]
    return " ".join(run)


def _telling(run: str) -> int:
    return sum(word not in SHORT for word in run.split())
