"""The command line `whosaid`. Everything heavy is imported where it is used: `--help` answers at once."""

import sys

import typer

from bot.commands import articles, feeds, reading, running, store
from news.errors import WhosaidError

FAILURE = 1
USAGE = 2

app = typer.Typer(
    name="whosaid",
    help="Who said what in the news, in which article, and how we know.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,  # rich would take longer to import than the help to be read
    context_settings={"help_option_names": ["-h", "--help"]},
)
for commands in (reading, articles, running, store):
    app.add_typer(commands.app)
app.add_typer(feeds.feeds, name="feeds")


def main() -> None:
    """Run the command line: whatever a person can mend is one sentence on standard error."""
    try:
        app()
    except WhosaidError as error:
        from bot.settings import SettingsError

        print(error, file=sys.stderr)  # noqa: T201 - the command line's own output
        sys.exit(USAGE if isinstance(error, SettingsError) else FAILURE)
    except BrokenPipeError:
        sys.stderr.close()
        sys.exit(FAILURE)
    except Exception as error:
        from bot.stored import trouble

        told = trouble(error)
        if told is None:
            raise
        print(told, file=sys.stderr)  # noqa: T201
        sys.exit(FAILURE)
