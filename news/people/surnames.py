"""Whom a surname or a first name alone means where it stands, of all who bear it in an article."""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence

from news.people.characters import Cast, Character
from news.people.fitting import UNIQUE
from news.people.lists import BODIES, PARTICLES, PLACES, WEAK_BODIES, first_names, short_names
from news.people.names import Name, fold
from news.people.roles import OFFICES, PUBLIC, STYLES

_OFTEN = 2
_NEAR = 400
"""Characters within which a surname that two people bear is the one's named in full before it."""
_MARRIES = re.compile(r" and (his wife|her husband)\b")
_MARRIED = {"his wife": "f", "her husband": "m"}
_FATHER = re.compile(r"\b[Ff]ather\b[^.;]{0,20}$")
_STRONG_BODIES = BODIES - WEAK_BODIES
HELD = (OFFICES & PUBLIC) - STYLES
"""Offices that somebody is told from others of the surname by."""


def bearer(text: str, built: Cast, name: Name) -> int | None:
    """Return the one person whom a surname or first name can mean where it stands, if there is one."""
    people = built.characters
    if name.generation and any(len(people[at].name) > 1 for at in built.of_surname(name.last)):
        young = [at for at in built.of_surname(name.last) if people[at].generation == name.generation]
        return young[0] if len(young) == 1 else None
    if len(name.words) > 2 or (len(name.words) == 2 and not name.title):
        return _nicknamed(built, name)
    able = [at for at in built.having(name.last) if not people[at].body]
    by_last = [at for at in built.of_surname(name.last) if _agrees(people[at], name)]
    by_last = _styled_so(built, by_last, name) or _gendered_so(built, by_last, name) or by_last
    if by_last:
        able = _of_one_family(text, built, by_last, name)
        return able[0] if len(able) == 1 else _nearest(text, built, able, name) if able else None
    middle = [at for at in able if name.last in map(fold, people[at].name[1:-1])]
    if len(middle) == 1 and name.last not in PARTICLES:
        return middle[0]
    first = short_names().get(name.first, name.first)
    by_first = [at for at in built.having(first) if len(people[at].name) > 1 and not people[at].body]
    by_first = [at for at in by_first if short_names().get(people[at].first, people[at].first) == first]
    return by_first[0] if len(by_first) == 1 and name.last not in PLACES else None


def is_anyones(built: Cast, name: Name) -> bool:
    """Tell whether several people bear a surname, so that it is one of theirs: no further Trump comes in."""
    return len(built.of_surname(name.last)) > 1


def _agrees(who: Character, name: Name) -> bool:
    return not name.gender or gender_of(who) in ("", name.gender)


def is_read_otherwise(text: str, who: Character, name: Name) -> bool:
    """Tell whether somebody who would be "Mrs" has a wife beside the name; no first name tells."""
    if not name.gender or gender_of(who):
        return False
    full = (one.span.end for one in who.names if len(one.words) > 1)
    return any(name.gender == _MARRIED[match[1]] for end in full if (match := _MARRIES.match(text, end)))


def _nicknamed(built: Cast, name: Name) -> int | None:
    """Find who goes by the same words elsewhere, "Red Rayner" by the surname."""
    whole = [at for at in built.of_surname(name.last) if built.characters[at].name == name.words]
    if whole:
        return whole[0]
    if len(name.words) != 2 or name.first in _STRONG_BODIES or name.the:
        return None
    able = [at for at in built.of_surname(name.last) if len(built.characters[at].name) > 1]
    return able[0] if len(able) == 1 else None


def _styled_so(built: Cast, able: Sequence[int], name: Name) -> list[int]:
    """Return who of several is called by full name with the same title: "President Trump" is no Melania."""
    if len(able) < 2 or not name.title or name.gender:
        return []
    same = [at for at in able if name.title in built.characters[at].titles]
    return same or (
        [at for at in able if _is_only_styled(built.characters[at])] if name.title in HELD else []
    )


def _gendered_so(built: Cast, able: Sequence[int], name: Name) -> list[int]:
    """Return who of several is no "President Obama" of whom no gender is told: "Mrs. Obama" is Michelle."""
    people = built.characters
    only = [at for at in able if not (_is_only_styled(people[at]) and not gender_of(people[at]))]
    return only if name.gender else []


