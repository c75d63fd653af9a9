"""Is nothing lost and nothing doubled when intake is killed? `kill -9`, at moments that nobody chose.

usage: python -m tests.faults.intake [--articles 1000] [--kills 6] [--engines sqlite] [--only ingest] [PATH …]

First the real `whosaid ingest` of so many articles (those of the JSONL files given by path, or else the
seeds', again and again, each with its own last line), killed so often and started again each time: each
article must be there once, and all that are one text must have as many quotes, figures and statements, and a
story. Then so many pages of feeds on a server on loopback, by workers that are killed between fetch and save
as anywhere else. Exits with 1 if anything is lost or doubled. It takes some minutes an engine.
"""

import argparse
import json
import logging
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from itertools import cycle, islice
from multiprocessing import get_context
from pathlib import Path
from typing import Any, NamedTuple

from rich.console import Console
from sqlalchemy import func, select

from bot.app import clock
from bot.feeds import want_due
from bot.jobs.job import Tools
from bot.log import set_up
from bot.worker import Pace, Worker
from news.nouns import Audience
from storage import feeds
from storage.engine import Store, open_store
from storage.tables import ArticleRow, FigureRow, MembershipRow, QuoteRow, Row, StatementRow
from tests.bench.reading import corpus
from tests.bench.stores import server
from tests.bot.feedroom import NoReader, rss
from tests.bot.hostile import Hostile, hostile
from tests.conftest import ROOT
from tests.news.intake.pages import PROSE, page

console = Console(highlight=False, width=110)
COUNTED: tuple[type[Row], ...] = (QuoteRow, FigureRow, StatementRow, MembershipRow)
HASTY = Pace(lease=2.0, renewed=0.1, looked=0.1, stalled=2.0)
A_FEED = 20
"""Entries of one feed: so many that state no date are read the first time."""


class Account(NamedTuple):
    """What a store holds: articles, those that are there twice, those that hold other than their like."""

    articles: int
    doubled: int
    uneven: int
    rows: dict[str, int]

    def holds(self, number: int) -> bool:
        """Tell whether all of them are there, whole, and once."""
        return (self.articles, self.doubled, self.uneven) == (number, 0, 0)


def main() -> int:
    """Kill, look, print, and return the exit code."""
    parser = argparse.ArgumentParser(prog="python -m tests.faults.intake", description=__doc__)
    parser.add_argument("corpora", nargs="*")
    parser.add_argument("--articles", type=int, default=1000)
    parser.add_argument("--kills", type=int, default=6)
    parser.add_argument("--engines", default="sqlite")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", choices=("ingest", "pages"))
    asked = parser.parse_args()
    good = True
    with tempfile.TemporaryDirectory() as folder:
        lines = _lines(Path(folder) / "news.jsonl", asked.corpora, asked.articles)
        for engine in asked.engines.split(","):
            with server(engine) as store_of:
                chance = random.Random(asked.seed)  # noqa: S311
                if asked.only != "pages":
                    texts = len(corpus(asked.corpora))
                    good &= _ingested(store_of(1), lines, texts, asked, _moments(chance, asked))
                if asked.only != "ingest":
                    good &= _fetched(store_of(2), asked, _moments(chance, asked), engine)
    return 0 if good else 1


def _lines(path: Path, corpora: list[str], number: int) -> Path:
    """Write so many of the corpora's articles, again and again, alike but for their last lines."""
    with path.open("w", encoding="utf-8") as file:
        for at, article in enumerate(islice(cycle(corpus(corpora)), number)):
            file.write(json.dumps({"id": at, "text": f"{article.text}\nEdition {at}."}) + "\n")
    return path


def _moments(chance: random.Random, asked: argparse.Namespace) -> list[int]:
    """Return how many articles are saved when a process is killed: before the first, then anywhere."""
    return [0, *sorted(chance.sample(range(1, asked.articles), asked.kills - 1))]


def _ingested(store: Store, lines: Path, texts: int, asked: argparse.Namespace, moments: list[int]) -> bool:
    began = time.monotonic()
    kills = _until_done(lambda: _ingesting(store, lines), lambda: _count(store), moments)
    found = _account(store, texts)
    console.print(
        f"{store.engine.dialect.name}: ingest of {asked.articles:,} articles, killed {kills} times, "
        f"{time.monotonic() - began:.0f} s: {found.articles:,} articles, {found.doubled} doubled, "
        f"{found.uneven} not as their like; {found.rows}"
    )
    return found.holds(asked.articles)


