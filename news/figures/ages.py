"""Who is as old as that? "Nikita, 30", "his seven-month-old child", "She joined the navy aged 14"."""

import re
from collections.abc import Sequence

from news.figures.around import around
from news.figures.phrases import NAMES
from news.figures.view import View

_STEPS = 4
"""Heads that are climbed at most from a number to its noun."""

_HUMAN = re.compile(
    r"(?:(?:wo)?m[ae]n|boys?|girls?|child(?:ren)?|people|persons?|(?:grand)?(?:sons?|daughters?|parents?|fathers?"
    r"|mothers?)|brothers?|sisters?|bab(?:y|ies)|infants?|twins?|couple|students?|pupils?|victims?|suspects?"
    r"|teenagers?|residents?|nieces?|nephews?|wife|wives|husbands?|cousins?|patients?|migrants?|civilians?"
    r"|pensioners?|\w+(?:er|or|ist|ian|ee)s?)"
)
"""Nouns for people; others have no age behind "aged": "joined the navy aged 14" is told of who joined."""

_SOMEONE = frozenset(("he", "she", "him", "her", "one", "i", "they", "them"))
_OURSELVES = frozenset(("i", "you", "we"))
_TELLS_WHEN = frozenset(("when", "until", "since", "while", "as"))
_BEING = frozenset(("was", "were", "is", "are", "am", "be", "turned", "’s", "'s", "’re", "'re", "’m", "'m"))
_BOUNDS = frozenset(("under", "over", "above", "below", "ages"))
"""Words between people and what bounds their age: "voters under 30"."""


Parts = tuple[Sequence[int], Sequence[int]]


def aged(view: View, top: int) -> Parts:
    """Return who is as old as that, and what was told of them then: "Paris (joined the Sea Org)"."""
    tree = view.tree
    at = top
    noun = _bounded(view, top)
    if noun is not None:
        return [one for one in view.short(noun) if one <= noun], around(view, noun)
    for _ in range(_STEPS):
        above = tree.heads[at]
        if tree.lower[at] == "age" and tree.deps[at] == "pobj" and tree.lower[above] == "at":
            above = next((up for up in view.above(above) if view.verbal(up)), _cut_off(view, above))
        if view.verbal(above) and not _of_noun(view, above):
            return _of_verb(view, above, at)
        if above == at:
            return view.subject(above), ()
        if (view.nominal(above) and tree.lower[above] != "age") or tree.lower[above] in _SOMEONE:
            return _of_person(view, above)
        at = above
    return (), ()


def _bounded(view: View, top: int) -> int | None:
    """Return the people whose age a number bounds: "voters under 30", "Latinos younger than 30"."""
    tree = view.tree
    at = top - 1
    while at > 0 and tree.tags[at] == "CD":
        at -= 1
    than = tree.lower[at] == "than" and tree.lower[at - 1] in ("younger", "older")
    noun = at - 2 if than else at - 1
    return noun if noun >= 0 and (than or tree.lower[at] in _BOUNDS) and view.nominal(noun) else None


def _cut_off(view: View, at: int) -> int:
    """Return the verb that an age's "at" was cut off from: "died at 10 a.m. local time at the age of 78"."""
    roots = [up for up in range(at) if view.tree.heads[up] == up and view.verbal(up)]
    return roots[-1] if roots else at


def _of_noun(view: View, verb: int) -> bool:
    """Tell whether a verb only ties an age to a noun: "a man aged 34"."""
    return view.tree.lower[verb] == "aged" and view.tree.deps[verb] == "acl"


def _of_person(view: View, noun: int) -> Parts:
    """Return a person; behind a thing, "the Sea Org aged 14", whom the clause is about."""
    tree = view.tree
    verb = next((up for up in view.above(noun) if view.verbal(up)), None)
    thing = tree.deps[noun] in ("dobj", "pobj") and not _HUMAN.fullmatch(tree.lower[noun])
    tied = any(tree.lower[at] == "aged" and tree.words[at - 1] != "," for at in tree.children[noun])
    if verb is None or not (thing and tied):
        return view.short(noun), () if tree.tags[noun] in NAMES else around(view, noun)
    return view.subject(verb), [verb, *(at for at in range(verb + 1, noun + 1))]


def _of_verb(view: View, verb: int, at: int) -> Parts:
    """Return whom a clause is about; of "when she was six" with the clause that it stands beside."""
    tree = view.tree
    who = view.subject(verb)
    if tree.lower[verb] not in _BEING:
        but = set(tree.subtree(at))
        return who, [one for one in view.predicate(verb, at) if one not in but]
    opened = any(tree.lower[mark] in _TELLS_WHEN for mark in tree.children[verb])
    if tree.deps[verb] != "advcl" or not opened:
        return who, ()
    outer = tree.heads[verb]
    other = len(who) == 1 and tree.tags[who[0]] == "PRP" and tree.lower[who[0]] not in _OURSELVES
    if other and view.subject(outer):
        who = view.subject(outer)
    return who, [at for at in view.clause(outer, verb) if at not in who]
