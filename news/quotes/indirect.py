"""What was said without quotation marks: the clause that a cue governs, and what stands "according to" someone.

Rules after Pareti et al. (EMNLP 2013): complement clauses, infinitives, parentheticals, "according to".
"""

from collections.abc import Iterator
from dataclasses import dataclass

from news.nouns import Span
from news.quotes.clauses import Clause
from news.quotes.cues import CALLING, CUE_NOUNS, DIRECTING, FINDING, GERUND, SAYING
from news.quotes.naming import Namer
from news.quotes.speakers import Cued, animate, coordinated, cues, lemma, subject, verbatim

_CUTTING = ("punct", "cc", "mark")
_EXPLETIVE = frozenset(("it", "there", "this", "that", "which"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Reported:
    """A report without marks, or with some: who, by which cue, and the words, in order."""

    cued: Cued
    content: tuple[Span, ...]
    last: int
    """The cue's last token: "to" in "according to"."""


def reports(clause: Clause) -> Iterator[Reported]:
    """Yield the sentence's reports in the order of their cues."""
    for at, word in enumerate(clause.tree.lower):
        if clause.slots[at] is not None or clause.inside[at] is not None:
            continue
        if word == "according":
            found = _according(clause, at)
        elif clause.tree.tags[at].startswith("VB"):
            found = _verbal(clause, at)
        elif word in CUE_NOUNS:
            found = _nominal(clause, at)
        else:
            found = None
        if found is not None and found.content:
            yield found


def speakers(clause: Clause, namer: Namer) -> Iterator[Span]:
    """Yield the words that name whoever speaks by any cue of the sentence, if a capital heads them."""
    found = [cued for cued in cues(clause) if lemma(clause, cued.cue) in SAYING | FINDING | CALLING]
    found += [report.cued for report in reports(clause) if report.cued.how != "subject"]
    for cued in found:
        span = namer.speaker(clause, cued)
        if span is not None and _capital(clause, cued, span):
            yield span


def _capital(clause: Clause, cued: Cued, span: Span) -> bool:
    """Tell whether a capital stands in the words beyond their first, or a proper noun ends them."""
    tokens = [at for at, end in enumerate(clause.ends) if span.start < end <= span.end]
    if not tokens or cued.speaker is None:
        return cued.speaker is None
    inner = any(clause.tree.words[at][:1].isupper() for at in tokens[1:])
    first = clause.tree.words[tokens[0]][:1].isupper() and span.start > clause.starts[0]
    return inner or first or clause.tree.tags[tokens[-1]].startswith("NNP")


def _verbal(clause: Clause, verb: int) -> Reported | None:
    """Read "said that …", "…, he said, …", "as he noted, …", "vowed to …"."""
    meaning = lemma(clause, verb)
    if meaning not in SAYING | FINDING:
        return None
    who = subject(clause, verb)
    if (
        who is None
        or verbatim(clause, who)
        or (clause.tree.lower[who] in _EXPLETIVE and not _it(clause, verb, who))
    ):
        return None
    tokens = _after_colon(clause, verb)
    if tokens is None:
        tokens = _complement(clause, verb, meaning)
    if tokens is None:
        tokens = _around(clause, verb)
    if not tokens:
        return None
    return Reported(
        cued=Cued(cue=verb, speaker=who, how="subject"), content=_spans(clause, tokens), last=verb
    )


def _it(clause: Clause, verb: int, who: int) -> bool:
    """Tell whether "it" is a body that speaks: "It said it decided to", not "it is said that"."""
    tree = clause.tree
    active = tree.deps[who] == "nsubj" and tree.heads[who] == verb and tree.tags[verb] in ("VBD", "VBZ")
    return (
        active
        and tree.lower[who] == "it"
        and lemma(clause, verb) in ("say", "add", "tell", "announce", "warn")
    )


def _nominal(clause: Clause, noun: int) -> Reported | None:
    """Read "his claim that …" and "Clinton's comment that …"."""
    tree = clause.tree
    who = tree.child(noun, "poss")
    that = next((c for c in tree.children[noun] if tree.deps[c] in ("acl", "ccomp", "relcl")), None)
    mark = tree.child(that, "mark") if that is not None else None
    if who is None or that is None or mark is None or tree.lower[mark] != "that" or not animate(clause, who):
        return None
    spans = _spans(clause, _clause_of(clause, noun, that))
    return Reported(cued=Cued(cue=noun, speaker=who, how="subject"), content=spans, last=noun)


def _complement(clause: Clause, verb: int, meaning: str) -> list[int] | None:
    """Return the tokens of the clause that the verb governs; empty where it governs only quoted words."""
    tree = clause.tree
    governed = [c for c in tree.children[verb] if tree.deps[c] == "ccomp" and clause.slots[c] is None]
    after = [child for child in governed if child > verb]
    if after:
        return _clause_of(clause, verb, after[0])
    before = [child for child in governed if not any(tree.words[at] == ";" for at in range(child, verb))]
    if before:
        return _clause_of(clause, verb, before[-1])
    if meaning in DIRECTING and animate(clause, subject(clause, verb)):
        for child in tree.children[verb]:
            to = tree.child(child, "aux")
            if tree.deps[child] in ("xcomp", "ccomp", "advcl") and to is not None and tree.lower[to] == "to":
                if child > verb:
                    return _clause_of(clause, verb, child)
    if meaning in GERUND:
        doing = next(
            (c for c in tree.children[verb] if tree.deps[c] == "xcomp" and tree.tags[c] == "VBG"), None
        )
        if doing is not None and doing > verb:
            return _clause_of(clause, verb, doing)
    return _broken(clause, verb) or _reduced(clause, verb)


def _after_colon(clause: Clause, verb: int) -> list[int] | None:
    """Return what stands after "…, insiders said:" without marks."""
    words = clause.tree.words
    if verb + 2 >= len(words) or words[verb + 1] != ":" or any(slot is not None for slot in clause.slots):
        return None
    return _trimmed(clause, list(range(verb + 2, len(words))))


def _broken(clause: Clause, verb: int) -> list[int] | None:
    """Return a complement that the parser took for an object and a further verb.

    "claimed Iran, especially, is influencing their government": a finite verb without subject or "and" after the
    object is the object's.
    """
    tree = clause.tree
    first = next((c for c in tree.children[verb] if c > verb and tree.deps[c] == "dobj"), None)
    if first is None or clause.slots[first] is not None:
        return None
    for at in range(first + 1, len(tree.words)):
        if tree.deps[at] in ("cc", "mark", "relcl", "nsubj", "nsubjpass") and tree.heads[at] != first:
            return None
        if tree.tags[at] in ("VBD", "VBZ", "VBP", "MD") and tree.deps[at] not in ("acl", "relcl"):
            main = at if tree.deps[at] not in ("aux", "auxpass") else tree.heads[at]
            if tree.child(main, "nsubj", "nsubjpass", "mark") is not None and tree.deps[main] != "ccomp":
                return None
            end = max(tree.subtree(main))
            start = min(tree.subtree(first, frozenset(("punct",))))
            return _trimmed(clause, [t for t in range(start, end + 1) if clause.slots[t] is None])
    return None


def _reduced(clause: Clause, verb: int) -> list[int] | None:
    """Return a complement whose cue the parser took for a participle: "al-Jahafi, announced on Facebook there were"."""
    tree = clause.tree
    noun = tree.heads[verb]
    main = tree.heads[noun]
    if tree.deps[verb] != "acl" or tree.tags[verb] != "VBN" or tree.deps[noun] != "nsubj" or main < verb:
        return None
    if verb == 0 or tree.words[verb - 1] != ",":
        return None
    start = max(tree.subtree(verb)) + 1
    return _trimmed(clause, [t for t in range(start, max(tree.subtree(main)) + 1) if clause.slots[t] is None])


def _clause_of(clause: Clause, verb: int, child: int) -> list[int]:
    """Return the clause's tokens, without "that" and without other reports coordinated to the cue."""
    tree = clause.tree
    tokens: list[int] = []
    open_ = [child]
    while open_:
        at = open_.pop()
        tokens.append(at)
        open_.extend(below for below in tree.children[at] if not _other_report(clause, verb, at, below))
    tokens = [at for at in tokens if (at > verb) == (child > verb)]
    tokens = [at for at in tokens if clause.slots[at] is None and clause.tree.words[at] != "Yes"]
    return _trimmed(clause, sorted(tokens))


def _other_report(clause: Clause, cue: int, head: int, below: int) -> bool:
    """Tell whether a branch starts another report: "…, adding that", "but warned"."""
    tree = clause.tree
    if clause.slots[below] is not None:
        return True
    if tree.deps[below] == "advcl" and _conceding(clause, cue, below):
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
    mark = tree.child(below, "mark", "advmod")
    start = min(tree.subtree(below))
    comma = start > cue + 1 and tree.words[start - 1] == ","
    return (
        mark is not None
        and comma
        and tree.lower[start] in ("though", "although", "while", "whereas", "even", "after")
    )


def _trimmed(clause: Clause, tokens: list[int]) -> list[int]:
    tree = clause.tree
    while tokens and (
        tree.deps[tokens[0]] == "punct"
        or (tree.lower[tokens[0]] == "that" and tree.deps[tokens[0]] == "mark")
    ):
        tokens = tokens[1:]
    while tokens and tree.deps[tokens[-1]] in ("punct", "cc") and not tree.words[tokens[-1]].isalnum():
        tokens = tokens[:-1]
    return tokens


def _around(clause: Clause, verb: int) -> list[int] | None:
    """Return the clause around a parenthesis: "The nominee, he said, watched the Olympics"."""
    tree = clause.tree
    head = tree.heads[verb]
    if head == verb or tree.child(verb, "dobj") is not None:
        return None
    as_ = tree.child(verb, "mark")
    likened = as_ is not None and tree.lower[as_] == "as" and tree.deps[verb] == "advcl"
    core = _core(clause, verb)
    if not likened and (tree.deps[verb] not in ("parataxis", "ccomp") or not _set_off(clause, core)):
        return None
    if any(clause.slots[at] is not None for at in tree.subtree(head)):
        return None
    mine = set(tree.subtree(verb)) if likened else set(core)
    return _trimmed(clause, [at for at in tree.subtree(head) if at not in mine])


def _core(clause: Clause, verb: int) -> list[int]:
    """Return the parenthesis itself: "he said on Monday", without a clause that the parser hung on it."""
    tree = clause.tree
    tokens = [verb]
    for child in tree.children[verb]:
        if tree.deps[child] not in ("advcl", "ccomp", "punct", "prep", "relcl") or child > verb:
            tokens += tree.subtree(child)
    return sorted(tokens)


def _set_off(clause: Clause, mine: list[int]) -> bool:
    """Tell whether commas or dashes stand around the cue with its subject."""
    tree = clause.tree
    before = tree.words[mine[0] - 1] if mine[0] else ""
    after = tree.words[mine[-1] + 1] if mine[-1] + 1 < len(tree.words) else "."
    marks = {",", "–", "—", "-", "."}
    return (tree.words[mine[0]] in marks or before in marks) and (
        after in marks or tree.words[mine[-1]] in marks
    )


def _according(clause: Clause, at: int) -> Reported | None:
    """Read "according to X, …" and "…, according to X": the clause that it hangs on, without itself."""
    tree = clause.tree
    to = next((child for child in tree.children[at] if tree.lower[child] == "to"), None)
    who = tree.child(to, "pobj") if to is not None else None
    if to is None or who is None:
        return None
    if any(tree.tags[child] == "PRP$" for child in tree.children[who]):
        return None
    head = tree.heads[at]
    while tree.heads[head] != head and not tree.tags[head].startswith(("VB", "MD")):
        head = tree.heads[head]
    mine = set(tree.subtree(at))
    edge = min(mine) <= 1 or all(tree.deps[t] == "punct" for t in range(max(mine) + 1, len(tree.words)))
    if edge and not any(slot is not None for slot in clause.slots):
        whole = range(len(tree.words))
    else:
        whole = tree.subtree(head)
    tokens = [t for t in whole if t not in mine and clause.slots[t] is None]
    tokens = [t for t in tokens if not (clause.inside[t] is not None and tree.words[t] == "Yes")]
    cued = Cued(cue=at, speaker=who, how="according to")
    return Reported(cued=cued, content=_spans(clause, _trimmed(clause, tokens)), last=to)


def _spans(clause: Clause, tokens: list[int]) -> tuple[Span, ...]:
    """Return the stretches that the tokens make; gaps of punctuation or small words alone are bridged."""
    found: list[tuple[int, int]] = []
    for at in tokens:
        if found and at - found[-1][1] <= 1:
            found[-1] = (found[-1][0], at)
        elif found and not _gap_matters(clause, found[-1][1], at):
            found[-1] = (found[-1][0], at)
        else:
            found.append((at, at))
    spans = []
    for first, last in found:
        piece = [at for at in range(first, last + 1)]
        piece = _trimmed(clause, piece)
        if piece and any(char.isalnum() for at in piece for char in clause.tree.words[at]):
            spans.append(clause.span(piece[0], piece[-1]))
    return tuple(span for span in spans if span.end - span.start >= 4)


def _gap_matters(clause: Clause, left: int, right: int) -> bool:
    """Tell whether the tokens between two pieces are more than punctuation."""
    return any(clause.tree.deps[at] not in _CUTTING for at in range(left + 1, right))
