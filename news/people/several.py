"""What the mentions in an article tell of their bearers: roles, one before several names each one's."""

import re
from collections.abc import Iterable, Sequence

from news.nouns import Role, Span
from news.people.characters import Cast, Character
from news.people.evidence import roles_beside, single
from news.people.heads import head_of
from news.people.names import Name, fold
from news.people.roles import PARTIES, gender_of_role, is_role
from news.people.stated import stated_of_all
from news.people.surnames import gender_of

_LISTED = re.compile(
    r"\.?(?: \([^()\n]{1,60}\))?(?: (?:of|from|for|at) (?:the )?[A-Z][\w -]{1,40}?)?(?:,? and |, )"
)
"""Between names of which one role is told: "Presidents Buhari of Nigeria and Talon"."""
_APART = re.compile(r", (?:[^,;.()“”\"\n]|\.(?=[\w,])){1,80}, and ")
"""Between two of whom the plural right before the first tells: "Senators Ann Lee, a Democrat, and Jo Roe"."""
_LEADS = re.compile(r"s?\.? ")
_SHORT_MANY = re.compile(r"\b(?:Gov|Sen|Rep)s(?=\. $)")
_SHORT = re.compile(r"\b(?:Gov|Sen|Rep)\.$")
"""How several names' office is told. Behind two, who has no seat beside the name as they have may not hold
it, nor of whom the article says something else, or whom it names more often than the first."""
_TO_LAST = re.compile(
    r"\.?(?: \([^()\n]{1,20}\))?(?: (?:of|from|for) (?:the )?[A-Z][\w -]{1,40}?)?"
    r"(?:, [A-Z][^,.;\n]{1,60})*,? and "
)
"""After one of several between commas: "hosts like Laura Ingraham, Mr Brat was" are no list."""
_BESIDE = re.compile(r",? | (?:[–—]|--) |,? (?:such as|including|among them|like|notably|namely) ")
"""Between a role in the plural and the first of those who hold it."""
_ONE_OF = re.compile(r"\b[Oo]ne of (?:the |his |her |its |their )?$")
"""Before a role in the plural that only the next name has."""
_SEATED = re.compile(r" \([A-Z]| of [A-Z]")
"""After one of several: "Sens. Ann Lee, Jim Roe (Utah)"."""


def learn_all(text: str, built: Cast, named: Iterable[tuple[Name, Span]]) -> None:
    """Note what the mentions tell of their bearers; a role before several names is each one's."""
    shared: Role | None = None
    several: list[int] = []
    thirds: list[tuple[int, Role, int]] = []
    start, end, seated = 0, 0, False
    for name, passage in named:
        who = built.who(name)
        if who is None or built.characters[who].body:
            continue
        joined = _LISTED.fullmatch(text, end, name.outer.start) if several else None
        short = shared is not None and _SHORT.search(shared.words)
        if joined and joined[0].endswith(", ") and not short and not _TO_LAST.match(text, name.span.end):
            joined = None
        if len(several) == 1 and shared and _is_apart(text, shared, start, name):
            joined = joined or _APART.fullmatch(text, end, name.outer.start)
        if joined is None:
            shared, several, start, seated = None, [], name.outer.start, False
        seated = seated or bool(_SEATED.match(text, name.span.end))
        of_all = None if len(several) > 1 and short and not _SEATED.match(text, name.span.end) else shared
        if shared is not None and of_all is None and not (seated or "Sen" in shared.words):
            thirds.append((who, shared, several[0]))
        roles = roles_beside(text, name, passage, of_all)
        shared, end = _of_several(text, name, roles) or shared, name.span.end
        _learn(built.characters[who], roles)
        several.append(who)
        told = stated_of_all(text, Span(start, end), passage) if len(several) > 1 else []
        for one in several if told else ():
            _learn(built.characters[one], told)
    for who, role, first in thirds:
        third = built.characters[who]
        if not third.roles and len(third.names) <= len(built.characters[first].names):
            _learn(third, [role])


def _is_apart(text: str, shared: Role, start: int, name: Name) -> bool:
    """Tell whether a plural stands right before the first of several, and may be told of this one, too.

    Not of a party: "Republicans Ann Lee, 34, and Tom Day, 41," may be voters.
    """
    leads = shared.span.end > start or _LEADS.fullmatch(text, shared.span.end, start) is not None
    return leads and head_of(shared.words) not in PARTIES and not text.startswith(("'", "’"), name.span.end)


def _of_several(text: str, name: Name, roles: Sequence[Role]) -> Role | None:
    """Return the role that stands in the plural before a name, the nearest."""
    before = [
        one
        for one in roles
        if one.span.start < name.span.start
        and not _ONE_OF.search(text, max(0, one.span.start - 12), one.span.start)
    ]
    found = (_shared_by(text, name, one) for one in reversed(before))
    return next((one for one in found if one is not None), None)


def _shared_by(text: str, name: Name, role: Role) -> Role | None:
    many = _SHORT_MANY.search(text, role.span.start, name.span.start)
    if many is not None:
        short = Span(role.span.start, many.end())
        return Role(words=f"{single(Role(words=short.of(text), span=short)).words}.", span=short)
    if role.span.end <= name.outer.start and role.words != role.span.of(text):
        return role if _BESIDE.fullmatch(text, role.span.end, name.outer.start) else None
    if text[name.span.start - 2 : name.span.start] != "s ":
        return None
    span = Span(role.span.start, name.span.start - 2)
    return Role(words=span.of(text), span=span) if is_role(fold(span.of(text).split()[-1])) else None


def _learn(who: Character, roles: Sequence[Role]) -> None:
    """Note what one mention tells of its bearer: gender, roles."""
    who.gender = gender_of(who)
    known = {role.words for role in who.roles}
    who.roles += [role for role in roles if role.words not in known]
    if not who.gender:
        nouns = (gender_of_role(fold(word)) for role in who.roles for word in role.words.split())
        who.gender = next((gender for gender in nouns if gender), "")
