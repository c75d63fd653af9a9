"""A clock that several processes share: it can be set, and put forward while all that is under way waits."""

import mmap
import struct
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

_STATE = struct.Struct("dd")


class SharedClock:
    """Tells the time that was set last, and what has passed since; `path` is a file of its own.

    It goes as fast as time does, and by the machine's own beat: a slow machine, or one whose clock is put
    right meanwhile, makes nothing late.
    """

    def __init__(self, path: Path) -> None:
        if not path.exists():
            path.write_bytes(_STATE.pack(0.0, time.monotonic()))
        with path.open("r+b") as file:
            self._shared = mmap.mmap(file.fileno(), _STATE.size)

    def __call__(self) -> datetime:
        """Return the present instant."""
        at, beat = _STATE.unpack(self._shared[:])
        return datetime.fromtimestamp(at, UTC) + timedelta(seconds=time.monotonic() - beat)

    def set(self, at: datetime) -> None:
        """Let it be `at` now."""
        self._shared[:] = _STATE.pack(at.timestamp(), time.monotonic())
