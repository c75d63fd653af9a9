"""Which articles carry the text of an earlier one: so that it counts once ever after."""

from collections.abc import Sequence

from sqlalchemy import ColumnElement, delete, func, select, update
from sqlalchemy.orm import Session

from news.nouns import StandingKind
from storage.rows import insert_all
from storage.tables import ArticleRow, BandRow

COMPARED = 20
"""Articles that are compared word by word, those that share the most bands first."""


def alike(
    session: Session, *, bands: Sequence[int], workspace: str, published: bool
) -> list[tuple[int, str]]:
    """Return ids and texts of the articles that may carry the same text, the earliest first.

    What everyone sees is never called a copy of what only some may see.
    """
    theirs: list[ColumnElement[bool]] = [ArticleRow.workspace.in_({"", workspace})]
    if published:
        theirs += [ArticleRow.standing == StandingKind.PUBLISHED]
    near = (
        select(BandRow.article_id)
        .join(ArticleRow, ArticleRow.id == BandRow.article_id)
        .where(BandRow.band.in_(bands), *theirs)
        .group_by(BandRow.article_id)
        .order_by(func.count().desc(), BandRow.article_id)
        .limit(COMPARED)
    )
    found = select(ArticleRow.id, ArticleRow.text).where(ArticleRow.id.in_(near)).order_by(ArticleRow.id)
    return [(row.id, row.text) for row in session.execute(found)]


def renew(session: Session, *, article_id: int, bands: Sequence[int]) -> None:
    """Let an article be found by its newer text; whose text it was first it stays."""
    session.execute(delete(BandRow).where(BandRow.article_id == article_id))
    place(session, article_id=article_id, bands=bands, text_of=None)


def place(session: Session, *, article_id: int, bands: Sequence[int], text_of: int | None) -> None:
    """Note by what the article's text is found again, and whose text it is, if not its own."""
    insert_all(session, BandRow, [{"band": band, "article_id": article_id} for band in dict.fromkeys(bands)])
    if text_of is not None:
        first = session.scalar(select(ArticleRow.text_of).where(ArticleRow.id == text_of)) or text_of
        session.execute(update(ArticleRow).where(ArticleRow.id == article_id).values(text_of=first))
