"""People: by a name, by an office, and what the articles call them."""

from datetime import datetime

from sqlalchemy import ColumnElement, Select, and_, func, or_, select
from sqlalchemy.orm import InstrumentedAttribute, Session

from news.nouns import Audience, PersonKind
from news.people.keys import name_key
from news.text import folded
from storage.articles import published
from storage.audience import visible
from storage.nouns import Described, Known
from storage.tables import ArticleRow, NameRow, PersonRow, QuoteRow, RoleRow

MOST = 25
POOL = 200
COUNTED = 100
NEAR_POOL = 2000


def named(session: Session, *, name: str, audience: Audience, now: datetime) -> tuple[Known, ...]:
    """Return whom articles call `name`: by full name, or by its last word; most quoted first, at most 25.

    People who stay inside their article are given too, each marked `one_article`.
    """
    key = name_key(name)
    if not key:
        return ()
    return _known(session, or_(NameRow.folded == key, NameRow.last == key), audience, now)


def by_id(session: Session, *, person_id: int, audience: Audience, now: datetime) -> Known | None:
    """Return the person of that row, if `audience` may see an article that names them."""
    found = _known(session, PersonRow.id == person_id, audience, now)
    return found[0] if found else None


def in_office(session: Session, *, office: str, audience: Audience, now: datetime) -> tuple[Known, ...]:
    """Return the public people whom an article describes by exactly these words ("prime minister")."""
    holders = _described(audience, now).where(RoleRow.folded == _office_key(office))
    return _known(session, PersonRow.id.in_(holders), audience, now)


def in_other_office(session: Session, *, office: str, audience: Audience, now: datetime) -> tuple[Known, ...]:
    """Return public people whose office only contains these words ("shadow home secretary")."""
    key = _office_key(office)
    if len(key) < 4:
        return ()
    holders = _described(audience, now).where(
        RoleRow.folded.contains(key, autoescape=True), RoleRow.folded != key
    )
    return _known(session, PersonRow.id.in_(holders), audience, now)


def names_like(session: Session, *, start: str, audience: Audience, now: datetime) -> tuple[str, ...]:
    """Return names of public people of which a word begins with `start`, to choose near misses from."""
    if not start:
        return ()
    query = (
        select(PersonRow.name)
        .distinct()
        .join(NameRow, NameRow.person_id == PersonRow.id)
        .join(ArticleRow, ArticleRow.id == NameRow.article_id)
        .where(visible(audience, now), PersonRow.public)
        .where(or_(_begins(NameRow.last, start), _begins(NameRow.folded, start)))
        .limit(NEAR_POOL)
    )
    return tuple(session.scalars(query))


def _office_key(office: str) -> str:
    words = folded(office).split()
    return " ".join(words[1:] if words[:1] in (["the"], ["a"], ["an"]) else words)


def _described(audience: Audience, now: datetime) -> Select[int]:
    return (
        select(RoleRow.person_id)
        .join(PersonRow, PersonRow.id == RoleRow.person_id)
        .join(ArticleRow, ArticleRow.id == RoleRow.article_id)
        .where(visible(audience, now), PersonRow.public)
    )


def _known(
    session: Session, condition: ColumnElement[bool], audience: Audience, now: datetime
) -> tuple[Known, ...]:
    met = (
        select(PersonRow.id)
        .join(NameRow, NameRow.person_id == PersonRow.id)
        .join(ArticleRow, ArticleRow.id == NameRow.article_id)
        .where(condition, visible(audience, now))
        .distinct()
        .limit(POOL)
    )
    rows = session.scalars(select(PersonRow).where(PersonRow.id.in_(met)).order_by(PersonRow.id)).all()
    counts = _counts(session, [row.id for row in rows], audience, now) if len(rows) > 1 else {}
    best = sorted(rows, key=lambda row: -counts.get(row.id, 0))[:MOST]
    roles = _roles(session, [row.id for row in best], audience, now)
    return tuple(
        Known(
            id=row.id,
            name=row.name,
            kind=PersonKind(row.kind),
            public=row.public,
            pseudonym=_pseudonym(session, row),
            one_article=row.article_id is not None,
            roles=roles.get(row.id, ()),
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


def _roles(
    session: Session, people: list[int], audience: Audience, now: datetime
) -> dict[int, tuple[Described, ...]]:
    """Return the roles of `people`, newest first, undated last, each wording once."""
    query = (
        select(RoleRow, ArticleRow)
        .join(ArticleRow, ArticleRow.id == RoleRow.article_id)
        .where(RoleRow.person_id.in_(people), visible(audience, now))
        .order_by(ArticleRow.published_day.desc().nulls_last(), RoleRow.id)
    )
    found: dict[int, dict[str, Described]] = {}
    for role, article in session.execute(query):
        described = Described(words=role.words, published=published(article))
        found.setdefault(role.person_id, {}).setdefault(role.folded, described)
    return {person: tuple(roles.values()) for person, roles in found.items()}
