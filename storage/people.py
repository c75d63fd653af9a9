"""People: by a name, by an office, and what the articles call them."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import (
    BindParameter,
    ColumnElement,
    Select,
    and_,
    bindparam,
    func,
    or_,
    select,
    true,
)
from sqlalchemy.orm import Session

from news.nouns import Audience, MentionKind, PersonKind, Published
from news.people.genders import gender_told
from news.people.keys import last_of, name_key
from news.people.spelling import may_be_one
from news.text import folded
from storage.audience import finds, in_place, named_in_sight, present, quotable, reattributed, visible
from storage.built import NOW, once
from storage.decided import shown
from storage.nouns import Known, Where
from storage.roles import roles
from storage.rows import as_list, connected, in_list, planned_once
from storage.ruled import ruled, workspace_of
from storage.search import offices_with
from storage.tables import (
    AliasRow,
    ArticleRow,
    GivenNameRow,
    NameRow,
    OfficeRow,
    PersonRow,
    QuoteRow,
    QuoteRulingRow,
    RoleRow,
)

MOST = 8
SHORTEST = 4
POOL = 30
COUNTED = 100
MOST_NAMED = 100
LONE = 100
FEW_NAMESAKES = 12
"""People of one first name; of more, a few would be a chance's choice."""
_PRONOUNS = {"he": "m", "she": "f"}
ALIKE, MOST_ALIKE = 4, 100
"""Letters of a surname that its spellings share, and how many of these are compared."""


def named(session: Session, *, name: str, audience: Audience, now: datetime) -> tuple[Known, ...]:
    """Return whom articles call `name`: by full name, or by its last word; most quoted first, at most 8.

    People who stay inside their article are given too, each marked `one_article`. "Mrs Starmer" is nobody who
    is read to be a man.
    """
    found = _called(session, name, audience, now)
    told = gender_told(name) if found else ""
    return tuple(one for one in found if not told or _gender(session, one, audience, now) in ("", told))


def _gender(session: Session, person: Known, audience: Audience, now: datetime) -> str:
    """Return "m" or "f" as articles tell of somebody by "he said" or a title; "" by a first name alone."""
    some = (
        select(QuoteRow.article_id, QuoteRow.speaker_kind, QuoteRow.speaker_start, QuoteRow.speaker_end)
        .where(QuoteRow.person_id.in_(ruled(session, audience).group(person.id)))
        .limit(COUNTED)
        .subquery()
    )
    words = func.substr(ArticleRow.text, some.c.speaker_start + 1, some.c.speaker_end - some.c.speaker_start)
    spoken = select(words).join(some, some.c.article_id == ArticleRow.id).where(visible(audience, now))
    spoken = spoken.where(some.c.speaker_kind != MentionKind.NOMINAL.value)
    found = {
        _PRONOUNS.get(words.lower()) or _titled(words, person) for words in session.scalars(spoken.distinct())
    }
    told = {gender for gender in (*found, gender_told(person.name)) if gender}
    return told.pop() if len(told) == 1 else ""


def _titled(words: str, person: Known) -> str:
    """Return the gender that a title tells before the person's name, or a part of it, alone: "Ms Abbott"."""
    is_name = set(name_key(words).split()) <= set(name_key(person.name).split())
    return gender_told(words) if is_name else ""


def _called(session: Session, name: str, audience: Audience, now: datetime) -> tuple[Known, ...]:
    key = name_key(name)
    if not key:
        return ()
    return _known(session, _of_name(session, audience), {"key": key}, audience, now)


@once
def _of_name(session: Session, audience: Audience) -> Select[PersonRow]:
    """Return the question for whom articles or editors call `key`."""
    key: BindParameter[str] = bindparam("key")
    candidates = select(AliasRow.person_id).where(or_(AliasRow.folded == key, AliasRow.last == key))
    in_sight = named_in_sight(session, audience, NOW)
    by_row = and_(PersonRow.key == key, PersonRow.kind == PersonKind.PERSON, PersonRow.article_id.is_(None))
    by_name = finds(in_sight.where(or_(NameRow.folded == key, NameRow.last == key)))
    called = or_(by_name, and_(by_row, finds(in_sight)))  # whom those with a middle name only are left of
    by_article = and_(PersonRow.id.in_(candidates), called)
    if not ruled(session, audience).given:
        return planned_once(_people(session, audience, by_article))
    given = select(GivenNameRow.person_id).where(
        GivenNameRow.workspace == workspace_of(audience),
        or_(GivenNameRow.folded == key, GivenNameRow.last == key),
    )
    by_editors = and_(PersonRow.id.in_(given), finds(in_sight))
    return planned_once(_people(session, audience, or_(by_article, by_editors)))


