"""Running it and seeing how it runs: demo, serve, worker, manifest, doctor, stats, work."""

from pathlib import Path
from typing import Annotated

import typer

from bot.commands.kit import finish, group

app = group()
work = group("See to work that failed.")
app.add_typer(work, name="work")


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

    finish(run(port=port, database=database, seeds=seeds))


@app.command()
def serve() -> None:
    """Answer in Slack.

    By Socket Mode with SLACK_APP_TOKEN, or over HTTP with SLACK_SIGNING_SECRET; both need SLACK_BOT_TOKEN.

    Example: SLACK_BOT_TOKEN=xoxb-… SLACK_APP_TOKEN=xapp-… whosaid serve
    """
    from bot.serving import run

    finish(run())


@app.command()
def worker() -> None:
    """Do the work that the store holds: fetch, read, draw, export. Any number of these may run.

    `serve` and `demo` start one by themselves when there is work.

    Example: DATABASE_URL=postgresql://… whosaid worker
    """
    from bot.working import work_on

    finish(work_on())


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

    finish(write(domains=load().domains(), url=url.rstrip("/")))


@app.command()
def doctor() -> None:
    """Look whether settings, database, model, tokens, scopes and clock are as they must be.

    Example: whosaid doctor
    """
    from bot.doctor import examine

    finish(examine())


@app.command()
def stats() -> None:
    """Tell in numbers what the store holds and what waits in it.

    Example: whosaid stats
    """
    from bot.standing import show_stats

    finish(show_stats())


@work.command(name="list")
def list_work() -> None:
    """List the work that failed too often, and why.

    Example: whosaid work list
    """
    from bot.standing import list_dead

    finish(list_dead())


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

    finish(retry_work(work_id))
