"""Taking articles in: from inputs to the store, each once, in short transactions.

One article and all that reading it found are saved together or not at all; what is known is not read again,
so an interrupted run goes on where it stopped.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime

import structlog

from bot.formats import FieldError, article_of, text_of
from bot.inputs import Fetch, Item, Unreadable, items
from bot.pages import REFUSALS as PAGE_REFUSALS
from bot.pages import is_page, page_of
from bot.progress import Taken
from bot.saving import Fresh, save
from news.intake.dumps import find_articles, refusal
from news.nouns import Article, Reading, Standing
from news.reading import Reader
from storage import articles
from storage.engine import Store

log = structlog.get_logger()
BATCH = 50
REFUSALS = {
    "language": "is not in English",
    "empty": "has no prose in it",
    "error": "is too long for an article, or no text",
    "live": "is a live page, which changes by the minute",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Ingest:
    """Where articles go, for whom, and by whom they are read."""

    store: Store
    reader: Reader
    standing: Standing
    workspace: str
    clock: Callable[[], datetime]
    fetch: Fetch | None = None

    def run(self, paths: Iterable[str]) -> Iterator[Taken]:
        """Take everything that `paths` lead to in, and tell of each piece as it is done."""
        waiting: list[tuple[Article, int]] = []
        for item in items(paths, self.fetch):
            if isinstance(item, Unreadable):
                yield Taken(name=item.name, size=item.size, refused=item.reason)
                continue
            try:
                found = self._articles(item)
            except FieldError as error:
                yield Taken(name=item.name, size=item.size, refused=str(error))
                continue
            fresh = self._unknown(found)
            share = item.size // max(1, len(found))
            known = len(found) - len(fresh)
            yield Taken(name=item.name, size=item.size - share * len(fresh), known=known)
            waiting += [(article, share) for article in fresh]
            if len(waiting) >= BATCH:
                yield from self._save(waiting)
                waiting = []
        yield from self._save(waiting)

    def take(self, found: list[Article]) -> list[Taken]:
        """Read and save those of the articles that are unknown, and tell of each."""
        return list(self._save([(article, 0) for article in self._unknown(found)]))

    def _articles(self, item: Item) -> list[Article]:
        """Return the item's articles: a line is one already clean article, a text may hold several."""
        place = item.name if item.whole else None
        if is_page(item.fields):
            return [self._of_page(item)]
        if not item.whole:
            return [article_of(item.fields, standing=self.standing, place=item.name)]
        text = text_of(item.fields)
        found = find_articles(text, place=place, standing=self.standing)
        refused = refusal(text, found)
        if refused:
            raise FieldError(REFUSALS[refused])
        return [one.article for one in found]

    def _of_page(self, item: Item) -> Article:
        article, refused = page_of(item.fields, standing=self.standing)
        if article is None:
            raise FieldError(PAGE_REFUSALS[refused or "empty"])
        return article if article.url else replace(article, place=item.name)

    def _unknown(self, found: list[Article]) -> list[Article]:
        with self.store.read() as session:
            return articles.unknown(session, articles=found, workspace=self.workspace)

    def _save(self, waiting: list[tuple[Article, int]]) -> Iterator[Taken]:
        """Read and save articles, each with its share of the input's bytes."""
        readings = self._read([article for article, _ in waiting])
        for (article, share), reading in zip(waiting, readings, strict=True):
            name = article.place or article.url or "an article"
            if reading is None:
                yield Taken(name=name, size=share, refused="cannot be read; the log says why")
                continue
            saved = self._save_one(article, reading)
            yield Taken(name=name, size=share, saved=int(saved), known=int(not saved))

    def _read(self, batch: list[Article]) -> list[Reading | None]:
        """Read a batch together; should one article break it, each by itself, so that the others go on."""
        try:
            return list(self.reader.read_all(batch))
        except Exception:
            log.exception("batch_failed", articles=len(batch))
            return [self._read_one(article) for article in batch]

    def _read_one(self, article: Article) -> Reading | None:
        try:
            return self.reader.read(article)
        except Exception:
            log.exception("reading_failed", place=article.place, url=article.url)
            return None

    def _save_one(self, article: Article, reading: Reading) -> bool:
        fresh = Fresh(article=article, reading=reading)
        with self.store.write() as session:
            return save(session, fresh, workspace=self.workspace, now=self.clock()) is not None
