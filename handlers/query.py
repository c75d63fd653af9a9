"""What a person typed after the command, understood."""

import html
import json
import re
from dataclasses import asdict, dataclass
from typing import Any

NAME_LIMIT = 80
WORDS_LIMIT = 1000
_QUOTED = re.compile(r"^[\"“”„«'‘](.+?)[\"“”»'’]$", re.DOTALL)
_MARKS = '"“”„«»'


@dataclass(frozen=True, slots=True, kw_only=True)
class Query:
    """A question about a person (`name`) or about words (`words`); neither: nothing was asked.

    `too_long` says that the question was more than we search for.
    """

    name: str | None = None
    words: str | None = None
    too_long: bool = False

    @property
    def is_empty(self) -> bool:
        """Tell whether nothing was asked."""
        return self.name is None and self.words is None and not self.too_long


def parse(text: str) -> Query:
    """Understand the words after `/whosaid`: quoted or long ones are words to find, the rest is a name."""
    asked = " ".join(html.unescape(text).split())
    if not asked:
        return Query()
    if len(asked) > WORDS_LIMIT:
        return Query(too_long=True)
    quoted = _QUOTED.match(asked)
    if quoted:
        return Query(words=quoted[1].strip())
    if len(asked.split()) > 6 or len(asked) > NAME_LIMIT:
        return Query(words=asked.strip(_MARKS))
    return Query(name=asked)


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """What a card shows, carried by its buttons: a person or words, from where on, in full or not."""

    person: int | None = None
    words: str | None = None
    start: int = 0
    full: bool = False

    def value(self, **changes: Any) -> str:
        """Return this, with `changes`, as a button's value (2,000 characters at most, by `WORDS_LIMIT`)."""
        kept = {key: value for key, value in (asdict(self) | changes).items() if value}
        return json.dumps(kept, ensure_ascii=False, separators=(",", ":"))

    @classmethod
    def of(cls, value: str) -> "Shown":
        """Read a button's value back; raises ValueError or TypeError for one that isn't ours."""
        return cls(**json.loads(value))
