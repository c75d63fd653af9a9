"""Surnames that the tagger knows, for those that it took for nouns and verbs where they stand alone.

"Price said", "Trump accused", "Starmer warned": whoever an article names in full or with a title is
read again as "Smith" or another surname as long, where the tagger went wrong in one of its sentences.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence, Set

from news.nlp import Tree
from news.nouns import Span
from news.people.names import Name, could_be_person

_KNOWN = {
    3: "Lee",
    4: "Ross",
    5: "Smith",
    6: "Miller",
    7: "Johnson",
    8: "Anderson",
    9: "Henderson",
    10: "Richardson",
}
"""By length, so that offsets stay."""


class StandIns:
    """Where an article's lone surnames stand."""

    def __init__(self, names: Sequence[Name]) -> None:
        surnames = {name.words[-1] for name in names if _tells(name)}
        lone = (name for name in names if len(name.words) == 1 and not name.title)
        self._spans = [name.span for name in lone if name.text in surnames and _replaceable(name.text)]

    def within(self, span: Span) -> Iterator[Span]:
        """Yield the lone surnames in `span`, in order."""
        for at in range(bisect_left(self._spans, Span(span.start, span.start)), len(self._spans)):
            if self._spans[at].end > span.end:
                return
            yield self._spans[at]


def misread(words: str, tree: Tree, surnames: Sequence[Span]) -> set[str]:
    """Return those of the lone surnames in `words` that the tagger took for other words."""
    taken = {start for start, tag in zip(tree.starts, tree.tags, strict=True) if not tag.startswith("NNP")}
    return {span.of(words) for span in surnames if span.start in taken}


def known(words: str, surnames: Sequence[Span], wrong: Set[str]) -> str:
    """Return `words`, as long as before, with names that the tagger knows for the `wrong` ones."""
    for span in surnames:
        if span.of(words) in wrong:
            words = words[: span.start] + _KNOWN[span.end - span.start] + words[span.end :]
    return words


def _tells(name: Name) -> bool:
    """Tell whether a name shows that its last word is a surname."""
    return bool(name.title) or (len(name.words) > 1 and could_be_person(name))


def _replaceable(word: str) -> bool:
    return len(word) in _KNOWN and word[1:].islower()
