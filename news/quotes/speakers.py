"""Which cue a quoted sentence hangs on, and who speaks by each cue."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from news.people.roles import DOCUMENTS
from news.quotes.clauses import Clause
from news.quotes.cues import ANSWERS, CROWDED, FINDING, LEMMAS, POSSESSED, REPLYING, SAYING
from news.quotes.subjects import subject
from news.quotes.words import FINITE, animate, lemma

_NAMELIKE = ("NNP", "NNPS", "PRP", "CD", "NN", "NNS")
_PLURAL = ("NNS", "NNPS", "CD")
_NOUN_TAGS = frozenset(("NN", "NNS", "NNP", "NNPS", "JJ"))
_LINKS = frozenset(
    ("intj", "ccomp", "dobj", "parataxis", "oprd", "attr", "dep", "acomp", "npadvmod", "nmod", "advmod")
)
_SIGNS = frozenset((",", ":", ".", "``", "''", "HYPH"))
_DASHES = frozenset(("-", "–", "—"))
_QUOTING = frozenset(("quotes", "quoted", "cites", "cited"))
"""Lead to the words of whom they name: "Frank quotes Alfred Kahn:"."""
_CLOSE = 7
"""Tokens from a verb to a quotation after a colon, at most, if it is no verb of speech."""
_OWNED = POSSESSED | ANSWERS
_CAME = CROWDED | ANSWERS
_FROM = "from", "of"
"""What leads to who it came from, first of all "from": "cries of anger from the crowd"."""
_NEXT = 5
_LATELY = 16
"""Tokens before a quotation in which "his answer" can lead to it."""
_HE = {"him": "he", "her": "she", "them": "they"}
"""Whom words are told, as a subject."""
_ENOUGH = 1.5
"""The least weight of a cue: a verb of speech some words away, or any verb that the parser links."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cued:
    """A cue with its speaker, tokens of one clause; `how` is "subject" or the cue's own words.

    `weight` compares rivals for a quotation.
    """

    cue: int
    speaker: int | None
    how: str = "subject"
    weight: float = 0.0


def cues(clause: Clause) -> Iterator[Cued]:
    """Yield the sentence's cue verbs with their speakers, in order."""
    for verb in clause.verbs():
        if lemma(clause, verb) and not _goes_on_doing(clause, verb):
            yield Cued(cue=verb, speaker=subject(clause, verb))


def _goes_on_doing(clause: Clause, verb: int) -> bool:
    """Tell whether a verb is no speech: "has continued to influence it"."""
    tree = clause.tree
    to_do = tree.lower[verb + 1 : verb + 2] == ["to"] and tree.tags[verb + 2 : verb + 3] == ["VB"]
    return to_do and lemma(clause, verb) == "continue"


def cue_of(clause: Clause, mark: int) -> Cued | None:
    """Return the cue that a quoted sentence hangs on, the likeliest of its sentence, if there is one."""
    slot = clause.slot(mark)
    if slot is None:
        return None
    came = _came_from(clause, slot)
    if came is not None:
        return came
    rivals = [one for verb in clause.verbs() if (one := _weighed(clause, slot, verb)) is not None]
    best = max(rivals, key=lambda one: one.weight, default=None)
    if best is None or best.speaker is None:
        best = (
            _according_beside(clause)
            or _inverted_label(clause, slot)
            or _untagged(clause, slot)
            or _in_words(clause, slot)
            or best
        )
    return best if best is not None and best.weight >= _ENOUGH else None


def is_answer(clause: Clause, verb: int) -> bool:
    """Tell whether quoted words before a verb are another's than its own speaker's.

    "When Smith asked, “Why?” he replied", "Roe told him: “Go,” he recalled".
    """
    tree, who = clause.tree, clause.tree.child(verb, "nsubj")
    slot = next((at for at in range(verb - 1, 0, -1) if clause.slots[at] is not None), 0)
    lead = next((at for at in range(slot - 1, 0, -1) if tree.tags[at] not in _SIGNS), 0)
    he = _HE.get(tree.lower[lead])
    if not lead or lemma(clause, lead - (he is not None)) not in SAYING:
        return False
    return (who is not None and tree.lower[who] == he) or lemma(clause, verb) in REPLYING


