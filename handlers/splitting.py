"""A message that is too large for Slack, in several."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from handlers.message import Message, message_of
from handlers.surface import MESSAGE_BLOCKS, MESSAGE_CHARACTERS, characters

Blocks = list[Mapping[str, Any]]


def split(shown: Message) -> tuple[Message, ...]:
    """Return the message in as many parts as Slack needs, in order; most are one and come back as they are.

    A part has at most 50 blocks and about 10,000 characters. Small print stays with what it is about.
    """
    parts = list(_parts(shown.blocks))
    return (shown,) if len(parts) <= 1 else tuple(message_of(tuple(part)) for part in parts)


def _parts(blocks: Sequence[Mapping[str, Any]]) -> Iterator[Blocks]:
    part: Blocks = []
    size = 0
    for group, counted in _groups(blocks):
        if part and not _fits(len(part) + len(group), size + counted):
            yield part
            part, size = [], 0
        part, size = [*part, *group], size + counted
    if part:
        yield part


def _groups(blocks: Sequence[Mapping[str, Any]]) -> Iterator[tuple[Blocks, int]]:
    """Yield each block with the small print and buttons that follow it, as long as these fit one message.

    With each group comes how many characters it counts.
    """
    group: Blocks = []
    size = 0
    for block in blocks:
        follows, counted = block["type"] in {"context", "actions"}, characters(block)
        if group and not (follows and _fits(len(group) + 1, size + counted)):
            yield group, size
            group, size = [], 0
        group, size = [*group, block], size + counted
    if group:
        yield group, size


def _fits(blocks: int, counted: int) -> bool:
    return blocks <= MESSAGE_BLOCKS and counted <= MESSAGE_CHARACTERS
