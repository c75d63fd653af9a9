"""The moment an article is saved, with all that follows from it: the one place, whoever brings it."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from functools import cached_property, partial

from sqlalchemy.orm import Session

from bot.changed import tell_threads
from news.changes import Change, changes
from news.copies import bands, same_text, shingles
from news.nouns import Article, Reading
from storage import articles, copies, readings, sections, versions
from storage.assigning import assign_saved
from storage.engine import Store
from storage.versions import Earlier


@dataclass(frozen=True, kw_only=True)
class Fresh:
    """An article, all that reading it found, and the sections under which its publisher has it."""

    article: Article
    reading: Reading
    sections: tuple[str, ...] = field(default=())

    @cached_property
    def bands(self) -> tuple[int, ...]:
        """Return by what copies of its text are found; worked out before the transaction begins."""
        return bands(shingles(self.article.text))


class Kept(StrEnum):
    """What became of an article that came in."""

    SAVED = "saved"
    CHANGED = "changed"
    KNOWN = "known"


def keep(
    store: Store,
    fresh: Fresh,
    *,
    workspace: str,
    clock: Callable[[], datetime],
    read: Callable[[Article], Reading],
) -> tuple[Kept, int | None]:
    """Save an article, or put it in the place of its earlier version; return what became of it, and its id.

    Both versions are read before the transaction begins; it is short, and all or nothing.
    """
    with store.read() as session:
        before = versions.earlier(session, article=fresh.article, workspace=workspace)
    if before is None:
        with store.write() as session:
            article_id = save(session, fresh, workspace=workspace, now=clock())
        return (Kept.KNOWN if article_id is None else Kept.SAVED), article_id
    found = changes(before.article, read(before.article), fresh.article, fresh.reading)
    with store.write() as session:
        changed = replace(session, before, fresh, found, now=clock())
    return (Kept.CHANGED if changed else Kept.KNOWN), before.article_id


def save(session: Session, fresh: Fresh, *, workspace: str, now: datetime) -> int | None:
    """Save an article with everything about it, in the caller's transaction; None if it is known already."""
    article_id = articles.save(session, article=fresh.article, workspace=workspace, now=now)
    if article_id is None:
        return None
    readings.save(session, article_id=article_id, article=fresh.article, reading=fresh.reading)
    sections.save(session, article_id=article_id, sections=fresh.sections)
    copies.place(
        session, article_id=article_id, bands=fresh.bands, same=partial(same_text, fresh.article.text)
    )
    assign_saved(
        session, article_id=article_id, article=fresh.article, now=now
    )  # last: others wait from here
    return article_id


def replace(
    session: Session, before: Earlier, fresh: Fresh, found: tuple[Change, ...], *, now: datetime
) -> bool:
    """Put a newer version in the place of an earlier one; False if somebody else has done so by now.

    The threads of messages that show what has changed are told.
    """
    number = versions.replace(
        session, before=before, article=fresh.article, reading=fresh.reading, changes=found, now=now
    )
    if number is None:
        return False
    sections.save(session, article_id=before.article_id, sections=fresh.sections)
    copies.renew(session, article_id=before.article_id, bands=fresh.bands)
    tell_threads(session, article_id=before.article_id, number=number, changes=found, now=now)
    return True
