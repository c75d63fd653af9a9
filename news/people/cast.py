"""Who appears in an article: names gathered into people, and each name's bearer."""

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from news.nouns import Role, Span
from news.people.bodies import Bodies, body_in
from news.people.descriptions import aged, described
from news.people.lists import BODIES, CALENDAR, NATIONS, OPENERS, PARTICLES, PLACES, WEAK_BODIES, first_names
from news.people.names import Name, could_be_person, fold, is_acronym, styled
from news.people.roles import HONORIFICS, gender_of_role, is_role
from news.quotes.cues import SPEECH_FORMS
from news.text import trimmed

_SPEAKS_AFTER = re.compile(r"(?:,[^,.;:]{2,60},)?\s+(?:\w+ly\s|also\s|has\s|had\s)?(\w+)\b")
_SPEAKS_BEFORE = re.compile(r"(\w+)\s+$")
_NAMED = re.compile(r"(?:dubbed|nicknamed|called)\W{1,3}$")
_NICKNAMES = (
    "angela angie; robert bob rob bobby robbie; william bill will billy; richard dick rick; james jim jimmy jamie; "
    "joseph joe; thomas tom; michael mike mick; edward ed eddie ted; elizabeth liz beth betty; margaret maggie; "
    "katherine kate kathy katie; anthony tony; charles charlie chuck; daniel dan danny; donald don; "
    "kenneth ken; ronald ron; steven steve; stephen steve; timothy tim; andrew andy drew; benjamin ben; "
    "bernard bernie; christopher chris; david dave; frederick fred; gregory greg; jeffrey jeff; gerald jerry; "
    "lawrence larry; matthew matt; nicholas nick; patrick pat; peter pete; philip phil; samuel sam; "
    "theodore ted; victoria vicky; susan sue; deborah debbie; patricia pat; barbara barb; jennifer jen jenny; "
    "alexander alex sandy; jacob jake; joshua josh; zachary zach; nathaniel nate; raymond ray; leonard len"
)
_SHORT: dict[str, str] = {
    short: group.split()[0] for group in _NICKNAMES.split(";") for short in group.split()[1:] if group
}
_ENOUGH = 2.0


@dataclass(slots=True, kw_only=True)
class Character:
    """A person (or body) while an article is read. `names` are the folded words of each full name."""

    name: tuple[str, ...]
    gender: str = ""
    body: bool = False
    names: list[Name] = field(default_factory=list)
    roles: list[Role] = field(default_factory=list)
    titled: bool = False
    nominal: list[Span] = field(default_factory=list)
    speaks: bool = False

    @property
    def first(self) -> str:
        return fold(self.name[0])

    @property
    def last(self) -> str:
        return fold(self.name[-1])


@dataclass(slots=True)
class Cast:
    """The characters of an article, and whom each name denotes (an index into `characters`)."""

    characters: list[Character]
    bearers: dict[Span, int]
    names: list[Name]
    bodies: Bodies

    def who(self, name: Name) -> int | None:
        return self.bearers.get(name.span)

    def within(self, span: Span) -> list[Name]:
        """Return the names inside `span` whose bearers are known, in order."""
        found = []
        for name in self.names[bisect_left(self.names, span.start, key=lambda one: one.span.start) :]:
            if name.span.start >= span.end:
                break
            if name.span.end <= span.end and name.span in self.bearers:
                found.append(name)
        return found

    def body(self, text: str, span: Span, full: str | None = None) -> int:
        """Return the body named at `span`, a new one if need be; `full` is its name where the words are short."""
        words = tuple((full or self.bodies.full(span.of(text))).split())
        name = Name(span=span, outer=span, words=words, the=True)
        who = _known_body(self, name)
        if who is None:
            self.characters.append(Character(name=words, body=True))
            who = len(self.characters) - 1
        if full is None:
            self.bearers[span] = who
            self.characters[who].names.append(name)
            at = bisect_left(self.names, span, key=lambda one: one.span)
            if at < len(self.names) and self.names[at].span == span:
                self.names[at] = name
            else:
                self.names.insert(at, name)
        return who


def cast(text: str, names: Sequence[Name], within: Sequence[Span], speaking: Sequence[Span] = ()) -> Cast:
    """Return the people that `names` denote; `within` are the passages, in order.

    `speaking` are the words that name the speakers of cues, as the parser found them: a capitalised one is a
    person or a body.

    Full names found good by title, role, first name, age or speech make a person; surnames, styled names and
    first names then find theirs. What may denote two people denotes nobody.
    """
    alone = Counter(fold(name.words[0]) for name in names if len(name.words) == 1)
    alone.update(fold(name.words[0]) for name in names if len(name.words) == 1 and styled(name))
    places = _passages_of(names, within)
    built = Cast(characters=[], bearers={}, names=list(names), bodies=Bodies(text))
    for name, passage in zip(names, places, strict=True):
        heard = (
            2.0
            if any(span.end == name.span.end and span.start <= name.span.start for span in speaking)
            else 0.0
        )
        if could_be_person(name) and heard + _evidence(text, name, passage, alone) >= _ENOUGH:
            _place(built, name)
    _add_single(text, built, places)
    _add_bodies(text, built, speaking)
    for name, passage in zip(names, places, strict=True):
        who = built.bearers.get(name.span)
        if who is not None:
            _learn(text, built.characters[who], name, passage)
    return built


