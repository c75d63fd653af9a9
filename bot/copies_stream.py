"""`whosaid copies`: articles in, the first article with each text out; one pass."""

from collections.abc import Iterator, Sequence
from typing import Any

from bot.commands.kit import Format
from bot.formats import FieldError, Json, text_of
from bot.inputs import items
from bot.items import Unreadable
from bot.streams import Line, error_line, line_id, write
from news.copies import Texts


def tell_copies(paths: Sequence[str], output: Format) -> int:
    """Write for each article the first that carries its text; return the exit code."""
    return write(_lines(paths), output, lambda line, _: f"{line['text_of']}\t{line['id']}")


def _lines(paths: Sequence[str]) -> Iterator[Line]:
    texts, firsts = Texts(), list[Any]()
    for item in items(paths):
        if isinstance(item, Unreadable):
            yield error_line(item, item.reason), ""
            continue
        try:
            number = texts.first_of(text_of(item.fields))
        except FieldError as error:
            yield error_line(item, str(error)), ""
            continue
        if number is None:
            firsts.append(line_id(item))
        line: Json = {"id": line_id(item), "text_of": firsts[-1 if number is None else number]}
        yield line, ""
