"""Who was given a role that a description names: "the shadow home secretary"."""

from bisect import bisect_left
from dataclasses import dataclass

from news.nouns import Span
from news.people.characters import Cast
from news.people.fitting import FORMER, ONE_HEAD, content, is_lesser, named_in, office_in
from news.people.roles import gender_of_role

_NEAREST = 50
"""Roles with one head before and after a description that are looked at: of more mayors it names none."""
_FORETOLD = frozenset(
    "president premier minister pm chancellor king queen pope leader mayor governor judge".split()
)
"""Whoever is named only later may be meant: one alone holds the office."""


@dataclass(frozen=True, slots=True)
class _Given:
    """A role that the article gives someone: where it stands, whose it is, the words that narrow it."""

    start: int
    who: int
    words: str
    content: set[str]
    bodies: set[str]


class Bearers:
    """The roles of an article's cast by their heads; asked after everybody's have been found."""

    def __init__(self, cast: Cast) -> None:
        self._cast = cast
        self._given = _roles_by_head(cast)
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
        for one in given[max(0, here - _NEAREST) : here + _NEAREST]:
            if gender and self._cast.characters[one.who].gender not in ("", gender):
                continue
            if head not in _FORETOLD and min(self._entrances[one.who], one.start) > span.start:
                continue
            former = FORMER.search(words) and not FORMER.search(one.words)
            another = (
                (former and self._is_parted(one, span.start))
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


def _roles_by_head(cast: Cast) -> dict[str, list[_Given]]:
    """Return every role of the cast by its folded head, in the order of the text."""
    found: dict[str, list[_Given]] = {}
    for at, who in enumerate(cast.characters):
        for role in who.roles:
            head = office_in(role.words)
            one = _Given(role.span.start, at, role.words, content(role.words), named_in(role.words))
            found.setdefault(head, []).append(one)
    for given in found.values():
        given.sort(key=lambda one: one.start)
    return found
