"""What was newly read on a topic, story by story, for a digest to choose from."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from sqlalchemy import ColumnElement, false, func, or_, select, true
from sqlalchemy.orm import Session

from news.digests.compose import StoryNews
from news.digests.topics import Report, TopicKind
from news.nouns import Published
from news.text import folded
from storage.articles import outlet_key
from storage.audience import in_place, quotable, visible
from storage.decided import said_by
from storage.headlines import withheld
from storage.placed import placed
from storage.references import person_of
from storage.rows import one_of
from storage.ruled import ruled
from storage.search import speaking_of
from storage.subscriptions import Kept
from storage.tables import (
    ArticleRow,
    ListedRow,
    MembershipRow,
    NameRow,
    QuoteRow,
    SectionRow,
)

_FIRST = "first of a window"


def news(  # noqa: PLR0913 (each narrows it, all keywords)
    session: Session,
    *,
    kept: Kept,
    since: datetime,
    until: datetime,
    now: datetime,
    edition_id: int | None = None,
) -> tuple[StoryNews, ...]:
    """Return the stories with articles read later than `since` and up to `until` on the subscription's topic.

    As its channel may see them, without what an edition listed, other than `edition_id`; and of stories that
    were told before, whatever is new in them.
    """
    return _Search(session, kept, since, until, now, edition_id).stories()


@dataclass(frozen=True)
class _Search:
    session: Session
    kept: Kept
    since: datetime
    until: datetime
    now: datetime
    edition_id: int | None

    def stories(self) -> tuple[StoryNews, ...]:
        told = self.told
        stories: dict[int | None, list[Report]] = defaultdict(list)
        for report, story in self._reports(self._wanted()):
            stories[story if story is not None else -report.id].append(report)
        return tuple(
            StoryNews(id=story if story and story > 0 else None, reports=tuple(each), told=story in told)
            for story, each in stories.items()
        )

    @cached_property
    def told(self) -> frozenset[int]:
        """The stories that an earlier edition listed, as they are shown now."""
        here = placed(self.session, self.kept.audience)
        row = ListedRow
        listed = (row.subscription_id == self.kept.id, row.part.in_(("new", "moved")), self._earlier())
        query = select(row.story_id).where(*listed, row.story_id.is_not(None)).distinct()
        return frozenset(here.first(story) for story in self.session.scalars(query) if story)

    def _earlier(self) -> ColumnElement[bool]:
        return ListedRow.edition_id != self.edition_id if self.edition_id is not None else true()

    @cached_property
    def first(self) -> int | None:
        """The first article of the window: ids rise as articles are read, so none before it matters.

        Of many digests that are due together it is asked once: the window may hold thousands.
        """
        memo: dict[tuple[datetime, datetime], int | None] = self.session.info.setdefault(_FIRST, {})
        window = (self.since, self.until)
        if window not in memo:
            memo[window] = self.session.scalar(select(func.min(ArticleRow.id)).where(*self._window()))
        return memo[window]

    def _window(self) -> tuple[ColumnElement[bool], ...]:
        return ArticleRow.read_at > self.since, ArticleRow.read_at <= self.until

    def _wanted(self) -> ColumnElement[bool]:
        """Return which of the window's articles are wanted: on the topic, or of a story told before."""
        if self.first is None:
            return false()
        running: ColumnElement[bool] = false()
        if self.told:
            here = placed(self.session, self.kept.audience)
            seen = (MembershipRow.seen_at > self.since, MembershipRow.seen_at <= self.until)
            members = select(MembershipRow.article_id).where(here.members(self.told), *seen)
            running = ArticleRow.id.in_(members)
        return or_(self._on_topic(), running)

    def _on_topic(self) -> ColumnElement[bool]:
        topic = self.kept.wanted.topic
        match topic.kind:
            case TopicKind.EVERYTHING:
                found: ColumnElement[bool] = true()
            case TopicKind.OUTLET:
                found = ArticleRow.outlet_key == outlet_key(topic.words)
            case TopicKind.PERSON:
                found = one_of(self.session, ArticleRow.id, self.named | self.quoted)
            case TopicKind.WORDS:
                found = one_of(self.session, ArticleRow.id, {*self.holding, *self.sections})
        if topic.outlet:
            found = found & (ArticleRow.outlet_key == outlet_key(topic.outlet))
        return found

    @cached_property
    def holding(self) -> dict[int, list[str]]:
        """Which of the topic's wordings the window's articles hold."""
        found: dict[int, list[str]] = defaultdict(list)
        topic = self.kept.wanted.topic
        if topic.kind is not TopicKind.WORDS:
            return found
        for wording in topic.wordings:
            holding = speaking_of(self.session, wording, together=topic.exact)
            column = next(iter(holding.selected_columns))
            for article in self.session.scalars(holding.where(column >= (self.first or 0))):
                found[article].append(wording)
        return found

    @cached_property
    def sections(self) -> dict[int, list[str]]:
        """The sections of the window's articles that are called as the topic is."""
        found: dict[int, list[str]] = defaultdict(list)
        topic = self.kept.wanted.topic
        if topic.kind is not TopicKind.WORDS:
            return found
        called = SectionRow.folded.in_([folded(wording) for wording in topic.wordings])
        query = select(SectionRow).where(called, SectionRow.article_id >= (self.first or 0))
        for row in self.session.scalars(query):
            found[row.article_id].append(row.words)
        return found

    @cached_property
    def people(self) -> Sequence[int]:
        """The rows that are the topic's person."""
        person = person_of(self.session, self.kept.topic, workspace=self.kept.workspace)
        return () if person is None else ruled(self.session, self.kept.audience).group(person)

    @cached_property
    def named(self) -> frozenset[int]:
        if self.kept.wanted.topic.kind is not TopicKind.PERSON:
            return frozenset()
        there = in_place(self.session, NameRow.person_id, NameRow.article_id, self.kept.audience)
        named = (NameRow.person_id.in_(self.people), NameRow.article_id >= (self.first or 0), there)
        return frozenset(self.session.scalars(select(NameRow.article_id).where(*named)))

    @cached_property
    def quoted(self) -> frozenset[int]:
        if self.kept.wanted.topic.kind is not TopicKind.PERSON or not self.people:
            return frozenset()
        theirs = said_by(self.session, people=self.people, audience=self.kept.audience)
        if not theirs:
            return frozenset()
        said = (or_(*theirs), quotable(self.session, self.kept.audience))
        query = select(QuoteRow.article_id).where(*said, QuoteRow.article_id >= (self.first or 0))
        return frozenset(self.session.scalars(query.distinct()))

    def _reports(self, wanted: ColumnElement[bool]) -> Iterator[tuple[Report, int | None]]:
        row, here = ArticleRow, placed(self.session, self.kept.audience)
        listed = select(ListedRow.article_id).where(
            ListedRow.subscription_id == self.kept.id, self._earlier()
        )
        query = (
            select(
                *(row.id, row.read_at, row.outlet, row.headline, row.show),
                *(row.published_day, row.published_instant),
                MembershipRow.story_id,
            )
            .outerjoin(MembershipRow, MembershipRow.article_id == row.id)
            .where(*self._window(), visible(self.kept.audience, self.now), wanted, row.id.not_in(listed))
            .order_by(row.read_at, row.id)
        )
        rows = self.session.execute(query).all()
        bare = withheld(self.session, articles=[row.id for row in rows], audience=self.kept.audience)
        for id_, read_at, outlet, headline, show, day, instant, story in rows:
            report = Report(
                id=id_,
                read_at=read_at,
                outlet=outlet,
                headline=None if show == "link" or id_ in bare else headline,
                published=None if day is None else Published(day=day, instant=instant),
                sections=tuple(self.sections.get(id_, ())),
                holding=tuple(self.holding.get(id_, ())),
                named=id_ in self.named,
                quoted=id_ in self.quoted,
            )
            yield report, None if story is None else here.story_of(article=id_, joined=story)
