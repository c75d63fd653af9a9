"""Feeds on a server on loopback, a worker that reads them, and a clock that a test moves."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import select

from bot.feeds import want_due
from bot.jobs.job import Tools
from bot.worker import Worker
from news.nouns import EVERYTHING, Audience, Reading
from storage import feeds
from storage.engine import Store
from storage.feeds import Feed
from storage.tables import ArticleRow, OutboxRow
from tests.bot.hostile import Hostile, hostile
from tests.conftest import NOW
from tests.news.intake.pages import PROSE, page

MAYA = Audience(workspace="T1", user="U1")


class NoReader:
    """Reads articles, and finds nothing in them."""

    def read(self, article):
        return Reading()


def rss(*items: str, title: str = "The Example: News") -> bytes:
    """Return a feed of these items."""
    told = "".join(f"<item>{item}</item>" for item in items)
    channel = f"<channel><title>{title}</title>{told}</channel>"
    return f"<?xml version='1.0'?><rss version='2.0'>{channel}</rss>".encode()


@dataclass
class Feedroom:
    """A store, a server, a clock; `tick` does what is due, to the end."""

    store: Store
    server: Hostile
    now: datetime = NOW
    tools: Tools = field(init=False)

    def __post_init__(self):
        self.tools = Tools(
            store=self.store,
            clients=None,
            clock=lambda: self.now,
            model="none",
            contact="",
            fetcher=self.server.fetcher(),
        )
        reader: Any = NoReader()
        self.tools.reader = reader

    def entry(self, number: int, *, more: str = "", days: float | None = 0.1, title: str = "") -> str:
        """Return an item of a feed, and serve its page."""
        link = self.server.url(f"/{number}")
        own = f"Paragraph of its own, with the number {number}, about something else that happened there. "
        self.server.says(f"/{number}", page(prose=(*PROSE, own * 3)).encode())
        date = (
            ""
            if days is None
            else f"<pubDate>{self.now - timedelta(days=days):%a, %d %b %Y %H:%M:%S +0000}</pubDate>"
        )
        name = title or f"Story {number}"
        return f"<title>{name}</title><link>{link}</link><guid>id-{number}</guid>{date}{more}"

    def add(self, path: str = "/rss", audience: Audience = MAYA, **more: Any) -> Feed:
        """Add a feed."""
        with self.store.write() as session:
            return feeds.add(session, url=self.server.url(path), audience=audience, now=self.now, **more)[0]

    def tick(self, after: timedelta = timedelta()) -> list[str]:
        """Let time pass, do all that is due; return the paths that were asked for, without robots.txt."""
        self.now += after
        before = len(self.server.paths)
        want_due(self.store, lambda: self.now)
        Worker(self.tools).run(idle=0)
        return [path for path in self.server.paths[before:] if path != "/robots.txt"]

    def feed(self) -> Feed:
        """Return the one feed."""
        with self.store.read() as session:
            (found,) = feeds.listed(session, audience=EVERYTHING)
        return found

    def urls(self) -> Sequence[str]:
        """Return the paths of all articles, in the order in which they were saved."""
        with self.store.read() as session:
            found = session.scalars(select(ArticleRow.url).order_by(ArticleRow.id))
            return [str(url).rsplit("/", 1)[-1] for url in found]

    def told(self) -> list[str]:
        """Return what was told to people, in order."""
        with self.store.read() as session:
            return list(session.scalars(select(OutboxRow.text).order_by(OutboxRow.id)))


@contextmanager
def open_feedroom(store: Store) -> Iterator[Feedroom]:
    """Open it for a while."""
    with hostile() as server:
        yield Feedroom(store, server)
