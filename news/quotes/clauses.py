"""A sentence as the parser sees it, and the way back to the article's words.

Quoted sentences are replaced by “Yes,” before parsing, so that the clause around them is parsed alone; marked
fragments stay, without their marks (after O'Keefe et al., EMNLP 2012, who replace quotes by a symbol).
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field

from news.nlp import Tree
from news.nouns import Span
from news.quotes.cues import SPEECH_FORMS
from news.quotes.passages import Passage, Sentence
from news.quotes.stand_ins import StandIns

BESIDE = frozenset(
    ("relcl", "appos", "acl", "advcl", "cc", "conj", "punct", "parataxis", "dep", "preconj", "intj")
)
"""Arcs that lead out of the words that name someone."""

_PREPOSITION = re.compile(r"(?:[’']s|\b(?:of|from|at|in|for|by|with|called|named))\s$")
_CUT_TITLE = re.compile(
    r"\b(Sens|Reps|Govs|Col|Lt|Sgt|Capt|Cmdr|Maj|Hon|Pres|Atty|Brig|Det|Supt|Insp|Const|Msgr|Fr|Cpl|Pvt|Amb)\."
    r"(?=\s[A-Z])"
)
"""Titles from whose names the tokeniser parts the full stop."""
_PARTNERS = re.compile(r"(?<=[a-z.]) & (?=[A-Z])")
"""Makes two names one: "Marks & Spencer said"."""
_TODAY = re.compile(r"\bToday(?= (?:programme|show|podcast)\b)")
"""Is no day: "told the BBC’s Today programme that"."""
_PLURAL_OWNER = re.compile(r"(?<=[a-z]s)’(?= \w)")
_CAPITAL_CUE = re.compile(r"(?<=[\w,] )(?:Tweeted|Said|Told|Wrote|Added)\b")
_VERBAL = frozenset(("advcl", "ROOT", "acl"))
_LEFT = frozenset(("det", "compound", "nmod", "amod", "poss", "nummod", "quantmod", "predet", "case"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Masked:
    """What is parsed.

    `pieces` are (offset here, offset in the article, mark or None), in order; `surnames` stand alone in it.
    """

    text: str
    pieces: tuple[tuple[int, int, int | None], ...]
    surnames: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Clause:
    """A parsed sentence with the article's offsets.

    `slots` tells of each token which quoted sentence it stands for, `inside` which marked fragment it lies
    in; both index `Passage.marks`. `masking` are all tokens of a placeholder, its marks included. `subjects`
    are what `news.quotes.subjects` found already, by verb and depth.
    """

    tree: Tree
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    slots: tuple[int | None, ...]
    inside: tuple[int | None, ...]
    masking: frozenset[int] = frozenset()
    subjects: dict[tuple[int, int], int | None] = field(default_factory=dict)

    def span(self, first: int, last: int) -> Span:
        """Return the article's span from one token to another, both included."""
        return Span(self.starts[first], self.ends[last])

    def verbs(self) -> Iterator[int]:
        """Yield the verbs outside quotation marks, with verbs of speech that the tagger took for nouns."""
        tree = self.tree
        for at, tag in enumerate(tree.tags):
            verbal = tag.startswith("VB") or (tree.lower[at] in SPEECH_FORMS and tree.deps[at] in _VERBAL)
            if verbal and self.slots[at] is None and self.inside[at] is None:
                yield at

    def masks(self, token: int) -> bool:
        """Tell whether a token stands for a quoted sentence, or is one of the marks around it."""
        return token in self.masking

    def wordy(self, token: int) -> bool:
        """Tell whether a token has a letter or digit."""
        return any(char.isalnum() for char in self.tree.words[token])

    def fragment(self, mark: int) -> list[int]:
        """Return the tokens of a marked fragment."""
        return [at for at, inside in enumerate(self.inside) if inside == mark]

    def slot(self, mark: int) -> int | None:
        """Return the token that stands for a quoted sentence."""
        return next((at for at, slot in enumerate(self.slots) if slot == mark), None)


def masked(text: str, passage: Passage, sentence: Sentence, stand_ins: StandIns) -> Masked:
    """Return the sentence with quoted sentences replaced and the marks of fragments dropped."""
    parts: list[str] = []
    surnames: list[Span] = []
    pieces: list[tuple[int, int, int | None]] = []
    length, at = 0, sentence.span.start

    def add(words: str, origin: int, mark: int | None) -> None:
        nonlocal length
        if words:
            pieces.append((length, origin, mark))
            parts.append(words)
            lone = () if mark is not None else stand_ins.within(Span(origin, origin + len(words)))
            surnames.extend(Span(s.start - origin + length, s.end - origin + length) for s in lone)
            length += len(words)

    for mark in sentence.marks:
        one = passage.marks[mark]
        add(text[at : one.outer.start], at, None)
        if passage.opaque[mark]:
            add(
                _placeholder(one.content.of(text), text[one.outer.end : sentence.span.end]),
                one.outer.start,
                mark,
            )
        else:
            add(_fragment(text, one.content), one.content.start, None)
        at = one.outer.end
    add(text[at : sentence.span.end], at, None)
    words = _for_the_parser("".join(parts))
    return Masked(text=words, pieces=tuple(pieces), surnames=tuple(surnames))


