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
    for group in _groups(blocks):
        if part and not _fits([*part, *group]):
            yield part
            part = []
        part += group
    if part:
        yield part


def _groups(blocks: Sequence[Mapping[str, Any]]) -> Iterator[Blocks]:
    """Yield each block with the small print and buttons that follow it, as long as these fit one message."""
    group: Blocks = []
    for block in blocks:
        follows = block["type"] in {"context", "actions"}
        if group and not (follows and _fits([*group, block])):
            yield group
            group = []
        group.append(block)
    if group:
        yield group


def _fits(blocks: Blocks) -> bool:
    return len(blocks) <= MESSAGE_BLOCKS and characters(blocks) <= MESSAGE_CHARACTERS
