"""Who is on the reader's mind at some place: named lately, as a subject, or heard to speak.

Weights were set on Wikinews by hand; what decides is their order (after Hobbs 1978 and Lappin & Leass 1994).
"""

import re
from bisect import bisect_left, bisect_right, insort
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from news.nouns import Span
from news.people.body_kinds import fits, says
from news.people.characters import Cast
from news.people.names import Name

_AGES = (2.8, 2.4, 1.6, 1.2, 1.0, 0.8)
"""Weight by sentences since the mention; later ones have `_OLD`, up to `_OLDEST`."""
_OLD = 0.5
_OLDEST = 12
_SUBJECT = 1.2
_JUST_BEFORE = 0.6
"""For the subject of the sentence before in one paragraph: "Doe declined. “Stay tuned,” she said."."""
_QUOTED = -1.5
_POSSESSIVE = -0.6
_SPOKE = 4.4
_OBLIQUE = frozenset(
    "of with by to for from about against in on at than as into toward towards over after".split()
)
_GENDERED = re.compile(r"\b(?:he|his|him|she|her)\b", re.IGNORECASE)
_HE = frozenset(("he", "his", "him"))
_LATELY = 2
"""Sentences since a body spoke whom "it" can mean."""
_WINDOW = 300
"""Characters before "it" in which no other such body may be named."""
_HALF = re.compile(r"[,;]\s(?:and|but|while|so)\s$")
_DOES = re.compile(r"\s(?:is|was|has|had|will|would|did|does|said|says|\w+ed|won|lost|went|came|took|got)\b")
_BYLINE = re.compile(r"\b[Bb]y\s$")
_NEAR = 250
"""Characters after a name in which a pronoun tells its gender."""
_STILL_SPEAKING = 3
"""Sentences for which "he" may be somebody without a name who spoke."""
_ANSWERED = 2
"""Sentences until an answer."""
_QUESTION = re.compile(r"\?[”\"’']?,?\s(?:[\w’']+\s){0,3}$")
"""Before who asked: "“You?” Borger asked", "“You?” asked CNN's Borger"."""
_ASKS = re.compile(
    r"\?[”\"’']|(?<!, )(?<!was )(?<!were )(?<!been )(?<!being )(?<!when )\basked\s(?:[\w’']+\s){0,2}"
    r"(?:whether|if|why|what|how|when|where|who)\b"
)
"""After who asked: "Borger asked: “You?”"."""
_LEAD = 40
_SOON = 6
"""Sentences within which someone may be named only after the pronoun."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Seen:
    """One mention by name on the way through the article."""

    start: int
    sentence: int
    who: int
    subject: bool
    quoted: bool
    possessive: bool


class Salience:
    """What has been named and who was heard, asked at offsets; `sentences` and `quoted` are in order."""

    def __init__(self, text: str, cast: Cast, sentences: Sequence[Span], quoted: Sequence[Span]) -> None:
        self._text = text
        self._cast = cast
        self._starts = [span.start for span in sentences]
        self._quoted = quoted
        self._turns: list[tuple[int, int]] = []
        self._nameless: list[tuple[int, str]] = []
        self._seen = list(self._mentions())
        self._offsets = [one.start for one in self._seen]
        self._named: dict[int, list[int]] = {}
        for one in self._seen:
            self._named.setdefault(one.who, []).append(one.start)
        self._vote()

    def sentence_at(self, offset: int) -> int:
        """Return the index of the sentence that holds `offset`."""
        return max(0, bisect_right(self._starts, offset) - 1)

    def heard(self, offset: int, who: int) -> None:
        """Note that `who` speaks at `offset`."""
        insort(self._turns, (offset, who))

    def nameless(self, offset: int, gender: str) -> None:
        """Note that one without a name speaks at `offset`: "a witness"; `gender` is "m", "f" or ""."""
        insort(self._nameless, (offset, gender))

    def nameless_last(self, offset: int, gender: str) -> bool:
        """Tell whether one without a name spoke just before `offset`, and nobody else came in between."""
        before = bisect_left(self._nameless, (offset, ""))
        at, theirs = self._nameless[before - 1] if before else (-1, "")
        near = self.sentence_at(offset) - self.sentence_at(at) <= _STILL_SPEAKING
        if at < 0 or not near or theirs not in ("", gender):
            return False
        heard = bisect_left(self._turns, (offset, -1)) > bisect_left(self._turns, (at, -1))
        between = self._seen[bisect_left(self._offsets, at) : bisect_left(self._offsets, offset)]
        return not heard and not any(
            one.subject and self._cast.characters[one.who].gender in (gender, "") for one in between
        )

    def last_turn(self, offset: int) -> tuple[int, int] | None:
        """Return (sentences since, who) of whoever was heard last before `offset`."""
        before = bisect_right(self._turns, (offset, -1))
        if not before:
            return None
        at, who = self._turns[before - 1]
        return self.sentence_at(offset) - self.sentence_at(at), who

    def asked_last(self, offset: int, who: int) -> bool:
        """Tell whether someone has just asked a question, which another answers at `offset`."""
        before = bisect_right(self._turns, (offset, -1))
        start, last = self._turns[before - 1] if before else (0, -1)
        if last != who or self.sentence_at(offset) - self.sentence_at(start) > _ANSWERED:
            return False
        lead = self._text[max(0, start - _LEAD) : start]
        return bool(_QUESTION.search(lead) or _ASKS.search(self._text, start, offset))

    def still(self, offset: int, who: int | None) -> bool:
        """Tell whether nobody else has been the subject since someone was named: in quoted words none is."""
        for at in range(bisect_left(self._offsets, offset) - 1, -1, -1):
            one = self._seen[at]
            if one.who == who:
                return True
            if one.subject and not self._cast.characters[one.who].body:
                return False
        return False

    def is_beside(self, offset: int, who: int) -> bool:
        """Tell whether the sentence at `offset` names someone, quoted words apart."""
        here = self.sentence_at(offset)
        stop = self._starts[here + 1] if here + 1 < len(self._starts) else len(self._text)
        first = bisect_left(self._offsets, self._starts[here]) if self._starts else 0
        named = self._seen[first : bisect_left(self._offsets, stop)]
        return any(one.who == who and not one.quoted for one in named)

    def body_heard(self, offset: int, kind: str = "") -> int | None:
        """Return the body that spoke just before `offset`, none that could be meant being named since.

        `kind` is what the words call it: "company"; they may mean any body where it is "".
        """
        last = self.last_turn(offset)
        if last is None or last[0] > _LATELY:
            return None
        since = Span(max(0, offset - _WINDOW), offset)
        able = {self._cast.who(name) for name in self._cast.within(since)} | {last[1]}
        able = {who for who in able if who is not None and self._can_be(who, kind)}
        if able != {last[1]}:
            return None
        rival = says if kind and says(kind, self._cast.characters[last[1]].name) else fits
        rivals = kind and any(rival(kind, words) for words in self._cast.nobodies(since))
        return None if rivals else last[1]

    def _can_be(self, who: int, kind: str) -> bool:
        character = self._cast.characters[who]
        return character.body and (not kind or fits(kind, character.name))

    def ranked(self, offset: int, genders: str, speaker: int | None = None) -> list[tuple[float, int]]:
        """Return (weight, who) of the people that a word at `offset` may mean, the weightiest first.

        `genders` are those it may have ("m", "f", "mf"); `speaker`, who says the word, is not meant.
        """
        weights: dict[int, float] = {}
        here = self.sentence_at(offset)
        for at in range(bisect_left(self._offsets, offset) - 1, -1, -1):
            one = self._seen[at]
            if here - one.sentence > _OLDEST:
                break
            weight = self._weight(one, here - one.sentence, genders, within=speaker is not None)
            if weight > 0 and one.sentence == here - 1 and speaker is None and self._led_up(one, offset):
                weight += _JUST_BEFORE
            if weight > 0 and one.who != speaker:
                weights[one.who] = max(weights.get(one.who, 0.0), weight)
        if speaker is None:
            self._weigh_turns(offset, here, genders, weights)
        return sorted(((weight, who) for who, weight in weights.items()), reverse=True)

    def _led_up(self, one: _Seen, offset: int) -> bool:
        """Tell whether a paragraph's sentence was someone's, and nobody else has been heard since."""
        before = bisect_right(self._turns, (offset, -1))
        start, who = self._turns[before - 1] if before else (-1, one.who)
        alone = start < one.start or who == one.who
        near = "\n" not in self._text[one.start : offset] and not self._in_quotes(offset)
        return one.subject and alone and near

    def is_displaced(self, offset: int, gender: str, who: int) -> bool:
        """Tell whether the paragraph up to `offset` names another of that gender, and `who` isn't in it.

        "Ortega had visited the site with Wozniak. She told him …" is not Kessler, who spoke before.
        """
        start = self._text.rfind("\n", 0, offset) + 1
        if any(one == who for _, one in self._turns_within(start, offset)):
            return False
        named = self._seen[bisect_left(self._offsets, start) : bisect_left(self._offsets, offset)]
        if any(one.who == who for one in named):
            return False
        here = self.sentence_at(offset)
        return any(
            not one.quoted
            and (not one.possessive or one.start == start)
            and one.sentence < here
            and not self._cast.characters[one.who].body
            and self._cast.characters[one.who].gender in (gender, "")
            for one in named
        )

    def is_new_paragraph(self, offset: int) -> bool:
        """Tell whether nobody has spoken in the paragraph up to `offset`."""
        start = self._text.rfind("\n", 0, offset) + 1
        return not self._turns_within(start, offset)

    def _turns_within(self, start: int, stop: int) -> list[tuple[int, int]]:
        return self._turns[bisect_left(self._turns, (start, -1)) : bisect_left(self._turns, (stop, -1))]

    def rivals(self, offset: int, gender: str, who: int) -> bool:
        """Tell whether somebody else of that gender is named in the sentence before `offset`."""
        here = self.sentence_at(offset)
        for at in range(bisect_left(self._offsets, offset) - 1, -1, -1):
            one = self._seen[at]
            if one.sentence < here:
                return False
            other = self._cast.characters[one.who]
            if one.who != who and not other.body and other.gender in (gender, "") and not one.possessive:
                return True
        return False

    def foremost(self, offset: int) -> int | None:
        """Return the person named most before `offset`, bylines apart; None where two are named as often."""
        before = self._seen[: bisect_left(self._offsets, offset)]
        named = Counter(
            one.who
            for one in before
            if not self._cast.characters[one.who].body and not _BYLINE.search(self._text[: one.start][-12:])
        )
        able = named.most_common(2)
        return able[0][0] if len(able) == 1 or (able and able[0][1] > able[1][1]) else None

    def last_named(self, offset: int, who: int) -> int | None:
        """Return where someone was last named before `offset`."""
        named = self._named.get(who, [])
        before = bisect_left(named, offset)
        return named[before - 1] if before else None

    def later(self, offset: int, gender: str) -> int | None:
        """Return the only one with a title of that gender who is named soon after, and never in full.

        "She wrote … Ms Dodds is right." Whoever is introduced in full was not meant before, nor whom the same
        sentence tells of: "He said that Mr Fitch had been there".
        """
        here = self.sentence_at(offset)
        able: set[int] = set()
        told: set[int] = set()
        for at in range(bisect_right(self._offsets, offset), len(self._seen)):
            one = self._seen[at]
            if one.sentence - here > _SOON:
                break
            who = self._cast.characters[one.who]
            if one.sentence == here:
                told.add(one.who)
            elif not one.quoted and len(who.name) == 1 and any(name.gender == gender for name in who.names):
                able.add(one.who)
        able -= told
        return able.pop() if len(able) == 1 else None

    def _shared(self, name: Name) -> bool:
        """Tell whether two people bear a surname that is said of neither: "she" after it is a coin toss."""
        return len(name.words) == 1 and len(self._cast.of_surname(name.last)) > 1

    def _mentions(self) -> list[_Seen]:
        found: list[_Seen] = []
        led: set[int] = set()
        for name in self._cast.names:
            who = self._cast.who(name)
            sentence = self.sentence_at(name.span.start)
            if who is None:
                if self._shared(name) and not self._in_quotes(name.span.start) and not self._oblique(name):
                    self._nameless.append((name.span.start, name.gender))
                    led.add(sentence)
                continue
            quoted = self._in_quotes(name.span.start)
            possessive = self._text[name.span.end : name.span.end + 1] in ("’", "'")
            led_again = sentence in led and self._coordinated(name)
            subject = (sentence not in led or led_again) and not (quoted or possessive or self._oblique(name))
            if not quoted:
                led.add(sentence)
            found.append(
                _Seen(
                    start=name.span.start,
                    sentence=sentence,
                    who=who,
                    subject=subject,
                    quoted=quoted,
                    possessive=possessive,
                )
            )
        return found

    def _coordinated(self, name: Name) -> bool:
        """Tell whether a name begins a sentence's second half: "McCain won, and [Huckabee] withdrew"."""
        lead = self._text[max(0, name.outer.start - 8) : name.outer.start]
        return bool(_HALF.search(lead) and _DOES.match(self._text, name.span.end))

    def _oblique(self, name: Name) -> bool:
        lead = self._text[max(0, name.outer.start - 14) : name.outer.start].split()
        return bool(lead) and lead[-1].lower() in _OBLIQUE

    def _in_quotes(self, offset: int) -> bool:
        at = bisect_right(self._quoted, offset, key=lambda span: span.start) - 1
        return at >= 0 and self._quoted[at].end > offset

    def _weight(self, one: _Seen, age: int, genders: str, *, within: bool) -> float:
        who = self._cast.characters[one.who]
        if who.body or (who.gender and who.gender not in genders) or (not who.gender and age > 2):
            return 0.0
        weight = _AGES[age] if age < len(_AGES) else _OLD
        weight += _SUBJECT if one.subject else 0
        weight += (0.4 if within else _QUOTED) if one.quoted else 0
        weight += _POSSESSIVE if one.possessive else 0
        return weight + (0.4 if who.gender else -0.5)

    def _weigh_turns(self, offset: int, here: int, genders: str, weights: dict[int, float]) -> None:
        """Add the last three who spoke: "he added" is whoever spoke last."""
        before = bisect_right(self._turns, (offset, -1))
        for at, (start, index) in enumerate(reversed(self._turns[max(0, before - 3) : before])):
            age = here - self.sentence_at(start)
            who = self._cast.characters[index]
            if age <= 4 and not who.body and (not who.gender or who.gender in genders):
                weight = _SPOKE - 0.4 * age - 0.6 * at + (0.4 if who.gender else -0.5)
                weights[index] = max(weights.get(index, 0.0), weight)

    def _vote(self) -> None:
        """Guess the gender of who has none yet by the pronouns that follow the name: "Meloni … she"."""
        votes: dict[int, set[str]] = {}
        for at, one in enumerate(self._seen):
            who = self._cast.characters[one.who]
            if who.gender or who.body:
                continue
            end = next((s.start for s in self._seen[at + 1 : at + 7] if s.who != one.who), one.start + _NEAR)
            match = _GENDERED.search(self._text, one.start, min(end, one.start + _NEAR))
            if match:
                votes.setdefault(one.who, set()).add("m" if match.group().lower() in _HE else "f")
        for index, genders in votes.items():
            if len(genders) == 1:
                self._cast.characters[index].gender = genders.pop()
