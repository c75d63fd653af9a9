"""What a story's card shows, chosen from what the store holds of it."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import timedelta

from sqlalchemy.orm import Session

from handlers.beside import Beside, beside, measured
from handlers.blocks.kit import excerpt
from handlers.blocks.quotes import SURE
from handlers.intents import Asked
from handlers.joined import joined
from handlers.story_shown import OUTLET_PROSE, Card, Lately, Sentence
from news.nouns import Manner, Status
from news.stories.loaded import loaded_words
from news.stories.summary import Chosen, summarise
from news.text import paragraph_of
from storage import figures, quotes, stories
from storage.coverage import coverage
from storage.nouns import Joined, Told, Wanted
from storage.stories import Story
from storage.story_texts import Text, texts

FIRST_TEXTS, LAST_TEXTS = 8, 8
"""Articles that are read for a card: those seen first tell the event, those seen last what is new."""

LISTED_TEXTS = 2
LISTED_WORDS = 25
QUOTES = 300
SPEAKERS = 4
A_SPEAKER = 12
SILENT = 3
MEASURES = 3
LATELY = timedelta(days=1)
TOGETHER = timedelta(minutes=10)
FITTING = range(5, 61)
FEWEST_MARKED = 2


def card(session: Session, asked: Asked, *, story_id: int) -> Card | None:
    """Return what the story's card shows to this audience now; None when it can see none of it."""
    who, now = asked.audience, asked.now
    story = stories.by_id(session, story_id=story_id, audience=who, now=now)
    if story is None:
        return None
    found = texts(session, articles=_looked_at(story.articles), audience=who, now=now)
    wanted = Wanted(limit=QUOTES)
    told = quotes.in_articles(session, articles=story.articles, audience=who, now=now, wanted=wanted).rows
    stated = figures.in_articles(session, articles=_looked_at(story.articles), audience=who, now=now)
    summary = summarise([text.carried for text in found], outlet_words=OUTLET_PROSE, an_article=1)
    said = key_quotes(told, public={person for text in found for person in text.people})
    return Card(
        story=story,
        sentences=tuple(_sentence(chosen, story, found) for chosen in summary.sentences),
        tells=summary.tells,
        said=said,
        silent=_silent(found, told),
        figures=_side_by_side(beside(measured(stated))),
        lately=_lately(story, told, asked),
        together=len(story.reports) > 1 and story.reports[-1].seen_at - story.begun_at < TOGETHER,
        read=coverage(session, audience=who, now=now),
        zone=asked.zone,
    )


def key_quotes(told: Sequence[Told], *, public: Collection[int]) -> tuple[Joined, ...]:
    """Return one statement a speaker, with all places that give it: `public` people before others, then
    those quoted in most articles.

    What several articles give counts most, then marked words by a sure speaker, then what was said rather
    than foretold.
    """
    speakers: dict[str, list[Told]] = defaultdict(list)
    for one in told:
        if one.name and _can_be_shown(one):
            speakers[one.name].append(one)

    def rank(theirs: Sequence[Told]) -> tuple[bool, int, int]:
        return (theirs[0].person_id not in public, -len(_texts(theirs)), -len(theirs))

    ranked = sorted(speakers.values(), key=rank)
    return tuple(_key_quote(theirs) for theirs in ranked[:SPEAKERS])


def first_words(session: Session, asked: Asked, story: Story) -> str:
    """Return what a story is called in a list: its title, or else the sentence that tells its event."""
    if story.named or story.title:
        return story.named or (story.title.words if story.title else "")
    who, now = asked.audience, asked.now
    found = texts(session, articles=story.articles[:LISTED_TEXTS], audience=who, now=now)
    chosen = summarise([text.carried for text in found], most_sentences=1).sentences
    return excerpt(chosen[0].words, LISTED_WORDS) if chosen else "No headline read"


def _looked_at(ids: Sequence[int]) -> Sequence[int]:
    if len(ids) <= FIRST_TEXTS + LAST_TEXTS:
        return ids
    return (*ids[:FIRST_TEXTS], *ids[-LAST_TEXTS:])


def _sentence(chosen: Chosen, story: Story, found: Sequence[Text]) -> Sentence:
    where = next(report.where for report in story.reports if report.article_id == chosen.key)
    text = next(one.carried.article.text for one in found if one.carried.key == chosen.key)
    placed = replace(where, paragraph=paragraph_of(text, chosen.span.start))
    return Sentence(words=chosen.words, where=placed, ahead=chosen.ahead)


def _can_be_shown(told: Told) -> bool:
    """Tell whether a quote is somebody's own words, can be read alone, and is given without a judgement."""
    length = sum(len(words.split()) for words in told.words)
    if told.manner == Manner.DIRECT:
        return length in FITTING
    return told.manner == Manner.MIXED and length >= FEWEST_MARKED and not loaded_words(told.sentence)


def _key_quote(theirs: Sequence[Told]) -> Joined:
    best = sorted(theirs, key=_plain)[:A_SPEAKER]
    return max(joined(best), key=lambda one: len(one.also))


def _plain(told: Told) -> tuple[bool, bool, bool, int]:
    unsure, foretold = told.confidence < SURE, told.status != Status.SAID
    return (unsure, told.manner != Manner.DIRECT, foretold, told.where.paragraph)


def _texts(told: Sequence[Told]) -> set[int]:
    return {one.where.text for one in told}


def _silent(found: Sequence[Text], told: Sequence[Told]) -> tuple[str, ...]:
    """Return public people, no bodies, named in most of the articles and quoted in none."""
    quoted = {one.person_id for one in told}
    named: dict[int, list[str]] = defaultdict(list)
    for text in found:
        for person in (one for one in text.people if one not in text.bodies):
            named[person].append(text.people[person])
    often = [
        names[0] for person, names in named.items() if person not in quoted and 2 * len(names) > len(found)
    ]
    return tuple(often[:SILENT])


def _side_by_side(entries: Sequence[Beside]) -> tuple[Beside, ...]:
    """Return the measures that several articles give, those on which they differ first."""
    given = [one for one in entries if one.verdict is not None and len(one.statements) > 1]
    several = [one for one in given if len({stated.where.text for stated in one.figures}) > 1]
    return tuple(several[:MEASURES])


def _lately(story: Story, told: Sequence[Told], asked: Asked) -> Lately | None:
    since = asked.now - LATELY
    new = tuple(report for report in story.reports if report.seen_at > since)
    if len(new) == len(story.reports):
        return None
    fresh = {report.article_id for report in new}
    before = {one.name for one in told if one.where.article_id not in fresh}
    now = dict.fromkeys(one.name for one in told if one.where.article_id in fresh and one.name)
    return Lately(since=since, reports=new, speakers=tuple(name for name in now if name not in before))
