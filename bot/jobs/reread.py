"""Reading some of the store's articles anew: what this version finds takes the place of what it found."""

from collections.abc import Mapping
from typing import Any

from bot.jobs.job import Tools
from storage.work import Order, Priority

KIND = "reread"


def order(ids: tuple[int, int], *, run: str) -> Order:
    """Return the order to read the articles from the first to the last of `ids` anew, behind all else."""
    first, last = ids
    args = {"after": first - 1, "until": last}
    return Order(kind=KIND, key=f"{KIND}:{run}:{first}", args=args, priority=Priority.BACKFILL)


def reread(tools: Tools, args: Mapping[str, Any]) -> None:
    """Read them anew, each saved in a transaction of its own; doing so twice changes nothing."""
    from bot.rereading import batches

    for _ in batches(tools.store, tools.reader, args["after"], args["until"]):
        pass
