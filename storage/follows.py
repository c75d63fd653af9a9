"""Following a public person: who follows whom, and what they have said since."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, and_, delete, exists, func, select, true
from sqlalchemy.orm import Session, aliased

from news.errors import WhosaidError
from news.nouns import Audience
from storage import people, quotes
from storage.nouns import FIRST, Known, Page, Told, Wanted
from storage.references import Reference, person_of
from storage.rows import insert_new
from storage.ruled import ruled, workspace_of
from storage.tables import (
    ArticleRow,
    FollowRow,
    NameRow,
    PersonRow,
    PersonRulingRow,
    QuoteRow,
    QuoteRulingRow,
)

MOST = 200


class PrivateError(WhosaidError):
    """Who holds no office, post or role, or is known in one article only, is followed by nobody."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Followed:
    """A person whom someone follows, since when, and who wished it."""

    person: Known
    author: str
    since: datetime


@dataclass(frozen=True, slots=True, order=True, kw_only=True)
class Follower:
    """A user or a channel, by id, that follows somebody."""

    workspace: str
    follower: str


def follow(session: Session, *, person_id: int, follower: str, audience: Audience, now: datetime) -> bool:
    """Let `follower` follow the person from now on; tell whether that is new.

    Raises PrivateError for who isn't public, LookupError for whom the audience can't see.
    """
    known = people.by_id(session, person_id=person_id, audience=audience, now=now)
    if known is None:
        raise LookupError(person_id)
    if not known.followable:
        raise PrivateError(f"{known.name} isn’t a public person, and stays inside the article.")
    if is_followed(session, person_id=person_id, follower=follower, audience=audience):
        return False
    key = {"workspace": workspace_of(audience), "follower": follower, "person_id": known.id}
    return insert_new(session, FollowRow, **key, author=audience.user or "", followed_at=now) is not None


def unfollow(session: Session, *, person_id: int, follower: str, audience: Audience) -> bool:
    """Take that back, for the person and whoever is one with them; tell whether there was anything."""
    group = ruled(session, audience).group(person_id) or (person_id,)
    theirs = (*_ours(audience, follower), FollowRow.person_id.in_(group))
    return bool(session.scalars(delete(FollowRow).where(*theirs).returning(FollowRow.id)).all())


def carry(session: Session, *, people: Collection[str]) -> None:
    """Let whoever follows these people, by their references, follow who alone is named in their place.

    That is when no article names them any more, but for other workspaces' own.
    """
    keys = {read.key for read in map(Reference.read, people)}
    named = exists().where(NameRow.person_id == PersonRow.id, NameRow.article_id == ArticleRow.id)
    unnamed = ~named.where(ArticleRow.workspace.in_(("", FollowRow.workspace)))
    query = select(FollowRow, PersonRow).join(PersonRow, PersonRow.id == FollowRow.person_id)
    query = query.where(PersonRow.key.in_(keys), PersonRow.article_id.is_(None), unnamed)
    for row, person in session.execute(query.order_by(FollowRow.id)).all():
        was = Reference.to(person).written
        into = person_of(session, was, workspace=row.workspace) if was in people else None
        if into is None or into == person.id or session.get_one(PersonRow, into).article_id is not None:
            continue
        key = {"workspace": row.workspace, "follower": row.follower, "person_id": into}
        insert_new(session, FollowRow, **key, author=row.author, followed_at=row.followed_at)
        session.delete(row)


def is_followed(session: Session, *, person_id: int, follower: str, audience: Audience) -> bool:
    """Tell whether `follower` follows the person, or whoever is one with them."""
    group = ruled(session, audience).group(person_id)
    theirs = (*_ours(audience, follower), FollowRow.person_id.in_(group))
    return session.scalars(select(FollowRow.id).where(*theirs).limit(1)).first() is not None


def followed(session: Session, *, follower: str, audience: Audience, now: datetime) -> tuple[Followed, ...]:
    """Return whom `follower` follows, of those who are still public and in sight, by name; at most 200."""
    query = select(FollowRow).where(*_ours(audience, follower)).order_by(FollowRow.id).limit(MOST)
    found: dict[int, Followed] = {}
    for row in session.scalars(query):
        known = people.by_id(session, person_id=row.person_id, audience=audience, now=now)
        if known and known.followable and known.id not in found:
            found[known.id] = Followed(person=known, author=row.author, since=row.followed_at)
    return tuple(sorted(found.values(), key=lambda one: one.person.name))


def followers(session: Session, *, articles: Collection[int]) -> tuple[Follower, ...]:
    """Return who may follow somebody quoted in one of `articles`, editors' decisions included.

    What of it they may see `said` decides.
    """
    quoted = select(QuoteRow.person_id).where(QuoteRow.article_id.in_(articles))
    given = select(QuoteRulingRow.person_id).where(QuoteRulingRow.article_id.in_(articles))
    mine, theirs = aliased(PersonRulingRow), aliased(PersonRulingRow)
    people = quoted.union(given).subquery()
    person = people.c.person_id
    query = (
        select(FollowRow.workspace, FollowRow.follower)
        .distinct()
        .outerjoin(mine, _rules(mine, FollowRow.person_id))
        .join(people, true())
        .outerjoin(theirs, _rules(theirs, person))
        .where(func.coalesce(mine.into_id, FollowRow.person_id) == func.coalesce(theirs.into_id, person))
    )
    return tuple(sorted(Follower(workspace=row[0], follower=row[1]) for row in session.execute(query)))


def said(
    session: Session, *, follower: str, audience: Audience, now: datetime, wanted: Wanted = FIRST
) -> Page[Told]:
    """Return what those whom `follower` follows are quoted with, newest first; narrow by `read_after`.

    In articles, that is, which the audience may see: ask as the channel into which it goes.
    """
    whom = [one.person.id for one in followed(session, follower=follower, audience=audience, now=now)]
    return quotes.by_people(session, people=whom, audience=audience, now=now, wanted=wanted)


def _ours(audience: Audience, follower: str) -> tuple[ColumnElement[bool], ...]:
    return FollowRow.workspace == workspace_of(audience), FollowRow.follower == follower


def _rules(ruling: Any, person: Any) -> ColumnElement[bool]:
    """Return whether a row of `person_rulings` is about the person, in the follow's workspace."""
    return and_(ruling.workspace == FollowRow.workspace, ruling.person_id == person)
