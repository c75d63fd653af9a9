"""The people whom articles share, found by their keys: whoever joins them is looked up here."""

from collections import defaultdict
from collections.abc import Collection
from enum import Enum, auto

from sqlalchemy import ColumnElement, Select, and_, exists, or_, select, true
from sqlalchemy.orm import Session

from news.nouns import PersonKind, StandingKind
from news.people.middles import has_middle, stem_of
from storage.audience import finds
from storage.built import by_engine
from storage.rows import connected, one_of_words
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


class _Which(Enum):
    """Of whom articles share: all, those of whom an article still writes the name, or whom it joins."""

    ALL = auto()
    CALLED = auto()
    JOINS = auto()


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
    asked = {"keys": sorted({key for key, _ in keys})}
    found = connected(session).execute(_shared(session), asked)
    known = {(key, kind): one for key, kind, one in found}
    others = {key for key, kind in keys if kind == _PERSON and (key, kind) not in known}
    return known | {(key, _PERSON): one for key, one in _called(session, others, _Which.JOINS).items()}


def called(session: Session, keys: Collection[str]) -> dict[str, int]:
    """Return whom articles share and also call by these keys with a middle name, where that is one person."""
    return _called(session, keys, _Which.CALLED)


def _called(session: Session, keys: Collection[str], which: _Which) -> dict[str, int]:
    asked = set(filter(has_middle, keys))
    if not asked:
        return {}
    found: dict[str, set[int]] = defaultdict(set)
    for key, person, own in connected(session).execute(_called_by(session, which), {"keys": sorted(asked)}):
        if stem_of(own) == stem_of(key):
            found[key].add(person)
    return {key: people.pop() for key, people in found.items() if len(people) == 1}


def of_stems(session: Session, stems: Collection[str]) -> dict[str, dict[int, str]]:
    """Return by stem the keys of those whom articles share under a name of that stem, by their rows."""
    found: dict[str, dict[int, str]] = defaultdict(dict)
    if stems:
        asked = {"keys": sorted(stems)}
        for stem, person, key in connected(session).execute(_called_by(session, _Which.ALL), asked):
            if stem_of(key) == stem:
                found[stem][person] = key
    return found


@by_engine
def _shared(session: Session) -> Select[*tuple[str, str, int]]:
    row = PersonRow
    query = select(row.key, row.kind, row.id).where(row.article_id.is_(None))
    return query.where(one_of_words(session, row.key, "keys"))


@by_engine
def _called_by(session: Session, which: _Which) -> Select[*tuple[str, int, str]]:
    query = select(AliasRow.folded, PersonRow.id, PersonRow.key)
    query = query.join(PersonRow, PersonRow.id == AliasRow.person_id)
    query = query.where(one_of_words(session, AliasRow.folded, "keys"))
    return query.where(PersonRow.article_id.is_(None), PersonRow.kind == _PERSON, _WHICH[which])


_WRITTEN = (
    select(NameRow.article_id)
    .where(NameRow.person_id == AliasRow.person_id, NameRow.folded == AliasRow.folded)
    .correlate(AliasRow)
)
_DECIDED = [
    exists().where(row.person_id == PersonRow.id).correlate(PersonRow)
    for row in (PersonRulingRow, GivenNameRow, ApartRow)
]
_WHICH: dict[_Which, ColumnElement[bool]] = {
    _Which.ALL: true(),
    _Which.CALLED: finds(_WRITTEN),
    _Which.JOINS: or_(
        finds(_WRITTEN.join(ArticleRow, ArticleRow.id == NameRow.article_id).where(everyones())), *_DECIDED
    ),
}
