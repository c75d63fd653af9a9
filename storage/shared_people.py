"""The people whom articles share, found by their keys: whoever joins them is looked up here."""

from collections import defaultdict
from collections.abc import Collection

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from news.nouns import PersonKind
from news.people.middles import has_middle, stem_of
from storage.rows import connected
from storage.tables import AliasRow, PersonRow

Key = tuple[str, str]
"""A person's folded name and kind."""
_PERSON = PersonKind.PERSON.value


def shared(session: Session, keys: Collection[Key]) -> dict[Key, int]:
    """Return the people of these keys whom articles share.

    "Michael R. Bloomberg" who has no row of his own is the Michael Bloomberg whom articles call so, too.
    """
    if not keys:
        return {}
    row = PersonRow
    query = select(row.key, row.kind, row.id).where(row.article_id.is_(None))
    found = connected(session).execute(query.where(row.key.in_({key for key, _ in keys})))
    known = {(key, kind): one for key, kind, one in found}
    others = {key for key, kind in keys if kind == _PERSON and (key, kind) not in known}
    return known | {(key, _PERSON): one for key, one in called(session, others).items()}


def called(session: Session, keys: Collection[str]) -> dict[str, int]:
    """Return whom articles share and also call by these keys with a middle name, where that is one person."""
    asked = set(filter(has_middle, keys))
    if not asked:
        return {}
    found: dict[str, set[int]] = defaultdict(set)
    for key, person, own in connected(session).execute(_called_by(asked)):
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
