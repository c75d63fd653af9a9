"""What a card shows, carried by its buttons: they know nothing else when they are pressed."""

import json
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from handlers.carried import StaleError, number_of, values_of
from handlers.query import Query
from news.periods import Days
from news.quotes.verbs import ASKED
from storage.nouns import Wanted


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """A person or words, what the answer is narrowed to, from where on, and sentences in full or not.

    `first` and `last` are days as in ISO 8601. `undated`: only articles that state no date. `scattered`: the
    words may stand in any order. `lone`: everybody whom one article each calls by that one word alone.
    `unread`: an outlet that was asked for and never read, so that all are shown. `verb`: only what an article
    gives by it, as said about the words or the person: "criticise".
    """

    person: int | None = None
    words: str | None = None
    lone: str | None = None
    about: str | None = None
    first: str | None = None
    last: str | None = None
    outlets: tuple[str, ...] = ()
    unread: str | None = None
    verb: str | None = None
    undated: bool = False
    scattered: bool = False
    start: int = 0
    full: bool = False

    @classmethod
    def of_query(
        cls, query: Query, *, person: int | None = None, words: str | None = None, lone: str | None = None
    ) -> "Shown":
        """Return what a question wants to be shown of a person, of words, or of a lone surname."""
        days = query.days or Days()
        return cls(
            person=person,
            words=words,
            lone=lone,
            about=query.about,
            first=days.first.isoformat() if days.first else None,
            last=days.last.isoformat() if days.last else None,
            outlets=query.outlets,
            unread=query.unread,
        )

    @classmethod
    def of(cls, value: str) -> "Shown":
        """Read a button's value back; raises StaleError for one that isn't ours."""
        kept = values_of(value)
        one = kept.pop("outlet", None)  # of a card from before several could be asked for
        try:
            shown = cls(**kept | {"outlets": tuple(kept.get("outlets") or filter(None, (one,)))})
            number_of(str(shown.person or 0)), number_of(str(shown.start)), shown.days
        except (TypeError, ValueError) as error:
            raise StaleError from error
        texts = (shown.words, shown.lone, shown.about, shown.unread, *shown.outlets)
        if not all(text is None or isinstance(text, str) for text in texts):
            raise StaleError
        if shown.verb is not None and shown.verb not in ASKED:
            raise StaleError
        return shown

    def value(self, **changes: Any) -> str:
        """Return this, with `changes`, as a button's value (2,000 characters at most, by `WORDS_LIMIT`)."""
        mine = {name: getattr(self, name) for name in self.__slots__}
        kept = {key: value for key, value in (mine | changes).items() if value}
        return json.dumps(kept, ensure_ascii=False, separators=(",", ":"))

    @property
    def days(self) -> Days | None:
        """Return the period, if one was asked for."""
        if not (self.first or self.last):
            return None
        first = date.fromisoformat(self.first) if self.first else None
        return Days(first=first, last=date.fromisoformat(self.last) if self.last else None)

    @property
    def anytime(self) -> "Shown":
        """Return the same from all dates, from the first on."""
        return replace(self, first=None, last=None, undated=False, start=0)

    @property
    def wider(self) -> "Shown":
        """Return the same on any topic, in all outlets and from all dates, from the first on."""
        return replace(self.anytime, about=None, outlets=(), unread=None)

    @property
    def is_narrowed(self) -> bool:
        """Tell whether anything was left out on purpose."""
        return bool(self.about or self.first or self.last or self.outlets or self.undated)

    def wanted(self, *, start: int, limit: int) -> Wanted:
        """Return the rows that are wanted for it."""
        return Wanted(
            start=start,
            limit=limit,
            about=self.about,
            days=self.days,
            outlets=self.outlets,
            undated=self.undated,
            scattered=self.scattered,
        )
