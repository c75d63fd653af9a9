"""Reading some of the store's articles anew: what this version finds takes the place of what it found."""

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

import structlog

from bot.jobs.job import Tools
from bot.settling import settle
from news.errors import ModelError
from news.nouns import Reading
from storage import rereadings, versions
from storage.engine import Store
from storage.reading_rows import rows_of
from storage.versions import Earlier
from storage.work import Order, Priority

if TYPE_CHECKING:
    from news.reading import Reader

log = structlog.get_logger()
KIND = "reread"
BATCH = 50


def order(ids: tuple[int, int], *, run: str) -> Order:
    """Return the order to read the articles from the first to the last of `ids` anew, behind all else."""
    first, last = ids
    args = {"after": first - 1, "until": last}
    return Order(kind=KIND, key=f"{KIND}:{run}:{first}", args=args, priority=Priority.BACKFILL)


def reread(tools: Tools, args: Mapping[str, Any]) -> None:
    """Read them anew, each saved in a transaction of its own; doing so twice changes nothing."""
    for _ in batches(tools.store, tools.reader, args["after"], args["until"]):
        pass


def batches(
    store: Store, reader: "Reader", after: int, until: int | None = None
) -> Iterator[tuple[int, int]]:
    """Yield the last id of each batch, and how many of its articles were read anew."""
    for batch in readings(store, reader, after, until):
        yield batch[-1][0].article_id, sum(_replaced(store, one, reading) for one, reading in batch)


def readings(
    store: Store, reader: "Reader", after: int, until: int | None = None
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


def _read(reader: "Reader", batch: Sequence[Earlier]) -> list[Reading | None]:
    """Read a batch together; should one article break it, each by itself, so that the others go on."""
    try:
        return list(reader.read_all([one.article for one in batch]))
    except ModelError:
        raise
    except Exception:
        log.exception("batch_failed", articles=len(batch))
        return [_read_one(reader, one) for one in batch]


def _read_one(reader: "Reader", one: Earlier) -> Reading | None:
    try:
        return reader.read(one.article)
    except ModelError:
        raise
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
    settle(store, [rows_of(one.article, reading)])
    return True