def _passages_of(names: Sequence[Name], within: Sequence[Span]) -> list[Span]:
    """Return the passage that holds each name; both are in order."""
    found, at = [], 0
    for name in names:
        while within[at].end < name.span.end:
            at += 1
        found.append(within[at])
    return found


def _evidence(text: str, name: Name, passage: Span, alone: Counter[str]) -> float:
    """Weigh what says that the words name a person: 2 is enough."""
    score = 0.0
    if styled(name) or name.gender:
        score += 3
    elif name.title:
        score += 2
    known = first_names().get(name.first)
    score += 2 if known else 0
    score += 2 if aged(text, name.span) else 0
    roles = described(text, name.outer, passage)
    score += 2 if any(role.span.end <= name.outer.start for role in roles) else 1.5 if roles else 0
    score += 1.5 if speaks(text, name.outer) else 0
    score += min(2, alone[name.last] + 0.5 * alone[name.first]) * (1.0 if name.last not in PLACES else 0)
    score -= 3 if _NAMED.search(text, max(0, name.span.start - 16), name.span.start) else 0
    score += 1 if re.match(r",?\s+who\b", text[name.span.end : name.span.end + 8]) else 0
    score += 0.5 if len(name.words) == 2 else 0
    score -= 3 if name.the else 0
    score -= 1.5 * sum(fold(word) in PLACES or fold(word) in NATIONS for word in name.words)
    score -= 2 if any(fold(word) in CALENDAR for word in name.words) and not known else 0
    return score


def speaks(text: str, name: Span) -> bool:
    """Tell whether a verb of speech stands next to the name: "Smith said", "said Smith"."""
    after = _SPEAKS_AFTER.match(text, name.end)
    if after and after.group(1).lower() in SPEECH_FORMS:
        return True
    before = _SPEAKS_BEFORE.search(text, max(0, name.start - 16), name.start)
    return bool(
        before and before.group(1).lower() in ("said", "says", "added", "asked", "wrote", "explained")
    )


def _place(built: Cast, name: Name) -> int:
    """Give a full name its person, a new one if need be."""
    at = next((at for at, who in enumerate(built.characters) if _same(who, name)), None)
    if at is None:
        words = tuple(word for word in name.words if fold(word) not in ("jr", "sr", "ii", "iii", "qc", "kc"))
        built.characters.append(Character(name=words))
        at = len(built.characters) - 1
    elif len(name.words) > len(built.characters[at].name) and not _shorter(name.words, built, at):
        built.characters[at].name = name.words
    built.bearers[name.span] = at
    built.characters[at].names.append(name)
    return at


def _shorter(words: tuple[str, ...], built: Cast, at: int) -> bool:
    """Keep "Keir Starmer" against longer forms that only add an initial."""
    return sum(len(word) > 1 for word in words) <= len(built.characters[at].name)


def _same(who: Character, name: Name) -> bool:
    """Tell whether two full names are one: "Keir" and "K.", "Bob" and "Robert", "Pierluisi" and "Pierluisi Urrutia"."""
    if who.body or len(name.words) < 2 or not _surnames_meet(who.name, name.words):
        return False
    mine, theirs = who.first, name.first
    if _SHORT.get(mine, mine) == _SHORT.get(theirs, theirs):
        return True
    short, long_ = sorted((mine, theirs), key=len)
    return (len(short) == 1 and long_.startswith(short)) or (len(short) >= 3 and long_.startswith(short))


def _surnames_meet(mine: Sequence[str], theirs: Sequence[str]) -> bool:
    left, right = [fold(word) for word in mine], [fold(word) for word in theirs]
    if left[-1] == right[-1]:
        return True
    return left[0] == right[0] and (left[-1] in right[1:] or right[-1] in left[1:])


def _add_single(text: str, built: Cast, places: Sequence[Span]) -> None:
    """Give surnames, styled names and lone first names their bearers, in the order of the text."""
    for name, passage in zip(built.names, places, strict=True):
        if name.span in built.bearers:
            continue
        who = _bearer(built, name)
        if who is None and _lone(text, name, passage, built):
            built.characters.append(Character(name=name.words))
            who = len(built.characters) - 1
        if who is not None:
            built.bearers[name.span] = who
            built.characters[who].names.append(name)


def _add_bodies(text: str, built: Cast, speaking: Sequence[Span]) -> None:
    """Make a body of every capitalised speaker who is no person: "Downing Street said"."""
    for phrase in sorted(set(speaking)):
        if any(phrase.covers(name.span) and built.who(name) is not None for name in built.names):
            continue
        span = body_in(text, phrase)
        if span is not None:
            built.body(text, span)


