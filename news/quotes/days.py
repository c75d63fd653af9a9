"""On which day words were said, by the time words that hang on the cue itself.

Counted from the article's date, never from today; without one there is no day.
"""

from datetime import date, timedelta

from news.nouns import Status
from news.quotes.clauses import Clause

_WEEKDAYS = "monday tuesday wednesday thursday friday saturday sunday".split()
_OFFSETS = {"today": 0, "tonight": 0, "yesterday": -1, "tomorrow": 1}
_NEAR = frozenset(("morning", "afternoon", "evening", "night"))
_ARCS = frozenset(("npadvmod", "advmod", "prep", "tmod"))


def spoken(clause: Clause, cue: int, status: Status, published: date | None) -> date | None:
    """Return the day that the cue names: "said on Friday" is the last Friday up to the article's date.

    "will say on Thursday" is the next one; "last night" the day before, "this morning" the day itself.
    """
    if published is None:
        return None
    for word, before in _time_words(clause, cue):
        if word in _OFFSETS:
            return published + timedelta(days=_OFFSETS[word])
        if word in _NEAR and before in ("this", "last"):
            return published - timedelta(days=int(before == "last"))
        if word in _WEEKDAYS:
            return _weekday(_WEEKDAYS.index(word), status, published)
    return None


def _time_words(clause: Clause, cue: int) -> list[tuple[str, str]]:
    """Return (word, the word before it) for each adjunct of the cue that may name a day."""
    tree = clause.tree
    found = []
    for child in tree.children[cue]:
        if tree.deps[child] in _ARCS and not clause.masks(child):
            head = tree.child(child, "pobj") if tree.lower[child] == "on" else child
            if head is not None:
                found.append((tree.lower[head], tree.lower[head - 1] if head else ""))
    return found


def _weekday(weekday: int, status: Status, published: date) -> date:
    since = (published.weekday() - weekday) % 7
    return published + timedelta(days=-since % 7 if status is Status.ADVANCE else -since)