def leading_on(clause: Clause) -> Cued | None:
    """Return who a sentence with a colon at its end leads to: "Cruz called them on it:", "Stated Stone:"."""
    tree = clause.tree
    last = len(tree.words) - 1
    if tree.words[last] != ":":
        return None
    if last > 1 and tree.tags[1].startswith("NNP") and LEMMAS.get(tree.lower[0]) in SAYING:
        return Cued(cue=0, speaker=last - 1)
    near = range(max(0, last - _CLOSE), last)
    verbs = [at for at in range(last) if tree.tags[at] in FINITE and (at in near or tree.heads[at] == at)]
    for verb in verbs:
        who = tree.child(verb, "nsubj")
        if _personal(clause, who):
            return Cued(cue=verb, speaker=who)
    return None


def quoted_by_name(clause: Clause) -> Cued | None:
    """Return whom a sentence with a colon at its end quotes: "Frank quotes former adviser Alfred Kahn:"."""
    tree = clause.tree
    if tree.words[-1] != ":":
        return None
    verb = next((at for at, word in enumerate(tree.lower) if word in _QUOTING and tree.tags[at] in FINITE), 0)
    whom = tree.child(verb, "dobj") if verb else None
    ends = whom is not None and max(tree.subtree(whom)) >= len(tree.words) - 2
    return Cued(cue=verb, speaker=whom, how=tree.lower[verb]) if ends and _personal(clause, whom) else None


def _according_beside(clause: Clause) -> Cued | None:
    """Read "According to the newspaper, “Yes.”"."""
    tree = clause.tree
    at = next((at for at, word in enumerate(tree.lower) if word == "according"), None)
    to = tree.child(at, "prep", "pcomp") if at is not None else None
    who = tree.child(to, "pobj") if to is not None else None
    if at is None or who is None or clause.slots[who] is not None:
        return None
    return Cued(cue=at, speaker=who, how="according to", weight=2.0)


def _inverted_label(clause: Clause, slot: int) -> Cued | None:
    """Read "Continued Stone: “Yes.”"."""
    tree = clause.tree
    inverted = len(tree.words) > 2 and tree.tags[1] == "NNP" and LEMMAS.get(tree.lower[0]) in SAYING
    if not inverted or slot < 2 or ":" not in tree.words[1:slot]:
        return None
    return Cued(cue=0, speaker=1, weight=2.0)


def _in_words(clause: Clause, slot: int) -> Cued | None:
    """Read "in Forbes’ words, “Yes.”", "in the words of Forbes, “Yes.”", "Clinton’s response was: “Yes.”"."""
    tree = clause.tree
    for noun in range(slot - 1, max(-1, slot - _LATELY), -1):
        of = tree.child(noun, "prep") if tree.lower[noun] == "words" else None
        who = tree.child(noun, "poss") if of is None else tree.child(of, "pobj")
        if tree.lower[noun] not in _OWNED or who is None or not animate(clause, who):
            continue
        led = tree.lower[noun] == "words" and tree.deps[noun] == "pobj"
        led = led or (tree.lower[noun + 1] == "that" and slot - noun < _NEXT)
        if led or any(tree.words[at] == ":" for at in range(noun + 1, slot)):
            how = f"'s {tree.lower[noun]}" if of is None else "the words of"
            return Cued(cue=noun, speaker=who, how=how, weight=2.0)
    return None


def _untagged(clause: Clause, slot: int) -> Cued | None:
    """Find a verb of speech that the tagger took for a noun: "“Yes,” Ms Ferra sobs."."""
    tree = clause.tree
    for at in range(slot + 2, min(len(tree.words), slot + 7)):
        word = tree.lower[at]
        spoken = LEMMAS.get(word) in SAYING and (LEMMAS[word] != word or tree.tags[at - 1] in _PLURAL)
        outside = clause.slots[at] is None and clause.inside[at] is None
        if spoken and outside and tree.tags[at] in _NOUN_TAGS and tree.tags[at - 1] in _NAMELIKE:
            return Cued(cue=at, speaker=at - 1, weight=2.0)
    return None


def _came_from(clause: Clause, slot: int) -> Cued | None:
    """Read "“Call the roll,” came shouts from the crowd", "“No!” came the reply": who, if anyone is named."""
    lower, tree = clause.tree.lower, clause.tree
    came = lower.index("came", slot) if "came" in lower[slot : slot + _NEXT] else None
    noun = None if came is None else _first(lower, came, _CAME)
    if noun is None:
        return None
    led = next((at for word in _FROM if (at := _first(lower, noun, frozenset((word,)))) is not None), None)
    who = tree.child(led, "pobj") if led is not None else None
    return Cued(
        cue=noun,
        speaker=who,
        how=f"{lower[noun]} {lower[led]}" if led is not None else lower[noun],
        weight=2.0,
    )


