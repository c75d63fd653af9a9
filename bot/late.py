"""Answers that Slack didn't take by any way: said again when it may, off the threads that answer.

They are kept in memory alone: who asked a process that has ended asks again.
"""

from collections.abc import Callable
from contextvars import Context, copy_context
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from threading import Lock

import structlog
from sqlalchemy.exc import SQLAlchemyError

log = structlog.get_logger()
MOST_WAITING = 1_000
MOST_TRIES = 4
STORE_AWAY = 5
"""Seconds after which the store is asked again."""
LONGEST = timedelta(minutes=3)
"""An answer's address is good for half an hour, but by then nobody waits for it any more."""
WORKED_OUT = timedelta(minutes=1)
"""How long it may take at most until an answer that was worked out is sent for the first time."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Trial:
    """How often an answer was tried, and until when it may be; it shows what was decided by `since`."""

    since: datetime
    until: datetime
    tried: int = 1


Send = Callable[[Trial], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Waiting:
    """An answer that waits, and what the log's lines bear while it is sent."""

    due: datetime
    trial: Trial
    send: Send
    context: Context = field(default_factory=copy_context)


class Late:
    """The answers that wait, on whichever thread."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._waiting: list[_Waiting] = []

    def put(self, send: Send, *, last: Trial | None, now: datetime, seconds: int) -> None:
        """Have `send` called again in so many seconds; the log says where it was tried enough."""
        due = now + timedelta(seconds=max(1, seconds))
        trial = Trial(since=now - WORKED_OUT, until=now + LONGEST)
        if last is not None:
            trial = replace(last, tried=last.tried + 1)
        with self._lock:
            kept = due < trial.until and trial.tried < MOST_TRIES and len(self._waiting) < MOST_WAITING
            if kept:
                self._waiting.append(_Waiting(due=due, trial=trial, send=send))
        log.warning("reply_put_off" if kept else "reply_lost", seconds=seconds, tried=trial.tried)

    def send_due(self, now: datetime) -> None:
        """Send again what may be sent by now; what fails for the store follows, whole, like the others."""
        with self._lock:
            due = [one for one in self._waiting if one.due <= now]
            self._waiting = [one for one in self._waiting if one.due > now]
        for one in due:
            try:
                one.context.run(self._send, one, now)
            except Exception:
                log.exception("reply_lost")

    def _send(self, one: _Waiting, now: datetime) -> None:
        try:
            one.send(one.trial)
        except SQLAlchemyError:
            self.put(one.send, last=one.trial, now=now, seconds=STORE_AWAY)
