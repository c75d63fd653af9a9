"""The tick: what is due is asked of the store, so a tick missed or doubled changes nothing."""

from collections.abc import Callable, Sequence

import structlog
from apscheduler.schedulers.background import BackgroundScheduler

from bot.metrics import TICKS
from bot.stored import trouble

log = structlog.get_logger()
SECONDS = 5


def ticking(*jobs: Callable[[], object], often: Sequence[Callable[[], object]] = ()) -> BackgroundScheduler:
    """Return a scheduler, not yet started: it calls `jobs` every few seconds, those in `often` each second.

    Its jobs live in memory: APScheduler's job stores fire every tick once for each process (measured).
    """
    scheduler = BackgroundScheduler(timezone="UTC")
    for job, seconds in [*((job, SECONDS) for job in jobs), *((job, 1) for job in often)]:
        scheduler.add_job(
            _counted(job),
            "interval",
            seconds=seconds,
            id=job.__qualname__,
            name=job.__qualname__,
            coalesce=True,
            max_instances=1,
            misfire_grace_time=60,
        )
    return scheduler


def _counted(job: Callable[[], object]) -> Callable[[], None]:
    """Return `job` with its failures counted and logged: in a line where the store's trouble is known."""
    name = job.__qualname__.rpartition("<locals>.")[2]
    failures = TICKS.labels(name)  # there from the start: what appears with a failure has not increased

    def tick() -> None:
        try:
            job()
        except Exception as error:
            failures.inc()
            why = trouble(error)
            log.error("tick_failed", tick=name, why=why, exc_info=why is None)

    return tick
