"""What the app asks Slack for, as its registry has it."""

from dataclasses import replace

from bot.console.cast import MANIFEST, Manifest, Shortcut, SlashCommand
from handlers.registry import COMMANDS, SHORTCUTS


def manifest() -> Manifest:
    """Return the manifest that the workspace double installs the app with."""
    return replace(
        MANIFEST,
        commands=tuple(
            SlashCommand(name=command.name, hint=command.usage, description=command.summary)
            for command in COMMANDS
        ),
        shortcuts=tuple(
            Shortcut(callback_id=shortcut.callback, name=shortcut.name, on_message=True)
            for shortcut in SHORTCUTS
        ),
    )
