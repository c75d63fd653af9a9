"""An article's versions: an earlier one replaced by a newer, and what changed between them.

The store answers from the newest version; of the earlier ones only what changed is ever shown.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from dataclasses import replace as changed
from datetime import datetime, timedelta

from sqlalchemy import func, select, update
from sqlalchemy.orm import Session

from news.changes import Change, same_prose
from news.nouns import Article, Reading, Standing, StandingKind
from news.text import paragraphs
from storage import rereadings
from storage.articles import key_of, published
from storage.erasure import BLOCK
from storage.rows import insert_all, insert_one
from storage.search import relearn
from storage.tables import ArticleRow, ChangeRow, VersionRow

MOST_VERSIONS = 20
"""Versions of an article that are kept: a page that is another each time is no article that was changed."""

SETTLED = timedelta(days=1)
"""How long newer words must have stood before a publisher is taken to have gone back to earlier ones."""

HELD = {"key_share": True}
"""Nobody else changes the row or takes it away; who decides, and is waited for, may still refer to it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Earlier:
    """What the store holds of an article that has come with other words."""

    article_id: int
    article: Article


def earlier(
    session: Session, *, articles: Sequence[Article], workspace: str, now: datetime
) -> list[Earlier | None]:
    """Return of each article what the store holds under its address, where its prose is another; else None.

    Only what is as public may replace it: nobody's note takes the place of what everyone reads. An article
    from which somebody was erased is not replaced: they would be in it again. Nor is one by words that it had
    before, unless the later ones have stood for a day: some pages show this reader one text, that another.
    """
    keys = [key_of(article) if article.url else None for article in articles]
    asked = {key for key in keys if key}
    query = select(ArticleRow).where(ArticleRow.key.in_(asked), ArticleRow.workspace == workspace)
    known = {row.key: row for row in session.scalars(query)} if asked else {}
    return [
        _earlier(session, article, known.get(key or ""), now)
        for key, article in zip(keys, articles, strict=True)
    ]


def _earlier(session: Session, article: Article, row: ArticleRow | None, now: datetime) -> Earlier | None:
    as_public = row and (article.standing.kind in {StandingKind.PUBLISHED, row.standing})
    if row is None or not as_public or BLOCK in row.text or same_prose(row.text, article.text):
        return None
    if _alternates(session, row, article, now):
        return None
    return Earlier(article_id=row.id, article=_article(row))


def _alternates(session: Session, row: ArticleRow, article: Article, now: datetime) -> bool:
    """Tell whether the article had too many versions, or had these words before, and others only lately."""
    kept = session.scalars(select(VersionRow.text).where(VersionRow.article_id == row.id)).all()
    if len(kept) >= MOST_VERSIONS:
        return True
    lately = row.changed_at is not None and row.changed_at > now - SETTLED
    return lately and any(same_prose(text, article.text) for text in kept)


def ids_following(session: Session, *, after: int, limit: int) -> list[int]:
    """Return the ids of the next articles after the one of that id."""
    query = select(ArticleRow.id).where(ArticleRow.id > after).order_by(ArticleRow.id).limit(limit)
    return list(session.scalars(query))


def following(session: Session, *, after: int, limit: int, until: int | None = None) -> tuple[Earlier, ...]:
    """Return the next articles after the one of that id, whoever may see them: to be read anew."""
    last = () if until is None else (ArticleRow.id <= until,)
    query = select(ArticleRow).where(ArticleRow.id > after, *last).order_by(ArticleRow.id).limit(limit)
    return tuple(Earlier(article_id=row.id, article=_article(row)) for row in session.scalars(query))


def is_current(session: Session, one: Earlier, *, hold: bool = True) -> bool:
    """Tell whether the article still has these words; `hold` it until the transaction ends."""
    row = session.get(ArticleRow, one.article_id, with_for_update=HELD if hold else None)
    return row is not None and row.text == one.article.text


def replace(  # noqa: PLR0913 (all keywords)
    session: Session,
    *,
    before: Earlier,
    article: Article,
    reading: Reading,
    changes: Sequence[Change],
    now: datetime,
) -> int | None:
    """Put a newer version in the place of `before`; return its number, None if somebody else was faster.

    What editors decided stays in force; the day of publication stays what the first version stated.
    """
    row = session.get_one(ArticleRow, before.article_id, with_for_update=HELD)
    if row.text != before.article.text:
        return None
    number = _keep(session, row)
    headline = article.headline or row.headline
    relearn(
        session, article_id=row.id, before=_words(row.headline, row.text), text=_words(headline, article.text)
    )
    stated = before.article.published or article.published
    values = {
        "text": article.text,
        "headline": headline,
        "standfirst": article.standfirst,
        "byline": article.byline or row.byline,
        "dateline": article.dateline,
        "language": article.language,
        "published_day": stated and stated.day,
        "published_instant": stated and stated.instant,
        "changed_at": now,
    }
    if article.standing.kind == StandingKind.PUBLISHED:
        values |= {"standing": StandingKind.PUBLISHED, "embargo_until": None}
    session.execute(update(ArticleRow).where(ArticleRow.id == row.id).values(**values))
    dated = changed(article, published=stated)
    rereadings.replace(session, article_id=row.id, article=dated, reading=reading)
    insert_all(session, ChangeRow, [_change(row.id, number, at, now, one) for at, one in enumerate(changes)])
    return number


def _keep(session: Session, row: ArticleRow) -> int:
    """Keep the version that is about to be replaced; return the number of the one that comes."""
    last = session.scalar(select(func.max(VersionRow.number)).where(VersionRow.article_id == row.id)) or 0
    insert_one(
        session,
        VersionRow,
        article_id=row.id,
        number=last + 1,
        read_at=row.changed_at or row.read_at,
        published_day=row.published_day,
        published_instant=row.published_instant,
        headline=row.headline,
        text=row.text,
    )
    return last + 2


def _article(row: ArticleRow) -> Article:
    return Article(
        text=row.text,
        url=row.url,
        place=row.place,
        outlet=row.outlet,
        headline=row.headline,
        standfirst=row.standfirst,
        byline=row.byline,
        dateline=row.dateline,
        published=published(row),
        language=row.language,
        standing=Standing(kind=StandingKind(row.standing), until=row.embargo_until),
        paragraphs=paragraphs(row.text),
    )


def _words(headline: str | None, text: str) -> str:
    """Return what is searched of a version, as `articles.save_all` has it."""
    return f"{headline or ''} {text}"


def _change(article_id: int, number: int, position: int, now: datetime, change: Change) -> dict[str, object]:
    return {
        "article_id": article_id,
        "number": number,
        "position": position,
        "seen_at": now,
        "noun": change.noun,
        "kind": change.kind,
        "before": change.before,
        "after": change.after,
        "speaker": change.speaker,
    }
