"""Noun phrases of a parsed sentence, with what restricts them."""

from news.figures.tokens import ASIDE, BREAKS, Tokens
from news.nouns import Span

LOOSE = frozenset(("appos", "advcl", "cc", "conj", "parataxis", "ccomp", "mark", "preconj", "dep"))
"""Arcs of what a noun phrase does not hold."""

NAMES = frozenset(("NNP", "NNPS"))
WHERE = frozenset(("in", "at", "near", "off", "aboard", "outside", "inside", "across"))
_LISTS = frozenset(("cc", "conj", "preconj"))
_WHICH = frozenset(("who", "that", "which", "whose"))
_CLAUSE = 12
"""Words of a relative clause that restricts a subject."""

_SHARED = ("prep", "relcl", "acl")
_VAGUE = frozenset("dozens scores hundreds thousands millions".split())


class Phrases(Tokens):
    """A parsed sentence of which noun phrases are asked."""

    def phrase(self, noun: int) -> list[int]:
        """Return a noun's phrase with what restricts it, up to the first break behind it.

        What restricts the last of several belongs to all: "ten passengers and three crew aboard the plane".
        """
        own = self.unbroken(self.close(noun, LOOSE), noun)
        own = [*own, *self._listed_with(noun, own[-1])]
        own = own if own[-1] > noun else [*own, *self._shared(noun)]
        return [*own, *self._beside(noun, own[-1])]

    def _listed_with(self, noun: int, last: int) -> list[int]:
        """Return a second noun that shares the number: "500 homes and businesses"."""
        tree = self.tree
        other = tree.child(noun, "conj")
        if other is None or last != noun or other != noun + 2 or tree.lower[noun + 1] not in ("and", "or"):
            return []
        return [noun + 1, other] if tree.tags[other] == tree.tags[noun] == "NNS" else []

    def short(self, noun: int) -> list[int]:
        """Return a noun's phrase without relative clauses."""
        return self.unbroken(self.close(noun, LOOSE | {"relcl"}), noun)

    def restricted(self, noun: int) -> list[int]:
        """Return a noun's phrase, with a relative clause that is short and not set off."""
        short = self.short(noun)
        clause = self.tree.child(noun, "relcl")
        whole = self.tree.subtree(clause, frozenset(("advcl", "parataxis"))) if clause is not None else []
        told = whole and whole[0] == short[-1] + 1 and self.tree.lower[whole[0]] in _WHICH
        return [*short, *self.unbroken(whole, whole[0])[:_CLAUSE]] if told else short

    def close(self, noun: int, without: frozenset[str]) -> list[int]:
        """Return what hangs on a noun, a name right behind it too: "the Trumps' son Barron"."""
        tree = self.tree
        own = [noun]
        for child in tree.children[noun]:
            if tree.deps[child] not in without:
                inside = without - {"ccomp"} if tree.deps[child] == "relcl" else without
                own.extend(self._listed(child, inside))
        own.sort()
        names = (at for at in tree.children[noun] if tree.deps[at] == "appos" and tree.tags[at] in NAMES)
        wholes = (tree.subtree(at, LOOSE | {"relcl"}) for at in names)
        behind = own[-1] + 1 if tree.words[own[-1]] not in BREAKS else -1
        name = next((whole for whole in wholes if whole[0] == behind), [])
        return self._hyphened([*own, *name])

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
            below = tree.subtree(at, LOOSE) if tree.deps[at] == "prep" and tree.heads[at] in outer else []
            below = below or ([at] if tree.tags[at] == "VBN" and tree.deps[at] == "dep" else [])
            found.extend(below)
            at = max([at, *below]) + 1
        return self.unbroken(found, last) if found else []

    def _shared(self, noun: int) -> list[int]:
        tree = self.tree
        last = noun
        while (after := self._next_listed(last)) is not None:
            last = after
        apart = tree.tags[last] in ("CD", "NNP") or tree.lower[last] in _VAGUE
        shares = ("acl",) if apart else _SHARED
        right = [at for at in tree.children[last] if at > last and tree.deps[at] in shares]
        shared = [at for child in right for at in tree.subtree(child, LOOSE)]
        return self.unbroken([last, *shared], last)[1:] if last != noun else []

    def _next_listed(self, noun: int) -> int | None:
        """Return the next count of a list, which the parser may hang as an apposition."""
        tree = self.tree
        counts = (at for at in tree.children[noun] if tree.deps[at] == "appos" and tree.child(at, "nummod"))
        after = tree.child(noun, "conj") or next(counts, None)
        return after if after is not None and after > noun else None

    def right_behind(self, core: Span) -> list[int]:
        """Return the place that stands right behind a number: "58 in Turkey and 19 in Greece"."""
        at = next((at for at, span in enumerate(self.spans) if span.start >= core.end), None)
        if at is None or self.tree.lower[at] not in WHERE:
            return []
        return self.unbroken(self.tree.subtree(at, LOOSE | ASIDE), at)
