"""What can be asked, for the Home tab: first steps while it has nothing else to show, a line later."""

from collections.abc import Sequence
from typing import Protocol

from slack_sdk.models.blocks import Block, HeaderBlock

from handlers.blocks.kit import context, section


class Named(Protocol):
    """A command as the registry has it."""

    @property
    def summary(self) -> str:
        """Return what it is for."""

    @property
    def examples(self) -> tuple[str, ...]:
        """Return lines to type."""


def ways(commands: Sequence[Named]) -> str:
    """Return a line that names what can be asked."""
    return "Ask in any channel: " + " · ".join(f"`{command.examples[0]}`" for command in commands)


def first_steps(commands: Sequence[Named]) -> list[Block]:
    """Render what to type first: a line a command, then how to share."""
    lines = [f"`{command.examples[0]}`  {command.summary}" for command in commands]
    return [
        HeaderBlock(text="First steps"),
        section("Type one of these in any channel; only you see the answer:\n" + "\n".join(lines)),
        section("In a channel or thread, `@whosaid who said pure theatre?` is answered for all to see."),
        context("*Share…* below an answer puts it into a channel, with your own words first."),
    ]
