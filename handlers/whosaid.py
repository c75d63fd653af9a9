"""`/whosaid`: by name, by office, by words."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from sqlalchemy.orm import Session

from handlers import charts, passage, phrases, quote_chart, unread
from handlers.answer_table import table
from handlers.blocks import whosaid as render
from handlers.blocks import whosaid_none as none
from handlers.blocks.copying import as_copy
from handlers.blocks.narrowed import only
from handlers.blocks.people import labels
from handlers.called import (
    among_words,
    are_surnames,
    as_holder,
    called,
    in_full,
    is_office,
    meant,
    other_holders,
    turned_round,
)
from handlers.cards import Cards
from handlers.charts import Chart
from handlers.exports import Table
from handlers.intents import Asked, Intent, Reply, Submitted
from handlers.message import Message
from handlers.near import means_help
from handlers.phrases import cleaned, is_thanks, question_words
from handlers.query import WORDS_LIMIT, Query, dated_topic, link_alone, of_message
from handlers.questions import asks_what_is_unsaid, how_asked, verb_aside
from handlers.shown import Shown
from handlers.understood import understood
from handlers.unfurl import unfurl
from handlers.ways import WHOSAID
from handlers.whosaid_cards import Finding
from handlers.whosaid_done import Done
from handlers.whosaid_otherwise import Otherwise
from handlers.whosaid_words import Words
from news.nouns import PersonKind
from news.people.keys import last_of, name_key
from news.text import folded
from storage import people, quote_counts, quotes
from storage.nouns import Known
from storage.spellings import near_people

MOST_NAME = 4
"""Words of a name that may stand in quotation marks."""
_BY_OUTLET = re.compile(r"[”\"]\s+by\s+", re.IGNORECASE)
PASSAGE = 4
"""Words from which on what looks like a question may be a passage."""
GONE = "What this card showed can’t be seen any more. Ask again with `/whosaid`."


def answer(session: Session, asked: Asked) -> tuple[Intent, ...]:
    """Answer the words after the command, which may be a question: "who said pure theatre?"."""
    url = link_alone(asked.text)
    if url:
        return (_of_address(session, asked, url),)
    if is_thanks(asked.text):
        asked = replace(asked, text="")
    words = question_words(asked.text)
    unsaid = asks_what_is_unsaid(cleaned(asked.text))
    if (words or unsaid) and (passage := _Question(session, asked).stands()):
        return (passage,)
    aside = verb_aside(cleaned(asked.text)) if words else ""
    return (_Question(session, replace(asked, text=words or asked.text)).answered(aside, unsaid=unsaid),)


def _of_address(session: Session, asked: Asked, url: str) -> Reply:
    """Answer an address: the article that was read there, and whom it quotes."""
    found = unfurl(session, asked, [url])
    if found:
        return Reply(message=found[0].message, articles=found[0].articles)
    return Reply(message=none.unread_address(Finding(session, asked).read, asked.zone))


def answer_plainly(session: Session, asked: Asked) -> tuple[Intent, ...]:
    """Answer a question in plain words: "who said pure theatre?", "what did Rama say about the EU?"."""
    return answer(session, replace(asked, text=cleaned(asked.text)))


def answer_message(session: Session, asked: Asked) -> tuple[Intent, ...]:
    """Say who said the words of a message."""
    query = of_message(asked.text)
    if query.is_empty or query.is_unclear:
        return (Reply(message=none.no_words(Finding(session, asked).read, asked.zone)),)
    found = _Question(session, asked).answer(query)
    return (Reply(message=found) if isinstance(found, Message) else _reply(found),)


def _reply(card: render.Card) -> Reply:
    return Reply(message=render.card(card), articles=card.articles)


def _found(session: Session, asked: Asked) -> render.Card | None:
    return Finding(session, asked).card(Shown.of(asked.text))


CARDS = Cards(
    name="whosaid",
    gone=GONE,
    find=_found,
    render=render.card,
    shared=render.shared,
    preview=lambda found, _user: render.preview(found),
    kept=render.kept,
    copied=as_copy,
)


def copied(_session: Session, _submitted: Submitted) -> tuple[Intent, ...]:
    """Close the modal with the plain text: nothing is left to do."""
    return ()


def exported(session: Session, asked: Asked) -> Table | None:
    """Return all that the question finds as a table, up to a thousand quotes; None where nothing is left."""
    found = Finding(session, asked).exported(Shown.of(asked.text))
    return table(found) if found else None


def ask_for_chart(_session: Session, asked: Asked) -> tuple[Intent, ...]:
    """Ask where the chart of somebody's quotes a week goes."""
    return charts.ask_where(asked, what="whosaid")


