"""The clause that a verb of speech governs, also where the parser broke it."""

from news.quotes.clauses import Clause
from news.quotes.cues import DIRECTING, GERUND, SAYING, SETTINGS
from news.quotes.extents import clause_of, going_on
from news.quotes.phrases import phrase_of
from news.quotes.stretches import trimmed, unquoted
from news.quotes.subjects import subject
from news.quotes.words import TENSED, animate, lemma

_ADDRESSING = frozenset(("tell", "ask", "inform", "remind", "assure", "reassure", "notify"))
"""Their object is who listens."""
_STRAYED = frozenset(("dobj", "npadvmod"))
"""How the parser hangs a clause's subject on the cue: "said [the days when …] are gone"."""
_PLAINLY_FINITE = frozenset("is are was were has had does did".split())
_SUBJECTS = ("nsubj", "nsubjpass", "expl", "csubj", "mark")
_ENDING = frozenset(("cc", "mark", "relcl", "nsubj", "nsubjpass"))
_WHERE = frozenset(("in", "on", "at", "during", "after"))
_NO_CORE = frozenset(("advcl", "ccomp", "punct", "prep", "relcl"))
_LONGEST_OPENING = 12
_SHORTEST = 4
"""Tokens of the shortest report before ", he said." """
_DASHES = frozenset((",", "–", "—", "-", "."))


def complement(clause: Clause, verb: int) -> list[int] | None:
    """Return the tokens that `verb` reports, in order; None where it governs no clause.

    "said that …", "…, he said", "vowed to …", "recalled receiving …", "insiders said: …". What is quoted
    after a colon is all that was said.
    """
    tree = clause.tree
    colon = _after_colon(clause, verb)
    if colon is not None:
        return colon
    if ":" in tree.words[verb + 1 : verb + 2] and any(slot is not None for slot in clause.slots[verb:]):
        return None
    if lemma(clause, verb) in ("call", "accuse", "put"):
        return phrase_of(clause, verb)
    child = _governed(clause, verb)
    if child is not None:
        tokens = _lost_subject(clause, verb, child) + _without_that(clause, _siblings(clause, verb, child))
        return tokens + going_on(clause, verb, tokens) if tokens else tokens
    found = _beyond_noun(clause, verb) or phrase_of(clause, verb)
    return found or _broken(clause, verb) or _reduced(clause, verb)


def _governed(clause: Clause, verb: int) -> int | None:
    """Return the head of the clause that the parser hung on the verb."""
    tree = clause.tree
    governed = [at for at in tree.children[verb] if tree.deps[at] == "ccomp" and clause.slots[at] is None]
    after = next((at for at in governed if at > verb and not _participle(clause, verb, at)), None)
    if after is not None:
        return after
    before = [at for at in governed if ";" not in tree.words[at:verb]]
    if before and _parted(clause, verb):
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


def _without_that(clause: Clause, tokens: list[int]) -> list[int]:
    """Return a clause without a "that" that the parser took for its object: "told them [that] sales fell"."""
    tree = clause.tree
    taken = bool(tokens) and tree.lower[tokens[0]] == "that" and tree.deps[tokens[0]] == "dobj"
    return tokens[1:] if taken else tokens


def _participle(clause: Clause, verb: int, at: int) -> bool:
    """Tell whether a clause is only a noun's participle: "said in an interview [aired on Monday]"."""
    tree = clause.tree
    own = tree.child(at, *_SUBJECTS, "aux", "auxpass") is not None
    of_noun = tree.tags[at] in ("VBN", "VBD") and tree.tags[at - 1].startswith("NN")
    return of_noun and not own and not _lost_subject(clause, verb, at)


def _parted(clause: Clause, verb: int) -> bool:
    """Tell whether a sign parts a clause from who says it after: "It is so, he said", no "field they say"."""
    tree = clause.tree
    who = subject(clause, verb)
    if not who or tree.tags[who] != "PRP" or who > verb:
        return True
    return not any(char.isalnum() for char in tree.words[who - 1])


def _siblings(clause: Clause, verb: int, child: int) -> list[int]:
    """Return the clause; with the next one where the parser cut it in two before its verb.

    "said [ending it before others are secured] [would hurt efforts]".
    """
    tree = clause.tree
    tokens = clause_of(clause, verb, child)
    after = next((at for at in tree.children[verb] if at > child > verb and tree.deps[at] == "ccomp"), None)
    if after is None or not tokens or tree.child(after, "nsubj", "nsubjpass", "expl") is not None:
        return tokens
    more = clause_of(clause, verb, after)
    return tokens + more if more and more[0] == tokens[-1] + 1 else tokens


