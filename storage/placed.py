"""Where a workspace's editors have put stories and articles: read once a session."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field

from sqlalchemy import BindParameter, ColumnElement, Row, and_, bindparam, or_, select
from sqlalchemy.orm import Session

from news.nouns import Audience
from storage.rows import connected, planned_once
from storage.ruled import workspace_of
from storage.tables import MembershipRow, MembershipRulingRow, StoryRulingRow

_MEMO = "placed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """Which stories are one (`into`), where articles were put (`moved`), what stories are called."""

    into: Mapping[int, int] = field(default_factory=dict)
    moved: Mapping[int, int] = field(default_factory=dict)
    titles: Mapping[int, str] = field(default_factory=dict)

    def story_of(self, *, article: int, joined: int) -> int:
        """Return the story in which an article is shown that `joined` that one when it was saved."""
        return self.first(self.moved.get(article, joined))

    def of(self, joined: Iterable[Row[*tuple[int, int]]]) -> dict[int, int]:
        """Return the stories in which articles are shown, given each with that which it joined."""
        return {article: self.story_of(article=article, joined=story) for article, story in joined}

    def first(self, story: int) -> int:
        """Return the story as which `story` is shown."""
        return self.into.get(story, story)

    def members(self, stories: Collection[int]) -> ColumnElement[bool]:
        """Return the condition on memberships to be shown in one of these stories."""
        shown = set(stories)
        rows = shown | {one for one, into in self.into.items() if into in shown}
        if not self.moved:
            return MembershipRow.story_id.in_(rows)
        stayed = and_(MembershipRow.story_id.in_(rows), MembershipRow.article_id.not_in(self.moved))
        came = [article for article, story in self.moved.items() if self.first(story) in shown]
        return or_(stayed, MembershipRow.article_id.in_(came))


def placed(session: Session, audience: Audience) -> Placed:
    """Return what this audience's editors decided about stories; the command line obeys nobody's."""
    memo: dict[str, Placed] = session.info.setdefault(_MEMO, {})
    workspace = workspace_of(audience)
    if workspace not in memo:
        memo[workspace] = _read(session, workspace) if workspace else Placed()
    return memo[workspace]


def forget(session: Session) -> None:
    """Read it again when it is wanted next: it has changed."""
    session.info.pop(_MEMO, None)


def _read(session: Session, workspace: str) -> Placed:
    asked, ours = connected(session), {"ours": workspace}
    stories = asked.execute(_STORIES, ours).all()
    return Placed(
        into={row.story_id: row.into_id for row in stories if row.into_id},
        moved={row.article_id: row.story_id for row in asked.execute(_MOVED, ours)},
        titles={row.story_id: row.title for row in stories if row.title},
    )


_OURS: BindParameter[str] = bindparam("ours")
_STORIES = planned_once(
    select(StoryRulingRow.story_id, StoryRulingRow.into_id, StoryRulingRow.title).where(
        StoryRulingRow.workspace == _OURS
    )
)
_MOVED = planned_once(
    select(MembershipRulingRow.article_id, MembershipRulingRow.story_id).where(
        MembershipRulingRow.workspace == _OURS
    )
)
