"""What a digest is about, and why an article belongs in it: words, a person, an outlet, a section."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from functools import lru_cache

from news.nouns import Published
from news.text import folded
from news.topics import forms


class TopicKind(StrEnum):
    """What was asked for: words, a person, an outlet, or everything that is read."""

    WORDS = "words"
    PERSON = "person"
    OUTLET = "outlet"
    EVERYTHING = "everything"


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic:
    """What a digest is about, as it is shown (`words`: the topic, or the person's or outlet's name).

    `exact`: the words stand next to each other as they are; otherwise all of them anywhere in the article, in
    any form (`news.topics`).
    `synonyms` are other wordings that editors gave the words. `outlet` narrows it to one outlet, by name.
    """

    kind: TopicKind
    words: str = ""
    exact: bool = False
    synonyms: tuple[str, ...] = ()
    outlet: str | None = None

    @property
    def wordings(self) -> tuple[str, ...]:
        """Return the ways to word it, the topic's own first."""
        return (self.words, *self.synonyms)


class MatchKind(StrEnum):
    """Why an article belongs, the most telling first."""

    HEADLINE = "headline"
    QUOTED = "quoted"
    NAMED = "named"
    SECTION = "section"
    TEXT = "text"
    OUTLET = "outlet"
    EVERYTHING = "everything"


WEIGHTS = {kind: len(MatchKind) - place for place, kind in enumerate(MatchKind)}


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """Why an article belongs: `words` are the wording, the name, the section or the outlet that matched."""

    kind: MatchKind
    words: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """A newly read article as far as digests go; texts stay in the store, whose index finds words in them.

    `holding` are those of the topic's wordings that it holds, `sections` its own, `named` and `quoted` tell
    whether the topic's person is.
    """

    id: int
    read_at: datetime
    outlet: str | None = None
    headline: str | None = None
    published: Published | None = None
    sections: tuple[str, ...] = ()
    holding: tuple[str, ...] = ()
    named: bool = False
    quoted: bool = False


def matches(topic: Topic, report: Report) -> tuple[Match, ...]:
    """Return why `report` belongs in a digest about `topic`, the most telling first; empty: it doesn't."""
    found = sorted(_found(topic, report), key=lambda match: -WEIGHTS[match.kind])
    return tuple(dict.fromkeys(found))


def _found(topic: Topic, report: Report) -> Iterator[Match]:
    match topic.kind:
        case TopicKind.EVERYTHING:
            yield Match(kind=MatchKind.EVERYTHING)
        case TopicKind.OUTLET:
            yield Match(kind=MatchKind.OUTLET, words=topic.words)
        case TopicKind.PERSON:
            if report.quoted:
                yield Match(kind=MatchKind.QUOTED, words=topic.words)
            elif report.named:
                yield Match(kind=MatchKind.NAMED, words=topic.words)
        case TopicKind.WORDS:
            yield from _worded(topic, report)


def _worded(topic: Topic, report: Report) -> Iterator[Match]:
    headline = folded(report.headline or "")
    for wording in topic.wordings:
        if stands_in(wording, headline, exact=topic.exact):
            yield Match(kind=MatchKind.HEADLINE, words=wording)
        elif wording in report.holding:
            yield Match(kind=MatchKind.TEXT, words=wording)
        for section in report.sections:
            if folded(section) == folded(wording):
                yield Match(kind=MatchKind.SECTION, words=section)


def stands_in(topic: str, words: str, *, exact: bool) -> bool:
    """Tell whether `topic` stands in the folded `words`: together if `exact`, else each word in some form.

    Whole words only: "art" doesn't stand in "party".
    """
    if exact:
        return f" {folded(topic)} " in f" {words} "
    held = set(words.split())
    return all(held.intersection(each) for each in _forms(topic))


@lru_cache(maxsize=1024)
def _forms(topic: str) -> tuple[tuple[str, ...], ...]:
    return forms(topic)
