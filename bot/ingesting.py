"""`whosaid ingest`: progress on the way, and at the end what was saved, known and refused."""

import logging
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from itertools import chain
from typing import NamedTuple

from rich.console import Console

from bot import log
from bot.app import clock
from bot.backfill import Backfill
from bot.fetch import Fetcher
from bot.fetch_pages import page_item
from bot.fetch_sitemaps import listed
from bot.ingest import Ingest
from bot.inputs import STDIN, passed_over, sizes
from bot.progress import Tally, watched
from bot.settings import load
from bot.stopping import STOPPED, stoppable
from bot.stored import opened
from bot.worker_pool import workers
from bot.working import STANDS_BACK, workplace
from news.nlp import require
from news.nouns import INTERNAL, PUBLISHED
from news.reading import Reader
from storage.engine import PATIENCE


def backfill_with_progress(
    paths: Sequence[str], *, published: bool, workspace: str, count: int | None
) -> int:
    """Hand very many articles to the workers; return the exit code.

    `count` workers run here meanwhile; by default one for an SQLite store, which has no fleet.
    """
    settings = load()
    log.set_up(level=logging.WARNING)
    place = replace(workplace(settings, token=None), quiet=True, nice=STANDS_BACK)
    with opened(settings.database_url, patience=PATIENCE) as store:
        run = Backfill(
            store=store,
            published=published,
            workspace="" if published else workspace,
            clock=clock,
        )
        here = count if count is not None else int(not store.is_server)
        if here:
            require(settings.whosaid_model)
        with stoppable(), workers(place, count=here):
            tally = watched(run.run(paths), total=sizes(path for path in paths if path != STDIN))
    return _told(tally, paths, internal=not published and not workspace)


class Archive(NamedTuple):
    """A site's news sitemap, and the range of days whose articles are wanted."""

    url: str
    since: date | None
    until: date | None


def ingest_with_progress(
    paths: Sequence[str], *, published: bool, workspace: str, archive: Archive | None = None
) -> int:
    """Take `paths` and an archive into the store; return the exit code: 1 when nothing could be read."""
    settings = load()
    log.set_up(level=logging.WARNING)
    fetcher = Fetcher(contact=settings.whosaid_contact)
    with opened(settings.database_url, patience=PATIENCE) as store:
        run = Ingest(
            store=store,
            reader=Reader.load(settings.whosaid_model),
            standing=PUBLISHED if published else INTERNAL,
            workspace="" if published else workspace,
            clock=clock,
            fetch=partial(page_item, fetcher),
        )
        found = listed(fetcher, archive.url, since=archive.since, until=archive.until) if archive else ()
        pieces = chain(run.run(paths), run.run_archive(found))
        with stoppable():
            tally = watched(pieces, total=sizes(path for path in paths if path != STDIN))
    return _told(tally, paths, internal=not published and not workspace)


def _told(tally: Tally, paths: Sequence[str], *, internal: bool) -> int:
    console = Console(stderr=True, highlight=False)
    for line in tally.refusals():
        console.print(line, markup=False)
    for kind, count in passed_over(paths).items():
        console.print(f"Passed over: {count:,} × {kind}.", markup=False)
    console.print(tally.sentence())
    if tally.stopped:
        console.print("Stopped. Run the same command again: it goes on where it stopped.")
        return STOPPED
    if tally.saved and internal:
        console.print("They are internal: seen on the command line only, until ingested with --published.")
    return 0 if tally.saved or tally.changed or tally.known else 1
