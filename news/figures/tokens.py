"""A parsed sentence with the article's offsets: tokens as numbers, the words they stand for, its breaks."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import pairwise

from news.figures.things import THINGS
from news.nlp import Tree
from news.nouns import Span

BREAKS = frozenset((",", ";", ":", "–", "—", "--", "(", ")"))
_UNSAID = frozenset("()[].?!=")
"""Marks that are no words of a phrase."""

ASIDE = frozenset(("relcl", "acl"))
"""Arcs of clauses that tell of something else than the sentence does."""


_SOMEONE = frozenset(("he", "she", "him", "his", "her")) | THINGS
_GENITIVES = frozenset(("’s", "'s", "’", "'"))
_CLITICS = frozenset("’d 'd ’ll 'll ’re 're ’ve 've ’m 'm".split())
"""Verbs that are nothing without the word that they are glued to: "they’d been taken"."""

_HYPHEN = re.compile(r"(?<![^\s(])-(?=\w)")
_LONGEST = 30
"""Words of the longest phrase."""


class Tokens:
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
        """Return the token of a number whose head lies outside it, of "from 20 to 30" no "to"."""
        inside = [at for at, span in enumerate(self.spans) if span.meets(core)]
        heads = self.tree.heads
        outer = [at for at in inside if heads[at] not in inside or heads[at] == at]
        last = outer[-1] if outer else None
        return next((at for at in reversed(outer) if self.tree.deps[at] != "prep"), last)

    def above(self, token: int) -> Iterator[int]:
        """Yield a token and all that it hangs on."""
        yield token
        while self.tree.heads[token] != token:
            token = self.tree.heads[token]
            yield token

    def verbal(self, token: int) -> bool:
        """Tell whether a token is a verb."""
        return self.tree.tags[token].startswith("VB")

    def nominal(self, token: int) -> bool:
        """Tell whether a token is a noun."""
        return self.tree.tags[token].startswith("NN")

    def is_name(self, words: Span) -> bool:
        """Tell whether words are one name: "Clinton", not "Democrats"."""
        tags = {self.tree.tags[at] for at, span in enumerate(self.spans) if span.meets(words)}
        return tags == {"NNP"}

    def below(self, at: int, prepositions: Iterable[str]) -> int | None:
        """Return the object of a preposition behind a token: "2.5% of national income"."""
        tree = self.tree
        for child in tree.children[at]:
            if tree.deps[child] == "prep" and tree.lower[child] in prepositions and child > at:
                found = tree.child(child, "pobj", "pcomp")
                if found is not None:
                    return found
        return None

    def words(self, tokens: Iterable[int], hidden: Sequence[Span]) -> str:
        """Return tokens as the article writes them, runs joined by a space, what is hidden left out."""
        parts: list[str] = []
        last = -2
        for at in sorted(set(tokens)):
            word = self.tree.words[at]
            if (
                word not in _UNSAID
                and not word.isspace()
                and not any(self.spans[at].meets(span) for span in hidden)
            ):
                glued = last == at - 1 and self.spans[at].start == self.spans[last].end
                if self.tree.lower[at] in _CLITICS | (frozenset() if parts else _GENITIVES) and not glued:
                    continue
                if self.tree.lower[at] == "of" and last >= 0 and self.tree.lower[last] == "of":
                    continue
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

    def unbroken(self, tokens: Sequence[int], after: int) -> list[int]:
        """Cut tokens at the first mark behind `after` in or between them; "Lagos, Nigeria" has none."""
        for last, at in pairwise(tokens):
            for mark in range(last + 1, at + 1):
                if mark > after and self.tree.words[mark] in BREAKS and not self.glides(mark):
                    return [token for token in tokens if token < mark][:_LONGEST]
        return list(tokens[:_LONGEST])

    def glides(self, mark: int) -> bool:
        """Tell whether a mark breaks nothing: "Lagos, Nigeria on", "members, reportedly, of the tribe"."""
        words, tags = self.tree.words, self.tree.tags
        lone = any(
            words[at] == words[at + 2] == "," and tags[at + 1] == "RB"
            for at in (mark, mark - 2)
            if 0 <= at < len(tags) - 2
        )
        return lone or self._place(mark) or self._according(mark)

    def _according(self, mark: int) -> bool:
        """Tell whether a mark opens or closes who tells: "was, according to the fire service, among"."""
        lower = self.tree.lower
        if mark + 1 < len(lower) and lower[mark + 1] == "according":
            return True
        opened = next((at for at in range(mark - 1, max(0, mark - 12), -1) if lower[at] == "according"), None)
        return opened is not None and lower[opened - 1] == "," and max(self.tree.subtree(opened)) == mark - 1

    def _place(self, comma: int) -> bool:
        """Tell whether a comma ties two names of a place, "Lagos, Nigeria on", or "the capital, Riyadh"."""
        tree = self.tree
        tags = tree.tags
        if tree.words[comma] != "," or comma + 2 >= len(tags) or not comma or tags[comma + 1] != "NNP":
            return False
        named = tags[comma - 1] == "NN" and tree.deps[comma + 1] == "appos" and tree.words[comma + 2] != ","
        return named or (tags[comma - 1] == "NNP" and tags[comma + 2] != "NNP")