def _ingesting(store: Store, lines: Path) -> subprocess.Popen[bytes]:
    program = [sys.executable, "-m", "bot", "ingest", "--published", str(lines)]
    own = {"DATABASE_URL": _address(store), "OMP_NUM_THREADS": "1"}
    quiet = subprocess.DEVNULL
    return subprocess.Popen(program, cwd=ROOT, env=os.environ | own, stdout=quiet, stderr=quiet)


def _address(store: Store) -> str:
    url = store.engine.url.set(drivername=store.engine.dialect.name)
    return url.render_as_string(hide_password=False)


def _until_done(start: Callable[[], Any], count: Callable[[], int], moments: list[int]) -> int:
    """Start again whenever what was started is killed, each time a moment later; return how often it was."""
    kills = 0
    for moment in moments:
        running = start()
        while count() < max(moment, 1) and _runs(running):
            time.sleep(0.01)
        time.sleep(moment % 10 / 100)  # somewhere between two saves: in a fetch, in a reading
        kills += _runs(running)
        with suppress(ProcessLookupError):
            os.kill(running.pid, signal.SIGKILL)
        _end(running)
    _end(start())
    return kills


def _runs(running: Any) -> bool:
    return bool(running.poll() is None if isinstance(running, subprocess.Popen) else running.is_alive())


def _end(running: Any) -> None:
    if isinstance(running, subprocess.Popen):
        running.wait()
    else:
        running.join()


def _fetched(store: Store, asked: argparse.Namespace, moments: list[int], engine: str) -> bool:
    began, number = time.monotonic(), asked.articles
    with hostile() as site:
        for first in range(0, number, A_FEED):
            _list(store, site, range(first, min(first + A_FEED, number)))
        want_due(store, clock)
        address, spawn = _address(store), get_context("spawn")

        def start() -> Any:
            process = spawn.Process(target=_work, args=(address, site.port))
            process.start()
            return process

        kills = _until_done(start, lambda: _count(store), moments)
        fetched = Counter(path for path in site.paths if path[1:].isdigit())
    found = _account(store, number)
    again = sum(count > 1 for count in fetched.values())
    console.print(
        f"{engine}: {number:,} pages of feeds, killed {kills} times, {time.monotonic() - began:.0f} s: "
        f"{found.articles:,} articles, {found.doubled} doubled; {again} pages fetched again"
    )
    return found.holds(number)


def _list(store: Store, site: Hostile, numbers: range) -> None:
    """Serve a feed and its pages, and add it."""
    for number in numbers:
        own = f"Paragraph of its own, with the number {number}, about something else that happened there. "
        site.says(f"/{number}", page(prose=(*PROSE, own * 3)).encode())
    listed = (f"<title>Story {n}</title><link>{site.url(f'/{n}')}</link>" for n in numbers)
    path = f"/rss-{numbers.start}"
    site.says(path, rss(*listed))
    with store.write() as session:
        feeds.add(session, url=site.url(path), audience=Audience(), now=clock())


def _work(address: str, port: int) -> None:
    """Do what waits until nothing does: what a killed one held is free after two seconds here."""
    set_up(level=logging.ERROR)
    tools = Tools(
        store=Store(open_store(address)),
        clients=None,
        clock=clock,
        model="none",
        contact="",
        fetcher=Hostile(port=port).fetcher(),
    )
    reader: Any = NoReader()
    tools.reader = reader
    Worker(tools, pace=HASTY).run(idle=5)


def _count(store: Store) -> int:
    with store.read() as session:
        return session.scalar(select(func.count(ArticleRow.id))) or 0


def _account(store: Store, texts: int) -> Account:
    """Look at all articles; the one of line n is of the same text as that of line n + `texts`."""
    with store.read() as session:
        kept = session.execute(select(ArticleRow.id, ArticleRow.text)).all()
        rows = [
            Counter(session.execute(select(one.article_id).select_from(one)).scalars().all())  # type: ignore[attr-defined]
            for one in COUNTED
        ]
    like: dict[int | str, set[tuple[int, ...]]] = {}
    for row in kept:
        number = row.text.rpartition("Edition ")[2].rstrip(".")
        text = int(number) % texts if number.isdigit() else row.text
        like.setdefault(text, set()).add(tuple(one[row.id] for one in rows))
    return Account(
        articles=len(kept),
        doubled=len(kept) - len({row.text for row in kept}),
        uneven=sum(len(counts) > 1 for counts in like.values()),
        rows={one.__tablename__: counts.total() for one, counts in zip(COUNTED, rows, strict=True)},
    )


if __name__ == "__main__":
    raise SystemExit(main())
