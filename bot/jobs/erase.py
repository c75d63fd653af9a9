"""Erasing people from articles that name them, a batch at a time: the next run goes on where one ended."""

from collections.abc import Mapping, Sequence
from typing import Any

import structlog

from bot.jobs.job import Tools
from storage import erasure
from storage.work import Order

log = structlog.get_logger()
KIND = "erase"
BATCH = 20
"""Articles in a transaction: whoever else writes waits for tenths of a second."""


def erase(tools: Tools, args: Mapping[str, Any]) -> None:
    """Take the people out of all articles, each batch in a transaction of its own."""
    done = BATCH
    while done:
        with tools.store.write() as session:
            done = erasure.erase_some(session, people=args["people"], most=BATCH, now=tools.clock())
        log.info("articles_erased_in", number=done)


def order(people: Sequence[int], *, at: str) -> Order:
    """Return the order to erase these people, who are hidden by now."""
    return Order(kind=KIND, key=f"{KIND}:{at}", args={"people": list(people)})
