"""The moment an article is saved, with all that follows from it: the one place, whoever brings it."""

from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property

from sqlalchemy.orm import Session

from news.copies import bands, first_alike, shingles
from news.nouns import Article, Reading, StandingKind
from storage import articles, copies, readings, sections
from storage.assigning import assign_saved


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


def save(session: Session, fresh: Fresh, *, workspace: str, now: datetime) -> int | None:
    """Save an article with everything about it, in the caller's transaction; None if it is known already."""
    article_id = articles.save(session, article=fresh.article, workspace=workspace, now=now)
    if article_id is None:
        return None
    readings.save(session, article_id=article_id, article=fresh.article, reading=fresh.reading)
    sections.save(session, article_id=article_id, sections=fresh.sections)
    _place(session, article_id, fresh, workspace)
    assign_saved(
        session, article_id=article_id, article=fresh.article, now=now
    )  # last: others wait from here
    return article_id


def _place(session: Session, article_id: int, fresh: Fresh, workspace: str) -> None:
    """Find whose text it is before it can be found itself."""
    published = fresh.article.standing.kind == StandingKind.PUBLISHED
    near = copies.alike(session, bands=fresh.bands, workspace=workspace, published=published)
    first = first_alike(fresh.article.text, near)
    copies.place(session, article_id=article_id, bands=fresh.bands, text_of=first)
