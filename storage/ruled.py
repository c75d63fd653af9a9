"""What of an audience's rulings a query has to mind: read once a session, so that most mind nothing."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from sqlalchemy import Select, bindparam, func, select
from sqlalchemy.orm import Session, aliased

from news.nouns import Audience
from storage.tables import ApartRow, HiddenWordsRow, PersonRow, PersonRulingRow, QuoteRulingRow

HIDDEN = "hidden"
MISTAKEN = "mistaken"
_MEMO = "ruled"


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """A ruling on a person: why they are `gone`, under which row and by which name they are shown.

    `own` is their name as articles write it, `written` that of the row under which they are shown.
    """

    own: str
    gone: str | None
    first: int
    name: str
    written: str


@dataclass(frozen=True, kw_only=True)
class Ruled:
    """The rulings on people, and whether there are any on quotes, on words, on who is told apart.

    `apart_anywhere`: some workspace told people apart, so that there are rows that only it may see.
    """

    workspace: str
    quotes: bool = False
    words: bool = False
    apart: bool = False
    apart_anywhere: bool = False
    people: Mapping[int, Person] = field(default_factory=dict)

    @cached_property
    def gone(self) -> frozenset[int]:
        """Return the people who are gone, for whatever reason."""
        return frozenset(person for person, ruling in self.people.items() if ruling.gone)

    @cached_property
    def hidden(self) -> frozenset[int]:
        """Return the people who are hidden, with all that they said."""
        return frozenset(person for person, ruling in self.people.items() if ruling.gone == HIDDEN)

    def first(self, person: int) -> int:
        """Return the row under which the person is shown."""
        return self.people[person].first if person in self.people else person

    def group(self, person: int) -> tuple[int, ...]:
        """Return the rows that are one person with this one, first that under which they are shown."""
        first = self.first(person)
        joined = (row for row, ruling in self.people.items() if ruling.first == first and row != first)
        return tuple(row for row in (first, *sorted(joined)) if row not in self.gone)

    def joined(self, person: int) -> tuple[str, ...]:
        """Return the names of those who are shown under this row."""
        names = {self.people[row].own for row in self.group(person) if row != person}
        return tuple(sorted(names))


def _exist(*, ours: bool) -> Select[*tuple[bool, ...]]:
    """Return the question which tables hold anything: `ApartRow`s of all, then of one workspace or all."""
    asked = [select(ApartRow.workspace).exists()]
    for table in (QuoteRulingRow, HiddenWordsRow, ApartRow, PersonRulingRow):
        some = select(table.workspace)
        asked.append((some.where(table.workspace == bindparam("ours")) if ours else some).exists())
    return select(*asked)


_ASKED, _ASKED_BY_ALL = _exist(ours=True), _exist(ours=False)


def workspace_of(audience: Audience) -> str:
    """Return the workspace whose corrections hold for `audience`; "" is nobody's."""
    return "" if audience.everything else audience.workspace or ""


def ruled(session: Session, audience: Audience) -> Ruled:
    """Return what this audience's queries have to mind; read once a session."""
    memo: dict[Audience, Ruled] = session.info.setdefault(_MEMO, {})
    whose = Audience(workspace=audience.workspace, everything=audience.everything)
    if whose not in memo:
        memo[whose] = _read(session, audience)
    return memo[whose]


def forget(session: Session) -> None:
    """Read the rulings again when they are wanted next: they have changed."""
    session.info.pop(_MEMO, None)


def _read(session: Session, audience: Audience) -> Ruled:
    ours = workspace_of(audience)
    asked = _ASKED_BY_ALL if audience.everything else _ASKED
    anywhere, quotes, words, apart, people = session.execute(asked, {"ours": ours}).one()
    return Ruled(
        workspace=ours,
        quotes=quotes,
        words=words,
        apart=apart and not audience.everything,
        apart_anywhere=anywhere,
        people=_people(session, audience) if people else {},
    )


def _people(session: Session, audience: Audience) -> dict[int, Person]:
    """Return the workspace's rulings on people; for the command line the hidden ones of all workspaces."""
    if audience.everything:
        hidden = select(PersonRulingRow.person_id).where(PersonRulingRow.gone == HIDDEN)
        nameless = {"own": "", "name": "", "written": ""}
        return {one: Person(gone=HIDDEN, first=one, **nameless) for one in session.scalars(hidden)}
    own, first, named = aliased(PersonRow), aliased(PersonRow), aliased(PersonRulingRow)
    query = (
        select(own.id, own.name, PersonRulingRow.gone, first.id, first.name, named.name)
        .join_from(PersonRulingRow, own, own.id == PersonRulingRow.person_id)
        .join(first, first.id == func.coalesce(PersonRulingRow.into_id, PersonRulingRow.person_id))
        .outerjoin(named, (named.person_id == first.id) & (named.workspace == PersonRulingRow.workspace))
        .where(PersonRulingRow.workspace == workspace_of(audience))
    )
    return {
        person: Person(own=called, gone=gone, first=row, name=name or written, written=written)
        for person, called, gone, row, written, name in session.execute(query)
    }
