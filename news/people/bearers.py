"""Who was given a role that a description names: "the shadow home secretary"."""

import re
from bisect import bisect_left
from dataclasses import dataclass

from news.nouns import Role, Span
from news.people.characters import Cast
from news.people.fitting import FORMER, ONE_HEAD, content, is_lesser, named_in, office_in
from news.people.roles import gender_of_role

_NEAREST = 50
"""Roles with one head before and after a description that are looked at: of more mayors it names none."""
_FORETOLD = frozenset(
    "president premier minister pm chancellor king queen pope leader mayor governor judge".split()
)
"""Whoever is named only later may be meant: one alone holds the office."""
_HELD_ONCE = re.compile(r"\b(?:was|been|served as|worked as)\s(?:the\s|an?\s|\w+[’']s?\s)?$")
_UNTIL = re.compile(r",?\s(?:until|till|from\s\d{4}|between\s\d{4}|in\s(?:19|20)\d\d)\b")
_LEFT = re.compile(
    r"[^.;:!?“”\"\n]{0,40}?\b(?:resign(?:s|ed)?|quit|retire[sd]?|died|step(?:s|ped)\s(?:down|aside)"
    r"|left\s(?:office|power|(?:the|his|her)\s(?:post|job|force|government)|(?:in|last)\s\w+)|lost\s(?:to|office|power)"
    r"|(?:was|were|been|is|are)\s(?:voted\sout|killed|beaten|defeated|fired|sacked|ousted|replaced|dismissed|succeeded))\b"
)
"""Behind a role, in its sentence: whoever "resigned on Monday" is the former mayor from then on."""


@dataclass(frozen=True, slots=True)
class _Given:
    """A role that the article gives someone: where it stands, whose, if it is over, what narrows it."""

    start: int
    who: int
    over: bool
    content: set[str]
    bodies: set[str]


class Bearers:
    """The roles of an article's cast by their heads; asked after everybody's have been found."""

    def __init__(self, cast: Cast, text: str) -> None:
        self._cast = cast
        self._given = _roles_by_head(cast, text)
        self._holders = {head: frozenset(one.who for one in given) for head, given in self._given.items()}
        named = ((name.span.start, at) for at, who in enumerate(cast.characters) for name in who.names)
        self._named = sorted(one for one in named if not cast.characters[one[1]].body)
        self._entrances = [min((name.span.start for name in who.names), default=0) for who in cast.characters]

    def able(self, span: Span, words: str, head: str) -> list[tuple[int, int, int]]:
        """Return (how well it fits, where the role stands, who) for each fitting role."""
        wanted, gender, bodies = content(words), gender_of_role(head), named_in(words)
        given = self._given.get(ONE_HEAD.get(head, head), [])
        here = bisect_left(given, span.start, key=lambda one: one.start)
        found = []
        near = given[max(0, here - _NEAREST) : here + _NEAREST]
        former, ended = FORMER.search(words), any(one.over for one in near)
        for one in near:
            if gender and self._cast.characters[one.who].gender not in ("", gender):
                continue
            if head not in _FORETOLD and min(self._entrances[one.who], one.start) > span.start:
                continue
            another = (
                (former and not one.over and (ended or self._is_parted(one, span.start)))
                or is_lesser(one.content, wanted, head)
                or (bodies and one.bodies and not bodies & one.bodies)
            )
            if not another and (wanted <= one.content or one.content <= wanted or len(wanted) == 1):
                found.append((len(wanted & one.content) + (one.start < span.start), one.start, one.who))
        return found

    def _is_parted(self, given: _Given, until: int) -> bool:
        """Tell whether another is named behind a role: "President Roe met Lee. The former president"."""
        first = bisect_left(self._named, (given.start, 0))
        return any(start < until and who != given.who for start, who in self._named[first : first + _NEAREST])

    def holders(self, head: str) -> frozenset[int]:
        """Return everybody whom the article anywhere calls by an office: "senator", "Sen."."""
        return self._holders.get(ONE_HEAD.get(head, head), frozenset())


def _roles_by_head(cast: Cast, text: str) -> dict[str, list[_Given]]:
    """Return every role of the cast by its folded head, in the order of the text."""
    found: dict[str, list[_Given]] = {}
    for at, who in enumerate(cast.characters):
        for role in who.roles:
            head = office_in(role.words)
            over = _is_over(text, role)
            one = _Given(role.span.start, at, over, content(role.words), named_in(role.words))
            found.setdefault(head, []).append(one)
    for given in found.values():
        given.sort(key=lambda one: one.start)
    return found


def _is_over(text: str, role: Role) -> bool:
    """Tell whether a role is over: "was mayor", "an adviser until 2019", "Mayor Ann Lee quit"."""
    start, end = role.span.start, role.span.end
    once = _HELD_ONCE.search(text, max(0, start - 24), start)
    over = _UNTIL.match(text, end) or _LEFT.match(text, end)
    return bool(once or over or FORMER.search(role.words))
