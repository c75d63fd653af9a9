"""Whom a speaker's words denote: names, pronouns, descriptions. A coin toss denotes nobody."""

import re
from collections.abc import Sequence
from enum import StrEnum

from news.nouns import MentionKind, Span
from news.people.characters import Cast
from news.people.heads import head_of
from news.people.lists import first_names
from news.people.names import Name, could_be_person, fold
from news.people.nominal import Descriptions, plural
from news.people.resolved import Resolved, display, left_open, unnamed
from news.people.roles import COLLECTIVES, DOCUMENTS, gender_of_role
from news.people.salience import Salience

_GENDERS = {
    "he": "m",
    "him": "m",
    "his": "m",
    "she": "f",
    "her": "f",
    "hers": "f",
    "himself": "m",
    "herself": "f",
}
SOMEBODY = re.compile(r"(?:an?|one|another|he|she)\b", re.IGNORECASE)
"""Opens the words for one somebody."""
_OPEN = frozenset(("i", "we", "they", "it", "you", "who", "one", "their", "my", "our"))
_LED = re.compile(r"\b(?:of|for|to|from|by|with|at|in|about|behind|against|under|on|within)\s+(?:the\s)?$")
"""Before a name: "the mother of John Smith", "a spokesman for Mr Smith" are not Smith."""
_GOES_ON = re.compile(r"['’]s?\s|\s(?!(?:of|from|for|at|in|on|who|with|to)\b|and\s[A-Z][^'’]*$)\w")
"""After a name: "Trump's campaign", "the Trump administration" are not Trump."""
_JOINED = re.compile(r"(?:,?\sand\s|\s&\s|,\s)")
_NOBODY = COLLECTIVES | DOCUMENTS
_OPENING = 6
"""Characters before the first of several names: "both Tom Jones and Ann Lee"."""
_LEAST = 0.8
"""The least weight of whom a pronoun means."""
_MARGIN = 0.4
"""By how much they must outweigh the next; less is a coin toss."""
_RIVAL = 2.0
"""The weight of somebody else from which a pronoun is never sure."""


class Turn(StrEnum):
    """What a verb tells of whose turn it is: "replied", "added"."""

    NEW = "new"
    REPLY = "reply"
    GOES_ON = "goes on"


