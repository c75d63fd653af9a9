"""Roles: as what articles describe people, with the days on which they do."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Select, select, union_all
from sqlalchemy.orm import Session

from news.nouns import Audience, Published
from storage.audience import in_place, visible
from storage.built import NOW, numbered, once, parameters
from storage.nouns import Described
from storage.rows import connected
from storage.tables import ArticleRow, RoleRow

RECENT = 50
AT_ONCE = 8
"""People who are asked for in one statement, if there are several."""
NOBODY = 0
"""No person's id."""


def roles(
    session: Session, *, groups: Mapping[int, Sequence[int]], audience: Audience, now: datetime
) -> dict[int, tuple[Described, ...]]:
    """Return each one's roles, newest first, undated last, each wording once, of the newest `RECENT`.

    `groups`: by person the rows that are one with them.
    """
    people = [person for rows in groups.values() for person in rows]
    size = 1 if len(people) == 1 else AT_ONCE  # two statements to compile
    query, asked = _newest_roles(session, audience, size), connected(session)
    found = defaultdict[int, list[tuple[Any, ...]]](list)
    for start in range(0, len(people), size):
        some = people[start : start + size]
        given = {**numbered([*some, *[NOBODY] * (size - len(some))]), "now": now}
        for person, *role in asked.execute(query, given):
            found[person].append(tuple(role))
    return {
        first: _described(role for person in rows for role in found[person]) for first, rows in groups.items()
    }


@once
def _newest_roles(session: Session, audience: Audience, people: int) -> Select[*tuple[Any, ...]]:
    """Return the question for the newest `RECENT` roles of each of so many people."""
    row = RoleRow
    columns = (row.office_id, row.words, row.verbatim, ArticleRow.published_day, ArticleRow.published_instant)
    newest = (
        select(row.person_id, row.age, row.id, *columns)
        .join(ArticleRow, ArticleRow.id == row.article_id)
        .where(visible(audience, NOW), in_place(session, row.person_id, row.article_id, audience))
        .order_by(row.age, row.id)
        .limit(RECENT)
    )
    each = (newest.where(row.person_id == person).subquery() for person in parameters(people))
    return select(union_all(*map(select, each)).subquery())


def _described(roles: Iterable[tuple[Any, ...]]) -> tuple[Described, ...]:
    """Return each wording once, by its first role; the roles begin with what they are ordered by."""
    found: dict[int, Described] = {}
    for _age, _id, office, words, verbatim, day, instant in sorted(roles)[:RECENT]:
        if office not in found:
            dated = None if day is None else Published(day=day, instant=instant)
            found[office] = Described(words=words, published=dated, verbatim=verbatim)
    return tuple(found.values())
