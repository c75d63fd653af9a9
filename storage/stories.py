"""Stories: the articles that tell one event, as an audience sees them; hidden ones are in no story."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cached_property
from typing import Any

from sqlalchemy import ColumnElement, Select, bindparam, func, select
from sqlalchemy.orm import Session, defer

from news.nouns import Audience
from news.stories.title import Headline, Title, plainest
from storage.articles import beginning
from storage.audience import When, visible
from storage.built import NOW, once
from storage.headlines import withheld
from storage.nouns import Place
from storage.placed import Placed, placed
from storage.rows import as_list, connected, in_list, planned_once
from storage.tables import ArticleRow, MembershipRow

MOST_REPORTS = 200
"""Articles of one story that are looked at, those first seen first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """An article of a story: when we first saw it, and what put it there: `shared` terms, if any."""

    where: Place
    seen_at: datetime
    terms: Mapping[str, float]
    shared: tuple[str, ...]

    @property
    def article_id(self) -> int:
        """The article's row."""
        return self.where.article_id


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """The articles that tell one event, those first seen first; at least one.

    `title` is the plainest headline among them, None where none can be shown; `named` is what editors call
    it.
    """

    id: int
    title: Title | None
    named: str | None
    reports: tuple[Report, ...]

    @property
    def articles(self) -> tuple[int, ...]:
        """The articles, those first seen first."""
        return tuple(report.article_id for report in self.reports)

    @property
    def outlets(self) -> tuple[str, ...]:
        """The outlets that are stated, each once, the one first seen first."""
        return tuple(dict.fromkeys(one.where.outlet for one in self.reports if one.where.outlet))

    @property
    def begun_at(self) -> datetime:
        """When its first article was read by us."""
        return self.reports[0].seen_at


@dataclass(frozen=True, slots=True, kw_only=True)
class Moved:
    """A story in which articles were first seen between two instants; `is_new`: it had none before."""

    story_id: int
    articles: tuple[int, ...]
    is_new: bool


def by_id(session: Session, *, story_id: int, audience: Audience, now: datetime) -> Story | None:
    """Return the story, or the one that it was merged into; None where the audience may see none of it."""
    return next(iter(by_ids(session, ids=[story_id], audience=audience, now=now)), None)


def by_ids(session: Session, *, ids: Sequence[int], audience: Audience, now: datetime) -> tuple[Story, ...]:
    """Return those of these stories of which the audience may see an article, in the order of `ids`."""
    sight = _Sight(session, audience, now)
    shown = list(dict.fromkeys(sight.placed.first(one) for one in ids))
    reports = sight.reports(shown)
    return tuple(_story(one, reports[one], sight.placed) for one in shown if one in reports)


def of_articles(
    session: Session, *, ids: Collection[int], audience: Audience, now: datetime
) -> dict[int, int]:
    """Return the story of each of these articles that the audience may see."""
    asked = {"some": as_list(session, ids), "now": now}
    found = connected(session).execute(_of_articles(session, audience), asked)
    return placed(session, audience).of(found)


@once
def _of_articles(session: Session, audience: Audience) -> Select[*tuple[int, int]]:
    """Return the question for the stories that some articles joined, those first seen first."""
    here = in_list(session, MembershipRow.article_id, bindparam("some"))
    return planned_once(_joined(audience, NOW).where(here))


def _joined(audience: Audience, now: When) -> Select[*tuple[int, int]]:
    """Return the question for articles in sight, those first seen first, each with the story it joined."""
    row = MembershipRow
    joined = select(row.article_id, row.story_id).join(ArticleRow, ArticleRow.id == row.article_id)
    return joined.where(visible(audience, now)).order_by(row.seen_at, row.article_id)


def moved(
    session: Session, *, since: datetime, until: datetime, audience: Audience, now: datetime
) -> tuple[Moved, ...]:
    """Return the stories in which articles were first seen from `since` to before `until`, oldest first."""
    sight = _Sight(session, audience, now)
    fresh: dict[int, list[int]] = defaultdict(list)
    seen = sight.stories(MembershipRow.seen_at >= since, MembershipRow.seen_at < until)
    for article, story in seen.items():
        fresh[story].append(article)
    earlier = sight.stories(MembershipRow.seen_at < since, sight.placed.members(fresh.keys()))
    begun = set(earlier.values())
    return tuple(
        Moved(story_id=story, articles=tuple(articles), is_new=story not in begun)
        for story, articles in fresh.items()
    )


@dataclass(frozen=True)
class _Sight:
    """What an audience may see of stories at an instant."""

    session: Session
    audience: Audience
    now: datetime

    @cached_property
    def placed(self) -> Placed:
        return placed(self.session, self.audience)

    def stories(self, *which: ColumnElement[bool]) -> dict[int, int]:
        """Return the articles in sight that fulfil `which`, those first seen first, each with its story."""
        return self.placed.of(self.session.execute(_joined(self.audience, self.now).where(*which)))

    def reports(self, stories: Collection[int]) -> dict[int, list[Report]]:
        """Return each story's articles in sight, those first seen first."""
        order = func.row_number().over(partition_by=MembershipRow.story_id, order_by=MembershipRow.article_id)
        members = self._in_sight(MembershipRow.article_id, order.label("place"))
        ranked = members.where(self.placed.members(stories)).subquery()
        first = select(ranked.c.article_id).where(ranked.c.place <= MOST_REPORTS)
        query = self._in_sight(MembershipRow, ArticleRow).where(MembershipRow.article_id.in_(first))
        ordered = query.order_by(MembershipRow.seen_at, MembershipRow.article_id)
        found: dict[int, list[Report]] = defaultdict(list)
        rows = self.session.execute(ordered.options(defer(ArticleRow.text))).all()
        bare = withheld(self.session, articles=[one.id for _, one in rows], audience=self.audience)
        for member, article in rows:
            story = self.placed.story_of(article=article.id, joined=member.story_id)
            found[story].append(_report(member, article, bare=article.id in bare))
        return found

    def _in_sight(self, *columns: Any) -> Any:
        joined = select(*columns).join(ArticleRow, ArticleRow.id == MembershipRow.article_id)
        return joined.where(visible(self.audience, self.now))


def _report(member: MembershipRow, article: ArticleRow, *, bare: bool) -> Report:
    where = beginning(article)
    return Report(
        where=replace(where, headline=None) if bare else where,
        seen_at=member.seen_at,
        terms=member.terms,
        shared=tuple(member.shared),
    )


def _story(story: int, reports: Sequence[Report], where: Placed) -> Story:
    headlines = [
        Headline(
            key=one.article_id, words=one.where.headline, outlet=one.where.outlet, terms=one.terms.keys()
        )
        for one in reports
        if one.where.headline
    ]
    return Story(id=story, title=plainest(headlines), named=where.titles.get(story), reports=tuple(reports))
