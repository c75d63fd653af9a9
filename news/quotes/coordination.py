"""Which verb a verb goes on from, wherever the parser hung it: "said he wants peace but warned"."""

from news.quotes.clauses import Clause
from news.quotes.cues import SAYING, VOICING
from news.quotes.words import FINITE, lemma

_DOING = frozenset(("do", "does", "did"))


def coordinated(clause: Clause, verb: int, head: int) -> int:
    """Return the verb that `verb` is really coordinated with: one of its own form, if there is one above.

    "said he believes Mr Trump does want peace but warned": "warned" goes with "said", not with "want".
    """
    tree = clause.tree
    if tree.tags[verb] not in FINITE:
        return head
    if tree.tags[head] == tree.tags[verb]:
        return tree.heads[head] if _goes_on(clause, verb, head) else head
    at = head
    while tree.heads[at] != at:
        at = tree.heads[at]
        if tree.tags[at] == tree.tags[verb] and at < verb:
            return at
    return head


def _goes_on(clause: Clause, verb: int, head: int) -> bool:
    """Tell whether a reporter goes on after their own report: "says he respects her and calls her a liar"."""
    tree = clause.tree
    above, who = tree.heads[head], tree.child(head, "nsubj")
    own = who is not None and tree.lower[who] in ("he", "she", "they")
    reported = tree.deps[head] == "ccomp" and lemma(clause, above) in SAYING
    tense = next((tree.tags[at] for at in tree.children[above] if tree.lower[at] in _DOING), tree.tags[above])
    alike = tense == tree.tags[verb] and tree.child(above, "nsubj") is not None
    return own and reported and alike and lemma(clause, verb) in VOICING
