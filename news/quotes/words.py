"""What one word of a sentence is: a cue, somebody who can speak, a thing that reads."""

from collections import Counter

from news.people.lists import OPENERS
from news.people.roles import COLLECTIVES, is_role
from news.quotes.clauses import Clause
from news.quotes.cues import LEMMAS, PHRASAL, PHRASAL_FIRST, VERBATIM

FINITE = ("VBD", "VBZ", "VBP")
TENSED = (*FINITE, "MD")
"""The parser’s tags of verbs that say when; modals, too."""
_PERSONAL = frozenset("he she they i we you who his her their my".split())
_MUCH = 4
"""Tokens in marks, these included."""
_QUANTIFIERS = frozenset("another others some many one several both none".split())


def lemma(clause: Clause, token: int) -> str:
    """Return the cue verb's plain form, "" for another word; "went on" is to continue.

    "pointed to the table" is no speech where nobody's words stand.
    """
    lower = clause.tree.lower
    if lower[token] in PHRASAL_FIRST:
        after = lower[token + 1 : token + 3]
        alone = bool(after) and after[-1] != "to" and not clause.tree.children[token + 1]
        found = PHRASAL.get(f"{lower[token]} {after[0]}") if alone else None
        if found is not None:
            return found
    found = LEMMAS.get(lower[token], "")
    to = found == "point" and lower[token + 1 : token + 2] == ["to"]
    return "" if to and not _much_is_marked(clause) else found


def _much_is_marked(clause: Clause) -> bool:
    """Tell whether a sentence has words in marks that are more than a name: not “electric”."""
    marks = Counter(mark for mark in clause.inside if mark is not None)
    return max(marks.values(), default=0) >= _MUCH or any(slot is not None for slot in clause.slots)


def animate(clause: Clause, token: int | None) -> bool:
    """Tell whether the token can speak: a name, a pronoun, a role, a body; not "the difficulties"."""
    if token is None:
        return False
    word, tag = clause.tree.lower[token], clause.tree.tags[token]
    capital = clause.tree.words[token][:1].isupper() and word not in OPENERS
    if tag in ("NNP", "NNPS") or word in _PERSONAL or capital:
        return True
    return is_role(word) or word in COLLECTIVES or is_role(word.removesuffix("s")) or word in _QUANTIFIERS


def verbatim(clause: Clause, token: int) -> bool:
    """Tell whether the speaker is a thing that reads, not somebody: "signs said 'Nurses not nukes'"."""
    word = clause.tree.words[token]
    return word in VERBATIM or word.removesuffix("s") in VERBATIM
