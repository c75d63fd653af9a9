"""What is an amount of money or time, a share or a change of?"""

from collections.abc import Sequence

from news.figures.around import around
from news.figures.phrases import LOOSE, NAMES
from news.figures.view import View

UNIT_WORDS = frozenset(
    """percent cent % £ $ € million billion trillion years year months month weeks week days day hours hour
    minutes minute decades decade dollars pounds euros km kilometers kilometres miles mile feet foot
    metres meters kg tonnes tons times per magnitude degrees acres hectares litres liters second seconds
    barrels barrel gallons knots mph kph inches inch yards grams kilograms kilos watts megawatts gigawatts
    km/h""".split()
)
"""Nouns that name the unit, not what is counted."""

_CHANGING = frozenset(
    """increase rise hike jump surge growth boost gain fall drop cut reduction decline decrease dip slump
    uplift spike plunge slide tumble""".split()
)
_ABOUT = frozenset(("in", "of", "for", "on", "to", "from", "among", "at"))
_THING = ("in", "of", "to", "for", "on")
_NEAR = 4
_POINTS = frozenset(("point", "points"))
_SHARES = frozenset(("percent", "cent", "%"))
_WHO = 6
"""Words up to which it is said who moves what is moved: "Rai Benjamin finished the race in 47.66 seconds"."""

_OVER = frozenset("after despite by with following in during over through".split())
"""Before a time that is of something: "after nearly two years of investigation"."""

_NOBODY = frozenset(("it", "they", "we", "you", "i", "this", "that", "these", "which", "who"))
_OBJECTS = ("dobj", "obj", "attr", "oprd")

Parts = tuple[Sequence[int], Sequence[int]]
"""The tokens of the noun phrase that is counted, and of what restricts it from outside."""


def measured(view: View, noun: int, *, lasting: bool) -> Parts:
    """Return what is measured: "extra funding" of "£8m in extra funding"; `lasting`: the amount is of time.

    `noun` is the word of the unit, or the noun that the amount stands before.
    """
    tree = view.tree
    if view.nominal(noun) and tree.lower[noun] in _CHANGING:
        return _change_of(view, noun)
    if view.nominal(noun) and tree.lower[noun] not in UNIT_WORDS | _POINTS:
        return view.phrase(noun), around(view, noun)
    below = view.below(noun, _ABOUT)
    if below is not None and tree.lower[below] in UNIT_WORDS and tree.child(below, "nummod") is not None:
        below = None
    if told := _told(view, noun, bare=below is None and not lasting):
        return told
    over = below is not None and lasting and tree.lower[tree.heads[noun]] in _OVER
    over = over and tree.lower[noun + 1] == "of" and bool(_whose(view, noun))
    if tree.deps[noun] == "pobj" and not over:
        above = tree.heads[noun]
        timed = lasting and view.verbal(tree.heads[above])
        return _lasts(view, above, noun) if timed else _levels(view, above, noun, below)
    if below is not None:
        return view.phrase(below), _whose(view, noun) if over else around(view, noun)
    return _argument(view, noun)


def _told(view: View, noun: int, *, bare: bool) -> Parts | None:
    """Return the clause that tells of an amount right behind it: "$1.4 billion authorized for fencing"."""
    tree = view.tree
    if tree.lower[noun] in _SHARES and (who := tree.child(noun, "relcl")) is not None and who == noun + 2:
        return [at for at in _own(view, noun) if at > noun], ()
    told = tree.child(noun, "acl", "relcl")
    whole = tree.subtree(told, LOOSE) if told is not None else []
    first = whole[0] if whole else noun
    relative = tree.tags[first] in ("WDT", "WP")
    behind = first == noun + 1 and not relative and tree.tags[first] != "TO" and tree.deps[noun] == "pobj"
    if told is None or not (behind and bare):
        return None
    said = view.unbroken(whole, first)
    if tree.deps[told] == "relcl":
        return (), said
    subject = _whose(view, noun)
    return (said, subject) if subject else None


def _whose(view: View, noun: int) -> Sequence[int]:
    """Return the subject of the verb that a preposition's amount hangs on: "After ten years of war, he"."""
    verb = view.tree.heads[view.tree.heads[noun]]
    who = view.subject(verb) if view.verbal(verb) else ()
    return who if any(view.tree.lower[at] not in _NOBODY for at in who) else ()


def _own(view: View, noun: int) -> list[int]:
    """Return what is left of a unit's phrase without its word: "the final ten minutes"."""
    return [at for at in view.phrase(noun) if at > noun or view.tree.lower[at] not in UNIT_WORDS]


def _argument(view: View, noun: int) -> Parts:
    """Return what an amount is of that is a verb's subject or object, or stands before an adverb."""
    above = view.tree.heads[noun]
    if view.tree.deps[noun] in ("nsubj", "nsubjpass"):
        return _own(view, noun), view.predicate(above, noun)
    if view.verbal(above):
        named = [at for at in view.tree.subtree(noun) if at < noun and view.tree.tags[at] in NAMES]
        return view.subject(above), [*view.clause(above, noun), *named]
    if view.tree.deps[noun] == "appos" and view.verbal(view.tree.heads[above]):
        return view.subject(view.tree.heads[above]), [*view.clause(view.tree.heads[above], noun), above]
    return _beside(view, above, noun)


