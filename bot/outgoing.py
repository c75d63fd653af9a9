"""What holds for every message on its way out: it is checked, and a channel gets one a second."""

from collections.abc import Mapping, Sequence
from threading import Lock
from time import monotonic, sleep
from typing import Any

import structlog

from handlers.surface import message_problems
from news.errors import WhosaidError

log = structlog.get_logger()
MOST_CHANNELS = 10_000


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


class Pace:
    """Lets a channel have one message in `seconds`: Slack refuses more than about one a second."""

    def __init__(self, seconds: float = 1.0) -> None:
        self._seconds = seconds
        self._next: dict[str, float] = {}
        self._lock = Lock()

    def wait(self, channel: str) -> None:
        """Return when it is the channel's turn."""
        now = monotonic()
        with self._lock:
            if len(self._next) > MOST_CHANNELS:
                self._next = {name: at for name, at in self._next.items() if at > now}
            turn = max(now, self._next.get(channel, now))
            self._next[channel] = turn + self._seconds
        if turn > now:
            sleep(turn - now)
