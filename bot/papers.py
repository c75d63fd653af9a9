"""Documents and agencies' items among what comes in, read into text or articles."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from bot.document_apart import document_text_apart
from bot.formats import FieldError
from news.errors import WhosaidError
from news.nouns import Standing

if TYPE_CHECKING:
    from news.intake.wire import WireItem

NINJS = frozenset({"body_text", "body_html", "body_xhtml", "bodies"})


def document_of(fields: Mapping[str, Any]) -> str:
    """Return the text of a PDF or Word file. Raises FieldError where it can't be read."""
    try:
        return document_text_apart(fields["document"])
    except WhosaidError as error:
        raise FieldError(str(error)) from error


def is_wire(fields: Mapping[str, Any]) -> bool:
    """Tell whether an item is an agency's: NewsML-G2, or JSON that has ninjs's body."""
    return "newsml" in fields or ("text" not in fields and not NINJS.isdisjoint(fields))


def wire_items(fields: Mapping[str, Any], *, standing: Standing, place: str) -> "Sequence[WireItem]":
    """Return the articles of an agency's item. Raises FieldError with the reason why there is none."""
    from news.intake.wire import read_newsml, read_ninjs

    try:
        if "newsml" in fields:
            return read_newsml(fields["newsml"], place=place, standing=standing)
        return (read_ninjs(fields, place=place, standing=standing),)
    except WhosaidError as error:
        raise FieldError(str(error)) from error