def _lasts(view: View, preposition: int, noun: int) -> Parts:
    """Return what goes on so long: "had been in his school for three years"."""
    verb = view.tree.heads[preposition]
    return view.subject(verb), [*view.clause(verb, preposition), *_own(view, noun)]


def _change_of(view: View, change: int) -> Parts:
    """Return what rises: "a 40% increase in officers"; an increase of nothing is its clause's subject's."""
    tree = view.tree
    below = view.below(change, _THING)
    if below is not None:
        return view.phrase(below), ()
    above = tree.heads[change]
    return (view.subject(above), ()) if view.verbal(above) else (view.phrase(change), around(view, change))


def _beside(view: View, above: int, noun: int) -> Parts:
    """Return what an adverb or preposition measures: "came two days after a disastrous meeting".

    What is worth so much stands before the word: "seized drugs worth €3.7m".
    """
    tree = view.tree
    if tree.lower[above] == "worth" and view.nominal(above - 1):
        return [at for at in view.phrase(above - 1) if at < above], around(view, above - 1)
    at = above
    while not view.verbal(at) and tree.heads[at] != at:
        at = tree.heads[at]
    if not view.verbal(at):
        return view.phrase(above), ()
    return view.subject(at), [at, *tree.subtree(above)] if above != at else view.clause(at, noun)


def _of_both(view: View, preposition: int, noun: int) -> int | None:
    """Return what the level reached is a share of, so that left is too: "from 0.5% to 0.3% of GDP"."""
    tree = view.tree
    to = noun + 1
    if tree.lower[preposition] != "from" or to >= len(tree.lower) or tree.lower[to] != "to":
        return None
    reached = next(
        (at for at in range(to, len(tree.lower))[1:_NEAR] if tree.lower[at] == tree.lower[noun]), None
    )
    return view.below(reached, ("of",)) if reached is not None else None


def _levels(view: View, preposition: int, noun: int, below: int | None) -> Parts:
    """Return what reaches or leaves a level: "slashing UK foreign aid from 0.5% to 0.3% of GDP"."""
    tree = view.tree
    below = _of_both(view, preposition, noun) if below is None else below
    share = view.phrase(below) if below is not None else []
    if preposition and tree.lower[preposition] in ("at", "with") and tree.tags[preposition - 1] in NAMES:
        named = preposition - 1
        if tree.heads[preposition] != named and tree.deps[named] not in ("nsubj", "nsubjpass"):
            return [at for at in view.close(named, LOOSE) if at < preposition], ()
    of_noun = tree.lower[preposition] == "of" and view.nominal(preposition - 1)
    above = preposition - 1 if of_noun else tree.heads[preposition]
    while tree.deps[above] in ("prep", "conj") and tree.tags[above] == "IN" and tree.heads[above] != above:
        above = tree.heads[above]
    if view.verbal(above):
        return _moved(view, above, preposition, share)
    if tree.lower[above] in _CHANGING and tree.deps[above] == "appos":
        above = tree.heads[above]
    inner = view.below(above, _THING) if tree.lower[preposition] == "by" else None
    if inner is not None:
        return view.phrase(inner), share
    while tree.deps[above] == "pobj" and tree.lower[tree.heads[above]] == "of" and view.nominal(above):
        above = tree.heads[tree.heads[above]]
    return view.short(above), [*share, *around(view, above)]


def _changed(view: View, verb: int, preposition: int) -> int | None:
    """Return what a change before "by" is of: "resulting in a cut to small boat arrivals by over 90%"."""
    tree = view.tree
    if tree.lower[preposition] != "by":
        return None
    changes = (at for at in tree.subtree(verb) if at < preposition and tree.lower[at] in _CHANGING)
    return next((below for at in changes if (below := view.below(at, _THING)) is not None), None)


def _moved(view: View, verb: int, preposition: int, share: Sequence[int]) -> Parts:
    """Return the object that a verb moves to a level, else its subject: "the amount increased to £16,000"."""
    changed = _changed(view, verb, preposition)
    if changed is not None:
        return view.phrase(changed), share
    thing = view.tree.child(verb, *_OBJECTS)
    if thing is None or thing > preposition:
        told = view.tree.child(verb, "ccomp")
        said = view.clause(verb, preposition) if told is None else view.predicate(verb, preposition)
        return view.subject(verb), [*share, *said]
    named = view.below(thing, _THING) if view.tree.lower[thing] in _CHANGING else None
    between = (
        at for at in view.tree.children[verb] if thing < at < preposition and view.tree.deps[at] == "prep"
    )
    restricted = [at for child in between for at in view.tree.subtree(child)]
    own = view.tree.child(verb, "nsubj", "nsubjpass") is not None or view.tree.deps[verb] in ("acl", "relcl")
    who = view.subject(verb) if own else ()
    who = who if len(who) <= _WHO and not set(who) & set(restricted) else ()
    return view.phrase(thing if named is None else named), [*share, *who, verb, *restricted]
