"""`whosaid feeds`: the feeds that are read."""

from pathlib import Path
from typing import Annotated

import typer

from bot.commands.kit import finish, group

feeds = group("Look after the feeds that are read.")

Url = Annotated[str, typer.Argument(metavar="URL", help="The feed's address.")]
FeedsWorkspace = Annotated[str, typer.Option("--workspace", help="Slack workspace (T…) whose feed it is.")]


@feeds.command()
def add(
    url: Url,
    workspace: FeedsWorkspace = "",
    outlet: Annotated[str | None, typer.Option(help="The outlet, where its pages don't name it.")] = None,
    minutes: Annotated[int, typer.Option(min=5, max=1440, help="How often it is read.")] = 15,
) -> None:
    """Check a feed, or the page that offers it, and read it from now on.

    Example: whosaid feeds add https://news.example/rss
    """
    from bot.feed_list import add as add_feed

    finish(add_feed(url, workspace=workspace, outlet=outlet, minutes=minutes))


@feeds.command()
def check(url: Url) -> None:
    """Say what an address leads to, without adding it.

    Example: whosaid feeds check https://news.example/
    """
    from bot.feed_list import check as check_feed

    finish(check_feed(url))


@feeds.command(name="list")
def list_() -> None:
    """List the feeds, and what troubles them.

    Example: whosaid feeds list
    """
    from bot.feed_list import show

    finish(show())


@feeds.command()
def pause(url: Url) -> None:
    """Stop reading a feed for now.

    Example: whosaid feeds pause https://news.example/rss
    """
    from bot.feed_list import pause as pause_feed

    finish(pause_feed(url))


@feeds.command()
def resume(url: Url) -> None:
    """Read a feed again that was paused, or whose site has said that it is gone.

    Example: whosaid feeds resume https://news.example/rss
    """
    from bot.feed_list import resume as resume_feed

    finish(resume_feed(url))


@feeds.command()
def remove(url: Url) -> None:
    """Forget a feed; its articles stay.

    Example: whosaid feeds remove https://news.example/rss
    """
    from bot.feed_list import remove as remove_feed

    finish(remove_feed(url))


@feeds.command(name="import")
def import_(
    path: Annotated[Path, typer.Argument(metavar="FILE", help="An OPML file, as feed readers export it.")],
    workspace: FeedsWorkspace = "",
) -> None:
    """Add all feeds of an OPML file.

    Example: whosaid feeds import seeds/feeds.opml
    """
    from bot.feed_list import take_opml

    finish(take_opml(path, workspace=workspace))
