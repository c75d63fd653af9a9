"""Where a reported clause begins and ends: what belongs to it, and what is the writer's or another's."""

from news.quotes.clauses import Clause
from news.quotes.coordination import coordinated
from news.quotes.cues import SAYING, VOICING
from news.quotes.stretches import unquoted
from news.quotes.words import TENSED, lemma

_CONCEDING = frozenset(("though", "although", "while", "whereas", "even", "after"))
_BESIDE = frozenset(("while", "whereas", "as", "although", "though"))
_JOINING = frozenset(("and", "but", "or"))


def clause_of(clause: Clause, cue: int, child: int) -> list[int]:
    """Return the clause's tokens, without "that" and without other reports coordinated to the cue."""
    tree = clause.tree
    tokens: list[int] = []
    open_ = [child]
    while open_:
        at = open_.pop()
        tokens.append(at)
        open_.extend(below for below in tree.children[at] if not _apart(clause, cue, at, below))
    return unquoted(clause, sorted(at for at in tokens if (at > cue) == (child > cue)))


def going_on(clause: Clause, verb: int, tokens: list[int]) -> list[int]:
    """Return what the parser hung beside a report that goes on in it, in order.

    "said it was futile, [because it …]"; "said that it won and [that it would go on]"; "said it was so, but
    [most were “confidential”]": words in marks without a cue of their own are the speaker's.
    """
    tree = clause.tree
    found: list[int] = []
    for at in range(tokens[-1] + 1, len(tree.words)):
        head, dep = tree.heads[at], tree.deps[at]
        within = head in tokens or head == verb or head in found
        if not within or at in found or dep not in ("advcl", "conj") or at < verb:
            continue
        branch = tree.subtree(at)
        between = [word for word in tree.lower[(found or tokens)[-1] + 1 : branch[0]] if word.isalnum()]
        if branch[0] <= (found or tokens)[-1] or not set(between) <= _JOINING or clause.slots[at] is not None:
            continue
        if _reason(clause, at) if dep == "advcl" else _further(clause, at, branch):
            found += range((found or tokens)[-1] + 1, branch[-1] + 1)
    return found


def _reason(clause: Clause, at: int) -> bool:
    mark = clause.tree.child(at, "mark")
    return mark is not None and clause.tree.lower[mark] in ("because", "if", "unless", "until")


def _further(clause: Clause, at: int, branch: list[int]) -> bool:
    """Tell whether a coordinate clause is reported too: led by "that", or with marks of nobody else's."""
    tree = clause.tree
    if any(lemma(clause, token) in SAYING or clause.masks(token) for token in branch):
        return False
    led = tree.child(at, "mark")
    if led is not None and tree.lower[led] == "that":
        return True
    own = tree.child(at, "nsubj", "nsubjpass") is not None
    return own and any(clause.inside[token] is not None for token in branch)


def _apart(clause: Clause, cue: int, head: int, below: int) -> bool:
    """Tell whether a branch is another report or the writer's: "…, adding that", "but warned", ", though"."""
    tree = clause.tree
    if clause.slots[below] is not None:
        return True
    if tree.deps[below] == "advcl" and below > head and _conceding(clause, cue, below):
        return True
    if tree.deps[below] == "relcl" and _told_apart(clause, cue, below):
        return True
    if tree.tags[head].startswith("VB") and _remark(clause, cue, below):
        return True
    return lemma(clause, below) in SAYING and _another(clause, cue, head, below)


def _told_apart(clause: Clause, cue: int, below: int) -> bool:
    """Tell whether a relative clause after a comma is a report of its own: ", which he called a cartel"."""
    tree = clause.tree
    start = min(tree.subtree(below))
    comma = start > cue + 1 and tree.words[start - 1] == "," and tree.tags[start] in ("WDT", "WP")
    who = tree.child(below, "nsubj")
    return comma and who is not None and who != start and lemma(clause, below) in VOICING


def _another(clause: Clause, cue: int, head: int, below: int) -> bool:
    """Tell whether a verb of speech in a report is another one: "…, adding that", "while the mayor wrote"."""
    tree = clause.tree
    if tree.deps[below] == "conj":
        return coordinated(clause, below, head) != head
    if tree.deps[below] != "advcl":
        return False
    beside = tree.child(below, "nsubj") is not None and _set_beside(clause, below)
    return beside or (tree.tags[below] == "VBG" and below > cue and _set_apart(clause, below))


def _set_apart(clause: Clause, below: int) -> bool:
    """Tell whether a comma stands before a participle, an adverb between them or not: ", further saying"."""
    words, led = clause.tree.words, clause.tree.deps[below - 1] == "advmod"
    return words[below - 1] == "," or (led and below > 1 and words[below - 2] == ",")


def _conceding(clause: Clause, cue: int, below: int) -> bool:
    """Tell whether the writer adds a clause after a comma: ", even though he is the lone Republican".

    Also ", as have her rivals".
    """
    tree = clause.tree
    start = min(tree.subtree(below))
    comma = start > cue + 1 and tree.words[start - 1] == ","
    if comma and tree.lower[start] == "as" and tree.tags[start + 1] in TENSED:
        return True
    return comma and tree.lower[start] in _CONCEDING and tree.child(below, "mark", "advmod") is not None


def _set_beside(clause: Clause, below: int) -> bool:
    """Tell whether the writer sets another report beside the first: "… while the minister wrote"."""
    mark = clause.tree.child(below, "mark")
    likened = clause.tree.tags[below] == "VBG" and clause.tree.child(below, "aux") is None
    return mark is not None and not likened and clause.tree.lower[mark] in _BESIDE


def _remark(clause: Clause, cue: int, below: int) -> bool:
    """Tell whether the writer adds a noun of his own: ", an acknowledgment that advisers trumpeted"."""
    tree = clause.tree
    start = min(tree.subtree(below))
    return (
        tree.deps[below] in ("dobj", "appos", "npadvmod", "dep", "attr", "oprd")
        and start > cue + 1
        and tree.words[start - 1] == ","
        and tree.lower[start] in ("a", "an")
    )
