"""What holds for every message on its way out: it is checked."""

from collections.abc import Mapping, Sequence
from typing import Any

import structlog

from handlers.surface import message_problems
from news.errors import WhosaidError

log = structlog.get_logger()


class RefusedError(WhosaidError):
    """A message, or where it should go, is not as it must be."""


def checked(text: str, blocks: Sequence[Mapping[str, Any]], *, strict: bool) -> list[dict[str, Any]] | None:
    """Return the blocks as they may go out, or None when the text must go alone.

    What Slack would refuse raises RefusedError where `strict` (tests, the console); else the log reports it.
    """
    faults = message_problems(text, blocks)
    if not faults:
        return [dict(block) for block in blocks]
    if strict:
        raise RefusedError("; ".join(faults))
    log.error("message_invalid", faults=faults)
    return None
