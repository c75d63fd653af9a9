"""How telling a term is: the rarer among the articles of the past, the more."""

from collections.abc import Mapping
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

POWER = 1.3


@dataclass(frozen=True, slots=True, kw_only=True)
class Vocabulary:
    """How many `articles` were read, and how many of them hold each term: of the past only."""

    articles: int
    holding: Mapping[str, int]

    def rarity(self, term: str) -> float:
        """Return how telling `term` is, from 0 (in every article) to about 10."""
        return _rarity(self.holding.get(term, 0), self.articles)


@lru_cache(maxsize=10_000)
def _rarity(seen: int, articles: int) -> float:
    share = (seen + PRIOR_ARTICLES * PRIOR_SHARE) / (articles + PRIOR_ARTICLES) + FLOOR
    return float((-log(min(1.0, share))) ** POWER)
