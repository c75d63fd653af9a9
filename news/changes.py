"""What a newer version of an article changed: which quotes and figures came, went, or are worded otherwise.

Both versions are read by the same reader, so that nothing but the publisher's words makes a difference; or
one version by two readers (`reread`), so that nothing but these do.
"""

import re
from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from enum import StrEnum
from typing import TypeVar

from news.nouns import Article, Figure, Manner, Person, Quote, Reading, Status
from news.people.keys import key_of, name_key
from news.quotes.likeness import likeness
from news.text import folded

MOST = 100
"""Changes of one version that are told; an article rewritten from the ground up is another one."""

JOINED = 80
"""Characters from a number to the end of what it counts, up to which both are shown together."""

UNTOLD = frozenset({"ordinal", "date-year"})
"""Units of numbers that give no figure: "the third time", "in 2025"."""


SHORT, NEAR = 12, 0.7
"""Words of a quotation that is compared word by word; how much of both must be the same."""

SENTENCE = 8
"""Words from which a line that doesn't end as a sentence is prose all the same."""

_ENDED = re.compile(r"[.!?…][\"'”’)]*$")
_SINCE = re.compile(r" (?:ago|later|earlier|old)\b")
_AGO = re.compile(
    r"\b(?:updated?|published|posted|edited|modified):?\s+(?:\w+\s+){1,3}ago\b",
    re.IGNORECASE,
)


class Noun(StrEnum):
    """What has changed."""

    HEADLINE = "headline"
    QUOTE = "quote"
    FIGURE = "figure"


class Kind(StrEnum):
    """How it has changed."""

    CAME = "came"
    WENT = "went"
    REWORDED = "reworded"


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One change, in the words of both versions; `speaker` is who is quoted or gives the figure, if named.

    A quote whose speaker is another one now went, and came.
    """

    noun: Noun
    kind: Kind
    before: str | None
    after: str | None
    speaker: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Told:
    """Words of one version: the same in both where `key` is; `alike` says which could be a rewording."""

    words: str
    speaker: str | None
    key: Hashable
    alike: Hashable
    stretches: tuple[str, ...] = ()


def changes(before: Article, read_before: Reading, after: Article, read_after: Reading) -> tuple[Change, ...]:
    """Return what changed from one version to the next: the headline, then quotes, then figures, in order."""
    found: list[Change] = []
    if before.headline and after.headline and folded(before.headline) != folded(after.headline):
        found.append(
            Change(noun=Noun.HEADLINE, kind=Kind.REWORDED, before=before.headline, after=after.headline)
        )
    quotes = (_quotes(before, read_before), _quotes(after, read_after))
    found += _compared(Noun.QUOTE, *quotes, reworded=_is_reworded)
    found += _figure_changes(before, read_before, after, read_after)
    return tuple(found[:MOST])


def reread(article: Article, before: Reading, after: Reading) -> tuple[Change, ...]:
    """Return what a newer reading finds otherwise: quotes, reported ones too, then figures, in order.

    A quote's words are followed by its status where that isn't plain "said": a status may change as well.
    Who has other names in `before`, as `aliases`, is by each of them who they were.
    """
    after = replace(after, people=_as_called(before.people, after.people))
    quotes = [[_given(article, one, quote) for quote in one.quotes] for one in (before, after)]
    found = _compared(Noun.QUOTE, *quotes, reworded=_is_reworded)
    found += _figure_changes(article, before, article, after)
    return tuple(found)


def _as_called(earlier: Sequence[Person], later: Sequence[Person]) -> tuple[Person, ...]:
    """Call people as they were called earlier; of several who were one, only who has that name by now."""
    called = {key_of(name, who.kind): who for who in earlier for name in who.aliases}
    keys = {key_of(one.name, one.kind) for one in later}

    def was(one: Person) -> Person:
        key = key_of(one.name, one.kind)
        who = called.get(key, one)
        own = key_of(who.name, who.kind)
        return who if own == key or own not in keys else one

    return tuple(replace(one, name=was(one).name) for one in later)


def _given(article: Article, reading: Reading, quote: Quote) -> _Told:
    told = _quote(article, reading, quote)
    if quote.status == Status.SAID:
        return told
    status = quote.status.replace("_", " ")
    return replace(told, words=f"{told.words} [{status}]", key=(told.key, status))


def _figure_changes(
    before: Article, read_before: Reading, after: Article, read_after: Reading
) -> list[Change]:
    figures = (_figures(before, read_before), _figures(after, read_after))
    return _compared(Noun.FIGURE, *figures, reworded=lambda one, other: one.alike == other.alike)


def same_prose(one: str, other: str) -> bool:
    """Tell whether two texts say the same but for labels, counters and how long ago they were updated."""
    prose = _prose(one)
    return folded(one) == folded(other) or (bool(prose) and prose == _prose(other))


def _prose(text: str) -> list[str]:
    """Return the lines that are sentences, or as long as one, without "updated 5 minutes ago"."""
    lines = [_AGO.sub("", line).strip() for line in text.split("\n")]
    prose = (folded(line) for line in lines if _ENDED.search(line) or len(line.split()) >= SENTENCE)
    return [words for words in prose if words]


T = TypeVar("T", bound=_Told)


def _compared(
    noun: Noun, before: Sequence[T], after: Sequence[T], *, reworded: Callable[[T, T], bool]
) -> list[Change]:
    """Pair what is the same, then what is alike; the rest came or went."""
    kept = {one.key for one in before} & {one.key for one in after}
    gone = [one for one in before if one.key not in kept]
    come = [one for one in after if one.key not in kept]
    pairs: list[tuple[T | None, T | None]] = []
    for one in gone:
        found = next((other for other in come if reworded(one, other)), None)
        if found is not None:
            come.remove(found)
        pairs.append((one, found))
    pairs += [(None, one) for one in come]
    return [_change(noun, one, other) for one, other in pairs]


def _change(noun: Noun, before: _Told | None, after: _Told | None) -> Change:
    kind = Kind.REWORDED if before and after else Kind.WENT if before else Kind.CAME
    told = after or before
    return Change(
        noun=noun,
        kind=kind,
        before=before.words if before else None,
        after=after.words if after else None,
        speaker=told.speaker if told else None,
    )


def _quotes(article: Article, reading: Reading) -> list[_Told]:
    """Return the words in quotation marks; reported ones are the outlet's, and reworded all the time."""
    return [_quote(article, reading, one) for one in reading.quotes if one.manner is not Manner.INDIRECT]


