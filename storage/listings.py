"""What an edition listed, as an audience may see it now."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from news.digests.topics import Match, MatchKind
from news.nouns import Audience, Published
from storage.articles import published
from storage.audience import visible
from storage.placed import placed
from storage.ruled import workspace_of
from storage.tables import ArticleRow, EditionRow, ListedRow, SubscriptionRow


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """An article that an edition listed, in the `place` of its story; no `match`: that was told before."""

    place: int
    headline: str | None
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
    return tuple(
        Listed(
            place=listed.place,
            headline=article.headline,
            outlet=article.outlet,
            published=published(article),
            story=here.first(listed.story_id) if listed.story_id else None,
            match=Match(kind=MatchKind(listed.match), words=listed.matched) if listed.match else None,
        )
        for listed, article in session.execute(query)
    )
