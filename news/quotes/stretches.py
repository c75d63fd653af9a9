"""From the tokens of a report to the stretches of the article that they make."""

from news.nouns import Span
from news.quotes.clauses import Clause

_CUTTING = frozenset(("punct", "cc", "mark"))
_LEADING = frozenset(
    "in addition/in particular/in fact/in short/in turn/in other words/of course/for example/for instance"
    "/at least/on the other hand/for his part/for her part/as a result".split("/")
)
_SHORTEST = 4
"""Characters of the shortest piece of a report."""


def trimmed(clause: Clause, tokens: list[int]) -> list[int]:
    """Return the tokens without punctuation at their ends and "that" at their beginning."""
    first, last = 0, len(tokens)
    while first < last and _opener(clause, tokens[first]):
        first += 1
    while last > first and _closer(clause, tokens[last - 1]):
        last -= 1
    return tokens[first:last]


def _opener(clause: Clause, token: int) -> bool:
    dep = clause.tree.deps[token]
    return dep == "punct" or (dep == "mark" and clause.tree.lower[token] == "that")


def _closer(clause: Clause, token: int) -> bool:
    """Tell whether a report cannot end with the token: a sign, or "but" before what was left out."""
    dep = clause.tree.deps[token]
    return dep == "cc" or (dep == "punct" and not clause.tree.words[token].isalnum())


def stretches(clause: Clause, tokens: list[int]) -> tuple[Span, ...]:
    """Return the stretches of text that the tokens make; gaps of punctuation or small words are bridged."""
    found: list[list[int]] = []
    for at in tokens:
        if found and not _gap_matters(clause, found[-1][-1], at):
            found[-1].extend(range(found[-1][-1] + 1, at + 1))
        else:
            found.append([at])
    pieces = [trimmed(clause, piece) for piece in found]
    if len(pieces) > 1 and _only_leads(clause, pieces[0]):
        pieces = pieces[1:]
    spans = [clause.span(piece[0], piece[-1]) for piece in pieces if any(map(clause.wordy, piece))]
    return tuple(span for span in spans if span.end - span.start >= _SHORTEST)


def _only_leads(clause: Clause, piece: list[int]) -> bool:
    """Tell whether a piece only leads to the report: "Meanwhile, …", "In addition, she said, …"."""
    tree = clause.tree
    if len(piece) == 1:
        return tree.tags[piece[0]] in ("RB", "WRB")
    return " ".join(tree.lower[at] for at in piece) in _LEADING


def _gap_matters(clause: Clause, left: int, right: int) -> bool:
    """Tell whether the tokens between two pieces are more than punctuation."""
    return any(clause.tree.deps[at] not in _CUTTING or clause.masks(at) for at in range(left + 1, right))


def unquoted(clause: Clause, tokens: range | list[int]) -> list[int]:
    """Leave out what stands for quoted sentences."""
    return trimmed(clause, [at for at in tokens if not clause.masks(at)])
