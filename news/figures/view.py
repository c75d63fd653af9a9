"""A parsed sentence with the article's offsets: phrases, subjects and clauses, as token numbers."""

import re
from collections.abc import Callable, Iterable, Sequence
from itertools import pairwise

from news.nlp import Tree
from news.nouns import Span

_BREAKS = frozenset((",", ";", ":", "–", "—", "--", "(", ")"))
_LOOSE = frozenset(("appos", "advcl", "cc", "conj", "parataxis", "ccomp", "mark", "preconj", "dep"))
_NOT_SAID = frozenset(("advcl", "cc", "conj", "parataxis", "mark", "punct", "expl", "ccomp", "dep"))
_SUBJECTS = ("nsubj", "nsubjpass")
_TENSE = frozenset(("aux", "auxpass", "neg", "advmod", "nsubj", "nsubjpass", "npadvmod"))
_SOMEONE = frozenset(("he", "she", "him", "his", "her"))
_HYPHEN = re.compile(r"(?<![^\s(])-(?=\w)")
_LONGEST = 30
"""Words of the longest phrase."""


class View:
    """A sentence's parse; tokens are numbers, and `spans` tell where they stand in the article.

    `name` gives the name of whom a pronoun denotes.
    """

    def __init__(
        self, text: str, sentence: Span, tree: Tree, name: Callable[[Span], str | None] = lambda _: None
    ) -> None:
        self.text = text
        self._name = name
        self.tree = tree
        self.spans = [
            Span(sentence.start + start, sentence.start + end)
            for start, end in zip(tree.starts, tree.ends, strict=True)
        ]

    def top(self, core: Span) -> int | None:
        """Return the token of a number whose head lies outside it."""
        inside = [at for at, span in enumerate(self.spans) if span.meets(core)]
        heads = self.tree.heads
        outer = [at for at in inside if heads[at] not in inside or heads[at] == at]
        return outer[-1] if outer else None

    def verbal(self, token: int) -> bool:
        """Tell whether a token is a verb."""
        return self.tree.tags[token].startswith("VB")

    def nominal(self, token: int) -> bool:
        """Tell whether a token is a noun."""
        return self.tree.tags[token].startswith("NN")

    def words(self, tokens: Iterable[int], hidden: Sequence[Span]) -> str:
        """Return tokens as the article writes them, runs joined by a space, what is hidden left out."""
        parts: list[str] = []
        last = -2
        for at in sorted(set(tokens)):
            if self.tree.words[at] not in "()" and not any(self.spans[at].meets(span) for span in hidden):
                glued = last == at - 1 and self.spans[at].start == self.spans[last].end
                parts.append(("" if glued or not parts else " ") + self._word(at))
                last = at
        return _HYPHEN.sub("", "".join(parts)).strip(" ,;:–—-“”\"'()")

    def _word(self, at: int) -> str:
        """Return a token's word; a name instead of "he", "his", "she" or "her"."""
        word = self.spans[at].of(self.text)
        name = self._name(self.spans[at]) if self.tree.lower[at] in _SOMEONE else None
        if name is None:
            return word
        return f"{name}’s" if self.tree.tags[at] == "PRP$" else name

    def phrase(self, noun: int) -> list[int]:
        """Return a noun's phrase with what restricts it, up to the first break behind it.

        What restricts the last of several belongs to all: "ten passengers and three crew aboard the plane".
        """
        own = self._unbroken(self.tree.subtree(noun, _LOOSE), noun)
        return own if own[-1] > noun else [*own, *self._shared(noun)]

    def _shared(self, noun: int) -> list[int]:
        tree = self.tree
        last = noun
        while (after := tree.child(last, "conj")) is not None and after > last:
            last = after
        right = [at for at in tree.children[last] if at > last and tree.deps[at] in ("prep", "relcl", "acl")]
        shared = [at for child in right for at in tree.subtree(child, _LOOSE)]
        return self._unbroken([last, *shared], last)[1:] if last != noun else []

    def short(self, noun: int) -> list[int]:
        """Return a noun's phrase without relative clauses."""
        return self._unbroken(self.tree.subtree(noun, _LOOSE | {"relcl"}), noun)

    def predicate(self, verb: int, subject: int) -> list[int]:
        """Return what is said of a subject: verb, objects and places, up to the first break."""
        return self._said(verb, subject, (_NOT_SAID | {"nsubj", "nsubjpass"}) - {"ccomp"})

    def clause(self, verb: int, but: int) -> list[int]:
        """Return subject, verb, objects and places of a clause, without the branch `but`."""
        left = set(self.tree.subtree(but))
        subject = [] if but in self.subject(verb) else self.subject(verb)
        said = self._said(verb, but, _NOT_SAID | _TENSE)
        return [*subject, *(at for at in said if at not in left)]

    def _said(self, verb: int, but: int, without: frozenset[str]) -> list[int]:
        tree = self.tree
        kept = [verb]
        for child in tree.children[verb]:
            if tree.deps[child] not in without and child != but and tree.lower[child] != "according":
                kept.extend(tree.subtree(child, frozenset(("advcl", "parataxis"))))
        return self._unbroken(sorted(kept), max(verb, but))

    def _unbroken(self, tokens: Sequence[int], after: int) -> list[int]:
        """Cut tokens at the first mark behind `after` in or between them; "Lagos, Nigeria" has none."""
        for last, at in pairwise(tokens):
            for mark in range(last + 1, at + 1):
                if mark > after and self.tree.words[mark] in _BREAKS and not self._place(mark):
                    return [token for token in tokens if token < mark][:_LONGEST]
        return list(tokens[:_LONGEST])

    def _place(self, comma: int) -> bool:
        """Tell whether a comma ties two names of a place: "Lagos, Nigeria on"."""
        tags, words = self.tree.tags, self.tree.words
        if words[comma] != "," or comma + 2 >= len(tags) or not comma:
            return False
        return tags[comma - 1] == tags[comma + 1] == "NNP" and tags[comma + 2] != "NNP"

    def subject(self, verb: int) -> list[int]:
        """Return the phrase of a verb's subject, or of the one that it shares with a verb or noun above it.

        Of reduced relative clauses the parser makes verbs: "the number returned to Albania had doubled".
        """
        for _ in range(5):
            own = self._own_subject(verb)
            if own is not None:
                return own
            above, dep = self.tree.heads[verb], self.tree.deps[verb]
            if above == verb:
                return []
            if dep in ("acl", "relcl") or self.nominal(above):
                return self.short(above)
            verb = above
        return []

    def _own_subject(self, verb: int) -> list[int] | None:
        tree = self.tree
        found = tree.child(verb, *_SUBJECTS)
        if found is None and tree.child(verb, "expl") is not None:
            found = tree.child(verb, "attr")
        above = tree.heads[verb]
        if found is not None and tree.tags[found] in ("WDT", "WP") and tree.deps[verb] == "relcl":
            return self.short(above)
        if found is not None and tree.deps[verb] == "ccomp" and tree.tags[above] == "VBG" and above < found:
            outer = tree.child(above, *_SUBJECTS)
            return self._up_to(outer, verb) if outer is not None else self.short(found)
        if found is not None:
            return self.short(found)
        reduced = next((at for at in tree.children[verb] if at < verb and self.verbal(at)), None)
        inner = tree.child(reduced, *_SUBJECTS) if reduced is not None else None
        return self._up_to(inner, verb) if inner is not None else None

    def _up_to(self, first: int, verb: int) -> list[int]:
        """Return all from a noun's phrase to the verb, the verb's auxiliaries left out."""
        begin = min(self.tree.subtree(first, _LOOSE))
        return [at for at in range(begin, verb) if self.tree.deps[at] not in ("aux", "auxpass")]

    def below(self, at: int, prepositions: Iterable[str]) -> int | None:
        """Return the object of a preposition behind a token: "2.5% of national income"."""
        tree = self.tree
        for child in tree.children[at]:
            if tree.deps[child] == "prep" and tree.lower[child] in prepositions and child > at:
                found = tree.child(child, "pobj", "pcomp")
                if found is not None:
                    return found
        return None
