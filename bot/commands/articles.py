"""Articles into the store, and answers out of it: ingest, history, reread, ask, facts."""

from datetime import datetime
from typing import Annotated

import typer

from bot.commands.kit import FormatOption, finish, group, written_as

app = group()


@app.command()
def ingest(  # noqa: PLR0913, PLR0917 (all options)
    paths: Annotated[
        list[str] | None,
        typer.Argument(metavar="PATH", help="Files, folders, web addresses; - is standard input."),
    ] = None,
    published: Annotated[
        bool, typer.Option("--published", help="The texts are published: everyone may see them.")
    ] = False,
    workspace: Annotated[
        str, typer.Option(help="Slack workspace (T…) that may see what isn't published.")
    ] = "",
    backfill: Annotated[
        bool, typer.Option("--backfill", help="Hand very many JSON lines to the workers, behind live work.")
    ] = False,
    workers: Annotated[
        int | None, typer.Option(min=0, help="Workers to run here for a backfill; one on SQLite.")
    ] = None,
    sitemap: Annotated[
        str, typer.Option(metavar="URL", help="A news sitemap, whose articles are read.")
    ] = "",
    since: Annotated[
        datetime | None, typer.Option(formats=["%Y-%m-%d"], help="The first day of a sitemap's articles.")
    ] = None,
    until: Annotated[datetime | None, typer.Option(formats=["%Y-%m-%d"], help="Their last day.")] = None,
) -> None:
    """Read articles into the store, each once.

    Without --published they start internal: seen by their workspace only, or without one on the command line.

    A backfill shows its rate and the time left; stop it whenever you like, and run it again to go on.

    Example: whosaid ingest --published seeds/
    """
    from bot.ingesting import Archive, backfill_with_progress, ingest_with_progress

    if not paths and not sitemap:
        raise typer.BadParameter("name what to read: PATH, or --sitemap URL")
    if backfill:
        finish(backfill_with_progress(paths or [], published=published, workspace=workspace, count=workers))
        return
    archive = Archive(sitemap, since and since.date(), until and until.date()) if sitemap else None
    finish(ingest_with_progress(paths or [], published=published, workspace=workspace, archive=archive))


@app.command()
def history(
    url: Annotated[str, typer.Argument(metavar="URL", help="The article's address.")],
) -> None:
    """Tell which quotes and figures came, went or were reworded since an article was first read.

    Example: whosaid history https://news.example/a
    """
    from bot.history import tell

    finish(tell(url))


@app.command()
def reread(
    after: Annotated[int, typer.Option(min=0, help="Go on after the article of this number.")] = 0,
    apply: Annotated[bool, typer.Option("--apply", help="Change the store; without, only show.")] = False,
    workers: Annotated[
        int | None, typer.Option(min=0, help="With --apply: workers to run here; one on SQLite.")
    ] = None,
) -> None:
    """Show what reading the store's articles anew would change; with --apply, change it.

    For after an upgrade that reads more or better. What editors decided stays in force. With --apply workers
    do it, behind all else. Stop it whenever you like; it says how to go on.

    Example: whosaid reread
    """
    if apply:
        from bot.rereading import reread as read_anew

        finish(read_anew(after=after, count=workers))
    else:
        from bot.reread_preview import preview

        finish(preview(after=after))


@app.command()
def ask(
    line: Annotated[str, typer.Argument(help="What you would type in Slack.")],
    blocks: Annotated[bool, typer.Option("--blocks", help="Print Slack's blocks as JSON.")] = False,
) -> None:
    """Answer a command as Slack would show it.

    Example: whosaid ask '/whosaid Rama'
    """
    from bot.asking import answer

    finish(answer(line, as_blocks=blocks))


@app.command()
def facts(
    words: Annotated[list[str], typer.Argument(metavar="TOPIC", help="What you would type after /facts.")],
    output: FormatOption = None,
) -> None:
    """Show the figures on a topic, or given by a person, side by side; jsonl gives a line a measure.

    Example: whosaid facts small boats since May
    """
    from bot.facts import show

    finish(show(" ".join(words), written_as(output)))
