"""A clock that several processes share, which runs faster than real time and can be set."""

import mmap
import struct
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

RATE = 40
"""Seconds that pass in one real second: Slack's time-outs here are as much shorter."""

_PAIR = struct.Struct("dd")


class SharedClock:
    """Tells the time that was set last, and what has passed since; `path` is a file of its own."""

    def __init__(self, path: Path) -> None:
        if not path.exists():
            path.write_bytes(_PAIR.pack(0.0, time.time()))
        with path.open("r+b") as file:
            self._shared = mmap.mmap(file.fileno(), _PAIR.size)

    def __call__(self) -> datetime:
        """Return the present instant."""
        at, real = _PAIR.unpack(self._shared[:])
        return datetime.fromtimestamp(at, UTC) + timedelta(seconds=(time.time() - real) * RATE)

    def set(self, at: datetime) -> None:
        """Let it be `at` now."""
        self._shared[:] = _PAIR.pack(at.timestamp(), time.time())
