"""Marked fragments of a sentence: whose words they are, or that they are a name, a sign, a scare quote."""

from collections.abc import Iterator, Sequence

from news.nouns import Span
from news.quotes.clauses import Clause
from news.quotes.cues import (
    BARE_OBJECT,
    CALLING,
    CROWDED,
    NAMING,
    POSSESSED,
    TITLED,
    VERBATIM,
    VOICING,
    WORKS,
)
from news.quotes.speakers import Cued, cues
from news.quotes.words import animate, lemma

_HEADS = frozenset(("that", "about", "of", "as", "to", "by"))
_CONTENT = frozenset(
    ("ccomp", "dobj", "xcomp", "oprd", "attr", "acomp", "advcl", "pcomp", "dep", "intj", "parataxis", "acl")
)
_TEMPORAL = frozenset("after before when while since until once as".split())
_OF_TWO_WORDS = CALLING | BARE_OBJECT
"""Take so short an object for what was said."""
_JUDGING = CALLING - {"accuse"}
_HIGHEST = 14
"""Arcs that are climbed from a fragment to its cue."""
_FARTHEST = 16
"""Words between a verb and its marked judgement, at most."""
_NOMINAL = ("NN", "PR", "DT", "JJ", "CD", "PDT")
"""Begin what is judged."""
_ENDS = frozenset((",", ";", ":", "(", "—", "–"))
_DASHED = frozenset(("-", "--", "—", "–"))
"""Before marked words that say what was said: boasted of his organization — “the best in the state”."""
_GOING_ON = frozenset(("prep", "relcl", "acl", "xcomp", "advcl"))
"""Arcs from marked words to what they go on in."""
_PHRASE = 3
"""Words beyond which a marked modifier is no adjective."""


def governing(clause: Clause, tokens: Sequence[int]) -> Cued | None:
    """Return the cue whose complement holds the fragment: "said Sir Keir’s “entire visit is pure theatre”".

    The nearest cue of speech with someone to speak it; a state of mind only where no speech is above it.
    """
    if not tokens or is_name(clause, tokens):
        return None
    if _modifies(clause, tokens):
        return _possessor(clause, tokens)
    by_cue = {cued.cue: cued for cued in cues(clause)}
    thought: Cued | None = None
    for at, below in _climb(clause, tokens):
        cued = by_cue.get(at)
        if cued is None or not animate(clause, cued.speaker):
            continue
        if at == below or _content_arc(clause, at, below, tokens):
            if lemma(clause, at) in VOICING:
                return cued
            thought = thought or cued
    return thought


def _modifies(clause: Clause, tokens: Sequence[int]) -> bool:
    """Tell whether marked words name what the noun right after them is: "Sir Keir's “Rwanda” plan".

    An adjective is the judgement of whoever speaks: "condemned Trump's “disgraceful” remarks".
    """
    tree, after = clause.tree, tokens[-1] + 1
    if after >= len(tree.words) or clause.inside[after] is not None:
        return False
    if not tree.tags[after].startswith("NN") and tree.lower[after] not in POSSESSED:
        return False
    before = tree.tags[tokens[0] - 1] if tokens[0] else ""
    naming = tree.tags[tokens[-1]].startswith("NN") or len(tokens) > _PHRASE
    return before in ("POS", "PRP$") and naming and clause.ends[tokens[-1]] + 2 >= clause.starts[after]


def _possessor(clause: Clause, tokens: Sequence[int]) -> Cued | None:
    """Return whose words they are by the noun after them; a pronoun may be anyone's, and a plan says nothing.

    "who criticised Sir Keir's 'island of strangers' comments": Sir Keir's, never the critic's.
    """
    tree, noun, owner = clause.tree, tokens[-1] + 1, tokens[0] - 2
    if tree.lower[noun] not in POSSESSED or owner < 0 or tree.tags[tokens[0] - 1] != "POS":
        return None
    if not animate(clause, owner):
        return None
    return Cued(cue=noun, speaker=owner, how=f"'s {tree.lower[noun]}")


