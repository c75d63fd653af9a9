"""The clause that a verb of speech governs, also where the parser broke it."""

from news.quotes.clauses import Clause
from news.quotes.cues import DIRECTING, GERUND, SAYING
from news.quotes.stretches import trimmed
from news.quotes.subjects import animate, coordinated, lemma, subject

_ADDRESSING = frozenset(("tell", "ask", "inform", "remind", "assure", "reassure", "notify"))
"""Their object is who listens."""
_PLAINLY_FINITE = frozenset("is are was were has had does did".split())
_SUBJECTS = ("nsubj", "nsubjpass", "expl", "csubj", "mark")
_FINITE = frozenset(("VBD", "VBZ", "VBP", "MD"))
_ENDING = frozenset(("cc", "mark", "relcl", "nsubj", "nsubjpass"))
_CONCEDING = frozenset(("though", "although", "while", "whereas", "even", "after"))
_DASHES = frozenset((",", "–", "—", "-", "."))


def complement(clause: Clause, verb: int) -> list[int] | None:
    """Return the tokens that `verb` reports, in order; None where it governs no clause.

    "said that …", "…, he said", "vowed to …", "recalled receiving …", "insiders said: …".
    """
    colon = _after_colon(clause, verb)
    if colon is not None:
        return colon
    if lemma(clause, verb) == "accuse":
        return _accused(clause, verb)
    if lemma(clause, verb) == "call":
        return _called_for(clause, verb)
    child = _governed(clause, verb)
    if child is not None:
        return _lost_subject(clause, verb, child) + clause_of(clause, verb, child)
    return _broken(clause, verb) or _reduced(clause, verb)


def _governed(clause: Clause, verb: int) -> int | None:
    """Return the head of the clause that the parser hung on the verb."""
    tree = clause.tree
    governed = [at for at in tree.children[verb] if tree.deps[at] == "ccomp" and clause.slots[at] is None]
    after = next((at for at in governed if at > verb), None)
    if after is not None:
        return after
    before = [at for at in governed if ";" not in tree.words[at:verb]]
    if before:
        return before[-1]
    meaning = lemma(clause, verb)
    if meaning in DIRECTING and animate(clause, subject(clause, verb)):
        directed = next((at for at in tree.children[verb] if at > verb and _infinitive(clause, at)), None)
        if directed is not None:
            return directed
    doing = (
        at for at in tree.children[verb] if at > verb and tree.deps[at] == "xcomp" and _gerund(clause, at)
    )
    return next((at for at in doing if meaning in GERUND or _governs(clause, at)), None)


def _gerund(clause: Clause, token: int) -> bool:
    """Tell whether the token heads "receiving a toy" or "being told"."""
    tree = clause.tree
    passive = tree.child(token, "auxpass")
    return tree.tags[token] == "VBG" or (passive is not None and tree.lower[passive] == "being")


def _governs(clause: Clause, gerund: int) -> bool:
    """Tell whether a gerund is really the subject of the clause: "said legalizing it could help"."""
    tree = clause.tree
    main = tree.child(gerund, "ccomp")
    return main is not None and main > gerund and tree.child(main, "aux") is not None


def _lost_subject(clause: Clause, verb: int, child: int) -> list[int]:
    """Return a clause's subject that the parser hung on the cue: "told CNN the standards are not perfect"."""
    tree = clause.tree
    finite = tree.lower[child] in _PLAINLY_FINITE or tree.child(child, "aux") is not None
    if child < verb or not finite or tree.child(child, *_SUBJECTS) is not None:
        return []
    objects = [at for at in tree.children[verb] if tree.deps[at] == "dobj" and verb < at < child]
    spare = objects[int(lemma(clause, verb) in _ADDRESSING) :]
    whole = tree.subtree(spare[-1]) if spare else []
    return whole if whole and whole[-1] + 1 == min(tree.subtree(child)) else []


def _called_for(clause: Clause, verb: int) -> list[int] | None:
    """Return what is called for: "called on tech companies to become more aggressive"."""
    tree = clause.tree
    after = verb + 1
    if after >= len(tree.words) or tree.lower[after] not in ("for", "on") or clause.inside[after] is not None:
        return None
    if not animate(clause, subject(clause, verb)):
        return None
    below = [at for at in tree.subtree(verb) if at > after]
    stops = (at for at in below if tree.deps[at] in ("punct", "cc") and tree.heads[at] == verb)
    end = next(stops, len(tree.words))
    return _unquoted(clause, [at for at in below if at < end]) or None


def _accused(clause: Clause, verb: int) -> list[int] | None:
    """Return who is accused, and of what: "accused Number 10 of putting words in the President's mouth"."""
    tree = clause.tree
    whom = tree.child(verb, "dobj")
    of = next((at for at in tree.children[verb] if tree.deps[at] == "prep" and tree.lower[at] == "of"), None)
    if whom is None or of is None or not verb < whom < of or not animate(clause, subject(clause, verb)):
        return None
    return _unquoted(clause, range(min(tree.subtree(whom)), max(tree.subtree(of)) + 1))


def _infinitive(clause: Clause, token: int) -> bool:
    """Tell whether the token heads "to go": "urged protesters to go"."""
    tree = clause.tree
    to = tree.child(token, "aux")
    return tree.deps[token] in ("xcomp", "ccomp", "advcl") and to is not None and tree.lower[to] == "to"


def _after_colon(clause: Clause, verb: int) -> list[int] | None:
    """Return what stands after "…, insiders said:" without marks."""
    words = clause.tree.words
    if verb + 2 >= len(words) or words[verb + 1] != ":" or any(slot is not None for slot in clause.slots):
        return None
    return trimmed(clause, list(range(verb + 2, len(words))))


