"""Who speaks in a sentence: the subject of a cue, wherever the parser hung it."""

from collections.abc import Iterator
from dataclasses import dataclass

from news.people.lists import OPENERS
from news.people.roles import COLLECTIVES, DOCUMENTS, is_role
from news.quotes.clauses import Clause
from news.quotes.cues import CALLING, FINDING, LEMMAS, SAYING, VERBATIM

_PERSONAL = frozenset(("he", "she", "they", "i", "we", "you", "who"))
_QUANTIFIERS = frozenset(("another", "others", "some", "many", "one", "others", "several", "both", "none"))
_NOUNS = ("NN", "PR", "CD", "DT", "WP")
_SUBJECTS = ("nsubj", "expl")
_NAMELIKE = ("NNP", "PRP", "CD", "NN", "NNS")
_LINKS = frozenset(
    ("intj", "ccomp", "dobj", "parataxis", "oprd", "attr", "dep", "acomp", "npadvmod", "nmod", "advmod")
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Cued:
    """A cue with its speaker in one sentence; tokens of the clause. `weight` compares rivals for a quote."""

    cue: int
    speaker: int | None
    how: str
    weight: float = 0.0


def lemma(clause: Clause, token: int) -> str:
    """Return the cue verb's plain form, "" for another word."""
    return LEMMAS.get(clause.tree.lower[token], "")


def subject(clause: Clause, verb: int, depth: int = 0) -> int | None:
    """Return the token that does what `verb` says, through coordination, participles and relative clauses.

    "Klobuchar told ABC … and said …", "senator Graham saying", "who said", "is expected to say".
    """
    tree = clause.tree
    if depth > 6:
        return None
    own = tree.child(verb, *_SUBJECTS)
    if own is not None and clause.slots[own] is None:
        return _antecedent(clause, verb, own)
    if tree.child(verb, "nsubjpass") is not None:
        return _agent(clause, verb)
    inverted = _inverted(clause, verb)
    if inverted is not None:
        return inverted
    beside = _past_parenthesis(clause, verb)
    if beside is not None:
        return beside
    dep, head = tree.deps[verb], tree.heads[verb]
    if head == verb:
        return _touching(clause, verb)
    if dep == "conj":
        who = subject(clause, coordinated(clause, verb, head), depth + 1)
        if lemma(clause, verb) in SAYING and not animate(clause, who):
            return _reporter_above(clause, head, depth) or who
        return who
    substantive = tree.tags[head] in ("JJ", "CD") and tree.child(head, "det") is not None
    if dep in ("acl", "relcl") and (tree.tags[head].startswith("NN") or substantive):
        return _issuer(clause, head, depth) if dep == "acl" else head
    if dep in (
        "conj",
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
    ):
        verbal = tree.tags[head].startswith(("VB", "MD"))
        if verbal and dep in ("ccomp", "parataxis", "dep") and not tree.tags[verb] == "VBG":
            return None
        if dep == "advcl" and tree.tags[verb] == "VBG" and lemma(clause, verb) in SAYING:
            return _saying_on(clause, head, depth)
        above = subject(clause, head, depth + 1)
        if above is None and verbal:
            passive = tree.child(head, "nsubjpass")
            return passive
        return above
    return None


def _saying_on(clause: Clause, head: int, depth: int) -> int | None:
    """Return who goes on with "…, adding that": above a lifeless subject, whoever reports the clause."""
    who = subject(clause, head, depth + 1)
    return who if animate(clause, who) else _reporter_above(clause, head, depth) or who


def _reporter_above(clause: Clause, token: int, depth: int) -> int | None:
    """Return who reports the clause that the token lies in: "Suu Kyi said it was too early but added"."""
    at = token
    while clause.tree.heads[at] != at:
        at = clause.tree.heads[at]
        who = subject(clause, at, depth + 1) if lemma(clause, at) in SAYING else None
        if animate(clause, who):
            return who
    return None


def _issuer(clause: Clause, document: int, depth: int) -> int:
    """Return who goes on "saying" after an object: "Conley issued a statement saying", "emailed supporters saying"."""
    tree = clause.tree
    verb = tree.heads[document]
    if (
        tree.lower[document] not in DOCUMENTS
        or tree.deps[document] != "dobj"
        or tree.lower[verb] == "published"
    ):
        return document
    who = subject(clause, verb, depth + 1)
    return document if who is None else who


def coordinated(clause: Clause, verb: int, head: int) -> int:
    """Return the verb that `verb` is really coordinated with: one of its own form, if there is one above.

    "said he believes Mr Trump does want peace but warned": "warned" goes with "said", not with "want".
    """
    tree = clause.tree
    if tree.tags[verb] not in ("VBD", "VBZ") or tree.tags[head] == tree.tags[verb]:
        return head
    at = head
    while tree.heads[at] != at:
        at = tree.heads[at]
        if tree.tags[at] == tree.tags[verb] and at < verb:
            return at
    return head


def _past_parenthesis(clause: Clause, verb: int) -> int | None:
    """Return the noun before a pair of dashes or commas right before a verb of speech that has no subject.

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
    return at - 1 if at and tree.tags[at - 1] in ("NNP", "PRP", "NN") else None


def animate(clause: Clause, token: int | None) -> bool:
    """Tell whether the token can speak: a name, a personal pronoun, a role or a body; not "the difficulties"."""
    if token is None:
        return False
    word, tag = clause.tree.lower[token], clause.tree.tags[token]
    capital = clause.tree.words[token][:1].isupper() and word not in OPENERS
    if tag in ("NNP", "NNPS") or word in _PERSONAL or word in ("his", "her", "their", "my") or capital:
        return True
    return is_role(word) or word in COLLECTIVES or is_role(word.removesuffix("s")) or word in _QUANTIFIERS


def verbatim(clause: Clause, token: int) -> bool:
    """Tell whether the speaker is a thing that reads, not somebody: "signs said 'Nurses not nukes'"."""
    word = clause.tree.lower[token]
    return word in VERBATIM or word.removesuffix("s") in VERBATIM


def named_beside(clause: Clause, token: int) -> int:
    """Return the name in apposition to a description, or the token: "Principal of St James, Ciarán Cronin,"."""
    tree = clause.tree
    if tree.tags[token].startswith("NNP") and tree.child(token, "det") is None:
        return token
    beside = tree.child(token, "appos")
    named = beside is not None and tree.tags[beside] == "NNP" and beside > token
    return beside if named and beside is not None else token


def _touching(clause: Clause, verb: int) -> int | None:
    """Return the name right before a main verb of speech that was given no subject: "On Friday Ford announced"."""
    tree = clause.tree
    if lemma(clause, verb) not in SAYING or tree.tags[verb] not in ("VBD", "VBZ", "VBP") or not verb:
        return None
    if tree.tags[verb - 1] in ("NNP", "NNPS", "PRP"):
        return verb - 1
    for at in range(verb - 1, max(-1, verb - 20), -1):
        if clause.slots[at] is not None or tree.tags[at] in (":", "``"):
            return None
        if tree.deps[at] in ("appos", "conj", "dep", "ROOT", "npadvmod", "attr") and animate(clause, at):
            return at
    return None


def _antecedent(clause: Clause, verb: int, own: int) -> int:
    """Return the noun that a relative "who" stands for, or the subject itself."""
    tree = clause.tree
    if tree.lower[own] not in ("who", "that", "which"):
        return own
    at = verb
    while tree.deps[at] == "conj" and tree.heads[at] < at:
        at = tree.heads[at]
    return tree.heads[at] if tree.deps[at] in ("relcl", "acl") else own


def _agent(clause: Clause, verb: int) -> int | None:
    """Return who is named after "by"; the subject where the passive is said of a speaker ("was quoted")."""
    tree = clause.tree
    by = tree.child(verb, "agent")
    if by is not None:
        return tree.child(by, "pobj")
    if tree.lower[verb] in ("quoted", "cited", "reported", "recorded", "heard", "overheard"):
        return tree.child(verb, "nsubjpass")
    return None


def _inverted(clause: Clause, verb: int) -> int | None:
    """Return the noun right after a verb of speech that follows its quotation: "…,” said Arber Hajdari"."""
    tree = clause.tree
    if tree.tags[verb] not in ("VBD", "VBZ", "VBP", "VBN") or lemma(clause, verb) not in SAYING - {"tell"}:
        return None
    if not any(slot is not None for slot in clause.slots[:verb]) and tree.lower[max(0, verb - 1)] != ",":
        return None
    for child in tree.children[verb]:
        if child > verb and tree.deps[child] in (
            "dobj",
            "attr",
            "oprd",
            "dep",
            "npadvmod",
            "appos",
            "intj",
            "ccomp",
        ):
            left = min(tree.subtree(child))
            if left == verb + 1 and tree.tags[child].startswith(_NOUNS) and clause.slots[child] is None:
                return child
    return None


def cues(clause: Clause) -> Iterator[Cued]:
    """Yield the sentence's cue verbs with their speakers, in order."""
    for verb in clause.verbs():
        if lemma(clause, verb):
            yield Cued(cue=verb, speaker=subject(clause, verb), how="subject")


def cue_of_slot(clause: Clause, slot: int) -> Cued | None:
    """Return the cue that a quoted sentence hangs on, the likeliest of the sentence; None if there is none."""
    best: Cued | None = None
    for verb in clause.verbs():
        rival = _weighed(clause, slot, verb)
        if rival is not None and (best is None or rival.weight > best.weight):
            best = rival
    if best is None or best.speaker is None:
        return _according_beside(clause, slot) or _untagged(clause, slot) or best
    return best


def _according_beside(clause: Clause, slot: int) -> Cued | None:
    """Read "According to the newspaper, “Yes.”"."""
    tree = clause.tree
    at = next((at for at, word in enumerate(tree.lower) if word == "according"), None)
    to = tree.child(at, "prep", "pcomp") if at is not None else None
    who = tree.child(to, "pobj") if to is not None else None
    if at is None or who is None or clause.slots[who] is not None:
        return None
    return Cued(cue=at, speaker=who, how="according to", weight=2.0)


def _untagged(clause: Clause, slot: int) -> Cued | None:
    """Find a verb of speech that the tagger took for a noun: "“Yes,” Ms Ferra sobs."."""
    tree = clause.tree
    inverted = len(tree.words) > 2 and tree.tags[1] == "NNP" and LEMMAS.get(tree.lower[0]) in SAYING
    if inverted and slot > 1 and ":" in tree.words[1:slot]:
        return Cued(cue=0, speaker=1, how="subject", weight=2.0)
    for at, word in enumerate(tree.lower):
        noun = tree.tags[at] in ("NN", "NNS", "NNP", "NNPS", "JJ") and clause.slots[at] is None
        if (
            noun
            and word in LEMMAS
            and LEMMAS[word] in SAYING
            and LEMMAS[word] != word
            and clause.inside[at] is None
        ):
            before = at - 1
            if at > slot and before > slot and at - slot <= 6 and tree.tags[before] in _NAMELIKE:
                return Cued(cue=at, speaker=before, how="subject", weight=2.0)
    return None


def _weighed(clause: Clause, slot: int, verb: int) -> Cued | None:
    """Weigh a verb as the cue of a quoted sentence: by its meaning, the parser's arc, and nearness."""
    tree = clause.tree
    meaning = {"SAY": 2.0, "CALL": 0.6, "": 0.0}[_meaning(clause, verb)]
    linked = 1.5 if tree.heads[slot] == verb and tree.deps[slot] in _LINKS else 0.0
    linked = linked or (1.5 if verb < slot and _colon_only(clause, verb, slot) else 0.0)
    who = subject(clause, verb)
    near = _nearness(clause, slot, verb, who)
    if who is None and meaning < 2:
        return None
    if not meaning and (not linked or near < 1.5 or not _personal(clause, who)):
        return None
    weight = meaning + linked + near + (0.5 if who is not None else -1.0)
    if who is not None and not animate(clause, who) and tree.lower[who] not in DOCUMENTS:
        weight -= 1.0
    if tree.deps[verb] == "relcl" and slot not in tree.subtree(verb):
        weight -= 1.0
    return Cued(cue=verb, speaker=who, how="subject", weight=weight)


def _colon_only(clause: Clause, verb: int, slot: int) -> bool:
    """Tell whether the sentence's main verb leads to a colon right before the quotation."""
    tree = clause.tree
    colon = next((at for at in range(slot - 1, verb, -1) if tree.words[at] not in ("“", '"', "``")), verb)
    return tree.words[colon] == ":" and (tree.deps[verb] == "ROOT" or colon == verb + 1)


def _meaning(clause: Clause, verb: int) -> str:
    found = lemma(clause, verb)
    if found in SAYING or found in FINDING:
        return "SAY"
    return "CALL" if found in CALLING or found else ""


def _personal(clause: Clause, token: int | None) -> bool:
    """Tell whether the token can be someone: a name or a personal pronoun."""
    if token is None:
        return False
    return clause.tree.tags[token] in ("NNP", "NNPS") or clause.tree.lower[token] in (
        "he",
        "she",
        "they",
        "i",
        "we",
    )


def _nearness(clause: Clause, slot: int, verb: int, who: int | None) -> float:
    """Return 2 for a cue that touches the quotation, less for each word between, nothing across another one."""
    tree = clause.tree
    low, high = sorted((slot, verb))
    between = range(low + 1, high)
    if any(clause.slots[at] is not None for at in between):
        return -1.0
    mine = set(tree.subtree(who)) if who is not None else set()
    words = [
        at for at in between if at not in mine and tree.tags[at] not in (",", ":", ".", "``", "''", "HYPH")
    ]
    colon = verb < slot and any(tree.words[at] == ":" for at in between)
    rivals = sum(tree.tags[at].startswith("VB") and bool(lemma(clause, at)) for at in words)
    return max(0.0, 2.0 - (0.08 if colon else 0.2) * len(words) - 0.4 * rivals) + (0.3 if colon else 0.0)
