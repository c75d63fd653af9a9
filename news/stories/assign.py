"""Which story an article joins, or whether it begins one: a decision, not a write.

Likeness is the cosine of terms weighted by rarity. A date only shuts out (`near_in_time`): it never adds to
likeness, so no two events are joined because they fell on one day.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from math import sqrt

from news.stories.rarity import Vocabulary
from news.stories.terms import Terms

Key = int | str

JOIN = 0.185
"""Likeness from which an article joins a story: the middle of the range that serves, not its best point."""

UNDATED_MORE = 0.09
"""How much more is asked where a date is missing: nothing says that the two fell together."""

WINDOW_DAYS = 7
"""Days between two articles beyond which they don't tell one event."""

RIVAL = 0.8
"""Share of the bar from which a story that wasn't chosen is named, for an editor to merge."""

SHOWN_TERMS = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """An article as far as stories go; `story` is None while it is in none, `day` while it is undated.

    `length` is what `length_of` gave when it was assigned, where it hardly changes: to work it out takes
    the rarity of all terms. None or 0: it is worked out.
    """

    id: Key
    terms: Terms
    day: date | None = None
    story: Key | None = None
    length: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Assignment:
    """The decision: `story` to join, or None to begin one; and why.

    `likeness` (0 to 1) is that to the story most alike, `nearest` the most alike article of it; `shared` are
    the terms that made it so, the most telling first. `rivals` came close and weren't chosen.
    """

    story: Key | None
    likeness: float = 0.0
    nearest: Key | None = None
    shared: tuple[str, ...] = ()
    rivals: tuple[Key, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class _Match:
    story: Key
    likeness: float
    surplus: float
    nearest: Told


def assign(article: Told, recent: Iterable[Told], vocabulary: Vocabulary) -> Assignment:
    """Decide the story of `article` among those of `recent`, articles read before it, in any order.

    An article that has a story keeps it. `recent` may be a choice (a query's most alike hundred); what lies
    outside the window is passed over. Example: a second report on "Etheridge" and a student joins the first.
    """
    if article.story is not None:
        return Assignment(story=article.story, likeness=1.0)
    matches = sorted(_matches(article, recent, vocabulary), key=lambda match: -match.surplus)
    if not matches:
        return Assignment(story=None)
    best = matches[0]
    joined = best.surplus >= 0
    others = matches[1:] if joined else matches
    return Assignment(
        story=best.story if joined else None,
        likeness=best.likeness,
        nearest=best.nearest.id,
        shared=_shared(article.terms, best.nearest.terms, vocabulary),
        rivals=tuple(match.story for match in others if match.surplus >= (RIVAL - 1) * JOIN),
    )


def length_of(terms: Terms, vocabulary: Vocabulary) -> float:
    """Return by what an article's likeness to any other is divided: the length of its weighed terms."""
    rarities = vocabulary.rarities(terms)
    return sqrt(sum([weight * weight * rarities[term] for term, weight in terms.items()]))


def near_in_time(one: date | None, other: date | None) -> bool:
    """Tell whether two articles may tell one event as far as their dates say; an undated one may always."""
    return one is None or other is None or abs((one - other).days) <= WINDOW_DAYS


def _matches(article: Told, recent: Iterable[Told], vocabulary: Vocabulary) -> list[_Match]:
    stories: dict[Key, list[Told]] = defaultdict(list)
    for other in recent:
        if other.story is not None and other.id != article.id and near_in_time(article.day, other.day):
            stories[other.story].append(other)
    likeness = _Likeness(article.terms, vocabulary)
    return [_match(article, story, told, likeness) for story, told in stories.items()]


def _match(article: Told, story: Key, told: Sequence[Told], likeness: "_Likeness") -> _Match:
    """Take the mean: a chain of articles, each like the one before, breaks where it drifts from its event."""
    each = [likeness.to(other) for other in told]
    found = sum(each) / len(each)
    undated = article.day is None or all(other.day is None for other in told)
    bar = JOIN + UNDATED_MORE * undated
    return _Match(story=story, likeness=found, surplus=found - bar, nearest=told[each.index(max(each))])


class _Likeness:
    """The cosine between one article's terms and others', each weight times the term's rarity."""

    def __init__(self, terms: Terms, vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary
        self._length = length_of(terms, vocabulary)
        rarities = vocabulary.rarities(terms)
        self._mine = {term: weight * rarities[term] for term, weight in terms.items()}

    def to(self, other: Told) -> float:
        """Return the likeness, from 0 to 1; 0 where either has no telling term."""
        mine = self._mine
        both = sum([mine[term] * weight for term, weight in other.terms.items() if term in mine])
        lengths = self._length * (other.length or length_of(other.terms, self._vocabulary))
        return min(1.0, both / lengths) if lengths else 0.0


def _shared(one: Terms, other: Terms, vocabulary: Vocabulary) -> tuple[str, ...]:
    """Return the terms that both have, the most telling first."""
    rarities = vocabulary.rarities(one.keys() & other.keys())
    both = ((one[term] * other[term] * rarity, term) for term, rarity in rarities.items())
    return tuple(term for weight, term in sorted(both, reverse=True)[:SHOWN_TERMS] if weight > 0)
