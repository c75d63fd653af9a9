"""What intake costs: cleaning a page, and one pass over very many feeds that are due.

`python -m tests.bench.feeds [PAGES.jsonl.gz] [--feeds 1000] [--entries 20]`

Pages are lines with `html` and `url`; by default a made one. The feeds are served by another process on
loopback, each under a host name of its own, and list nothing recent: a pass reads the feeds alone. Peak
memory is the worker's.
"""

import argparse
import gzip
import json
import multiprocessing
import tempfile
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from multiprocessing.connection import Connection
from pathlib import Path
from statistics import median, quantiles
from typing import Any

import structlog
from rich.console import Console

from bot.feeds import want_due
from bot.fetch import Fetcher
from bot.jobs.job import Tools
from bot.worker import Worker
from bot.working import HANDS
from news.intake.page import read_page
from news.intake.page_blocks import PageError
from news.nouns import Audience
from storage import feeds, work
from storage.engine import Store, open_store
from storage.schema import upgrade
from tests.bench.answers import highest
from tests.bench.report import Noted, note
from tests.news.intake.pages import PROSE, page

NOW = datetime(2025, 5, 19, 9, 42, tzinfo=UTC)
LOOPBACK = "127.0.0.1"
PAGE_MS, PASS_S = 60, 60
console = Console(highlight=False, width=100)


def main() -> None:
    """Measure both and print them."""
    asked = _arguments()
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(50))
    spawned = multiprocessing.get_context("spawn")
    here, there = spawned.Pipe()
    server = spawned.Process(target=_serve, args=(there, asked.entries), daemon=True)
    server.start()
    try:
        show_pass(asked.feeds, here.recv())
    finally:
        server.kill()
    show_pages(list(_pages(asked.pages)))


def show_pages(pages: list[tuple[str, str]]) -> None:
    """Clean each page three times, and print the median of the fastest runs in CPU time."""
    read_page(pages[0][0], url=pages[0][1])
    times = []
    for html, url in pages:
        runs = []
        for _ in range(3):
            began = time.process_time()
            try:
                read_page(html, url=url)
            except PageError:
                continue
            runs.append(1000 * (time.process_time() - began))
        times += [min(runs)] if runs else []
    note(Noted(bench="intake", what="cleaning a page, median", value=median(times), unit="ms"))
    ninth = quantiles(times, n=10)[-1] if len(times) > 1 else times[0]
    console.print(
        f"Cleaning a page: median {median(times):.1f} ms, nine of ten within {ninth:.0f} ms "
        f"({len(times):,} pages; to be under {PAGE_MS} ms)"
    )


def show_pass(count: int, port: int) -> None:
    """Read `count` feeds once with the hands of one worker, and print how long it took."""
    with tempfile.TemporaryDirectory() as folder:
        store = Store(open_store(f"sqlite:///{Path(folder) / 'bench.db'}"))
        upgrade(store.engine)
        with store.write() as session:
            for number in range(count):
                url = f"http://feed{number}.test:{port}/rss"
                feeds.add(session, url=url, audience=Audience(), now=NOW)
        tools = Tools(
            store=store, clients=None, clock=lambda: NOW, model="none", contact="", fetcher=_fetcher(port)
        )
        began, cpu = time.perf_counter(), time.process_time()
        while want_due(store, lambda: NOW):
            Worker(tools, hands=HANDS).run(idle=0)
        took, cpu = time.perf_counter() - began, time.process_time() - cpu
        with store.read() as session:
            read = [feed for feed in feeds.listed(session, audience=Audience()) if feed.answered_at]
            left = work.backlog(session)
        store.close()
    peak = round(highest())
    for what, value, unit in (("a pass over feeds", took, "s"), ("peak of that pass", peak, "MB")):
        note(Noted(bench="intake", what=what, value=value, unit=unit, size=count))
    console.print(
        f"{count:,} feeds in one pass: {took:.1f} s, {cpu:.1f} s of it CPU ({HANDS} hands; limit {PASS_S}), "
        f"{len(read):,} read, {sum(left.values())} left, peak {peak:,} MB"
    )


def _fetcher(port: int) -> Fetcher:
    """Return a fetcher for which every name leads to the server, and to nothing else."""
    return Fetcher(
        allowed=lambda address, at: (address, at) == (LOOPBACK, port),
        resolve=lambda _host, _port: [LOOPBACK],
        ports=frozenset({port}),
    )


def _pages(path: str | None) -> Iterator[tuple[str, str]]:
    if path is None:
        yield page(prose=PROSE * 4), "https://www.example.com/news/dover-wall"
        return
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            fields = json.loads(line)
            yield fields["html"], fields.get("url") or "https://www.example.com/"


def _serve(ready: Connection, entries: int) -> None:
    items = "".join(
        f"<item><title>Story {number} of the day</title><link>/{number}</link><guid>id-{number}</guid>"
        "<description>The council voted to rebuild the wall after three winters of storms.</description>"
        "<pubDate>Mon, 05 May 2025 08:00:00 GMT</pubDate></item>"
        for number in range(entries)
    )
    body = f"<rss version='2.0'><channel><title>News</title>{items}</channel></rss>".encode()

    class Answers(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            found = self.path == "/rss"
            self.send_response(200 if found else 404)
            self.send_header("Content-Type", "application/rss+xml")
            self.send_header("Content-Length", str(len(body) if found else 0))
            self.end_headers()
            if found:
                self.wfile.write(body)

        def log_message(self, *_: Any) -> None:
            pass

    server = ThreadingHTTPServer((LOOPBACK, 0), Answers)
    ready.send(server.server_address[1])
    server.serve_forever()


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("pages", nargs="?", help="gzipped JSON lines with html and url")
    parser.add_argument("--feeds", type=int, default=1000)
    parser.add_argument("--entries", type=int, default=20)
    return parser.parse_args()


if __name__ == "__main__":
    main()
