"""On which day words were said, by the time words that hang on the cue itself.

Counted from the article's date, never from today; without one there is no day.
"""

from collections.abc import Iterator
from datetime import date

from news.nouns import Status
from news.quotes.clauses import Clause
from news.when import days_of

LONGEST = 8
"""Tokens from its head on in which an adjunct names its day: "Friday, May 9, 2025"."""

_ARCS = frozenset(("npadvmod", "advmod", "prep", "tmod"))


def spoken(clause: Clause, cue: int, status: Status, published: date | None) -> date | None:
    """Return the day that the cue names: "said on Friday" is the last Friday up to the article's date.

    "will say on Thursday" is the next one; "last night" the day before, "this morning" the day itself. Words
    that name several days ("last week") name none on which something was said.
    """
    if published is None:
        return None
    for words in _time_words(clause, cue):
        days = days_of(words, published, to_come=status is Status.ADVANCE)
        if days is not None:
            return days.first if days.first == days.last else None
    return None


def _time_words(clause: Clause, cue: int) -> Iterator[str]:
    """Yield each adjunct of the cue that may name a day, in small letters, without its "on"."""
    tree = clause.tree
    for child in tree.children[cue]:
        if tree.deps[child] in _ARCS and not clause.masks(child):
            head = tree.child(child, "pobj") if tree.lower[child] == "on" else child
            if head is not None:
                first = min((one for one in tree.children[head] if one < head), default=head)
                yield " ".join(tree.lower[first : head + LONGEST]).replace(" ,", ",")
