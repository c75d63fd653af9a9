"""What is shown side by side? Figures as statements, each once, and the statements of one measure together.

A wire copy and one person's words printed twice are one statement in several places. Where reports differ
comes first, then what agrees, then what stands alone; what only looks alike is kept apart from both.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations

from news.figures.alike import Given, Measure
from news.figures.compare import Group, groups
from news.figures.conversions import conversions
from news.figures.judged import JOINED, Verdict
from news.text import folded


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """One statement, by the places of its figures in what was given; all but the first only repeat it."""

    members: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class LineUp:
    """Statements of one measure. `verdict` is None for one that stands alone; `reason` is the comparison's.

    `apart` are statements that look alike and count something else. `timed` tells whether all statements say
    for when, and for the same time as far as their words tell.
    """

    verdict: Verdict | None
    statements: tuple[Statement, ...]
    reason: str = ""
    apart: tuple[Statement, ...] = ()
    timed: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class _Node:
    """Figures that count one thing alike, as statements."""

    statements: tuple[Statement, ...]
    group: Group | None = None


def lineups(measures: Sequence[Measure], sentences: Sequence[str]) -> tuple[LineUp, ...]:
    """Return what figures amount to; `sentences` are the words that each stands in."""
    given = [one.given for one in measures]
    copies = _copies(given, sentences)
    firsts = list(copies)
    found = groups([measures[at] for at in firsts])
    nodes = list(_nodes(given, copies, found))
    node_of = {
        at: number for number, node in enumerate(nodes) for one in node.statements for at in one.members
    }
    differ = _pairs(found, Verdict.DIFFERS, firsts, node_of)
    found_ups = _ranked(measures, nodes, differ, _pairs(found, Verdict.LOOK_ALIKE, firsts, node_of))
    return _converted(found_ups, conversions(given, sentences))


def _converted(found: Sequence[LineUp], other_units: Mapping[int, int]) -> tuple[LineUp, ...]:
    """Let a figure that stands alone and only converts another one be part of that one's statement."""
    alone = {
        one.statements[0].members[0] for one in found if one.verdict is None and len(one.statements) == 1
    }
    within: dict[int, list[int]] = {}
    for at, of in other_units.items():
        if at in alone:
            within.setdefault(of, []).append(at)
    if not within:
        return tuple(found)
    merged = {at for several in within.values() for at in several}

    def whole(several: Iterable[Statement]) -> tuple[Statement, ...]:
        return tuple(
            Statement(members=(*one.members, *(at for of in one.members for at in within.get(of, ()))))
            for one in several
        )

    return tuple(
        replace(one, statements=whole(one.statements), apart=whole(one.apart))
        for one in found
        if one.statements[0].members[0] not in merged
    )


def _copies(given: Sequence[Given], sentences: Sequence[str]) -> dict[int, list[int]]:
    """Return the first figure of each sentence's words, with those of its copies in other articles."""
    places = [(one.figure.text, one.figure.span.start - one.figure.evidence.start) for one in given]
    often = Counter(places)
    seen: dict[tuple[str, str, int], int] = {}
    copies: dict[int, list[int]] = {}
    for at, (place, sentence) in enumerate(zip(places, sentences, strict=True)):
        first = at if often[place] == 1 else seen.setdefault((folded(sentence), *place), at)
        copies.setdefault(first, []).append(at)
    return copies


def _nodes(given: Sequence[Given], copies: dict[int, list[int]], found: Iterable[Group]) -> Iterator[_Node]:
    """Yield what the comparison joined, then each figure that it left alone."""
    firsts, taken = list(copies), set()
    for group in found:
        if group.verdict in JOINED:
            members = [firsts[at] for at in group.members]
            taken.update(members)
            yield _Node(statements=_statements(given, members, copies), group=group)
    for at in firsts:
        if at not in taken:
            yield _Node(statements=_statements(given, [at], copies))


def _statements(
    given: Sequence[Given], members: Sequence[int], copies: dict[int, list[int]]
) -> tuple[Statement, ...]:
    """Return figures that are joined as statements, the most exact first."""
    if len(members) == 1 and len(copies[members[0]]) == 1:
        return (Statement(members=(members[0],)),)
    said: dict[tuple[object, ...], list[int]] = {}
    for at in members:
        one, figure = given[at], given[at].figure
        giver = one.by or one.text_of or one.article
        key = (giver, figure.value, figure.value_max, figure.comparator, figure.bound)
        said.setdefault(key, []).extend(copies[at])
    found = [
        Statement(members=tuple(sorted(same, key=lambda at: _fullness(given[at])))) for same in said.values()
    ]
    return tuple(sorted(found, key=lambda one: -_exactness(given[one.members[0]])))


def _fullness(given: Given) -> tuple[bool, int]:
    """Order the places of one statement: first that which says for when, and what it counts in most words."""
    return (given.figure.as_of is None, -len(given.figure.counted))


def _exactness(given: Given) -> int:
    """Return how many digits of the number say something."""
    value = given.figure.value
    return len(value.normalize().as_tuple().digits) if value is not None else 0


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
        fits = (clique for clique in cliques if one in clique and all((at, two) in known for at in clique))
        clique = next(fits, None)
        if clique is None:
            cliques.append([one, two])
        else:
            clique.append(two)
    return cliques


def _ranked(
    measures: Sequence[Measure],
    nodes: Sequence[_Node],
    differ: Sequence[tuple[int, int]],
    alike: Sequence[tuple[int, int]],
) -> tuple[LineUp, ...]:
    """Return line-ups: those that differ, those that agree, the largest first, and the rest as given."""
    sets = _cliques(differ)
    shown = {at for clique in sets for at in clique}
    several = [at for at, node in enumerate(nodes) if len(node.statements) > 1 and at not in shown]
    sets += [[at] for at in sorted(several, key=lambda at: -len(nodes[at].statements))]
    found = []
    for members in sets:
        if members[0] in shown and len(members) == 1:
            continue
        shown.update(members)
        apart = [at for at in _others(members, alike) if at not in shown]
        shown.update(apart)
        found.append(_line_up(measures, [nodes[at] for at in members], [nodes[at] for at in apart]))
    alone = [node for at, node in enumerate(nodes) if at not in shown]
    rest = [LineUp(verdict=None, statements=node.statements) for node in alone]
    return (*found, *sorted(rest, key=lambda one: one.statements[0].members))


def _others(members: Sequence[int], alike: Sequence[tuple[int, int]]) -> list[int]:
    """Return the nodes that look like one of these."""
    pairs = [pair for pair in alike if set(pair) & set(members)]
    return list(dict.fromkeys(at for pair in pairs for at in pair if at not in members))


def _line_up(measures: Sequence[Measure], nodes: Sequence[_Node], apart: Sequence[_Node]) -> LineUp:
    statements = tuple(one for node in nodes for one in node.statements)
    firsts = [measures[one.members[0]] for one in statements]
    group = nodes[0].group
    verdict = group.verdict if group and len(nodes) == 1 else Verdict.DIFFERS
    return LineUp(
        verdict=verdict,
        statements=statements,
        reason=group.reason if group and len(nodes) == 1 else "",
        apart=tuple(one for node in apart for one in node.statements),
        timed=all(_one_time(one, two) for one, two in combinations(firsts, 2)),
    )


def _one_time(one: Measure, two: Measure) -> bool:
    """Tell whether both say for when, and their words name one time: the same words, or a year in common."""
    first, second = one.figure.as_of, two.figure.as_of
    if not (first and second):
        return False
    return folded(first) == folded(second) or bool(one.times.years & two.times.years)
