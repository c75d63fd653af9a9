"""The command line `whosaid`. Everything heavy is imported where it is used: `--help` answers at once."""

import sys
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from news.errors import WhosaidError

app = typer.Typer(
    name="whosaid",
    help="Who said what in the news, in which article, and how we know.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,  # rich would take longer to import than the help to be read
    context_settings={"help_option_names": ["-h", "--help"]},
)
feeds = typer.Typer(help="Look after the feeds that are read.", no_args_is_help=True, rich_markup_mode=None)
app.add_typer(feeds, name="feeds")
db = typer.Typer(help="Look after the store.", no_args_is_help=True, rich_markup_mode=None)
app.add_typer(db, name="db")
work = typer.Typer(help="See to work that failed.", no_args_is_help=True, rich_markup_mode=None)
app.add_typer(work, name="work")
outlets = typer.Typer(
    help="Say what may be done with an outlet.", no_args_is_help=True, rich_markup_mode=None
)
app.add_typer(outlets, name="outlets")

FAILURE = 1
USAGE = 2


class Shown(StrEnum):
    """How much of an article may be shown."""

    SENTENCE = "sentence"
    HEADLINE = "headline"
    LINK = "link"


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

    _finish(read_articles(paths or ["-"], _written_as(output), only))


@app.command()
def intake(paths: Paths = None, output: FormatOption = None) -> None:
    """Take texts apart that hold several articles.

    What is no prose (captions, adverts, share lines) is told apart and left out of the text.

    Example: whosaid intake --format text seeds/
    """
    from bot.streams import take_apart

    _finish(take_apart(paths or ["-"], _written_as(output)))


@app.command()
def stories(paths: Paths = None, output: FormatOption = None) -> None:
    """Tell which articles, given in date order, report one event.

    A line gives id, title, text, date and outlet; all but the text may be missing.

    Example: whosaid stories --format text articles.jsonl
    """
    from bot.stories_stream import assign_stories

    _finish(assign_stories(paths or ["-"], _written_as(output)))


@app.command()
def copies(paths: Paths = None, output: FormatOption = None) -> None:
    """Tell which articles carry the text of an earlier one, whatever their headlines; one pass.

    A line gives id and text.

    Example: whosaid copies --format text articles.jsonl
    """
    from bot.copies_stream import tell_copies

    _finish(tell_copies(paths or ["-"], _written_as(output)))


@app.command()
def compare(paths: Paths = None, output: FormatOption = None) -> None:
    """Set the figures of one story's articles side by side: which agree, which differ, which only look alike.

    A line gives id and text, and url, outlet, headline and published where known, as for `read`.

    Example: whosaid compare --format text articles.jsonl
    """
    from bot.compare_stream import compare as compared
    from bot.settings import load

    _finish(compared(paths or ["-"], _written_as(output), load().whosaid_model))


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
        _finish(backfill_with_progress(paths or [], published=published, workspace=workspace, count=workers))
        return
    archive = Archive(sitemap, since and since.date(), until and until.date()) if sitemap else None
    _finish(ingest_with_progress(paths or [], published=published, workspace=workspace, archive=archive))


@app.command()
def history(
    url: Annotated[str, typer.Argument(metavar="URL", help="The article's address.")],
) -> None:
    """Tell which quotes and figures came, went or were reworded since an article was first read.

    Example: whosaid history https://news.example/a
    """
    from bot.history import tell

    _finish(tell(url))


@app.command()
def reread(
    after: Annotated[int, typer.Option(min=0, help="Go on after the article of this number.")] = 0,
) -> None:
    """Read the store's articles anew, after an upgrade that reads more or better.

    What editors decided stays in force. Stop it whenever you like; it says how to go on.

    Example: whosaid reread
    """
    from bot.rereading import reread as read_anew

    _finish(read_anew(after=after))


@app.command()
def ask(
    line: Annotated[str, typer.Argument(help="What you would type in Slack.")],
    blocks: Annotated[bool, typer.Option("--blocks", help="Print Slack's blocks as JSON.")] = False,
) -> None:
    """Answer a command as Slack would show it.

    Example: whosaid ask '/whosaid Rama'
    """
    from bot.asking import answer

    _finish(answer(line, as_blocks=blocks))