def _broken(clause: Clause, verb: int) -> list[int] | None:
    """Return a complement that the parser took for an object and a further verb.

    "claimed Iran, especially, is influencing their government": a finite verb without subject or "and" after
    the object is the object's.
    """
    tree = clause.tree
    first = next((at for at in tree.children[verb] if at > verb and tree.deps[at] == "dobj"), None)
    if first is None or clause.slots[first] is not None or lemma(clause, verb) in _ADDRESSING:
        return None
    for at in range(first + 1, len(tree.words)):
        if tree.deps[at] in _ENDING and tree.heads[at] != first:
            return None
        if tree.tags[at] in _FINITE and tree.deps[at] not in ("acl", "relcl"):
            main = tree.heads[at] if tree.deps[at] in ("aux", "auxpass") else at
            if tree.child(main, "nsubj", "nsubjpass", "mark") is not None and tree.deps[main] != "ccomp":
                return None
            start = min(tree.subtree(first, frozenset(("punct",))))
            return _unquoted(clause, range(start, max(tree.subtree(main)) + 1))
    return None


def _reduced(clause: Clause, verb: int) -> list[int] | None:
    """Return a complement whose cue the parser took for a participle.

    "The city's security chief, Abdullah al-Jahafi, announced on Facebook there were suspects in custody".
    """
    tree = clause.tree
    noun = tree.heads[verb]
    main = tree.heads[noun]
    participle = tree.deps[verb] == "acl" and tree.tags[verb] == "VBN" and tree.deps[noun] == "nsubj"
    if not participle or main < verb or not verb or tree.words[verb - 1] != ",":
        return None
    return _unquoted(clause, range(max(tree.subtree(verb)) + 1, max(tree.subtree(main)) + 1))


def clause_of(clause: Clause, cue: int, child: int) -> list[int]:
    """Return the clause's tokens, without "that" and without other reports coordinated to the cue."""
    tree = clause.tree
    tokens: list[int] = []
    open_ = [child]
    while open_:
        at = open_.pop()
        tokens.append(at)
        open_.extend(below for below in tree.children[at] if not _apart(clause, cue, at, below))
    return _unquoted(clause, sorted(at for at in tokens if (at > cue) == (child > cue)))


def _apart(clause: Clause, cue: int, head: int, below: int) -> bool:
    """Tell whether a branch is another report or the writer's: "…, adding that", "but warned", ", though"."""
    tree = clause.tree
    if clause.slots[below] is not None:
        return True
    if tree.deps[below] == "advcl" and _conceding(clause, cue, below):
        return True
    if tree.tags[head].startswith("VB") and _remark(clause, cue, below):
        return True
    if lemma(clause, below) not in SAYING:
        return False
    if tree.deps[below] == "conj" and coordinated(clause, below, head) != head:
        return True
    after_comma = below > cue and tree.words[below - 1] == ","
    return tree.deps[below] == "advcl" and tree.tags[below] == "VBG" and after_comma


def _conceding(clause: Clause, cue: int, below: int) -> bool:
    """Tell whether the writer adds a clause after a comma: ", even though he is the lone Republican"."""
    tree = clause.tree
    start = min(tree.subtree(below))
    comma = start > cue + 1 and tree.words[start - 1] == ","
    return comma and tree.lower[start] in _CONCEDING and tree.child(below, "mark", "advmod") is not None


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


def around(clause: Clause, verb: int) -> list[int] | None:
    """Return the clause around a parenthesis: "The nominee, he said, watched the Olympics", "as he noted"."""
    tree = clause.tree
    head = tree.heads[verb]
    listens = lemma(clause, verb) in _ADDRESSING
    if head == verb or (tree.child(verb, "dobj") is not None and not listens):
        return None
    as_ = tree.child(verb, "mark")
    likened = as_ is not None and tree.lower[as_] == "as" and tree.deps[verb] == "advcl"
    core = _core(clause, verb)
    if likened and tree.deps[head] == "ccomp" and lemma(clause, tree.heads[head]) in SAYING:
        return None
    if not likened and (tree.deps[verb] not in ("parataxis", "ccomp") or not _set_off(clause, core)):
        return None
    whole = tree.subtree(head)
    if any(clause.slots[at] is not None for at in whole):
        return None
    mine = set(tree.subtree(verb)) if likened else set(core)
    return trimmed(clause, [at for at in whole if at not in mine])


def _core(clause: Clause, verb: int) -> list[int]:
    """Return the parenthesis itself: "he said on Monday", without a clause that the parser hung on it."""
    tree = clause.tree
    tokens = [verb]
    for child in tree.children[verb]:
        if child > verb or tree.deps[child] not in ("advcl", "ccomp", "punct", "prep", "relcl"):
            tokens += tree.subtree(child)
    return sorted(tokens)


def _set_off(clause: Clause, core: list[int]) -> bool:
    """Tell whether commas or dashes stand around the cue with its subject."""
    words = clause.tree.words
    before = words[core[0] - 1] if core[0] else ""
    after = words[core[-1] + 1] if core[-1] + 1 < len(words) else "."
    return bool({words[core[0]], before} & _DASHES) and bool({words[core[-1]], after} & _DASHES)


def _unquoted(clause: Clause, tokens: range | list[int]) -> list[int]:
    """Leave out what stands for quoted sentences."""
    return trimmed(clause, [at for at in tokens if not clause.masks(at)])
