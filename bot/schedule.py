"""The tick: what is due is asked of the store, so a tick missed or doubled changes nothing."""

from collections.abc import Callable

from apscheduler.schedulers.background import BackgroundScheduler

SECONDS = 5


def ticking(*jobs: Callable[[], object]) -> BackgroundScheduler:
    """Return a scheduler, not yet started: every few seconds it calls each of `jobs`.

    Its jobs live in memory: APScheduler's job stores fire every tick once for each process (measured).
    """
    scheduler = BackgroundScheduler(timezone="UTC")
    for job in jobs:
        scheduler.add_job(
            job,
            "interval",
            seconds=SECONDS,
            id=job.__qualname__,
            coalesce=True,
            max_instances=1,
            misfire_grace_time=60,
        )
    return scheduler
