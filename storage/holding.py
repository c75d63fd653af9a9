"""In how many of the articles read so far each term stands: counted when an article gets its story."""

import json
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import cache
from typing import Any

from sqlalchemy import TextClause, text
from sqlalchemy.orm import Session

from news.stories.rarity import Vocabulary
from storage.rows import connected

ALL = ""
"""The term that is in every article: its count is that of the articles."""


class Counts:
    """The counts as they were before each of some articles, which are counted at once."""

    def __init__(self, session: Session, articles: Iterable[Collection[str]]) -> None:
        """Count articles with these terms; until `passed`, they are left out of what `of` tells."""
        self._session = session
        self._ahead = Counter(term for terms in articles for term in (ALL, *terms))
        self._known = _changed(session, self._ahead)

    def of(self, terms: Collection[str]) -> Vocabulary:
        """Return how many articles there are, and how many hold each of these terms."""
        self._look_up([term for term in terms if term not in self._known])
        known, ahead = self._known, self._ahead
        holding = {term: number for term in terms if (number := known[term] - ahead[term])}
        return Vocabulary(articles=known[ALL] - ahead[ALL], holding=holding)

    def passed(self, terms: Iterable[str]) -> None:
        """Let the next article know of one that holds these terms."""
        self._ahead.subtract((ALL, *terms))

    def _look_up(self, terms: Sequence[str]) -> None:
        if terms:
            asked = {"terms": _listed(self._session, terms)}
            found = connected(self._session).execute(_counts(_dialect(self._session)), asked)
            self._known |= dict.fromkeys(terms, 0) | dict(map(tuple, found.all()))


def exchange(session: Session, before: Collection[str], now: Collection[str]) -> Vocabulary:
    """Count an article under other terms than before; return how many articles hold what it holds now."""
    change = Counter(set(now) - set(before))
    change.subtract(set(before) - set(now))
    _changed(session, change)
    return Counts(session, ()).of({ALL, *now})


def _changed(session: Session, change: Mapping[str, int]) -> dict[str, int]:
    """Count so many more articles under each term; return the counts since."""
    if not change:
        return {}
    pairs = _paired(session, sorted(change.items()))
    return dict(map(tuple, connected(session).execute(_more(_dialect(session)), pairs).all()))


def _dialect(session: Session) -> str:
    return session.get_bind().dialect.name


def _listed(session: Session, terms: Sequence[str]) -> Any:
    """Return many terms as one parameter: an array, or JSON."""
    return list(terms) if _dialect(session) == "postgresql" else json.dumps(terms)


def _paired(session: Session, pairs: Sequence[tuple[str, int]]) -> dict[str, Any]:
    """Return many terms, each with a number, as few parameters."""
    if _dialect(session) != "postgresql":
        return {"pairs": json.dumps(pairs)}
    return {"terms": [term for term, _ in pairs], "numbers": [number for _, number in pairs]}


@cache
def _counts(dialect: str) -> TextClause:
    some = "= ANY(:terms)" if dialect == "postgresql" else "IN (SELECT value FROM json_each(:terms))"
    return text(f"SELECT term, articles FROM terms WHERE term {some}")  # noqa: S608 - no outside words


@cache
def _more(dialect: str) -> TextClause:
    """Return the statement that counts so many more articles for each of many terms, given in their order."""
    some = "SELECT * FROM unnest(CAST(:terms AS text[]), CAST(:numbers AS int[]))"
    if dialect != "postgresql":
        pair = "json_extract(value, '$[0]'), json_extract(value, '$[1]')"
        some = f"SELECT {pair} FROM json_each(:pairs) WHERE true"  # noqa: S608 - no outside words
    return text(
        f"INSERT INTO terms (term, articles) {some} "
        "ON CONFLICT (term) DO UPDATE SET articles = terms.articles + excluded.articles "
        "RETURNING term, articles"
    )
