"""Who goes by a further name that the article says is theirs: "under the ring name Luke Harper"."""

import re

from news.people.characters import Cast
from news.people.names import Name, fold

_NAME_OF = re.compile(r"\b(?:ring|stage|pen|screen|birth|real) name (?:of )?[“\"‘]?$")
_KNOWN_AS = re.compile(r",? (?:also|better|formerly|previously) known as [“\"‘]?$|,? ?\(?born (?:as )?$")
"""Right after the other name."""
_ENDS = re.compile(r"[.!?]\s|\n")
_FAR = 250
"""Characters after somebody's name in which another of theirs is given."""


class Called:
    """The further names of an article's people, learnt in the order of the text."""

    def __init__(self, text: str, cast: Cast) -> None:
        self._text = text
        self._cast = cast
        self._known: dict[tuple[str, ...], int] = {}

    def bears(self, name: Name) -> bool:
        """Note whose further name a full name is, if it is one."""
        key = tuple(map(fold, name.words))
        who = self._known.get(key)
        if who is None:
            who = self._owner(name)
        if who is None:
            return False
        self._known[key] = who
        self._cast.bear(name, who)
        return True

    def _owner(self, name: Name) -> int | None:
        """Return who is named before, in the same sentence, and called so here."""
        start = max(0, name.outer.start - 40)
        match = _NAME_OF.search(self._text, start, name.outer.start)
        beside = _KNOWN_AS.search(self._text, start, name.outer.start)
        if match is None and beside is None:
            return None
        before = self._cast.last_before(name.outer.start)
        if before is None or len(before.words) < 2 or name.outer.start - before.span.end > _FAR:
            return None
        if beside is not None and match is None and beside.start() != before.span.end:
            return None
        apart = _ENDS.search(self._text, before.span.end, name.outer.start)
        return None if apart else self._cast.who(before)
