"""Which noun does an amount stand before? What the parser hung elsewhere is looked for right behind it."""

from news.figures.measured import UNIT_WORDS
from news.figures.units import Amount
from news.figures.view import View

_MODIFIES = frozenset(
    ("nummod", "amod", "compound", "quantmod", "nmod", "npadvmod", "advmod", "poss", "det", "punct")
)
_TOTALS = frozenset(("total", "toll", "count", "tally"))
_NEAR = 4
"""Words behind a number among which its noun may stand."""

_STEPS = 4
"""Heads that are climbed at most from a number to its noun."""


def head(view: View, amount: Amount, top: int) -> int:
    """Return the noun that an amount stands before, or its own last word: of "55-member AU" the AU."""
    noun = _noun(view, top)
    if amount.dash and _modifies(view, noun):
        noun = view.tree.heads[noun]
    return _next_noun(view, amount, top) if amount.unit == "count" and noun == top else noun


def _noun(view: View, top: int) -> int:
    """Return the noun that a number stands before, or the number itself: "More than 600 crossed"."""
    tree = view.tree
    at = top
    for _ in range(_STEPS):
        above = tree.heads[at]
        nominal = view.nominal(above) or tree.tags[above] == "CD" or tree.lower[above] in ("more", "strong")
        if above == at or tree.deps[at] not in _MODIFIES or not nominal:
            break
        at = above
        if view.nominal(at) and tree.lower[at] not in UNIT_WORDS and at > top and not _leads(view, at):
            break
    return at


def _leads(view: View, at: int) -> bool:
    """Tell whether a noun stands in a longer one that is counted: "seven member states"."""
    above = view.tree.heads[at]
    whole = view.tree.tags[above] in ("NNS", "NNPS") or view.tree.lower[above] in _TOTALS
    return view.tree.deps[at] == "compound" and above > at and whole


def _next_noun(view: View, amount: Amount, top: int) -> int:
    """Return the noun right behind a number that the parser hung elsewhere: "21 confirmed cases"."""
    tree = view.tree
    at = next((at for at, span in enumerate(view.spans) if span.start >= amount.core.end), len(tree.tags))
    for noun in range(at, min(at + _NEAR, len(tree.tags))):
        if tree.tags[noun] in ("NNS", "NNPS"):
            return noun
        if tree.tags[noun] not in ("JJ", "VBN", "VBD", "NN", "HYPH", "CC"):
            break
    return top


def _modifies(view: View, noun: int) -> bool:
    """Tell whether a noun only modifies another one: "55-member AU"."""
    above = view.tree.heads[noun]
    return view.tree.deps[noun] in _MODIFIES and view.nominal(above) and above > noun
