"""Streams in, streams out, no store: read, intake, stories, copies, compare."""

from typing import Annotated

import typer

from bot.commands.kit import FormatOption, Paths, finish, group, written_as

app = group()


@app.command()
def read(
    paths: Paths = None,
    output: FormatOption = None,
    only: Annotated[
        str, typer.Option(help="Parts to find, with commas: quotes,people,statements,figures.")
    ] = "",
) -> None:
    """Find who said what in clean articles, one a line or a file.

    Example: whosaid read --only quotes,people article.txt
    """
    from bot.streams import read_articles

    finish(read_articles(paths or ["-"], written_as(output), only))


@app.command()
def intake(paths: Paths = None, output: FormatOption = None) -> None:
    """Take texts apart that hold several articles.

    What is no prose (captions, adverts, share lines) is told apart and left out of the text.

    Example: whosaid intake --format text seeds/
    """
    from bot.streams import take_apart

    finish(take_apart(paths or ["-"], written_as(output)))


@app.command()
def stories(paths: Paths = None, output: FormatOption = None) -> None:
    """Tell which articles, given in date order, report one event.

    A line gives id, title, text, date and outlet; all but the text may be missing.

    Example: whosaid stories --format text articles.jsonl
    """
    from bot.stories_stream import assign_stories

    finish(assign_stories(paths or ["-"], written_as(output)))


@app.command()
def copies(paths: Paths = None, output: FormatOption = None) -> None:
    """Tell which articles carry the text of an earlier one, whatever their headlines; one pass.

    A line gives id and text.

    Example: whosaid copies --format text articles.jsonl
    """
    from bot.copies_stream import tell_copies

    finish(tell_copies(paths or ["-"], written_as(output)))


@app.command()
def compare(paths: Paths = None, output: FormatOption = None) -> None:
    """Set the figures of one story's articles side by side: which agree, which differ, which only look alike.

    A line gives id and text, and url, outlet, headline and published where known, as for `read`.

    Example: whosaid compare --format text articles.jsonl
    """
    from bot.compare_stream import compare as compared
    from bot.settings import load

    finish(compared(paths or ["-"], written_as(output), load().whosaid_model))
