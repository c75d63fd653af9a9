"""Composing what is due: editions of digests, and what channels and people are told at once."""

from collections.abc import Mapping
from typing import Any

import structlog

from bot.jobs.job import Tools
from handlers import digest_gathering
from handlers.blocks.digests import late
from handlers.digest_edition import Composed, Wardrobe, composed
from news.digests.slots import PUNCTUAL
from news.errors import WhosaidError
from storage import editions, gatherings
from storage.editions import Opened
from storage.outbox import Frozen

log = structlog.get_logger()
ATTEMPTS = 3


def compose(tools: Tools, args: Mapping[str, Any]) -> None:
    """Compose the editions named and freeze their messages; one that fails holds up no other."""
    wardrobe, failed = tools.wardrobe.aired(tools.clock()), 0
    for edition_id in args["editions"]:
        try:
            _compose(tools, int(edition_id), wardrobe)
        except Exception:
            failed += 1
            log.exception("edition_failed", edition=edition_id)
    if failed:
        raise WhosaidError(f"{failed} of {len(args['editions'])} editions could not be composed.")


def _compose(tools: Tools, edition_id: int, wardrobe: Wardrobe) -> None:
    """Compose one edition, and again when one of its articles was listed meanwhile."""
    for _ in range(ATTEMPTS):
        now = tools.clock()
        with tools.store.read() as session:
            edition = editions.opened(session, edition_id=edition_id, now=now)
            if edition is None:
                return
            found = composed(
                session,
                kept=edition.kept,
                since=edition.since,
                until=edition.until,
                now=now,
                edition_id=edition.id,
                wardrobe=wardrobe,
            )
        message = _frozen(edition, found)
        with tools.store.write() as session:
            told = found.edition
            if editions.freeze(session, edition=edition, told=told, message=message, now=now):
                log.info("edition_composed", edition=edition_id, stories=len(told.fresh))
                return


def _frozen(edition: Opened, found: Composed) -> Frozen | None:
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
    )


def gather(tools: Tools, args: Mapping[str, Any]) -> None:
    """Tell a place what it wants at once, if there is anything."""
    now = tools.clock()
    with tools.store.read() as session:
        found = gatherings.opened(session, workspace=args["workspace"], place=args["place"], now=now)
        if found is None:
            return
        told = digest_gathering.gathered(session, gathering=found, now=now)
    message = None
    if told.message is not None:
        message = Frozen(
            key=f"gathering:{found.workspace}:{found.place}:{found.since:%Y%m%d%H%M%S%f}",
            workspace=found.workspace,
            channel=found.place,
            author="",
            text=told.message.text,
            blocks=[dict(block) for block in told.message.blocks],
            articles=list(told.articles),
            ends_at=now + gatherings.LASTS,
        )
    with tools.store.write() as session:
        gatherings.freeze(session, gathering=found, told=told.editions, message=message, now=now)
