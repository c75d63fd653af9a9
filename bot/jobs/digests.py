"""Composing what is due: editions of digests, and what channels and people are told at once."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

import structlog
from sqlalchemy.orm import Session

from bot.jobs.job import Tools
from handlers import digest_edition, digest_gathering
from handlers.blocks.digests import late
from handlers.digest_edition import Composed
from handlers.digest_views import ViewCache
from news.digests.compose import Edition
from news.digests.slots import PUNCTUAL
from news.errors import WhosaidError
from storage import editions, gatherings
from storage.editions import Opened
from storage.knowing import Known, known
from storage.outbox import Frozen

log = structlog.get_logger()
ATTEMPTS = 3
FROZEN_TOGETHER = 25
"""Editions frozen in one transaction: whoever else writes waits for it."""


def compose(tools: Tools, args: Mapping[str, Any]) -> None:
    """Compose the editions named and freeze their messages; one that fails holds up no other."""
    cache, failed = tools.views.renewed(tools.clock()), 0
    for edition_id in _alone(tools, [int(one) for one in args["editions"]], cache):
        try:
            _compose(tools, edition_id, cache)
        except Exception:
            failed += 1
            log.exception("edition_failed", edition=edition_id)
    if failed:
        raise WhosaidError(f"{failed} of {len(args['editions'])} editions could not be composed.")


def _alone(tools: Tools, ids: Sequence[int], cache: ViewCache) -> Sequence[int]:
    """Compose editions together, which spares most of the work; return those to be composed one by one."""
    try:
        return _compose_together(tools, ids, cache)
    except Exception:  # one of them fails: who, and why, shows when each is composed
        log.exception("editions_failed_together", editions=len(ids))
        return ids


def _compose_together(tools: Tools, ids: Sequence[int], cache: ViewCache) -> Sequence[int]:
    """Compose editions, and return those of which an article was listed meanwhile."""
    now = tools.clock()
    with tools.store.read() as session:
        found = editions.opened_together(session, ids=ids, now=now)
        places = {one.kept.workspace for one in found}
        decided = {workspace: known(session, workspace=workspace) for workspace in places}
        told = [(one, _chosen(session, one, now)) for one in found]
        news = [(one.kept, edition) for one, edition in told]
        digest_edition.prepare(session, news, now=now, cache=cache)
        made = [(one, _rendered(session, one, edition, now, cache)) for one, edition in told]
    left: list[int] = []
    for start in range(0, len(made), FROZEN_TOGETHER):
        with tools.store.write() as session:
            left += [
                one.id
                for one, what in made[start : start + FROZEN_TOGETHER]
                if not _freeze(session, one, what, decided[one.kept.workspace], now)
            ]
    return left


def _compose(tools: Tools, edition_id: int, cache: ViewCache) -> None:
    """Compose one edition, and again when one of its articles was listed meanwhile."""
    for _ in range(ATTEMPTS):
        now = tools.clock()
        with tools.store.read() as session:
            edition = editions.opened(session, edition_id=edition_id, now=now)
            if edition is None:
                return
            decided = known(session, workspace=edition.kept.workspace)
            found = _rendered(session, edition, _chosen(session, edition, now), now, cache)
        with tools.store.write() as session:
            if _freeze(session, edition, found, decided, now):
                return


def _chosen(session: Session, opened: Opened, now: datetime) -> Edition:
    return digest_edition.chosen(
        session, kept=opened.kept, since=opened.since, until=opened.until, now=now, edition_id=opened.id
    )


def _rendered(session: Session, opened: Opened, told: Edition, now: datetime, cache: ViewCache) -> Composed:
    return digest_edition.rendered(
        session, told, kept=opened.kept, now=now, edition_id=opened.id, cache=cache
    )


def _freeze(session: Session, opened: Opened, found: Composed, decided: Known, now: datetime) -> bool:
    told, message = found.edition, _frozen(opened, found, decided)
    frozen = editions.freeze(session, edition=opened, told=told, message=message, now=now)
    if frozen:
        log.info("edition_composed", edition=opened.id, stories=len(told.fresh))
    return frozen


def _frozen(edition: Opened, found: Composed, decided: Known) -> Frozen | None:
    """Return the message as it will be sent; None on a day without news that is not to be told."""
    kept = edition.kept
    if found.edition.is_empty and not kept.wanted.says_empty:
        return None
    return Frozen(
        key=f"{editions.KIND}:{kept.id}:{edition.key}:{edition.composed}",
        workspace=kept.workspace,
        channel=kept.channel,
        author=kept.owner,
        text=found.message.text,
        blocks=[dict(block) for block in found.message.blocks],
        articles=list(found.articles),
        late=late(edition.due_at, kept.wanted.zone),
        late_after=edition.due_at + PUNCTUAL,
        ends_at=edition.due_at + edition.grace,
        known=decided,
    )


def gather(tools: Tools, args: Mapping[str, Any]) -> None:
    """Tell a place what it wants at once, if there is anything."""
    now = tools.clock()
    with tools.store.read() as session:
        found = gatherings.opened(session, workspace=args["workspace"], place=args["place"], now=now)
        if found is None:
            return
        decided = known(session, workspace=found.workspace)
        told = digest_gathering.gathered(session, gathering=found, now=now)
    message = None
    if told.message is not None:
        message = Frozen(
            key=gatherings.key(found),
            workspace=found.workspace,
            channel=found.place,
            author="",
            text=told.message.text,
            blocks=[dict(block) for block in told.message.blocks],
            articles=list(told.articles),
            ends_at=found.until + gatherings.LASTS,
            known=decided,
        )
    with tools.store.write() as session:
        gatherings.freeze(session, gathering=found, told=told.editions, message=message, now=now)
