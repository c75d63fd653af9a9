"""What a card of `/whosaid` shows: a person's statements and those about them, or who said some words."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from sqlalchemy.orm import Session

from handlers import unread
from handlers.blocks import whosaid as render
from handlers.blocks.kit import total
from handlers.intents import Asked
from handlers.shown import Shown
from handlers.standing import critic_of
from handlers.voices import originator
from news.people.genders import gender_told
from news.people.keys import name_key
from news.quotes.criticised import is_about_words_of
from news.quotes.verbs import forms_that_say
from storage import people, quotes, statements
from storage.coverage import coverage
from storage.cued import cued
from storage.echoes import Echo, echoes
from storage.nouns import Coverage, Joined, Known, Page, Told, Wanted
from storage.rows import CAP

CRITICISE = "criticise"
MOST_CRITICS = 3
FEW_UNDATED = 20
"""Undated quotes, of which is told how many are given in advance, denied or alleged."""


@dataclass(frozen=True)
class Finding:
    """Finds cards on a session, as far as who asks may see: what they need is read once."""

    session: Session
    asked: Asked

    @cached_property
    def read(self) -> Coverage:
        """Return what has been read."""
        return coverage(self.session, audience=self.asked.audience, now=self.asked.now)

    def notice(self, outlet: str | None, *, besides: bool) -> str:
        """Return what is said of an outlet never read, "" without one; `besides`: others were asked for."""
        return unread.notice(self.session, self.asked, outlet, self.read, besides=besides)

    def _lone_card(self, shown: Shown) -> render.Card:
        who, now = self.asked.audience, self.asked.now
        ids = people.lone(self.session, name=shown.lone or "", audience=who, now=now)
        wanted = shown.wanted(start=shown.start, limit=render.PAGE)
        quoted = quotes.by_people(self.session, people=ids, audience=who, now=now, wanted=wanted)
        rows = tuple(Joined(lead=told) for told in quoted.rows)
        said = Page(rows=rows, start=quoted.start, total=quoted.total, capped=quoted.capped)
        return self._card(shown, said)

    def _card(self, shown: Shown, said: Page[Joined], undated: Page[Told] | None = None) -> render.Card:
        return render.Card(
            shown=shown,
            read=self.read,
            zone=self.asked.zone,
            said=said,
            undated=undated,
            notice=self.notice(shown.unread, besides=bool(shown.outlets)),
        )

    def card(self, shown: Shown) -> render.Card | None:
        """Return what the card shows to this audience now, or None when there is nothing to show."""
        if shown.lone:
            apart = self._lone_card(shown)
            return apart if apart.articles else None
        if shown.person is None:
            found = self._said_card(shown)
            told = found.said.total or found.undated or found.anytime or found.wider
            return self._with_critics(self._naming_critics(found)) if told else None
        who, now = self.asked.audience, self.asked.now
        person = people.by_id(self.session, person_id=shown.person, audience=who, now=now)
        return self.persons_card(person, shown) if person else None

    def _naming_critics(self, card: render.Card) -> render.Card:
        """Return a card with the full names of those whom it says to criticise the words on it."""
        told = {one: critic[0] for one in card.holding if (critic := critic_of(one))}
        names = {one.id: self._in_full(who, one.where.article_id) for one, who in told.items()}
        return replace(card, critics_named={one: name for one, name in names.items() if name})

    def _in_full(self, called: str, article: int) -> str:
        """Return the name of the one whom an article calls so: “Mr Corbyn”; "" where it isn't clear who."""
        who, now = self.asked.audience, self.asked.now
        named = people.named_in(self.session, articles=[article], audience=who, now=now)
        ends, told = f" {name_key(called)}", gender_told(called)
        found = {name for _, name in named if f" {name_key(name)}".endswith(ends)}
        name = found.pop() if len(found) == 1 and len(named) < people.MOST_NAMED else ""
        return name if gender_told(name) in ("", told) or not told else ""

    def _with_critics(self, card: render.Card) -> render.Card:
        """Return a card of one person's words with what criticises their words in the same articles."""
        said = card.said
        if card.shown.scattered or said.capped or said.total > len(said.rows):
            return card
        told = originator(card.holding, card.shown.words or "")
        if told is None or told.name is None:
            return card
        name, shown = told.name, {one.id for one in card.holding}
        found = cued(
            self.session,
            verbs=forms_that_say(CRITICISE),
            words="",
            person_id=told.person_id,
            audience=self.asked.audience,
            now=self.asked.now,
            among=card.articles,
        )
        theirs = [
            one
            for one in found.rows
            if one.id not in shown and is_about_words_of(name, one.sentence.partition(one.cue or "")[2])
        ]
        return replace(card, criticised=name, critics=theirs[:MOST_CRITICS])

    def capped(self, shown: Shown) -> bool:
        """Tell whether only the quotes read last were looked at for what a card would show."""
        return self.quotes(shown, shown.wanted(start=0, limit=0)).capped

    def persons_card(self, person: Known, shown: Shown) -> render.Card:
        """Return the card of somebody, with nothing on it where nothing is left."""
        about = statements.about(
            self.session,
            person_id=person.id,
            audience=self.asked.audience,
            now=self.asked.now,
            wanted=shown.wanted(start=shown.start, limit=render.PAGE),
        )
        card = replace(self._said_card(shown), person=person, about=None if shown.verb else about)
        if shown.days and not (card.articles or card.anytime):
            card = replace(card, anytime=self._told_anytime(person, shown))
        if not (card.anytime or shown.verb or card.articles):
            card = replace(card, wider=self._told_wider(person, shown))
        if not (shown.full and person.followable):
            return card
        return replace(card, echoes=self._echoes(card, person.id))

    def leaves(self, people: Collection[int], shown: Shown, *, said_alone: bool = False) -> bool:
        """Tell whether a topic or a period leaves anything that any of some people said, or about them.

        `said_alone`: what is about them doesn't count; it is asked for one by one.
        """
        who, now, wanted = self.asked.audience, self.asked.now, shown.wanted(start=0, limit=0)
        if quotes.by_people(self.session, people=people, audience=who, now=now, wanted=wanted).total:
            return True
        about = (
            statements.about(self.session, person_id=one, audience=who, now=now, wanted=wanted)
            for one in (() if said_alone else people)
        )
        return any(page.total for page in about)

    def _told_anytime(self, person: Known, shown: Shown) -> str:
        """Return how many statements there are about somebody from all dates."""
        who, now, wanted = self.asked.audience, self.asked.now, shown.anytime.wanted(start=0, limit=0)
        found = statements.about(self.session, person_id=person.id, audience=who, now=now, wanted=wanted)
        return f"{total(found, 'statement')} about them" if found.total else ""

    def _told_wider(self, person: Known, shown: Shown) -> str:
        """Return how much there is by or about somebody where a topic or an outlet leaves nothing of it."""
        if not (shown.about or shown.outlets):
            return ""
        who, now, wanted = self.asked.audience, self.asked.now, shown.wider.wanted(start=0, limit=0)
        said = self.quotes(shown.wider, wanted)
        about = statements.about(self.session, person_id=person.id, audience=who, now=now, wanted=wanted)
        told = (total(said, "quote") if said.total else "", total(about, "statement") if about.total else "")
        return ", ".join(filter(None, (told[0], told[1] and f"{told[1]} about them")))

    def _echoes(self, card: render.Card, person_id: int) -> Mapping[int, Echo]:
        leads = [one.lead for one in card.said.rows]
        who, now = self.asked.audience, self.asked.now
        return echoes(self.session, of=leads, person_id=person_id, audience=who, now=now)

    def exported(self, shown: Shown) -> render.Card | None:
        """Return all that may leave Slack; of a person who isn't public, nothing."""
        if shown.lone:
            return None
        wanted = replace(shown.wanted(start=0, limit=CAP), exported=True)
        quoted = self.quotes(shown, wanted)
        rows = tuple(Joined(lead=told) for told in quoted.rows)
        said = Page(rows=rows, start=0, total=quoted.total, capped=quoted.capped)
        card = self._card(shown, said)
        if shown.person is None:
            return card
        who, now = self.asked.audience, self.asked.now
        person = people.by_id(self.session, person_id=shown.person, audience=who, now=now)
        if person is None or not person.followable:
            return None
        if shown.verb:
            return replace(card, person=person)
        about = statements.about(self.session, person_id=person.id, audience=who, now=now, wanted=wanted)
        return replace(card, person=person, about=about)

    def _said_card(self, shown: Shown) -> render.Card:
        said = self._said(shown)
        undated = None
        if shown.days and not shown.undated:
            undated = self._undated(replace(shown, undated=True))
        card = replace(self._card(shown, said, undated), anytime=self._anytime(shown, said, undated))
        left = said.total or undated or card.anytime or shown.person is not None
        return card if left else replace(card, wider=self._wider(shown))

    def _undated(self, shown: Shown) -> Page[Told] | None:
        """Return how many quotes are undated; few of them are looked at, for how they are given."""
        found = self.quotes(shown, shown.wanted(start=0, limit=0))
        if not found.total or found.total > FEW_UNDATED:
            return found if found.total else None
        return self.quotes(shown, shown.wanted(start=0, limit=FEW_UNDATED))

    def _wider(self, shown: Shown) -> str:
        """Return how many quotes have the words where a topic or an outlet leaves none."""
        if shown.verb or not (shown.about or shown.outlets):
            return ""
        found = self.quotes(shown.wider, shown.wider.wanted(start=0, limit=0))
        return total(found, "quote") if found.total else ""

    def _anytime(self, shown: Shown, said: Page[Joined], undated: Page[Told] | None) -> str:
        """Return how many quotes there are from all dates, where a period leaves none and others have one."""
        if not shown.days or said.total:
            return ""
        found = self.quotes(shown, shown.anytime.wanted(start=0, limit=0))
        return total(found, "quote") if found.total > (undated.total if undated else 0) else ""

    def _said(self, shown: Shown) -> Page[Joined]:
        """Return a page of statements."""
        session, who, now = self.session, self.asked.audience, self.asked.now
        wanted = shown.wanted(start=shown.start, limit=render.PAGE)
        if shown.verb:
            told = self.quotes(shown, wanted)
            rows = tuple(Joined(lead=one) for one in told.rows)
            return Page(rows=rows, start=told.start, total=told.total, capped=told.capped)
        if shown.person is not None:
            return quotes.statements_by_person(
                session, person_id=shown.person, audience=who, now=now, wanted=wanted
            )
        return quotes.statements_by_words(
            session, words=shown.words or "", audience=who, now=now, wanted=wanted
        )

    def quotes(self, shown: Shown, wanted: Wanted) -> Page[Told]:
        """Return the quotes of a person, or with some words; or what was said about them by some verb."""
        session, who, now = self.session, self.asked.audience, self.asked.now
        if shown.verb:
            return cued(
                session,
                verbs=forms_that_say(shown.verb),
                words=shown.words or "",
                person_id=shown.person,
                audience=who,
                now=now,
                wanted=wanted,
            )
        if shown.person is not None:
            return quotes.by_person(session, person_id=shown.person, audience=who, now=now, wanted=wanted)
        return quotes.by_words(session, words=shown.words or "", audience=who, now=now, wanted=wanted)
