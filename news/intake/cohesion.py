"""How closely do two stretches of a document belong together, by their words and by how they name people?

Words: cosine of weighted term counts on both sides of a gap (Hearst 1997, TextTiling), against that within
each side. Names: an article gives a person's full name first and a short one after ("Mike Johnson", then
"Mr Johnson"), so a full name that comes again marks a beginning, and a short name that leans on an earlier
full one marks a continuation.
"""

import math
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

STEM = 6
"""Letters by which words are compared: "Albania", "Albanian" and "Albanians" are one term."""

_WORD = re.compile(r"[^\W\d_]{2,}")
_COMMON = frozenset(
    word[:STEM]
    for line in (
        "about after again against all also although among and another any",
        "are around because been before being",
        "between both but can could did does doing down during each even every",
        "few first for from further get had",
        "has have having her here hers herself him himself his how however into",
        "its itself just last like made make",
        "many may might more most much must nor not now off once one only",
        "other our out over own people per same",
        "say says said she should since some still such take than that the",
        "their them then there these they this",
        "those though three through time told too two under until very was",
        "well were what when where which while",
        "who whom why will with without would year years you your new",
        "added according including mr mrs ms sir",
        "is it in on of to at by as an be he we us or if so do no",
        "up my me am day days week month yesterday today",
    )
    for word in line.split()
)
_CAPITAL = r"[A-Z][\w-]*[a-z][\w-]*(?:[’'][A-Z]\w+)?"
_NAME = re.compile(
    rf"(?:\b(?P<title>Mr|Mrs|Ms|Miss|Dr|Sir|Dame)\.?\s)?"
    rf"(?P<words>(?<![\w’']){_CAPITAL}(?:\s(?:[A-Z]\.\s|(?:de|da|van|von|bin|al)\s)?{_CAPITAL})*)"
)
_NO_NAMES = frozenset(
    word
    for line in (
        "The A An In On At It He She They We I But And Or As For",
        "With This That These Those There When While After",
        "Before If So Not No Yes Our His Her Their Its Who What Why How Where",
        "You My By From To Of Is Are Was",
        "Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March",
        "April May June July August",
        "September October November December According Meanwhile However Although",
        "Since During Despite Under Last",
    )
    for word in line.split()
)


class Name(NamedTuple):
    """A name as one paragraph gives it: its last two words, or one, and whether it bears a title ("Mr")."""

    first: str
    last: str
    titled: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """What a paragraph is about: its term counts, its names in order, its number of words."""

    counts: Counter[str]
    names: tuple[Name, ...]
    size: int


def terms(paragraph: str) -> Terms:
    """Read the terms and names of one paragraph; its first 20,000 characters speak for it."""
    head = paragraph[:20_000]
    words = [word.casefold()[:STEM] for word in _WORD.findall(head)]
    counts = Counter(word for word in words if len(word) > 2 and word not in _COMMON)
    return Terms(counts=counts, names=tuple(_names(head)), size=len(words))


def _names(paragraph: str) -> Iterator[Name]:
    for match in _NAME.finditer(paragraph):
        words = [word for word in match["words"].split() if word not in _NO_NAMES]
        if words:
            yield Name(first=words[-2] if len(words) > 1 else "", last=words[-1], titled=bool(match["title"]))


def weights(paragraphs: Sequence[Terms]) -> dict[str, float]:
    """Return how telling each term is within this document: rare ones more."""
    spread = Counter(term for paragraph in paragraphs for term in paragraph.counts)
    return {term: math.log(1 + len(paragraphs) / count) for term, count in spread.items()}


class Side:
    """The paragraphs on one side of a gap, as a vector of weighted terms."""

    __slots__ = ("norm", "values")

    def __init__(self, paragraphs: Iterable[Terms], weight: Mapping[str, float]) -> None:
        """Add the paragraphs' terms up; a term said twice counts less than twice."""
        total: Counter[str] = Counter()
        for paragraph in paragraphs:
            total.update(paragraph.counts)
        self.values = {term: (1 + math.log(count)) * weight[term] for term, count in total.items()}
        self.norm = math.sqrt(sum(value * value for value in self.values.values()))

    def like(self, other: "Side") -> float:
        """Return the cosine: 0, nothing shared; 1, the same words."""
        few, many = sorted((self.values, other.values), key=len)
        shared = sum(value * many.get(term, 0.0) for term, value in few.items())
        return shared / (self.norm * other.norm) if self.norm and other.norm else 0.0

    def share_in(self, other: "Side") -> float:
        """Return how much of this side's weight lies on terms that `other` has too."""
        whole = sum(self.values.values())
        return sum(v for term, v in self.values.items() if term in other.values) / whole if whole else 0.0


def renamed(before: Iterable[Terms], after: Iterable[Terms]) -> tuple[int, int]:
    """Count the people named in full again, and the short names that lean on what stands before the gap.

    "Donald Trump" after "Mr Trump" is named again; "Mr Zelenskyy" leans, and so does "Zelenskyy" after
    "Volodymyr Zelenskyy".
    """
    earlier = [name for paragraph in before for name in paragraph.names]
    full = {name.last for name in earlier if name.first}
    short = {name.last for name in earlier if not name.first and (name.titled or name.last in full)}
    again = leaning = 0
    seen: set[str] = set()
    for name in (name for paragraph in after for name in paragraph.names if name.last not in seen):
        seen.update({name.first, name.last})
        again += bool(name.first) and not short.isdisjoint(name[:2])
        leaning += not name.first and (name.titled or name.last in full)
    return again, leaning


def introduced(before: Iterable[Terms], lead: Iterable[Terms]) -> int:
    """Count the people whom the lead names in full and of whom nothing stands before it."""
    old = {word for paragraph in before for name in paragraph.names for word in name[:2]}
    return len({name.last for paragraph in lead for name in paragraph.names if name.first} - old)
