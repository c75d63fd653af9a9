"""`whosaid history URL`: what became of an article since it was first read."""

import sys

from bot.app import clock
from bot.settings import load
from bot.stored import opened
from handlers.blocks.history import history_card
from handlers.message import plain
from news.errors import WhosaidError
from news.intake.page_urls import without_tracking
from news.nouns import EVERYTHING
from storage import histories


def tell(url: str) -> int:
    """Print the article's versions, the newest first; return the exit code."""
    settings = load()
    with opened(settings.database_url) as store, store.read() as session:
        found = histories.history(session, url=_plain(url), audience=EVERYTHING, now=clock())
    if found is None:
        raise WhosaidError(
            f"No article read has the address {url}. To read it: whosaid ingest --published {url}"
        )
    sys.stdout.write(plain(history_card(found, settings.whosaid_zone)) + "\n")
    return 0


def _plain(url: str) -> str:
    try:
        return without_tracking(url)
    except ValueError:
        return url
