"""The articles of the last days in memory, and which of them to compare a new one with.

A stream's own memory; the store answers the same question by a query. Cost is bounded: neither the
window's size nor a term that stands everywhere makes a look-up longer than `MOST_LOOKED_AT` steps.
"""

from collections import Counter, defaultdict, deque
from collections.abc import Iterator
from datetime import date, timedelta
from heapq import nlargest
from itertools import islice

from news.stories.assign import WINDOW_DAYS, Key, Told
from news.stories.rarity import Vocabulary
from news.stories.terms import Terms

TELLING = 25
"""Terms of an article by which others are found: those that weigh most, rarity included."""

MOST_LOOKED_AT = 3_000
"""Entries of the index looked at, the rarest terms first and in each the latest articles first."""

MOST_ALIKE = 24
"""Articles to compare with, and `FIRST` of each of their stories: the first ones anchor it, so that a long
story isn't only what its latest articles say."""
FIRST = 4

MOST_TERMS = 400_000
"""Terms counted; beyond, those seen once are forgotten: names that were in the news once."""


class Window:
    """Articles by their telling terms; those of more than `WINDOW_DAYS` before the latest day drop out.

    An undated article counts from the latest day seen when it came, before any from the first.
    """

    def __init__(self) -> None:
        self._told: dict[int, tuple[date | None, Told]] = {}
        self._index: dict[str, deque[int]] = defaultdict(deque)
        self._members: dict[Key, list[int]] = defaultdict(list)
        self._holding: Counter[str] = Counter()
        self._articles = 0
        self._began: date | None = None
        self._today: date | None = None

    @property
    def vocabulary(self) -> Vocabulary:
        """What was read so far, dropped articles included; it grows with `add`."""
        return Vocabulary(articles=self._articles, holding=self._holding)

    def add(self, article: Told) -> None:
        """Remember an article that has its story; raises ValueError where it has none."""
        if article.story is None:
            raise ValueError("only an article with a story can be remembered")
        self._turn_to(article.day)
        number, self._articles = self._articles, self._articles + 1
        self._told[number] = (self._today, article)
        self._members[article.story].append(number)
        for term in article.terms:
            self._index[term].append(number)
        self._holding.update(article.terms.keys())
        if len(self._holding) > MOST_TERMS:
            self._holding = Counter({term: seen for term, seen in self._holding.items() if seen > 1})

    def alike(self, terms: Terms) -> list[Told]:
        """Return the articles to compare with: the most alike, and the first of their stories."""
        found = Counter[int]()
        for number, weight in self._entries(terms):
            found[number] += weight  # type: ignore[assignment]
        best = nlargest(MOST_ALIKE, found, key=found.__getitem__)
        stories = {self._told[number][1].story for number in best}
        firsts = (number for story in stories if story is not None for number in self._members[story][:FIRST])
        return [self._told[number][1] for number in sorted({*best, *firsts})]

    def _entries(self, terms: Terms) -> Iterator[tuple[int, float]]:
        """Return the articles that hold the most telling of `terms`, and what each such term counts."""
        rarities = self.vocabulary.rarities(term for term in terms if term in self._index)
        weights = {term: terms[term] * rarity for term, rarity in rarities.items()}
        telling = nlargest(TELLING, weights, key=weights.__getitem__)
        left = MOST_LOOKED_AT
        for term in sorted(telling, key=lambda term: len(self._index[term])):
            for number in islice(reversed(self._index[term]), left):
                yield number, weights[term]
            left -= len(self._index[term])
            if left <= 0:
                return

    def _turn_to(self, day: date | None) -> None:
        """Drop what is too old, where `day` is later than any before."""
        if day is None or (self._today and day <= self._today):
            return
        self._began, self._today = self._began or day, day
        oldest = day - timedelta(days=min(WINDOW_DAYS, day.toordinal() - 1))
        for number, told in list(self._before(oldest)):
            self._drop(number, told)

    def _before(self, oldest: date) -> Iterator[tuple[int, Told]]:
        for number, (arrived, told) in self._told.items():
            if (arrived or self._began or oldest) >= oldest:
                return
            yield number, told

    def _drop(self, number: int, told: Told) -> None:
        """Forget the oldest article: it stands first in every row of the index."""
        del self._told[number]
        for term in told.terms:
            row = self._index[term]
            row.popleft()
            if not row:
                del self._index[term]
        if told.story is not None:
            self._members[told.story].remove(number)
            if not self._members[told.story]:
                del self._members[told.story]
