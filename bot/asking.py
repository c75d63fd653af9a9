"""`whosaid ask`: an answer on the command line, which may see everything."""

import json
import sys

import typer
from rapidfuzz import process

from bot.app import clock
from bot.settings import load
from bot.stored import opened
from handlers.intents import OPERATOR, Asked, Reply
from handlers.message import plain
from handlers.registry import COMMANDS, command_for
from news.nouns import EVERYTHING

NEAR = 70


def _no_command(line: str) -> str:
    """Say what a line begins with, and which command comes near what it begins with."""
    names = [command.name for command in COMMANDS]
    typed = line.strip().partition(" ")[0]
    near = process.extractOne(typed, names, score_cutoff=NEAR)
    if near is not None:
        return f"There is no command {typed}. Did you mean {near[0]}?"
    return f"Begin with a command ({', '.join(names)}), as in: whosaid ask '{COMMANDS[0].ways.examples[0]}'"


def answer(line: str, *, as_blocks: bool) -> int:
    """Print the answer to a line as it would be typed in Slack; return the exit code.

    Raises typer.BadParameter for a line that begins with no command.
    """
    found = command_for(line)
    if found is None:
        raise typer.BadParameter(_no_command(line))
    command, words = found
    settings = load()
    asked = Asked(
        text=words, audience=EVERYTHING, now=clock(), zone=settings.whosaid_zone, member=lambda: OPERATOR
    )
    with opened(settings.database_url) as store, store.read() as session:
        replies = [intent for intent in command.answer(session, asked) if isinstance(intent, Reply)]
    for reply in replies:
        shown = json.dumps(list(reply.message.blocks), ensure_ascii=False, indent=2)
        sys.stdout.write((shown if as_blocks else plain(reply.message, buttons=True)) + "\n")
    return 0
