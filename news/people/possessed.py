"""Whose wife, aide or running mate somebody is, where the article says "his wife"."""

import re

from news.nouns import Role, Span
from news.people.characters import Cast
from news.people.heads import head_of
from news.people.identity import shown
from news.text import sentence_around

_HIS = re.compile(r"\b(?:[Hh]is|[Hh]er)\s$")
_AFTER_NAME = re.compile(r"\b[A-Z][\w’'-]+\s(?:and|&)\s$")
"""Before "his" of one whom nobody knows: "met Mr Roe and his wife"."""
_THEIRS = re.compile(r"\b(?:[Hh]is|[Hh]er)\s(?:[\w-]+\s){0,2}[\w-]+,?\s$")
"""Before the name of one who is somebody's wife or son themselves."""
_JOINED = frozenset((" and ", " & ", ", "))
"""Between a name and "his": "Donald Trump and his wife Melania"."""
_LINKS = (
    dict.fromkeys(
        """
        wife husband son daughter brother sister mother father widow widower uncle aunt nephew niece cousin
        grandfather grandmother grandson granddaughter girlfriend boyfriend fiancé fiancée fiance fiancee
        partner stepfather stepmother stepson stepdaughter mum mom dad twin spouse sibling half-brother
        half-sister brother-in-law sister-in-law son-in-law daughter-in-law father-in-law mother-in-law
        mate deputy predecessor successor
        """.split(),
        "of",
    )
    | dict.fromkeys("lawyer attorney spokesman spokeswoman spokesperson".split(), "for")
    | dict.fromkeys("aide adviser advisor".split(), "to")
)
"""What one is only beside somebody else, with the word that leads to them."""
_LINKED = re.compile(r"\s(?:of|to|for|in|at|on|from|with|under)\s")


class Owners:
    """The roles behind "his" and "her" in an article, and whose they turn out to be."""

    def __init__(self, text: str, cast: Cast) -> None:
        self._text = text
        self._cast = cast
        self._roles: dict[int, list[tuple[int, Role]]] = {}
        self._told: list[tuple[int, Role, int]] = []
        for who, character in enumerate(cast.characters):
            for role in () if character.body else character.roles:
                his = _HIS.search(text, max(0, role.span.start - 5), role.span.start)
                if his and head_of(role.words) in _LINKS and not _LINKED.search(role.words):
                    self._roles.setdefault(his.start(), []).append((who, role))

    def __contains__(self, offset: int) -> bool:
        return offset in self._roles

    def note(self, his: Span, meant: int | None, foremost: int | None) -> None:
        """Note whom "his" means: who alone is named before it, and right before it, else `meant`.

        They are then `foremost` or named last in the paragraph, and not somebody's wife or aide themselves.
        """
        beside = self._beside(his)
        alone = beside is None or self._is_alone(his)
        if beside is None and _AFTER_NAME.search(self._text, max(0, his.start - 40), his.start):
            return
        meant = meant if meant is not None and self._is_plain(his, meant, foremost) else None
        for who, role in self._roles[his.start]:
            near = beside if alone or self._are_kin(who, beside) else None
            owner = meant if beside in (None, who) else near
            if owner is not None and owner != who and not self._cast.characters[owner].body:
                self._told.append((who, role, owner))

    def _are_kin(self, who: int, other: int | None) -> bool:
        return other is not None and self._cast.characters[who].last == self._cast.characters[other].last

    def _is_alone(self, his: Span) -> bool:
        """Tell whether one is named before "his" in its sentence: not in "Fox sued Roe, his lawyer"."""
        start = sentence_around(self._text, his).start
        named = {self._cast.who(name) for name in self._cast.within(Span(start, his.start))}
        return sum(who is not None and not self._cast.characters[who].body for who in named) < 2

    def _is_plain(self, his: Span, meant: int, foremost: int | None) -> bool:
        one = self._cast.characters[meant]
        text = self._text
        theirs = any(
            _THEIRS.search(text, max(0, name.outer.start - 50), name.outer.start) for name in one.names
        )
        last = self._cast.last_before(his.start)
        near = last is not None and "\n" not in self._text[last.span.end : his.start]
        named = near and self._cast.person_before(his.start) == meant
        return bool(one.gender) and not theirs and (named or foremost == meant)

    def tell(self) -> None:
        """Say in the roles whose they are, in brackets as the text has only "his": "wife of [Ed Lee]"."""
        for who, role, owner in self._told:
            name = shown(self._text, self._cast.characters[owner])
            words = f"{role.words} {_LINKS[head_of(role.words)]} [{name}]"
            span = Span(role.span.start - len("his "), role.span.end)
            self._cast.characters[who].owned[role] = Role(words=words, span=span)

    def _beside(self, his: Span) -> int | None:
        """Return whom "his" means right behind a name: "Donald Trump and his wife"."""
        name = self._cast.last_before(his.start)
        who = self._cast.who(name) if name is not None else None
        if name is None or who is None or self._text[name.span.end : his.start] not in _JOINED:
            return None
        gender = "f" if his.of(self._text).lower() == "her" else "m"
        return who if self._cast.characters[who].gender in ("", gender) else None
