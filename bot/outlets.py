"""`whosaid outlets`, `retain` and `erase`: what may be shown, how long it is kept, who is to be forgotten."""

import sys
from collections.abc import Collection, Sequence

from rich.console import Console
from rich.table import Table

from bot.app import clock
from bot.jobs import retain
from bot.jobs.erase import order
from bot.settings import load
from bot.stored import opened
from news.errors import WhosaidError
from news.nouns import EVERYTHING
from news.text import clipped
from storage import deeds, erasure, outlets, removal, work
from storage.elsewhere import Elsewhere, elsewhere, take_in
from storage.erasure import Namesake
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


def erase(name: str, *, also: Collection[int], everywhere: bool, but: Collection[int], dry_run: bool) -> int:
    """Hide whoever is called exactly `name`, and want them erased; return the exit code.

    `also` are articles in which the words stand though they are read to mean somebody else; `but` are those
    whose own namesake is another.
    """
    now = clock()
    with opened(load().database_url) as store:
        with store.read() as session:
            found = erasure.traces(session, name=name, but=but)
            others = [
                one
                for one in elsewhere(session, name=name, besides=found.articles)
                if one.article_id not in but
            ]
            known = erasure.namesakes(session, people=found.people)
        chosen = {one.article_id for one in others} if everywhere else set(also)
        _require_among(chosen, others)
        if dry_run:
            _say_who(known)
            _say_where(others, chosen)
        if not found.people and not chosen:
            raise WhosaidError(_nobody(others))
        if dry_run:
            more = f" and {len(chosen):,} articles in which the words stand" if chosen else ""
            sys.stdout.write(f"Would be erased: {found.told}{more}.\n")
            return 0
        with store.write() as session:
            found = erasure.traces_held(session, name=name, but=but)
            taken = take_in(session, name=name, articles=chosen)
            found = erasure.traces_of(session, people=(*found.people, *taken))
            erasure.hide(session, found=found, now=now)
            work.want(session, order(found.people, at=now.isoformat()), now=now)
    sys.stdout.write(f"Hidden at once, and erased by a worker: {found.told}.\n")
    left = len(others) - len(chosen)
    if left:
        sys.stdout.write(f"{_left(left)} {LISTED}\n")
    return 0


LISTED = "--dry-run lists them; --also ARTICLE takes one of them in, --everywhere all."


def _left(number: int) -> str:
    if number == 1:
        return "The words stand in 1 more article, read to mean somebody else by them, or nobody."
    return f"The words stand in {number:,} more articles, read to mean somebody else by them, or nobody."


def _nobody(others: Sequence[Elsewhere]) -> str:
    if not others:
        return "Nobody is called exactly that. Give the full name, as articles have it."
    return f"Nobody is read to be called exactly that. {_left(len(others))} {LISTED}"


def _require_among(chosen: Collection[int], others: Sequence[Elsewhere]) -> None:
    unknown = sorted(set(chosen) - {one.article_id for one in others})
    if unknown:
        named = ", ".join(map(str, unknown))
        raise WhosaidError(f"None of the articles to take in: {named}. --dry-run lists them by number.")


def _say_who(known: Sequence[Namesake]) -> None:
    """Tell several of one name apart: each may be another person."""
    if len(known) < 2:
        return
    sys.stdout.write(f"Called exactly that are {len(known):,}, who may not be one person:\n")
    for one in known:
        whom = f"“{one.role}”" if one.role else "not described"
        where = f"{one.articles:,} articles" if one.article_id is None else f"article {one.article_id} alone"
        sys.stdout.write(f"  {where}: {whom}\n")
    if any(one.article_id for one in known):
        sys.stdout.write("--except ARTICLE leaves out who is in that article alone.\n")


def _say_where(others: Sequence[Elsewhere], chosen: Collection[int]) -> None:
    if not others:
        return
    sys.stdout.write(f"{_left(len(others))}\n")
    for one in others:
        meant = ", ".join(f"“{words}”" for words in one.read_as) or "nobody"
        mark = " (taken in)" if one.article_id in chosen else ""
        told = " · ".join(clipped(" ".join(part.split()), 60) for part in (one.outlet, one.headline) if part)
        about = f" · {told}" if told else ""
        sys.stdout.write(f"  article {one.article_id}{mark}: read as {meant}{about}\n")
    if len(chosen) < len(others):
        sys.stdout.write("--also ARTICLE takes one of them in, --everywhere all.\n")
