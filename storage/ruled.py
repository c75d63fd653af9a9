"""What of an audience's rulings a query has to mind: read once a session, so that most mind nothing."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

from sqlalchemy import Select, bindparam, select
from sqlalchemy.orm import Session

from news.nouns import Audience
from storage.rows import connected, planned_once
from storage.tables import (
    AllowedChannelRow,
    ApartRow,
    ArticleRulingRow,
    FigureRulingRow,
    GivenNameRow,
    HiddenWordsRow,
    OutletRow,
    PersonRulingRow,
    QuoteRulingRow,
)

HIDDEN = "hidden"
MISTAKEN = "mistaken"
_MEMO = "ruled"


class Person(NamedTuple):
    """A ruling on a person: why they are `gone`; the row and the name that are shown, if not their own."""

    gone: str | None
    into: int | None
    name: str | None


@dataclass(frozen=True, kw_only=True)
class Ruled:
    """The rulings on people; whether there are any on articles, quotes, figures, words, names, who is apart.

    `apart_anywhere`: some workspace told people apart, so that there are rows that only it may see.
    `withheld`: there are outlets of which no words may be shown. `internal`: there are channels in which
    internal articles may be seen.
    """

    workspace: str
    articles: bool = False
    quotes: bool = False
    figures: bool = False
    words: bool = False
    apart: bool = False
    apart_anywhere: bool = False
    given: bool = False
    withheld: bool = False
    internal: bool = False
    people: Mapping[int, Person] = field(default_factory=dict)

    @cached_property
    def gone(self) -> frozenset[int]:
        """Return the people who are gone, for whatever reason."""
        return frozenset(person for person, ruling in self.people.items() if ruling.gone)

    @cached_property
    def hidden(self) -> frozenset[int]:
        """Return the people who are hidden, with all that they said."""
        return frozenset(person for person, ruling in self.people.items() if ruling.gone == HIDDEN)

    @cached_property
    def minded(self) -> tuple[bool, ...]:
        """Return what conditions on rows depend on: which rulings there are, not what they say."""
        rows = (self.articles, self.quotes, self.figures, self.words, self.withheld)
        people = (self.apart, self.apart_anywhere, self.given, bool(self.gone), bool(self.hidden))
        return (*rows, *people)

    def first(self, person: int) -> int:
        """Return the row under which the person is shown."""
        return (self.people[person].into or person) if person in self.people else person

    def group(self, person: int) -> tuple[int, ...]:
        """Return the rows that are one person with this one, first that under which they are shown."""
        first = self.first(person)
        joined = (row for row, ruling in self.people.items() if ruling.into == first)
        return tuple(row for row in (first, *sorted(joined)) if row not in self.gone)


def _exist(*, ours: bool) -> Select[*tuple[bool, ...]]:
    """Return the question which tables hold anything: `ApartRow`s of all, then of one workspace or all."""
    withheld = select(OutletRow.key).where(OutletRow.show != "sentence")
    asked = [select(ApartRow.workspace).exists(), withheld.exists()]
    rulings = (ArticleRulingRow, QuoteRulingRow, FigureRulingRow, HiddenWordsRow, ApartRow, GivenNameRow)
    for table in (*rulings, PersonRulingRow, AllowedChannelRow):
        some = select(table.workspace)
        asked.append((some.where(table.workspace == bindparam("ours")) if ours else some).exists())
    return planned_once(select(*asked))


_ASKED, _ASKED_BY_ALL = _exist(ours=True), _exist(ours=False)


def workspace_of(audience: Audience) -> str:
    """Return the workspace whose corrections hold for `audience`; "" is nobody's."""
    return "" if audience.everything else audience.workspace or ""


def ruled(session: Session, audience: Audience) -> Ruled:
    """Return what this audience's queries have to mind; read once a session."""
    memo: dict[tuple[str | None, bool], Ruled] = session.info.setdefault(_MEMO, {})
    whose = (audience.workspace, audience.everything)
    if whose not in memo:
        memo[whose] = _read(session, audience)
    return memo[whose]


def forget(session: Session) -> None:
    """Read the rulings again when they are wanted next: they have changed."""
    session.info.pop(_MEMO, None)


def _read(session: Session, audience: Audience) -> Ruled:
    ours = workspace_of(audience)
    asked = _ASKED_BY_ALL if audience.everything else _ASKED
    found = connected(session).execute(asked, {"ours": ours}).one()
    anywhere, withheld, articles, quotes, figures, words, apart, given, people, internal = found
    return Ruled(
        workspace=ours,
        articles=articles,
        quotes=quotes,
        figures=figures,
        words=words,
        apart=apart and not audience.everything,
        apart_anywhere=anywhere,
        given=given and not audience.everything,
        withheld=withheld,
        internal=internal,
        people=_people(session, audience) if people else {},
    )


def _people(session: Session, audience: Audience) -> dict[int, Person]:
    """Return the workspace's rulings on people; for the command line the hidden ones of all workspaces."""
    row = PersonRulingRow
    if audience.everything:
        hidden = select(row.person_id).where(row.gone == HIDDEN)
        return {person: Person(gone=HIDDEN, into=None, name=None) for person in session.scalars(hidden)}
    ours = select(row.person_id, row.gone, row.into_id, row.name).where(
        row.workspace == workspace_of(audience)
    )
    return {person: Person(gone, into, name) for person, gone, into, name in session.execute(ours)}
