"""Reading a batch of articles that a backfill brought: lines of `whosaid read`'s format, saved each once."""

from collections.abc import Mapping, Sequence
from typing import Any

from bot.formats import article_of
from bot.jobs.job import Tools
from news.nouns import INTERNAL, PUBLISHED
from storage.work import Order, Priority

KIND = "read"
Line = tuple[str, Mapping[str, Any]]
"""Where a line stands, for people to find it, and its fields."""


def order(lines: Sequence[Line], *, key: str, workspace: str, published: bool) -> Order:
    """Return the order to read `lines`, behind all that is today's."""
    given = {"lines": [list(line) for line in lines], "workspace": workspace, "published": published}
    return Order(kind=KIND, key=f"{KIND}:{key}", args=given, priority=Priority.BACKFILL)


def read(tools: Tools, args: Mapping[str, Any]) -> None:
    """Read and save the batch's articles that are still unknown."""
    from bot.ingest import Ingest

    standing = PUBLISHED if args["published"] else INTERNAL
    ingest = Ingest(
        store=tools.store,
        reader=tools.reader,
        standing=standing,
        workspace=args["workspace"],
        clock=tools.clock,
    )
    ingest.take([article_of(fields, standing=standing, place=place) for place, fields in args["lines"]])
