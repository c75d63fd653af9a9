"""Who does what a verb says, wherever the parser hung it."""

from news.people.roles import DOCUMENTS
from news.quotes.beside import agent, inverted, main_subject, past_parenthesis, perceived, stray
from news.quotes.clauses import Clause
from news.quotes.coordination import coordinated
from news.quotes.cues import SAYING
from news.quotes.participles import (
    PASSING_ON,
    by_others,
    directed,
    done_to,
    is_passive,
    is_somebody,
    of_papers,
    reproached,
)
from news.quotes.words import animate, lemma

_BORROWING = frozenset(
    (
        "xcomp",
        "advcl",
        "pcomp",
        "prep",
        "ccomp",
        "acl",
        "dep",
        "parataxis",
        "aux",
        "relcl",
        "acomp",
        "npadvmod",
    )
)
_OWN_SUBJECT = frozenset(("ccomp", "parataxis", "dep"))
_WHEN = frozenset(("when", "after", "before", "once"))
_RELATIVES = frozenset(("who", "whom", "which", "that"))
"""What is done to, where the parser gives a verb two subjects: "Bannon, who Beck called a bully"."""
_DEEPEST = 6
_NEAR = 5


def subject(clause: Clause, verb: int, depth: int = 0) -> int | None:
    """Return the token that does what `verb` says, through coordination, participles and relative clauses.

    "Klobuchar told ABC … and said …", "senator Graham saying", "who said", "is expected to say". Every room
    asks again: each answer is kept.
    """
    asked = verb, depth
    if asked not in clause.subjects:
        clause.subjects[asked] = _subject(clause, verb, depth)
    return clause.subjects[asked]


def _subject(clause: Clause, verb: int, depth: int) -> int | None:
    tree = clause.tree
    if depth > _DEEPEST:
        return None
    own = _own(clause, verb)
    if own is not None and clause.slots[own] is None:
        return own + 1 if _named_after(clause, verb, own) else _antecedent(clause, verb, own)
    if tree.child(verb, "nsubjpass", "agent") is not None:
        return agent(clause, verb)
    for beside in (perceived, inverted, past_parenthesis):
        who = beside(clause, verb)
        if who is not None:
            return who
    if tree.heads[verb] == verb:
        return stray(clause, verb)
    return main_subject(clause, verb) if tree.deps[verb] == "csubj" else _borrowed(clause, verb, depth)


def _own(clause: Clause, verb: int) -> int | None:
    """Return the verb's subject; in a parenthesis the nearer of two: "Voters, Clinton suggested, don't"."""
    tree = clause.tree
    able = [at for at in tree.children[verb] if tree.deps[at] in ("nsubj", "expl")]
    set_off = verb + 1 < len(tree.words) and tree.words[verb + 1] == ","
    if set_off and len(able) > 1 and able[-1] == verb - 1 and "," in tree.words[able[0] : verb]:
        return able[-1]
    if len(able) > 1 and tree.lower[able[0]] in _RELATIVES:
        return able[1]
    return able[0] if able else None


def _named_after(clause: Clause, verb: int, own: int) -> bool:
    """Tell whether the name after a description is a subject too: "The news agency AFP said"."""
    tree, name = clause.tree, own + 1
    described = name < verb and tree.tags[own] == "NN" and tree.tags[name].startswith("NNP")
    return described and tree.deps[name] == "nsubj" and tree.heads[name] == verb


def _borrowed(clause: Clause, verb: int, depth: int) -> int | None:
    """Return the subject that a verb shares with the word above it; "Asked whether …" has none."""
    tree = clause.tree
    dep, head = tree.deps[verb], tree.heads[verb]
    other = by_others(clause, verb)
    if other is not None:
        return other
    if dep == "conj" or (dep == "dep" and verb > head and tree.tags[verb] == tree.tags[head] == "VBD"):
        who = subject(clause, coordinated(clause, verb, head), depth + 1)
        return _lively(clause, verb, head, who, depth)
    if dep == "acl" and done_to(clause, verb, depth):
        return subject(clause, tree.heads[head], depth + 1) if depth else None
    if dep in ("acl", "relcl") and _substantive(clause, head):
        return _issuer(clause, head, depth) if dep == "acl" else head
    blamed = None if depth else reproached(clause, verb, head)
    if blamed is not None:
        return blamed if is_somebody(clause, blamed) else None
    return _shared(clause, verb, depth)