def lone(session: Session, *, name: str, audience: Audience, now: datetime) -> tuple[int, ...]:
    """Return the people whom one article each calls by this one word alone: they can't be told apart.

    At most a hundred, those who were read about last.
    """
    key = name_key(name)
    if not key or " " in key:
        return ()
    return tuple(connected(session).scalars(_lone(session, audience), {"key": key, "now": now}))


@once
def _lone(session: Session, audience: Audience) -> Select[int]:
    row = PersonRow
    own = (
        row.key == bindparam("key"),
        row.kind == PersonKind.PERSON,
        row.article_id.is_not(None),
        row.workspace == "",
    )
    seen = finds(named_in_sight(session, audience, NOW))
    which = (*own, row.pseudonym_start.is_(None), present(session, audience), seen)
    return planned_once(select(row.id).where(*which).order_by(row.id.desc()).limit(LONE))


def variants(session: Session, *, name: str, audience: Audience, now: datetime) -> tuple[Known, ...]:
    """Return public people who may be the one of that name: "John R. Bolton", "Volodymyr Zelensky"."""
    key = name_key(name)
    first, _, rest = key.partition(" ")
    if not rest:
        return ()
    begins = last_of(rest)[:ALIKE]
    asked = {"begins": begins, "ends": f"{begins}\x7f", "first": f"{first} ", "letters": len(first) + 1}
    keys = [one for one in connected(session).scalars(_SPELT, asked) if may_be_one(key, one)]
    if not keys:
        return ()
    return _known(session, _of_keys(session, audience), {"keys": keys}, audience, now)


def first_named(session: Session, *, first: str, audience: Audience, now: datetime) -> tuple[Known, ...]:
    """Return the public people in sight whose first name is that one word; none where they are too many."""
    key = name_key(first)
    if not key or " " in key:
        return ()
    asked = {"begins": f"{key} ", "ends": f"{key} \x7f", "now": now}
    keys = connected(session).scalars(_beginning(session, audience), asked).all()
    if not 0 < len(keys) <= FEW_NAMESAKES:
        return ()
    found = _known(session, _of_keys(session, audience), {"keys": keys}, audience, now)
    return tuple(one for one in found if one.public and one.kind is PersonKind.PERSON)


@once
def _beginning(session: Session, audience: Audience) -> Select[str]:
    """Return the question for the names that begin so, of public people in sight: one more than are few."""
    row = PersonRow
    begin = (row.key > bindparam("begins"), row.key < bindparam("ends"), row.article_id.is_(None))
    which = (row.kind == PersonKind.PERSON, row.public == true(), present(session, audience))
    seen = finds(named_in_sight(session, audience, NOW))
    return planned_once(select(row.key).where(*begin, *which, seen).limit(FEW_NAMESAKES + 1))


# built once, as every answer about a person asks; no range of first names: SQLite would begin with it
_SPELT = planned_once(
    select(AliasRow.folded)
    .where(AliasRow.last >= bindparam("begins"), AliasRow.last < bindparam("ends"))
    .where(func.substr(AliasRow.folded, 1, bindparam("letters")) == bindparam("first"))
    .distinct()
    .limit(MOST_ALIKE)
)


@once
def _of_keys(session: Session, audience: Audience) -> Select[PersonRow]:
    """Return the question for the people of more than one article whose names have these `keys`."""
    seen = finds(named_in_sight(session, audience, NOW))
    which = and_(PersonRow.key.in_(bindparam("keys", expanding=True)), PersonRow.article_id.is_(None), seen)
    return planned_once(_people(session, audience, which))


