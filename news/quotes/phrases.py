"""What a verb of speech says without a clause: "praised his record", "called the deal a mistake"."""

from collections.abc import Iterator

from news.quotes.clauses import Clause
from news.quotes.cues import JUDGING, MEASURED, SAYING, SETTINGS
from news.quotes.stretches import unquoted
from news.quotes.subjects import subject
from news.quotes.words import animate, lemma

_LEAST = 2
"""Words without which nouns tell nothing: "mocked Garland"."""
_SELVES = frozenset(("himself", "herself", "themselves", "itself"))
_BESIDE_OBJECT = frozenset("as for of in to with against at by from toward towards".split())


def phrase_of(clause: Clause, verb: int) -> list[int] | None:
    """Return the tokens of the nouns that `verb` reports, in order; None where it reports none."""
    meaning = lemma(clause, verb)
    if meaning == "accuse":
        return _accused(clause, verb)
    if meaning == "call":
        return _called_for(clause, verb) or _named(clause, verb)
    if meaning == "declare":
        return _named(clause, verb)
    if meaning == "put":
        return _placed(clause, verb)
    return _judged(clause, verb) if meaning in JUDGING else None


def _told(clause: Clause, verb: int) -> bool:
    """Tell whether somebody says it here: not "called [a plume]", "work to predict waves"."""
    tree = clause.tree
    helpers = [tree.lower[at] for at in tree.children[verb] if tree.deps[at] == "aux"]
    done = tree.tags[verb] == "VBN" and not helpers
    return "to" not in helpers and not done and animate(clause, subject(clause, verb))


def _judged(clause: Clause, verb: int) -> list[int] | None:
    """Return what is judged, and why: "praised [the panel for its work]", "described [it as a disaster]"."""
    tree = clause.tree
    what = tree.child(verb, "dobj")
    if what is None or what < verb or not _told(clause, verb):
        return None
    tokens, how = list(tree.subtree(what)), []
    for child in tree.children[verb]:
        if child > what and tree.deps[child] == "advmod":
            how += tree.subtree(child)
        elif child > what and (tree.deps[child] in ("oprd", "xcomp", "acomp") or _of_it(clause, child)):
            tokens += [*how, *tree.subtree(child)]
            how = []
    return _unmarked(clause, verb, sorted(tokens))


def _of_it(clause: Clause, child: int) -> bool:
    """Tell whether a branch of the verb is of what is judged: "for its work"; not "in a statement"."""
    tree = clause.tree
    if tree.deps[child] != "prep":
        return False
    what = tree.child(child, "pobj", "pcomp")
    aside = what is not None and tree.lower[what] in SETTINGS
    return tree.lower[child] in _BESIDE_OBJECT and not aside


def _named(clause: Clause, verb: int) -> list[int] | None:
    """Return whom and what they are called: "called [the deal a mistake]", "calls [Clinton unqualified]"."""
    tree = clause.tree
    if not _told(clause, verb):
        return None
    small = (at for at in tree.children[verb] if at > verb and tree.deps[at] in ("ccomp", "dobj"))
    whole = next((at for at in small if tree.child(at, "nsubj") is not None), None)
    if whole is not None and tree.tags[whole].startswith(("JJ", "NN")):
        return _unmarked(clause, verb, tree.subtree(whole))
    what, name = tree.child(verb, "dobj"), tree.child(verb, "oprd")
    if what is None or name is None or not verb < what < name:
        return None
    return _unmarked(clause, verb, [*tree.subtree(what), *tree.subtree(name)])


def _placed(clause: Clause, verb: int) -> list[int] | None:
    """Return what is put where: "puts [his approval at a solid 50 percent]"."""
    tree = clause.tree
    what = tree.child(verb, "dobj")
    if what is None or what < verb or tree.lower[what] not in MEASURED or not _told(clause, verb):
        return None
    where = [at for child in tree.children[verb] if child > what for at in tree.subtree(child)]
    return _unmarked(clause, verb, sorted([*tree.subtree(what), *where])) if where else None


def _unmarked(clause: Clause, verb: int, tokens: list[int]) -> list[int] | None:
    """Leave the words, and what is said beside them, to their quotation marks where they have any."""
    if len(tokens) < _LEAST or any(clause.inside[at] is not None for at in (*tokens, *_beside(clause, verb))):
        return None
    if clause.tree.lower[tokens[0]] in _SELVES:
        return None
    return unquoted(clause, tokens) or None


def _beside(clause: Clause, verb: int) -> Iterator[int]:
    """Yield the tokens below a verb up to the next verb of speech: "noted her years, [saying …]"."""
    for at in clause.tree.subtree(verb, frozenset(("conj",))):
        if at > verb:
            if lemma(clause, at) in SAYING:
                return
            yield at


def _called_for(clause: Clause, verb: int) -> list[int] | None:
    """Return what is called for: "called on tech companies to become more aggressive"."""
    tree = clause.tree
    after = verb + 1
    if after >= len(tree.words) or tree.lower[after] not in ("for", "on") or clause.inside[after] is not None:
        return None
    if not animate(clause, subject(clause, verb)):
        return None
    below = [at for at in tree.subtree(verb) if at > after]
    stops = (at for at in below if tree.deps[at] in ("punct", "cc") and tree.heads[at] == verb)
    end = next(stops, len(tree.words))
    return unquoted(clause, [at for at in below if at < end]) or None


def _accused(clause: Clause, verb: int) -> list[int] | None:
    """Return who is accused, and of what: "accused Number 10 of putting words in the President's mouth"."""
    tree = clause.tree
    whom = tree.child(verb, "dobj")
    below = tree.subtree(verb)
    of = next((at for at in tree.children[verb] if tree.deps[at] == "prep" and tree.lower[at] == "of"), None)
    if of is None:
        of = next(
            (at for at in below if tree.lower[at] == "of" and tree.child(at, "pcomp") is not None), None
        )
    if whom is None or of is None or not verb < whom < of or not animate(clause, subject(clause, verb)):
        return None
    return unquoted(clause, range(min(tree.subtree(whom)), max(tree.subtree(of)) + 1))
