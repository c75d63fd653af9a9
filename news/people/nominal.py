"""Whom a description denotes: by the role the article gave, by theme, by focus, by who issued a document."""

import re
from collections.abc import Sequence
from itertools import islice

from news.nouns import MentionKind, Role, Span
from news.people.bearers import Bearers
from news.people.body_kinds import is_no_person, kind_in
from news.people.characters import Cast, Character
from news.people.fitting import (
    UNIQUE,
    content,
    document_in,
    free,
    named_in,
    narrowing,
    nations,
    otherwise,
    same_head,
)
from news.people.heads import BRIDGES, STOPPERS, head_of
from news.people.issuers import Issuers
from news.people.lists import PLACES
from news.people.names import fold
from news.people.resolved import Resolved, display, unnamed
from news.people.role_phrases import roles_at
from news.people.roles import OFFICES, PARTIES, PEOPLE, PUBLIC, gender_of_role
from news.people.salience import Salience
from news.quotes.cues import SPEECH_FORMS
from news.text import sentence_around

_SURE = 0.85
"""How sure a description must be to give a role."""
_LIKELY = 0.7
"""How sure where it is an office that the whole article gives nobody else."""
_STEM = 5
"""Letters that "Ukrainian" shares with "Ukraine"."""
_MANY = 30
"""Uses of the same words that are looked at."""
_ANONYMOUS = frozenset(
    """
    spokesperson spokesman spokeswoman aide official source insider adviser advisor lawyer attorney witness
    reporter author resident member worker colleague friend neighbour neighbor student expert analyst
    employee staffer customer client voter patient passenger driver caller user shopper tenant
    cameraman camerawoman photographer interviewer questioner heckler protester bystander
    """.split()
)
"""They often stay unnamed: "the aide" after "an aide" is not whom the text is about."""
_ACCUSED = frozenset(
    "attacker defendant guerrilla gunman hitman insurgent knifeman militant suspect terrorist victim".split()
)
"""Nobody is taken to be one because the text is about them: only whom it calls so."""
_OWNED = re.compile(r"\w['’](?:s\s|\s)")
"""The words tell whose they are: only a role tells who is "the community's inspector general"."""
_NEWCOMER = 800
"""Characters after "a designer", nobody being named since, in which "the designer" is that one."""
_ADJECTIVE = rf"(?!(?:{'|'.join(sorted(STOPPERS | BRIDGES))})\b)[\w’'-]+"
_RACE = re.compile(r"(?:['’]s?)?\s(?:races?|results?|elections?|contests?|candidates?|hopefuls?|nominees?)\b")
"""After an office it tells of nobody: "the Louisiana governor race"."""
_COURT = re.compile(r"\bof [Jj]ustice$")
_KIN = frozenset("mother father husband wife son daughter brother sister widow widower".split())
_PAIRS = frozenset(("couple", "pair", "family"))
_OFFICE = re.compile(
    r"the (?:deputy )?(?:prime minister|pm|president|chancellor|king|queen|pope)", re.IGNORECASE
)
_LEADERS = frozenset("leader president premier minister pm chancellor king queen".split())
_OPENS = re.compile(r"(?:^|[.!?:;”\"’'\n]\s*)$")
_SPEAKS = re.compile(rf"\s(?:also\s|then\s|later\s|\w+ly\s)?(?:{'|'.join(sorted(SPEECH_FORMS))})\b")
"""After a description that carries the text on from who spoke before it: "The senior Tory added"."""
_INDEFINITE = re.compile(
    r"(?:an?|one|another|some|several|many|two|three|other|others|any|no|both)\b", re.IGNORECASE
)
_DEFINITE = re.compile(r"the\b", re.IGNORECASE)
_ANOTHER = re.compile(
    r"the (?:next|other|future|eventual|potential|prospective|same|(?:first|second|third|fourth|last)"
    r"(?! (?:lady|gentleman|minister|secretary|responder|woman|female|black)\b))(?![-\w])",
    re.IGNORECASE,
)
"""Whoever that is, it is nobody whom the article calls so already: "the next president"."""
_SAYS = "|".join(sorted(SPEECH_FORMS))
_SAID = re.compile(rf"(?:\b(?:{_SAYS}) |\b[Aa]ccording to |,[”\"’'] (?:\w+ )?(?:{_SAYS}) )$")
"""Before whoever says it."""
_PEOPLE = PEOPLE - _KIN
_IN_FOCUS = UNIQUE | PARTIES | frozenset("lawmaker legislator candidate justice secretary".split())
"""Who goes on to be told of by these where they open a sentence; by others only where they speak."""


