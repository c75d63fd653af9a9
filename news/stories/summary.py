"""A story in sentences of its articles: chosen, never written, each with its outlet.

Greedy coverage of what the articles have in common, as in Lin and Bilmes 2011, "A class of submodular
functions for document summarization": a sentence is worth what it adds. A lead comes first: there, news tells
its event.
"""

from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from news.nouns import Article, Span
from news.stories.assign import Key
from news.stories.claims import Timing, ahead, alleges, denies, timing_of
from news.stories.standing import Sentence, sentences, stands_alone
from news.stories.terms import telling_words, terms_of

MOST_WORDS = 120
OUTLET_WORDS = 75
"""Words of one outlet's prose in all of a summary; articles that name no outlet count as one outlet."""

MOST_SENTENCES = 5

LEAD_PLACES = 1
"""Sentences at an article's beginning among which the lead is looked for; else among `DEEPEST`."""

DEEPEST = 12
"""Sentences at an article's beginning among which others are chosen: further down it tells the background."""

DEEPER = 0.1
"""What each place further down an article takes from a sentence's worth, as a share."""

SAME = 0.5
"""Share of the shorter sentence's telling words from which two say the same."""

QUOTE, FIGURE, PERSON = 3.0, 2.0, 1.5
"""What a quote, a figure, a person not yet in the summary adds: as much as some shared terms."""

BREATH = 12
"""Words that every sentence costs besides its own: else many short ones win over the one that tells all."""

ENOUGH = 0.1
"""Share of what the lead told that a further sentence must add: better a short summary than padding."""


class Tells(StrEnum):
    """Whether a story's articles were written before their event, after it, or some before and some after."""

    PREVIEWS = "previews"
    REPORTS = "reports"
    BOTH = "both"


@dataclass(frozen=True, slots=True, kw_only=True)
class Carried:
    """An article of the story, and what its reading found: names as written, spans of quotes and figures.

    No sentence is shown that meets one of the `hidden` spans or holds one of the `hidden_names`.
    """

    key: Key
    article: Article
    people: frozenset[str] = frozenset()
    quotes: tuple[Span, ...] = ()
    figures: tuple[Span, ...] = ()
    hidden: tuple[Span, ...] = ()
    hidden_names: frozenset[str] = frozenset()

    def may_show(self, sentence: Sentence) -> bool:
        """Tell whether nothing of the sentence is hidden."""
        meets = any(sentence.span.meets(span) for span in self.hidden)
        return not meets and not any(name in sentence.words for name in self.hidden_names)


@dataclass(frozen=True, slots=True, kw_only=True)
class Chosen:
    """A sentence as its article has it; `ahead`: it tells what was still to come."""

    key: Key
    outlet: str | None
    span: Span
    words: str
    ahead: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """Sentences in the order to read them; empty where none of the articles' can be shown."""

    sentences: tuple[Chosen, ...]
    tells: Tells


@dataclass(frozen=True, slots=True, kw_only=True)
class _Option:
    """A unit that is shown whole: a sentence, or an allegation and the denial that the article carries."""

    carried: Carried
    said: tuple[Sentence, ...]
    terms: frozenset[str]
    extras: frozenset[tuple[str, str]]

    @property
    def length(self) -> int:
        return sum(sentence.length for sentence in self.said)

    @property
    def place(self) -> int:
        return self.said[0].place


def summarise(
    story: Sequence[Carried],
    *,
    most_words: int = MOST_WORDS,
    outlet_words: int = OUTLET_WORDS,
    most_sentences: int = MOST_SENTENCES,
    an_article: int = MOST_SENTENCES,
) -> Summary:
    """Choose the sentences that tell `story`, given in the order in which its articles were first seen.

    None starts in mid-air, none is loaded, no two say the same; an allegation comes with its article's denial
    or not at all; what a preview foretold is left out once a report is there. Ties go to the first article.
    `an_article`: so many times at most one article is drawn on, a claim and its denial counting once.
    """
    read = {
        carried.key: [one for one in sentences(carried.article) if carried.may_show(one)] for carried in story
    }
    timings = {key: timing_of(found) for key, found in read.items()}
    tells = _tells(timings.values())

    def options(places: int) -> list[_Option]:
        over = tells is not Tells.PREVIEWS
        each = (_options(carried, read[carried.key], places=places, over=over) for carried in story)
        return [option for found in each for option in found]

    room = _Room(most_words, outlet_words, most_sentences, an_article)
    chosen = _Choice(_weights(story), room).of(options(LEAD_PLACES), lambda: options(DEEPEST))
    return Summary(sentences=tuple(_shown(chosen)), tells=tells)


def _tells(timings: Collection[Timing]) -> Tells:
    kinds = set(timings)
    if kinds == {Timing.PREVIEW}:
        return Tells.PREVIEWS
    return Tells.BOTH if Timing.PREVIEW in kinds else Tells.REPORTS


