"""An edition as it is shown: what was newly read, chosen, and rendered with what is shown of its stories."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy.orm import Session

from handlers.blocks import digests as render
from handlers.blocks.digests import StoryView
from handlers.digest_views import ViewCache, story_views
from handlers.message import Message
from news.digests.compose import MOST, MOST_MOVED, Edition, Line, compose
from news.nouns import Audience
from storage import allowed, fresh, listings
from storage.coverage import coverage
from storage.editions import Opened
from storage.outbox import Frozen
from storage.subscriptions import Kept

OVERLAP = timedelta(minutes=15)
"""How far an edition looks back into the time of the one before: an article is read before it is saved."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Composed:
    """An edition with its message; `articles` are those that the message shows."""

    edition: Edition
    message: Message
    articles: tuple[int, ...]


def composed(  # noqa: PLR0913 (its whole setting, all keywords)
    session: Session,
    *,
    kept: Kept,
    since: datetime,
    until: datetime,
    now: datetime,
    edition_id: int | None = None,
    cache: ViewCache | None = None,
) -> Composed:
    """Compose what `kept` tells of `since` to `until`; without `edition_id` it is a preview."""
    told = chosen(session, kept=kept, since=since, until=until, now=now, edition_id=edition_id)
    return rendered(session, told, kept=kept, now=now, edition_id=edition_id, cache=cache or ViewCache())


def chosen(  # noqa: PLR0913 (its whole setting, all keywords)
    session: Session,
    *,
    kept: Kept,
    since: datetime,
    until: datetime,
    now: datetime,
    edition_id: int | None = None,
) -> Edition:
    """Choose what an edition lists."""
    found = fresh.news(session, kept=kept, since=since - OVERLAP, until=until, now=now, edition_id=edition_id)
    return compose(kept.wanted, found, since, until)


def prepare(
    session: Session, told: Sequence[tuple[Kept, Edition]], *, now: datetime, cache: ViewCache
) -> None:
    """Read what many editions show together: most show the same stories to those who see the same."""
    lines: dict[Audience, list[Line]] = defaultdict(list)
    for kept, edition in told:
        lines[allowed.sight(session, kept.audience)] += _shown(edition)
    for sight, each in lines.items():
        story_views(session, each, audience=sight, now=now, cache=cache)


def rendered(  # noqa: PLR0913 (its whole setting, all keywords)
    session: Session,
    edition: Edition,
    *,
    kept: Kept,
    now: datetime,
    edition_id: int | None,
    cache: ViewCache,
) -> Composed:
    """Render an edition with what is shown of its stories."""
    views = _views(session, edition, kept=kept, now=now, cache=cache)
    told = render.edition(edition, views, wanted=kept.wanted, edition_id=edition_id)
    return _composed(edition, views, told)


def left(
    session: Session, *, edition: Opened, shown: Frozen, now: datetime, cache: ViewCache
) -> Composed | None:
    """Compose what may still be seen of an edition that was posted as `shown`; None: no news is left in it.

    It says that part was withdrawn, unless it shows the same as before.
    """
    told = listings.left(session, edition=edition, now=now)
    if told.is_empty:
        return None
    wanted = edition.kept.wanted
    views = _views(session, told, kept=edition.kept, now=now, cache=cache)
    whole = render.edition(told, views, wanted=wanted, edition_id=edition.id)
    if list(whole.blocks) == shown.blocks:
        return _composed(told, views, whole)
    partly = render.edition(told, views, wanted=wanted, edition_id=edition.id, note=render.PARTLY)
    return _composed(told, views, partly)


def _views(
    session: Session, edition: Edition, *, kept: Kept, now: datetime, cache: ViewCache
) -> dict[int, StoryView]:
    return story_views(session, _shown(edition), audience=kept.audience, now=now, cache=cache)


def _shown(edition: Edition) -> list[Line]:
    return [*edition.fresh[:MOST], *edition.moved[:MOST_MOVED]]


def _composed(edition: Edition, views: dict[int, StoryView], told: Message) -> Composed:
    shown = _shown(edition)
    ids = {one for line in shown for one in views[render.key(line)].articles}
    ids |= {report.id for line in shown for report in line.reports}
    return Composed(edition=edition, message=told, articles=tuple(sorted(ids)))


def preview(session: Session, *, kept: Kept, since: datetime, now: datetime) -> Message:
    """Return what an edition sent now would show."""
    found = composed(session, kept=kept, since=since, until=now, now=now)
    read = coverage(session, audience=kept.audience, now=now)
    return render.previewed(found.message, kept.wanted, read)
