"""What was said without quotation marks, and what stands "according to" someone.

Rules after Pareti et al. (EMNLP 2013): complement clauses, infinitives, parentheticals, "according to".
"""

from collections.abc import Iterator
from dataclasses import dataclass

from news.nouns import Span
from news.people.lists import CALENDAR
from news.people.roles import DOCUMENTS
from news.quotes.clauses import Clause
from news.quotes.complements import around, complement
from news.quotes.cues import (
    CALLING,
    CUE_NOUNS,
    ONLY_MARKED,
    PERSONAL,
    PROMISES,
    REPORTING,
    SAYING,
    SPEECH_FORMS,
)
from news.quotes.extents import clause_of
from news.quotes.naming import Namer
from news.quotes.speakers import Cued, cues
from news.quotes.stretches import stretches, trimmed
from news.quotes.subjects import subject
from news.quotes.words import animate, lemma, verbatim

_NOUNS = CUE_NOUNS | PROMISES
_VOICED = REPORTING | CALLING
_CLAUSAL = REPORTING - ONLY_MARKED
_EXPLETIVE = frozenset(("it", "there", "this", "that", "which"))
_NO_SPEAKER = frozenset(("you", "what", "whatever"))
_NOT = frozenset(("not", "n't", "n’t", "never"))
_NEGATED = frozenset(
    "say tell announce confirm reveal find show indicate conclude report state mention disclose recall"
    " deny".split()
)
_REFUSED = frozenset(
    "refused refuses refusing declined declines declining failed fails failing neglected neglecting".split()
)
_AIMS = frozenset("confirm show find acknowledge reveal indicate prove conclude demonstrate".split())
"""Done for a purpose they are no speech: "would follow up to confirm that"."""
_SAID_BY_IT = frozenset(
    "say add tell announce warn accuse note conclude argue claim urge estimate recommend call deny".split()
)

