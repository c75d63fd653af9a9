"""Commands that run long are told to stop by SIGTERM as by Ctrl-C, and say how to go on."""

import signal
from collections.abc import Iterator
from contextlib import contextmanager

STOPPED = 130
"""The exit code of a command that was told to stop before it was done."""


@contextmanager
def stoppable() -> Iterator[None]:
    """Let SIGTERM raise KeyboardInterrupt meanwhile; only a process's main thread can ask for that."""
    before = signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)
