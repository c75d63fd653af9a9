"""Which figures may the comparison set beside which? Told by little of each, so that few need be made."""

from collections import Counter
from collections.abc import Hashable, Sequence
from decimal import Decimal
from typing import NamedTuple

from news.figures.alike import head_of, unit_of
from news.figures.kinds import PEOPLE
from news.figures.parts import FEWEST_PARTS, SMALLEST_WHOLE
from news.nouns import Comparator


class Outline(NamedTuple):
    """As much of a figure as tells which others it may meet: `sentence` are the words that it stands in."""

    article: int
    text: str
    value: Decimal | None
    value_max: Decimal | None
    unit: str
    comparator: str
    counted: str
    sentence: str

    @property
    def is_exact(self) -> bool:
        """Tell whether it may be part of a sum, or the whole of one."""
        return self.unit == "count" and self.comparator == Comparator.EXACT and self.value_max is None


def kin(mine: Sequence[Outline], others: Sequence[Outline]) -> list[int]:
    """Return the places of those of `others` that the comparison may set beside one of `mine`, in order.

    What it joins, or says to differ or to look alike, has one unit and head, or is one number that an article
    gives twice. Copies, conversions and the parts of a sum share a sentence; the whole of a sum may stand
    anywhere. Whatever is met brings along what that may meet: the answer is the same without the others.
    """
    often = Counter(one.sentence for one in (*mine, *others) if one.is_exact)
    known = {key for one in mine for key in _keys(one, often)}
    left = {at: _keys(one, often) for at, one in enumerate(others)}
    met: list[int] = []
    while more := [at for at, keys in left.items() if not known.isdisjoint(keys)]:
        met += more
        known.update(key for at in more for key in left.pop(at))
    return sorted(met)


def _keys(one: Outline, often: Counter[str]) -> list[Hashable]:
    """Return what a figure has in common with each that it may meet; `often`: exact counts of a sentence."""
    head = head_of(one.counted)
    keys: list[Hashable] = [(unit_of(one.unit, one.text), head), (one.article, one.value), one.sentence]
    whole = head == PEOPLE and one.value is not None and one.value >= SMALLEST_WHOLE
    if one.is_exact and (whole or often[one.sentence] >= FEWEST_PARTS):
        keys.append("a sum")
    return keys
