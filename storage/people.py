"""People: by a name, by an office, and what the articles call them."""

from datetime import datetime

from sqlalchemy import ColumnElement, Select, func, or_, select
from sqlalchemy.orm import Session

from news.nouns import Audience, PersonKind
from news.people.keys import name_key
from news.text import folded
from storage.articles import published
from storage.audience import visible
from storage.nouns import Described, Known
from storage.tables import ArticleRow, NameRow, PersonRow, QuoteRow, RoleRow

MOST = 25
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
        .where(
            or_(
                NameRow.last.startswith(start, autoescape=True),
                NameRow.folded.startswith(start, autoescape=True),
            )
        )
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
    )
    quotes = (
        select(QuoteRow.person_id, func.count().label("quotes"))
        .join(ArticleRow, ArticleRow.id == QuoteRow.article_id)
        .where(QuoteRow.person_id.in_(met), visible(audience, now))
        .group_by(QuoteRow.person_id)
        .subquery()
    )
    many = func.coalesce(quotes.c.quotes, 0)
    rows = session.execute(
        select(PersonRow, many)
        .outerjoin(quotes, quotes.c.person_id == PersonRow.id)
        .where(PersonRow.id.in_(met))
        .order_by(many.desc(), PersonRow.id)
        .limit(MOST)
    ).all()
    roles = _roles(session, [row.id for row, _ in rows], audience, now)
    return tuple(_as_known(row, count, roles.get(row.id, ())) for row, count in rows)


def _as_known(row: PersonRow, quotes: int, roles: tuple[Described, ...]) -> Known:
    return Known(
        id=row.id,
        name=row.name,
        kind=PersonKind(row.kind),
        public=row.public,
        pseudonym=row.pseudonym,
        one_article=row.article_id is not None,
        roles=roles,
        quotes=quotes,
    )


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
