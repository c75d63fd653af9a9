"""What does a figure count? The noun phrase with its restrictions, from the parse of the sentence."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from news.figures.around import around
from news.figures.measured import UNIT_WORDS, Parts, measured
from news.figures.measures import TIME_UNITS
from news.figures.units import Amount
from news.figures.view import View
from news.nouns import CHANGES, Comparator, Span

_MODIFIES = frozenset(
    ("nummod", "amod", "compound", "quantmod", "nmod", "npadvmod", "advmod", "poss", "det", "punct")
)
_TRAILING = re.compile(r"(?: (?:of|to|at|for|by|in|on|from|with|than))+\Z")
_EMPTY = frozenset(("is", "are", "was", "were", "be", "been", "had", "has", "have", "one of"))
"""What restricts nothing."""

_REACHES = re.compile(r"(?:top|pass|exceed|surpass|reach|hit|total|number|near|approach|breach|stand|stood)")
_STEPS = 4
"""Heads that are climbed at most from a number to its noun."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """The article's words for what is counted, and where its noun phrase stands."""

    words: str
    span: Span | None


def counted(view: View, amount: Amount, comparator: Comparator, hidden: Sequence[Span]) -> Counted:
    """Return what an amount counts; `hidden` are spans that belong to the figure itself or to its time.

    The clause around a counted object follows in brackets: "families across Albania (The charity supports)".
    """
    top = view.top(amount.core)
    if top is None:
        return Counted(words="", span=None)
    phrase, rest = _parts(view, top, amount, comparator)
    inner = _TRAILING.sub("", view.words(phrase, hidden))
    outer = view.words([at for at in rest if at not in set(phrase)], hidden)
    outer = "" if outer.lower() in _EMPTY and inner else outer
    words = f"{inner} ({outer})" if inner and outer else inner or outer
    return Counted(words=words, span=_span(view, phrase if inner else rest, hidden))


def _span(view: View, tokens: Sequence[int], hidden: Sequence[Span]) -> Span | None:
    spans = [view.spans[at] for at in sorted(tokens) if not any(view.spans[at].meets(one) for one in hidden)]
    return Span(spans[0].start, spans[-1].end) if spans else None


def _parts(view: View, top: int, amount: Amount, comparator: Comparator) -> Parts:
    """Return the counted phrase and its surroundings, by what kind of amount it is."""
    if amount.age:
        return _aged(view, top), ()
    if view.verbal(top) and comparator in CHANGES:
        return view.subject(top), ()
    noun = _noun(view, top)
    if amount.dash and _modifies(view, noun):
        noun = view.tree.heads[noun]
    if amount.unit == "count" and noun == top and _reached(view, top):
        return view.subject(view.tree.heads[top]), ()
    if amount.unit in ("count", "ordinal"):
        return view.phrase(noun), around(view, noun)
    if amount.unit == "percent" and comparator not in CHANGES:
        return _share(view, noun, amount)
    return measured(view, noun, lasting=amount.unit in TIME_UNITS)


def _share(view: View, noun: int, amount: Amount) -> Parts:
    """Return what a share is of: "Six percent of people", "one in 10 Albanians"; a level is measured."""
    if amount.form == "ratio":
        first = next(at for at, span in enumerate(view.spans) if span.meets(amount.core))
        return view.phrase(noun), around(view, noun if first in view.phrase(noun) else first)
    whole = None if _levelled(view, noun) else view.below(noun, ("of",))
    if whole is None:
        return measured(view, noun, lasting=False)
    return view.phrase(whole), around(view, noun)


def _aged(view: View, top: int) -> Sequence[int]:
    """Return who is as old as that: "Nikita, 30", "his seven-month-old child", "He was 34"."""
    tree = view.tree
    at = top
    for _ in range(_STEPS):
        above = tree.heads[at]
        if view.verbal(above) or above == at:
            return view.subject(above)
        if (view.nominal(above) and tree.lower[above] != "age") or tree.tags[above] == "PRP":
            return view.short(above)
        at = above
    return ()


def _noun(view: View, top: int) -> int:
    """Return the noun that a number stands before, or the number itself: "More than 600 crossed"."""
    tree = view.tree
    at = top
    for _ in range(_STEPS):
        above = tree.heads[at]
        nominal = view.nominal(above) or tree.tags[above] == "CD"
        if above == at or tree.deps[at] not in _MODIFIES or not nominal:
            break
        at = above
        if view.nominal(at) and tree.lower[at] not in UNIT_WORDS and at > top:
            break
    return at


def _levelled(view: View, at: int) -> bool:
    """Tell whether a share is reached or left: "increase defence spending to 2.5% of national income"."""
    tree = view.tree
    return tree.deps[at] == "pobj" and tree.lower[tree.heads[at]] in ("to", "from", "at", "by")


def _reached(view: View, at: int) -> bool:
    """Tell whether a bare number is what its clause's subject amounts to: "Arrivals have topped 12,000"."""
    tree = view.tree
    above = tree.heads[at]
    return tree.deps[at] in ("dobj", "attr") and _REACHES.match(tree.lower[above]) is not None


def _modifies(view: View, noun: int) -> bool:
    """Tell whether a noun only modifies another one: "55-member AU"."""
    above = view.tree.heads[noun]
    return view.tree.deps[noun] in _MODIFIES and view.nominal(above) and above > noun
