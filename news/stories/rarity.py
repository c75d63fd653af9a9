"""How telling a term is: the rarer among the articles of the past, the more."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from math import log

PRIOR_ARTICLES = 100
PRIOR_SHARE = 0.005
"""Before anything is read, every term counts as seen in one of 200 articles; 100 articles outweigh that.

Without it the second article of a new store would find no shared term telling at all.
"""

FLOOR = 0.003
"""Terms in fewer than three of 1,000 articles are about equally rare: so likeness means the same with 100
articles as with 100,000, and one threshold serves both."""

POWER = 1.5


@dataclass(frozen=True, slots=True, kw_only=True)
class Vocabulary:
    """How many `articles` were read, and how many of them hold each term: of the past only."""

    articles: int
    holding: Mapping[str, int]

    def rarities(self, terms: Iterable[str]) -> dict[str, float]:
        """Return how telling each term is: the square of its rarity, from 0 (in every article) to about 100.

        Squared, since a term that two articles share counts with its rarity in both.
        """
        holding, articles = self.holding, self.articles
        return {term: _squared(holding.get(term, 0), articles) for term in terms}


@lru_cache(maxsize=10_000)
def _squared(seen: int, articles: int) -> float:
    share = (seen + PRIOR_ARTICLES * PRIOR_SHARE) / (articles + PRIOR_ARTICLES) + FLOOR
    return float((-log(min(1.0, share))) ** (2 * POWER))
