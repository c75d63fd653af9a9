"""Removing what has been kept long enough, a batch at a time: the next run goes on where one was cut off."""

from collections.abc import Mapping
from typing import Any

import structlog

from bot.jobs.job import Tools
from storage import removal, work
from storage.work import Order, Priority

log = structlog.get_logger()
KIND = "retain"
BATCH = 100


def retain(tools: Tools, _args: Mapping[str, Any]) -> None:
    """Remove articles that their outlet's rule lets go, each batch in a transaction of its own."""
    while True:
        with tools.store.write() as session:
            ids = removal.outlived(session, now=tools.clock(), limit=BATCH)
            removal.remove(session, ids=ids)
            if not ids:
                work.forget_done(session, now=tools.clock())
                return
        log.info("articles_removed", number=len(ids))


def order(day: str) -> Order:
    """Return the order for one day's removal."""
    return Order(kind=KIND, key=f"{KIND}:{day}", args={}, priority=Priority.BACKFILL)
