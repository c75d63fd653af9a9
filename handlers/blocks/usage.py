"""What can be typed, said in one way for every command; each names the others."""

from collections.abc import Iterable

from slack_sdk.models.blocks import Block

from handlers.blocks.kit import context, section
from handlers.ways import ALL, Ways

IN_THREADS = "in a thread or for all to see: `@whosaid who said pure theatre?`"


def usage_blocks(ways: Ways, *small: str, head: str = "") -> list[Block]:
    """Return the command's examples, the other commands, and small print; `head` in place of its summary."""
    hints = [ways.hint] if ways.hint else []
    others = [other for other in ALL if other is not ways]
    print_ = [*hints, f"Also: {in_a_line(others)} · {IN_THREADS}", *small]
    return [section(head or f"*{ways.summary}*"), section(first_lines(ways)), context(*print_)]


def first_lines(ways: Ways, most: int | None = None) -> str:
    """Return the first examples, a line each with what comes of it; by default all."""
    return "\n".join(f"`{line}`  {told}" for line, told in ways.told[:most])


def in_a_line(commands: Iterable[Ways]) -> str:
    """Return the first example of each command."""
    return " · ".join(f"`{one.examples[0]}`" for one in commands)
