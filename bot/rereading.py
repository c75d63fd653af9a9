"""`whosaid reread --apply`: the store's articles read anew by this version's reader, each in a transaction.

Workers do it, a few batches ahead at a time. What editors decided stays in force. A run that was cut off goes
on after the last article that it named.
"""

import logging
from collections.abc import Iterator
from dataclasses import replace

from rich.console import Console

from bot import log
from bot.ahead import Ahead, Settled
from bot.app import clock
from bot.jobs.reread import BATCH, order
from bot.settings import load
from bot.stopping import stoppable
from bot.stored import opened
from bot.worker_pool import workers
from bot.working import STANDS_BACK, workplace
from storage import versions
from storage.engine import PATIENCE, Store


def reread(*, after: int, count: int | None) -> int:
    """Have all articles read anew, those with greater ids than `after`; return the exit code.

    `count` workers run here meanwhile; by default one for an SQLite store, which has no fleet. The
    code is 1 if a batch failed each time that it was tried.
    """
    settings = load()
    log.set_up(level=logging.WARNING)
    place = replace(workplace(settings, token=None), quiet=True, nice=STANDS_BACK)
    done, bar = 0, Console(stderr=True, highlight=False)
    with opened(settings.database_url, patience=PATIENCE) as store:
        here = count if count is not None else int(not store.is_server)
        waiting = Waiting(after)
        try:
            with stoppable(), workers(place, count=here):
                for some in waiting.handed(store):
                    done += some
                    bar.print(f"{done:,} articles read anew, up to number {waiting.last:,}", end="\r")
        except KeyboardInterrupt:
            bar.print(f"\nStopped. Go on with: whosaid reread --apply --after {waiting.last}")
    bar.print(f"\nArticles: {done:,} read anew.")
    if waiting.failed:
        bar.print(
            f"In batches that failed each time that they were tried: {waiting.failed:,} (the log says why). "
            "Try them again with: whosaid work retry"
        )
    return int(waiting.failed > 0)


class Waiting:
    """What is left to read anew: articles of a store, a batch at a time, handed to the workers.

    `failed`: how many articles were in batches that failed too often.
    """

    def __init__(self, after: int) -> None:
        self._after = after
        self._open: list[int] = []
        self.failed = 0

    @property
    def last(self) -> int:
        """Return the number up to which all is done."""
        return min(self._open) - 1 if self._open else self._after

    def handed(self, store: Store) -> Iterator[int]:
        """Hand all over, and yield how many articles each batch had that is done."""
        ahead: Ahead[list[int]] = Ahead(store=store, clock=clock)
        run = f"{clock():%Y-%m-%dT%H:%M:%S}"
        while ids := _following(store, self._after):
            self._open.append(ids[0])
            self._after = ids[-1]
            yield from self._told(ahead.want(order((ids[0], ids[-1]), run=run), ids))
        yield from self._told(ahead.rest())

    def _told(self, settled: Iterator[Settled[list[int]]]) -> Iterator[int]:
        for one in settled:
            self._open.remove(one.told[0])
            if one.failed:
                self.failed += len(one.told)
            else:
                yield len(one.told)


def _following(store: Store, after: int) -> list[int]:
    with store.read() as session:
        return versions.ids_following(session, after=after, limit=BATCH)
