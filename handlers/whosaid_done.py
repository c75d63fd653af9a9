"""`/whosaid` about who did something with words: who criticised, denied or promised it."""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial

from sqlalchemy.orm import Session

from handlers import unread
from handlers.blocks import whosaid as render
from handlers.blocks import whosaid_none as none
from handlers.called import called, certain
from handlers.intents import Asked
from handlers.message import Message
from handlers.query import Query
from handlers.shown import Shown
from handlers.understood import understood
from handlers.whosaid_words import Words

_OVER = re.compile(r"(?P<name>.+?)\s+(?:over|after|(?P<own>for|of))\s+(?P<topic>.+)\Z", re.IGNORECASE)
_SPEECH = re.compile(
    r"\A(?:the|that|his|her|their)\s+(?=\S+\s\S+\s)"
    r"|\s+(?:speech|comments?|remarks?|line|phrase|words|claims?|statement|slogan)\Z",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Done:
    """A question who did something, on a session; `as_asked` answers one without the verb."""

    session: Session
    asked: Asked
    words: Words
    as_asked: Callable[[Query], Message | render.Card]

    def answer(self, verb: str, whom: str) -> Message | render.Card:
        """Answer who did something: who criticised somebody, or something; else what the words alone find."""
        query = understood(self.session, replace(self.asked, text=whom))
        if query.is_unclear:
            return none.unclear(query, self.words.find.read, self.asked.zone)
        query = self._over(query)
        words = query.words or query.name or ""
        found = certain(called(self.session, self.asked, query.name or ""))
        if len(found) > 1:
            pairs = [(one, replace(Shown.of_query(query, person=one.id), verb=verb)) for one in found]
            return render.choice(words, pairs, self.words.find.read, self.asked.zone)
        about = [Shown.of_query(query, person=one.id) for one in found]
        asked = about or [
            Shown.of_query(query, words=one) for one in dict.fromkeys((words, _said(words))) if one
        ]
        ways = [replace(shown, verb=verb) for shown in asked]
        for shown in ways:
            card = self.words.find.card(shown)
            if card and card.said.total:
                return card
        capped = any(self.words.find.capped(shown) for shown in ways)
        return self._not_done(verb, query, after=bool(about), capped=capped)

    def _over(self, query: Query) -> Query:
        """Return a question about somebody "over", or "for", something as one about that topic.

        "Church of England", read or not, is nobody's name and a topic.
        """
        parts = _OVER.match(query.name or "")
        if not parts or query.about or called(self.session, self.asked, query.name or ""):
            return query
        is_name = bool(parts["own"]) and (parts["topic"][:1].isupper() or parts["name"].islower())
        if not is_name and called(self.session, self.asked, parts["name"]):
            return replace(query, name=parts["name"], about=parts["topic"])
        return query

    def _not_done(self, verb: str, query: Query, *, after: bool, capped: bool) -> Message | render.Card:
        """Return what the words alone find, or the rarest of them; no quote is given by that verb."""
        words = query.words or query.name or query.about or ""
        answer = self.as_asked(query)
        if not words:
            return answer
        found = partial(none.no_such_verb, verb, words, after=after, capped=capped)
        if not isinstance(answer, Message):
            return answer.noticed(found(" What was asked about:"))
        shown = Shown.of_query(query, words=words)
        card = self.words.part(shown) or self.words.rarest(shown)
        if card:
            return card.noticed(found(" Quotes with a part of these words:"))
        return unread.noticed(found(""), answer)


def _said(words: str) -> str:
    """Return what was said, of “the island of strangers speech”."""
    return _SPEECH.sub("", words)
