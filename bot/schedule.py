"""The tick: what is due is asked of the store, so a tick missed or doubled changes nothing."""

from apscheduler.schedulers.background import BackgroundScheduler

from bot.deliver import Deliveries

SECONDS = 5


def ticking(deliveries: Deliveries) -> BackgroundScheduler:
    """Return a scheduler, not yet started, that sends the outbox's due messages every few seconds.

    Its jobs live in memory: APScheduler's job stores fire every tick once for each process (measured).
    """
    scheduler = BackgroundScheduler(timezone="UTC")
    scheduler.add_job(
        deliveries.deliver_due,
        "interval",
        seconds=SECONDS,
        id="deliver_due",
        coalesce=True,
        max_instances=1,
        misfire_grace_time=60,
    )
    return scheduler
