"""Trees built by hand: one line a token, `word tag arc head`, heads counted from 0."""

from news.nlp import Tree
from news.quotes.clauses import Clause


def clause(rows: str, *, slots: dict[int, int] | None = None) -> Clause:
    """Return a clause whose words stand in order with single spaces; `slots` maps tokens to marks."""
    cells = [row.split() for row in rows.strip().splitlines()]
    words = [cell[0] for cell in cells]
    starts = [sum(len(word) + 1 for word in words[:at]) for at in range(len(words))]
    tree = Tree(
        words=words,
        tags=[cell[1] for cell in cells],
        deps=[cell[2] for cell in cells],
        heads=[int(cell[3]) for cell in cells],
        starts=starts,
        ends=[start + len(word) for start, word in zip(starts, words, strict=True)],
    )
    none = (None,) * len(words)
    return Clause(
        tree=tree,
        starts=tuple(starts),
        ends=tuple(tree.ends),
        slots=tuple((slots or {}).get(at) for at in range(len(words))),
        inside=none,
        masking=frozenset(slots or {}),
    )
