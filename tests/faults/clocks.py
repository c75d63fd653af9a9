"""A clock that several processes share: it can be set, and flies while all that is under way has to wait."""

import mmap
import struct
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

FLYING = 60
"""Seconds that pass in a real one while there is nothing to do: time-outs here are as much shorter."""

_STATE = struct.Struct("ddd")


class SharedClock:
    """Tells the time that was set last, and what has passed since; `path` is a file of its own.

    While there is something to do, it goes as fast as time does: a slow machine makes nothing late.
    """

    def __init__(self, path: Path) -> None:
        if not path.exists():
            path.write_bytes(_STATE.pack(0.0, time.time(), 1.0))
        with path.open("r+b") as file:
            self._shared = mmap.mmap(file.fileno(), _STATE.size)

    def __call__(self) -> datetime:
        """Return the present instant."""
        at, real, rate = _STATE.unpack(self._shared[:])
        return datetime.fromtimestamp(at, UTC) + timedelta(seconds=(time.time() - real) * rate)

    def set(self, at: datetime) -> None:
        """Let it be `at` now."""
        self._shared[:] = _STATE.pack(at.timestamp(), time.time(), self._rate)

    @property
    def flies(self) -> bool:
        """Tell whether time flies."""
        return self._rate > 1

    def fly(self, *, flies: bool) -> None:
        """Let time fly from now on, or go as it does."""
        if flies != self.flies:
            self._shared[:] = _STATE.pack(self().timestamp(), time.time(), FLYING if flies else 1.0)

    @property
    def _rate(self) -> float:
        rate: float = _STATE.unpack(self._shared[:])[2]
        return rate