def _options(carried: Carried, read: Sequence[Sentence], *, places: int, over: bool) -> Iterator[_Option]:
    """Return what can be shown of an article's first `places`; `over`: its event was reported since."""
    stale = over and timing_of(read) is Timing.PREVIEW
    for sentence in read:
        if sentence.place >= places or not stands_alone(sentence) or (stale and ahead(sentence.words)):
            continue
        said = _with_denial(sentence, read)
        if said:
            yield _option(carried, said)


def _with_denial(sentence: Sentence, read: Sequence[Sentence]) -> tuple[Sentence, ...]:
    """Return an allegation with the article's denial; nothing where that can't be read alone."""
    if not alleges(sentence.words) or denies(sentence.words):
        return (sentence,)
    denials = [other for other in read if denies(other.words)]
    if not denials:
        return (sentence,)
    shown = [other for other in denials if stands_alone(other)]
    claim = _stems(sentence.words)
    best = max(shown, key=lambda other: (len(claim & _stems(other.words)), -other.place), default=None)
    return (sentence, best) if best else ()


def _option(carried: Carried, said: tuple[Sentence, ...]) -> _Option:
    extras = {
        (kind, spans.of(carried.article.text).lower())
        for kind, found in (("quote", carried.quotes), ("figure", carried.figures))
        for spans in found
        if any(sentence.span.covers(spans) for sentence in said)
    }
    words = " ".join(sentence.words for sentence in said)
    named = {("person", name) for name in carried.people if name.lower() in words.lower()}
    return _Option(carried=carried, said=said, terms=_stems(words), extras=frozenset(extras | named))


def _stems(words: str) -> frozenset[str]:
    return frozenset(term for term, _ in telling_words(words))


def _weights(story: Sequence[Carried]) -> Mapping[str, float]:
    """Weigh a term by how much the articles make of it, and by how many of them hold it."""
    weights, holding = Counter[str](), Counter[str]()
    for carried in story:
        terms = terms_of(carried.article, carried.people)
        holding.update(terms.keys())
        for term, weight in terms.items():
            weights[term] += weight  # type: ignore[assignment]
    return {term: weight * holding[term] / len(story) for term, weight in weights.items()}


_WORTH = {"quote": QUOTE, "figure": FIGURE, "person": PERSON}


class _Room(NamedTuple):
    """What there is room for: words, words of one outlet, sentences, times that an article is drawn on."""

    words: int
    outlet_words: int
    sentences: int
    an_article: int


class _Choice:
    """What was chosen so far, and what the next sentence would add to it."""

    def __init__(self, weights: Mapping[str, float], room: _Room) -> None:
        self._weights = weights
        self._room = room
        self._left, self._most = room.words, room.sentences
        self._used: Counter[str | None] = Counter()
        self._drawn: Counter[Key] = Counter()
        self._covered: set[str] = set()
        self._extras: set[tuple[str, str]] = set()
        self._chosen: list[_Option] = []
        self._least = 0.0

    def of(self, leads: Sequence[_Option], every: Callable[[], Sequence[_Option]]) -> list[_Option]:
        """Choose the lead, then what adds most, until there is no room; return them in reading order.

        A lead that fills the room spares looking at `every` option.
        """
        self._add_best(leads)
        options = every() if self._most else ()
        while self._add_best(options):
            pass
        return self._chosen[:1] + sorted(self._chosen[1:], key=lambda option: option.place)

    def _add_best(self, options: Sequence[_Option]) -> bool:
        fitting = [option for option in options if self._fits(option)]
        best = max(fitting, key=self._gain, default=None)
        if best is None or self._gain(best) <= self._least:
            return False
        self._least = self._least or ENOUGH * self._gain(best)
        self._chosen.append(best)
        self._left -= best.length
        self._most -= len(best.said)
        self._used[best.carried.article.outlet] += best.length
        self._drawn[best.carried.key] += 1
        self._covered |= best.terms
        self._extras |= best.extras
        return True

    def _fits(self, option: _Option) -> bool:
        return (
            option.length <= self._left
            and len(option.said) <= self._most
            and self._used[option.carried.article.outlet] + option.length <= self._room.outlet_words
            and self._drawn[option.carried.key] < self._room.an_article
            and not any(_say_the_same(option, other) for other in self._chosen)
        )

    def _gain(self, option: _Option) -> float:
        terms = sum(self._weights.get(term, 0.0) for term in option.terms - self._covered)
        extras = sum(_WORTH[kind] for kind, _ in option.extras - self._extras)
        return (terms + extras) / (BREATH + option.length) / (1 + DEEPER * option.place)


def _say_the_same(one: _Option, other: _Option) -> bool:
    shorter = min(len(one.terms), len(other.terms))
    return len(one.terms & other.terms) >= SAME * shorter


def _shown(options: Sequence[_Option]) -> Iterator[Chosen]:
    for option in options:
        for sentence in option.said:
            yield Chosen(
                key=option.carried.key,
                outlet=option.carried.article.outlet,
                span=sentence.span,
                words=sentence.words,
                ahead=ahead(sentence.words),
            )
