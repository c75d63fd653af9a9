"""What a channel or a person is told at once: new quotes by whom they follow, new stories on a topic."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy.orm import Session

from handlers.blocks import digests as render
from handlers.digest_edition import OVERLAP, Wardrobe, dressed
from handlers.joined import joined
from handlers.message import Message
from news.digests.compose import Edition, Line, compose
from news.digests.topics import MatchKind, TopicKind
from news.nouns import Audience
from storage import follows, fresh, quotes
from storage.gatherings import Gathering
from storage.nouns import Joined, Told, Wanted
from storage.references import person_of
from storage.subscriptions import Kept

MOST_QUOTES = 30


@dataclass(frozen=True, slots=True, kw_only=True)
class Gathered:
    """What a place is told, None: nothing; with an edition for each subscription that has its part in it."""

    message: Message | None
    articles: tuple[int, ...]
    editions: tuple[tuple[Kept, Edition], ...]


def gathered(session: Session, *, gathering: Gathering, now: datetime) -> Gathered:
    """Gather what was read in the gathering's time."""
    told = [(kept, _edition(session, kept, gathering, now)) for kept in gathering.wanted]
    news = tuple((kept, edition) for kept, edition in told if edition.fresh)
    said = _said(session, [kept for kept, _ in news], gathering, now)
    topics = [(kept, one) for kept, one in news if kept.wanted.topic.kind is not TopicKind.PERSON]
    lines = [line for _, one in topics for line in one.fresh[: render.MOST_GATHERED]]
    audience = _audience(gathering)
    looks = dressed(session, lines, audience=audience, now=now, wardrobe=Wardrobe())
    if not said and not lines:
        return Gathered(message=None, articles=(), editions=())
    listed = {one for _, edition in news for line in edition.fresh for one in _ids(line)}
    shown = {one for look in looks.values() for one in look.articles}
    quoted = {told.where.article_id for one in said for told in (one.lead, *(other for _, other in one.also))}
    return Gathered(
        message=render.gathered(said, [(kept.wanted, one) for kept, one in topics], looks),
        articles=tuple(sorted(listed | shown | quoted)),
        editions=news,
    )


def _edition(session: Session, kept: Kept, gathering: Gathering, now: datetime) -> Edition:
    """Return what is new for a subscription: stories on a topic, or those in which a person is quoted."""
    since = max(gathering.since, kept.told_until)
    found = fresh.news(session, kept=kept, since=since - OVERLAP, until=gathering.until, now=now)
    edition = compose(kept.wanted, found, since, gathering.until)
    if kept.wanted.topic.kind is not TopicKind.PERSON:
        return replace(edition, moved=(), undated=(), older=())
    lines = (*edition.fresh, *edition.moved)
    quoting = tuple(line for line in lines if line.why and line.why[0].kind is MatchKind.QUOTED)
    return replace(edition, fresh=quoting, moved=(), undated=(), older=())


def _said(
    session: Session, subscribed: Sequence[Kept], gathering: Gathering, now: datetime
) -> tuple[Joined, ...]:
    """Return the new quotes by those whom the place follows or has subscribed to."""
    audience, found = _audience(gathering), list[Told]()
    wanted = Wanted(limit=MOST_QUOTES, read_after=gathering.since)
    page = follows.said(session, follower=gathering.place, audience=audience, now=now, wanted=wanted)
    found += page.rows
    for kept in subscribed:
        if kept.wanted.topic.kind is TopicKind.PERSON:
            person = person_of(session, kept.topic, workspace=kept.workspace)
            theirs = replace(wanted, read_after=max(gathering.since, kept.told_until) - OVERLAP)
            if person is not None:
                found += quotes.by_person(
                    session, person_id=person, audience=audience, now=now, wanted=theirs
                ).rows
    return joined(tuple({told.id: told for told in found}.values()))


def _audience(gathering: Gathering) -> Audience:
    return Audience(workspace=gathering.workspace, channel=gathering.place)


def _ids(line: Line) -> tuple[int, ...]:
    return tuple(report.id for report in line.reports)
