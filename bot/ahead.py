"""Very much work handed to the workers, a few pieces ahead at a time: a stopped run leaves little behind."""

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Generic, TypeVar

from storage import work
from storage.engine import Store
from storage.work import Order

AHEAD = 20
"""Pieces that are not done at any time: enough for a fleet."""
LOOKED_EVERY = 0.5
Told = TypeVar("Told")


@dataclass(frozen=True, slots=True, kw_only=True)
class Settled(Generic[Told]):
    """What was to be told of an order that waits no more, and whether it failed too often."""

    told: Told
    failed: bool


class Ahead(Generic[Told]):
    """Hands over orders, each with what is to be told when it is done; few wait at any time."""

    def __init__(self, *, store: Store, clock: Callable[[], datetime], most: int = AHEAD) -> None:
        self._store = store
        self._clock = clock
        self._most = most
        self._handed: dict[str, Told] = {}

    def want(self, order: Order, told: Told) -> Iterator[Settled[Told]]:
        """Want one more, and wait until there is room for another; give what became of earlier ones."""
        with self._store.write() as session:
            work.want(session, order, now=self._clock())
        self._handed[order.key] = told
        yield from self._settle(self._most - 1)

    def rest(self) -> Iterator[Settled[Told]]:
        """Wait until all are done, or have failed too often."""
        yield from self._settle(0)

    def _settle(self, most: int) -> Iterator[Settled[Told]]:
        while True:
            with self._store.read() as session:
                states = work.states(session, keys=self._handed, now=self._clock())
            for key in [key for key in self._handed if states.get(key) != work.State.WAITING]:
                yield Settled(told=self._handed.pop(key), failed=states.get(key) == work.State.DEAD)
            if len(self._handed) <= most:
                return
            time.sleep(LOOKED_EVERY)
