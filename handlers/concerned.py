"""What an editor can decide about from a card: the person or story, quotes, figures, articles in it."""

import json
from collections.abc import Sequence
from dataclasses import dataclass, replace

from handlers.carried import values_of

MOST_VALUE = 138
"""An option's value has 150 characters at most, and its action stands before it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Concerned:
    """The rows that a card shows, carried by its menu."""

    person: int | None = None
    story: int | None = None
    quotes: Sequence[int] = ()
    figures: Sequence[int] = ()
    articles: Sequence[int] = ()

    @property
    def value(self) -> str:
        """Return this as an option's value; of more rows than fit, those that the card shows first."""
        rows = {"q": list(self.quotes), "f": list(self.figures), "a": list(self.articles)}
        kept = {"p": self.person, "s": self.story, **rows}
        written = json.dumps({key: value for key, value in kept.items() if value}, separators=(",", ":"))
        if len(written) <= MOST_VALUE:
            return written
        if len(self.articles) > max(len(self.quotes), len(self.figures)):
            return replace(self, articles=self.articles[:-1]).value
        if len(self.figures) > len(self.quotes):
            return replace(self, figures=self.figures[:-1]).value
        return replace(self, quotes=self.quotes[:-1]).value

    @classmethod
    def of(cls, value: str) -> "Concerned":
        """Read an option's value back; raises StaleError for one that isn't ours."""
        kept = values_of(value)
        return cls(
            person=kept.get("p"),
            story=kept.get("s"),
            quotes=kept.get("q", ()),
            figures=kept.get("f", ()),
            articles=kept.get("a", ()),
        )
