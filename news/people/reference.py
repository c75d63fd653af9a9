"""Whom a speaker's words denote: names, descriptions, pronouns. A coin toss denotes nobody."""

import re
from bisect import bisect_left, bisect_right, insort
from collections.abc import Sequence
from dataclasses import dataclass, field

from news.nouns import MentionKind, Span
from news.people.bodies import body_of_document
from news.people.cast import Cast, Character
from news.people.descriptions import head_of
from news.people.lists import NATIONS
from news.people.names import Name, fold
from news.people.roles import DOCUMENTS, FEMALE, MALE, gender_of_role

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
_GENDERED = re.compile(r"\b(?:he|his|him|she|her)\b", re.IGNORECASE)
_OBLIQUE = frozenset(
    "of with by to for from about against in on at than as into toward towards over after".split()
)
_KIN = frozenset("mother father husband wife son daughter brother sister widow widower".split())
_LOOSE = frozenset(
    "the a an senior former fellow top leading veteran embattled new current outgoing incoming then late young "
    "old his her their our this that 's’s us".split()
)
_INDEFINITE = re.compile(
    r"(?:an?|one|another|some|several|many|two|three|other|others|any|no|both)\b", re.IGNORECASE
)
_WORD = re.compile(r"[^\W_](?:[\w&-]|[.](?=\w))*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Resolved:
    """Whom words denote: `who` indexes the cast, None for nobody known; how sure (0 to 1), and why.

    `open`: several people could be meant.
    """

    who: int | None
    kind: MentionKind
    confidence: float
    reason: str = ""
    open: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class _Seen:
    """One mention on the way through the article."""

    start: int
    sentence: int
    who: int
    subject: bool
    quoted: bool
    possessive: bool


@dataclass(slots=True)
class Discourse:
    """What has been said so far, sentence by sentence; asked in the order of the text.

    `sentences` and `quoted` are spans in order. Whoever is found to speak is `heard`.
    """

    text: str
    cast: Cast
    sentences: Sequence[Span]
    quoted: Sequence[Span]
    numbers: Sequence[int]
    seen: list[_Seen] = field(default_factory=list)
    turns: list[tuple[int, int]] = field(default_factory=list)
    documents: dict[str, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        firsts: set[int] = set()
        for name in self.cast.names:
            who = self.cast.who(name)
            if who is None:
                continue
            at = self.sentence_at(name.span.start)
            quoted = self._in_quotes(name.span.start)
            subject = at not in firsts and not quoted and self._leads(name)
            if not quoted:
                firsts.add(at)
            own = self.text[name.span.end : name.span.end + 1] in ("’", "'")
            self.seen.append(
                _Seen(
                    start=name.span.start,
                    sentence=at,
                    who=who,
                    subject=subject,
                    quoted=quoted,
                    possessive=own,
                )
            )

        for who, gender in _voted(self.text, self.cast).items():
            self.cast.characters[who].gender = gender

    def sentence_at(self, offset: int) -> int:
        """Return the index of the sentence that holds `offset`."""
        return max(0, bisect_right(self.sentences, offset, key=lambda span: span.start) - 1)

    def heard(self, offset: int, who: int) -> None:
        """Note that `who` speaks at `offset`."""
        insort(self.turns, (offset, who))

    def paragraph_at(self, offset: int) -> int:
        """Return the number of the paragraph that holds `offset`, from 1."""
        return self.numbers[self.sentence_at(offset)]

    def resolve(self, span: Span, speaker: int | None = None) -> Resolved:
        """Return whom the words at `span` denote where they stand; `speaker` is who says them, if anyone."""
        words = span.of(self.text)
        name = self._name_in(span)
        if name is not None:
            return self._named(name)
        plain = words.lower().strip()
        if plain in _GENDERS:
            return self._pronoun(span, _GENDERS[plain], speaker)
        if plain in ("i", "we", "they", "it", "you", "who", "one"):
            return Resolved(
                who=None, kind=MentionKind.PRONOMINAL, confidence=0.5, reason=f"'{words}' is left open"
            )
        return self._description(span)

    def _leads(self, name: Name) -> bool:
        lead = self.text[max(0, name.outer.start - 14) : name.outer.start].split()
        after = self.text[name.span.end : name.span.end + 2]
        return not (lead and lead[-1].lower() in _OBLIQUE) and after[:1] not in ("’", "'")

    def _in_quotes(self, offset: int) -> bool:
        at = bisect_right(self.quoted, offset, key=lambda span: span.start) - 1
        return at >= 0 and self.quoted[at].end > offset

    def _name_in(self, span: Span) -> Name | None:
        """Return the last name inside the words whose bearer is known: the head of "Reform's leader Farage"."""
        inside = [
            name for name in self.cast.names if span.covers(name.span) and self.cast.who(name) is not None
        ]
        for name in reversed(inside):
            if not re.match(r"['’]s?\s", self.text[name.span.end : span.end]):
                return name
        return None

    def _named(self, name: Name) -> Resolved:
        who = self.cast.who(name)
        assert who is not None  # noqa: S101 (`_name_in` returns known bearers)
        full = len(name.words) > 1 or len(self.cast.characters[who].name) == 1
        reason = "" if full else f"'{name.text}' = {display(self.cast.characters[who])}"
        return Resolved(who=who, kind=MentionKind.PROPER, confidence=0.99 if full else 0.97, reason=reason)

    def _pronoun(self, span: Span, gender: str, speaker: int | None) -> Resolved:
        scores = self._salience(span, gender, speaker)
        words = span.of(self.text)
        nobody = Resolved(
            who=None, kind=MentionKind.PRONOMINAL, confidence=0.4, reason=f"'{words}' is left open"
        )
        if not scores:
            later = self._later(span, gender)
            return later or nobody
        ranked = sorted(scores.items(), key=lambda pair: -pair[1])
        best, top = ranked[0]
        margin = top - (ranked[1][1] if len(ranked) > 1 else 0.0)
        if top < 0.8 or margin < 0.4:
            return nobody
        who = self.cast.characters[best]
        confidence = min(0.95, 0.72 + 0.1 * min(margin, 2.3))
        return Resolved(
            who=best,
            kind=MentionKind.PRONOMINAL,
            confidence=round(confidence, 2),
            reason=f"'{words}' = {display(who)}",
        )

    def _salience(self, span: Span, gender: str, speaker: int | None = None) -> dict[int, float]:
        """Weigh everyone of that gender who was named before: nearness, being subject, having spoken."""
        here = self.sentence_at(span.start)
        scores: dict[int, float] = {}
        for one in reversed(self.seen[: bisect_left(self.seen, span.start, key=lambda one: one.start)]):
            age = here - one.sentence
            if age > 12:
                break
            score = self._weight(one, age, gender, within=speaker is not None)
            if score > 0 and one.who != speaker:
                scores[one.who] = max(scores.get(one.who, 0.0), score)
        if speaker is None:
            self._weigh_turns(span, here, gender, scores)
        return scores

    def _weight(self, one: _Seen, age: int, gender: str, *, within: bool) -> float:
        who = self.cast.characters[one.who]
        if who.body or (who.gender and who.gender != gender) or (not who.gender and age > 2):
            return 0.0
        score = (2.8, 2.4, 1.6, 1.2, 1.0, 0.8)[age] if age < 6 else 0.5
        score += 1.2 if one.subject else 0
        score += (0.4 if within else -1.5) if one.quoted else 0
        score -= 0.6 if one.possessive else 0
        return score + (0.4 if who.gender else -0.5)

    def _weigh_turns(self, span: Span, here: int, gender: str, scores: dict[int, float]) -> None:
        before = bisect_right(self.turns, (span.start, -1))
        for at, (offset, index) in enumerate(reversed(self.turns[max(0, before - 3) : before])):
            age = here - self.sentence_at(offset)
            who = self.cast.characters[index]
            if who.gender in ("", gender) and age <= 4 and not who.body:
                score = 4.4 - 0.4 * age - 0.6 * at + (0.4 if who.gender else -0.5)
                scores[index] = max(scores.get(index, 0.0), score)

    def _later(self, span: Span, gender: str) -> Resolved | None:
        """Find the only one of that gender whom the article names, if only after: "She wrote … Ms Dodds is right."

        Asked only where nobody of that gender came before, and for a title's gender only.
        """
        here = self.sentence_at(span.start)
        able = {
            one.who
            for one in self.seen
            if one.start > span.start
            and one.sentence - here <= 6
            and not one.quoted
            and any(name.gender == gender for name in self.cast.characters[one.who].names)
            and len(self.cast.characters[one.who].name) == 1
        }
        if len(able) != 1:
            return None
        who = able.pop()
        reason = f"'{span.of(self.text)}' = {display(self.cast.characters[who])}, named only later"
        return Resolved(who=who, kind=MentionKind.PRONOMINAL, confidence=0.7, reason=reason)

    def _description(self, span: Span) -> Resolved:
        words = span.of(self.text)
        nobody = Resolved(
            who=None, kind=MentionKind.NOMINAL, confidence=0.9, reason=f"'{words}' has no name here"
        )
        document = _document(words)
        if document:
            return self._document(span, words, document) or nobody
        body = self.cast.bodies.described(words) if words[:4].lower() == "the " else None
        if body is not None:
            who = self.cast.body(self.text, span, body)
            reason = f"'{words}' = {body}"
            return Resolved(who=who, kind=MentionKind.NOMINAL, confidence=0.85, reason=reason)
        head = head_of(words)
        if _INDEFINITE.match(words) or not re.match(r"the\b", words, re.IGNORECASE) or not head:
            return nobody
        if _plural(words, head) or head in ("couple", "pair", "family"):
            return nobody
        gender = gender_of_role(head)
        exact = self._by_role(span, words, head, gender)
        if exact is not None:
            return exact
        if _office(words):
            return self._by_theme(words, head) or nobody
        return self._by_focus(span, words, head, gender) or nobody

    def _document(self, span: Span, words: str, head: str) -> Resolved | None:
        """Find who speaks in a document: its named author or body; "the report" is the one named before."""
        own = [name for name in self.cast.names if span.covers(name.span) and self.cast.who(name) is not None]
        who = self.cast.who(own[0]) if own else None
        if who is None:
            issuer = body_of_document(self.text, span)
            who = self.cast.body(self.text, issuer) if issuer is not None else None
        owner = re.search(r"\b[Tt]he\s([A-Z]\w+)", words)
        body = self.cast.bodies.described(owner.group()) if who is None and owner else None
        if body is not None:
            who = self.cast.body(self.text, span, body)
        if who is None and words[:4].lower() == "the ":
            who = self.documents.get(head) or self._issuer(span, head)
        if who is None:
            return None
        self.documents[head] = who
        reason = f"'{words}' speaks for {display(self.cast.characters[who])}"
        return Resolved(who=who, kind=MentionKind.NOMINAL, confidence=0.85, reason=reason)

    def _issuer(self, span: Span, head: str) -> int | None:
        """Return who spoke last, for "the statement" just after: it is theirs."""
        before = bisect_right(self.turns, (span.start, -1))
        if head not in ("statement", "filing", "tweet") or not before:
            return None
        offset, who = self.turns[before - 1]
        return who if self.sentence_at(span.start) - self.sentence_at(offset) <= 3 else None

    def _by_theme(self, words: str, head: str) -> Resolved | None:
        """Find whom the whole article is about, for an office that it gives nobody: "the Prime Minister".

        Only someone without another role, named thrice as often as the next such person.
        """
        able = sorted(
            (
                (sum(1 for name in who.names), at)
                for at, who in enumerate(self.cast.characters)
                if _free(who, head)
            ),
            reverse=True,
        )
        if not able or able[0][0] < 2 or (len(able) > 1 and able[0][0] < 3 * able[1][0]):
            return None
        who = self.cast.characters[able[0][1]]
        reason = f"'{words}' = {display(who)}, whom the article is about"
        return Resolved(who=able[0][1], kind=MentionKind.NOMINAL, confidence=0.75, reason=reason)

    def _by_role(self, span: Span, words: str, head: str, gender: str) -> Resolved | None:
        """Find who was given this role: "the shadow home secretary"."""
        wanted = _content_words(words)
        found: list[tuple[float, int, int]] = []
        for at, who in enumerate(self.cast.characters):
            for role in who.roles:
                theirs = _content_words(role.words)
                if not _same_head(head, role.words) or (gender and gender_of(who) not in ("", gender)):
                    continue
                if wanted <= theirs or theirs <= wanted or len(wanted) == 1:
                    near = 1 if role.span.start < span.start else 0
                    found.append((len(wanted & theirs) + near, role.span.start, at))
        best = {at for score, _, at in found if score == max(f[0] for f in found)}
        if len(best) != 1:
            return None
        who = best.pop()
        if _office(words) and not wanted >= _narrowing(self.cast.characters[who], head):
            theme = self._by_theme(words, head)
            if theme is not None:
                return theme
        start = min(role for _, role, at in found if at == who)
        reason = f"'{words}' = {display(self.cast.characters[who])}, paragraph {self.paragraph_at(start)}"
        return Resolved(who=who, kind=MentionKind.NOMINAL, confidence=0.92, reason=reason)

    def _by_focus(self, span: Span, words: str, head: str, gender: str) -> Resolved | None:
        """Find whom the text is about where it varies the name: "Chris Philp … said … The senior Tory added"."""
        here = self.sentence_at(span.start)
        near = (
            self._salience(span, gender)
            if gender
            else {**self._salience(span, "m"), **self._salience(span, "f")}
        )
        able = {at: score for at, score in near.items() if not _taken(self.cast.characters[at], head)}
        if head in _KIN:
            able = {at: score for at, score in able.items() if not self.cast.characters[at].roles}
        if not able:
            return None
        ranked = sorted(able.items(), key=lambda pair: -pair[1])
        best, top = ranked[0]
        margin = top - (ranked[1][1] if len(ranked) > 1 else 0.0)
        before = bisect_right(self.turns, (span.start, -1))
        last = self.turns[before - 1] if before else None
        if head in _KIN and len(able) == 1:
            confidence = 0.75
        elif last and last[1] == best and here - self.sentence_at(last[0]) <= 2 and margin > 0.2:
            confidence = 0.85
        elif margin >= 0.8 and top >= 2.4:
            confidence = 0.7
        else:
            return None
        who = self.cast.characters[best]
        role = f", {who.roles[0].words}" if who.roles else ""
        start = who.names[0].span.start
        reason = f"'{words}' = {display(who)}{role}, paragraph {self.paragraph_at(start)}"
        return Resolved(who=best, kind=MentionKind.NOMINAL, confidence=confidence, reason=reason)


def display(who: Character) -> str:
    """Return a character's name as it is shown, without titles but for a peer's or a pope's."""
    if len(who.name) == 1 and who.names:
        title = who.names[0].title
        if title in (
            "lord",
            "lady",
            "baroness",
            "pope",
            "king",
            "queen",
            "prince",
            "princess",
            "ms",
            "mr",
            "mrs",
        ):
            return f"{title.capitalize()} {who.name[0]}"
    if who.body:
        return " ".join(who.name)
    return " ".join(word.capitalize() if word.isupper() and len(word) > 3 else word for word in who.name)


def gender_of(who: Character) -> str:
    """Return "m", "f" or "" for a character."""
    return who.gender


def _voted(text: str, cast: Cast) -> dict[int, str]:
    """Guess the gender of who has none yet by the pronouns that follow the name: "Meloni … she"."""
    votes: dict[int, set[str]] = {}
    for at, name in enumerate(cast.names):
        who = cast.who(name)
        if who is None or cast.characters[who].gender or cast.characters[who].body:
            continue
        following = cast.names[at + 1 :]
        end = next(
            (n.span.start for n in following[:6] if cast.who(n) not in (None, who)), name.span.end + 250
        )
        match = _GENDERED.search(text, name.span.end, min(end, name.span.end + 250))
        if match:
            votes.setdefault(who, set()).add(_GENDERS[match.group().lower()])
    return {who: genders.pop() for who, genders in votes.items() if len(genders) == 1}


def _plural(words: str, head: str) -> bool:
    return not re.search(rf"\b{re.escape(head)}\b", " ".join(fold(word) for word in words.split()))


def _content_words(words: str) -> set[str]:
    """Return the words that narrow a description: "the senior Tory" leaves "tory"."""
    found = {
        fold(re.sub(r"['’]s$", "", word))
        for word in _WORD.findall(re.split(r"\s(?:of|for|to|in|at)\s", words)[0])
    }
    return {"minister" if word == "pm" else word for word in found} - _LOOSE


def _same_head(head: str, role: str) -> bool:
    return head == head_of(role) or {head, head_of(role)} == {"pm", "minister"}


def _document(words: str) -> str:
    """Return the noun of a document that heads the words: "a 1989 report from the board" gives "report"."""
    head = re.split(r"\s(?:of|from|by|for|on|in|to|about|posted|released|published)\s", words)[0].split()
    last = fold(head[-1]) if head else ""
    return last if last in DOCUMENTS else ""


def _office(words: str) -> bool:
    """Tell whether a description is one that a country's readers need no name for."""
    return bool(
        re.fullmatch(
            r"the (?:deputy )?(?:prime minister|pm|president|chancellor|king|queen|pope)", words.lower()
        )
    )


def _narrowing(who: Character, head: str) -> set[str]:
    """Return the nations in someone's roles: an "Italian Prime Minister" need not be "the Prime Minister"."""
    return {
        word
        for role in who.roles
        if _same_head(head, role.words)
        for word in _content_words(role.words)
        if word in NATIONS
    }


def _free(who: Character, head: str) -> bool:
    return not who.body and not who.roles and not _taken(who, head) and len(who.names) > 0


def _taken(who: Character, head: str) -> bool:
    """Tell whether someone is known to be something else: a "president" is not "the prime minister"."""
    offices = {head_of(role.words) for role in who.roles}
    unique = {
        "president",
        "minister",
        "pm",
        "chancellor",
        "king",
        "queen",
        "pope",
        "mayor",
        "governor",
        "senator",
    }
    gendered = (head in MALE and who.gender == "f") or (head in FEMALE and who.gender == "m")
    return gendered or (head in unique and bool(offices & unique) and head not in offices)