@app.command()
def facts(
    words: Annotated[list[str], typer.Argument(metavar="TOPIC", help="What you would type after /facts.")],
    output: FormatOption = None,
) -> None:
    """Show the figures on a topic, or given by a person, side by side; jsonl gives a line a measure.

    Example: whosaid facts small boats since May
    """
    from bot.facts import show

    _finish(show(" ".join(words), _written_as(output)))


@app.command()
def demo(
    port: Annotated[
        int, typer.Option(min=1, max=65535, help="Where the console listens, on loopback.")
    ] = 8000,
    database: Annotated[Path | None, typer.Option(help="The demo's own database file.")] = None,
    seeds: Annotated[Path, typer.Option(help="The folder of texts to read first.")] = Path("seeds"),
) -> None:
    """Open a console that shows what Slack would show.

    It reads the seeds first; it needs no account, no token and no network.

    Example: whosaid demo --port 8080
    """
    from bot.demo import run

    _finish(run(port=port, database=database, seeds=seeds))


@app.command()
def serve() -> None:
    """Answer in Slack.

    By Socket Mode with SLACK_APP_TOKEN, or over HTTP with SLACK_SIGNING_SECRET; both need SLACK_BOT_TOKEN.

    Example: SLACK_BOT_TOKEN=xoxb-… SLACK_APP_TOKEN=xapp-… whosaid serve
    """
    from bot.serving import run

    _finish(run())


@app.command()
def manifest(
    url: Annotated[
        str, typer.Option(help="Where Slack reaches `serve` over HTTP; without it, Socket Mode.")
    ] = "",
) -> None:
    """Print the manifest from which Slack makes the app, with the commands of this version.

    Example: whosaid manifest --url https://whosaid.news.example
    """
    from bot.manifest import write
    from bot.settings import load

    _finish(write(domains=load().domains(), url=url.rstrip("/")))


@app.command()
def worker() -> None:
    """Do the work that the store holds: fetch, read, draw, export. Any number of these may run.

    `serve` and `demo` start one by themselves when there is work.

    Example: DATABASE_URL=postgresql://… whosaid worker
    """
    from bot.working import work_on

    _finish(work_on())


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

    _finish(add_feed(url, workspace=workspace, outlet=outlet, minutes=minutes))


@feeds.command()
def check(url: Url) -> None:
    """Say what an address leads to, without adding it.

    Example: whosaid feeds check https://news.example/
    """
    from bot.feed_list import check as check_feed

    _finish(check_feed(url))


@feeds.command(name="list")
def list_() -> None:
    """List the feeds, and what troubles them.

    Example: whosaid feeds list
    """
    from bot.feed_list import show

    _finish(show())


@feeds.command()
def pause(url: Url) -> None:
    """Stop reading a feed for now.

    Example: whosaid feeds pause https://news.example/rss
    """
    from bot.feed_list import pause as pause_feed

    _finish(pause_feed(url))


@feeds.command()
def resume(url: Url) -> None:
    """Read a feed again that was paused, or whose site has said that it is gone.

    Example: whosaid feeds resume https://news.example/rss
    """
    from bot.feed_list import resume as resume_feed

    _finish(resume_feed(url))


@feeds.command()
def remove(url: Url) -> None:
    """Forget a feed; its articles stay.

    Example: whosaid feeds remove https://news.example/rss
    """
    from bot.feed_list import remove as remove_feed

    _finish(remove_feed(url))


@feeds.command(name="import")
def import_(
    path: Annotated[Path, typer.Argument(metavar="FILE", help="An OPML file, as feed readers export it.")],
    workspace: FeedsWorkspace = "",
) -> None:
    """Add all feeds of an OPML file.

    Example: whosaid feeds import seeds/feeds.opml
    """
    from bot.feed_list import take_opml

    _finish(take_opml(path, workspace=workspace))


@db.command()
def upgrade() -> None:
    """Bring the store to this program's version.

    Example: DATABASE_URL=postgresql://… whosaid db upgrade
    """
    from bot.keeping import upgrade_store

    _finish(upgrade_store())


