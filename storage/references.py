"""How a decision knows a person again after an article was read anew: by key and kind, not by row."""

import re
from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from sqlalchemy import exists, func, select
from sqlalchemy.orm import Session

from news.nouns import PersonKind
from news.people.keys import body_key, may_be_one_generation
from storage.kinds import Kind
from storage.rows import one_of
from storage.shared_people import called
from storage.tables import ArticleRow, NameRow, PersonRow, SuccessorRow

_WRITTEN = re.compile(r"(?P<kind>[a-z]+):(?P<key>[^@]*)(?:@(?P<article>\d+)(?P<made>!?))?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """A person of all articles, or of one (`article_id`), or one that editors `made` in it."""

    kind: str
    key: str
    article_id: int | None = None
    made: bool = False

    @classmethod
    def to(cls, row: PersonRow) -> "Reference":
        """Return the reference to a stored person."""
        return cls(kind=row.kind, key=row.key, article_id=row.article_id, made=bool(row.workspace))

    @classmethod
    def read(cls, written: str) -> "Reference":
        """Read what `written` wrote: "person:ana doe", "person:bob roe@12", "person:ana doe@12!"."""
        found = _WRITTEN.fullmatch(written)
        if not found:
            raise ValueError("no reference to a person")
        article = found["article"]
        return cls(
            kind=found["kind"],
            key=found["key"],
            article_id=int(article) if article else None,
            made=bool(found["made"]),
        )

    @property
    def written(self) -> str:
        """Return the reference as a decision keeps it."""
        place = "" if self.article_id is None else f"@{self.article_id}{'!' if self.made else ''}"
        return f"{self.kind}:{self.key}{place}"


def person_of(
    session: Session, written: str | None, *, workspace: str, article_id: int | None = None
) -> int | None:
    """Return the row that a reference means now, None when the store has no such person any more.

    In an article that gives somebody else in their place by a newer reading, that is who is meant.
    """
    if written is None:
        return None
    now = select(SuccessorRow.now).where(SuccessorRow.was == written, SuccessorRow.article_id == article_id)
    there = session.scalar(now) if article_id is not None else None
    if there is not None and (found := _row_of(session, there, workspace=workspace)) is not None:
        return found
    meant = people_of(session, {written}, workspace=workspace, kind=Kind.SOMEONE_ELSE)
    return next(iter(meant.get(written, ())), None)


def _row_of(session: Session, written: str, *, workspace: str) -> int | None:
    """Return the row of exactly these references.

    Somebody who was known in one article only may have become public since: then that person is meant.
    """
    meant = Reference.read(written)
    same = (PersonRow.kind == meant.kind, PersonRow.key.in_(_keys(meant)))
    older = PersonRow.key != _keys(meant)[0]
    shared = select(PersonRow.id).where(*same, PersonRow.article_id.is_(None)).order_by(older)
    if meant.article_id is None:
        return session.scalars(shared).first() or _taken(session, [meant]).get(meant.key)
    owner = workspace if meant.made else ""
    own = (PersonRow.article_id == meant.article_id, PersonRow.workspace == owner)
    found = session.scalars(select(PersonRow.id).where(*same, *own).order_by(PersonRow.id)).first()
    if found is not None or meant.made:
        return found
    named_there = select(NameRow.person_id).where(NameRow.article_id == meant.article_id)
    taken = _taken(session, [meant]).values()
    now = session.scalars(shared.where(PersonRow.id.in_(named_there))).first()
    return now or session.scalars(named_there.where(NameRow.person_id.in_(taken))).first()


def _keys(meant: Reference) -> tuple[str, ...]:
    """Return the keys of whom a reference means; a body's that articles share, then as it was once spelt."""
    return (body_key(meant.key), meant.key) if meant.kind == PersonKind.ORGANISATION else (meant.key,)


def _taken(session: Session, meant: Collection[Reference]) -> dict[str, int]:
    """Return by key who has since taken in those of a name with a middle one."""
    return called(session, {one.key for one in meant if one.kind == PersonKind.PERSON})


def people_of(
    session: Session, written: Collection[str], *, workspace: str, kind: Kind | None = None
) -> dict[str, tuple[int, ...]]:
    """Return the rows that many references mean now, without those who are known no more.

    Their own comes first, unless no article names them any more, then those whom newer readings give in their
    place, as far as a decision of that kind holds for them; not those of other workspaces' own articles.
    """
    given: dict[str, list[str]] = defaultdict(list)
    row = SuccessorRow
    query = select(row.was, row.now).join(ArticleRow, ArticleRow.id == row.article_id)
    query = query.where(row.was.in_(written), ArticleRow.workspace.in_(("", workspace)))
    query = query.group_by(row.was, row.now)
    for was, now in session.execute(query.order_by(func.min(row.article_id))):
        if _holds_for(kind, Reference.read(was), Reference.read(now)):
            given[was].append(now)
    if kind not in _WHOEVER:
        given = {
            was: some for was, some in given.items() if len({Reference.read(one).key for one in some}) == 1
        }
    rows = _rows_of(session, {*written, *(now for some in given.values() for now in some)}, workspace)
    found = {
        one: tuple(dict.fromkeys(rows[name] for name in (one, *given.get(one, ())) if name in rows))
        for one in written
    }
    several = {person for people in found.values() if len(people) > 1 for person in people}
    named = _named(session, several, workspace)
    return {
        one: tuple(person for person in people if person in named or person not in several) or people
        for one, people in found.items()
        if people
    }


def _named(session: Session, people: Collection[int], workspace: str) -> set[int]:
    """Return those whom any article names, but for other workspaces' own."""
    named = exists().where(NameRow.person_id == PersonRow.id, NameRow.article_id == ArticleRow.id)
    named = named.where(ArticleRow.workspace.in_(("", workspace)))
    return (
        set(session.scalars(select(PersonRow.id).where(one_of(session, PersonRow.id, people), named)))
        if people
        else set()
    )


_WHOEVER = (None, Kind.HIDE_PERSON)
"""Hiding holds for whoever may be meant, and for several: too much hidden is better than somebody shown."""


def _holds_for(kind: Kind | None, was: Reference, now: Reference) -> bool:
    """Tell whether a decision holds for who stands in the place of whom it was about.

    Who was "not a person" may be one under a name that is cut better, or be an organisation. A son is not his
    father, and of one name alone many are called so.
    """
    if kind in _WHOEVER or was.key == now.key:
        return kind in _WHOEVER or was.kind == now.kind
    if was.kind != now.kind or kind == Kind.NOT_A_PERSON:
        return False
    if was.kind == PersonKind.ORGANISATION:
        return True
    return " " in was.key and may_be_one_generation(was.key.split(), now.key.split())


def _rows_of(session: Session, written: Collection[str], workspace: str) -> dict[str, int]:
    shared = {one: read for one in written if (read := Reference.read(one)).article_id is None}
    keys = {key for read in shared.values() for key in _keys(read)}
    query = select(PersonRow.kind, PersonRow.key, PersonRow.id)
    rows = session.execute(query.where(PersonRow.article_id.is_(None), PersonRow.key.in_(keys)))
    known = {(row.kind, row.key): row.id for row in rows}
    found = {
        one: known[read.kind, key]
        for one, read in shared.items()
        for key in reversed(_keys(read))  # the last found is today’s
        if (read.kind, key) in known
    }
    taken = _taken(session, [read for one, read in shared.items() if one not in found])
    found |= {one: taken[read.key] for one, read in shared.items() if one not in found and read.key in taken}
    found |= _alone(session, {one: Reference.read(one) for one in written if one not in shared})
    others = {one: _row_of(session, one, workspace=workspace) for one in written if one not in found | shared}
    return {one: row for one, row in (found | others).items() if row is not None}


def _alone(session: Session, written: Mapping[str, Reference]) -> dict[str, int]:
    """Return the rows of those whom one article each has, as it was read: there may be thousands."""
    meant = {(read.kind, read.key, read.article_id): one for one, read in written.items() if not read.made}
    row = PersonRow
    query = select(row.kind, row.key, row.article_id, row.id).where(
        one_of(session, row.article_id, {read.article_id for read in written.values() if read.article_id}),
        row.key.in_({key for _, key, _ in meant}),
        row.workspace == "",
    )
    rows = session.execute(query.order_by(row.id.desc())).all() if meant else ()  # the first is meant
    found = (((kind, key, article_id), person) for kind, key, article_id, person in rows)
    return {meant[place]: person for place, person in found if place in meant}
