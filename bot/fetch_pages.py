"""A web address among what is to be ingested: fetched, and handed on like a page from a file."""

from bot.fetch import PAGES, Fetcher
from bot.fetch_errors import FetchError
from bot.items import Item, Unreadable


def page_item(fetcher: Fetcher, url: str) -> Item | Unreadable:
    """Return the page at `url` with the address that it was found at in the end, or why there is none."""
    try:
        fetched = fetcher.fetch(url, kinds=PAGES)
    except FetchError as error:
        return Unreadable(name=url, reason=str(error))
    fields = {"id": url, "html": fetched.body, "url": fetched.url}
    return Item(name=url, fields=fields, size=0, whole=True)
