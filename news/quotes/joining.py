"""Which earlier statement new words belong to: a decision, not a write.

A statement is the words of one person in one place or in several. It is known by its fullest words, and what
doesn't agree with those doesn't join it: two speeches that share a slogan stay two, though a headline that
quotes the slogan alone joins one of them.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from news.nouns import Manner, Quote
from news.quotes.likeness import FEWEST, Likeness, likeness
from news.quotes.marks import marked
from news.text import folded

Words = Sequence[str]
_CUT = re.compile(r"(?<=[.!?])\s?(?:…|\.\s?\.\s?\.)\s?(?=[A-Z])")
"""Words left out between two sentences: “We will fight. … We will win.”"""
_MOST_CUTS = 8
WITHIN = 7
"""Days between two articles within which a few words are one statement; later they are said anew."""


def own_words(quote: Quote, text: str) -> tuple[str, ...]:
    """Return what of a quote is compared, folded: the marked words, or a reported clause that is long enough.

    Of "accused him of 'flying out for a handshake' for Tory initiatives" it is "flying out for a handshake".
    A direct quote that is cut between two long sentences has a part on each side. Within a sentence it is
    whole: of "we will never … accept a border" neither part says what was said.
    """
    if quote.manner == Manner.MIXED:
        marks = [mark.content for span in quote.content for mark in marked(text, span)]
        return tuple(folded(span.of(text)) for span in marks or quote.content)
    if quote.manner == Manner.DIRECT:
        return tuple(part for words in _run_on(quote, text) for part in _parts(words))
    words = tuple(folded(span.of(text)) for span in quote.content)
    return words if _size(words) >= FEWEST else ()


def _run_on(quote: Quote, text: str) -> list[str]:
    """Return the marked words, those as one that only “he said” parts: “We will never,” he said, “accept”."""
    runs: list[str] = []
    for span in quote.content:
        words = span.of(text)
        if runs and runs[-1].endswith(",") and words[:1].islower():
            runs[-1] += f" {words}"
        else:
            runs.append(words)
    return runs


def _parts(words: str) -> tuple[str, ...]:
    """Return the folded parts of marked words where they are cut, or the whole where a part is brief."""
    parts = tuple(folded(part) for part in _CUT.split(words, _MOST_CUTS))
    return parts if all(part.count(" ") + 1 >= FEWEST for part in parts) else (folded(words),)


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A statement that may hold the new words: by its number, or one quote that stands alone so far.

    `words` are the stretches, folded, of its fullest quote. `day`: the ordinal of the published day, or 0.
    `reported`: they are an article's own, without marks.
    """

    quote: int
    statement: int | None
    words: Words
    day: int = 0
    reported: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Joining:
    """What becomes one statement with the new words; `words` are the fullest of them all."""

    statements: tuple[int, ...]
    quotes: tuple[int, ...]
    words: Words


def joining(
    words: Words, candidates: Sequence[Candidate], *, day: int = 0, reported: bool = False
) -> Joining | None:
    """Decide which of `candidates` are one statement with `words` of that `day`; None: they stand alone.

    A few marked words are nowhere in a report: “Medicare for all” is not “said his Medicare-for-all plan …”.

    All that the new words hold are joined: a speech printed whole ties the parts that others printed. Words
    that are only part of something join the likest of those that have them.
    """
    new = Candidate(quote=0, statement=None, words=words, day=day, reported=reported)
    alike = [(kind, one) for one in candidates if (kind := _alike(new, one))]
    if not alike:
        return None
    kinds = list(Likeness)
    fuller = [(kind, one) for kind, one in alike if _size(one.words) > _size(words)]
    chosen = [one for _, one in alike if _size(one.words) <= _size(words)]
    if fuller:
        _, likest = min(fuller, key=lambda pair: kinds.index(pair[0]))
        held = (one for one in chosen if _alike(one, likest))
        chosen = [likest, *held]
        words = likest.words
    return Joining(
        statements=tuple(one.statement for one in chosen if one.statement is not None),
        quotes=tuple(one.quote for one in chosen if one.statement is None),
        words=words,
    )


def _alike(one: Candidate, other: Candidate) -> Likeness | None:
    marked_words = not (one.reported or other.reported)
    return likeness(one.words, other.words, brief=marked_words and _together(one.day, other.day))


def _together(day: int, other: int) -> bool:
    """Tell whether two articles may report one event by their days: undated ones may."""
    return not day or not other or abs(day - other) <= WITHIN


def _size(words: Words) -> int:
    return sum(len(stretch.split()) for stretch in words)