def by_id(session: Session, *, person_id: int, audience: Audience, now: datetime) -> Known | None:
    """Return the person of that row, if `audience` may see an article that names them."""
    asked = {"ids": ruled(session, audience).group(person_id)}
    found = _known(session, _of_ids(session, audience), asked, audience, now)
    return found[0] if found else None


@once
def _of_ids(session: Session, audience: Audience) -> Select[PersonRow]:
    seen = finds(named_in_sight(session, audience, NOW))
    which = and_(PersonRow.id.in_(bindparam("ids", expanding=True)), seen)
    return planned_once(_people(session, audience, which))


def named_in(
    session: Session, *, articles: Collection[int], audience: Audience, now: datetime
) -> tuple[tuple[int, str], ...]:
    """Return whom these articles name, by id and name, in the order of their names, at most a hundred."""
    seen = finds(named_in_sight(session, audience, now).where(NameRow.article_id.in_(articles)))
    here = select(NameRow.person_id).where(NameRow.article_id.in_(articles))
    which = (PersonRow.id.in_(here), present(session, audience), seen)
    found = session.execute(select(PersonRow.id, PersonRow.name).where(*which))
    known = (shown(session, person_id=row.id, name=row.name, audience=audience) for row in found)
    people = {one.id: one.name for one in known if one}
    return tuple(sorted(people.items(), key=lambda person: person[1])[:MOST_NAMED])


def in_office(session: Session, *, office: str, audience: Audience, now: datetime) -> tuple[Known, ...]:
    """Return the public people whom an article describes by exactly these words ("prime minister")."""
    exactly = select(OfficeRow.id).where(OfficeRow.folded == _office_key(office))
    return _holders(session, session.scalars(exactly).all(), audience, now)


def in_other_office(session: Session, *, office: str, audience: Audience, now: datetime) -> tuple[Known, ...]:
    """Return public people whose office only contains these words ("shadow home secretary")."""
    key = _office_key(office)
    if len(key) < SHORTEST:
        return ()
    within = set(offices_with(session, key, POOL))
    exactly = session.scalars(select(OfficeRow.id).where(OfficeRow.folded == key)) if within else ()
    return _holders(session, sorted(within.difference(exactly)), audience, now)


def _holders(
    session: Session, offices: Sequence[int], audience: Audience, now: datetime
) -> tuple[Known, ...]:
    if not offices:
        return ()
    return _known(session, _in_offices(session, audience), {"offices": offices}, audience, now)


@once
def _in_offices(session: Session, audience: Audience) -> Select[PersonRow]:
    offices: BindParameter[int] = bindparam("offices", expanding=True)
    candidates = select(RoleRow.person_id).where(RoleRow.office_id.in_(offices)).distinct().limit(POOL)
    described = (
        select(RoleRow.id)
        .join(ArticleRow, ArticleRow.id == RoleRow.article_id)
        .where(RoleRow.person_id == PersonRow.id, RoleRow.office_id.in_(offices), visible(audience, NOW))
        .where(in_place(session, RoleRow.person_id, RoleRow.article_id, audience))
        .correlate(PersonRow)
    )
    which = and_(PersonRow.id.in_(candidates), PersonRow.public == true(), finds(described))
    return _people(session, audience, which)


def _office_key(office: str) -> str:
    words = folded(office).split()
    return " ".join(words[1:] if words[:1] in (["the"], ["a"], ["an"]) else words)


def _people(session: Session, audience: Audience, which: ColumnElement[bool]) -> Select[PersonRow]:
    shared_first = (PersonRow.article_id.is_not(None), PersonRow.id)
    return select(PersonRow).where(which, present(session, audience)).order_by(*shared_first).limit(POOL)


