"""Clauses of a parsed sentence: what is said of whom, where, and in what event."""

from news.figures.kinds import FATED
from news.figures.phrases import LOOSE, NAMES, WHERE, Phrases
from news.figures.tokens import ASIDE

_NOT_SAID = frozenset(("advcl", "cc", "conj", "parataxis", "mark", "punct", "expl", "ccomp", "dep"))
_SUBJECTS = ("nsubj", "nsubjpass")
_TENSE = frozenset(("aux", "auxpass", "neg", "advmod", "nsubj", "nsubjpass", "npadvmod"))
_SCENE = frozenset("for after before since despite during by as until while following according".split())
"""Opens what a sentence says first and what restricts nothing: "For decades", "After winning"."""

TELLS = frozenset(("according", "including"))
"""Opens an aside that restricts nothing."""

_EVENTS = frozenset(("when", "after", "as"))
"""Opens the event that did harm."""

_TRIED = frozenset(
    "sentenced jailed imprisoned fined convicted accused accuses suspected charged blamed praised".split()
)
"""Their object did what "for" or "of" tells."""

_DASHES = frozenset(("—", "–", "--"))
_AUXILIARY = frozenset(("aux", "auxpass"))
"""Arcs of verbs to which the parser may give the subject of the verb above: "jobs are closely related"."""

_LATER = frozenset(("advcl", "cc", "conj", "parataxis"))
_EVENT = 14
"""Words of it that are given."""


