"""Who does what a verb says, found beside it: where the parser gave it no subject, or another's."""

from news.quotes.clauses import Clause
from news.quotes.cues import SAYING
from news.quotes.words import FINITE, animate, lemma

_NOUNS = ("NN", "PR", "CD", "DT", "WP")
_OBJECTS = frozenset(("dobj", "attr", "oprd", "dep", "npadvmod", "appos", "intj", "ccomp"))
_STRAY = frozenset(("appos", "conj", "dep", "ROOT", "npadvmod", "attr"))
_INVERTING = SAYING - {"tell"}
"""May stand before who says it."""
_PERCEIVED = frozenset("heard overheard seen filmed recorded caught captured".split())
_FARTHEST = 20


def perceived(clause: Clause, verb: int) -> int | None:
    """Return who was heard doing what a participle says: "Mr Fitch was heard by neighbours shouting"."""
    tree, above = clause.tree, clause.tree.heads[verb]
    if tree.tags[verb] != "VBG":
        return None
    if tree.deps[above] == "pobj" and tree.lower[tree.heads[above]] == "by":
        above = tree.heads[tree.heads[above]]
    return tree.child(above, "nsubjpass") if above < verb and tree.lower[above] in _PERCEIVED else None


def main_subject(clause: Clause, verb: int) -> int | None:
    """Return the sentence's subject for a participle after a comma that the parser made one itself.

    "Trump took to social media, posting at 12:54 am on Twitter".
    """
    tree = clause.tree
    if tree.tags[verb] != "VBG" or not verb or tree.words[verb - 1] != ",":
        return None
    root = next((at for at, head in enumerate(tree.heads) if at == head), verb)
    return tree.child(root, "nsubj") if root < verb else None


def agent(clause: Clause, verb: int) -> int | None:
    """Return who is named after "by"; the subject where the passive is said of a speaker ("was quoted").

    "He's said the same thing" is no passive.
    """
    tree = clause.tree
    by = tree.child(verb, "agent")
    if by is not None:
        return tree.child(by, "pobj")
    has = tree.child(verb, "auxpass")
    if has is not None and tree.lower[has] in ("'s", "’s") and tree.child(verb, "dobj") is not None:
        return tree.child(verb, "nsubjpass")
    quoted = tree.lower[verb] in ("quoted", "cited", "reported", "recorded", "heard", "overheard")
    return tree.child(verb, "nsubjpass") if quoted else None


def inverted(clause: Clause, verb: int) -> int | None:
    """Return the noun right after a verb of speech that follows its quotation: "…,” said Arber Hajdari"."""
    tree = clause.tree
    speech = lemma(clause, verb) in _INVERTING and tree.tags[verb] in (*FINITE, "VBN")
    quoted = any(slot is not None for slot in clause.slots[:verb])
    if not speech or not (quoted or tree.lower[max(0, verb - 1)] == ","):
        return None
    if verb and clause.masks(verb - 1) and "NNP" in tree.tags[verb + 1 : verb + 2]:
        return _last_of_name(clause, verb + 1)
    for child in tree.children[verb]:
        noun = tree.tags[child].startswith(_NOUNS) and clause.slots[child] is None
        if child > verb and noun and tree.deps[child] in _OBJECTS and min(tree.subtree(child)) == verb + 1:
            return child
    return None


def _last_of_name(clause: Clause, token: int) -> int:
    """Return the last word of a name, wherever the parser hung it: "…,” said [Tom Roe], who knew it was"."""
    tags = clause.tree.tags
    while token + 1 < len(tags) and tags[token + 1] == "NNP":
        token += 1
    return token


def past_parenthesis(clause: Clause, verb: int) -> int | None:
    """Return the noun before a pair of dashes or commas right before a verb of speech without subject.

    "Ms Abbott – who was previously suspended … – said there was".
    """
    tree = clause.tree
    if lemma(clause, verb) not in SAYING or verb < 3 or tree.tags[verb] not in ("VBD", "VBZ"):
        return None
    sign = tree.words[verb - 1]
    if sign not in ("–", "—", ",", "-", ")"):
        return None
    opening = "(" if sign == ")" else sign
    at = next((at for at in range(verb - 2, 0, -1) if tree.words[at] == opening), 0)
    if at and tree.tags[at - 1] in ("NNP", "PRP", "NN"):
        return at - 1
    led = at > 1 and tree.words[1] == opening and tree.words[0][:1].isupper() and animate(clause, 0)
    return 0 if led and tree.lower[at + 1] == "who" else None


def stray(clause: Clause, verb: int) -> int | None:
    """Return the name before a main verb of speech to which the parser gave no subject.

    "On Friday Ford announced", "a White House official who spoke anonymously said".
    """
    tree = clause.tree
    taken = tree.tags[verb].startswith("NN") and verb > 0 and tree.heads[verb - 1] == verb
    if lemma(clause, verb) not in SAYING or not (taken or tree.tags[verb] in FINITE) or not verb:
        return None
    if tree.tags[verb - 1] in ("NNP", "NNPS", "PRP", "CD"):
        return verb - 1
    for at in range(verb - 1, max(-1, verb - _FARTHEST), -1):
        if clause.slots[at] is not None or tree.tags[at] in (":", "``"):
            return None
        if tree.deps[at] in _STRAY and animate(clause, at):
            return at
    return None


def named_beside(clause: Clause, token: int) -> int:
    """Return the name in apposition to a description, or the token itself.

    "Principal of St James Primary School in Dublin 8, Ciarán Cronin, told Newstalk".
    """
    tree = clause.tree
    if tree.tags[token].startswith("NNP") and tree.child(token, "det") is None:
        return token
    beside = tree.child(token, "appos")
    return beside if beside is not None and tree.tags[beside] == "NNP" and beside > token else token