class Descriptions:
    """Resolves descriptions in one article; `numbers` are the sentences' paragraphs, counted from 1."""

    def __init__(self, text: str, cast: Cast, salience: Salience, numbers: Sequence[int]) -> None:
        self._text = text
        self._cast = cast
        self._salience = salience
        self._numbers = numbers
        self._issuers = Issuers(text, cast, salience)
        self._bearers = Bearers(cast, text)
        self._leaders = _leaders(cast)
        self._undecided = {name.title for name in cast.names if cast.who(name) is None} - {""}
        self._linked: dict[tuple[str, str], bool] = {}
        self._apart: dict[tuple[str, int], bool] = {}
        self._about: dict[str, list[tuple[int, int]]] = {}

    def resolve(self, span: Span) -> Resolved:
        """Return whom "the shadow home secretary", "the report" or "a spokesperson" denotes."""
        words = span.of(self._text)
        document = document_in(words)
        if document:
            return self._by_issuer(span, words, document) or unnamed(words)
        body = self._body(span, words) if _DEFINITE.match(words) else None
        if body is not None or self._is_nobodys(span, words):
            return body or unnamed(words)
        head = head_of(words)
        singular = head and head not in _PAIRS and not plural(words, head)
        if not singular or _INDEFINITE.match(words) or not _DEFINITE.match(words) or _ANOTHER.match(words):
            return unnamed(words)
        found = self._by_role(span, words, head)
        if found is None and _OFFICE.fullmatch(words):
            found = None if self._is_held(words, head) else self._by_theme(span, words, head)
            if found is not None and self._is_never_beside(words, found.who):
                self._note(span, found, _LIKELY)
            return found or unnamed(words)
        found = found or self._by_nation(words, head)
        if found is not None:
            self._note(span, found)
            return found
        return self._goes_on(span, words, head) or unnamed(words)

    def _goes_on(self, span: Span, words: str, head: str) -> Resolved | None:
        """Find whom the text is about for words that speak, or open a sentence as an office; else nobody."""
        opens = _OPENS.search(self._text, max(0, span.start - 12), span.start)
        speaks = _SPEAKS.match(self._text, span.end)
        told = speaks or _SAID.search(self._text, max(0, span.start - 24), span.start)
        found = self._by_focus(span, words, head) if told or (opens and head in _IN_FOCUS) else None
        if found is not None and opens and speaks and self._salience.still(span.start, found.who):
            self._note(span, found, in_focus=True)
        return found

    def _is_held(self, words: str, head: str) -> bool:
        """Tell whether the article gives the very office to somebody, be it several.

        "President Obama", of whose family two daughters are named, holds it, though the name is nobody's.
        """
        if head in self._undecided:
            return True
        held = (self._cast.characters[at] for at in self._bearers.holders(head))
        return any(_says_as_much(role.words, words, head) for who in held for role in who.roles)

    def _is_nobodys(self, span: Span, words: str) -> bool:
        """Tell whether words mean no person: "the Court of Justice", "the governor race"."""
        return is_no_person(kind_in(words)) or bool(_COURT.search(words) or _RACE.match(self._text, span.end))

    def _body(self, span: Span, words: str) -> Resolved | None:
        """Find the body whose name has the words, or that spoke just before: "the company"."""
        body = self._cast.bodies.described(words)
        if body is not None:
            return self._resolved(self._cast.body(self._text, span, body), 0.85, f"'{words}' = {body}")
        kind = kind_in(words)
        heard = self._salience.body_heard(span.start, kind) if kind else None
        note = "" if heard is None else f"'{words}' = {self._shown(heard)}, which spoke just before"
        return None if heard is None else self._resolved(heard, 0.85, note)

    def _is_linked(self, who: int, words: str) -> bool:
        """Tell whether the text names someone beside the places that a description narrows them by.

        "The Florida senator" is no Senator Cruz, of whom no sentence says anything of Florida.
        """
        character = self._cast.characters[who]
        known = {word for role in (*character.roles, *character.described) for word in content(role.words)}
        places = (nations(words) | (content(words) & PLACES)) - known
        return all(self._share_sentence(character.name[-1], place) for place in places)

    def _share_sentence(self, name: str, place: str) -> bool:
        known = self._linked.get((name, place))
        if known is None:
            uses = islice(re.finditer(rf"\b{re.escape(place[:_STEM].capitalize())}", self._text), _MANY)
            known = any(name in self._around(use) for use in uses)
            self._linked[name, place] = known
        return known

    def _around(self, use: re.Match[str]) -> str:
        return sentence_around(self._text, Span(*use.span())).of(self._text)

    def _is_never_beside(self, words: str, who: int | None) -> bool:
        """Tell whether no sentence has both the words and the name: "Farage said the prime minister lied"."""
        if who is None:
            return False
        known = self._apart.get((words.lower(), who))
        if known is None:
            name = re.compile(rf"\b{re.escape(self._cast.characters[who].name[-1])}\b")
            uses = islice(re.finditer(re.escape(words), self._text, re.IGNORECASE), _MANY)
            known = not any(name.search(self._around(use)) for use in uses)
            self._apart[words.lower(), who] = known
        return known

    def _note(self, span: Span, found: Resolved, least: float = _SURE, *, in_focus: bool = False) -> None:
        """Give someone surely meant the office that the words name: "The Prime Minister added".

        Whoever is only in focus gets none where the words don't open the sentence: "Graham said the
        Ukrainian leader" is not about Graham.
        """
        lead = _DEFINITE.match(span.of(self._text))
        if found.who is None or found.confidence < least or lead is None:
            return
        who = self._cast.characters[found.who]
        own = Span(span.start + lead.end() + 1, span.end)
        words = own.of(self._text)
        head = head_of(words)
        known = any(_says_as_much(role.words, words, head) for role in (*who.roles, *who.described))
        adds = in_focus or not _is_further(who, words, head)
        whole = [role.span for role in roles_at(self._text, own.start, own.end)] == [own]
        if head in PUBLIC and whole and not known and self._is_linked(found.who, words) and adds:
            who.described.append(Role(words=words, span=own))
            if head in _LEADERS:
                self._leaders.setdefault(frozenset(nations(words)), set()).add(found.who)

    def _by_nation(self, words: str, head: str) -> Resolved | None:
        """Find "the Ukrainian leader" where one alone is called "the Ukrainian president"."""
        nation = frozenset(nations(words))
        if head not in _LEADERS or not nation:
            return None
        able = list(self._leaders.get(nation, ()))
        if len(able) != 1 or otherwise(self._cast.characters[able[0]], words, head):
            return None
        return self._resolved(able[0], _SURE, f"'{words}' = {self._shown(able[0])}")

    def _by_issuer(self, span: Span, words: str, document: str) -> Resolved | None:
        """Find who speaks in a document."""
        who = self._issuers.who(span, words, document)
        return None if who is None else self._resolved(who, 0.85, f"'{words}' speaks for {self._shown(who)}")

    def _by_role(self, span: Span, words: str, head: str) -> Resolved | None:
        """Find who was given this role: "the shadow home secretary"."""
        found = self._bearers.able(span, words, head)
        came = self._newcomers(span, head)
        found = [one for one in found if not self._is_newer(came, span, one[2])]
        most = max((score for score, _, _ in found), default=0)
        best = {at for score, _, at in found if score == most}
        if len(best) != 1:
            return None
        who = best.pop()
        if _OFFICE.fullmatch(words) and not content(words) >= narrowing(self._cast.characters[who], head):
            theme = self._by_theme(span, words, head)
            if theme is not None:
                return theme
        start = min(start for _, start, at in found if at == who)
        reason = f"'{words}' = {self._shown(who)}, {self._place(start)}"
        return self._resolved(who, 0.92, reason) if self._is_linked(who, words) else None

    def _by_theme(self, span: Span, words: str, head: str) -> Resolved | None:
        """Find whom the whole article is about, for an office that it gives nobody: "the Prime Minister".

        Only someone without another role, named thrice as often as the next such person.
        """
        able = self._about.get(head)
        if able is None:
            named = enumerate(self._cast.characters)
            able = sorted(((len(who.names), at) for at, who in named if free(who, head)), reverse=True)[:2]
            self._about[head] = able
        rival = able[1][0] if len(able) > 1 else 0
        if not able or able[0][0] < max(2, 3 * rival):
            return None
        who = able[0][1]
        ranked = self._salience.ranked(span.start, gender_of_role(head) or "mf")
        sure = 0.88 if rival == 0 and ranked and ranked[0][1] == who else 0.75
        return self._resolved(who, sure, f"'{words}' = {self._shown(who)}, whom the article is about")

    def _by_focus(self, span: Span, words: str, head: str) -> Resolved | None:
        """Find whom the text is about where it varies the name: "Philp said … The senior Tory added"."""
        if head in _ANONYMOUS or head in _ACCUSED or head in _PEOPLE or _OWNED.search(words):
            return None
        ranked = self._salience.ranked(span.start, gender_of_role(head) or "mf")
        able = [
            (weight, at) for weight, at in ranked if not otherwise(self._cast.characters[at], words, head)
        ]
        if head in _KIN:
            able = [(weight, at) for weight, at in able if not self._cast.characters[at].roles]
        if not able:
            return None
        top, best = able[0]
        if self._salience.is_beside(span.start, best) or not self._may_hold(span, words, head, best):
            return None
        margin = top - (able[1][0] if len(able) > 1 else 0.0)
        sure = self._focus(span, best, top, margin)
        if head in _KIN and len(able) == 1:
            sure = 0.75
        if not sure:
            return None
        who = self._cast.characters[best]
        role = f", {who.roles[0].words}" if who.roles else ""
        reason = f"'{words}' = {display(who)}{role}, {self._place(who.names[0].span.start)}"
        return self._resolved(best, sure, reason)

    def _may_hold(self, span: Span, words: str, head: str, who: int) -> bool:
        """Tell whether an office in few hands may be theirs, and no one without a name is meant.

        Nobody else may be called by it anywhere (a body or place may tell one MP from another), nor bear
        their surname, and the text must be about them: "the senator" is not who asked the question, "the
        former president" not his brother.
        """
        asked = self._salience.asked_last(span.start, who)
        if asked or self._is_newer(self._newcomers(span, head), span, who):
            return False
        holders = self._bearers.holders(head)
        if who in holders or head not in OFFICES:
            return True
        if head not in UNIQUE:
            return not holders or bool(named_in(words))
        if holders:
            return False
        alone = len(self._cast.of_surname(self._cast.characters[who].last)) == 1
        last = self._salience.last_turn(span.start)
        heard = last is not None and last[1] == who
        return alone and (heard or self._salience.foremost(span.start) == who)

    def _newcomers(self, span: Span, head: str) -> list[re.Match[str]]:
        """Return where one of this role comes in without a name, not long before: "a designer at G-III"."""
        came = re.compile(rf"\b[Aa]n?\s(?:{_ADJECTIVE}\s){{0,4}}?{re.escape(head)}\b(?!['’]|,?\s[A-Z])")
        return [*came.finditer(self._text, max(0, span.start - _NEWCOMER), span.start)]

    def _is_newer(self, came: Sequence[re.Match[str]], span: Span, who: int) -> bool:
        """Tell whether another without a name came in after someone was last named."""
        last = self._salience.last_named(span.start, who) if came else None
        since = [match for match in came if last is None or match.start() >= last]
        return any(not self._is_role(who, match) for match in since)

    def _is_role(self, who: int, words: re.Match[str]) -> bool:
        roles = self._cast.characters[who].roles
        return any(words.start() <= role.span.start < words.end() for role in roles)

    def _focus(self, span: Span, best: int, top: float, margin: float) -> float:
        """Return how sure the weightiest person is meant; 0 where it is a coin toss."""
        last = self._salience.last_turn(span.start)
        if last is not None and last[1] == best and last[0] <= 2 and margin > 0.2:
            return 0.85
        return 0.7 if margin >= 0.8 and top >= 2.4 else 0.0

    def _resolved(self, who: int, confidence: float, reason: str) -> Resolved:
        return Resolved(who=who, kind=MentionKind.NOMINAL, confidence=confidence, reason=reason)

    def _shown(self, who: int) -> str:
        return display(self._cast.characters[who])

    def _place(self, offset: int) -> str:
        return f"paragraph {self._numbers[self._salience.sentence_at(offset)]}"


def _leaders(cast: Cast) -> dict[frozenset[str], set[int]]:
    """Return who holds the highest office of each nation: more than one where that changed hands."""
    found: dict[frozenset[str], set[int]] = {}
    for at, who in enumerate(cast.characters):
        for role in who.roles:
            if head_of(role.words) in _LEADERS:
                found.setdefault(frozenset(nations(role.words)), set()).add(at)
    return found


def _says_as_much(role: str, words: str, head: str) -> bool:
    """Tell whether a role has the head of other words, and all that narrows them."""
    return same_head(head, role) and content(words) - {head} <= content(role)


def _is_further(who: Character, words: str, head: str) -> bool:
    """Tell whether words make another office of one that someone has: "defense" of "Secretary of State".

    A nation's name only completes that of its leader.
    """
    same = [content(role.words) for role in who.roles if same_head(head, role.words)]
    new = content(words) - set[str]().union(*same) - {head}
    return bool(same) and bool(new) and not (head in _LEADERS and new <= nations(words))


def plural(words: str, head: str) -> bool:
    """Tell whether a description is of several: its singular `head` stands nowhere in it."""
    return not re.search(rf"\b{re.escape(head)}\b", " ".join(fold(word) for word in words.split()))
