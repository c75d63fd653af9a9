"""`whosaid reread --apply`: the store's articles read anew by this version's reader, each in a transaction.

Workers do it, a few batches ahead at a time. What editors decided stays in force. A run that was cut off goes
on after the last article that it named.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

import structlog
from rich.console import Console

from bot.ahead import Ahead, Settled
from bot.app import clock
from bot.backfill import workers
from bot.jobs.reread import order
from bot.settings import load
from bot.stored import opened
from bot.working import STANDS_BACK, workplace
from news.nouns import Reading
from news.reading import Reader
from storage import rereadings, versions
from storage.engine import Store
from storage.versions import Earlier

log = structlog.get_logger()
BATCH = 50


def reread(*, after: int, count: int | None) -> int:
    """Have all articles read anew, those with greater ids than `after`; return the exit code.

    `count` workers run here meanwhile; by default one for an SQLite store, which has no fleet. The
    code is 1 if a batch failed each time that it was tried.
    """
    settings = load()
    place = replace(workplace(settings, token=None), quiet=True, nice=STANDS_BACK)
    done, bar = 0, Console(stderr=True, highlight=False)
    with opened(settings.database_url) as store:
        here = count if count is not None else int(not store.is_server)
        waiting = Waiting(after)
        try:
            with workers(place, count=here):
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


def batches(store: Store, reader: Reader, after: int, until: int | None = None) -> Iterator[tuple[int, int]]:
    """Yield the last id of each batch, and how many of its articles were read anew."""
    for batch in readings(store, reader, after, until):
        yield batch[-1][0].article_id, sum(_replaced(store, one, reading) for one, reading in batch)


def readings(
    store: Store, reader: Reader, after: int, until: int | None = None
) -> Iterator[list[tuple[Earlier, Reading | None]]]:
    """Yield the articles with greater ids than `after`, to `until`, in batches with what reading now finds.

    None: it broke the reader, which the log has.
    """
    while True:
        with store.read() as session:
            batch = versions.following(session, after=after, until=until, limit=BATCH)
        if not batch:
            return
        yield list(zip(batch, _read(reader, batch), strict=True))
        after = batch[-1].article_id


def _read(reader: Reader, batch: Sequence[Earlier]) -> list[Reading | None]:
    """Read a batch together; should one article break it, each by itself, so that the others go on."""
    try:
        return list(reader.read_all([one.article for one in batch]))
    except Exception:
        log.exception("batch_failed", articles=len(batch))
        return [_read_one(reader, one) for one in batch]


def _read_one(reader: Reader, one: Earlier) -> Reading | None:
    try:
        return reader.read(one.article)
    except Exception:
        log.exception("reading_failed", article=one.article_id)
        return None


def _replaced(store: Store, one: Earlier, reading: Reading | None) -> bool:
    """Save a newer reading; not of an article that has changed or gone meanwhile."""
    if reading is None:
        return False
    with store.write() as session:
        if not versions.is_current(session, one):
            return False
        rereadings.replace(session, article_id=one.article_id, article=one.article, reading=reading)
    return True
