"""`/story`: what happened, in sentences of the articles that tell it; which of several; shared."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from sqlalchemy.orm import Session

from handlers.blocks import stories as render
from handlers.blocks.kit import section
from handlers.called import called
from handlers.cards import Cards
from handlers.carried import number_of
from handlers.intents import Asked, Intent, Reply
from handlers.message import Message, message
from handlers.query import Query
from handlers.shown import Shown
from handlers.story_card import card, first_words
from handlers.story_shown import Card, for_channel
from handlers.understood import understood
from news.topics import forms
from storage import stories
from storage.coverage import coverage
from storage.nouns import Coverage, Wanted
from storage.spellings import near_names
from storage.story_search import Matches, matching, naming

GONE = "That story can’t be seen any more. Ask again with `/story`."
HELP = "help"
MOST_NEAR = 3
MOST_MENDED = 2


def answer(session: Session, asked: Asked) -> tuple[Intent, ...]:
    """Answer the words after the command: the one story that is about them, or which one is meant."""
    return (_Question(session, asked, asked.text).answered(),)


def ask_again(session: Session, asked: Asked) -> tuple[Intent, ...]:
    """Answer the words of a button, where it stood."""
    return (replace(_Question(session, asked, asked.text).answered(), replace=True),)


def find(session: Session, asked: Asked) -> tuple[Intent, ...]:
    """List stories where the button stood: its value is from where on, and the words."""
    start, _, text = asked.text.partition(" ")
    return (replace(_Question(session, asked, text).listed(number_of(start)), replace=True),)


def open_beside(session: Session, asked: Asked) -> tuple[Intent, ...]:
    """Show a story, or its articles, to whoever pressed a button in a message for all."""
    story, _, part = asked.text.partition(" ")
    found = card(session, asked, story_id=number_of(story))
    if found is None:
        return (_reply(None, None),)
    return (_reply(render.sources(found, 0, opened=True) if part else render.card(found), found),)


def sources(session: Session, asked: Asked) -> tuple[Intent, ...]:
    """Show the story's articles in the place of its card."""
    story, _, start = asked.text.partition(" ")
    found = card(session, asked, story_id=number_of(story))
    shown = render.sources(found, number_of(start or "0"), opened=False) if found else None
    return (_reply(shown, found, replace=True),)


CARDS = Cards(
    name="story",
    gone=GONE,
    find=lambda session, asked: card(session, asked, story_id=number_of(asked.text)),
    render=render.card,
    shared=lambda found, comment, user: render.shared(for_channel(found), comment, user),
    preview=lambda found, user: render.preview(for_channel(found), user),
    kept=render.kept,
    copied=render.as_copy,
    deed="shared a story",
)


def _reply(shown: Message | None, found: Card | None, *, replace: bool = False) -> Reply:
    """Return the answer; where the story can't be seen, that it can't."""
    articles = found.articles if found else ()
    return Reply(message=shown or message(section(GONE)), replace=replace, articles=articles)


@dataclass(frozen=True)
class _Question:
    """A question for stories on a session: what its answer needs is read once."""

    session: Session
    asked: Asked
    text: str

    @cached_property
    def read(self) -> Coverage:
        return coverage(self.session, audience=self.asked.audience, now=self.asked.now)

    @cached_property
    def query(self) -> Query:
        return understood(self.session, replace(self.asked, text=self.text))

    @cached_property
    def words(self) -> str:
        """The words that were asked for, without period and outlet."""
        query = self.query
        return " ".join(part for part in (query.name, query.words, query.about) if part)

    @cached_property
    def shown(self) -> Shown:
        return replace(Shown.of_query(self.query), about=None)

    @cached_property
    def found(self) -> Matches:
        """The stories that fit; those that name a person, where the words stand in no article."""
        return self._matching(self.words) or self._naming() or Matches(about=(), mentioning=())

    def answered(self) -> Reply:
        """Answer with the card of the one story that is about the words, else with a list."""
        if self.query.too_long:
            return Reply(message=render.too_long(self.read, self.asked.zone))
        if self.words == HELP or self.query.mentioned:
            return Reply(message=render.usage(self.read, self.asked.zone))
        likely = self.found.about or self.found.mentioning
        if len(likely) != 1 or not self.words:
            return self.listed(0)
        shown = card(self.session, self.asked, story_id=likely[0])
        others = len(self.found.about) + len(self.found.mentioning) - 1
        return _reply(render.card(shown, text=self.text, others=others) if shown else None, shown)

    def listed(self, start: int) -> Reply:
        """List the stories from `start` on, those about the words first."""
        ids = (*self.found.about, *self.found.mentioning)
        page = ids[start : start + render.PAGE]
        who, now = self.asked.audience, self.asked.now
        found = stories.by_ids(self.session, ids=page, audience=who, now=now)
        if not found:
            return Reply(message=self._none())
        listed = (render.Listed(story=one, words=first_words(self.session, self.asked, one)) for one in found)
        shown = render.Choice(
            text=self.text,
            shown=self.shown,
            stories=tuple(listed),
            start=start,
            total=len(ids),
            undecided=len(self.found.about) > 1,
            mention=not self.found.about,
            read=self.read,
            zone=self.asked.zone,
        )
        seen = tuple(article for one in found for article in one.articles)
        return Reply(message=render.choice(shown), articles=seen)

    def _none(self) -> Message:
        return render.none(self.words, self.shown, self._nearer(), self.read, self.asked.zone)

    def _matching(self, words: str) -> Matches | None:
        wanted = replace(self._wanted, about=words or None)
        found = matching(self.session, audience=self.asked.audience, now=self.asked.now, wanted=wanted)
        return found if found.about or found.mentioning else None

    def _naming(self) -> Matches | None:
        """Return the stories that name somebody whom articles or editors call so."""
        who, now = self.asked.audience, self.asked.now
        known = called(self.session, self.asked, self.words) if self.words else ()
        ids = [one.id for one in known]
        return naming(self.session, people=ids, audience=who, now=now, wanted=self._wanted) if ids else None

    @property
    def _wanted(self) -> Wanted:
        return Wanted(days=self.query.days, outlets=self.query.outlets)

    def _nearer(self) -> list[tuple[str, int]]:
        """Return what finds stories where all the words find none: names like them, each word alone."""
        single = [word for word in self.words.split() if forms(word)]
        several = single if len(single) > 1 else []
        tried = [*self._near_names(self.words), *self._mended(several), *several]
        found = ((words, self._matching(words)) for words in dict.fromkeys(tried))
        counted = [(words, len(one.about) + len(one.mentioning)) for words, one in found if one]
        return counted[:MOST_NEAR]

    def _mended(self, words: Sequence[str]) -> Iterator[str]:
        """Yield the question with a word that stands nowhere as the name that it is near to."""
        unknown = [word for word in words if not self._matching(word)][:MOST_MENDED]
        for word in unknown:
            for name in self._near_names(word)[:1]:
                yield self.words.replace(word, name)

    def _near_names(self, words: str) -> tuple[str, ...]:
        who, now = self.asked.audience, self.asked.now
        return near_names(self.session, name=words, audience=who, now=now)
