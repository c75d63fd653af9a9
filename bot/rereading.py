"""`whosaid reread --apply`: the store's articles read anew by this version's reader, each in a transaction.

What editors decided stays in force. A run that was cut off goes on after the last article that it named.
"""

import sys
from collections.abc import Iterator, Sequence

import structlog

from bot.settings import load
from bot.stored import opened
from news.nouns import Reading
from news.reading import Reader
from storage import rereadings, versions
from storage.engine import Store
from storage.versions import Earlier

log = structlog.get_logger()
BATCH = 50


def reread(*, after: int) -> int:
    """Read all articles anew, those with greater ids than `after`; return the exit code."""
    settings = load()
    done, last = 0, after
    with opened(settings.database_url) as store:
        try:
            for last, count in batches(store, Reader.load(settings.whosaid_model), after):
                done += count
                sys.stderr.write(f"\r{done:,} articles read anew, up to number {last:,}")
                sys.stderr.flush()
        except KeyboardInterrupt:
            sys.stderr.write(f"\nStopped. Go on with: whosaid reread --apply --after {last}")
    sys.stderr.write(f"\nArticles: {done:,} read anew.\n")
    return 0


def batches(store: Store, reader: Reader, after: int) -> Iterator[tuple[int, int]]:
    """Yield the last id of each batch, and how many of its articles were read anew."""
    for batch in readings(store, reader, after):
        yield batch[-1][0].article_id, sum(_replaced(store, one, reading) for one, reading in batch)


def readings(store: Store, reader: Reader, after: int) -> Iterator[list[tuple[Earlier, Reading | None]]]:
    """Yield the articles with greater ids than `after` in batches, each with what reading it finds now.

    None: it broke the reader, which the log has.
    """
    while True:
        with store.read() as session:
            batch = versions.following(session, after=after, limit=BATCH)
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
