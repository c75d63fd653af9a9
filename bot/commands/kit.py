"""What the commands share: how output is written, what paths are, and how a command ends."""

import sys
from enum import StrEnum
from typing import Annotated

import typer


class Format(StrEnum):
    """How output is written."""

    JSONL = "jsonl"
    TEXT = "text"


Paths = Annotated[
    list[str] | None,
    typer.Argument(metavar="PATH", help="Files or folders; none, or -, is standard input."),
]
FormatOption = Annotated[
    Format | None, typer.Option("--format", help="How to write; text on a terminal, else jsonl.")
]


def group(says: str | None = None) -> typer.Typer:
    """Return a group of commands, with a name or merged into all others.

    Rich is left out: it would take longer to import than the help to be read.
    """
    return typer.Typer(help=says, no_args_is_help=True, rich_markup_mode=None)


def written_as(chosen: Format | None) -> Format:
    """Return how to write: as chosen, else text on a terminal and JSON lines elsewhere."""
    if chosen:
        return chosen
    return Format.TEXT if sys.stdout.isatty() else Format.JSONL


def finish(code: int) -> None:
    """End the command with this exit code."""
    if code:
        raise typer.Exit(code)