class View(Phrases):
    """A parsed sentence of which subjects and clauses are asked."""

    def predicate(self, verb: int, subject: int) -> list[int]:
        """Return what is said of a subject: verb, objects and places, up to the first break."""
        if self.tree.deps[verb] in _AUXILIARY:
            verb = self.tree.heads[verb]
        said = self._said(verb, subject, (_NOT_SAID | {"nsubj", "nsubjpass"}) - {"ccomp"})
        which = next((at for at in said if self.tree.lower[at] in ("which", "whom", "where")), None)
        if which is None or self.tree.deps[verb] != "relcl":
            return said
        opening = {which, self.tree.heads[which]}
        told_of = [at for at in self.short(self._told_of(verb, which)) if at < which]
        return [*told_of, *(at for at in said if at not in opening or at == verb)]

    def _told_of(self, verb: int, which: int) -> int:
        """Return what a relative clause tells of; of "a plant in Ohio, where" it is the plant."""
        noun = self.tree.heads[verb]
        above = self.tree.heads[self.tree.heads[noun]]
        placed = self.tree.lower[which] == "where" and self.tree.deps[noun] == "pobj"
        return above if placed and self.nominal(above) else noun

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
        own = [*(at for at in said if at not in left), *self._purpose(verb, but)]
        return [*subject, *(at for at in self._outcome_of(verb) if at not in left), *own]

    def _goal(self, verb: int, subject: int) -> list[int]:
        """Return what something is needed for: "To win, she must take 40", "For a candidate to win, …"."""
        tree = self.tree
        for child in tree.children[verb]:
            whole = tree.subtree(child) if child < subject and tree.deps[child] in ("advcl", "prep") else []
            wants = [at for at in whole if tree.lower[at] == "to" and tree.tags[at] == "TO"]
            if wants and (whole[0] == wants[0] or tree.lower[whole[0]] == "for"):
                return whole[:_EVENT]
        return []

    def _outcome_of(self, verb: int) -> list[int]:
        """Return what came about in a participle: "A drone attacked clinics in Kharkiv, injuring seven"."""
        tree = self.tree
        above = tree.heads[verb]
        outcome = tree.deps[verb] == "advcl" and tree.tags[verb] == "VBG" and verb > above
        if not outcome or not self.verbal(above) or tree.child(verb, "mark", *_SUBJECTS) is not None:
            return []
        said = self._said(above, verb, _NOT_SAID | _TENSE | {"prep"})
        told = [at for at in said if at < verb][:_EVENT]
        return [*self.scene(above), *told] if told else told

    def scene(self, verb: int) -> list[int]:
        """Return the place that a sentence opens with: "In Ohio, two fires broke out, killing six"."""
        first = next(iter(self.tree.children[verb]), verb)
        opens = first == 0 and self.tree.deps[first] == "prep" and self.tree.lower[first] in WHERE
        place = self.tree.child(first, "pobj") if opens else None
        named = place is not None and self.tree.tags[place] in NAMES
        return self.unbroken(self.tree.subtree(first, LOOSE), first) if named else []

    def _purpose(self, verb: int, but: int) -> list[int]:
        """Return what an amount is spent for: "invested nine billion dollars to develop treatment"."""
        for child in self.tree.children[verb]:
            whole = self.tree.subtree(child, _LATER) if self.tree.deps[child] in ("advcl", "xcomp") else []
            if whole and whole[0] > but and self.tree.lower[whole[0]] == "to":
                return self.unbroken(whole, whole[0])[:_EVENT]
        return []

    def _said(self, verb: int, but: int, without: frozenset[str]) -> list[int]:
        tree = self.tree
        first = tree.child(verb, *_SUBJECTS)
        kept = [verb, *(self._goal(verb, first) if first is not None else ())]
        for child in tree.children[verb]:
            ahead = first is not None and child < first and tree.lower[child] in _SCENE
            told = tree.lower[child] in TELLS or (tree.deps[child] == "ccomp" and child < but)
            if tree.deps[child] not in without and child != but and not ahead and not told:
                kept.extend(tree.subtree(child, frozenset(("advcl", "parataxis"))))
        whole = self.unbroken(sorted(kept), max(verb, but))
        return [*whole, *self.places(verb, whole[-1] if whole else verb)]

    def described(self, at: int) -> list[int]:
        """Return of what a noun above a token tells: "The Conception was a 75 ft long boat on a voyage"."""
        said = next((up for up in self.above(at) if self.tree.deps[up] == "attr"), None)
        return self.subject(self.tree.heads[said]) if said is not None else []

    def places(self, verb: int, last: int) -> list[int]:
        """Return a place behind what is set off: "killed five girls, all aged fifteen, at an escape room"."""
        tree = self.tree
        found = (at for at in tree.children[verb] if at > last and tree.lower[at] in WHERE)
        first = next((at for at in found if tree.deps[at] == "prep"), None)
        return [] if first is None else self.unbroken(tree.subtree(first, LOOSE | {"relcl"}), first)

    def event(self, at: int) -> list[int]:
        """Return in what event somebody came to harm: "killed, when a bomber crashed at an airport"."""
        tree = self.tree
        verb = next((up for up in self.above(at) if self.verbal(up)), None)
        if verb is None or tree.lower[verb] not in FATED:
            return []
        told = (
            below for below in tree.subtree(verb) if below > at and tree.deps[below] in ("advcl", "relcl")
        )
        when = (below for below in told if any(tree.lower[mark] in _EVENTS for mark in tree.children[below]))
        clause = next(when, None)
        return self.unbroken(tree.subtree(clause, LOOSE), clause)[:_EVENT] if clause is not None else []

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
            if dep == "acl" and (planner := self._planner(verb, above)):
                return [*planner, *(at for at in self.short(above) if at < verb)]
            if (tried := self._tried(verb)) is not None:
                return self.short(tried)
            if dep in ("acl", "relcl") or self.nominal(above):
                return [*self._doing(above), *self.short(above)]
            verb = above
        return []

    def _planner(self, verb: int, noun: int) -> list[int]:
        """Return who is to do what is planned: "The Arapaho have plans to widen the range"."""
        tree = self.tree
        to = any(tree.tags[at] == "TO" for at in tree.children[verb])
        above = tree.heads[noun]
        if not to or tree.deps[noun] != "dobj" or not self.verbal(above) or tree.deps[above] == "acl":
            return []
        found = tree.child(above, *_SUBJECTS)
        return self.short(found) if found is not None else []

    def _tried(self, preposition: int) -> int | None:
        """Return who did it: "The judge jailed Smith for stealing £4m"."""
        tree = self.tree
        verb = tree.heads[preposition]
        if tree.deps[preposition] != "prep" or tree.lower[preposition] not in ("for", "of"):
            return None
        if tree.lower[verb] not in _TRIED or tree.child(verb, "auxpass", "nsubjpass") is not None:
            return None
        whom = tree.child(verb, "dative", "dobj")
        return whom if whom is not None and tree.tags[whom] in NAMES | {"PRP"} else None

    def _doing(self, noun: int) -> list[int]:
        """Return who uses what does something: "a search mission involving three helicopters covering"."""
        verb = self.tree.heads[noun]
        if self.tree.deps[noun] != "dobj" or self.tree.deps[verb] != "acl":
            return []
        return [at for at in self.close(self.tree.heads[verb], LOOSE | ASIDE) if at < verb]

    def _subject_of(self, verb: int) -> int | None:
        """Return a verb's subject; what opens the sentence before a mark is none: "PARIS — Macron said"."""
        tree = self.tree
        found = [at for at in tree.children[verb] if tree.deps[at] in _SUBJECTS]
        for other in found[1:]:
            before = min(tree.subtree(other, LOOSE)) - 1
            opens = min(tree.subtree(found[0])) == 0
            dated = opens and tree.words[before] in _DASHES and tree.words[0].isupper()
            if other < verb and (dated or tree.words[before] == ":"):
                return other
        return found[0] if found else None

    def _own_subject(self, verb: int) -> list[int] | None:
        tree = self.tree
        found = self._subject_of(verb)
        if found is None and tree.child(verb, "expl") is not None:
            found = tree.child(verb, "attr")
        above = tree.heads[verb]
        if found is not None and tree.tags[found] in ("WDT", "WP"):
            told = verb if tree.deps[verb] == "relcl" else above if tree.deps[verb] == "ccomp" else found
            if tree.deps[told] == "relcl":
                return self.short(self._who(tree.heads[told], found))
        if found is not None and tree.deps[verb] == "ccomp" and tree.tags[above] == "VBG" and above < found:
            outer = tree.child(above, *_SUBJECTS)
            return self._up_to(outer, verb) if outer is not None else self.short(found)
        if found is not None:
            return self._called(found)
        reduced = next((at for at in tree.children[verb] if at < verb and self.verbal(at)), None)
        inner = tree.child(reduced, *_SUBJECTS) if reduced is not None else None
        return self._up_to(inner, verb) if inner is not None else None

    def _who(self, noun: int, relative: int) -> int:
        """Return whom a relative clause tells of: of "Ana Doe from Ohio, who" it is Ana Doe."""
        tree = self.tree
        above = tree.heads[noun]
        if tree.deps[noun] == "pobj" and tree.lower[relative] == "who" and tree.tags[noun] in NAMES:
            above = max(above - 1, 0)
        elif tree.deps[noun] != "appos":
            return noun
        return above if tree.tags[above] in NAMES else noun

    def _called(self, noun: int) -> list[int]:
        """Return a subject with the name that is set off behind it: "The boat, Conception, carried"."""
        tree = self.tree
        short = self.restricted(noun)
        name = next(
            (at for at in tree.children[noun] if tree.deps[at] == "appos" and tree.tags[at] in NAMES), None
        )
        if name is None or tree.tags[noun] in NAMES:
            return [*short, *self._and(noun, short[-1])]
        return [*short, *(at for at in self.close(name, LOOSE | {"relcl"}) if at not in short)]

    def _and(self, noun: int, last: int) -> list[int]:
        """Return the second of two subjects: "Both Sanders and Buttigieg"."""
        tree = self.tree
        other = tree.child(noun, "conj")
        whole = tree.subtree(other, LOOSE | ASIDE) if other is not None else []
        both = whole and whole[0] == last + 2 and tree.lower[last + 1] in ("and", "or")
        return [last + 1, *whole] if both and all(tree.tags[at] != "CD" for at in whole) else []

    def _up_to(self, first: int, verb: int) -> list[int]:
        """Return all from a noun's phrase to the verb, the verb's auxiliaries left out."""
        begin = min(self.tree.subtree(first, LOOSE))
        return [at for at in range(begin, verb) if self.tree.deps[at] not in ("aux", "auxpass")]
