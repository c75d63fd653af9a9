"""Composing what stays of a posted digest, or of what was told at once, when a part of it was hidden."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any

import structlog
from sqlalchemy.orm import Session

from bot.jobs.job import Tools
from handlers import digest_edition, digest_gathering
from handlers.digest_edition import Composed
from handlers.digest_gathering import Gathered
from handlers.digest_views import ViewCache
from storage import editions, gatherings, recall
from storage.outbox import Frozen

log = structlog.get_logger()


def compose_left(tools: Tools, args: Mapping[str, Any]) -> None:
    """Note what may stay; all of what can't be composed goes: what is hidden must in any case."""
    message_id, now = int(args["message"]), tools.clock()
    with tools.store.read() as session:
        shown = recall.composing(session, message_id=message_id)
        if shown is None:
            return
        try:
            left = _left(session, message_id, shown, now)
        except Exception:
            log.exception("digest_not_composed_anew", outbox=message_id)
            left = None
    with tools.store.write() as session:
        recall.compose(session, message_id=message_id, left=left, now=now)


def _left(session: Session, message_id: int, shown: Frozen, now: datetime) -> Frozen | None:
    edition = editions.told_in(session, outbox_id=message_id)
    if edition is not None:
        cache = ViewCache()  # of its own: what is hidden may hang in another
        told = digest_edition.left(session, edition=edition, shown=shown, now=now, cache=cache)
        return _frozen(told, shown)
    gathering = gatherings.told_in(session, outbox_id=message_id)
    if gathering is None:
        return None
    parts = editions.told_together(session, outbox_id=message_id)
    rest = digest_gathering.left(session, gathering=gathering, told=parts, shown=shown, now=now)
    return _frozen(rest, shown)


def _frozen(left: Composed | Gathered | None, shown: Frozen) -> Frozen | None:
    """Return the message as it is to stand from now on."""
    if left is None or left.message is None:
        return None
    blocks = [dict(block) for block in left.message.blocks]
    return replace(shown, text=left.message.text, blocks=blocks, articles=list(left.articles))
