"""`whosaid ingest --backfill`: very many articles, handed to the workers in batches, a few ahead at a time.

What it hands over is a row of work each, so a killed worker loses nothing; what is known is not handed over
again, so a stopped run goes on where it stopped.
"""

import hashlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from bot.ahead import AHEAD, Ahead, Settled
from bot.formats import FieldError, article_of
from bot.inputs import items
from bot.items import Item, Unreadable
from bot.jobs import read
from bot.progress import Taken
from news.nouns import INTERNAL, PUBLISHED, Article
from storage import articles
from storage.articles import key_of
from storage.engine import Store

BATCH = 50


@dataclass(frozen=True, slots=True)
class _Line:
    """An article of the input, the fields it came with, and its bytes."""

    article: Article
    item: Item


@dataclass(frozen=True, slots=True, kw_only=True)
class Backfill:
    """Where the articles go, and for whom."""

    store: Store
    published: bool
    workspace: str
    clock: Callable[[], datetime]
    batch: int = BATCH
    ahead: int = AHEAD

    def run(self, paths: Iterable[str]) -> Iterator[Taken]:
        """Hand over all lines of `paths`, and tell what became of them as the workers get on."""
        ahead: Ahead[list[_Line]] = Ahead(store=self.store, clock=self.clock, most=self.ahead)
        batch: list[_Line] = []
        for item in items(paths):
            line = self._line(item)
            if isinstance(line, Taken):
                yield line
                continue
            batch.append(line)
            if len(batch) == self.batch:
                yield from self._hand_over(batch, ahead)
                batch = []
        yield from self._hand_over(batch, ahead)
        yield from self._became(ahead.rest())

    def _line(self, item: Item | Unreadable) -> _Line | Taken:
        if isinstance(item, Unreadable):
            return Taken(name=item.name, size=item.size, refused=item.reason)
        if item.whole:
            return Taken(name=item.name, size=item.size, refused="is not a file of JSON lines")
        standing = PUBLISHED if self.published else INTERNAL
        try:
            return _Line(article_of(item.fields, standing=standing, place=item.name), item)
        except FieldError as error:
            return Taken(name=item.name, size=item.size, refused=str(error))

    def _hand_over(self, batch: list[_Line], ahead: Ahead[list[_Line]]) -> Iterator[Taken]:
        """Hand a batch to the workers, less what is known; the same articles make the same batch again."""
        fresh = self._unknown(batch)
        known = [line for line in batch if line not in fresh]
        if known:
            yield Taken(name="", size=sum(line.item.size for line in known), known=len(known))
        if not fresh:
            return
        key = hashlib.sha256("".join(key_of(line.article) for line in fresh).encode()).hexdigest()
        lines = [(line.item.name, line.item.fields) for line in fresh]
        order = read.order(lines, key=key, workspace=self.workspace, published=self.published)
        yield from self._became(ahead.want(order, fresh))

    def _unknown(self, batch: list[_Line]) -> list[_Line]:
        found = [line.article for line in batch]
        with self.store.read() as session:
            fresh = articles.unknown(session, articles=found, workspace=self.workspace)
        return [line for line in batch if line.article in fresh]

    def _became(self, settled: Iterator[Settled[list[_Line]]]) -> Iterator[Taken]:
        """Tell what became of batches that are done, or that failed too often."""
        for batch in (one.told for one in settled):
            left = self._unknown(batch)
            size = sum(line.item.size for line in batch)
            yield Taken(name="", size=size, saved=len(batch) - len(left))
            for line in left:
                yield Taken(name=line.item.name, refused="cannot be read; the log says why")
