"""`/whosaid` by words: quotes that hold them, else what comes near them, else what holds a part of them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import chain

from sqlalchemy.orm import Session

from handlers import passage
from handlers.blocks import whosaid as render
from handlers.blocks import whosaid_none as none
from handlers.intents import Asked
from handlers.message import Message
from handlers.query import MARKS
from handlers.shown import Shown
from handlers.understood import understood
from handlers.whosaid_cards import Finding
from news.people.heads import STOPPERS
from news.quotes.compare import nearness
from news.quotes.runs import shared_runs
from news.text import folded
from news.topics import forms, telling
from storage import people, quotes
from storage.nouns import Told
from storage.rows import PAGED

SHARED_WORDS, SHARED_TELLING = 0.6, 0.5
FEWEST_APART, MOST_APART = 2, 8
"""Telling words that are looked for in any order, where they stand nowhere together."""
PASSAGE = 5
"""Words from which on others that come near are shown beside them rather than those that have them apart."""
QUESTION, LOOKED_AT = 10, 20
"""Words of a question rather than a passage; quotes of which the sentence is looked at."""
MOST_PARTS = 2
ASKING = frozenset("who whom whose what which when where why how".split())
LEAST = 4
"""Letters of a word that is looked for alone."""
FEWEST_SHARED, ENOUGH, SHARED = 2, 5, 0.4
"""Telling words of a part: so many at least, so many are enough; between them such a share of all."""


@dataclass(frozen=True)
class Words:
    """Words that were asked for, on a session, and what finds the cards that answer them."""

    session: Session
    asked: Asked
    find: Finding
    known: dict[Shown, Mapping[int, Sequence[str]]] = field(default_factory=dict)

    def found(self, shown: Shown) -> Message | render.Card | None:
        """Return the first that finds anything; None when nothing does."""
        found = self.find.card(shown) or self._narrowed(shown) or self._in_parts(shown)
        if found:
            return found
        if len((shown.words or "").split()) < PASSAGE:
            return self.scattered(shown) or self._near_or_part(shown, self.near(shown))
        close = self.near(shown)
        return (None if close else self.scattered(shown)) or self._near_or_part(shown, close)

    def scattered(self, shown: Shown) -> render.Card | None:
        """Return quotes that hold all of some few words, in any order."""
        words = telling(shown.words or "")
        meant = [word for word in words if word not in STOPPERS]
        few = len(meant) >= FEWEST_APART and len(words) <= MOST_APART
        return self.find.card(replace(shown, scattered=True)) if few else None

    def part(self, shown: Shown) -> render.Card | None:
        """Return quotes that hold a part of the words, and say so.

        The longest run of them that a quote shares, or what of it more have; else the last word alone, where
        its sentence has all the others: "Zelenskyy ungrateful" of whoever accused him of being “ungrateful”.
        """
        asked = shown.words or ""
        fewest = max(FEWEST_SHARED, min(ENOUGH, SHARED * len(telling(asked))))
        runs = shared_runs(folded(asked), chain.from_iterable(self._alike(shown).values()))
        parts = [run for run in runs if run in runs[0] and _weight(run) >= fewest][:MOST_PARTS]
        cards = []
        for part in filter(None, parts or [self._last(shown)]):
            cards.append(self.find.card(replace(shown, words=_as_typed(asked, part))))
            if cards[-1] and cards[-1].said.total >= PAGED:
                break  # no more are counted of any
        found = max(filter(None, cards), key=lambda card: card.said.total, default=None)
        return found.noticed(none.part_alone(asked)) if found else None

    def rarest(self, shown: Shown) -> render.Card | None:
        """Return the quotes that hold one of the telling words, nobody's name: the one that fewest have."""
        who, now = self.asked.audience, self.asked.now
        each = (
            replace(shown, words=word)
            for word in telling(shown.words or "")[:MOST_APART]
            if len(word) >= LEAST
            and word not in STOPPERS
            and not people.named(self.session, name=word, audience=who, now=now)
        )
        cards = [card for one in each if (card := self.find.card(one)) and card.said.total]
        return min(cards, key=lambda card: card.said.total, default=None)

    def _in_parts(self, shown: Shown) -> Message | None:
        """Return for each part of a passage who said it, or what comes nearest, if there is any of them."""
        each = [self._part(replace(shown, words=part)) for part in passage.parts(shown.words or "")]
        found = any(one.card or one.near for one in each)
        return none.in_parts(each, self.find.read, self.asked.zone) if found else None

    def _part(self, shown: Shown) -> none.Part:
        card = self.find.card(shown)
        near = self.near(shown)[:1] if card is None and len((shown.words or "").split()) >= PASSAGE else []
        return none.Part(shown.words or "", card, near[0] if near else None)

    def _narrowed(self, shown: Shown) -> render.Card | None:
        """Return what words find that end with a period or an outlet: "pure theatre since May"."""
        if shown.is_narrowed or not shown.words or len(shown.words.split()) > QUESTION:
            return None
        query = understood(self.session, replace(self.asked, text=shown.words))
        if not query.name or query.about or not (query.days or query.outlets):
            return None
        less = Shown.of_query(query, words=query.name)
        found = self.find.card(less) or self.scattered(less)
        return found.noticed(none.only_narrowed(shown.words, query.name)) if found else None

    def _near_or_part(self, shown: Shown, close: Sequence[Told]) -> Message | render.Card | None:
        """Return quotes that word it otherwise, compared word by word; or a part that more of them hold."""
        few = not close or len((shown.words or "").split()) <= QUESTION
        part = (self._marked(shown) or self.part(shown)) if few else None
        if close and not (part and part.said.total > len(close)):
            return none.near_words(shown, close[: render.PAGE], self.find.read, self.asked.zone)
        return part

    def _marked(self, shown: Shown) -> render.Card | None:
        """Return quotes that hold what alone stands in marks among the words, and say so.

        “Philp called it “pure theatre” today”.
        """
        asked = shown.words or ""
        marked = passage.stretches(asked)
        found = self.find.card(replace(shown, words=marked[0])) if len(marked) == 1 else None
        return found.noticed(none.part_alone(asked)) if found else None

    def near(self, shown: Shown) -> list[Told]:
        """Return the quotes that word it otherwise, the nearest first."""
        asked = shown.words or ""
        given = {one: " ".join(stretches) for one, stretches in self._alike(shown).items()}
        share = {one: nearness(asked, words) for one, words in given.items()}
        near = [
            one
            for one, words in given.items()
            if share[one] >= SHARED_WORDS and _shares_what_is_meant(asked, words)
        ]
        who, now = self.asked.audience, self.asked.now
        told = quotes.by_ids(self.session, ids=near, audience=who, now=now) if near else ()
        return sorted(told, key=lambda one: -share[one.id])

    def _alike(self, shown: Shown) -> Mapping[int, Sequence[str]]:
        """Return quotes that share two telling words in a row with these; asked for once."""
        if shown not in self.known:
            who, now, wanted = self.asked.audience, self.asked.now, shown.wanted(start=0, limit=0)
            found = quotes.alike(self.session, words=shown.words or "", audience=who, now=now, wanted=wanted)
            self.known[shown] = found
        return self.known[shown]

    def _last(self, shown: Shown) -> str:
        """Return the last telling word, if a quote holds it whose sentence has the others in any form."""
        *others, last = telling(shown.words or "") or ("",)
        if not others or len(others) > MOST_APART or last in STOPPERS:
            return ""
        who, now, wanted = self.asked.audience, self.asked.now, shown.wanted(start=0, limit=LOOKED_AT)
        rows = quotes.by_words(self.session, words=last, audience=who, now=now, wanted=wanted).rows
        return last if any(_has(told, " ".join(others)) for told in rows) else ""


def _has(told: Told, words: str) -> bool:
    stand = set(folded(told.sentence).split())
    return all(not stand.isdisjoint(one) for one in forms(words))


def _shares_what_is_meant(asked: str, given: str) -> bool:
    """Tell whether most words that say what is meant are shared, not the small ones alone."""
    said = [word for word in telling(asked) if word not in STOPPERS]
    return not said or sum(word in set(folded(given).split()) for word in said) > SHARED_TELLING * len(said)


def _weight(run: str) -> int:
    """Return how many words of a run say what is meant; “who won” is one."""
    return sum(word not in ASKING for word in telling(run))


def _as_typed(asked: str, run: str) -> str:
    """Return a run of folded words as it was typed."""
    typed, size = asked.split(), len(run.split())
    ways = (" ".join(typed[at : at + size]).strip(MARKS) for at in range(len(typed) - size + 1))
    return next((way for way in ways if folded(way) == run), run)
