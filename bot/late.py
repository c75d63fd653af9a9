"""Answers that Slack didn't take by any way: said again when it may, off the threads that answer.

They are kept in memory alone: who asked a process that has ended asks again.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from threading import Lock

import structlog

log = structlog.get_logger()
MOST_WAITING = 1_000
MOST_TRIES = 4
LONGEST = timedelta(minutes=3)
"""An answer's address is good for half an hour, but what it shows may have been hidden by then."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Trial:
    """How often an answer was tried, and until when it may be."""

    until: datetime
    tried: int = 1


class Late:
    """The answers that wait, on whichever thread."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._waiting: list[tuple[datetime, Callable[[], None]]] = []

    def put(self, send: Callable[[Trial], None], *, last: Trial | None, now: datetime, seconds: int) -> None:
        """Have `send` called again in so many seconds; the log says where it was tried enough."""
        due = now + timedelta(seconds=max(1, seconds))
        trial = Trial(until=last.until, tried=last.tried + 1) if last else Trial(until=now + LONGEST)
        with self._lock:
            kept = due < trial.until and trial.tried < MOST_TRIES and len(self._waiting) < MOST_WAITING
            if kept:
                self._waiting.append((due, lambda: send(trial)))
        log.warning("reply_put_off" if kept else "reply_lost", seconds=seconds, tried=trial.tried)

    def send_due(self, now: datetime) -> None:
        """Send again what may be sent by now."""
        with self._lock:
            due = [send for at, send in self._waiting if at <= now]
            self._waiting = [one for one in self._waiting if one[0] > now]
        for send in due:
            try:
                send()
            except Exception:
                log.exception("reply_lost")