def _beyond_noun(clause: Clause, verb: int) -> list[int] | None:
    """Return a clause that the parser hung on a noun after the cue: "said in a statement that they lost".

    Also a question after who is asked: "asked workers if they planned to go".
    """
    tree = clause.tree
    asking = lemma(clause, verb) in ("ask", "wonder")
    whom = tree.child(verb, "dobj") if lemma(clause, verb) in _ADDRESSING else None
    for at in tree.subtree(verb):
        if whom is not None and tree.heads[at] == whom and _told_that(clause, at):
            told = clause_of(clause, verb, at)
            return told[1:] if told and tree.lower[told[0]] == "that" else told
        if at <= verb or clause.slots[at] is not None:
            continue
        who = tree.child(at, "nsubj", "nsubjpass", "expl")
        head, dep, mark = tree.heads[at], tree.deps[at], tree.child(at, "mark")
        if who is None:
            continue
        led = tree.lower[min(tree.subtree(at))] == "that" and tree.lower[who] != "that"
        if dep in ("acl", "relcl") and led and _adverbial(clause, verb, head):
            whole = clause_of(clause, verb, at)
            return whole[1:] if whole and tree.lower[whole[0]] == "that" else whole
        if mark is None:
            continue
        if asking and dep == "advcl" and head == verb and tree.lower[mark] in ("if", "whether"):
            return clause_of(clause, verb, at)
    return None


def _told_that(clause: Clause, at: int) -> bool:
    """Tell whether a clause taken for a relative one is what one is told: "tells a woman that she is"."""
    tree = clause.tree
    who = tree.child(at, "nsubj", "nsubjpass")
    led = tree.lower[min(tree.subtree(at))] == "that"
    return led and tree.deps[at] in ("relcl", "acl") and who is not None and tree.lower[who] != "that"


def _adverbial(clause: Clause, verb: int, noun: int) -> bool:
    """Tell whether a noun only says where or when: "in a statement", "on Friday"."""
    tree = clause.tree
    above = tree.heads[noun]
    where = tree.lower[noun] in SETTINGS
    if tree.deps[noun] == "pobj":
        return where and tree.heads[above] == verb and tree.lower[above] in _WHERE
    return where and tree.deps[noun] == "npadvmod" and above == verb


def _gerund(clause: Clause, token: int) -> bool:
    """Tell whether the token heads "receiving a toy" or "being told"."""
    tree = clause.tree
    passive = tree.child(token, "auxpass")
    return tree.tags[token] == "VBG" or (passive is not None and tree.lower[passive] == "being")


def _governs(clause: Clause, gerund: int) -> bool:
    """Tell whether a gerund is really the subject of the clause: "said legalizing it could help"."""
    tree = clause.tree
    main = tree.child(gerund, "ccomp")
    finite = main is not None and (tree.child(main, "aux") is not None or tree.tags[main] in ("VBZ", "VBP"))
    return finite and main is not None and main > gerund


def _lost_subject(clause: Clause, verb: int, child: int) -> list[int]:
    """Return a clause's subject that the parser hung on the cue: "told CNN the standards are not perfect"."""
    tree = clause.tree
    finite = tree.lower[child] in _PLAINLY_FINITE or tree.child(child, "aux", "auxpass") is not None
    if child < verb or not finite or tree.child(child, *_SUBJECTS) is not None:
        return []
    objects = [at for at in tree.children[verb] if tree.deps[at] in _STRAYED and verb < at < child]
    spare = objects[int(lemma(clause, verb) in _ADDRESSING) :]
    whole = tree.subtree(spare[-1]) if spare else []
    return whole if whole and whole[-1] + 1 == min(tree.subtree(child)) else []


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
        if tree.tags[at] in TENSED and tree.deps[at] not in ("acl", "relcl"):
            main = tree.heads[at] if tree.deps[at] in ("aux", "auxpass") else at
            whose = tree.child(main, "nsubj", "nsubjpass", "mark") is not None and tree.deps[main] != "ccomp"
            if whose or _beside_it(clause, verb, first, main):
                return None
            start = min(tree.subtree(first, frozenset(("punct",))))
            return unquoted(clause, range(start, max(tree.subtree(main)) + 1))
    return None


