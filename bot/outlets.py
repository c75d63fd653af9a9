"""`whosaid outlets`, `retain` and `erase`: what may be shown, how long it is kept, who is to be forgotten."""

import sys

from rich.console import Console
from rich.table import Table

from bot.app import clock
from bot.jobs import retain
from bot.jobs.erase import order
from bot.settings import load
from bot.stored import opened
from news.errors import WhosaidError
from news.nouns import EVERYTHING
from storage import deeds, erasure, outlets, removal, work
from storage.outlets import Show


def list_rules() -> int:
    """Print what holds for which outlet; return the exit code."""
    with opened(load().database_url) as store, store.read() as session:
        rules = outlets.rules(session)
    if not rules:
        sys.stdout.write("Of every outlet a sentence may be shown, and its articles are kept for good.\n")
        return 0
    shown = Table("outlet", "may be shown", "kept", box=None)
    for rule in rules:
        kept = "for good" if rule.keep_days is None else _days(rule.keep_days)
        shown.add_row(rule.outlet, rule.show, kept)
    Console().print(shown)
    return 0


def show(outlet: str, how_much: Show) -> int:
    """Show only so much of an outlet; return the exit code."""
    with opened(load().database_url) as store, store.write() as session:
        number = outlets.show(session, outlet=outlet, how_much=how_much)
        told = f"{outlet}: {how_much}"  # a deed, so that what is composed just now is composed anew
        deeds.note(session, audience=EVERYTHING, deed="said what may be shown", about=told, now=clock())
    sys.stdout.write(f"{outlet}: {how_much}. {number:,} articles read so far follow it.\n")
    return 0


def keep(outlet: str, days: int | None) -> int:
    """Keep an outlet's articles for so many days, None: for good; return the exit code."""
    with opened(load().database_url) as store, store.write() as session:
        outlets.keep(session, outlet=outlet, days=days)
        number = removal.count_outlived(session, now=clock())
    kept = "for good" if days is None else f"for {_days(days)}"
    sys.stdout.write(f"{outlet}: kept {kept}. {number:,} articles are older than their outlet allows.\n")
    return 0


def _days(number: int) -> str:
    return "1 day" if number == 1 else f"{number:,} days"


def remove_outlived(*, dry_run: bool) -> int:
    """Want the removal of what has been kept long enough, or only count it; return the exit code."""
    now = clock()
    with opened(load().database_url) as store, store.write() as session:
        number = removal.count_outlived(session, now=now)
        if not dry_run and number:
            work.want(session, retain.order(now.isoformat()), now=now)
    done = "would be removed" if dry_run else "will be removed by a worker" if number else "are too old"
    sys.stdout.write(f"{number:,} articles {done}.\n")
    return 0


def erase(name: str, *, dry_run: bool) -> int:
    """Hide whoever is called exactly `name`, and want them erased; return the exit code."""
    now = clock()
    with opened(load().database_url) as store, store.write() as session:
        found = erasure.traces(session, name=name)
        if not found.people:
            raise WhosaidError("Nobody is called exactly that. Give the full name, as articles have it.")
        if not dry_run:
            erasure.hide(session, found=found, now=now)
            work.want(session, order(found.people, at=now.isoformat()), now=now)
    after = "Hidden at once, and erased by a worker"
    sys.stdout.write(f"{'Would be erased' if dry_run else after}: {found.told}.\n")
    return 0
