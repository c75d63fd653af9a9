"""The people whom articles share, found by their keys: whoever joins them is looked up here."""

from collections import defaultdict
from collections.abc import Collection

from sqlalchemy import ColumnElement, Select, and_, exists, or_, select
from sqlalchemy.orm import Session

from news.nouns import PersonKind, StandingKind
from news.people.middles import has_middle, stem_of
from storage.audience import finds
from storage.rows import connected
from storage.tables import (
    AliasRow,
    ApartRow,
    ArticleRow,
    GivenNameRow,
    NameRow,
    PersonRow,
    PersonRulingRow,
)

Key = tuple[str, str]
"""A person's folded name and kind."""
_PERSON = PersonKind.PERSON.value


def everyones() -> ColumnElement[bool]:
    """Return the condition on `articles` that everyone may read them, and might from the first.

    What a workspace keeps to itself decides nobody's name: it would show in what others see.
    """
    return and_(ArticleRow.workspace == "", ArticleRow.standing == StandingKind.PUBLISHED)


def shared(session: Session, keys: Collection[Key]) -> dict[Key, int]:
    """Return the people of these keys whom articles share.

    "Michael R. Bloomberg" who has no row of his own is the Michael Bloomberg whom everyone's articles call
    so, too; or once did, if an editor decided about him since: he stays hidden by all his names.
    """
    if not keys:
        return {}
    row = PersonRow
    query = select(row.key, row.kind, row.id).where(row.article_id.is_(None))
    found = connected(session).execute(query.where(row.key.in_({key for key, _ in keys})))
    known = {(key, kind): one for key, kind, one in found}
    others = {key for key, kind in keys if kind == _PERSON and (key, kind) not in known}
    return known | {(key, _PERSON): one for key, one in _called(session, others, _JOINS).items()}


def called(session: Session, keys: Collection[str]) -> dict[str, int]:
    """Return whom articles share and also call by these keys with a middle name, where that is one person."""
    return _called(session, keys, _CALLED)


def _called(session: Session, keys: Collection[str], which: ColumnElement[bool]) -> dict[str, int]:
    asked = set(filter(has_middle, keys))
    if not asked:
        return {}
    found: dict[str, set[int]] = defaultdict(set)
    for key, person, own in connected(session).execute(_called_by(asked).where(which)):
        if stem_of(own) == stem_of(key):
            found[key].add(person)
    return {key: people.pop() for key, people in found.items() if len(people) == 1}


def of_stems(session: Session, stems: Collection[str]) -> dict[str, dict[int, str]]:
    """Return by stem the keys of those whom articles share under a name of that stem, by their rows."""
    found: dict[str, dict[int, str]] = defaultdict(dict)
    if stems:
        for stem, person, key in connected(session).execute(_called_by(stems)):
            if stem_of(key) == stem:
                found[stem][person] = key
    return found


def _called_by(keys: Collection[str]) -> Select[*tuple[str, int, str]]:
    query = select(AliasRow.folded, PersonRow.id, PersonRow.key)
    query = query.join(PersonRow, PersonRow.id == AliasRow.person_id).where(AliasRow.folded.in_(keys))
    return query.where(PersonRow.article_id.is_(None), PersonRow.kind == _PERSON)


_WRITTEN = (
    select(NameRow.article_id)
    .where(NameRow.person_id == AliasRow.person_id, NameRow.folded == AliasRow.folded)
    .correlate(AliasRow)
)
_DECIDED = [
    exists().where(row.person_id == PersonRow.id).correlate(PersonRow)
    for row in (PersonRulingRow, GivenNameRow, ApartRow)
]
_CALLED = finds(_WRITTEN)
"""An article still writes the name."""
_JOINS = or_(
    finds(_WRITTEN.join(ArticleRow, ArticleRow.id == NameRow.article_id).where(everyones())), *_DECIDED
)