def _beside_it(clause: Clause, verb: int, first: int, main: int) -> bool:
    """Tell whether a verb after an object is a further one of the same subject, or stands above the cue.

    "found the posting, [reported] it"; "Cruz, who argued cases before the court, [would do] well".
    """
    tree = clause.tree
    between = list(tree.words[first:main])
    listed = between[-1:] == [","] and between.count(",") == 1
    restricting = tree.deps[verb] == "relcl" and tree.words[min(tree.subtree(verb)) - 1] != ","
    return listed or (restricting and verb in tree.subtree(main))


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
    return unquoted(clause, range(max(tree.subtree(verb)) + 1, max(tree.subtree(main)) + 1))


def around(clause: Clause, verb: int) -> list[int] | None:
    """Return the clause around a parenthesis: "The nominee, he said, watched the Olympics", "as he noted"."""
    tree = clause.tree
    head, told = tree.heads[verb], tree.child(verb, "dobj")
    listens = lemma(clause, verb) in _ADDRESSING or (told == verb + 1 and tree.lower[told] == "it")
    if head == verb:
        return _before_tail(clause, verb)
    if told is not None and not listens:
        return None
    as_ = tree.child(verb, "mark")
    likened = as_ is not None and tree.lower[as_] == "as" and tree.deps[verb] == "advcl"
    core = _core(clause, verb)
    if likened and tree.deps[head] == "ccomp" and lemma(clause, tree.heads[head]) in SAYING:
        return None
    loose = tree.deps[verb] in ("parataxis", "ccomp")
    if not likened and not (loose and (_set_off(clause, core) or _opening(clause, core, head))):
        return None
    whole = tree.subtree(head)
    if any(clause.slots[at] is not None for at in whole):
        return None
    mine = set(tree.subtree(verb)) if likened else set(core) | _of_the_speaker(clause, verb, head)
    return trimmed(clause, [at for at in whole if at not in mine])


def _of_the_speaker(clause: Clause, verb: int, head: int) -> set[int]:
    """Return what a participle tells of the speaker: "It is so, he said, [speaking on condition of …]"."""
    tree = clause.tree
    if head > verb:
        return set()
    telling = (at for at in tree.children[head] if at > verb and tree.deps[at] == "advcl")
    return {
        one
        for at in telling
        if tree.tags[at] == "VBG" and tree.words[at - 1] == ","
        for one in tree.subtree(at)
    }


def _before_tail(clause: Clause, verb: int) -> list[int] | None:
    """Return all that stands before ", he said." where the parser lost the clause."""
    tree = clause.tree
    who = tree.child(verb, "nsubj")
    if who is None or lemma(clause, verb) not in SAYING or any(slot is not None for slot in clause.slots):
        return None
    first = min(*tree.subtree(who), verb)
    ends = all(tree.deps[at] == "punct" for at in range(max(who, verb) + 1, len(tree.words)))
    if not ends or first < _SHORTEST or tree.words[first - 1] != ",":
        return None
    return trimmed(clause, list(range(first)))


def _core(clause: Clause, verb: int) -> list[int]:
    """Return the parenthesis itself: "he said on Monday", without a clause that the parser hung on it."""
    tree = clause.tree
    who = subject(clause, verb)
    tokens = [verb]
    for child in tree.children[verb]:
        another = tree.deps[child] == "nsubj" and child != who
        if child > verb or not (another or tree.deps[child] in _NO_CORE):
            tokens += tree.subtree(child)
    return sorted(tokens)


def _opening(clause: Clause, core: list[int], head: int) -> bool:
    """Tell whether a sentence opens with who says the rest: "Instead, he told CNN, it would be"."""
    tree = clause.tree
    led = not core[0] and "," in tree.words[core[0] : core[0] + 2] and len(core) < _LONGEST_OPENING
    apart = core[-1] + 1 < len(tree.words) and tree.words[core[-1] + 1] == ","
    return led and apart and head > core[-1] and lemma(clause, head) not in SAYING


def _set_off(clause: Clause, core: list[int]) -> bool:
    """Tell whether commas or dashes stand around the cue with its subject."""
    words = clause.tree.words
    before = words[core[0] - 1] if core[0] else ""
    after = words[core[-1] + 1] if core[-1] + 1 < len(words) else "."
    return bool({words[core[0]], before} & _DASHES) and bool({words[core[-1]], after} & _DASHES)
