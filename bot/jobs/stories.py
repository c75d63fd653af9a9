"""Stories for articles that were saved before there were stories."""

from collections.abc import Mapping
from typing import Any

from bot.jobs.job import Tools
from storage.assigning import assign_unassigned

BATCH = 20
"""Articles in one transaction: whoever saves new ones waits that long."""


def assign_saved_before(tools: Tools, _args: Mapping[str, Any]) -> None:
    """Give every article that has none its story, in short transactions; cut off, it goes on from there."""
    while True:
        with tools.store.write() as session:
            if not assign_unassigned(session, most=BATCH, now=tools.clock()):
                return
