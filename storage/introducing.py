"""Saving whom articles name: people, alone or shared by articles, with their names and offices."""

from collections.abc import Collection, Mapping, Sequence

from sqlalchemy import Select, bindparam, select, update
from sqlalchemy.orm import Session

from news.nouns import PersonKind
from news.people.keys import last_of, name_key
from news.people.middles import stem_of
from storage.adopting import Adopted, adopt
from storage.built import by_engine
from storage.reading_rows import Rows, Someone
from storage.rows import (
    Values,
    as_list,
    connected,
    in_list,
    insert_all,
    insert_missing,
    insert_new_all,
    numbered,
    one_of_words,
)
from storage.shared_people import Key, shared
from storage.tables import AliasRow, NameRow, OfficeRow, PersonRow, RoleRow


def introduce(session: Session, *, found: Collection[Rows]) -> None:
    """Save who is new of the people whom articles share, with names and offices, before what names them.

    In a transaction of its own: others who meet the same new people wait for it, and not for whole articles.
    Nobody is shown of whom no article is in sight.
    """
    introduce_people(session, found=found)
    _offices(session, {role.folded for rows in found for who in rows.people for role in who.roles})


def introduce_people(session: Session, *, found: Collection[Rows]) -> set[int]:
    """Save who is new of the people whom articles share, with names; return all of them who are met."""
    everybody = [who for rows in found for who in rows.people]
    known = shared(session, {who.key for who in everybody if who.joins})
    known |= _share(session, _new(everybody, known))
    met = [who for who in everybody if who.joins and who.key in known]
    _save_aliases(session, {(known[who.key], key) for who in met for key in _called(who)})
    return set(known.values())


def resolve(session: Session, *, found: Mapping[int, Rows]) -> tuple[dict[int, list[int]], list[int]]:
    """Save who is new, with everybody's names; return their rows by article, as read.

    The quotes that are returned too have become others': they are to be joined anew.
    """
    people, adopted = _save_people(session, found)
    _save_names(session, found, people, adopted.aliases)
    return people, adopted.quotes


def describe(session: Session, *, found: Mapping[int, Rows], people: Mapping[int, Sequence[int]]) -> None:
    """Save what roles the articles give to these people, who are as `resolve` returned them."""
    roles = [
        (role, {"person_id": person, "article_id": one, "age": rows.age})
        for one, rows in found.items()
        for person, who in zip(people[one], rows.people, strict=True)
        for role in who.roles
    ]
    offices = _offices(session, {role.folded for role, _ in roles})
    rows = [role.row | about | {"office_id": offices[role.folded]} for role, about in roles]
    insert_all(session, RoleRow, rows)


def _save_people(session: Session, found: Mapping[int, Rows]) -> tuple[dict[int, list[int]], Adopted]:
    """Save the people who are new; return everybody's row by article, in the order of the reading.

    And what these have taken over of people whom they have taken in.
    """
    everybody = [(one, who) for one, rows in found.items() for who in rows.people]
    known = shared(session, {who.key for _, who in everybody if who.joins})
    fresh, alone = _new([who for _, who in everybody], known), list[Values]()
    places: dict[int, list[Key | int]] = {one: [] for one in found}
    for one, who in everybody:
        joined = who.joins and (who.key in known or who.key in fresh)
        places[one].append(who.key if joined else len(alone))
        if not joined:
            alone.append(who.row | {"article_id": one})
    known |= _share(session, fresh)
    shares = {who.key for _, who in everybody if who.shares and who.key[1] == PersonKind.PERSON}
    adopted = adopt(session, public={key: known[key] for key in shares}, met=set(known.values()))
    ids = numbered(session, PersonRow, len(alone))
    insert_all(session, PersonRow, [row | {"id": new} for row, new in zip(alone, ids, strict=True)])
    people = {
        one: [ids[at] if isinstance(at, int) else known[at] for at in where] for one, where in places.items()
    }
    return people, adopted


def _new(everybody: Sequence[Someone], known: Collection[Key]) -> dict[Key, Values]:
    """Return the rows of those whom articles are to share from now on, each as first named."""
    fresh: dict[Key, Values] = {}
    for who in everybody:
        if who.shares and who.key not in known:
            fresh.setdefault(who.key, who.row | {"article_id": None})
    return fresh


