"""What restricts a counted noun from outside? Its verb, the verb's subject or object, a noun above."""

from collections.abc import Sequence

from news.figures.kinds import FATED
from news.figures.view import View

_TIMELY = frozenset(("after", "before", "during", "since", "until", "as", "than"))
"""Prepositions that say when: what they hang on restricts nothing."""

_TOLD = frozenset(
    "said says reported reports claimed claims estimated estimates confirmed stated put warned warns".split()
)
"""Verbs that say who gives a figure, not what it counts: "officials reported 95"."""

_WHOLES = ("NNS", "NNPS", "NNP")
"""Tags of nouns of which what is set off is a part: "20 bodies had been recovered, eleven women"."""

_BEING = frozenset(("is", "are", "was", "were", "be", "been"))
_RESULTS = frozenset(("in", "to"))
"""Prepositions behind which a verb's outcome stands: "resulted in", "led to"."""


def around(view: View, noun: int) -> Sequence[int]:
    """Return the tokens: in "The attack left at least 42 people dead" all but "people"."""
    tree = view.tree
    at, within = noun, False
    while tree.deps[at] in ("conj", "appos") and tree.heads[at] < at:
        within = within or tree.deps[at] == "appos"
        at = tree.heads[at]
    by = tree.lower[tree.heads[at]] in ("by", "with")
    named = at != noun and by and tree.tags[at] == "NNP"
    beside = view.short(at) if named or (within and _is_whole(view, at, noun)) else []
    beside = [one for one in beside if one < noun and tree.tags[one] != "CD"]
    return [*beside, *_around(view, at), *view.event(at)]


def _is_whole(view: View, at: int, noun: int) -> bool:
    """Tell whether a noun is no other count of a list: "Ohio, 66 delegates", but "80 cases, 12 deaths"."""
    tree = view.tree
    listed = tree.child(at, "nummod") is not None and not any(map(view.verbal, range(at, noun)))
    return tree.tags[at] in _WHOLES and not listed


def _around(view: View, at: int) -> Sequence[int]:
    tree = view.tree
    above, dep = tree.heads[at], tree.deps[at]
    if above == at:
        return ()
    if dep in ("dobj", "ccomp") and tree.lower[above] in _TOLD:
        beyond = at + 1 < len(tree.heads) and tree.heads[at + 1] == above and view.verbal(at + 1)
        return view.predicate(at + 1, at) if beyond else view.places(above, at)
    if dep in ("nsubj", "nsubjpass"):
        return view.predicate(above, at)
    if dep in ("pobj", "pcomp"):
        return _governed(view, above)
    return view.clause(above, at) if view.verbal(above) else ()


def _governed(view: View, preposition: int) -> Sequence[int]:
    """Return the noun or clause that a phrase hangs on: "the death of at least 50 people"."""
    tree = view.tree
    above = tree.heads[preposition]
    if tree.lower[preposition] in _TIMELY or above == preposition or tree.lower[above] == "according":
        return ()
    if tree.lower[preposition] == "with":
        verb = next((up for up in view.above(above) if view.verbal(up)), None)
        if verb is not None and tree.lower[verb] in _TOLD:
            return ()
        if verb is not None and verb == above and tree.lower[verb] not in _BEING:
            return view.clause(verb, preposition)
        return [*view.subject(verb), verb] if verb is not None else ()
    if view.verbal(above):
        return [*view.clause(above, preposition), preposition]
    return [*_beyond(view, above, preposition), preposition]


def _beyond(view: View, noun: int, preposition: int) -> Sequence[int]:
    """Return a noun and its clause without the phrase that hangs on it; of "on behalf of" what is above."""
    if _is_tied(view, noun):
        return [*_governed(view, view.tree.heads[noun]), noun]
    own = set(view.tree.subtree(preposition))
    return [*_whole(view, noun), *(at for at in view.short(noun) if at not in own)]


def _is_tied(view: View, noun: int) -> bool:
    """Tell whether a bare noun stands between two prepositions that are one: "on behalf of"."""
    tree = view.tree
    return (
        tree.tags[noun] == "NN"
        and tree.deps[noun] == "pobj"
        and len(tree.children[noun]) == 1
        and (tree.lower[noun] not in FATED)
    )


def _whole(view: View, noun: int) -> Sequence[int]:
    """Return the clause of a noun that is an object: "A fire resulted in the death of all 33".

    Of an adjective it is the place and the subject, if that is no other count: "In Ohio, smoke is
    responsible for 40 deaths".
    """
    tree = view.tree
    if tree.deps[noun] == "acomp":
        verb = tree.heads[noun]
        who = view.subject(verb)
        counts = any(tree.tags[at] == "CD" for at in who)
        return () if counts else [*(at for at in view.scene(verb) if at not in who), *who, verb]
    if tree.deps[noun] == "dobj":
        return view.clause(tree.heads[noun], noun)
    if tree.deps[noun] in ("nsubj", "nsubjpass"):
        return view.predicate(tree.heads[noun], noun)
    above = tree.heads[noun]
    if tree.deps[noun] == "pobj" and view.verbal(tree.heads[above]) and tree.lower[above] in _RESULTS:
        return view.clause(tree.heads[above], above)
    return ()
