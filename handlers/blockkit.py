"""What each block of Block Kit may hold, and how long it may be."""

from collections.abc import Iterator, Mapping

from handlers.blockparts import Check, identifier, kind_of, nothing, properties, repeated, several
from handlers.elementkit import ACCESSORIES, ACTIONS, INPUTS, element_problems, image
from handlers.markup import EITHER, Json, link_problems, text_problems, words_problems


def block_problems(where: str, block: Json) -> Iterator[str]:
    """Yield what is wrong with one block whose type is known."""
    yield from properties(where, block)
    yield from identifier(where, block, "block_id")
    yield from _BLOCKS.get(kind_of(block), nothing)(where, block)


def _header(where: str, block: Json) -> Iterator[str]:
    yield from text_problems(f"{where}: its text", block.get("text"), 150)


def _section(where: str, block: Json) -> Iterator[str]:
    if block.get("text") is None and not block.get("fields"):
        yield f"{where}: it must have text or fields."
    if block.get("text") is not None:
        yield from text_problems(f"{where}: its text", block["text"], 3000, EITHER)
    fields = several(block.get("fields"))
    if len(fields) > 10:
        yield f"{where}: it has {len(fields)} fields, more than 10."
    for number, field in enumerate(fields, start=1):
        yield from text_problems(f"{where}: field {number}", field, 2000, EITHER)
    if block.get("accessory") is not None:
        yield from element_problems(f"{where}: its accessory", block["accessory"], ACCESSORIES)


def _context(where: str, block: Json) -> Iterator[str]:
    elements = several(block.get("elements"))
    if not 1 <= len(elements) <= 10:
        yield f"{where}: it has {len(elements)} elements; 1 to 10 are allowed."
    for number, element in enumerate(elements, start=1):
        if isinstance(element, Mapping) and kind_of(element) == "image":
            yield from element_problems(f"{where}: element {number}", element, ("image",))
        else:
            yield from text_problems(f"{where}: element {number}", element, 3000, EITHER)


def _actions(where: str, block: Json) -> Iterator[str]:
    elements = several(block.get("elements"))
    if not 1 <= len(elements) <= 25:
        yield f"{where}: it has {len(elements)} elements; 1 to 25 are allowed."
    for number, element in enumerate(elements, start=1):
        yield from element_problems(f"{where}: element {number}", element, ACTIONS)
    yield from repeated(elements, "action_id", where)


def _input(where: str, block: Json) -> Iterator[str]:
    yield from text_problems(f"{where}: its label", block.get("label"), 2000)
    if block.get("hint") is not None:
        yield from text_problems(f"{where}: its hint", block["hint"], 2000)
    yield from element_problems(f"{where}: its element", block.get("element"), INPUTS)


def _table(where: str, block: Json) -> Iterator[str]:
    rows = several(block.get("rows"))
    if not 1 <= len(rows) <= 100:
        yield f"{where}: it has {len(rows)} rows; 1 to 100 are allowed."
    widest = max((len(several(row)) for row in rows), default=0)
    if widest > 20:
        yield f"{where}: it has {widest} columns, more than 20."
    for number, row in enumerate(rows, start=1):
        yield from _rich(f"{where}: row {number}", {"elements": several(row)})


_RICH = {
    *("rich_text", "rich_text_section", "rich_text_list", "rich_text_quote", "rich_text_preformatted"),
    *("text", "link", "user", "channel", "emoji", "date", "raw_text"),
}


def _rich(where: str, node: Json) -> Iterator[str]:
    for element in several(node.get("elements")):
        kind = kind_of(element)
        if not isinstance(element, Mapping) or kind not in _RICH:
            yield f"{where}: rich text takes no {kind or 'such thing'} here."
        elif kind in {"text", "raw_text"}:
            yield from words_problems(f"{where}: a {kind}", element.get("text"), 3000, blank=True)
        elif kind == "link":
            yield from link_problems(f"{where}: a link", element.get("url"))
        else:
            yield from _rich(where, element)


_BLOCKS: Mapping[str, Check] = {
    "header": _header,
    "section": _section,
    "context": _context,
    "actions": _actions,
    "input": _input,
    "image": image,
    "table": _table,
    "rich_text": _rich,
}