def _share(session: Session, fresh: Mapping[Key, Values]) -> dict[Key, int]:
    """Add people whom articles share; whom somebody else has added meanwhile is looked up again."""
    rows = [fresh[key] for key in sorted(fresh)]
    _keep_bodies(session, rows)
    ids = numbered(session, PersonRow, len(rows))
    numbers = [row | {"id": one} for row, one in zip(rows, ids, strict=True)]
    added = insert_new_all(session, PersonRow, numbers, by=("key", "kind"))
    return added | shared(session, fresh.keys() - added.keys())


def _keep_bodies(session: Session, fresh: Sequence[Values]) -> None:
    """Give bodies that were saved by an older version, as articles spelt them, the keys of these rows.

    So whoever follows them or decided about them goes on doing so.
    """
    bodies = (row for row in fresh if row["kind"] == PersonKind.ORGANISATION)
    keys = {was: row["key"] for row in bodies if (was := name_key(row["name"])) != row["key"]}
    for (was, kind), body in sorted(
        shared(session, {(was, PersonKind.ORGANISATION) for was in keys}).items()
    ):
        if kind == PersonKind.ORGANISATION:
            session.execute(update(PersonRow).where(PersonRow.id == body).values(key=keys[was]))


def _save_names(
    session: Session,
    found: Mapping[int, Rows],
    people: Mapping[int, list[int]],
    aliases: Collection[tuple[int, str]],
) -> None:
    """Save what articles call people, and all by which these are found: those `aliases`, too."""
    everybody = [
        (person, one, who)
        for one, rows in found.items()
        for person, who in zip(people[one], rows.people, strict=True)
    ]
    called = {(person, one, name) for person, one, who in everybody for name in who.names}
    stems = {(person, key) for person, _, who in everybody if who.shares for key in _called(who)}
    _save_aliases(session, {*aliases, *stems, *((person, name.key) for person, _, name in called)})
    rows = [
        {"person_id": person, "article_id": one, "words": name.words} | _forms(name.key)
        for person, one, name in sorted(called)
    ]
    insert_all(session, NameRow, rows)


def _called(who: Someone) -> set[str]:
    """Return by what somebody is found: what they are called, and their name less its middle one."""
    own = {stem_of(who.key[0])} if who.key[1] == PersonKind.PERSON else set()
    return {name.key for name in who.names} | own


def _save_aliases(session: Session, aliases: Collection[tuple[int, str]]) -> None:
    """Save those that are new, all at once in their order: nobody waits for others who add the same."""
    if not aliases:
        return
    people, keys = {person for person, _ in aliases}, {key for _, key in aliases}
    asked = {"people": as_list(session, people), "keys": sorted(keys)}
    known = set(map(tuple, connected(session).execute(_known_aliases(session), asked)))
    rows = [{"person_id": person} | _forms(key) for person, key in sorted({*aliases} - known)]
    insert_missing(session, AliasRow, rows)


@by_engine
def _known_aliases(session: Session) -> Select[*tuple[int, str]]:
    row = AliasRow
    of_people = in_list(session, row.person_id, bindparam("people"))
    return select(row.person_id, row.folded).where(of_people, one_of_words(session, row.folded, "keys"))


def _forms(key: str) -> Values:
    return {"folded": key, "last": last_of(key)}


def _offices(session: Session, words: Collection[str]) -> dict[str, int]:
    """Return the rows of these wordings of offices; those that are new are added."""
    known = _known_offices(session, words)
    fresh = [{"folded": one} for one in sorted(words - known.keys())]
    added = {key: one for (key,), one in insert_new_all(session, OfficeRow, fresh, by=("folded",)).items()}
    return known | added | _known_offices(session, words - known.keys() - added.keys())


def _known_offices(session: Session, words: Collection[str]) -> dict[str, int]:
    if not words:
        return {}
    found = connected(session).execute(_offices_called(session), {"words": sorted(words)})
    return {row.folded: row.id for row in found}


@by_engine
def _offices_called(session: Session) -> Select[*tuple[str, int]]:
    row = OfficeRow
    return select(row.folded, row.id).where(one_of_words(session, row.folded, "words"))
