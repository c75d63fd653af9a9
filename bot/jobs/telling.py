"""Telling whoever wanted work what became of it: a direct message by way of the outbox, once."""

from collections.abc import Mapping
from typing import Any

from bot.jobs.job import Tools
from handlers.blocks.kit import section
from handlers.message import message
from storage import outbox
from storage.outbox import Frozen


def tell(tools: Tools, args: Mapping[str, Any], sentence: str) -> None:
    """Put `sentence` into the outbox for the user who wanted the work of these `args`."""
    told = message(section(sentence))
    frozen = Frozen(
        key=f"{args['key']}:told",
        workspace=args["workspace"],
        channel=args["user"],
        author=args["user"],
        text=told.text,
        blocks=[dict(block) for block in told.blocks],
        articles=[],
    )
    with tools.store.write() as session:
        outbox.put(session, message=frozen, now=tools.clock())