def _known_body(built: Cast, name: Name) -> int | None:
    """Find the body that a name or its first word means: "Ford" after "Ford Motor Company"."""
    folded = [fold(word) for word in name.words]
    for at, who in enumerate(built.characters):
        theirs = [fold(word) for word in who.name]
        if who.body and (
            theirs == folded or (len(folded) == 1 and theirs[0] == folded[0] and len(theirs) > 1)
        ):
            return at
    return None


def _bearer(built: Cast, name: Name) -> int | None:
    """Return the one person whom a surname or first name can mean where it stands, if there is one."""
    if len(name.words) > 2 or (len(name.words) == 2 and not name.title):
        return _long_form(built, name)
    by_last = [at for at, who in enumerate(built.characters) if who.last == name.last and not who.body]
    if name.gender:
        by_last = [at for at in by_last if _gender(built.characters[at]) in ("", name.gender)]
    if len(by_last) > 1:
        return _nearest(built, by_last, name)
    if by_last:
        return by_last[0]
    by_middle = [
        at
        for at, who in enumerate(built.characters)
        if name.last in [fold(word) for word in who.name[1:-1]] and not who.body
    ]
    if len(by_middle) == 1 and name.last not in PARTICLES:
        return by_middle[0]
    first = _SHORT.get(name.first, name.first)
    by_first = [
        at
        for at, who in enumerate(built.characters)
        if first in (who.first, _SHORT.get(who.first, who.first)) and not who.body and len(who.name) > 1
    ]
    return by_first[0] if len(by_first) == 1 and name.last not in PLACES else None


def _long_form(built: Cast, name: Name) -> int | None:
    """Find "Chief Red Rayner" by surname, when what stands before it is no other first name."""
    if len(name.words) != 2 or name.first in BODIES - WEAK_BODIES:
        return None
    by_last = [at for at, who in enumerate(built.characters) if who.last == name.last and len(who.name) > 1]
    return by_last[0] if len(by_last) == 1 and name.first.isalpha() and not name.the else None


def _nearest(built: Cast, able: list[int], name: Name) -> int | None:
    """Of two people with one surname: the one named in full just before, or three times as often."""
    full = [
        (other.span.start, at)
        for at in able
        for other in built.characters[at].names
        if len(other.words) > 1 and other.span.start < name.span.start
    ]
    counts = sorted(
        ((sum(len(n.words) > 1 for n in built.characters[at].names), at) for at in able), reverse=True
    )
    if counts[0][0] >= 3 * max(1, counts[1][0]):
        return counts[0][1]
    if full and name.span.start - max(full)[0] < 400:
        near = [at for start, at in full if name.span.start - start < 400]
        return near[-1] if len(set(near)) == 1 else None
    return None


def _gender(who: Character) -> str:
    if who.gender:
        return who.gender
    told = next((name.gender for name in who.names if name.gender), "")
    known = first_names().get(who.first, "") if len(who.name) > 1 else ""
    return told or (known if known in ("m", "f") else "")


def _lone(text: str, name: Name, passage: Span, built: Cast) -> bool:
    """Tell whether a single name is a person by itself: "Mr Hajdari", "Nikita, 30,", "Maria says"."""
    folded = name.first
    if len(name.words) > 1:
        return styled(name) and could_be_person(name)
    if folded in OPENERS or folded in CALENDAR or folded in NATIONS or len(folded) < 2:
        return False
    if styled(name) or (name.title in HONORIFICS and HONORIFICS[name.title]):
        return True
    if is_acronym(name.words[0]) or folded in PLACES or folded in BODIES or is_role(folded):
        return False
    if built.bodies.full(name.text) != name.text:
        return False
    score = 1.0 if folded in first_names() else 0.0
    score += 1.5 if speaks(text, name.outer) else 0
    score += 2 if aged(text, name.span) else 0
    score += 1 if name.title else 0
    score -= 2 if name.the else 0
    return score >= _ENOUGH


def _learn(text: str, who: Character, name: Name, passage: Span) -> None:
    """Note what one mention tells of its bearer: gender, roles."""
    who.gender = who.gender or _gender(who)
    who.titled = who.titled or bool(name.title)
    for role in _roles(text, name, passage):
        if all(role.words != other.words for other in who.roles):
            who.roles.append(role)
    if not who.gender:
        nouns = [gender_of_role(fold(word)) for role in who.roles for word in role.words.split()]
        who.gender = next((gender for gender in nouns if gender), "")


def _roles(text: str, name: Name, passage: Span) -> list[Role]:
    """Return the roles beside a mention, its title among them if that is an office: "US Speaker"."""
    if len(name.words) == 1 and not name.title:
        return []
    found = described(text, name.span if is_role(name.title) else name.outer, passage)
    if name.title and not styled(name) and not any(one.span.end <= name.span.start for one in found):
        lead = trimmed(text, Span(name.outer.start, name.span.start))
        found.append(Role(words=lead.of(text).rstrip("."), span=lead))
    return found


def by_last_name(built: Cast) -> dict[str, list[int]]:
    """Return the characters by folded surname."""
    found: dict[str, list[int]] = defaultdict(list)
    for at, who in enumerate(built.characters):
        found[who.last].append(at)
    return found
