"""What a channel or a person is told at once: new quotes by whom they follow, new stories on a topic."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy.orm import Session

from handlers.blocks import digests as render
from handlers.digest_edition import OVERLAP
from handlers.digest_views import ViewCache, story_views
from handlers.joined import joined
from handlers.message import Message
from news.digests.compose import Edition, Line, compose
from news.digests.topics import MatchKind, TopicKind
from news.nouns import Audience
from storage import follows, fresh, gatherings, listings, people, quotes
from storage.editions import Opened
from storage.gatherings import Gathering
from storage.nouns import Joined, Told, Wanted
from storage.outbox import Frozen
from storage.references import person_of
from storage.subscriptions import Kept

MOST_QUOTES = 30
MOST_LOOKED_AT = 300


@dataclass(frozen=True, slots=True, kw_only=True)
class Gathered:
    """What a place is told, None: nothing; with an edition for each subscription that has its part in it."""

    message: Message | None
    articles: tuple[int, ...]
    editions: tuple[tuple[Kept, Edition], ...]


def gathered(session: Session, *, gathering: Gathering, now: datetime) -> Gathered:
    """Gather what was read in the gathering's time."""
    told = [(kept, _edition(session, kept, gathering, now)) for kept in gathering.wanted]
    news = [(kept, edition) for kept, edition in told if edition.fresh]
    followed = _followed(session, gathering, now)
    return _shown(session, gathering=gathering, news=news, followed=followed, now=now)


def _followed(session: Session, gathering: Gathering, now: datetime) -> list[Told]:
    """Return the new quotes by those whom the place follows.

    An article may be seen only after one that was read later: so it is looked back, past what was told, for
    those who were followed then already.
    """
    back, audience = gathering.since - OVERLAP, _audience(gathering)
    known = gatherings.told_since(session, gathering=gathering, since=back)
    whom = follows.followed(session, follower=gathering.place, audience=audience, now=now)
    old = {one.person.id for one in whom if one.since <= back}

    def said(since: datetime) -> tuple[Told, ...]:
        wanted = Wanted(limit=MOST_LOOKED_AT, read_after=since)
        return follows.said(session, follower=gathering.place, audience=audience, now=now, wanted=wanted).rows

    late = [one for one in said(back) if one.person_id in old and one.where.article_id not in known]
    return [*said(gathering.since), *late]


def left(
    session: Session, *, gathering: Gathering, told: Sequence[Opened], shown: Frozen, now: datetime
) -> Gathered | None:
    """Gather what may still be seen of what was told as `shown`; None: nothing of it.

    It says that part was withdrawn, unless it shows the same as before.
    """
    audience = _audience(gathering)
    still = [(one.kept, listings.left(session, edition=one, now=now)) for one in told]
    news = [(kept, edition) for kept, edition in still if edition.fresh]
    whom = follows.followed(session, follower=gathering.place, audience=audience, now=now)
    wanted = Wanted(limit=MOST_LOOKED_AT, read_after=gathering.since - OVERLAP)
    page = quotes.in_articles(session, articles=shown.articles, audience=audience, now=now, wanted=wanted)
    ids = {one.person.id for one in whom}
    followed = [one for one in page.rows if one.person_id in ids]
    found = _shown(session, gathering=gathering, news=news, followed=followed, now=now)
    if found.message is None:
        return None
    if list(found.message.blocks) == shown.blocks:
        return found
    return _shown(
        session, gathering=gathering, news=news, followed=followed, now=now, note=render.PARTLY_TOLD
    )


def _shown(  # noqa: PLR0913 (its parts, all keywords)
    session: Session,
    *,
    gathering: Gathering,
    news: Sequence[tuple[Kept, Edition]],
    followed: Sequence[Told],
    now: datetime,
    note: str | None = None,
) -> Gathered:
    said = _said(session, gathering, news, followed, now)
    topics = [(kept, one) for kept, one in news if kept.wanted.topic.kind is not TopicKind.PERSON]
    lines = [line for _, one in topics for line in one.fresh[: render.MOST_GATHERED]]
    views = story_views(session, lines, audience=_audience(gathering), now=now, cache=ViewCache())
    if not said and not lines:
        return Gathered(message=None, articles=(), editions=())
    listed = {one for _, edition in news for line in edition.fresh for one in _ids(line)}
    shown = {one for view in views.values() for one in view.articles}
    quoted = {told.where.article_id for one in said for told in (one.lead, *(other for _, other in one.also))}
    return Gathered(
        message=render.gathered(said, [(kept.wanted, one) for kept, one in topics], views, note=note),
        articles=tuple(sorted(listed | shown | quoted)),
        editions=tuple(news),
    )


def _edition(session: Session, kept: Kept, gathering: Gathering, now: datetime) -> Edition:
    """Return what is new for a subscription: stories on a topic, or those in which a person is quoted."""
    since = max(gathering.since - OVERLAP, kept.told_until)
    found = fresh.news(session, kept=kept, since=since, until=gathering.until, now=now)
    edition = compose(kept.wanted, found, since, gathering.until)
    if kept.wanted.topic.kind is not TopicKind.PERSON:
        return replace(edition, moved=(), undated=(), older=())
    lines = (*edition.fresh, *edition.moved)
    quoting = tuple(line for line in lines if line.why and line.why[0].kind is MatchKind.QUOTED)
    return replace(edition, fresh=quoting, moved=(), undated=(), older=())


def _said(
    session: Session,
    gathering: Gathering,
    news: Sequence[tuple[Kept, Edition]],
    followed: Sequence[Told],
    now: datetime,
) -> tuple[Joined, ...]:
    """Join the quotes by those whom the place follows with those by whom it has subscribed to."""
    audience, found = _audience(gathering), [*followed]
    for kept, edition in news:
        person = None
        if kept.wanted.topic.kind is TopicKind.PERSON:
            person = person_of(session, kept.topic, workspace=kept.workspace)
        known = person and people.by_id(session, person_id=person, audience=audience, now=now)
        if known:
            articles = [one for line in edition.fresh for one in _ids(line)]
            wanted = Wanted(limit=MOST_LOOKED_AT)
            page = quotes.in_articles(session, articles=articles, audience=audience, now=now, wanted=wanted)
            found += [one for one in page.rows if one.person_id == known.id]
    return joined(tuple({told.id: told for told in found}.values())[:MOST_QUOTES])


def _audience(gathering: Gathering) -> Audience:
    return Audience(workspace=gathering.workspace, channel=gathering.place)


def _ids(line: Line) -> tuple[int, ...]:
    return tuple(report.id for report in line.reports)
