"""Reading a page that a feed lists or that somebody asked for, into the store, and looking at it again."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import structlog

from bot.fetch_errors import FetchError
from bot.jobs.job import Tools
from bot.jobs.waiting import wait
from bot.telling import tell
from handlers.blocks.feeds import page_read
from news.errors import WhosaidError
from news.nouns import PUBLISHED, Article
from storage import articles
from storage.fetching import WantedPage, page_of, want_page
from storage.work import Priority

if TYPE_CHECKING:
    from bot.fetch_answer import Fetched

log = structlog.get_logger()
LOOKS = (timedelta(hours=3), timedelta(days=1), timedelta(days=3), timedelta(days=7))
"""After how long a page is looked at again, each counted from the look before: most changes come early."""
TRIES = (
    timedelta(minutes=1),
    timedelta(minutes=10),
    timedelta(hours=1),
    timedelta(hours=6),
    timedelta(days=1),
)
"""After how long a page is tried again that its site doesn't give for now."""


def read_page(tools: Tools, args: Mapping[str, Any]) -> None:
    """Fetch and read a page, save its article or a changed one's new version.

    What a feed's entry says (outlet, date, sections) is taken where the page says nothing. With `tell`, the
    person who asked is told what became of it.
    """
    from bot.fetch import PAGES
    from bot.fetch_answer import since

    page = page_of(args)
    if not page.again and _is_known(tools, page.url):
        _look_again(tools, page)
        return
    try:
        fetched = tools.fetcher.fetch(page.url, kinds=PAGES, headers=since(page.etag, page.last_modified))
        if fetched.status == 200:
            _keep(tools, page, fetched)
    except WhosaidError as error:
        _refused(tools, page, error)
        return
    _look_again(tools, page, fetched)


def _keep(tools: Tools, page: WantedPage, fetched: "Fetched") -> None:
    from bot.saving import Fresh, Kept, keep

    article, sections = _article(tools, page, fetched)
    fresh = Fresh(article=article, reading=tools.read(article), sections=sections)
    kept, article_id = keep(tools.store, fresh, workspace="", clock=tools.clock, read=tools.read)
    log.info("page_read", article=article_id, kept=kept)
    words = {Kept.SAVED: "was read and saved", Kept.CHANGED: "has changed: its new version was saved"}
    _tell(tools, page, words.get(kept, "was read before, and says nothing new"), article_id)


def _article(tools: Tools, page: WantedPage, fetched: "Fetched") -> tuple[Article, tuple[str, ...]]:
    """Return the page's article and its sections. Raises WhosaidError with the reason why there is none."""
    from bot.formats import FieldError, published_of
    from bot.pages import REFUSALS, page_of

    found = page_of(
        {"html": fetched.body, "url": fetched.url}, standing=PUBLISHED, today=tools.clock().date()
    )
    if found.article is None:
        raise FieldError(REFUSALS[found.refused or "empty"])
    article = replace(
        found.article,
        outlet=found.article.outlet or page.outlet,
        published=found.article.published or published_of(page.published),
    )
    return article, (*found.sections, *page.sections)


def _is_known(tools: Tools, url: str) -> bool:
    with tools.store.read() as session:
        return articles.is_url_known(session, url=url)


def _tell(tools: Tools, page: WantedPage, words: str, article_id: int | None = None) -> None:
    """Tell who asked; a feed's page is nobody's question."""
    if not page.tell:
        return
    shown = (article_id,) if article_id else ()
    with tools.store.write() as session:
        tell(session, message=page_read(page.url, words), articles=shown, now=tools.clock(), **page.tell)


def _look_again(tools: Tools, page: WantedPage, fetched: "Fetched | None" = None) -> None:
    """Want the page looked at once more: publishers change articles without a word of it in their feeds."""
    if page.looks is None or page.looks >= len(LOOKS):
        return
    headers = fetched.headers if fetched else {}
    following = replace(
        page,
        which=f"look {page.looks + 1}",
        again=True,
        tell=None,
        looks=page.looks + 1,
        tries=0,
        etag=headers.get("etag", page.etag),
        last_modified=headers.get("last-modified", page.last_modified),
    )
    _put_off(tools, following, LOOKS[page.looks])


def _refused(tools: Tools, page: WantedPage, error: WhosaidError) -> None:
    """Tell who asked; try a feed's page again where its site only fails for now, each time later.

    What is no article, a live page or a wall, may have become one by the next look.
    """
    log.info("page_refused", reason=str(error))
    _tell(tools, page, f"{error}. Nothing was saved")
    if not isinstance(error, FetchError):
        _look_again(tools, page)
    elif error.passing and not page.tell and page.tries < len(TRIES):
        pause = max(wait(error.retry_after, tools.clock()), TRIES[page.tries])
        _put_off(tools, replace(page, which=f"{page.which}+", tries=page.tries + 1), pause)


def _put_off(tools: Tools, page: WantedPage, pause: timedelta) -> None:
    now = tools.clock()
    priority = Priority.BACKFILL if page.looks else Priority.LIVE
    with tools.store.write() as session:
        want_page(session, page, now=now, due_at=now + pause, priority=priority)
