"""What restricts a counted noun from outside? Its verb, the verb's subject or object, a noun above."""

from collections.abc import Sequence

from news.figures.view import View

_TIMELY = frozenset(("after", "before", "during", "since", "until", "as", "than"))
"""Prepositions that say when: what they hang on restricts nothing."""


def around(view: View, noun: int) -> Sequence[int]:
    """Return the tokens: in "The attack left at least 42 people dead" all but "people"."""
    tree = view.tree
    at = noun
    while tree.deps[at] in ("conj", "appos") and tree.heads[at] < at:
        at = tree.heads[at]
    above, dep = tree.heads[at], tree.deps[at]
    if above == at:
        return ()
    if dep in ("nsubj", "nsubjpass"):
        return view.predicate(above, at)
    if dep in ("pobj", "pcomp"):
        return _governed(view, above)
    return view.clause(above, at) if view.verbal(above) else ()


def _governed(view: View, preposition: int) -> Sequence[int]:
    """Return the noun or clause that a phrase hangs on: "the death of at least 50 people"."""
    tree = view.tree
    above = tree.heads[preposition]
    if tree.lower[preposition] in _TIMELY or above == preposition:
        return ()
    if tree.lower[preposition] == "with":
        return [*view.subject(above), above] if view.verbal(above) else ()
    if view.verbal(above):
        return [*view.clause(above, preposition), preposition]
    whole = view.clause(tree.heads[above], above) if tree.deps[above] == "dobj" else ()
    return [*whole, *(at for at in view.short(above) if at <= above), preposition]
