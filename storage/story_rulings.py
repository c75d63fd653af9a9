"""What follows from decisions about stories: which are one, where articles were put, what they are called."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import datetime

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from storage.kinds import Kind
from storage.placed import forget
from storage.rows import connected, insert_all
from storage.tables import DecisionRow, MembershipRow, MembershipRulingRow, StoryRulingRow


def rule_stories(session: Session, workspace: str, decisions: Sequence[DecisionRow]) -> None:
    """Save what follows from these decisions, the oldest first, in the place of what followed before."""
    forget(session)
    for table in (StoryRulingRow, MembershipRulingRow):
        session.execute(delete(table).where(table.workspace == workspace))
    rulings = _Rulings()
    for decision in decisions:
        rulings.rule(decision)
    rulings.save(session, workspace)


def follow_nearest(session: Session, *, nearest: Mapping[int, int]) -> None:
    """Put articles just assigned, in their order, where editors put the one that each is most like."""
    if not nearest:
        return
    query = select(
        MembershipRulingRow.article_id, MembershipRulingRow.workspace, MembershipRulingRow.story_id
    )
    asked = MembershipRulingRow.article_id.in_(set(nearest.values()))
    placed: dict[int, list[tuple[str, int]]] = defaultdict(list)
    for article, workspace, story in connected(session).execute(query.where(asked)):
        placed[article].append((workspace, story))
    rows = []
    for article, other in nearest.items():
        placed[article] += placed[other]
        rows += [
            {"workspace": workspace, "article_id": article, "story_id": story}
            for workspace, story in placed[article]
        ]
    insert_all(session, MembershipRulingRow, rows)


class _Rulings:
    """The rulings as they grow, decision by decision."""

    def __init__(self) -> None:
        self._into: dict[int, int] = {}
        self._titles: dict[int, str] = {}
        self._moved: dict[int, tuple[int, datetime]] = {}

    def rule(self, decision: DecisionRow) -> None:
        story, other = decision.story_id, decision.other_story_id
        match Kind(decision.kind):
            case Kind.MERGE_STORIES if story and other and self._root(story) != self._root(other):
                self._into[self._root(story)] = self._root(other)
            case Kind.RENAME_STORY if story and decision.name:
                self._titles[self._root(story)] = decision.name
            case Kind.MOVE_ARTICLE if decision.article_id and other:
                self._moved[decision.article_id] = (other, decision.made_at)
            case _:
                pass

    def save(self, session: Session, workspace: str) -> None:
        stories = [
            {
                "workspace": workspace,
                "story_id": story,
                "into_id": self._root(story) if story in self._into else None,
                "title": self._titles.get(story),
            }
            for story in sorted({*self._into, *self._titles})
        ]
        insert_all(session, StoryRulingRow, stories)
        placed = self._with_later_ones(session)
        moved = [
            {"workspace": workspace, "article_id": article, "story_id": story}
            for article, story in sorted(placed.items())
        ]
        insert_all(session, MembershipRulingRow, moved)

    def _with_later_ones(self, session: Session) -> dict[int, int]:
        """Return where articles were put, and with them those that came later and are most like them.

        What stood in the story when the editor decided stays: they saw it there.
        """
        placed = {article: story for article, (story, _) in self._moved.items()}
        waiting = dict(self._moved)
        while waiting:
            likest = (
                select(MembershipRow)
                .where(MembershipRow.nearest_id.in_(waiting))
                .order_by(MembershipRow.article_id)
            )
            later = {}
            for row in session.scalars(likest):
                story, since = waiting[row.nearest_id or 0]
                if row.article_id not in placed and row.seen_at > since:
                    placed[row.article_id] = story
                    later[row.article_id] = (story, since)
            waiting = later
        return placed

    def _root(self, story: int) -> int:
        while story in self._into:
            story = self._into[story]
        return story
