"""`/whosaid` where nobody is called as it was typed: two names, a name beside words, a topic or an outlet."""

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest

from sqlalchemy.orm import Session

from handlers import unread
from handlers.blocks import whosaid as render
from handlers.blocks import whosaid_none as none
from handlers.blocks.kit import escape
from handlers.called import called, certain, meant
from handlers.intents import Asked
from handlers.loosely import Loose, loosely, parted, several, topic_ends
from handlers.message import Message
from handlers.query import Query
from handlers.shown import Shown
from handlers.whosaid_words import Words
from news.nouns import PersonKind
from news.people.keys import name_key
from storage import articles, quotes
from storage.nouns import Known

MOST_OUTLET = 4
"""Words of an outlet's name that may stand behind somebody's."""
MOST_NAMED = 2
"""People whom an answer tells of by name."""
Answer = Message | render.Card


@dataclass(frozen=True)
class Otherwise:
    """Other ways to understand a question, on a session; `of_name` answers for whoever is called so."""

    session: Session
    asked: Asked
    words: Words
    of_name: Callable[[str, Sequence[Known], Query], Answer]

    def found(self, query: Query) -> Answer | None:
        """Answer by the first way that plainly means somebody, or quoted words."""
        name = query.name or ""
        today = self.asked.now.astimezone(self.asked.zone).date()
        answer = self.beside(name, query) or self._first(loosely(query, today))
        return answer or self._ending_in_outlet(name, query)

    def parted(self, query: Query, whole: Collection[str]) -> Answer | None:
        """Answer a name (one of `whole`, if any) with a topic beside it that finds anything."""
        return self._first(parted(query, whole))

    def topic_ends(self, query: Query) -> Answer | None:
        """Answer a topic that ends with a name: "about Albania Starmer"."""
        return self._first(topic_ends(query))

    def named_together(self, name: str, query: Query) -> Message | None:
        """Ask which of two is meant that are plainly names; quotes that hold both stay a press away."""
        names = several(name)
        plainly = len(set(names)) > 1 and all(one[:1].isupper() for one in names)
        return self.beside(name, query, Shown.of_query(query, words=name)) if plainly else None

    def said_by(self, words: str, who: str, query: Query) -> Answer | None:
        """Answer who said some words, and whether that is whoever was named."""
        return self._by_words(words, Loose(query=replace(query, name=who)))

    def beside(self, name: str, query: Query, words: Shown | None = None) -> Message | None:
        """Ask which of several people is meant whose names were typed beside each other.

        `words`: the names as words, of which it is told how many quotes have them.
        """
        found = [certain(called(self.session, self.asked, one)) for one in several(name)]
        in_turn = (one for some in zip_longest(*found) for one in some if one)
        each = {one.id: one for one in in_turn}
        if not all(found) or len(each) < 2:
            return None
        pairs = [(one, Shown.of_query(query, person=one.id)) for one in each.values()]
        quoted = words and self.words.find.quotes(words, words.wanted(start=0, limit=0)).total
        apart = render.Apart(words, quoted) if words and quoted else None
        return render.choice("one first", pairs, self.words.find.read, self.asked.zone, apart=apart)

    def _first(self, ways: Iterable[Loose]) -> Answer | None:
        """Return what the first of other ways to understand the question finds, and says of itself."""
        for loose in ways:
            found = self._by_words(loose.words, loose) if loose.words else self._of_other(loose)
            if found is not None:
                told = escape(loose.told)
                return found.noticed(told) if isinstance(found, render.Card) else unread.noticed(told, found)
        return None

    def _ending_in_outlet(self, name: str, query: Query) -> Answer | None:
        """Answer "Starmer The Independent" as narrowed to it; of an outlet alone, say that it is one."""
        words = name.split()[-MOST_OUTLET:]
        ends = [" ".join(words[at:]) for at in range(len(words))]
        keys = {articles.outlet_key(end): end for end in reversed(ends)}
        who, now = self.asked.audience, self.asked.now
        found = articles.outlets_among(self.session, among=list(keys), audience=who, now=now)
        if not found:
            return None
        outlet = max(found, key=len)
        rest = name[: -len(keys[articles.outlet_key(outlet)])].strip(" ,")
        if not rest:
            return none.outlet_alone(outlet, self.words.find.read, self.asked.zone)
        return self._of_other(Loose(query=replace(query, name=rest, outlets=(*query.outlets, outlet))))

    def _of_other(self, loose: Loose) -> Answer | None:
        name = loose.query.name or ""
        name, found = meant(self.session, self.asked, name)
        sure = loose.sure or _in_full(name, found)
        if len(found) > 1 and not sure and not self._leaves(found, loose.query):
            return None
        answer = self.of_name(name, found, loose.query) if found else None
        if isinstance(answer, render.Card) and not (sure or answer.articles):
            return None
        return answer

    def _leaves(self, found: Sequence[Known], query: Query) -> bool:
        """Tell whether any of several people has anything on the topic: “Scott Morrison” is no Scott's."""
        return self.words.find.leaves([one.id for one in found], Shown.of_query(query))

    def _by_words(self, words: str, loose: Loose) -> Answer | None:
        """Return who said the words, and whether that is whoever was named; None where nobody was."""
        name = loose.query.name or ""
        found = called(self.session, self.asked, name) if name else ()
        if not found and not loose.quoted:
            return None
        shown = Shown.of_query(replace(loose.query, name=None), words=words)
        answer = self.words.found(shown)
        if answer is None:
            return self._unsaid(shown, loose) if loose.quoted else None
        if not name:
            return answer
        if not isinstance(answer, render.Card):
            return unread.noticed(self._near_whose(shown, name, found), answer)
        told = self._whose(answer, name, found) if found else none.left_aside(name)
        theirs = self._on_topic(words, loose) if told and _is_apart(answer, words) else None
        return theirs or (answer.noticed(told) if told else answer)

    def _unsaid(self, shown: Shown, loose: Loose) -> Answer:
        """Say that nobody is quoted with the words, and show what there is of whoever was named."""
        answer = self._of_other(Loose(query=loose.query))
        if answer is None:
            return none.no_such_words(shown, self.words.find.read, self.asked.zone, capped=False)
        told = none.not_said(shown, self.words.find.read)
        return answer.noticed(told) if isinstance(answer, render.Card) else unread.noticed(told, answer)

    def _on_topic(self, words: str, loose: Loose) -> Answer | None:
        """Return somebody's quotes in articles that have the words, where no quote of theirs has them."""
        query = replace(loose.query, about=words)
        answer = self._of_other(Loose(query=query, sure=False))
        told = none.not_worded(words)
        if isinstance(answer, render.Card):
            return answer.noticed(told)
        return unread.noticed(told, answer) if answer else None

    def _near_whose(self, shown: Shown, name: str, found: Sequence[Known]) -> str:
        """Say of quotes that come near some words that none is by whoever was named."""
        ids = {one.id for one in found}
        theirs = not found or any(told.person_id in ids for told in self.words.near(shown))
        return "" if theirs else none.not_by(_names(name, found), shown, quoted=False, capped=False)

    def _whose(self, card: render.Card, name: str, found: Sequence[Known]) -> str:
        """Say of quotes with some words that they are not, or not first, by whoever was named."""
        ids, names, shown = {one.id for one in found}, _names(name, found), card.shown
        if any(told.person_id in ids for told in card.quotes):
            return "" if _led_by(card, ids) else none.theirs_among(names)
        who, now, wanted = self.asked.audience, self.asked.now, shown.wanted(start=0, limit=0)
        theirs = quotes.by_words(
            self.session, words=shown.words or "", audience=who, now=now, wanted=wanted, by=ids
        )
        if theirs.total:
            return none.theirs_too(names)
        return none.not_by(names, shown, quoted=bool(card.said.total), capped=theirs.capped)


def _led_by(card: render.Card, ids: Collection[int]) -> bool:
    """Tell whether one of these people said what the first statement on a card holds."""
    first = card.said.rows[:1]
    return any(
        told.person_id in ids for one in first for told in (one.lead, *(other for _, other in one.also))
    )


def _in_full(name: str, found: Sequence[Known]) -> bool:
    """Tell whether somebody's whole name was typed, which means them whatever else is found."""
    return " " in name and any(
        one.kind is PersonKind.PERSON and name_key(one.name) == name_key(name) for one in found
    )


def _names(name: str, found: Sequence[Known]) -> list[str]:
    """Return how people are told of: by their names, or of many by the one that was typed."""
    names = list(dict.fromkeys(one.name for one in found))
    return names if len(names) <= MOST_NAMED else [name]


def _is_apart(card: render.Card, words: str) -> bool:
    """Tell whether the quotes on a card hold the words nowhere together, or a part of them alone."""
    return card.shown.scattered or card.shown.words != words