def _for_the_parser(words: str) -> str:
    """Return the sentence, as long as before, without what misleads the tokeniser and the tagger."""
    one = _TODAY.sub("Daily", _PARTNERS.sub("_n_", words))
    owned = _PLURAL_OWNER.sub("'", _CUT_TITLE.sub(r"\1 ", one))
    return _CAPITAL_CUE.sub(lambda cue: cue.group().lower(), owned)


def _fragment(text: str, content: Span) -> str:
    """Return a marked fragment; a name after a preposition in capitals, for the tagger: of “Have No Fear”."""
    words = content.of(text)
    named = words[:1].isupper() and _PREPOSITION.search(text[max(0, content.start - 10) : content.start - 1])
    titled = words.title()
    return titled if named and len(titled) == len(words) else words


def _placeholder(words: str, after: str) -> str:
    """Return “Yes” with the end that the quoted words have."""
    if words[-1:] in ".?!…" and not after.strip(" .,;"):
        return "“Yes.”"
    return "“Yes,”" if words.rstrip(" []")[-1:] in tuple(",.?!…—–-") else "“Yes”"


def unmasked(passage: Passage, sentence: Sentence, source: Masked, tree: Tree) -> Clause:
    """Map a parsed sentence back to the article."""
    if not sentence.marks:
        return _moved(tree, sentence.span.start)
    begins = [piece[0] for piece in source.pieces]
    beyond = [*begins[1:], len(source.text)]
    fragments = [(passage.marks[mark].content, mark) for mark in sentence.marks if not passage.opaque[mark]]
    starts: list[int] = []
    ends: list[int] = []
    slots: list[int | None] = []
    inside: list[int | None] = []
    masking: set[int] = set()
    for word, start, end in zip(tree.words, tree.starts, tree.ends, strict=True):
        piece = max(0, bisect_right(begins, start) - 1)
        here, origin, mark = source.pieces[piece]
        if mark is not None:
            outer = passage.marks[mark].outer
            masking.add(len(starts))
            starts.append(outer.start)
            ends.append(outer.end)
            slots.append(mark if word == "Yes" else None)
            inside.append(mark)
            continue
        starts.append(origin + start - here)
        ends.append(origin + min(end, beyond[piece]) - here)
        slots.append(None)
        inside.append(
            next((m for content, m in fragments if content.start <= starts[-1] < content.end), None)
        )
    return Clause(
        tree=tree,
        starts=tuple(starts),
        ends=tuple(ends),
        slots=tuple(slots),
        inside=tuple(inside),
        masking=frozenset(masking),
    )


def _moved(tree: Tree, by: int) -> Clause:
    """Map a sentence without marks."""
    none = (None,) * len(tree.words)
    starts = tuple(start + by for start in tree.starts)
    ends = tuple(end + by for end in tree.ends)
    return Clause(tree=tree, starts=starts, ends=ends, slots=none, inside=none)


def phrase(clause: Clause, head: int) -> Span:
    """Return the words that name someone around the noun or pronoun `head`, without what is said of them.

    "Arber Hajdari, executive director of the charity," gives "Arber Hajdari"; a description keeps its
    prepositions: "the director of the charity".
    """
    tree = clause.tree
    first = _left_edge(clause, head)
    proper = tree.tags[head].startswith("NNP") and tree.lower[first] not in ("the", "a", "an")
    within = set(tree.subtree(head, BESIDE | {"prep"} if proper else BESIDE))
    last = head
    while last + 1 in within:
        last += 1
    while last + 2 < len(tree.words) and tree.words[last + 1] == "-" and _touching(clause, last):
        last += 2
    return clause.span(first, last)


def _touching(clause: Clause, token: int) -> bool:
    """Tell whether a hyphen ties the token to the next two: "co-author"."""
    glued = clause.ends[token] == clause.starts[token + 1]
    return glued and clause.ends[token + 1] == clause.starts[token + 2]


def _left_edge(clause: Clause, head: int) -> int:
    """Return the first token of the noun phrase: articles, titles and whatever is coordinated in them."""
    tree = clause.tree
    first = head
    for child in reversed(tree.children[head]):
        if child < head and tree.deps[child] in _LEFT:
            edge = min(tree.subtree(child))
            if clause.slots[edge] is not None or tree.tags[edge] in ("``", "''", ",", ":"):
                break
            first = min(first, edge)
    while first and _lent(clause, first - 1, head):
        first -= 1
    before = first - 1
    if (
        before > 0
        and tree.lower[before] not in ("who", "whom", "which", "that")
        and tree.deps[before] == tree.deps[head] == "nsubj"
        and tree.heads[before] == tree.heads[head]
    ):
        return _left_edge(clause, before)
    return first


def _lent(clause: Clause, token: int, head: int) -> bool:
    """Tell whether the parser gave a word of the phrase to the cue, taken for a noun: "the Saudis state"."""
    tree = clause.tree
    cue = tree.heads[token]
    return (
        tree.deps[token] in ("det", "poss", "amod", "nummod", "compound")
        and cue == head + 1 == tree.heads[head]
        and tree.lower[cue] in SPEECH_FORMS
    )
