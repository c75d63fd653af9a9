"""Read an article: paragraphs, marks, cues, speakers, people, figures."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import islice

from news.figures.find import figures
from news.figures.plan import Counting
from news.figures.plan import plan as plan_figures
from news.nlp import MODEL, Parser, Tree
from news.nouns import Article, LineKind, Reading, Span
from news.people.capitals import names
from news.people.cast import cast
from news.people.gather import gather
from news.people.mentions import mentions
from news.people.names import Name
from news.people.reference import Discourse
from news.people.statements import statements
from news.quotes.clauses import Clause, Masked, masked, unmasked
from news.quotes.cues import REPORTING_FORMS
from news.quotes.find import Key, find
from news.quotes.indirect import speakers
from news.quotes.naming import Namer
from news.quotes.passages import Passage, Sentence, passages
from news.quotes.stand_ins import StandIns, known, misread
from news.quotes.voices import Voices

_TOGETHER = 16
"""Articles whose sentences are parsed in one batch."""

_LONGEST = 2500
"""Characters of the longest sentence that is parsed, quoted sentences aside: no prose has longer ones."""

_HEADLINES = 2
"""Passages at the top whose headings tell of people; further down they are sub-headings and the like."""


class Part(StrEnum):
    """What can be read of an article, each without the others."""

    QUOTES = "quotes"
    PEOPLE = "people"
    STATEMENTS = "statements"
    FIGURES = "figures"


ALL = frozenset(Part)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Plan:
    """An article made ready for the parser."""

    article: Article
    passages: list[Passage]
    names: list[Name]
    masks: dict[Key, Masked]
    counting: list[Counting]

    def unparsed(self) -> list[Span]:
        """Return the sentences with figures that nobody else wants parsed."""
        shared = set(_as_it_is(self))
        return [one.sentence for one in self.counting if one.sentence not in shared]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Trees:
    """What the parser made of an article: of masked sentences, and of whole ones for figures."""

    masked: dict[Key, Tree]
    whole: dict[Span, Tree]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Parsed:
    """What the parser made of an article: clauses for speech, and whole sentences' trees for figures."""

    clauses: dict[Key, Clause]
    whole: dict[Span, Tree]


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
        while batch := [_plan(article, parts) for article in islice(waiting, _TOGETHER)]:
            for plan, trees in zip(batch, self._trees(batch), strict=True):
                yield _read(plan, _parsed(plan, trees), parts)

    def _trees(self, batch: list[_Plan]) -> list[_Trees]:
        """Return the trees of several articles; sentences whose surnames misled the tagger are read twice."""
        parsed = self._parser.trees(words for plan in batch for words in _sentences(plan))
        found = [_taken(plan, parsed) for plan in batch]
        again = [_misread(plan, trees) for plan, trees in zip(batch, found, strict=True)]
        parsed = self._parser.trees(words for plan in again for words in plan.values())
        for plan, trees, wrong in zip(batch, found, again, strict=True):
            trees.masked.update({key: next(parsed).of(plan.masks[key].text) for key in wrong})
        return found


def _sentences(plan: _Plan) -> Iterator[str]:
    """Return what is to be parsed of an article: masked sentences, then those that only figures need."""
    yield from (mask.text for mask in plan.masks.values())
    yield from (span.of(plan.article.text) for span in plan.unparsed())


def _taken(plan: _Plan, parsed: Iterator[Tree]) -> _Trees:
    """Take the article's trees, in the order of `_sentences`."""
    masked = {key: next(parsed) for key in plan.masks}
    return _Trees(masked=masked, whole={span: next(parsed) for span in plan.unparsed()})


def _misread(plan: _Plan, trees: _Trees) -> dict[Key, str]:
    """Return the sentences that are to be parsed again, as they are to be read."""
    wrong: set[str] = set()
    for key, mask in plan.masks.items():
        wrong |= misread(mask.text, trees.masked[key], mask.surnames)
    read = {key: known(mask.text, mask.surnames, wrong) for key, mask in plan.masks.items()}
    return {key: words for key, words in read.items() if words != plan.masks[key].text}


