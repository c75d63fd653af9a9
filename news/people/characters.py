"""The people and bodies of an article while it is read, and the names they bear."""

from bisect import bisect_left, insort
from collections.abc import Iterable
from dataclasses import dataclass, field

from news.nouns import Role, Span
from news.people.bodies import Bodies
from news.people.body_runs import with_last_dot
from news.people.lists import NATIONS, PLACES, short_names
from news.people.names import Name, fold
from news.people.roles import STYLES
from news.people.spelling import respelt

_WHERE = PLACES | NATIONS
_NEAR = 20
"""Names before an offset that are looked at."""


@dataclass(slots=True, kw_only=True)
class Character:
    """A person, or a body. `name` are the words of the fullest name, `names` all mentions by name.

    `generation` stands behind the name: "jr".
    `full` are the offsets of those of several words, in order, and `titles` the titles before these.
    `styled`: an office or a rank stands before a name ("President Trump"), not "Mr" alone.
    `described` are roles that only a description gave ("The Prime Minister added"), where it was
    sure who was meant. They never tell whom another description means; `told` are those of a sentence about
    "she". `owned` has a role with whose it is
    ("wife of [Ed Lee]") by the role as the text has it.
    """

    name: tuple[str, ...]
    generation: str = ""
    gender: str = ""
    body: bool = False
    names: list[Name] = field(default_factory=list)
    full: list[int] = field(default_factory=list)
    titles: set[str] = field(default_factory=set)
    styled: bool = False
    roles: list[Role] = field(default_factory=list)
    described: list[Role] = field(default_factory=list)
    told: list[Role] = field(default_factory=list)
    owned: dict[Role, Role] = field(default_factory=dict)

    @property
    def first(self) -> str:
        """The first word, folded."""
        return fold(self.name[0])

    @property
    def last(self) -> str:
        """The last word, folded."""
        return fold(self.name[-1])


