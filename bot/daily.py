"""What is wanted once a day, whichever process thinks of it first."""

from collections.abc import Callable
from datetime import date, datetime

from bot.jobs import merge, retain
from storage import work
from storage.engine import Store


class Daily:
    """Wants the day's work; the store's keys see that it is wanted once."""

    def __init__(self, *, store: Store, clock: Callable[[], datetime]) -> None:
        self._store = store
        self._clock = clock
        self._wanted: date | None = None

    def want(self) -> None:
        """Want what this day needs, at the first tick of the day."""
        now = self._clock()
        if self._wanted == now.date():
            return
        with self._store.write() as session:
            for order in (retain.order, merge.order):
                work.want(session, order(f"{now:%Y-%m-%d}"), now=now)
        self._wanted = now.date()