def _nearest(text: str, built: Cast, able: list[int], name: Name) -> int | None:
    """Of two people with one surname: the one named thrice as often, or alone named in full just before.

    Before the second comes in it is the first's; and it stays the first's, once the article has called them
    so twice, where the second isn't near, or where the first alone has an office: "President Donald Trump and
    his wife Melania Trump". The president of two is whom the article calls so: else nobody.
    """
    full = {at: built.characters[at].full for at in able}
    often = sorted(able, key=lambda at: -len(full[at]))
    if len(full[often[0]]) >= 3 * max(1, len(full[often[1]])):
        return often[0]
    near = [at for at in able if _just_before(full[at], name.span.start)]
    called = [at for at in able if _is_only_styled(built.characters[at])]
    if len(called) == 1:
        return called[0] if not near else None
    entered = {at: full[at][0] for at in able if full[at]}
    there = sorted((at for at in entered if entered[at] < name.span.start), key=entered.__getitem__)
    if len(there) == 1 and len(entered) == len(able):
        return there[0]
    if name.title in UNIQUE and not name.gender:
        near = [at for at in able if _is_called(text, built.characters[at], name.title)]
    elif len(there) > 1 and [at for at in there if _in_office(built.characters[at])] == there[:1]:
        return there[0]
    elif len(there) > 1 and _is_called_so(built, name, (entered[there[0]], entered[there[1]])):
        near = there[:1] if set(near) <= {there[0]} else []
    return near[0] if len(near) == 1 else None


def _of_one_family(text: str, built: Cast, able: list[int], name: Name) -> list[int]:
    """Leave of fathers and sons of one name whoever is no "Jr."; nobody, where it may be the son as well.

    It may be where the son has an office, or the other is only named as the father: then the son keeps the
    surname that was his before.
    """
    people = built.characters
    firsts = Counter(people[at].first for at in able)
    presidents = [at for at in able if len(people[at].name) == 1 and people[at].styled]
    sons = [at for at in able if people[at].generation and (presidents or firsts[people[at].first] > 1)]
    if not sons:
        return able
    others = presidents or [at for at in able if at not in sons]
    fathers = [
        at for at in others if at in presidents or people[at].first in {people[at].first for at in sons}
    ]
    if any(_is_only_father(text, people[at]) for at in fathers):
        return sons if _is_called_before(built, name, people[sons[0]].full, people[fathers[0]].full) else []
    return others if fathers and not any(people[at].styled for at in sons) else []


def _is_called_before(built: Cast, name: Name, first: Sequence[int], second: Sequence[int]) -> bool:
    """Tell whether a surname stands, or stood twice, between the full names of one and of another."""
    between = name.span.start < second[0] or _is_called_so(built, name, (first[0], second[0]))
    return first[0] < second[0] and between


def _is_only_father(text: str, who: Character) -> bool:
    first = who.names[0].outer.start
    return not who.styled and bool(_FATHER.search(text, max(0, first - 30), first))


def _is_called(text: str, who: Character, office: str) -> bool:
    """Tell whether an office stands with one of someone's full names: "Theresa May, the prime minister"."""
    before = re.compile(rf"\b{re.escape(office)}(?:\sof\s\w+)?,?\s$", re.IGNORECASE)
    after = re.compile(rf",\s[^.,;\n]{{0,40}}\b{re.escape(office)}\b", re.IGNORECASE)
    full = (one.span for one in who.names if len(one.words) > 1)
    return any(
        before.search(text, max(0, one.start - 40), one.start) or after.match(text, one.end) for one in full
    )


def _just_before(full: Sequence[int], offset: int) -> bool:
    before = bisect_left(full, offset)
    return bool(before) and offset - full[before - 1] < _NEAR


def _is_only_styled(who: Character) -> bool:
    """Tell whether an office and the surname are all that somebody is called by: "President Trump"."""
    return len(who.name) == 1 and who.styled


def _in_office(who: Character) -> bool:
    return not HELD.isdisjoint(who.titles)


def _is_called_so(built: Cast, name: Name, between: tuple[int, int]) -> bool:
    """Tell whether an article used a surname alone twice or more before another bearer came in."""
    first, beyond = (bisect_left(built.names, at, key=lambda one: one.span.start) for at in between)
    named = built.names[first:beyond]
    return sum(len(one.words) == 1 and one.last == name.last for one in named) >= _OFTEN


def gender_of(who: Character) -> str:
    """Return the gender that a title tells, or a first name."""
    if who.gender:
        return who.gender
    told = next((name.gender for name in who.names if name.gender), "")
    known = first_names().get(who.first, "") if len(who.name) > 1 else ""
    return told or (known if known in ("m", "f") else "")