def _climb(clause: Clause, tokens: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Yield (token, the token below it) from the fragment's head up to the sentence's root."""
    tree = clause.tree
    mine = set(tokens)
    top = next((at for at in tokens if tree.heads[at] not in mine or tree.heads[at] == at), tokens[0])
    yield top, top
    at = top
    for _ in range(_HIGHEST):
        if tree.heads[at] == at:
            return
        at, below = tree.heads[at], at
        if at not in mine:
            yield at, below


def _content_arc(clause: Clause, cue: int, below: int, tokens: Sequence[int]) -> bool:
    """Tell whether what hangs below a cue is what was said, not who said it or when."""
    tree = clause.tree
    dep, verb = tree.deps[below], lemma(clause, cue)
    if dep == "dobj" and len(tokens) <= 2:
        return verb in _OF_TWO_WORDS
    if dep == "conj":
        return below > cue and not lemma(clause, below)
    if dep == "npadvmod":
        return tokens[0] > cue and tree.words[tokens[0] - 1] in _DASHED
    if dep == "advcl" and below > cue and _only_says_when(clause, below):
        return verb in CALLING and tree.lower[cue + 1 : below].count("as") == 1
    if dep == "prep":
        led = tokens[0] and tree.lower[tokens[0] - 1] == "that"
        return led or verb in CALLING or tree.lower[below] in _HEADS or tokens[0] < cue
    ruled_out = tree.child(cue, "prt") is not None and verb in ("rule", "point")
    return dep in _CONTENT and not ruled_out


def _only_says_when(clause: Clause, below: int) -> bool:
    """Tell whether a clause only says when: "Axelrod tweeted after Clinton argued that …"."""
    mark = clause.tree.child(below, "mark", "advmod")
    return mark is not None and mark < below and clause.tree.lower[mark] in _TEMPORAL


def applied(clause: Clause, verb: int, tokens: Sequence[int]) -> Span | None:
    """Return a judgement with what it is said of: "calling [him a “stiff”]", "portrayed [it as “a hoax”]".

    None where marked words follow the verb at once, or other words than what is judged do.
    """
    tree, start = clause.tree, verb + 1
    if lemma(clause, verb) not in _JUDGING or tokens[0] - start not in range(1, _FARTHEST):
        return None
    between = range(start, tokens[0])
    if not tree.tags[start].startswith(_NOMINAL) or any(clause.inside[at] is not None for at in between):
        return None
    if any(lemma(clause, at) in VOICING or tree.lower[at] in _ENDS for at in between):
        return None
    return clause.span(start, _to_end(clause, tokens))


def _to_end(clause: Clause, tokens: Sequence[int]) -> int:
    """Return the last token of what marked words go on in: "a “blueprint” [for how she would do it]"."""
    tree, last = clause.tree, tokens[-1]
    mine = set(tokens)
    below = [child for at in tokens for child in tree.children[at] if child > last and child not in mine]
    for child in below:
        branch = tree.subtree(child)
        on = tree.deps[child] in _GOING_ON and branch[0] == last + 1
        if on and not any(clause.slots[at] is not None for at in branch):
            last = branch[-1]
    return last


def is_name(clause: Clause, tokens: Sequence[int]) -> bool:
    """Tell whether the fragment is a title, a slogan, a nickname: "dubbed 'Red Rayner'"."""
    tree, first = clause.tree, tokens[0]
    before = tree.lower[max(0, first - 2) : first]
    if any(word in NAMING or (word in WORKS and tree.words[first][:1].isupper()) for word in before):
        return True
    called = first > 0 and tree.lower[first - 1] in ("called", "labelled", "labeled")
    return called and tree.deps[first - 1] == "acl"


def quotes_a_thing(clause: Clause, mark: int, content: str) -> bool:
    """Tell whether a sign, slogan or title is quoted: "placards that read 'Tax the rich'"."""
    slot = clause.slot(mark)
    if slot is None:
        return False
    words = set(clause.tree.lower[max(0, slot - 6) : slot])
    near = set(clause.tree.lower[max(0, slot - 3) : slot])
    named = bool(near & TITLED) or (bool(near & (NAMING | WORKS)) and content.count(" ") <= 6)
    if (
        slot > 1
        and clause.tree.lower[slot - 1 - (clause.tree.words[slot - 1] == "“")] == "of"
        and near & CROWDED
    ):
        return True
    return named or bool({word.rstrip("s") for word in words} & VERBATIM)
