"""`whosaid ingest`: progress on the way, and at the end what was saved, known and refused."""

from collections.abc import Sequence
from functools import partial

from rich.console import Console

from bot.app import clock
from bot.fetch import Fetcher
from bot.fetch_pages import page_item
from bot.ingest import Ingest
from bot.inputs import STDIN, sizes
from bot.progress import watched
from bot.settings import load
from bot.stored import opened
from news.nouns import INTERNAL, PUBLISHED
from news.reading import Reader


def ingest_with_progress(paths: Sequence[str], *, published: bool, workspace: str) -> int:
    """Take `paths` into the store; return the exit code: 1 when nothing at all could be read."""
    settings = load()
    with opened(settings.database_url) as store:
        run = Ingest(
            store=store,
            reader=Reader.load(settings.whosaid_model),
            standing=PUBLISHED if published else INTERNAL,
            workspace="" if published else workspace,
            clock=clock,
            fetch=partial(page_item, Fetcher(contact=settings.whosaid_contact)),
        )
        tally = watched(run.run(paths), total=sizes(path for path in paths if path != STDIN))
    console = Console(stderr=True, highlight=False)
    for taken in tally.refused:
        console.print(f"{taken.name} {taken.refused}.", markup=False)
    console.print(tally.sentence())
    if tally.saved and not published and not workspace:
        console.print("They are internal: seen on the command line only, until ingested with --published.")
    return 0 if tally.saved or tally.known else 1