_ASKED = frozenset(("asked", "pressed"))
_IDENTIFYING = frozenset("identified named quoted used published disclosed cited".split())
_NOBODY = frozenset(("nobody", "none", "neither", "noone"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Reported:
    """A report without marks, or with some: who, by which cue, and the words, in order.

    `last` is the cue's last token: "to" in "according to".
    """

    cued: Cued
    content: tuple[Span, ...]
    last: int


def reports(clause: Clause) -> Iterator[Reported]:
    """Yield the sentence's reports in the order of their cues."""
    for at, word in enumerate(clause.tree.lower):
        if clause.slots[at] is not None or clause.inside[at] is not None:
            continue
        found: Reported | None = None
        if _follows(word, at):
            found = _according(clause, at)
        elif clause.tree.tags[at].startswith("VB") or _taken_for_noun(clause, at):
            found = _verbal(clause, at)
        elif word in _NOUNS:
            found = _nominal(clause, at)
        if found is not None and found.content:
            yield found


def _followed(clause: Clause) -> Iterator[Reported]:
    """Yield what stands "according to" someone."""
    for at, word in enumerate(clause.tree.lower):
        if _follows(word, at) and clause.slots[at] is None and clause.inside[at] is None:
            found = _according(clause, at)
            if found is not None and found.content:
                yield found


def _follows(word: str, at: int) -> bool:
    return word == "according" or (word == "per" and not at)


def opening(clause: Clause, cued: Cued, mark: int) -> Span | None:
    """Return the words that a quotation goes on from: "[If she wins], he said, “we will be …”".

    Only a clause of its own before the cue and its speaker, and only nothing between these and the marks.
    """
    tree, slot = clause.tree, clause.slot(mark)
    if slot is None or cued.speaker is None or cued.how != "subject":
        return None
    first = min(*tree.subtree(cued.speaker), cued.cue)
    if not 2 < first <= cued.cue < slot or tree.words[first - 1] != "," or cued.speaker > cued.cue + 4:
        return None
    led = trimmed(clause, list(range(first)))
    own = any(tree.deps[at] in ("nsubj", "nsubjpass", "expl") for at in led)
    plain = not any(clause.slots[at] is not None or clause.inside[at] is not None for at in led)
    return clause.span(led[0], led[-1]) if own and plain else None


def led_on(clause: Clause, cued: Cued, mark: int) -> Span | None:
    """Return what leads to a quotation after "that": "told the court that, [over five months], “she …”"."""
    tree, slot = clause.tree, clause.slot(mark)
    if slot is None or slot < cued.cue:
        return None
    that = next((at for at in range(cued.cue + 1, slot) if tree.lower[at] == "that"), None)
    led = trimmed(clause, [at for at in range(that + 1, slot) if not clause.masks(at)]) if that else []
    plain = not any(clause.inside[at] is not None or tree.tags[at].startswith(("VB", "MD")) for at in led)
    return clause.span(led[0], led[-1]) if led and plain else None


def _taken_for_noun(clause: Clause, at: int) -> bool:
    """Tell whether a verb of speech leads a clause under a noun's tag: "Trump predicts that …"."""
    tree = clause.tree
    main = tree.lower[at] in SPEECH_FORMS and tree.heads[at] == at and tree.tags[at] in ("NN", "NNS", "NNP")
    return main and tree.child(at, "ccomp") is not None


def speakers(clause: Clause, namer: Namer) -> Iterator[Span]:
    """Yield the words that name whoever speaks by any cue of the sentence, if they have a capital."""
    found = [cued for cued in cues(clause) if lemma(clause, cued.cue) in _VOICED]
    found += [report.cued for report in _followed(clause)]
    for cued in found:
        span = namer.speaker(clause, cued)
        if span is not None and (cued.speaker is None or _capital(clause, span, namer)):
            yield span


def _capital(clause: Clause, span: Span, namer: Namer) -> bool:
    """Tell whether a capital stands in the words, beyond a sentence's first, or a proper noun ends them."""
    tree = clause.tree
    tokens = [at for at, end in enumerate(clause.ends) if span.start < end <= span.end]
    if not tokens:
        return False
    inner = tokens if span.start > clause.starts[0] else tokens[1:]
    last = tokens[-1]
    if any(tree.words[at][:1].isupper() for at in inner) or tree.tags[last].startswith("NNP"):
        return True
    return len(tokens) == 1 and tree.tags[last] == "NN" and namer.always_capital(tree.words[last])


def _verbal(clause: Clause, verb: int) -> Reported | None:
    """Read "said that …", "…, he said, …", "as he noted, …", "vowed to …"."""
    if lemma(clause, verb) not in _CLAUSAL:
        return None
    who = subject(clause, verb)
    if who is None or not _speaks(clause, verb, who) or _unsaid(clause, verb, who):
        return None
    tokens = complement(clause, verb)
    if tokens is None:
        tokens = around(clause, verb)
    if not tokens or who in tokens:
        return None
    return Reported(cued=Cued(cue=verb, speaker=who), content=stretches(clause, tokens), last=verb)


def _speaks(clause: Clause, verb: int, who: int) -> bool:
    """Tell whether a subject can say what a clause reports: not a sign, "you", "there", nor one who reads."""
    word = clause.tree.lower[who]
    if verbatim(clause, who) or word in _NO_SPEAKER or (word in _EXPLETIVE and not _it(clause, verb, who)):
        return False
    if (word in CALENDAR and not clause.tree.children[who]) or _all_told(clause, verb, who):
        return False
    if lemma(clause, verb) in PERSONAL and not animate(clause, who) and word not in DOCUMENTS:
        return False
    return lemma(clause, verb) != "read" or word in DOCUMENTS


def _all_told(clause: Clause, verb: int, who: int) -> bool:
    return clause.tree.lower[who] == "all" and clause.tree.lower[verb] == "told"


def _unsaid(clause: Clause, verb: int, who: int) -> bool:
    """Tell whether the words were not said: "did not say that", "refused to say", "met to confirm"."""
    tree = clause.tree
    if _nobody(clause, who) or _was_asked(clause, verb) or _unidentified(clause, verb):
        return True
    helpers = {tree.lower[child] for child in tree.children[verb] if tree.deps[child] in ("aux", "neg")}
    if helpers & _NOT and lemma(clause, verb) in _NEGATED:
        return True
    if "to" not in helpers:
        return False
    refused = tree.deps[verb] == "xcomp" and tree.lower[tree.heads[verb]] in _REFUSED
    return refused or (tree.deps[verb] in ("advcl", "acl") and lemma(clause, verb) in _AIMS)


def _was_asked(clause: Clause, verb: int) -> bool:
    """Tell whether somebody was asked who then speaks: "Doe, asked if it was so, said", "Asked why, Doe"."""
    tree, above = clause.tree, clause.tree.heads[verb]
    if tree.lower[verb] not in _ASKED or above <= verb:
        return False
    aside = verb and tree.words[verb - 1] == "," and lemma(clause, above) in SAYING
    return bool(aside) or (not verb and tree.deps[verb] == "advcl")


def _unidentified(clause: Clause, verb: int) -> bool:
    """Tell whether somebody only asks for no name: "asking not to be identified"."""
    tree = clause.tree
    what = tree.child(verb, "xcomp", "ccomp") if lemma(clause, verb) in ("ask", "request", "insist") else None
    passive = (
        what is not None and tree.child(what, "auxpass") is not None and tree.child(what, "neg") is not None
    )
    return passive and what is not None and tree.lower[what] in _IDENTIFYING


def _nobody(clause: Clause, who: int) -> bool:
    """Tell whether a subject is none: "Neither Doe nor Roe", "No minister", "Nobody"."""
    tree = clause.tree
    led = {tree.lower[child] for child in tree.children[who] if child < who}
    return tree.lower[who] in _NOBODY or bool(led & {"no", "neither"})


def _it(clause: Clause, verb: int, who: int) -> bool:
    """Tell whether "it" is a body that speaks: "It said it decided to", not "it is said that"."""
    tree = clause.tree
    active = tree.deps[who] == "nsubj" and tree.heads[who] == verb and tree.tags[verb] in ("VBD", "VBZ")
    return active and tree.lower[who] == "it" and lemma(clause, verb) in _SAID_BY_IT


def _nominal(clause: Clause, noun: int) -> Reported | None:
    """Read "his claim that …" and "Clinton's comment that …"."""
    tree = clause.tree
    who = tree.child(noun, "poss")
    that = tree.child(noun, "acl", "ccomp", "relcl")
    if who is None or that is None or not animate(clause, who):
        return None
    led = tree.child(that, "mark", "aux")
    words = ("that", "to") if tree.lower[noun] in PROMISES else ("that",)
    if led is None or tree.lower[led] not in words:
        return None
    content = stretches(clause, clause_of(clause, noun, that))
    return Reported(cued=Cued(cue=noun, speaker=who), content=content, last=noun)


def _according(clause: Clause, at: int) -> Reported | None:
    """Read "according to X, …" and "…, according to X": the clause that it hangs on, without itself.

    At either end of the sentence that is all of it. "According to their preference" names nobody.
    """
    tree = clause.tree
    to = next((child for child in tree.children[at] if child > at and tree.lower[child] == "to"), at)
    who = tree.child(to, "pobj")
    if who is None or any(tree.tags[child] == "PRP$" for child in tree.children[who]):
        return None
    named, whole = _named(clause, at, who), tree.subtree(who)
    mine = {at, to, *named}
    beyond = set(tree.subtree(at)) - {at, to, *whole}
    mine |= beyond if any(tree.tags[child].startswith("NNP") for child in beyond) else set()
    mine |= set(_telling_of(clause, max(mine) + 1))
    tokens = [token for token in _scope(clause, at, mine) if token not in mine and not clause.masks(token)]
    content = stretches(clause, trimmed(clause, tokens))
    how = "per" if to == at else "according to"
    return Reported(cued=Cued(cue=at, speaker=who, how=how), content=content, last=to)


def _telling_of(clause: Clause, start: int) -> list[int]:
    """Return a clause that tells of who is followed: "according to the SITE Group, [which tracks them]"."""
    tree = clause.tree
    at = start + 1
    if at >= len(tree.words) or tree.words[start] != "," or tree.tags[at] not in ("WDT", "WP"):
        return []
    while tree.heads[at] != at and tree.deps[at] != "relcl":
        at = tree.heads[at]
    branch = tree.subtree(at)
    return branch if tree.deps[at] == "relcl" and branch[0] == start + 1 else []


def _scope(clause: Clause, at: int, mine: set[int]) -> list[int]:
    """Return the tokens that "according to" is said of, itself among them, none beyond a colon or semicolon.

    "…, and, according to X, …" is said of what follows.
    """
    tree = clause.tree
    ends = all(tree.deps[token] == "punct" for token in range(max(mine) + 1, len(tree.words)))
    if (min(mine) <= 1 or ends) and not any(slot is not None for slot in clause.slots):
        return list(range(len(tree.words)))
    low, high = _bounds(clause, at, mine)
    if low == at or tree.words[low - 1] == ":":
        return list(range(low, high))
    head = tree.heads[at]
    while tree.heads[head] != head and not tree.tags[head].startswith(("VB", "MD")):
        head = tree.heads[head]
    return [token for token in tree.subtree(head) if low <= token < high]


def _named(clause: Clause, at: int, who: int) -> list[int]:
    """Return the tokens that name who is followed; in mid-clause what follows a comma is what they say."""
    words, whole = clause.tree.words, clause.tree.subtree(who)
    inside = at > 1 and words[at - 1] == "," and any(word in (":", ";", "and") for word in words[at - 3 : at])
    comma = next((token for token in whole if token > who and words[token] == ","), None)
    return [token for token in whole if token < comma] if inside and comma is not None else whole


def _bounds(clause: Clause, at: int, mine: set[int]) -> tuple[int, int]:
    """Return the first token and the one after the last that "according to" can be said of."""
    words = clause.tree.words
    led = at > 1 and words[at - 1] == "," and words[at - 2] in ("and", "but")
    before = [token for token in range(min(mine)) if words[token] in (":", ";")]
    after = (token for token in range(max(mine) + 1, len(words)) if words[token] == ";")
    return (at if led else before[-1] + 1 if before else 0), next(after, len(words))
