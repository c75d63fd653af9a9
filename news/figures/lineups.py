"""What is shown side by side? Figures as statements, each once, and the statements of one measure together.

A wire copy and one person's words printed twice are one statement in several places. Where reports differ
comes first, then what agrees, then what stands alone; what only looks alike is kept apart from both.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations

from news.figures.compare import JOINED, Given, Group, Verdict, groups, judge
from news.text import folded

_OFF = 0.1
"""By how much of itself a number may be off and stand beside another that only a third one joins to it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """One statement, by the places of its figures in what was given; all but the first only repeat it."""

    members: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class LineUp:
    """Statements of one measure. `verdict` is None for one that stands alone.

    `apart` are statements that look alike and count something else. `timed` tells whether all statements say
    for when, and for the same time as far as their words tell.
    """

    verdict: Verdict | None
    statements: tuple[Statement, ...]
    apart: tuple[Statement, ...] = ()
    timed: bool = True

    @property
    def members(self) -> tuple[int, ...]:
        """Return the places of all its figures, those kept apart left out."""
        return tuple(at for one in self.statements for at in one.members)


def lineups(given: Sequence[Given], sentences: Sequence[str]) -> tuple[LineUp, ...]:
    """Return what `given` amounts to; `sentences` are the words that each stands in."""
    copies = _copies(given, sentences)
    firsts = list(copies)
    found = groups([given[at] for at in firsts])
    nodes = _nodes(given, firsts, [group.members for group in found if group.verdict in JOINED])
    node_of = {at: number for number, node in enumerate(nodes) for at in node}
    told = [_statements(given, node, copies) for node in nodes]
    differ = _pairs(found, Verdict.DIFFERS, firsts, node_of)
    alike = _pairs(found, Verdict.LOOK_ALIKE, firsts, node_of)
    return _ranked(given, told, _cliques(differ), alike)


def _copies(given: Sequence[Given], sentences: Sequence[str]) -> dict[int, list[int]]:
    """Return the first figure of each sentence's words, with those of its copies in other articles."""
    seen: dict[tuple[str, str, int], int] = {}
    copies: dict[int, list[int]] = {}
    for at, (one, sentence) in enumerate(zip(given, sentences, strict=True)):
        offset = one.figure.span.start - one.figure.evidence.start
        first = seen.setdefault((folded(sentence), one.figure.text, offset), at)
        copies.setdefault(first, []).append(at)
    return copies


def _nodes(
    given: Sequence[Given], firsts: Sequence[int], joined: Iterable[tuple[int, ...]]
) -> list[tuple[int, ...]]:
    """Return what stands together: joined sets in which no two contradict each other, then single figures."""
    nodes: list[list[int]] = []
    for members in joined:
        mine: list[list[int]] = []
        for at in (firsts[number] for number in members):
            fits = (node for node in mine if all(_beside(given[at], given[other]) for other in node))
            node = next(fits, None)
            if node is None:
                mine.append([at])
            else:
                node.append(at)
        nodes += mine
    taken = {at for node in nodes for at in node}
    return [tuple(node) for node in nodes] + [(at,) for at in firsts if at not in taken]


def _beside(one: Given, two: Given) -> bool:
    """Tell whether two figures that a third one joins may stand together: "thousands" joins any two."""
    judged = judge(one, two).verdict
    if judged is not Verdict.NOT_COMPARABLE:
        return judged in JOINED
    first, second = one.measure, two.measure
    return first.group == second.group and abs(first.size - second.size) <= _OFF * max(
        first.size, second.size
    )


def _statements(
    given: Sequence[Given], node: Sequence[int], copies: dict[int, list[int]]
) -> tuple[Statement, ...]:
    """Return a node's figures as statements, the most exact first."""
    said: dict[tuple[object, ...], list[int]] = {}
    for at in node:
        figure, by = given[at].figure, given[at].by
        key = (by or given[at].article, figure.value, figure.value_max, figure.comparator, figure.bound)
        said.setdefault(key, []).extend(copies[at])
    found = [Statement(members=tuple(members)) for members in said.values()]
    return tuple(sorted(found, key=lambda one: -_exactness(given[one.members[0]])))


