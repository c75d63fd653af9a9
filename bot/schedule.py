"""The tick: what is due is asked of the store, so a tick missed or doubled changes nothing."""

from collections.abc import Callable, Sequence

from apscheduler.schedulers.background import BackgroundScheduler

SECONDS = 5


def ticking(*jobs: Callable[[], object], often: Sequence[Callable[[], object]] = ()) -> BackgroundScheduler:
    """Return a scheduler, not yet started: it calls `jobs` every few seconds, those in `often` each second.

    Its jobs live in memory: APScheduler's job stores fire every tick once for each process (measured).
    """
    scheduler = BackgroundScheduler(timezone="UTC")
    for job, seconds in [*((job, SECONDS) for job in jobs), *((job, 1) for job in often)]:
        scheduler.add_job(
            job,
            "interval",
            seconds=seconds,
            id=job.__qualname__,
            coalesce=True,
            max_instances=1,
            misfire_grace_time=60,
        )
    return scheduler
