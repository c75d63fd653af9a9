"""Who has a title and a surname where only relatives are named in full: "President Trump"."""

import re
from collections.abc import Collection, Iterable

from news.nouns import Role, Span
from news.people.characters import Cast, Character
from news.people.evidence import roles_beside
from news.people.heads import head_of
from news.people.names import Name
from news.people.surnames import gender_of

HIGHEST = frozenset("president king emperor sultan emir premier".split())
"""Offices that a family's best known member holds."""
_KIN = frozenset("wife daughter stepdaughter son stepson granddaughter grandson niece nephew widow".split())
_FIRST_LADY = "first lady"
_OWNED = re.compile(r"['’]s?\s")
_OWNER = re.compile(r"\b(?:his|her|their)\s(?:\w+\s)?$", re.IGNORECASE)


def add_unnamed(text: str, built: Cast, named: Iterable[tuple[Name, Span]]) -> None:
    """Bring in whom a title and a surname mean that nobody bears who can be meant.

    "Mr. Trump" is no woman, and "President Trump" no daughter, son or wife of somebody.
    """
    every = list(named)
    lone = [
        name
        for name, _ in every
        if len(name.words) == 1 and (name.gender or _is_highest(text, name)) and built.of_surname(name.last)
    ]
    if not lone:
        return
    kin = _kin(text, built, every, {name.last for name in lone if _is_highest(text, name)})
    able = {name.last: built.of_surname(name.last) for name in lone}
    told = {(name.last, name.gender) for name in lone}
    added: dict[str, list[int]] = {}
    for name in lone:
        if built.who(name) is not None:
            continue
        both = {(name.last, "m"), (name.last, "f")} <= told
        genders = {gender_of(built.characters[at]) for at in able[name.last]}
        only = genders.isdisjoint(("", name.gender))
        mine = [at for at in added.get(name.last, ()) if _agrees(built.characters[at], name, only=only)]
        if mine:
            built.bear(name, mine[0])
        elif _is_nobodys(built, name, able[name.last], kin, both=both):
            added.setdefault(name.last, []).append(built.add(name, words=name.words))


def _is_highest(text: str, name: Name) -> bool:
    prime = name.title == "minister" and text.endswith("Prime ", 0, name.outer.start)
    return prime or name.title in HIGHEST


def _agrees(who: Character, name: Name, *, only: bool) -> bool:
    """Tell whether a title may be theirs who have no full name; `only`: nobody's who has one."""
    return not name.gender or gender_of(who) == name.gender or (only and not gender_of(who))


def _is_nobodys(built: Cast, name: Name, able: Collection[int], kin: set[int], *, both: bool) -> bool:
    """Tell whether none of `able` can be meant, or none is known to be: "Mr. Khan" beside "Ms. Khan"."""
    people = built.characters
    if any(len(people[at].name) == 1 or name.title in people[at].titles for at in able):
        return False
    genders = {gender_of(people[at]) for at in able}
    if name.gender:
        return genders.isdisjoint(("", name.gender)) or (both and genders == {""})
    return kin.issuperset(able)


def _kin(text: str, built: Cast, named: Iterable[tuple[Name, Span]], surnames: set[str]) -> set[int]:
    """Return who of these surnames is called somebody's wife, daughter or son."""
    found = set[int]()
    for name, passage in named if surnames else ():
        who = built.who(name) if len(name.words) > 1 and name.last in surnames else None
        if who is not None and who not in found:
            roles = roles_beside(text, name, passage, None)
            found |= {who for role in roles if _is_kin(text, role, name)}
    return found


def _is_kin(text: str, role: Role, name: Name) -> bool:
    """Tell whether a role is of somebody's family: "his daughter"; not "daughter of a pastor"."""
    if _FIRST_LADY in role.words.lower():
        return True
    owned = _OWNED.search(role.words) or _OWNER.search(text, max(0, role.span.start - 14), role.span.start)
    return head_of(role.words) in _KIN and bool(owned or role.words.lower().endswith(f" {name.last}"))
