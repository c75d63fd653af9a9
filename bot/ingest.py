"""Taking articles in: from inputs to the store, each once, in short transactions.

Some articles and all that reading them found are saved together; should that fail, each by itself or not at
all. What is known is not read again, so an interrupted run goes on where it stopped.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

import structlog

from bot.formats import FieldError, article_of, text_of
from bot.inputs import Fetch, items
from bot.items import Item, Unreadable
from bot.pages import REFUSALS as PAGE_REFUSALS
from bot.pages import is_page, page_of
from bot.papers import document_of, is_wire, wire_items
from bot.progress import Taken
from bot.saving import Fresh, Kept, keep_all
from news.errors import ModelError
from news.intake.dumps import find_articles, refusal
from news.nouns import Article, Reading, Standing
from news.reading import Reader
from storage import articles, versions
from storage.engine import Store

log = structlog.get_logger()
BATCH = 50
TOGETHER = 5
"""Articles that are saved in one transaction: who asks meanwhile shares the machine for an eighth second.

Fewer would cost the saving more than that is worth: a transaction takes as long as one article.
"""
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
        yield from self.take_items(items(paths, self.fetch))

    def run_archive(self, urls: Iterable[str]) -> Iterator[Taken]:
        """Take pages in of which many may be known: only the others are fetched."""
        for url in urls:
            with self.store.read() as session:
                known = articles.is_url_known(session, url=url)
            if known:
                yield Taken(name=url, known=1)
                continue
            yield from self.take_items(items([url], self.fetch))

    def take_items(self, found: Iterable[Item | Unreadable]) -> Iterator[Taken]:
        """Take items in, and tell of each piece as it is done."""
        waiting: list[_Piece] = []
        for item in found:
            if isinstance(item, Unreadable):
                yield Taken(name=item.name, size=item.size, refused=item.reason)
                continue
            try:
                pieces = self._pieces(item)
            except FieldError as error:
                yield Taken(name=item.name, size=item.size, refused=str(error))
                continue
            fresh = self._news(pieces)
            known = len(pieces) - len(fresh)
            yield Taken(name=item.name, size=item.size - sum(piece.share for piece in fresh), known=known)
            waiting += fresh
            if len(waiting) >= BATCH:
                yield from self._save(waiting)
                waiting = []
        yield from self._save(waiting)

    def take(self, found: list[Article]) -> list[Taken]:
        """Read and save those of the articles that are news, and tell of each."""
        return list(self._save(self._news([_Piece(article=article, share=0) for article in found])))

    def _pieces(self, item: Item) -> list["_Piece"]:
        """Return the item's articles, each with its share of the item's bytes."""
        if is_page(item.fields):
            return [self._of_page(item)]
        if is_wire(item.fields):
            return [
                _Piece(article=one.article, share=0, sections=one.sections)
                for one in wire_items(item.fields, standing=self.standing, place=item.name)
            ]
        found = self._articles(item)
        return [_Piece(article=article, share=item.size // len(found)) for article in found]

    def _articles(self, item: Item) -> list[Article]:
        """Return the item's articles: a line is one already clean article, a text may hold several."""
        if not item.whole and "document" not in item.fields:
            return [article_of(item.fields, standing=self.standing, place=item.name)]
        text = document_of(item.fields) if "document" in item.fields else text_of(item.fields)
        found = find_articles(text, place=item.name, standing=self.standing, today=self.clock().date())
        refused = refusal(text, found)
        if refused:
            raise FieldError(REFUSALS[refused])
        return [one.article for one in found]

    def _of_page(self, item: Item) -> "_Piece":
        page = page_of(item.fields, standing=self.standing, today=self.clock().date())
        if page.article is None:
            raise FieldError(PAGE_REFUSALS[page.refused or "empty"])
        article = page.article if page.article.url else replace(page.article, place=item.name)
        return _Piece(article=article, share=item.size, sections=page.sections)

    def _news(self, found: "list[_Piece]") -> "list[_Piece]":
        """Return what has to be read: what is unknown, or has come with other words."""
        given = [piece.article for piece in found]
        with self.store.read() as session:
            unknown = set(map(id, articles.unknown(session, articles=given, workspace=self.workspace)))
            earlier = versions.earlier(session, articles=given, workspace=self.workspace, now=self.clock())
        return [
            piece
            for piece, before in zip(found, earlier, strict=True)
            if id(piece.article) in unknown or before
        ]

    def _save(self, waiting: "list[_Piece]") -> Iterator[Taken]:
        """Read and save articles, each with its share of the input's bytes."""
        read = list(zip(waiting, self._read([piece.article for piece in waiting]), strict=True))
        for at in range(0, len(read), TOGETHER):
            yield from self._keep(read[at : at + TOGETHER])

    def _keep(self, some: "Sequence[tuple[_Piece, Reading | None]]") -> Iterator[Taken]:
        """Save articles that were read, and tell what became of each."""
        fresh = [
            Fresh(article=piece.article, reading=reading, sections=piece.sections)
            for piece, reading in some
            if reading is not None
        ]
        kept = iter(
            keep_all(self.store, fresh, workspace=self.workspace, clock=self.clock, read=self.reader.read)
        )
        for piece, reading in some:
            yield _refused(piece, "cannot be read") if reading is None else _taken(piece, next(kept))

    def _read(self, batch: list[Article]) -> list[Reading | None]:
        """Read a batch together; should one article break it, each by itself, so that the others go on."""
        try:
            return list(self.reader.read_all(batch))
        except ModelError:
            raise
        except Exception:
            log.exception("batch_failed", articles=len(batch))
            return [self._read_one(article) for article in batch]

    def _read_one(self, article: Article) -> Reading | None:
        try:
            return self.reader.read(article)
        except ModelError:
            raise
        except Exception:
            log.exception("reading_failed", place=article.place, url=article.url)
            return None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Piece:
    """An article on its way, with its share of the input's bytes and its publisher's sections."""

    article: Article
    share: int
    sections: tuple[str, ...] = ()


def _taken(piece: _Piece, kept: Kept | None) -> Taken:
    if kept is None:
        return _refused(piece, "cannot be saved")
    return Taken(
        name=_name(piece),
        size=piece.share,
        saved=int(kept is Kept.SAVED),
        changed=int(kept is Kept.CHANGED),
        known=int(kept is Kept.KNOWN),
    )


def _refused(piece: _Piece, why: str) -> Taken:
    return Taken(name=_name(piece), size=piece.share, refused=f"{why}; the log says why")


def _name(piece: _Piece) -> str:
    return piece.article.place or piece.article.url or "an article"
