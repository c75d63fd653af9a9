"""What does a figure count? The noun phrase with its restrictions, from the parse of the sentence."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from news.figures.ages import aged
from news.figures.around import around
from news.figures.heads import head
from news.figures.kinds import FATED
from news.figures.measured import Parts, measured
from news.figures.measures import TIME_UNITS
from news.figures.units import Amount
from news.figures.view import View
from news.nouns import CHANGES, Comparator, Span

_TRAILING = re.compile(
    r"(?: (?:of|to|at|for|by|in|on|from|with|than|and|or|but))+\Z"
    r"|(?:\A| )(?:\w+ly |far |well |much )?(?:more|less|fewer|higher|lower) than the\Z"
)
_IS = re.compile(r"(?<=\w) (?:is|are|was|were)\Z")
_AND = re.compile(r"(?:(?:\A| )(?:and|or|but))+\Z")
_PRONOUN = re.compile(
    r"\A(?:(?:of|in) (?:whom|which)|It|This|That|These|We|They|You|I|it|this|that|these|we|they|you)(?: |\Z)"
)
_LONG = 12
"""Words from which on a noun with all that restricts it needs no clause."""

_FULL = 3
"""Words from which on a "three-day voyage for diving" needs no clause."""

_EMPTY = frozenset(("", "is", "are", "was", "were", "be", "been", "had", "has", "have", "one of"))
"""What restricts nothing."""

_TOTAL = re.compile(r"(?:[Aa]n?|the) (?:[a-z]+ )?total(?: of)?(?: |\Z)")
_LOOSE_ENDS = re.compile(
    r"\A(?:[’']s |[Bb]etween |from |per )|(?<=[,(])(?: ?[,;])+|\A(?:an? )(?=[a-z ]*[a-z]{3,}s\Z)"
    r"|\A[Tt]he (?=of )|\Ato [\d,]+(?: |\Z)|\A[Aa] (?=[aeio])|\A[Aa]n (?=[bcdfgj-np-tv-z])"
)
_TOTAL_OF = re.compile(r"\b(?:an?|the) total of (?=[a-z])")
_HEDGES = frozenset(("RB", "RBR", "RBS", "IN", "JJR", "JJS", "CD"))
_REPEATS = frozenset(("even",))
"""Adverbs before a size that was given before."""

_UNSAID = frozenset(("", "more", "dead", "more dead", "of them"))
"""Stand for people where it is told what became of them: "killed one and injured twelve more"."""

_LEVELS = re.compile(
    r"(?:r[io]se|risen|f[ae]ll|fallen|st(?:oo|an)ds?|hits?|reach(?:es|ed)?|slow(?:s|ed)|eas(?:es|ed)|total(?:s|led)"
    r"|dropped|gr[eo]wn?|climbed|jumped|surged|raised|cut|increased|decreased|declined)"
)
"""Says only how large what is counted is, or that it has changed."""

_FINITE = frozenset(("VBD", "VBZ", "VBP", "VBN", "MD"))
_REACHES = re.compile(r"(?:top|pass|exceed|surpass|reach|hit|total|number|near|approach|breach|stand|stood)")
_ARGUMENTS = frozenset(("dobj", "nsubj", "nsubjpass", "attr", "conj", "nummod"))
_DIRECTION = re.compile(
    r"(?:north|south|east|west)(?:-?(?:east|west))?(?:ern|ward)?|away|off|from|inland|upstream"
)
_STOPS = frozenset(",.;:()–—")
_FARTHEST = 10
_DASHES = frozenset(("—", "–", "--"))
_INSIDE = frozenset(("pobj", "prep", "compound", "amod", "poss"))
_TAKES = frozenset(("for", "of", "with", "on", "over", "through", "across"))
"""Before an amount of something: "money for 234 miles of wall"; not "recovered from six metres of mud"."""

_SIZED = frozenset(("of", "to", "from"))
_NEAR = 4
"""Words behind a number among which its noun may stand."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """The article's words for what is counted, and where its noun phrase stands.

    `bare`: the words are of the clause, since the number has no noun of its own. `unit` is its amount's.
    """

    words: str
    span: Span | None
    bare: bool = False
    unit: str = ""


def counted(view: View, amount: Amount, comparator: Comparator, hidden: Sequence[Span]) -> Counted:
    """Return what an amount counts; `hidden` are spans that belong to the figure itself or to its time.

    The clause around a counted object follows in brackets: "families across Albania (The charity supports)".
    """
    top = view.top(amount.core)
    if top is None:
        return Counted(words="", span=None)
    phrase, rest = _parts(view, top, amount, comparator)
    if amount.unit == "other" and len(phrase) >= _LONG and (whole := view.described(top)):
        phrase, rest = [at for at in phrase if at < top + _NEAR], whole
    if amount.unit == "count":
        rest = [*rest, *view.right_behind(amount.core)]
    phrase = [at for at in phrase if not _hedging(view, at, amount)]
    inner = _TOTAL.sub("", _LOOSE_ENDS.sub("", _TRAILING.sub("", view.words(phrase, hidden))))
    if inner.lower() in _UNSAID and amount.unit == "count" and _of_people(view, top):
        inner = "people"
    if amount.unit == "other":
        rest = [*rest, *_away(view, amount)]
    if amount.dash and amount.unit in TIME_UNITS and len(inner.split()) >= _FULL:
        rest = ()
    outer = _TOTAL_OF.sub("", view.words([at for at in rest if at not in set(phrase)], hidden))
    outer = _TRAILING.sub("", outer) if amount.age else outer
    outer = _AND.sub("", _IS.sub("", _PRONOUN.sub("", outer)) if inner else outer)
    outer = "" if len(inner.split()) >= _LONG else outer
    outer = ("" if outer.lower() in _EMPTY else outer) if inner else _TRAILING.sub("", outer)
    bare = bool(outer and not inner)
    who, inner, outer = _parted(view, rest, outer, amount, hidden) if bare else ((), inner, outer)
    words = f"{inner} ({outer})" if inner and outer else inner or outer
    span = _span(view, who or (phrase if inner else rest), hidden)
    return Counted(words=words, span=span, bare=bare)


def _parted(
    view: View, rest: Sequence[int], words: str, amount: Amount, hidden: Sequence[Span]
) -> tuple[Sequence[int], str, str]:
    """Return a clause's first noun phrase, its words and those of what it does: "Smith", "stole from".

    A count without its noun is of something left out: not of "Smith" who "had the most votes, 4,200".
    """
    who = _doer(view, rest)
    doer = view.words(who, hidden)
    if not who or not words.startswith(doer):
        return (), "", words
    does = words[len(doer) :].strip(" ,")
    does = "" if _LEVELS.fullmatch(does) else does
    return ((), "", words) if does and amount.unit == "count" else (who, doer, does)


def _doer(view: View, rest: Sequence[int]) -> Sequence[int]:
    """Return the noun phrase that a clause opens with, up to its verb: "Smith" of "Smith stole from"."""
    ordered = sorted(rest)
    verb = next((n for n, at in enumerate(ordered) if view.tree.tags[at] in _FINITE), 0)
    who = ordered[:verb]
    return who if who and (view.nominal(who[-1]) or view.tree.tags[who[-1]] == "PRP") else ()


def _hedging(view: View, at: int, amount: Amount) -> bool:
    """Tell whether a word is an adverb before the number: "fully 250 firms", "reportedly 40 dead"."""
    tree = view.tree
    first = next(n for n, span in enumerate(view.spans) if span.end > amount.core.start)
    adverb = tree.tags[at] == "RB" and tree.lower[at] not in _REPEATS and at < first
    return adverb and all(tree.tags[between] in _HEDGES for between in range(at, first))


def _away(view: View, amount: Amount) -> list[int]:
    """Return from where a length is told: "five miles southwest of the town of Guánica"."""
    tree = view.tree
    behind = [at for at, span in enumerate(view.spans) if span.start >= amount.core.end]
    if behind and tree.words[behind[0]] == "(":
        behind = [at for at in behind if at > next((n for n in behind if tree.words[n] == ")"), behind[-1])]
    elif behind and tree.words[behind[0]] == ")":
        behind = behind[1:]
    if not behind or not _DIRECTION.fullmatch(tree.lower[behind[0]]):
        return []
    ends = (n for n, at in enumerate(behind) if tree.words[at] in _STOPS and not view.glides(at))
    end = next(ends, len(behind))
    return behind[:end][:_FARTHEST]


def _of_people(view: View, top: int) -> bool:
    """Tell whether a number is of those whom something became of: "killed [one]", "[35] were rescued"."""
    tree = view.tree
    above = next((at for at in view.above(top) if view.verbal(at) and at != top), None)
    near = [above] if above is not None else []
    near += [at for at in (*tree.children[top], top + 1) if at < len(tree.lower)]
    verbs = [at for at in (above, top + 1) if at is not None and at < len(tree.tags) and view.verbal(at)]
    near += [at for verb in verbs for at in tree.children[verb] if tree.deps[at] in ("acomp", "oprd")]
    return any(tree.lower[at] in FATED for at in near) and tree.deps[top] in _ARGUMENTS


def _span(view: View, tokens: Sequence[int], hidden: Sequence[Span]) -> Span | None:
    spans = [view.spans[at] for at in sorted(tokens) if not any(view.spans[at].meets(one) for one in hidden)]
    return Span(spans[0].start, spans[-1].end) if spans else None


def _parts(view: View, top: int, amount: Amount, comparator: Comparator) -> Parts:
    """Return the counted phrase and its surroundings, by what kind of amount it is."""
    if amount.age:
        return aged(view, top)
    if view.verbal(top) and comparator in CHANGES:
        return view.subject(top), ()
    noun = head(view, amount, top)
    if amount.unit in ("count", "ordinal"):
        return _number_of(view, noun, top)
    if amount.unit == "percent" and comparator not in CHANGES:
        return _share(view, noun, amount)
    stuff = view.below(noun, ("of",)) if amount.unit == "other" and noun == top else None
    if (
        stuff is not None
        and view.tree.deps[noun] == "pobj"
        and view.tree.lower[view.tree.heads[noun]] in _TAKES
    ):
        return view.phrase(stuff), around(view, noun)
    return measured(view, noun, lasting=amount.unit in TIME_UNITS)


def _number_of(view: View, noun: int, top: int) -> Parts:
    """Return what a number counts or is the size of; "won 1,217 pledged delegates" misleads the parser."""
    verb = view.tree.heads[top]
    if noun > verb > top and view.verbal(verb):
        return view.phrase(noun), around(view, verb)
    whole = _reached(view, top) if noun == top and view.below(top, ("of",)) is None else ()
    return (whole, ()) if whole else (view.phrase(noun), around(view, noun))


def _share(view: View, noun: int, amount: Amount) -> Parts:
    """Return what a share is of: "Six percent of people", "one in 10 Albanians"; a level is measured."""
    if amount.form == "ratio":
        first = next(at for at, span in enumerate(view.spans) if span.meets(amount.core))
        return view.phrase(noun), around(view, noun if first in view.phrase(noun) else first)
    whole = None if _levelled(view, noun) else view.below(noun, ("of",))
    if whole is None and view.tree.deps[noun] == "predet":
        whole = view.tree.heads[noun]
        whole = view.tree.heads[whole] if view.tree.deps[whole] == "poss" else whole
        return [at for at in view.phrase(whole) if at > noun], around(view, whole)
    if whole is None:
        return measured(view, noun, lasting=False)
    return view.phrase(whole), around(view, noun)


def _levelled(view: View, at: int) -> bool:
    """Tell whether a share is reached or left: "increase defence spending to 2.5% of national income"."""
    tree = view.tree
    whole = view.below(at, ("of",))
    many = whole is not None and tree.tags[whole] in ("NNS", "NNPS")
    above = ("to", "from", "at") if many else ("to", "from", "at", "by")
    return tree.deps[at] == "pobj" and tree.lower[tree.heads[at]] in above


def _reached(view: View, at: int) -> Sequence[int]:
    """Return what a bare number is the size of: "Arrivals have topped 12,000", "cases rose to 58"."""
    tree = view.tree
    above = tree.heads[at]
    if at > 1 and tree.words[at - 1] in _DASHES:
        named = next((up for up in view.above(at - 2) if tree.deps[up] not in _INSIDE), at - 2)
        return [one for one in view.short(named) if one < at] if view.nominal(named) else ()
    if tree.deps[at] == "attr" or (tree.deps[at] == "dobj" and _REACHES.match(tree.lower[above])):
        return view.subject(above)
    if tree.deps[at] != "pobj" or tree.lower[above] not in _SIZED:
        return ()
    outer = tree.heads[above]
    while tree.heads[outer] != outer and (tree.lower[outer] in _SIZED or tree.tags[outer] == "CD"):
        outer = tree.heads[outer]
    if view.verbal(outer):
        moved = tree.child(outer, "dobj")
        whole = view.subject(outer) if moved is None or moved > at else view.phrase(moved)
        return () if tree.lower[above] == "of" else [one for one in whole if one < above]
    return [one for one in view.short(outer) if one < above] if view.nominal(outer) else ()