def _known(
    session: Session, query: Select[PersonRow], asked: Mapping[str, Any], audience: Audience, now: datetime
) -> tuple[Known, ...]:
    """Return the people of whom `query` finds a row, each once, most quoted first."""
    found = {row.id: row for row in session.scalars(query, {**asked, "now": now})}
    rulings = ruled(session, audience)
    groups = {first: rulings.group(first) for first in dict.fromkeys(map(rulings.first, found))}
    counts = _counts(session, groups, audience, now) if len(groups) > 1 else {}
    best = sorted(groups, key=lambda first: -counts.get(first, 0))[:MOST]
    rows = [found.get(first) or session.get_one(PersonRow, first) for first in best]
    described = roles(session, groups={first: groups[first] for first in best}, audience=audience, now=now)
    places = _places(session, {row.article_id for row in rows if row.article_id}) if len(rows) > 1 else {}
    return tuple(
        Known(
            id=row.id,
            name=name.name,
            kind=PersonKind(row.kind),
            public=row.public,
            pseudonym=_pseudonym(session, row),
            one_article=row.article_id is not None,
            roles=described[row.id],
            quotes=counts.get(row.id),
            written=name.written,
            joined=_names(session, groups[row.id][1:]),
            where=places.get(row.article_id or 0),
        )
        for row in rows
        if (name := shown(session, person_id=row.id, name=row.name, audience=audience))
    )


def _places(session: Session, articles: Collection[int]) -> dict[int, Where]:
    """Return what tells these articles apart."""
    row = ArticleRow
    asked = (row.id, row.outlet, row.headline, row.published_day, row.published_instant)
    found = session.execute(select(*asked).where(row.id.in_(articles))) if articles else ()
    return {
        one: Where(
            outlet=outlet,
            headline=headline,
            published=None if day is None else Published(day=day, instant=instant),
        )
        for one, outlet, headline, day, instant in found
    }


def _names(session: Session, people: Sequence[int]) -> tuple[str, ...]:
    if not people:
        return ()
    names = session.scalars(select(PersonRow.name).where(PersonRow.id.in_(people)).distinct())
    return tuple(sorted(names))


def _pseudonym(session: Session, row: PersonRow) -> str | None:
    if row.pseudonym_start is None or row.article_id is None:
        return None
    return session.get_one(ArticleRow, row.article_id).text[row.pseudonym_start : row.pseudonym_end]


def _counts(
    session: Session, groups: dict[int, tuple[int, ...]], audience: Audience, now: datetime
) -> dict[int, int]:
    """Return how many quotes each group has, counted up to `COUNTED`, by its first row."""
    people = [person for rows in groups.values() for person in rows]
    asked = {"people": as_list(session, people), "now": now}
    counted = connected(session).execute(_counting(session, audience), asked).all()
    own = {row.id: row[1] for row in counted}
    given = _given(session, people, audience, now)
    return {
        first: min(COUNTED, sum(own.get(row, 0) + given.get(row, 0) for row in rows))
        for first, rows in groups.items()
    }


@once
def _counting(session: Session, audience: Audience) -> Select[*tuple[int, int]]:
    """Return the question how many quotes articles give to each of `people`, counted up to `COUNTED`."""
    own_words: ColumnElement[bool] = true()
    if ruled(session, audience).quotes:
        own_words = QuoteRow.id.not_in(reattributed(audience))
    some = (
        select(QuoteRow.id)
        .join(ArticleRow, ArticleRow.id == QuoteRow.article_id)
        .where(QuoteRow.person_id == PersonRow.id, own_words)
        .where(visible(audience, NOW), quotable(session, audience))
        .limit(COUNTED)
        .correlate(PersonRow)
        .subquery()
    )
    number = select(func.count()).select_from(some).scalar_subquery()
    counted = select(PersonRow.id, number).where(in_list(session, PersonRow.id, bindparam("people")))
    return planned_once(counted)


def _given(session: Session, people: list[int], audience: Audience, now: datetime) -> dict[int, int]:
    """Return how many quotes editors have given to each of `people`."""
    if not ruled(session, audience).quotes:
        return {}
    query = (
        select(QuoteRulingRow.person_id, func.count())
        .join(QuoteRow, QuoteRow.id == QuoteRulingRow.quote_id)
        .join(ArticleRow, ArticleRow.id == QuoteRow.article_id)
        .where(QuoteRulingRow.person_id.in_(people), QuoteRow.id.in_(reattributed(audience)))
        .where(
            QuoteRulingRow.workspace == workspace_of(audience),
            visible(audience, now),
            quotable(session, audience),
        )
        .group_by(QuoteRulingRow.person_id)
    )
    return {person: number for person, number in session.execute(query) if person}
