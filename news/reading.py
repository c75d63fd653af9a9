"""Read an article: paragraphs, marks, cues, speakers, people."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import islice

from news.nlp import MODEL, Parser
from news.nouns import Article, LineKind, Mention, MentionKind, Person, Quote, Reading, Span, Statement
from news.people.cast import cast
from news.people.characters import Cast
from news.people.identity import person, pseudonyms
from news.people.mentions import mentions as between
from news.people.names import names
from news.people.reference import Discourse
from news.people.statements import statements
from news.quotes.clauses import Clause, Masked, masked, unmasked
from news.quotes.cues import REPORTING_FORMS
from news.quotes.find import Key, find
from news.quotes.indirect import speakers
from news.quotes.naming import Namer
from news.quotes.passages import Passage, Sentence, passages

_TOGETHER = 16
"""Articles whose sentences are parsed in one batch."""


class Part(StrEnum):
    """What can be read of an article, each without the others."""

    QUOTES = "quotes"
    PEOPLE = "people"
    STATEMENTS = "statements"


ALL = frozenset(Part)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Plan:
    """An article made ready for the parser."""

    article: Article
    passages: list[Passage]
    keys: list[Key]
    masks: list[Masked]


class Reader:
    """Reads articles; the model is loaded when the first sentence needs it."""

    def __init__(self, parser: Parser) -> None:
        self._parser = parser

    @classmethod
    def load(cls, model: str = MODEL) -> "Reader":
        """Return a reader that will use the spaCy pipeline `model`."""
        return cls(Parser(model))

    def read(self, article: Article, parts: frozenset[Part] = ALL) -> Reading:
        """Return what one article says; offsets are into `article.text`."""
        return next(self.read_all((article,), parts))

    def read_all(self, articles: Iterable[Article], parts: frozenset[Part] = ALL) -> Iterator[Reading]:
        """Yield one reading an article, in order, parsing the sentences of several articles at a time."""
        waiting = iter(articles)
        while batch := [_plan(article) for article in islice(waiting, _TOGETHER)]:
            trees = self._parser.trees(mask.text for plan in batch for mask in plan.masks)
            for plan in batch:
                clauses: dict[Key, Clause] = {}
                for key, mask in zip(plan.keys, plan.masks, strict=True):
                    passage = plan.passages[key[0]]
                    clauses[key] = unmasked(passage, passage.sentences[key[1]], mask, next(trees))
                yield _read(plan, clauses, parts)


def _plan(article: Article) -> _Plan:
    found = passages(article)
    keys = [
        (at, number)
        for at, passage in enumerate(found)
        if passage.kind is LineKind.BODY
        for number, sentence in enumerate(passage.sentences)
        if _worth_parsing(article.text, sentence)
    ]
    masks = [masked(article.text, found[at], found[at].sentences[number]) for at, number in keys]
    return _Plan(article=article, passages=found, keys=keys, masks=masks)


def _worth_parsing(text: str, sentence: Sentence) -> bool:
    """Tell whether marks or a verb of speech are in the sentence."""
    if sentence.marks:
        return True
    words = sentence.span.of(text).lower().split()
    return any(word.strip(".,;:!?") in REPORTING_FORMS for word in words)


def _read(plan: _Plan, clauses: dict[Key, Clause], parts: frozenset[Part]) -> Reading:
    text = plan.article.text
    prose = [passage for passage in plan.passages if passage.kind in (LineKind.BODY, LineKind.HEADING)]
    spans = [passage.span for passage in prose]
    capitalised = names(text, spans)
    namer = Namer(text, capitalised)
    speaking = [span for clause in clauses.values() for span in speakers(clause, namer)]
    characters = cast(text, capitalised, spans, speaking)
    sentences = [sentence.span for passage in prose for sentence in passage.sentences]
    numbers = [passage.number for passage in prose for _ in passage.sentences]
    quoted = [
        mark.content
        for passage in prose
        for mark, opaque in zip(passage.marks, passage.opaque, strict=True)
        if opaque
    ]
    discourse = Discourse(text=text, cast=characters, sentences=sentences, quoted=quoted, numbers=numbers)
    quotes = find(plan.passages, clauses, namer, discourse)
    told = [span for passage in prose[:2] for span in _told(passage)]
    told += [span for passage in prose[2:] if passage.kind is LineKind.BODY for span in _told(passage)]
    other = list(between(text, told, discourse, quotes)) if parts & {Part.PEOPLE, Part.STATEMENTS} else []
    return _reading(text, characters, told, quotes, other, parts)


def _told(passage: Passage) -> list[Span]:
    return [sentence.span for sentence in passage.sentences]


def _reading(
    text: str,
    characters: Cast,
    sentences: list[Span],
    quotes: list[Quote],
    other: list[Mention],
    parts: frozenset[Part],
) -> Reading:
    """Number the people, and leave out what was not asked for."""
    mentions = _mentions(characters, quotes, other)
    present = {mention.person for mention in mentions if mention.person is not None}
    order = {who: at for at, who in enumerate(sorted(present, key=lambda who: _first(who, mentions)))}
    made_up = pseudonyms(text, characters)
    people = tuple(
        person(
            characters.characters[who],
            tuple(mention for mention in mentions if mention.person == who),
            text=text,
            pseudonym=made_up.get(who),
        )
        for who in order
    )
    numbered = tuple(replace(m, person=None if m.person is None else order[m.person]) for m in mentions)
    said = tuple(_renumbered(quote, order) for quote in quotes)
    told = tuple(statements(text, sentences, numbered, said)) if Part.STATEMENTS in parts else ()
    return Reading(
        people=people if parts else (),
        mentions=numbered if Part.PEOPLE in parts else (),
        quotes=said if Part.QUOTES in parts else (),
        statements=told,
    )


def _first(who: int, mentions: list[Mention]) -> int:
    return min(mention.span.start for mention in mentions if mention.person == who)


def _renumbered(quote: Quote, order: dict[int, int]) -> Quote:
    speaker = quote.speaker
    if speaker is None or speaker.person is None:
        return quote
    return replace(quote, speaker=replace(speaker, person=order[speaker.person]))


def _mentions(characters: Cast, quotes: list[Quote], other: list[Mention]) -> list[Mention]:
    """Return every mention once, in order: names, and the words that name speakers."""
    found: dict[Span, Mention] = {}
    for name in characters.names:
        who = characters.who(name)
        if who is not None:
            found[name.span] = Mention(span=name.span, kind=MentionKind.PROPER, person=who)
    for quote in quotes:
        speaker = quote.speaker
        if speaker is not None and speaker.kind is not MentionKind.PROPER and speaker.person is not None:
            found.setdefault(speaker.span, speaker)
    for mention in other:
        found.setdefault(mention.span, mention)
    return sorted(found.values(), key=lambda mention: mention.span)


__all__ = ["ALL", "Part", "Person", "Reader", "Statement"]