def _quote(article: Article, reading: Reading, quote: Quote) -> _Told:
    stretches = [span.of(article.text) for span in quote.content]
    person = quote.speaker.person if quote.speaker else None
    speaker = None if person is None else reading.people[person].name
    plain = tuple(map(folded, stretches))
    return _Told(
        words=" … ".join(stretches),
        speaker=speaker,
        key=(plain, speaker and name_key(speaker)),
        alike=speaker and name_key(speaker),
        stretches=plain,
    )


def _is_reworded(one: _Told, other: _Told) -> bool:
    return one.alike == other.alike and (
        likeness(one.stretches, other.stretches) is not None or _is_near(one.stretches, other.stretches)
    )


def _is_near(one: Sequence[str], other: Sequence[str]) -> bool:
    """Tell whether a few words are mostly the same in order: “We will (not) build it.”"""
    words, others = " ".join(one).split(), " ".join(other).split()
    if max(len(words), len(others)) > SHORT:
        return False
    return SequenceMatcher(None, words, others, autojunk=False).ratio() >= NEAR


def _figures(article: Article, reading: Reading) -> list[_Told]:
    return [_figure(article, reading, one) for one in reading.figures if one.unit not in UNTOLD]


def _figure(article: Article, reading: Reading, figure: Figure) -> _Told:
    """Take a number with what it counts; the same count of another size is a rewording."""
    by = reading.people[figure.said_by].name if figure.said_by is not None else None
    counted = folded(figure.counted)
    return _Told(
        words=_phrase(article, figure),
        speaker=by or (figure.sayer.of(article.text) if figure.sayer else None),
        key=(figure.value, figure.value_max, figure.unit, figure.comparator, counted, by and name_key(by)),
        alike=(figure.unit, counted or figure.evidence, figure.per, by and name_key(by)),
    )


def _phrase(article: Article, figure: Figure) -> str:
    """Return the number with the noun that it counts, where both stand close together, and "ago"."""
    counted = figure.counted_span or figure.span
    since = _SINCE.match(article.text, figure.span.end)
    beyond = since.end() if since else figure.span.end
    start, end = min(figure.span.start, counted.start), max(beyond, counted.end)
    return article.text[start:end] if end - start <= JOINED else article.text[figure.span.start : beyond]
