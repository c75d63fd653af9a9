"""What became of an article since it was first read: of earlier versions only what changed is shown."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from dataclasses import replace as changed
from datetime import datetime

from sqlalchemy import Select, bindparam, select
from sqlalchemy.orm import Session

from news.changes import Change, Kind, Noun
from news.nouns import Audience, Span
from news.people.keys import name_key
from storage.articles import place
from storage.audience import sayable, visible
from storage.built import once
from storage.nouns import Place
from storage.rows import as_list, connected, in_list, planned_once
from storage.shared_people import called
from storage.tables import ArticleRow, ChangeRow, PersonRow, VersionRow
from storage.unsaid import Unsaid, unsaid


@dataclass(frozen=True, slots=True, kw_only=True)
class Changed:
    """What one version changed. `number` counts from 2; `seen_at` is when we read it."""

    number: int
    seen_at: datetime
    changes: tuple[Change, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class History:
    """An article's history: when it was first read, and each version after that, the newest first."""

    where: Place
    read_at: datetime
    versions: tuple[Changed, ...]


def history(session: Session, *, url: str, audience: Audience, now: datetime) -> History | None:
    """Return what became of the article of that address since it was first read, if it may be seen."""
    row = session.scalars(
        select(ArticleRow).where(ArticleRow.url == url, visible(audience, now)).order_by(ArticleRow.id)
    ).first()
    return None if row is None else _history(session, row, audience)


def history_of(
    session: Session, *, article_id: int, audience: Audience, now: datetime, exported: bool = False
) -> History | None:
    """Return what became of an article since it was first read, if it may be seen.

    `exported`: without what is said by people who aren't public.
    """
    row = session.scalar(select(ArticleRow).where(ArticleRow.id == article_id, visible(audience, now)))
    if row is None:
        return None
    found = _history(session, row, audience)
    if not exported:
        return found
    versions = [changed(one, changes=_public(session, one.changes)) for one in found.versions]
    return changed(found, versions=tuple(versions))


def _public(session: Session, changes: Sequence[Change]) -> tuple[Change, ...]:
    keys = {name_key(one.speaker) for one in changes if one.speaker}
    shared = select(PersonRow.key).where(
        PersonRow.key.in_(keys), PersonRow.article_id.is_(None), PersonRow.public.is_(True)
    )
    public = {*session.scalars(shared), *called(session, keys)}
    return tuple(
        one for one in changes if (one.noun is not Noun.QUOTE or one.speaker) and _names(one) <= public
    )


def _names(change: Change) -> set[str]:
    return {name_key(change.speaker)} if change.speaker else set()


def figure_changes(
    session: Session, *, articles: Collection[int], audience: Audience, now: datetime
) -> dict[int, tuple[Change, ...]]:
    """Return what newer versions changed of these articles' figures, by article, the newest version first."""
    asked = {"some": as_list(session, articles)}
    found = {}
    for article_id in connected(session).scalars(_with_figures(session, audience), asked).all():
        known = history_of(session, article_id=article_id, audience=audience, now=now)
        told = [one for version in known.versions for one in version.changes] if known else []
        found[article_id] = tuple(one for one in told if one.noun is Noun.FIGURE)
    return found


@once
def _with_figures(session: Session, _audience: Audience) -> Select[int]:
    """Return the question of which of some articles figures were changed."""
    row = ChangeRow
    here = in_list(session, row.article_id, bindparam("some"))
    return planned_once(select(row.article_id).where(here, row.noun == Noun.FIGURE).distinct())


def tellable_changes(
    session: Session, *, article_id: int, audience: Audience, changes: Sequence[Change]
) -> tuple[Change, ...]:
    """Return those of an article's changes that an audience which may see the article may be told."""
    if session.get_one(ArticleRow, article_id).show != "sentence":
        return ()
    hidden = unsaid(session, article_id=article_id, audience=audience)
    return _shown(changes, hidden)


def _history(session: Session, row: ArticleRow, audience: Audience) -> History:
    found = select(ChangeRow).join(ArticleRow).where(ChangeRow.article_id == row.id, sayable())
    rows = session.scalars(found.order_by(ChangeRow.number, ChangeRow.position)).all()
    told: dict[int, list[Change]] = {}
    for one in rows:
        told.setdefault(one.number, []).append(_noun(one))
    hidden = unsaid(session, article_id=row.id, audience=audience)
    seen = _read_at(session, row)
    versions = tuple(
        Changed(number=number, seen_at=seen_at, changes=_shown(told.get(number, ()), hidden))
        for number, seen_at in sorted(seen.items(), reverse=True)
    )
    return History(where=place(row, Span(0, 0)), read_at=row.read_at, versions=versions)


def _read_at(session: Session, row: ArticleRow) -> dict[int, datetime]:
    """Return when each version after the first was read, by its number."""
    kept = select(VersionRow.number, VersionRow.read_at).where(VersionRow.article_id == row.id)
    found = {row.number: row.read_at for row in session.execute(kept)}
    if row.changed_at is not None:
        found[max(found, default=0) + 1] = row.changed_at
    return {number: read_at for number, read_at in found.items() if number > 1}


def _shown(changes: Sequence[Change], hidden: Unsaid) -> tuple[Change, ...]:
    return tuple(one for one in changes if not hidden.covers((one.before, one.after), one.speaker))


def _noun(row: ChangeRow) -> Change:
    return Change(
        noun=Noun(row.noun), kind=Kind(row.kind), before=row.before, after=row.after, speaker=row.speaker
    )
