"""Does one event become one story?

usage: python -m tests.accuracy_stories --stories PATH [--wikinews PATH] [--shuffles N] [--moves]

PATH: JSONL `{"id", "cluster", "title", "text", "date_squeezed" or "date"}`, in the order given within a day.
Wikinews: `{"url", "title", "text"}`, shuffled in on random days of the same span; only the stories of PATH
are scored, a Wikinews article among them counting against precision. `--moves` moves each threshold by a
fifth. B-cubed as in Amigó et al. 2009. Exit code 1 where F1 falls below 0.97.
"""

import argparse
import json
import random
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path
from types import ModuleType
from typing import Any

from news.nouns import Article
from news.stories import assign, rarity, terms, window
from news.stories.terms import terms_of
from news.stories.window import Window

ENOUGH = 0.97
THRESHOLDS: tuple[tuple[ModuleType, str], ...] = (
    (assign, "JOIN"),
    (assign, "WINDOW_DAYS"),
    (rarity, "PRIOR_ARTICLES"),
    (rarity, "PRIOR_SHARE"),
    (rarity, "FLOOR"),
    (rarity, "POWER"),
    (terms, "NAME"),
    (terms, "LEAD"),
    (terms, "LEAD_TERMS"),
    (terms, "HEADLINE"),
    (terms, "COMMON"),
    (terms, "MOST_TERMS"),
    (window, "TELLING"),
    (window, "MOST_ALIKE"),
    (window, "FIRST"),
)

Row = dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """B-cubed precision and recall, and how many stories hold two events."""

    precision: float
    recall: float
    mixed: int

    @property
    def f1(self) -> float:
        """The harmonic mean."""
        return 2 * self.precision * self.recall / max(1e-9, self.precision + self.recall)

    def __str__(self) -> str:
        """Return all three, and the stories that hold two events."""
        return f"F1 {self.f1:.3f}  P {self.precision:.3f}  R {self.recall:.3f}  mixed stories {self.mixed}"


def main() -> int:
    """Print the figures; return the exit code."""
    options = _options()
    rows = sorted(_rows(options.stories), key=_day)
    plain = _score(rows)
    _say(f"one week, as given           {plain}")
    shuffled = [_score(_shuffled(rows, number)) for number in range(options.shuffles)]
    _spread("shuffled within days", shuffled)
    for name, every in (("one in three", 3), ("all", 1)):
        undated = [{**row, "undated": number % every == 0} for number, row in enumerate(rows)]
        _say(f"{name} undated".ljust(29) + str(_score(undated)))
    if options.wikinews:
        others = _rows(options.wikinews)
        _spread(
            "among Wikinews", [_score(_among(rows, others, number)) for number in range(options.shuffles)]
        )
    if options.moves:
        _moves(rows)
    return 0 if plain.f1 >= ENOUGH else 1


def _spread(name: str, scores: Sequence[Score]) -> None:
    """Print the worst, the middle and the best of some shuffles."""
    ranked = sorted(scores, key=lambda score: score.f1)
    for what, score in (("worst", ranked[0]), ("middle", ranked[len(ranked) // 2]), ("best", ranked[-1])):
        _say(f"{name}, {what}".ljust(29) + str(score))


def stories_of(rows: Iterable[Row]) -> Iterator[tuple[Row, int]]:
    """Return each row with its story, as `whosaid stories` gives it: one pass, nothing from later rows."""
    memory, begun = Window(), 0
    for number, row in enumerate(rows):
        article = Article(text=row["text"], headline=row.get("title"))
        day = None if row.get("undated") else date.fromisoformat(_day(row))
        told = assign.Told(id=number, terms=terms_of(article), day=day)
        story = assign.assign(told, memory.alike(told.terms), memory.vocabulary).story
        begun += story is None
        memory.add(replace(told, story=begun if story is None else story))
        yield row, int(begun if story is None else story)


def bcubed(gold: Mapping[str, str], given: Mapping[str, int]) -> Score:
    """Score the stories `given` to the keys of `gold`; keys that `gold` lacks only cost precision."""
    events, stories = _groups(gold), _groups(given)
    right = {key: len(events[event] & stories[given[key]]) for key, event in gold.items()}
    scored = [keys for keys in stories.values() if keys & gold.keys()]
    return Score(
        precision=sum(right[key] / len(stories[given[key]]) for key in gold) / len(gold),
        recall=sum(right[key] / len(events[event]) for key, event in gold.items()) / len(gold),
        mixed=sum(len({gold.get(key, key) for key in keys}) > 1 for keys in scored),
    )


def _groups(labels: Mapping[str, Any]) -> dict[Any, set[str]]:
    groups: dict[Any, set[str]] = defaultdict(set)
    for key, label in labels.items():
        groups[label].add(key)
    return groups


def _score(rows: Sequence[Row]) -> Score:
    gold = {row["id"]: row["cluster"] for row in rows if "cluster" in row}
    return bcubed(gold, {row["id"]: story for row, story in stories_of(rows)})


def _shuffled(rows: Sequence[Row], number: int) -> list[Row]:
    mixed = list(rows)
    random.Random(number).shuffle(mixed)  # noqa: S311 - no secret
    return sorted(mixed, key=_day)


def _among(rows: Sequence[Row], others: Sequence[Row], number: int) -> list[Row]:
    """Give `others` random days of the span of `rows`, and shuffle all."""
    chance = random.Random(number)  # noqa: S311 - no secret
    first, last = (date.fromisoformat(_day(row)) for row in (rows[0], rows[-1]))
    days = [(first + timedelta(days=n)).isoformat() for n in range((last - first).days + 1)]
    dated = [{**row, "id": row["url"], "date": chance.choice(days)} for row in others]
    return _shuffled([*rows, *dated], number)


def _moves(rows: Sequence[Row]) -> None:
    for module, name in THRESHOLDS:
        value = getattr(module, name)
        for share in (0.8, 1.2):
            moved = round(value * share) if isinstance(value, int) else value * share
            with _set(module, name, moved):
                _say(f"{name:15} {value} → {moved:<8.4g} {_score(rows)}")


@contextmanager
def _set(module: ModuleType, name: str, value: float) -> Iterator[None]:
    before = getattr(module, name)
    setattr(module, name, value)
    rarity._squared.cache_clear()
    try:
        yield
    finally:
        setattr(module, name, before)
        rarity._squared.cache_clear()


def _day(row: Row) -> str:
    return str(row.get("date_squeezed") or row["date"])


def _rows(path: str) -> list[Row]:
    return [json.loads(line) for line in Path(path).read_text(encoding="utf-8").splitlines() if line]


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.accuracy_stories", description=__doc__)
    parser.add_argument("--stories", metavar="PATH", required=True)
    parser.add_argument("--wikinews", metavar="PATH")
    parser.add_argument("--shuffles", type=int, default=20)
    parser.add_argument("--moves", action="store_true", help="move each threshold by a fifth both ways")
    return parser.parse_args()


def _say(line: str) -> None:
    sys.stdout.write(line + "\n")


if __name__ == "__main__":
    sys.exit(main())