def _first(lower: Sequence[str], after: int, words: frozenset[str]) -> int | None:
    """Return the first of `words` among the few tokens after one."""
    return next((at for at in range(after + 1, min(len(lower), after + _NEXT)) if lower[at] in words), None)


def _weighed(clause: Clause, slot: int, verb: int) -> Cued | None:
    """Weigh a verb as the cue of a quoted sentence: by its meaning, the parser's arc, and nearness."""
    tree = clause.tree
    meaning = _meaning(clause, verb)
    who = subject(clause, verb)
    if (who is None and (meaning < 2 or _passed_to(clause, verb))) or (
        slot < verb and is_answer(clause, verb)
    ):
        return None
    linked = (tree.heads[slot] == verb and tree.deps[slot] in _LINKS) or _to_colon(clause, verb, slot)
    near = _nearness(clause, slot, verb, who)
    led = _to_colon(clause, verb, slot) and _leads(clause, verb, slot, who)
    if not meaning and not led and (not linked or near < _ENOUGH or not _personal(clause, who)):
        return None
    weight = meaning + near + (1.5 if linked else 0.0) + (0.5 if who is not None else -1.0)
    if who is not None and not animate(clause, who) and tree.lower[who] not in DOCUMENTS:
        weight -= 1.0
    if tree.deps[verb] == "relcl" and slot not in tree.subtree(verb) and not _to_colon(clause, verb, slot):
        weight -= 1.0
    return Cued(cue=verb, speaker=who, weight=weight)


def _passed_to(clause: Clause, verb: int) -> bool:
    """Tell whether a passive leads to who speaks: "Carter is [alleged] to have said"."""
    tree, to = clause.tree, clause.tree.child(verb, "xcomp")
    return to is not None and lemma(clause, to) in SAYING and tree.child(verb, "nsubjpass") is not None


def _meaning(clause: Clause, verb: int) -> float:
    """Return 2 for a verb of speech, a little for other cues, 0 for any other verb."""
    found = lemma(clause, verb)
    if found in SAYING or found in FINDING:
        return 2.0
    return 0.6 if found else 0.0


def _to_colon(clause: Clause, verb: int, slot: int) -> bool:
    """Tell whether the sentence's main verb leads to a colon right before the quotation."""
    tree = clause.tree
    if any(lemma(clause, at) in SAYING and tree.tags[at] in FINITE for at in range(verb + 1, slot)):
        return False
    colon = next((at for at in range(slot - 1, verb, -1) if tree.tags[at] not in ("``", "''")), verb)
    touching = all(tree.deps[at] == "advmod" for at in range(verb + 1, colon))
    return verb < slot and tree.words[colon] == ":" and (tree.deps[verb] == "ROOT" or touching)


def _personal(clause: Clause, token: int | None) -> bool:
    """Tell whether the token can be someone: a name or a personal pronoun."""
    if token is None:
        return False
    return clause.tree.tags[token].startswith("NNP") or clause.tree.tags[token] == "PRP"


def _leads(clause: Clause, verb: int, slot: int, who: int | None) -> bool:
    """Tell whether any verb leads to a colon as somebody's: "The campaign worded it carefully: “Yes.”"."""
    tree = clause.tree
    between = tree.words[verb + 1 : slot]
    spoken = animate(clause, who) or (who is not None and tree.lower[who] in DOCUMENTS)
    return spoken and len(between) <= _CLOSE and not any(word in _DASHES for word in between)


def _nearness(clause: Clause, slot: int, verb: int, who: int | None) -> float:
    """Return 2 for a cue that touches the quotation, less for each word between, nothing across another."""
    tree = clause.tree
    low, high = sorted((slot, verb))
    between = range(low + 1, high)
    if any(clause.slots[at] is not None for at in between):
        return -1.0
    mine = set(tree.subtree(who)) if who is not None else set()
    words = [at for at in between if at not in mine and tree.tags[at] not in _SIGNS]
    colon = verb < slot and any(tree.words[at] == ":" for at in between)
    rivals = sum(tree.tags[at].startswith("VB") and bool(lemma(clause, at)) for at in words)
    led = 1.0 if _leads_with_comma(clause, verb, slot) else 0.3 if colon else 0.0
    return max(0.0, 2.0 - (0.08 if colon else 0.2) * len(words) - 0.4 * rivals) + led


def _leads_with_comma(clause: Clause, verb: int, slot: int) -> bool:
    """Tell whether a verb stands right before a quotation: "He said, “Yes,” at which the crowd chanted"."""
    return clause.tree.words[verb + 1 : slot] in ([",", "“"], (",", "“"))
