"""The store, and what may be kept in it and shown: db, outlets, retain, erase."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from bot.commands.kit import finish, group

app = group()
db = group("Look after the store.")
app.add_typer(db, name="db")
outlets = group("Say what may be done with an outlet.")
app.add_typer(outlets, name="outlets")


class Shown(StrEnum):
    """How much of an article may be shown."""

    SENTENCE = "sentence"
    HEADLINE = "headline"
    LINK = "link"


@db.command()
def upgrade() -> None:
    """Bring the store to this program's version.

    Example: DATABASE_URL=postgresql://… whosaid db upgrade
    """
    from bot.keeping import upgrade_store

    finish(upgrade_store())


@db.command()
def backup(
    target: Annotated[Path, typer.Argument(metavar="FILE", help="A new file.")],
) -> None:
    """Copy an SQLite store to a file while it is in use.

    Example: whosaid db backup whosaid-2026-01-31.db
    """
    from bot.keeping import back_up

    finish(back_up(target))


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

    finish(copy_store(there, here))


@db.command()
def reseal() -> None:
    """Seal the workspaces' tokens with the first of WHOSAID_KEYS, while everything runs.

    Example: WHOSAID_KEYS=NEW,OLD whosaid db reseal
    """
    from bot.keeping import reseal as reseal_tokens

    finish(reseal_tokens())


@outlets.command(name="list")
def list_outlets() -> None:
    """List how much of which outlet may be shown, and how long its articles are kept.

    Example: whosaid outlets list
    """
    from bot.outlets import list_rules

    finish(list_rules())


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

    finish(show_outlet(outlet, Show(how_much)))


@outlets.command()
def keep(
    outlet: Annotated[str, typer.Argument(help="The outlet's name.")],
    days: Annotated[int | None, typer.Argument(min=1, help="Days after it was read; none: for good.")] = None,
) -> None:
    """Keep an outlet's articles for some days only; a worker removes them every day.

    Example: whosaid outlets keep "The Daily" 365
    """
    from bot.outlets import keep as keep_outlet

    finish(keep_outlet(outlet, days))


@app.command()
def retain(
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only count what would be removed.")] = False,
) -> None:
    """Remove articles that have been kept as long as their outlet allows.

    Example: whosaid retain --dry-run
    """
    from bot.outlets import remove_outlived

    finish(remove_outlived(dry_run=dry_run))


@app.command()
def erase(
    name: Annotated[str, typer.Argument(help="The full name, as articles have it.")],
    also: Annotated[
        list[int] | None,
        typer.Option(metavar="ARTICLE", help="And from this article, which is read to mean somebody else."),
    ] = None,
    everywhere: Annotated[
        bool, typer.Option("--everywhere", help="And from all articles in which the words stand.")
    ] = False,
    but: Annotated[
        list[int] | None,
        typer.Option("--except", metavar="ARTICLE", help="Not from this one: its namesake is another."),
    ] = None,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Only say what would be erased, and where the words stand, too.")
    ] = False,
) -> None:
    """Erase a person: their name, words and what is told of them leave every stored text.

    Taken are articles that are read to name them. --dry-run lists others in which the words stand.

    It can't be undone. What showed them in Slack is withdrawn; the audit keeps that it was done.

    Example: whosaid erase --dry-run "Ana Doe"
    """
    from bot.outlets import erase as erase_person

    finish(erase_person(name, also=also or (), everywhere=everywhere, but=but or (), dry_run=dry_run))
