"""The tick: what is due is asked of the store, so a tick missed or doubled changes nothing."""

from apscheduler.schedulers.background import BackgroundScheduler

from bot.deliver import Deliveries

SECONDS = 5


def ticking(deliveries: Deliveries) -> BackgroundScheduler:
    """Return a scheduler, not yet started: every few seconds it sends what is due, and edits what was hidden.

    Its jobs live in memory: APScheduler's job stores fire every tick once for each process (measured).
    """
    scheduler = BackgroundScheduler(timezone="UTC")
    for job in (deliveries.deliver_due, deliveries.withdraw_hidden):
        scheduler.add_job(
            job,
            "interval",
            seconds=SECONDS,
            id=job.__name__,
            coalesce=True,
            max_instances=1,
            misfire_grace_time=60,
        )
    return scheduler