def charted(session: Session, asked: Asked) -> Chart | None:
    """Return the chart of how often the card's person is quoted; of who isn't public, none."""
    shown, who, now = Shown.of(asked.text), asked.audience, asked.now
    person = people.by_id(session, person_id=shown.person or 0, audience=who, now=now)
    if person is None or not person.followable:
        return None
    wanted = shown.wanted(start=0, limit=render.CHARTED)
    days = quote_counts.by_day(session, person_id=person.id, audience=who, now=now, wanted=wanted)
    newest = quotes.by_person(session, person_id=person.id, audience=who, now=now, wanted=wanted).rows
    return quote_chart.chart(person.name, days, sorted({told.where.article_id for told in newest}))


@dataclass(frozen=True)
class _Question:
    """A question on a session, and what finds the cards that answer it."""

    session: Session
    asked: Asked

    @cached_property
    def find(self) -> Finding:
        return Finding(self.session, self.asked)

    @cached_property
    def words(self) -> Words:
        return Words(self.session, self.asked, self.find)

    @cached_property
    def otherwise(self) -> Otherwise:
        return Otherwise(self.session, self.asked, self.words, self._of_name)

    @cached_property
    def done(self) -> Done:
        return Done(self.session, self.asked, self.words, self.answer)

    def stands(self) -> Reply | None:
        """Answer what looks like a question and stands in a quote word for word, as pasted passages do."""
        words = self.asked.text
        if len(words.split()) < PASSAGE or len(words) > WORDS_LIMIT:
            return None
        card = self.find.card(Shown(words=words))
        return _reply(card) if card else None

    def answered(self, aside: str = "", *, unsaid: bool = False) -> Reply:
        """Answer the words, and tell which articles the answer shows.

        `aside`: a verb that was left aside; `unsaid`: what was not said was asked for.
        """
        how = how_asked(self.asked.text)
        found = self.done.answer(*how) if how else self.answer(understood(self.session, self.asked))
        if aside and isinstance(found, render.Card):
            found = found.noticed(none.verb_aside(aside))
        if isinstance(found, render.Card):
            return _reply(found.noticed(none.NOT_SAID) if unsaid else found)
        return Reply(message=unread.noticed(none.NOT_SAID if unsaid else self._other_command(), found))

    def _other_command(self) -> str:
        """Say by which command a question is answered that no card answers: "what is the price of gas"."""
        command, words = phrases.understood(self.asked.text)
        return none.other_command(command, words) if command != WHOSAID.name and words else ""

    def answer(self, query: Query) -> Message | render.Card:
        """Answer a question; where it names an outlet never read, say so, and answer from all that were."""
        found = self._answer(query)
        if not isinstance(found, Message):
            return found
        return unread.noticed(self.find.notice(query.unread, besides=bool(query.outlets)), found)

    def _answer(self, query: Query) -> Message | render.Card:
        zone = self.asked.zone
        if query.too_long:
            return none.too_long(self.find.read, zone)
        if query.is_empty or means_help(query.name or ""):
            return render.usage(self.find.read, zone, empty=query.is_empty, only=only(Shown.of_query(query)))
        if query.is_unclear:
            return none.unclear(query, self.find.read, zone)
        if query.name is None:
            return (None if query.words else self._of_topic(query)) or self._of_words(query)
        return self._by_name(query.name, query)

    def _of_words(self, query: Query) -> Message | render.Card:
        """Answer who said some words, else for whoever is called so."""
        words = query.words or query.about or ""
        shown = Shown.of_query(query if query.words else replace(query, about=None), words=words)
        found = self._attributed(shown, query) or self.words.found(shown) or self._named_by_words(query)
        if query.outlets and _BY_OUTLET.search(self.asked.text) and isinstance(found, render.Card):
            return found.noticed(none.NOT_ITS_OWN)
        capped = found is None and self.find.capped(shown)
        return found or none.no_such_words(shown, self.find.read, self.asked.zone, capped=capped)

    def _attributed(self, shown: Shown, query: Query) -> Message | render.Card | None:
        """Answer a passage that ends with who said it, unless a quote has that too."""
        said = passage.attributed(shown.words or "")
        if said is None or self.find.card(shown):
            return None
        words, who = said
        if not who:
            return self.words.found(replace(shown, words=words))
        return self.otherwise.said_by(words, who, replace(query, words=None))

    def _of_topic(self, query: Query) -> Message | render.Card | None:
        """Answer “about Starmer” for whoever is called so; of “about Albania Starmer” about the rest."""
        name = query.about or ""
        found = called(self.session, self.asked, name)
        if found:
            return self._of_name(name, found, replace(query, about=None))
        return self.otherwise.topic_ends(query)

    def _named_by_words(self, query: Query) -> Message | render.Card | None:
        """Answer for whoever is called as the words in quotation marks say, which no quote holds."""
        name = query.words or ""
        if len(name.split()) > MOST_NAME:
            return self.otherwise.beside(name, replace(query, words=None))
        found = called(self.session, self.asked, name)
        answer = self._of_name(name, found, replace(query, words=None)) if found else None
        return answer.noticed(none.only_named(name)) if isinstance(answer, render.Card) else answer

    def _of_unread(self, name: str, query: Query) -> Message | render.Card | None:
        """Answer "Rama in The Guardian" where that outlet was never read and Rama was."""
        apart = unread.apart(self.session, self.asked, name)
        if apart is None:
            return None
        rest, outlet = apart
        who, now = self.asked.audience, self.asked.now
        found = called(self.session, self.asked, rest)
        found = found or people.in_office(self.session, office=rest, audience=who, now=now)
        if not found and not self.find.card(Shown.of_query(query, words=rest)):
            return None
        return self.answer(replace(query, name=rest, unread=outlet))

    def _by_name(self, name: str, query: Query) -> Message | render.Card:
        """Answer a name, else an office, else plain words; ask when it may be several people's."""
        session, who, now = self.session, self.asked.audience, self.asked.now
        spelling, found = meant(session, self.asked, name)
        if found:
            return self._of_name(spelling, found, query)
        full = in_full(name)
        for office in (name,) if full == folded(name) else (name, full):
            found = people.in_office(session, office=office, audience=who, now=now)
            if found:
                return self._of_people(office, [as_holder(office, one) for one in found], query)
        words = Shown.of_query(query, words=name)
        told = self.otherwise.named_together(name, query) or self._passage(words)
        card = None if told else self.find.card(words)
        told = told or (card and self._with_firsts(card, name, query))
        told = told or self._of_unread(name, query) or self.otherwise.found(query)
        if told:
            return told
        near = [(one.id, one.name) for one in near_people(session, name=name, audience=who, now=now)]
        near = [] if near and are_surnames(session, self.asked, name) else near
        whole = {name_key(like) for _, like in near if _holds_name(name, like)}
        slip = near and not whole
        told = None if slip else self.otherwise.parted(query, whole)
        if told:
            return told
        among = () if near else among_words(session, self.asked, name)
        # of a slip in a name no office has a part
        others = self._other_offices(name) if not slip or is_office(name) else ()
        scattered = self.words.scattered(words)
        if scattered and not (others or near):
            return scattered
        named = none.Named(like=self._told_apart(near), among=_labelled(among), office=is_office(name))
        return none.unknown(words, named, others, self.find.read, self.asked.zone, apart=bool(scattered))

    def _other_offices(self, office: str) -> tuple[Known, ...]:
        """Return who holds an office that has these words, else one that turns them round."""
        who, now = self.asked.audience, self.asked.now
        other = people.in_other_office(self.session, office=office, audience=who, now=now)
        turned = "" if other else turned_round(office)
        found = people.in_office(self.session, office=turned, audience=who, now=now) if turned else ()
        return other_holders(office, other) if other else tuple(as_holder(turned, one) for one in found)

    def _told_apart(self, near: Sequence[tuple[int, str]]) -> Sequence[tuple[int, str]]:
        """Return people with what is written on their buttons: of two of one name also their roles."""
        names = [name for _, name in near]
        if len(set(names)) == len(names):
            return near
        who, now = self.asked.audience, self.asked.now
        each = (people.by_id(self.session, person_id=one, audience=who, now=now) for one, _ in near)
        return _labelled([one for one in each if one])

    def _passage(self, shown: Shown) -> render.Card | None:
        """Return who said a passage of which a part looks like a topic or a period."""
        text = self.asked.text
        if not shown.is_narrowed or len(text.split()) < PASSAGE:
            return None
        return self.find.card(Shown(words=text))

    def _of_name(self, name: str, found: Sequence[Known], query: Query) -> Message | render.Card:
        """Answer for whoever is called so; those whom an article calls by a lone surname stand apart."""
        certain = [one for one in found if not one.is_lone]
        lone = len(found) > 1 and people.lone(
            self.session, name=name, audience=self.asked.audience, now=self.asked.now
        )
        if not lone:
            answer = self._of_people(name, found, query)
            only = isinstance(answer, render.Card) and not answer.variants and _surname(name, found)
            return replace(answer, only=only) if isinstance(answer, render.Card) and only else answer
        surname = name.rsplit(maxsplit=1)[-1].strip("?!@#")  # no title that no article gave
        shown = Shown.of_query(query, lone=surname)
        apart = self.find.card(shown)
        if not apart:
            return self._of_people(name, certain or found, query)
        if not certain:
            return apart
        return self._of_people(name, certain, query, apart=render.Apart(shown, apart.said.total))

    def _of_people(
        self, name: str, found: Sequence[Known], query: Query, apart: render.Apart | None = None
    ) -> Message | render.Card:
        """Show the one who was found, or ask which is meant; `apart` are quotes by none of them for sure."""
        query = self._dated(found, query)
        if len(found) > 1:
            pairs = [(one, Shown.of_query(query, person=one.id)) for one in found]
            return render.choice(name, pairs, self.find.read, self.asked.zone, apart=apart)
        card = self.find.persons_card(found[0], Shown.of_query(query, person=found[0].id))
        about = query.about if query.about and not card.articles else ""
        topic = unread.apart(self.session, self.asked, about)
        if topic:
            return self.answer(replace(query, about=topic[0], unread=topic[1]))
        card = replace(card, apart=apart, variants=self._variants(found[0], query))
        is_first = name_key(name) != last_of(name_key(found[0].name)) and not is_office(name)
        return self._with_firsts(card, name, query) if is_first else card

    def _with_firsts(self, card: render.Card, name: str, query: Query) -> render.Card:
        """Return the card with who else is asked for by a first name alone: no one is chosen silently."""
        found = people.first_named(self.session, first=name, audience=self.asked.audience, now=self.asked.now)
        others = [one for one in found if not card.person or one.id != card.person.id]
        return replace(card, firsts=[(one, Shown.of_query(query, person=one.id)) for one in others])

    def _dated(self, found: Sequence[Known], query: Query) -> Query:
        """Return the query with the day that ends its topic as its period, if only that leaves something."""
        dated = dated_topic(query, self.asked.now.astimezone(self.asked.zone).date())
        ids = [one.id for one in found]
        if dated is None or not self.find.leaves(ids, Shown.of_query(dated), said_alone=len(ids) > 1):
            return query
        return query if self.find.leaves(ids, Shown.of_query(query)) else dated

    def _variants(self, person: Known, query: Query) -> list[tuple[Known, Shown]]:
        """Return who may be the same person, called with an initial or without."""
        if not person.followable:
            return []
        who, now = self.asked.audience, self.asked.now
        found = people.variants(self.session, name=person.name, audience=who, now=now)
        others = [one for one in found if one.id != person.id]
        return [(one, Shown.of_query(query, person=one.id)) for one in others]


def _holds_name(typed: str, name: str) -> bool:
    """Tell whether the whole name stands among the words that were typed: “Keir Starmer Albania”."""
    return f" {name_key(name)} " in f" {folded(typed)} "


def _labelled(known: Sequence[Known]) -> list[tuple[int, str]]:
    """Return people by id, with what is written on their buttons; of one of a kind the name alone."""
    one_each = len({last_of(name_key(one.name)) for one in known}) == len(known)
    said = [one.name for one in known] if one_each else labels(known)
    return [(one.id, label) for one, label in zip(known, said, strict=True)]


def _surname(name: str, found: Sequence[Known]) -> str:
    """Return the surname by which the one person who bears it was asked for; "" for any other name."""
    one = found[0]
    last = last_of(name_key(one.name))
    bears = len(found) == 1 and one.kind is PersonKind.PERSON and not one.one_article and " " in one.name
    asked = bears and name_key(name) == last
    return next((word for word in one.name.split() if name_key(word) == last), "") if asked else ""