class Cast:
    """The characters of an article, and whom each name denotes: an index into `characters`."""

    def __init__(self, names: list[Name], bodies: Bodies) -> None:
        self.characters: list[Character] = []
        self.bearers: dict[Span, int] = {}
        self.names = names
        self.bodies = bodies
        self._by_word: dict[str, list[int]] = {}

    def who(self, name: Name) -> int | None:
        """Return whom a name denotes, if that is known."""
        return self.bearers.get(name.span)

    def add(self, name: Name, *, words: tuple[str, ...], body: bool = False) -> int:
        """Bring a new character in by its first mention."""
        self.characters.append(Character(name=words, body=body))
        who = len(self.characters) - 1
        self._index(who)
        self.bear(name, who)
        return who

    def bear(self, name: Name, who: int) -> None:
        """Note that a name denotes a character."""
        self.bearers[name.span] = who
        character = self.characters[who]
        character.names.append(name)
        character.styled = character.styled or (bool(name.title) and name.title not in STYLES)
        if len(name.words) > 1:
            insort(character.full, name.span.start)
            character.titles.add(name.title)
            character.generation = character.generation or name.generation

    def introduce(self, name: Name) -> None:
        """Bring somebody in whom only a label names."""
        self.add(name, words=name.words)
        self.keep(name)

    def rename(self, who: int, words: tuple[str, ...]) -> None:
        """Give a character a fuller name."""
        self.characters[who].name = words
        self._index(who)

    def describe(self, who: int, roles: Iterable[Role], *, by_pronoun: bool = False) -> None:
        """Note what a description or a pronoun's sentence says that somebody is, once."""
        one = self.characters[who]
        known = {role.words.lower() for role in (*one.roles, *one.described)}
        new = [role for role in roles if role.words.lower() not in known]
        one.described += new
        one.told += new if by_pronoun else []

    def having(self, word: str) -> list[int]:
        """Return the characters in whose names a folded word stands, in the order of their entrance."""
        return self._by_word.get(word, [])

    def of_surname(self, last: str) -> list[int]:
        """Return the people, bodies apart, of a folded surname, in the order of their entrance.

        If it is nobody's as it is spelt, of its other spellings: "Zelensky" of "Volodymyr Zelenskyy".
        """
        return self._of(last) or [at for other in respelt(last) for at in self._of(other)]

    def _of(self, last: str) -> list[int]:
        people = self.characters
        return [at for at in self.having(last) if people[at].last == last and not people[at].body]

    def within(self, span: Span) -> list[Name]:
        """Return the names in `span` whose bearers are known, in order; a body's may go on beyond."""
        found = []
        at = bisect_left(self.names, span.start, key=lambda one: one.span.start)
        while at < len(self.names) and self.names[at].span.start < span.end:
            name = self.names[at]
            who = self.bearers.get(name.span)
            if who is not None and (name.span.end <= span.end or self.characters[who].body):
                found.append(name)
            at += 1
        return found

    def last_before(self, offset: int) -> Name | None:
        """Return the last name before an offset whose bearer is known, if that is somebody."""
        at = bisect_left(self.names, offset, key=lambda one: one.span.start)
        near = reversed(self.names[max(0, at - _NEAR) : at])
        return next((name for name in near if self.who(name) is not None), None)

    def person_before(self, offset: int) -> int | None:
        """Return who bears the last person's name before an offset, if that is known; bodies are passed."""
        at = bisect_left(self.names, offset, key=lambda one: one.span.start)
        known = (self.who(name) for name in reversed(self.names[max(0, at - _NEAR) : at]))
        return next((who for who in known if who is not None and not self.characters[who].body), None)

    def nobodies(self, span: Span) -> list[tuple[str, ...]]:
        """Return the names in `span` whose bearers are not known, places and nations apart."""
        at = bisect_left(self.names, span.start, key=lambda one: one.span.start)
        to = bisect_left(self.names, span.end, key=lambda one: one.span.start)
        known = [name.span for name in self.names[max(0, at - 1) : to] if name.span in self.bearers]
        unknown = (one for one in self.names[at:to] if not any(one.span.meets(span) for span in known))
        return [name.words for name in unknown if name.last not in _WHERE]

    def body(self, text: str, span: Span, full: str | None = None) -> int:
        """Return the body named at `span`, a new one if need be; `full`: its name where words describe it."""
        span = with_last_dot(text, span)
        words = tuple((full or self.bodies.full(span.of(text))).split())
        name = Name(span=span, outer=span, words=words, the=True)
        who = self._known_body(words)
        if who is None:
            self.characters.append(Character(name=words, body=True))
            who = len(self.characters) - 1
            self._index(who)
        if full is None:
            self.bear(name, who)
            self.keep(name)
        return who

    def name_bodies(self) -> None:
        """Let every body that speaks bear its name wherever it stands: asked once all have been found."""
        for who, character in enumerate(self.characters):
            if not character.body:
                continue
            for span in self.bodies.everywhere(" ".join(character.name)):
                if not self.within(span) and span not in self.bearers:
                    name = Name(span=span, outer=span, words=character.name, the=True)
                    self.bear(name, who)
                    self.keep(name)

    def _known_body(self, words: tuple[str, ...]) -> int | None:
        """Find the body that a name or its first word means: "Ford" after "Ford Motor Company"."""
        folded = [fold(word) for word in words]
        for at in self.having(folded[0]):
            theirs = [fold(word) for word in self.characters[at].name]
            short = len(folded) == 1 and theirs[0] == folded[0]
            if self.characters[at].body and (theirs == folded or short):
                return at
        return None

    def keep(self, name: Name) -> None:
        """Put a name that the article's capitals didn't tell among the others."""
        at = bisect_left(self.names, name.span, key=lambda one: one.span)
        if at < len(self.names) and self.names[at].span == name.span:
            self.names[at] = name
        else:
            self.names.insert(at, name)

    def _index(self, who: int) -> None:
        for word in self.characters[who].name:
            for folded in {fold(word), short_names().get(fold(word), fold(word))}:
                known = self._by_word.setdefault(folded, [])
                if who not in known:
                    known.append(who)
