"""What an article is about, as far as words can tell: its terms and their weights, names above all."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from heapq import nlargest
from math import log
from operator import itemgetter

from anyascii import anyascii

from news.nouns import Article
from news.stories.words import common, empty, stem

Terms = Mapping[str, float]
"""Weights of stems, all above 0; how rare a term is in the news isn't in them: that changes by the day."""

LONGEST = 30_000
"""Characters read: an event is told at the beginning."""

LEAD_TERMS = 60
LEAD = 2.0
"""How much a use among the first `LEAD_TERMS` counts, where news tells its event: the inverted pyramid."""

HEADLINE = 3.0
"""How much a use in the headline counts."""

NAME = 1.5
"""How much more a name weighs: its people and places tell an event from its subject (Miranda et al. 2018)."""

COMMON = 0.25
"""How much a word of all news counts."""

LONGEST_TERM = 40
"""Characters of a term; what is longer is no word."""

MOST_TERMS = 100
"""Terms kept, the heaviest first: a long article's tail costs time and tells nothing."""

_MARKS = str.maketrans("‘’“”–—…\u00a0", "''\"\"--. ")
_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)*")


def terms_of(article: Article, names: Iterable[str] = ()) -> Terms:
    """Return the terms of `article`; `names` are names that its reading found, in any case.

    Example: "Etheridge" of "Etheridge grabbed a student" weighs more than "student".
    """
    read = list(telling_words(article.text[:LONGEST]))
    uses = Counter[str]()
    for place, (term, _) in enumerate(read):
        uses[term] += LEAD if place < LEAD_TERMS else 1  # type: ignore[assignment]
    for term, _ in telling_words(article.headline or ""):
        uses[term] += HEADLINE  # type: ignore[assignment]
    named = _capitalised(read) | {term for name in names for term, _ in telling_words(name)}
    weights = {term: _weight(term, used, named=term in named) for term, used in uses.items()}
    return dict(nlargest(MOST_TERMS, weights.items(), key=itemgetter(1)))


def telling_words(text: str) -> Iterator[tuple[str, bool]]:
    """Return the stem of each telling word in order, and whether it was capitalised."""
    left_out = empty()
    for word in _WORD.findall(_plain(text)):
        term = stem(word.lower())[:LONGEST_TERM]
        if len(term) > 1 and term not in left_out:
            yield term, word[0].isupper()


def _plain(text: str) -> str:
    """Fold to ASCII; most texts have nothing but a few marks to fold, which is done at once."""
    marks = text.translate(_MARKS)
    return marks if marks.isascii() else anyascii(marks)


def _capitalised(read: Iterable[tuple[str, bool]]) -> set[str]:
    """A name is a word written with a capital more than twice as often as without: no parser is asked."""
    balance = Counter[str]()
    for term, capital in read:
        balance[term] += 1 if capital else -2
    return {term for term, surplus in balance.items() if surplus > 0}


def _weight(term: str, uses: float, *, named: bool) -> float:
    """Grow with the logarithm of the uses: the tenth says less than the second (Salton and Buckley 1988)."""
    return (1 + log(uses)) * (NAME if named else 1.0) * (COMMON if term in common() else 1.0)
