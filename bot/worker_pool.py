"""Worker processes that stand by on this machine while a command hands over very much work."""

import multiprocessing
from collections.abc import Iterator
from contextlib import contextmanager
from multiprocessing.process import BaseProcess
from threading import Event, Thread

import structlog

from bot.working import Workplace, work_here

log = structlog.get_logger()
LOOKED_EVERY = 1.0


@contextmanager
def workers(place: Workplace, *, count: int) -> Iterator[None]:
    """Let so many workers run meanwhile; one that dies is followed by another, which takes over its work."""
    pool, over = [_started(place, number) for number in range(count)], Event()
    watching = Thread(target=_kept_up, args=(pool, place, over), name="worker pool", daemon=True)
    watching.start()
    try:
        yield
    finally:
        over.set()
        watching.join()
        for one in pool:
            one.terminate()
        for one in pool:
            one.join()


def _started(place: Workplace, number: int) -> BaseProcess:
    process = multiprocessing.get_context("spawn").Process(
        target=work_here, args=(place,), name=f"worker-{number}"
    )
    process.start()
    return process


def _kept_up(pool: list[BaseProcess], place: Workplace, over: Event) -> None:
    """Start another for each that died; one that was told to stop has ended by itself."""
    while not over.wait(LOOKED_EVERY):
        for number, one in enumerate(pool):
            if one.exitcode:
                log.warning("worker_died", pid=one.pid, exitcode=one.exitcode)
                pool[number] = _started(place, number)