@db.command()
def backup(
    target: Annotated[Path, typer.Argument(metavar="FILE", help="A new file.")],
) -> None:
    """Copy an SQLite store to a file while it is in use.

    Example: whosaid db backup whosaid-2026-01-31.db
    """
    from bot.keeping import back_up

    _finish(back_up(target))


@db.command()
def copy(
    there: Annotated[str, typer.Argument(metavar="FROM", help="The store to copy, as in DATABASE_URL.")],
    here: Annotated[str, typer.Argument(metavar="TO", help="A new store, on either engine.")],
) -> None:
    """Copy a whole store to another engine; rows and checksums are compared on both sides.

    Stop the app first: what comes in meanwhile is not copied.

    Example: whosaid db copy sqlite:///whosaid.db postgresql://whosaid@localhost/whosaid
    """
    from bot.keeping import copy as copy_store

    _finish(copy_store(there, here))


@app.command()
def doctor() -> None:
    """Look whether settings, database, model, tokens, scopes and clock are as they must be.

    Example: whosaid doctor
    """
    from bot.doctor import examine

    _finish(examine())


@app.command()
def stats() -> None:
    """Tell in numbers what the store holds and what waits in it.

    Example: whosaid stats
    """
    from bot.standing import show_stats

    _finish(show_stats())


@work.command(name="list")
def list_work() -> None:
    """List the work that failed too often, and why.

    Example: whosaid work list
    """
    from bot.standing import list_dead

    _finish(list_dead())


@work.command()
def retry(
    work_id: Annotated[
        int | None, typer.Argument(metavar="ID", help="One of `work list`; none: all.")
    ] = None,
) -> None:
    """Let work that failed too often be tried again.

    Example: whosaid work retry 17
    """
    from bot.standing import retry as retry_work

    _finish(retry_work(work_id))


@outlets.command(name="list")
def list_outlets() -> None:
    """List how much of which outlet may be shown, and how long its articles are kept.

    Example: whosaid outlets list
    """
    from bot.outlets import list_rules

    _finish(list_rules())


@outlets.command()
def show(
    outlet: Annotated[str, typer.Argument(help="The outlet's name.")],
    how_much: Annotated[Shown, typer.Argument(help="A sentence and quotes, the headline, or the link only.")],
) -> None:
    """Show only so much of an outlet's articles, those read so far included.

    Example: whosaid outlets show "The Daily" headline
    """
    from bot.outlets import show as show_outlet
    from storage.outlets import Show

    _finish(show_outlet(outlet, Show(how_much)))


@outlets.command()
def keep(
    outlet: Annotated[str, typer.Argument(help="The outlet's name.")],
    days: Annotated[int | None, typer.Argument(min=1, help="Days after it was read; none: for good.")] = None,
) -> None:
    """Keep an outlet's articles for some days only; a worker removes them every day.

    Example: whosaid outlets keep "The Daily" 365
    """
    from bot.outlets import keep as keep_outlet

    _finish(keep_outlet(outlet, days))


@app.command()
def retain(
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only count what would be removed.")] = False,
) -> None:
    """Remove articles that have been kept as long as their outlet allows.

    Example: whosaid retain --dry-run
    """
    from bot.outlets import remove_outlived

    _finish(remove_outlived(dry_run=dry_run))


@app.command()
def erase(
    name: Annotated[str, typer.Argument(help="The full name, as articles have it.")],
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only count what would be erased.")] = False,
) -> None:
    """Erase a person: their name, words and what is told of them leave every stored text.

    It can't be undone. What showed them in Slack is withdrawn; the audit keeps that it was done.

    Example: whosaid erase --dry-run "Ana Doe"
    """
    from bot.outlets import erase as erase_person

    _finish(erase_person(name, dry_run=dry_run))


def _written_as(chosen: Format | None) -> Format:
    if chosen:
        return chosen
    return Format.TEXT if sys.stdout.isatty() else Format.JSONL


def _finish(code: int) -> None:
    if code:
        raise typer.Exit(code)


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
