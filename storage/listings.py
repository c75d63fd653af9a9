"""What an edition listed, as an audience may see it now."""

from collections import defaultdict
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby

from sqlalchemy import select
from sqlalchemy.orm import Session

from news.digests.compose import Edition, Line
from news.digests.topics import Match, MatchKind, Report, TopicKind
from news.nouns import Audience, Published
from storage import people
from storage.articles import published
from storage.audience import visible
from storage.editions import Opened
from storage.headlines import withheld
from storage.placed import placed
from storage.references import person_of
from storage.ruled import workspace_of
from storage.tables import ArticleRow, EditionRow, ListedRow, SubscriptionRow


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """An article that an edition listed, in the `place` of its story; no `match`: that was told before.

    `url` and `file` are where it stands, as far as known.
    """

    place: int
    headline: str | None
    url: str | None
    file: str | None
    outlet: str | None
    published: Published | None
    story: int | None
    match: Match | None


def of_edition(
    session: Session, *, edition_id: int, parts: Collection[str], audience: Audience, now: datetime
) -> tuple[Listed, ...]:
    """Return the articles of these parts of an edition in the audience's channel which it may see."""
    row, here = ListedRow, placed(session, audience)
    ours = (
        SubscriptionRow.workspace == workspace_of(audience),
        SubscriptionRow.channel == (audience.channel or ""),
    )
    query = (
        select(row, ArticleRow)
        .join(ArticleRow, ArticleRow.id == row.article_id)
        .join(EditionRow, EditionRow.id == row.edition_id)
        .join(SubscriptionRow, SubscriptionRow.id == EditionRow.subscription_id)
        .where(row.edition_id == edition_id, row.part.in_(parts), visible(audience, now), *ours)
        .order_by(row.place, row.article_id)
    )
    rows = session.execute(query).all()
    bare = withheld(session, articles=[article.id for _, article in rows], audience=audience)
    return tuple(
        Listed(
            place=listed.place,
            headline=_headline(article, bare),
            url=article.url,
            file=article.place,
            outlet=article.outlet,
            published=published(article),
            story=here.first(listed.story_id) if listed.story_id else None,
            match=Match(kind=MatchKind(listed.match), words=listed.matched) if listed.match else None,
        )
        for listed, article in rows
    )


def left(session: Session, *, edition: Opened, now: datetime) -> Edition:
    """Return what of an edition its channel may still see, in the order in which it was listed.

    Nothing is left of a digest about somebody who was hidden.
    """
    told: dict[str, list[Line]] = defaultdict(list)
    for part, line in _lines(session, edition, now) if _has_topic(session, edition, now) else ():
        told[part].append(line)
    return Edition(
        since=edition.since,
        until=edition.until,
        fresh=tuple(told["new"]),
        moved=tuple(told["moved"]),
        undated=tuple(told["undated"]),
        older=tuple(told["older"]),
    )


def _has_topic(session: Session, edition: Opened, now: datetime) -> bool:
    kept = edition.kept
    if kept.wanted.topic.kind is not TopicKind.PERSON:
        return True
    person = person_of(session, kept.topic, workspace=kept.workspace)
    seen = person and people.by_id(session, person_id=person, audience=kept.audience, now=now)
    return seen is not None


def _lines(session: Session, edition: Opened, now: datetime) -> Iterator[tuple[str, Line]]:
    """Yield the edition's lines, each with its part."""
    audience, row = edition.kept.audience, ListedRow
    here = placed(session, audience)
    query = (
        select(row, ArticleRow)
        .join(ArticleRow, ArticleRow.id == row.article_id)
        .where(row.edition_id == edition.id, visible(audience, now))
        .order_by(row.place, ArticleRow.read_at, ArticleRow.id)
    )
    each = session.execute(query).all()
    bare = withheld(session, articles=[article.id for _, article in each], audience=audience)
    for _, found in groupby(each, key=lambda one: one[0].place):
        rows = list(found)
        first = rows[0][0]
        story = here.first(first.story_id) if first.story_id else None
        why = (Match(kind=MatchKind(first.match), words=first.matched),) if first.match else ()
        yield first.part, Line(story=story, reports=tuple(_report(one, bare) for _, one in rows), why=why)


def _report(row: ArticleRow, bare: Collection[int]) -> Report:
    headline = _headline(row, bare)
    return Report(
        id=row.id, read_at=row.read_at, outlet=row.outlet, headline=headline, published=published(row)
    )


def _headline(row: ArticleRow, bare: Collection[int]) -> str | None:
    return None if row.show == "link" or row.id in bare else row.headline