def _exactness(given: Given) -> int:
    value = given.figure.value
    return len(value.normalize().as_tuple().digits) if value is not None and not given.measure.vague else 0


def _pairs(
    found: Iterable[Group], verdict: Verdict, firsts: Sequence[int], node_of: dict[int, int]
) -> list[tuple[int, int]]:
    """Return which nodes have a pair of this verdict, each pair once, in order."""
    pairs: dict[tuple[int, int], None] = {}
    for group in found:
        if group.verdict is verdict:
            one, two = sorted(node_of[firsts[at]] for at in group.members)
            if one != two:
                pairs[one, two] = None
    return list(pairs)


def _cliques(pairs: Sequence[tuple[int, int]]) -> list[list[int]]:
    """Return sets of nodes in which each differs from each: if A differs from B and C, B and C need not."""
    known = set(pairs)
    cliques: list[list[int]] = []
    for one, two in pairs:
        if any({one, two} <= set(clique) for clique in cliques):
            continue
        fits = (clique for clique in cliques if all((at, two) in known for at in clique) and one in clique)
        clique = next(fits, None)
        if clique is None:
            cliques.append([one, two])
        else:
            clique.append(two)
    return cliques


def _ranked(
    given: Sequence[Given],
    told: Sequence[tuple[Statement, ...]],
    cliques: Sequence[Sequence[int]],
    alike: Sequence[tuple[int, int]],
) -> tuple[LineUp, ...]:
    """Return line-ups: those that differ, those that agree, the largest first, and the rest as given."""
    beside = [node for node, statements in enumerate(told) if len(statements) > 1]
    sets = [list(clique) for clique in cliques]
    inside = {node for clique in sets for node in clique}
    sets += [[node] for node in sorted(beside, key=lambda node: -len(told[node])) if node not in inside]
    found, shown = [], set(inside)
    for nodes in sets:
        if len(nodes) == 1 and nodes[0] in shown:
            continue
        shown.update(nodes)
        apart = [node for node in _others(nodes, alike) if node not in shown]
        shown.update(apart)
        found.append(_line_up(given, told, nodes, apart))
    rest = [node for node in range(len(told)) if node not in shown]
    alone = [LineUp(verdict=None, statements=told[node]) for node in rest]
    return (*found, *sorted(alone, key=lambda one: one.members))


def _others(nodes: Sequence[int], alike: Sequence[tuple[int, int]]) -> list[int]:
    """Return the nodes that look like one of these."""
    pairs = [pair for pair in alike if set(pair) & set(nodes)]
    return list(dict.fromkeys(at for pair in pairs for at in pair if at not in nodes))


def _line_up(
    given: Sequence[Given], told: Sequence[tuple[Statement, ...]], nodes: Sequence[int], apart: Sequence[int]
) -> LineUp:
    statements = tuple(one for node in nodes for one in told[node])
    firsts = [given[one.members[0]] for one in statements]
    if len(nodes) > 1:
        verdict = Verdict.DIFFERS
    else:
        exact = {(one.figure.value, one.figure.value_max, one.figure.comparator) for one in firsts}
        verdict = Verdict.AGREES if len(exact) == 1 else Verdict.ROUNDING
    return LineUp(
        verdict=verdict,
        statements=statements,
        apart=tuple(one for node in apart for one in told[node]),
        timed=all(_one_time(one, two) for one, two in combinations(firsts, 2)),
    )


def _one_time(one: Given, two: Given) -> bool:
    """Tell whether both say for when, and their words name one time: the same words, or a year in common."""
    first, second = one.figure.as_of, two.figure.as_of
    if not (first and second):
        return False
    return folded(first) == folded(second) or bool(one.measure.years & two.measure.years)