def _shared(clause: Clause, verb: int, depth: int) -> int | None:
    """Return the subject of the verb above, or whom that verb makes speak."""
    tree = clause.tree
    dep, head = tree.deps[verb], tree.heads[verb]
    verbal = tree.tags[head].startswith(("VB", "MD"))
    told = directed(clause, verb, head) if dep == "xcomp" else None
    if told is not None:
        return told
    if dep == "advcl" and is_passive(clause, verb, head):
        return None
    if of_papers(clause, verb):
        return tree.child(head, "dobj")
    if dep not in _BORROWING or (verbal and dep in _OWN_SUBJECT and tree.tags[verb] != "VBG"):
        return None
    who = subject(clause, head, depth + 1)
    if dep == "advcl" and tree.tags[verb] == "VBG":
        return _lively(clause, verb, head, who, depth)
    return tree.child(head, "nsubjpass") if who is None and verbal else who


def _lively(clause: Clause, verb: int, head: int, who: int | None, depth: int) -> int | None:
    """Return who goes on speaking: above a lifeless subject, or after a comma, whoever reports the clause.

    "Suu Kyi said it was too early but added", "asked why his wife did not speak, implying that she couldn't".
    """
    adding = clause.tree.deps[verb] == "advcl" and clause.tree.words[verb - 1] == "," and verb > head
    if depth or lemma(clause, verb) not in SAYING or (animate(clause, who) and not adding):
        return who
    at = head
    while clause.tree.heads[at] != at and not (adding and _timed(clause, at)):
        at = clause.tree.heads[at]
        above = subject(clause, at, depth + 1) if lemma(clause, at) in SAYING else None
        if animate(clause, above):
            return above
    return who


def _timed(clause: Clause, token: int) -> bool:
    """Tell whether a verb with its own subject only says when: "tweeted when Clinton ended it, saying"."""
    tree = clause.tree
    mark = tree.child(token, "mark", "advmod")
    own = animate(clause, tree.child(token, "nsubj"))
    return own and tree.deps[token] == "advcl" and mark is not None and tree.lower[mark] in _WHEN


def _substantive(clause: Clause, token: int) -> bool:
    """Tell whether the token is a noun, or stands for one: "the 43-year-old asked"."""
    tag = clause.tree.tags[token]
    return tag.startswith("NN") or (tag in ("JJ", "CD") and clause.tree.child(token, "det") is not None)


def _issuer(clause: Clause, noun: int, depth: int) -> int:
    """Return who goes on "saying" after an object.

    "Conley issued a statement saying", "emailed supporters saying"; not "cited a report saying".
    """
    tree = clause.tree
    verb = tree.heads[noun]
    if tree.deps[noun] not in ("dobj", "dative") or tree.lower[verb] in PASSING_ON:
        return noun
    who = subject(clause, verb, depth + 1)
    return who if who is not None and (tree.lower[noun] in DOCUMENTS or animate(clause, who)) else noun


def _antecedent(clause: Clause, verb: int, own: int) -> int:
    """Return the noun that a relative "who" stands for, or the subject itself."""
    tree = clause.tree
    if tree.lower[own] not in ("who", "that", "which"):
        return own
    at = verb
    while tree.deps[at] == "conj" and tree.heads[at] < at:
        at = tree.heads[at]
    if tree.deps[at] not in ("relcl", "acl"):
        return own
    head = tree.heads[at]
    return _somebody_before(clause, head) if tree.lower[own] == "who" and not animate(clause, head) else head


def _somebody_before(clause: Clause, noun: int) -> int:
    """Return the name before a thing that cannot be "who": "told Santilli on camera, who responds"."""
    near = range(noun - 1, max(-1, noun - _NEAR), -1)
    return next((at for at in near if clause.tree.tags[at] == "NNP" and animate(clause, at)), noun)
