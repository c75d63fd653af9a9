"""A parsed sentence with the article's offsets: phrases, subjects and clauses, as token numbers."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import pairwise

from news.nlp import Tree
from news.nouns import Span

_BREAKS = frozenset((",", ";", ":", "–", "—", "--", "(", ")"))
_LOOSE = frozenset(("appos", "advcl", "cc", "conj", "parataxis", "ccomp", "mark", "preconj", "dep"))
_NOT_SAID = frozenset(("advcl", "cc", "conj", "parataxis", "mark", "punct", "expl", "ccomp", "dep"))
_SUBJECTS = ("nsubj", "nsubjpass")
_TENSE = frozenset(("aux", "auxpass", "neg", "advmod", "nsubj", "nsubjpass", "npadvmod"))
_SOMEONE = frozenset(("he", "she", "him", "his", "her"))
_NAMES = frozenset(("NNP", "NNPS"))
_LISTS = frozenset(("cc", "conj", "preconj"))
_WHERE = frozenset(("in", "at", "near", "off", "aboard", "outside", "inside", "across"))
_CLITICS = frozenset("’d 'd ’ll 'll ’re 're ’ve 've ’m 'm".split())
"""Verbs that are nothing without the word that they are glued to: "they’d been taken"."""

_HYPHEN = re.compile(r"(?<![^\s(])-(?=\w)")
_ASIDE = frozenset(("relcl", "acl"))
"""Arcs of clauses that tell of something else than the sentence does."""

_SCENE = frozenset("for after before since despite during by as until while following according".split())
"""Opens what a sentence says first and what restricts nothing: "For decades", "After winning"."""

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

    def clause_holds(self, time: Span, core: Span) -> bool:
        """Tell whether a time's clause holds a number too: not "33 aboard the boat, which sank on Monday"."""
        when, what = self.top(time), self.top(core)
        if when is None or what is None:
            return True
        own = next((at for at in self.above(when) if self.verbal(at)), None)
        return own is None or not self._aside(own) or own in self.above(what)

    def _aside(self, verb: int) -> bool:
        """Tell whether a clause is set off from the noun that it tells of."""
        first = min(self.tree.subtree(verb))
        return self.tree.deps[verb] in _ASIDE and self.tree.words[max(0, first - 1)] in _BREAKS

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

    def words(self, tokens: Iterable[int], hidden: Sequence[Span]) -> str:
        """Return tokens as the article writes them, runs joined by a space, what is hidden left out."""
        parts: list[str] = []
        last = -2
        for at in sorted(set(tokens)):
            if self.tree.words[at] not in "()" and not any(self.spans[at].meets(span) for span in hidden):
                glued = last == at - 1 and self.spans[at].start == self.spans[last].end
                if self.tree.lower[at] in _CLITICS and not glued:
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

    def phrase(self, noun: int) -> list[int]:
        """Return a noun's phrase with what restricts it, up to the first break behind it.

        What restricts the last of several belongs to all: "ten passengers and three crew aboard the plane".
        """
        own = self._unbroken(self._close(noun, _LOOSE), noun)
        own = own if own[-1] > noun else [*own, *self._shared(noun)]
        return [*own, *self._beside(noun, own[-1])]

    def _close(self, noun: int, without: frozenset[str]) -> list[int]:
        """Return what hangs on a noun, a name right behind it too: "the Trumps' son Barron"."""
        tree = self.tree
        own = [noun]
        for child in tree.children[noun]:
            if tree.deps[child] not in without:
                own.extend(self._listed(child, without))
        own.sort()
        names = (at for at in tree.children[noun] if tree.deps[at] == "appos" and tree.tags[at] in _NAMES)
        name = next((at for at in names if at == own[-1] + 1), None)
        return self._hyphened(own if name is None else [*own, name])

    def _listed(self, token: int, without: frozenset[str]) -> list[int]:
        """Return a branch with what it lists, "of Chemistry and Biology", but for other counts."""
        tree = self.tree
        whole = tree.subtree(token, without - _LISTS)
        return tree.subtree(token, without) if any(tree.tags[at] == "CD" for at in whole) else whole

    def _hyphened(self, tokens: list[int]) -> list[int]:
        """Add what a hyphen ties to the last word: "co-petitioners"."""
        words, at = self.tree.words, tokens[-1] + 1
        while at + 1 < len(words) and words[at] == "-" and self.spans[at - 1].end == self.spans[at].start:
            tokens = [*tokens, at, at + 1]
            at += 2
        return tokens

    def _beside(self, noun: int, last: int) -> list[int]:
        """Return phrases behind a noun's that the parser hung on what it is a share of.

        "one of eighteen B-17s still in the United States", "10% of people within the fandom"
        """
        tree = self.tree
        outer = {at for at in self.above(noun) if at != noun and not self.verbal(at)}
        found: list[int] = []
        at = last + 1
        while at < len(tree.tags) and (tree.tags[at] in ("RB", "VBN") or tree.deps[at] == "prep"):
            below = tree.subtree(at, _LOOSE) if tree.deps[at] == "prep" and tree.heads[at] in outer else []
            below = below or ([at] if tree.tags[at] == "VBN" and tree.deps[at] == "dep" else [])
            found.extend(below)
            at = max([at, *below]) + 1
        return self._unbroken(found, last) if found else []

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
        return self._unbroken(self._close(noun, _LOOSE | {"relcl"}), noun)

    def predicate(self, verb: int, subject: int) -> list[int]:
        """Return what is said of a subject: verb, objects and places, up to the first break."""
        return self._said(verb, subject, (_NOT_SAID | {"nsubj", "nsubjpass"}) - {"ccomp"})

    def clause(self, verb: int, but: int) -> list[int]:
        """Return subject, verb, objects and places of a clause, without the branch `but`."""
        left = set(self.tree.subtree(but))
        subject = self.subject(verb)
        if but in subject:
            inside = (
                set(self.tree.subtree(verb)) if self.tree.deps[verb] in ("acl", "relcl") else set(subject)
            )
            subject = [at for at in subject if at not in inside]
        said = self._said(verb, but, _NOT_SAID | _TENSE)
        return [*subject, *(at for at in said if at not in left)]

    def _said(self, verb: int, but: int, without: frozenset[str]) -> list[int]:
        tree = self.tree
        kept = [verb]
        first = tree.child(verb, *_SUBJECTS)
        for child in tree.children[verb]:
            ahead = first is not None and child < first and tree.lower[child] in _SCENE
            if tree.deps[child] not in without and child != but and not ahead:
                kept.extend(tree.subtree(child, frozenset(("advcl", "parataxis"))))
        whole = self._unbroken(sorted(kept), max(verb, but))
        return [*whole, *self.places(verb, whole[-1] if whole else verb)]

    def places(self, verb: int, last: int) -> list[int]:
        """Return a place behind what is set off: "killed five girls, all aged fifteen, at an escape room"."""
        tree = self.tree
        found = (at for at in tree.children[verb] if at > last and tree.lower[at] in _WHERE)
        first = next((at for at in found if tree.deps[at] == "prep"), None)
        return [] if first is None else self._unbroken(tree.subtree(first, _LOOSE | {"relcl"}), first)

    def _unbroken(self, tokens: Sequence[int], after: int) -> list[int]:
        """Cut tokens at the first mark behind `after` in or between them; "Lagos, Nigeria" has none."""
        for last, at in pairwise(tokens):
            for mark in range(last + 1, at + 1):
                if mark > after and self.tree.words[mark] in _BREAKS and not self._glides(mark):
                    return [token for token in tokens if token < mark][:_LONGEST]
        return list(tokens[:_LONGEST])

    def _glides(self, mark: int) -> bool:
        """Tell whether a mark breaks nothing: "Lagos, Nigeria on", "members, reportedly, of the tribe"."""
        words, tags = self.tree.words, self.tree.tags
        lone = any(
            words[at : at + 3 : 2] == [",", ","] and tags[at + 1] == "RB"
            for at in (mark, mark - 2)
            if 0 <= at < len(tags) - 2
        )
        return lone or self._place(mark)

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
            return self._called(found)
        reduced = next((at for at in tree.children[verb] if at < verb and self.verbal(at)), None)
        inner = tree.child(reduced, *_SUBJECTS) if reduced is not None else None
        return self._up_to(inner, verb) if inner is not None else None

    def _called(self, noun: int) -> list[int]:
        """Return a subject with the name that is set off behind it: "The boat, Conception, carried"."""
        tree = self.tree
        short = self.short(noun)
        name = next(
            (at for at in tree.children[noun] if tree.deps[at] == "appos" and tree.tags[at] in _NAMES), None
        )
        if name is None or tree.tags[noun] in _NAMES:
            return short
        return [*short, *(at for at in self._close(name, _LOOSE | {"relcl"}) if at not in short)]

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