def _as_it_is(plan: _Plan) -> dict[Span, Key]:
    """Return the sentences that are parsed without a mask: their trees serve the figures too."""
    places = {key: plan.passages[key[0]].sentences[key[1]] for key in plan.masks}
    return {sentence.span: key for key, sentence in places.items() if not sentence.marks}


def _parsed(plan: _Plan, trees: _Trees) -> _Parsed:
    """Map the trees back to the article."""
    clauses: dict[Key, Clause] = {}
    for key, mask in plan.masks.items():
        passage = plan.passages[key[0]]
        clauses[key] = unmasked(passage, passage.sentences[key[1]], mask, trees.masked[key])
    whole = {span: trees.masked[key] for span, key in _as_it_is(plan).items()}
    return _Parsed(clauses=clauses, whole=whole | trees.whole)


def _plan(article: Article, parts: frozenset[Part]) -> _Plan:
    """Take the article apart, and choose the sentences that need the parser."""
    found = passages(article)
    capitalised = names(article.text, [passage.span for passage in _prose(found)])
    stand_ins = StandIns(capitalised)
    masks: dict[Key, Masked] = {}
    for at, passage in enumerate(found):
        for number, sentence in enumerate(passage.sentences):
            if passage.kind is LineKind.BODY and _worth_parsing(article.text, sentence):
                mask = masked(article.text, passage, sentence, stand_ins)
                if len(mask.text) <= _LONGEST:
                    masks[at, number] = mask
    kept = [passage.span for passage in found if passage.kind is not LineKind.BOILERPLATE]
    counting = plan_figures(article.text, kept) if Part.FIGURES in parts else []
    return _Plan(article=article, passages=found, names=capitalised, masks=masks, counting=counting)


def _worth_parsing(text: str, sentence: Sentence) -> bool:
    """Tell whether marks or a verb of speech are in the sentence, or a colon leads on to the next."""
    words = sentence.span.of(text).lower().split()
    if sentence.marks or words[-1].endswith(":"):
        return True
    return any(word.strip(".,;:!?") in REPORTING_FORMS for word in words)


def _read(plan: _Plan, parsed: _Parsed, parts: frozenset[Part]) -> Reading:
    """Name, attribute, resolve; leave out what was not asked for."""
    text, clauses = plan.article.text, parsed.clauses
    prose = _prose(plan.passages)
    spans = [passage.span for passage in prose]
    namer = Namer(text, plan.names)
    speaking = [span for clause in clauses.values() for span in speakers(clause, namer)]
    characters = cast(text, plan.names, spans, speaking)
    discourse = Discourse(
        text,
        characters,
        sentences=[sentence.span for passage in prose for sentence in passage.sentences],
        quoted=[span for passage in prose for span in passage.quoted()],
        numbers=[passage.number for passage in prose for _ in passage.sentences],
    )
    published = plan.article.published
    voices = Voices(namer, discourse, published.day if published else None)
    quotes = find(plan.passages, clauses, voices)
    telling = _telling(prose) if parts & {Part.PEOPLE, Part.STATEMENTS} else []
    found = gather(text, characters, quotes, mentions(text, telling, characters, discourse, quotes))
    told = (
        statements(text, telling, found.mentions, found.quotes, found.people)
        if Part.STATEMENTS in parts
        else []
    )
    return Reading(
        people=found.people,
        mentions=found.mentions if Part.PEOPLE in parts else (),
        quotes=found.quotes if Part.QUOTES in parts else (),
        statements=tuple(told),
        figures=figures(text, plan.counting, parsed.whole, found.quotes, found.people),
    )


def _prose(found: list[Passage]) -> list[Passage]:
    return [passage for passage in found if passage.kind in (LineKind.BODY, LineKind.HEADING)]


def _telling(prose: list[Passage]) -> list[Span]:
    """Return the sentences that may tell of people."""
    kept = prose[:_HEADLINES] + [passage for passage in prose[_HEADLINES:] if passage.kind is LineKind.BODY]
    return [sentence.span for passage in kept for sentence in passage.sentences]
