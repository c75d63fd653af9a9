"""An edition of a digest: which stories are new to its subscription, which moved, what is told apart.

Pure: what was read comes in, what is to be listed comes out. An article was never listed before when it comes
in; a story that the subscription knows is `told`.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from news.digests.subscription import Subscription
from news.digests.topics import WEIGHTS, Match, Report, Topic, matches

MOST = 10
"""New stories that an edition shows; the others are a button away."""

MOST_MOVED = 5

BACK = timedelta(days=1)
"""How long before the edition's window an article may be dated and still be news: it is read later."""


class Dating(StrEnum):
    """Whether an article is news in a window: it is, it states no date, it was published long before."""

    NEWS = "news"
    UNDATED = "undated"
    OLDER = "older"


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryNews:
    """A story with its newly read articles; `id` is None for an article that is in no story.

    `told`: an earlier edition listed it.
    """

    id: int | None
    reports: tuple[Report, ...]
    told: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """What an edition lists: a story, its new articles, and why the story belongs."""

    story: int | None
    reports: tuple[Report, ...]
    why: tuple[Match, ...]

    @property
    def outlets(self) -> tuple[str, ...]:
        """The outlets that are stated, each once."""
        return tuple(dict.fromkeys(report.outlet for report in self.reports if report.outlet))


@dataclass(frozen=True, slots=True, kw_only=True)
class Edition:
    """What there is to tell of `since` to `until`: lines, the most telling first, and what isn't news.

    `undated` states no date and `older` was published long before, so neither is listed as new.
    """

    since: datetime
    until: datetime
    fresh: tuple[Line, ...] = ()
    moved: tuple[Line, ...] = ()
    undated: tuple[Line, ...] = ()
    older: tuple[Line, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Tell whether there is no news."""
        return not (self.fresh or self.moved)

    @property
    def parts(self) -> tuple[tuple[str, tuple[Line, ...]], ...]:
        """The lines under what they are called."""
        return (
            ("new", self.fresh),
            ("moved", self.moved),
            ("undated", self.undated),
            ("older", self.older),
        )


def compose(
    subscription: Subscription, stories: Sequence[StoryNews], since: datetime, until: datetime
) -> Edition:
    """Choose and order what an edition tells of `stories`, read later than `since` and up to `until`.

    A story belongs when one of its new articles matches the topic, or when it was told before: then what is
    new in it has moved. Example: a second report on a story listed yesterday is "moved", not new.
    """
    zone = ZoneInfo(subscription.zone)
    lines = [line for story in stories if (line := _line(subscription.topic, story)) is not None]
    told = {story.id for story in stories if story.told and story.id is not None}

    def dated(line: Line, dating: Dating) -> bool:
        return _dating(line, since, zone) is dating

    news = [line for line in lines if dated(line, Dating.NEWS)]
    return Edition(
        since=since,
        until=until,
        fresh=_ordered(line for line in news if line.story not in told),
        moved=_ordered(line for line in news if line.story in told),
        undated=_ordered(line for line in lines if dated(line, Dating.UNDATED)),
        older=_ordered(line for line in lines if dated(line, Dating.OLDER)),
    )


def dating(report: Report, since: datetime, zone: ZoneInfo) -> Dating:
    """Tell whether a report is news in a window that begins at `since`; a bare day is a day in `zone`."""
    published = report.published
    if published is None:
        return Dating.UNDATED
    first = since - BACK
    if published.instant is not None:
        return Dating.NEWS if published.instant >= first else Dating.OLDER
    return Dating.NEWS if published.day >= first.astimezone(zone).date() else Dating.OLDER


def _line(topic: Topic, story: StoryNews) -> Line | None:
    found = [(report, matches(topic, report)) for report in story.reports]
    why = sorted({match for _, each in found for match in each}, key=_telling)
    if not why and not story.told:
        return None
    listed = [report for report, each in found if each or story.told]
    return Line(story=story.id, reports=tuple(listed), why=tuple(why))


def _dating(line: Line, since: datetime, zone: ZoneInfo) -> Dating:
    """A line is news when one of its articles is; it is undated when none is and one states no date."""
    each = {dating(report, since, zone) for report in line.reports}
    return next(kind for kind in Dating if kind in each)


def _telling(match: Match) -> tuple[int, str]:
    return -WEIGHTS[match.kind], match.words


def _ordered(lines: Iterable[Line]) -> tuple[Line, ...]:
    """Order by why a line belongs, then by how many outlets carry it, then the latest first."""
    return tuple(sorted(lines, key=_rank))


def _rank(line: Line) -> tuple[int, int, float, int]:
    weight = max((WEIGHTS[match.kind] for match in line.why), default=0)
    latest = max(report.read_at.timestamp() for report in line.reports)
    return -weight, -len(line.outlets), -latest, -max(report.id for report in line.reports)
