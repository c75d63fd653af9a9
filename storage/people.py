"""People: by a name, by an office, and what the articles call them."""

from datetime import datetime

from sqlalchemy import ColumnElement, Select, and_, func, or_, select, true
from sqlalchemy.orm import InstrumentedAttribute, Session

from news.nouns import Audience, PersonKind, Published
from news.people.keys import name_key
from news.text import folded
from storage.audience import visible
from storage.nouns import Described, Known
from storage.tables import AliasRow, ArticleRow, NameRow, OfficeRow, PersonRow, QuoteRow, RoleRow

MOST = 8
POOL = 60
COUNTED = 100
RECENT = 50
NEAR_POOL = 2000


def named(session: Session, *, name: str, audience: Audience, now: datetime) -> tuple[Known, ...]:
    """Return whom articles call `name`: by full name, or by its last word; most quoted first, at most 8.

    People who stay inside their article are given too, each marked `one_article`.
    """
    key = name_key(name)
    if not key:
        return ()
    candidates = select(AliasRow.person_id).where(or_(AliasRow.folded == key, AliasRow.last == key))
    called = _named_in_sight(audience, now).where(or_(NameRow.folded == key, NameRow.last == key))
    return _known(session, (PersonRow.id.in_(candidates), called.exists()), audience, now)


def by_id(session: Session, *, person_id: int, audience: Audience, now: datetime) -> Known | None:
    """Return the person of that row, if `audience` may see an article that names them."""
    seen = _named_in_sight(audience, now).exists()
    found = _known(session, (PersonRow.id == person_id, seen), audience, now)
    return found[0] if found else None


def in_office(session: Session, *, office: str, audience: Audience, now: datetime) -> tuple[Known, ...]:
    """Return the public people whom an article describes by exactly these words ("prime minister")."""
    return _holders(session, OfficeRow.folded == _office_key(office), audience, now)


def in_other_office(session: Session, *, office: str, audience: Audience, now: datetime) -> tuple[Known, ...]:
    """Return public people whose office only contains these words ("shadow home secretary")."""
    key = _office_key(office)
    if len(key) < 4:
        return ()
    within = and_(OfficeRow.folded.contains(key, autoescape=True), OfficeRow.folded != key)
    return _holders(session, within, audience, now)


def names_like(session: Session, *, start: str, audience: Audience, now: datetime) -> tuple[str, ...]:
    """Return names of public people of which a word begins with `start`, to choose near misses from."""
    if not start:
        return ()
    candidates = select(AliasRow.person_id).where(
        or_(_begins(AliasRow.last, start), _begins(AliasRow.folded, start))
    )
    seen = _named_in_sight(audience, now).where(
        or_(_begins(NameRow.last, start), _begins(NameRow.folded, start))
    )
    query = select(PersonRow.name).where(PersonRow.id.in_(candidates), PersonRow.public, seen.exists())
    return tuple(session.scalars(query.limit(NEAR_POOL)))


def _named_in_sight(audience: Audience, now: datetime) -> Select[int]:
    """Return the articles in sight that name the person of the surrounding query."""
    return (
        select(NameRow.article_id)
        .join(ArticleRow, ArticleRow.id == NameRow.article_id)
        .where(NameRow.person_id == PersonRow.id, visible(audience, now))
        .correlate(PersonRow)
    )


def _holders(
    session: Session, condition: ColumnElement[bool], audience: Audience, now: datetime
) -> tuple[Known, ...]:
    offices = select(OfficeRow.id).where(condition).limit(POOL)
    candidates = select(RoleRow.person_id).where(RoleRow.office_id.in_(offices)).distinct().limit(POOL)
    described = (
        select(RoleRow.id)
        .join(ArticleRow, ArticleRow.id == RoleRow.article_id)
        .where(RoleRow.person_id == PersonRow.id, RoleRow.office_id.in_(offices), visible(audience, now))
        .correlate(PersonRow)
    )
    which = (PersonRow.id.in_(candidates), PersonRow.public == true(), described.exists())
    return _known(session, which, audience, now)


def _office_key(office: str) -> str:
    words = folded(office).split()
    return " ".join(words[1:] if words[:1] in (["the"], ["a"], ["an"]) else words)


def _known(
    session: Session, which: tuple[ColumnElement[bool], ...], audience: Audience, now: datetime
) -> tuple[Known, ...]:
    rows = session.scalars(select(PersonRow).where(*which).order_by(PersonRow.id).limit(POOL)).all()
    counts = _counts(session, [row.id for row in rows], audience, now) if len(rows) > 1 else {}
    best = sorted(rows, key=lambda row: -counts.get(row.id, 0))[:MOST]
    return tuple(
        Known(
            id=row.id,
            name=row.name,
            kind=PersonKind(row.kind),
            public=row.public,
            pseudonym=_pseudonym(session, row),
            one_article=row.article_id is not None,
            roles=_roles(session, row.id, audience, now),
            quotes=counts.get(row.id),
        )
        for row in best
    )


def _pseudonym(session: Session, row: PersonRow) -> str | None:
    if row.pseudonym_start is None or row.article_id is None:
        return None
    return session.get_one(ArticleRow, row.article_id).text[row.pseudonym_start : row.pseudonym_end]


def _counts(session: Session, people: list[int], audience: Audience, now: datetime) -> dict[int, int]:
    """Return how many quotes each of `people` has, counted up to `COUNTED`."""
    some = (
        select(QuoteRow.id)
        .join(ArticleRow, ArticleRow.id == QuoteRow.article_id)
        .where(QuoteRow.person_id == PersonRow.id, visible(audience, now))
        .limit(COUNTED)
        .correlate(PersonRow)
        .subquery()
    )
    number = select(func.count()).select_from(some).scalar_subquery()
    counted = select(PersonRow.id, number).where(PersonRow.id.in_(people))
    return {row.id: row[1] for row in session.execute(counted)}


def _begins(column: InstrumentedAttribute[str], start: str) -> ColumnElement[bool]:
    """A prefix as a range: unlike LIKE it uses the index on both engines. Folded text is plain ASCII."""
    return and_(column >= start, column < start + "\x7f")


def _roles(session: Session, person_id: int, audience: Audience, now: datetime) -> tuple[Described, ...]:
    """Return the person's roles, newest first, undated last, each wording once, of the newest `RECENT`."""
    query = (
        select(RoleRow.office_id, RoleRow.words, ArticleRow.published_day, ArticleRow.published_instant)
        .join(ArticleRow, ArticleRow.id == RoleRow.article_id)
        .where(RoleRow.person_id == person_id, visible(audience, now))
        .order_by(RoleRow.age, RoleRow.id)
        .limit(RECENT)
    )
    found: dict[int, Described] = {}
    for office, words, day, instant in session.execute(query):
        dated = None if day is None else Published(day=day, instant=instant)
        found.setdefault(office, Described(words=words, published=dated))
    return tuple(found.values())
