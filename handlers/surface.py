"""What Slack accepts in a message, a modal and a Home tab, over plain JSON.

Holds the limits that slack_sdk's models check and those that only Slack's servers know. The block types are
the portable ones and those that whosaid may come to use; others are refused, though Slack has more.
"""

from collections.abc import Iterator, Mapping, Sequence

from handlers.blockkit import block_problems
from handlers.blockparts import kind_of, repeated
from handlers.markup import Json, markup_problems, text_problems, words_problems

MESSAGE_BLOCKS = 50
VIEW_BLOCKS = 100
MESSAGE_TEXT = 40_000
MESSAGE_CHARACTERS = 10_000
"""Over all blocks: Slack answers msg_blocks_too_long between 9,600 and 13,200, and documents no limit."""

_PORTABLE = {"header", "section", "context", "rich_text", "actions", "divider", "image"}
_SURFACES = {
    "message": _PORTABLE | {"input", "table"},
    "modal": _PORTABLE | {"input"},
    "home": _PORTABLE | {"input"},
}


def message_problems(text: str, blocks: Sequence[Json]) -> tuple[str, ...]:
    """Return what Slack, or this house, refuses in a message; each a sentence that names place and limit.

    `text` is the top-level text, a must beside blocks too: notifications and screen readers read it.
    """
    return (
        *words_problems("The message's top-level text", text, MESSAGE_TEXT),
        *markup_problems("The message's top-level text", text),
        *_blocks(blocks, "message", MESSAGE_BLOCKS),
        *_tables(blocks),
        *_size(blocks),
    )


def view_problems(view: Json) -> tuple[str, ...]:
    """Return what Slack refuses in a modal or a Home tab, each a sentence that names place and limit."""
    kind = view.get("type")
    if kind not in {"modal", "home"}:
        return (f'A view\'s type must be "modal" or "home", not {kind!r}.',)
    blocks = view.get("blocks")
    if not isinstance(blocks, Sequence) or isinstance(blocks, str):
        return ("A view must have a list of blocks.",)
    frame = _modal(view, blocks) if kind == "modal" else _home(view)
    return (*frame, *_identity(view), *_blocks(blocks, str(kind), VIEW_BLOCKS))


def characters(node: object) -> int:
    """Count the characters that Slack adds up over a message's blocks: every string called "text"."""
    if isinstance(node, Mapping):
        own = node.get("text")
        counted = len(own) if isinstance(own, str) else 0
        return counted + sum(characters(value) for value in node.values() if not isinstance(value, str))
    if isinstance(node, Sequence) and not isinstance(node, str):
        return sum(map(characters, node))
    return 0


def posting_problems(arguments: Json) -> tuple[str, ...]:
    """Return which arguments of a post would let text from outside turn into mentions or links."""
    refused = []
    if arguments.get("parse") not in {None, "", "none"}:
        refused.append('The argument parse must be "none": other values turn outside text into mentions.')
    if str(arguments.get("link_names", "0")).lower() in {"1", "true"}:
        refused.append("The argument link_names must stay off: it turns outside text into mentions.")
    return tuple(refused)


def _size(blocks: Sequence[Json]) -> Iterator[str]:
    counted = characters(blocks)
    if counted > MESSAGE_CHARACTERS:
        yield (
            f"The blocks have {counted:,} characters together, more than {MESSAGE_CHARACTERS:,}: "
            "Slack answers msg_blocks_too_long."
        )


def _tables(blocks: Sequence[Json]) -> Iterator[str]:
    tables = [block for block in blocks if isinstance(block, Mapping) and block.get("type") == "table"]
    if len(tables) > 1:
        yield f"A message takes one table, not {len(tables)}."


def _modal(view: Json, blocks: Sequence[object]) -> Iterator[str]:
    yield from text_problems("The modal's title", view.get("title"), 24)
    for name in ("submit", "close"):
        if view.get(name) is not None:
            yield from text_problems(f"The modal's {name}", view[name], 24)
    asks = any(isinstance(block, Mapping) and block.get("type") == "input" for block in blocks)
    if asks and view.get("submit") is None:
        yield "A modal with an input block must have a submit."


def _home(view: Json) -> Iterator[str]:
    for name in ("title", "submit", "close"):
        if view.get(name) is not None:
            yield f"A Home tab takes no {name}."


def _identity(view: Json) -> Iterator[str]:
    for name, most in (("private_metadata", 3000), ("callback_id", 255), ("external_id", 255)):
        value = view.get(name)
        if isinstance(value, str) and len(value) > most:
            yield f"The view's {name} has {len(value):,} characters, more than {most:,}."


def _blocks(blocks: Sequence[object], surface: str, most: int) -> Iterator[str]:
    if len(blocks) > most:
        yield f"There are {len(blocks)} blocks, more than {most} on one {surface}."
    if surface != "message" and not blocks:
        yield f"A {surface} must have at least one block."
    for number, block in enumerate(blocks, start=1):
        yield from _block(number, block, surface)
    yield from repeated(blocks, "block_id", f"this {surface}")


def _block(number: int, block: object, surface: str) -> Iterator[str]:
    kind = kind_of(block)
    if not isinstance(block, Mapping) or not kind:
        yield f"Block {number} has no type."
    elif kind not in _SURFACES[surface]:
        yield f"Block {number} ({kind}): a {surface} takes no such block."
    else:
        yield from block_problems(f"Block {number} ({kind})", block)
