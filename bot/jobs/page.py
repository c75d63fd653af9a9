"""Reading a page that a feed lists or that somebody asked for, into the store."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import structlog

from bot.fetch_errors import FetchError
from bot.jobs.job import Tools
from bot.jobs.waiting import wait
from bot.telling import tell
from handlers.blocks.feeds import page_read
from news.errors import WhosaidError
from news.nouns import PUBLISHED, Article
from storage import articles
from storage.fetching import want_page

log = structlog.get_logger()


def read_page(tools: Tools, args: Mapping[str, Any]) -> None:
    """Fetch and read the page at `args["url"]`, save its article or a changed one's new version.

    What a feed's entry says (outlet, date, sections) is taken where the page says nothing. With `tell`, the
    person who asked is told what became of it. Raises FetchError where the page is worth another try.
    """
    from bot.saving import Fresh, Kept, keep

    if not args["again"] and _is_known(tools, args["url"]):
        return
    try:
        article, sections = _article(tools, args)
    except WhosaidError as error:
        if isinstance(error, FetchError) and error.passing and not args["tell"]:
            if not _wait_if_asked_to(tools, args, error):
                raise
            return
        log.info("page_refused", reason=str(error))
        _tell(tools, args, f"{error}. Nothing was saved")
        return
    fresh = Fresh(article=article, reading=tools.read(article), sections=sections)
    kept, article_id = keep(tools.store, fresh, workspace="", clock=tools.clock, read=tools.read)
    log.info("page_read", article=article_id, kept=kept)
    words = {Kept.SAVED: "was read and saved", Kept.CHANGED: "has changed: its new version was saved"}
    _tell(tools, args, words.get(kept, "was read before, and says the same"), article_id)


def _article(tools: Tools, args: Mapping[str, Any]) -> tuple[Article, tuple[str, ...]]:
    """Return the page's article and its sections. Raises WhosaidError with the reason why there is none."""
    from bot.fetch import PAGES
    from bot.formats import FieldError, published_of
    from bot.pages import REFUSALS, page_of

    fetched = tools.fetcher.fetch(args["url"], kinds=PAGES)
    page = page_of({"html": fetched.body, "url": fetched.url}, standing=PUBLISHED, today=tools.clock().date())
    if page.article is None:
        raise FieldError(REFUSALS[page.refused or "empty"])
    article = replace(
        page.article,
        outlet=page.article.outlet or args["outlet"],
        published=page.article.published or published_of(args["published"]),
    )
    return article, (*page.sections, *args["sections"])


def _is_known(tools: Tools, url: str) -> bool:
    with tools.store.read() as session:
        return articles.is_url_known(session, url=url)


def _tell(tools: Tools, args: Mapping[str, Any], words: str, article_id: int | None = None) -> None:
    """Tell who asked; a feed's page is nobody's question."""
    if not args["tell"]:
        return
    shown = (article_id,) if article_id else ()
    with tools.store.write() as session:
        tell(
            session, message=page_read(args["url"], words), articles=shown, now=tools.clock(), **args["tell"]
        )


def _wait_if_asked_to(tools: Tools, args: Mapping[str, Any], error: FetchError) -> bool:
    """Put the page off for as long as its site asks; tell whether it asked."""
    pause = wait(error.retry_after, tools.clock())
    if not pause:
        return False
    now = tools.clock()
    with tools.store.write() as session:
        given = {name: args[name] for name in ("url", "again", "outlet", "sections")}
        want_page(session, which=f"{args['which']}+", now=now, due_at=now + pause, **given)
    return True
