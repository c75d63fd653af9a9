"""Removing what has been kept long enough, a batch at a time: the next run goes on where one was cut off."""

from collections.abc import Mapping, Sequence
from typing import Any

import structlog

from bot.jobs.job import Tools
from storage import removal, work
from storage.work import Order, Priority

log = structlog.get_logger()
KIND = "retain"
BATCH = 100


def retain(tools: Tools, args: Mapping[str, Any]) -> None:
    """Remove articles that their outlet's rule lets go, each batch in a transaction of its own.

    First whoever was left by an earlier run, as somebody just saved an article about them.
    """
    with tools.store.write() as session:
        removal.forget_unnamed(session, people=args.get("people", ()))
    while True:
        with tools.store.write() as session:
            ids = removal.outlived(session, now=tools.clock(), limit=BATCH)
            left = removal.remove(session, ids=ids)
            if left:
                work.want(session, _again(left, first=ids[0]), now=tools.clock())
            if not ids:
                work.forget_done(session, now=tools.clock())
                return
        log.info("articles_removed", number=len(ids))


def order(day: str) -> Order:
    """Return the order for one day's removal: one at a time, as two would take the same batch."""
    return Order(kind=KIND, key=f"{KIND}:{day}", args={}, priority=Priority.BACKFILL, lock=KIND)


def _again(people: Sequence[int], *, first: int) -> Order:
    """Return the order to look again at people who were left when a batch was removed: that of `first`."""
    args = {"people": list(people)}
    return Order(kind=KIND, key=f"{KIND}:people:{first}", args=args, priority=Priority.BACKFILL, lock=KIND)
