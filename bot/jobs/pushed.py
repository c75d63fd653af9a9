"""Reading an item that an agency pushed, into the store."""

from base64 import b64decode
from collections.abc import Mapping
from typing import Any

import structlog

from bot.jobs.job import Tools
from news.nouns import INTERNAL, PUBLISHED

log = structlog.get_logger()


def read_pushed(tools: Tools, args: Mapping[str, Any]) -> None:
    """Read and save the articles of one item; why one was refused is in the log."""
    from bot.contents import content_items
    from bot.ingest import Ingest

    published = args["published"]
    ingest = Ingest(
        store=tools.store,
        reader=tools.reader,
        standing=PUBLISHED if published else INTERNAL,
        workspace="" if published else args["workspace"],
        clock=tools.clock,
    )
    for taken in ingest.take_items(content_items(b64decode(args["body"]), args["name"])):
        if taken.refused:
            log.info("pushed_refused", item=args["name"], reason=taken.refused)
