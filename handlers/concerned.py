"""What an editor can decide about from a card: the person or story, quotes and articles that it shows."""

import json
from collections.abc import Sequence
from dataclasses import dataclass, replace

MOST_VALUE = 138
"""An option's value has 150 characters at most, and its action stands before it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Concerned:
    """The rows that a card shows, carried by its menu."""

    person: int | None = None
    story: int | None = None
    quotes: Sequence[int] = ()
    articles: Sequence[int] = ()

    @property
    def value(self) -> str:
        """Return this as an option's value; of more rows than fit, those that the card shows first."""
        kept = {"p": self.person, "s": self.story, "q": list(self.quotes), "a": list(self.articles)}
        written = json.dumps({key: value for key, value in kept.items() if value}, separators=(",", ":"))
        if len(written) <= MOST_VALUE:
            return written
        if len(self.articles) > len(self.quotes):
            return replace(self, articles=self.articles[:-1]).value
        return replace(self, quotes=self.quotes[:-1]).value

    @classmethod
    def of(cls, value: str) -> "Concerned":
        """Read an option's value back; raises ValueError for one that isn't ours."""
        kept = json.loads(value)
        return cls(
            person=kept.get("p"), story=kept.get("s"), quotes=kept.get("q", ()), articles=kept.get("a", ())
        )