class Discourse:
    """What has been said so far, sentence by sentence; asked in the order of the text.

    `sentences` and `quoted` are spans in order, `numbers` the sentences' paragraphs. Whoever is found to
    speak is to be `heard`.
    """

    def __init__(
        self,
        text: str,
        cast: Cast,
        *,
        sentences: Sequence[Span],
        quoted: Sequence[Span],
        numbers: Sequence[int],
    ) -> None:
        self.text = text
        self._cast = cast
        self._salience = Salience(text, cast, sentences, quoted)
        self._descriptions = Descriptions(text, cast, self._salience, numbers)

    def is_body(self, who: int) -> bool:
        """Tell whether a character is a body."""
        return self._cast.characters[who].body

    def gender(self, who: int) -> str:
        """Return "m", "f", or "" where it isn't known."""
        return self._cast.characters[who].gender

    def surnamed(self, word: str) -> int | None:
        """Return the one person with a surname, in whatever letters: "FALLIN"."""
        able = self._cast.of_surname(fold(word))
        return able[0] if len(able) == 1 else None

    def introduce(self, label: Span) -> None:
        """Let a full name before a turn of a transcript be somebody: "JAKE TAPPER"."""
        words = label.of(self.text).split()
        if len(words) < 2 or self._cast.within(label):
            return
        written = tuple(word.capitalize() if word.isupper() else word for word in words)
        name = Name(span=label, outer=label, words=written)
        if could_be_person(name) and fold(words[0]) in first_names():
            self._cast.introduce(name)

    def interviewed(self, label: Span, began: int) -> Resolved:
        """Return who answers at `label`: the one who is named most before questions `began`."""
        words, who = label.of(self.text), self._salience.foremost(began)
        return unnamed(words) if who is None else self._meant(words, who, 0.85, ", who is interviewed")

    def persons_within(self, span: Span) -> list[tuple[Span, int]]:
        """Return the people named in `span` with their names' spans, bodies apart, in order."""
        named = ((name.span, self._cast.who(name)) for name in self._cast.within(span))
        return [(words, who) for words, who in named if who is not None and not self.is_body(who)]

    def foremost(self, offset: int) -> int | None:
        """Return who is named most before `offset`, if one is."""
        return self._salience.foremost(offset)

    def heard(self, offset: int, who: int) -> None:
        """Note that `who` speaks at `offset`."""
        self._salience.heard(offset, who)

    def heard_nameless(self, offset: int, words: str) -> None:
        """Note that `words` speak at `offset` and name nobody; only somebody counts: "Doe’s friend"."""
        head = head_of(words)
        somebody = head and head not in _NOBODY and not plural(words, head)
        if somebody or SOMEBODY.match(words):
            self._salience.nameless(offset, _GENDERS.get(words.lower()) or gender_of_role(head))

    def resolve(
        self, span: Span, speaker: int | None = None, reporter: int | None = None, turn: Turn = Turn.NEW
    ) -> Resolved:
        """Return whom the words at `span` denote where they stand.

        `speaker` is who says them, never meant by "he"; `reporter` whose report they stand in, whom "he"
        means if it can: "Blumenthal said he had misspoken when he said he had served". `turn` is what
        their verb tells: "he replied" is not who spoke last, "he added" nobody else.
        """
        name = self._name_in(span)
        if name is not None:
            return self._named(name)
        words = span.of(self.text)
        plain = words.lower().strip()
        if plain in _GENDERS:
            told = None if reporter is None else self._reported(span, _GENDERS[plain], reporter)
            apart = speaker if reporter is None else reporter
            return told or self._pronoun(span, _GENDERS[plain], apart, turn)
        if plain == "it":
            body = self._salience.body_heard(span.start)
            return left_open(words) if body is None else self._meant(words, body, 0.8)
        return left_open(words) if plain in _OPEN else self._descriptions.resolve(span)

    def _name_in(self, span: Span) -> Name | None:
        """Return the last name inside the words whose bearer is known: "Reform's leader Nigel Farage".

        Of several who speak together it is the first: "Richard and Lisa Parry".
        """
        names = self._cast.within(span)
        for at in range(len(names) - 1, -1, -1):
            name = names[at]
            lead = self.text[max(span.start, name.outer.start - 16) : name.outer.start]
            led = name.title != "justice" and _LED.search(lead)
            if not led and not _GOES_ON.match(self.text, name.span.end, span.end):
                return self._first_of(names[: at + 1], span)
        return None

    def _first_of(self, names: list[Name], span: Span) -> Name:
        """Return the first of the names that commas and "and" join at the end of the words."""
        at = len(names) - 1
        while at and _JOINED.fullmatch(self.text, names[at - 1].span.end, names[at].outer.start):
            at -= 1
        alone = names[at].outer.start - span.start < _OPENING
        return names[at] if alone else names[-1]

    def _named(self, name: Name) -> Resolved:
        who = self._cast.bearers[name.span]
        full = len(name.words) > 1 or len(self._cast.characters[who].name) == 1
        reason = "" if full else f"'{name.text}' = {display(self._cast.characters[who])}"
        return Resolved(who=who, kind=MentionKind.PROPER, confidence=0.99 if full else 0.97, reason=reason)

    def _pronoun(self, span: Span, gender: str, speaker: int | None, turn: Turn) -> Resolved:
        words = span.of(self.text)
        if self._salience.nameless_last(span.start, gender) or self._is_added(span, gender, turn):
            return left_open(words)
        ranked = self._salience.ranked(span.start, gender, speaker)
        if turn is Turn.REPLY:
            last = self._salience.last_turn(span.start)
            ranked = [one for one in ranked if last is None or last[0] > 1 or one[1] != last[1]]
        if not ranked:
            later = self._salience.later(span.start, gender)
            return left_open(words) if later is None else self._meant(words, later, 0.7, ", named only later")
        top, best = ranked[0]
        margin = top - (ranked[1][0] if len(ranked) > 1 else 0.0)
        if top < _LEAST or margin < _MARGIN or self._salience.is_displaced(span.start, gender, best):
            return left_open(words)
        sure = 0.95 if len(ranked) == 1 or ranked[1][0] < _RIVAL else 0.85
        return self._meant(words, best, round(min(sure, 0.72 + 0.1 * margin), 2))

    def _is_added(self, span: Span, gender: str, turn: Turn) -> bool:
        """Tell whether words are added to those of one whose first name tells of another gender."""
        last = self._salience.last_turn(span.start) if turn is Turn.GOES_ON else None
        if last is None or last[0] > 1 or self._salience.is_new_paragraph(span.start):
            return False
        who = self._cast.characters[last[1]]
        return not who.body and who.gender not in ("", gender)

    def _reported(self, span: Span, gender: str, reporter: int) -> Resolved | None:
        """Return the reporter for a pronoun of their gender; nobody else of it may be named between."""
        who = self._cast.characters[reporter]
        if who.body or who.gender != gender:
            return None
        if self._salience.rivals(span.start, gender, reporter):
            return left_open(span.of(self.text))
        return self._meant(span.of(self.text), reporter, 0.9)

    def _meant(self, words: str, who: int, confidence: float, note: str = "") -> Resolved:
        reason = f"'{words}' = {display(self._cast.characters[who])}{note}"
        return Resolved(who=who, kind=MentionKind.PRONOMINAL, confidence=confidence, reason=reason)
