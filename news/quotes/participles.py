"""Who does what a participle or infinitive says: who is asked to say it, shown saying it, blamed for it."""

from news.people.roles import DOCUMENTS
from news.quotes.clauses import Clause
from news.quotes.words import animate

_CAUSING = frozenset(
    "prompted prompting led leading forced forcing allowed allowing caused causing pushed pressed inspired "
    "asked asking urged urging told telling encouraged encouraging ordered invited advised instructed".split()
)
"""Their object does what follows: "asked him to say"; not "used his account to say"."""
_REPROACHING = frozenset(
    f"{verb}{ending}"
    for verb in "accus suspect convict criticis criticiz condemn blam mock slam fault prais thank".split()
    for ending in ("e", "ed", "es", "s", "ing", "")
)
"""Their object did what follows "of" or "for": "accused him of telling her"."""
_ASKING = frozenset(("asked", "told", "pressed"))
"""Done to whom a comma parts from them: "Mr O’Rourke, asked if he would, said"."""
_DIRECTED = _CAUSING - _ASKING
_RECORDINGS = frozenset(
    "video videos clip clips recording recordings footage audio film tape tapes livestream".split()
)
PASSING_ON = frozenset("published cited quoted received obtained".split())
"""What is done to others' papers."""


def by_others(clause: Clause, verb: int) -> int | None:
    """Return those right before a participle who speak: "joined the calls by UK officials asking".

    After "of" only whom a recording shows: "a video of Clinton telling"; not "the mayor of London asking".
    """
    tree, noun = clause.tree, verb - 1
    if tree.tags[verb] != "VBG" or noun < 1:
        return None
    who = _of_whom(clause, noun)
    if tree.deps[who] == "pobj" and tree.lower[tree.heads[who]] in ("by", "from"):
        return who if animate(clause, who) else None
    of = next((at for at in (noun - 1, noun - 2) if at > 0 and tree.lower[at] == "of"), 0)
    shown = bool(of) and tree.tags[noun] == "NNP" and tree.lower[of - 1] in _RECORDINGS
    return noun if shown else None


def _of_whom(clause: Clause, noun: int) -> int:
    """Return the one whose place or body a word is: "the mayor of [London]"."""
    tree, of = clause.tree, clause.tree.heads[noun]
    return tree.heads[of] if tree.deps[noun] == "pobj" and tree.lower[of] == "of" else noun


def of_papers(clause: Clause, verb: int) -> bool:
    """Tell whether others' papers say it, whatever the parser thinks: "quoted a letter of it asking"."""
    tree, head = clause.tree, clause.tree.heads[verb]
    papers = tree.child(head, "dobj") if tree.lower[head] in PASSING_ON else None
    bare = tree.words[verb - 1] != "," and tree.child(verb, "advmod", "mark") is None
    return papers is not None and tree.lower[papers] in DOCUMENTS and tree.deps[verb] == "advcl" and bare


def reproached(clause: Clause, verb: int, head: int) -> int | None:
    """Return who is accused or praised for what they did: "accused [Farenthold] of telling her"."""
    tree, above = clause.tree, clause.tree.heads[head]
    led = tree.deps[verb] == "pcomp" and tree.lower[head] in ("of", "for")
    return tree.child(above, "dobj", "nsubjpass") if led and tree.lower[above] in _REPROACHING else None


def is_somebody(clause: Clause, token: int) -> bool:
    return animate(clause, token) or clause.tree.lower[token] in ("him", "her", "them", "me", "us")


def directed(clause: Clause, verb: int, head: int) -> int | None:
    """Return whom somebody makes speak: "prompted the Atlas to state"."""
    tree = clause.tree
    told = tree.child(head, "dobj") if tree.lower[head] in _CAUSING else None
    to = tree.child(verb, "aux")
    able = to is not None and tree.lower[to] == "to" and animate(clause, told)
    return told if able and told is not None and head < told < verb else None


def done_to(clause: Clause, verb: int, depth: int) -> bool:
    """Tell whether a participle after a noun is done to it, which then does not speak by it.

    "Mr O’Rourke, asked if he would, said"; "an interview with Fox News coupled with an ad to claim".
    """
    tree = clause.tree
    if tree.tags[verb] != "VBN" or tree.lower[verb] in _DIRECTED:
        return False
    return bool(depth) or (tree.lower[verb] in _ASKING and tree.words[verb - 1] == ",")


def is_passive(clause: Clause, verb: int, head: int) -> bool:
    """Tell whether a participle is done to the subject: "Asked whether …, he said", "when asked whether"."""
    tree = clause.tree
    led = verb > 0 and tree.lower[verb - 1] in ("when", "if", "once", "as")
    participle = tree.tags[verb] == "VBN" and verb < head and tree.child(verb, "aux") is None
    return participle or (led and tree.tags[verb] in ("VBN", "VBD"))
