"""Web pages among what comes in: read into an article, or refused with the reason in words."""

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING, Any

from bot.formats import FieldError
from news.nouns import Standing

if TYPE_CHECKING:
    from news.intake.page import Page

REFUSALS = {
    "paywall": "stands behind a wall: only its beginning, or the wall itself, can be read",
    "gallery": "is a gallery of pictures, with no article in it",
    "live": "is a live page, which changes by the minute",
    "error": "is a site's error message instead of an article",
    "language": "is not in English",
    "empty": "has no prose in it",
}


def is_page(fields: Mapping[str, Any]) -> bool:
    """Tell whether an item is a web page: it has `html` and no `text`."""
    return "html" in fields and "text" not in fields


def page_of(fields: Mapping[str, Any], *, standing: Standing, today: date | None = None) -> "Page":
    """Return the item's article and its sections, or the format's word why it is none.

    Raises FieldError where `html` is no page, or `url` no text or no address.
    """
    from news.intake.page import read_page
    from news.intake.page_blocks import PageError
    from news.intake.page_urls import without_tracking

    html, url = fields["html"], fields.get("url")
    if not isinstance(html, str | bytes):
        raise FieldError("has html that is not text")
    if url is not None and not isinstance(url, str):
        raise FieldError("has a url that is not text")
    try:
        without_tracking(url or "")
    except ValueError as error:
        raise FieldError("has a url that is no address") from error
    try:
        return read_page(html, url=url or None, standing=standing, today=today)
    except PageError as error:
        raise FieldError(str(error)) from error
