"""Articles: whether one is known, saving it once, and what has been read in all."""

import hashlib
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Row, Text, func, or_, select, update
from sqlalchemy.orm import Session

from news.nouns import Article, Audience, Published, Span, StandingKind
from news.text import folded, paragraph_of
from storage.audience import visible
from storage.headlines import withheld
from storage.nouns import Place
from storage.rows import connected, insert_new_all, listed
from storage.search import learn_all, searched
from storage.tables import ArticleRow, OutletRow

AsRow = ArticleRow | Row[*tuple[Any, ...]]
"""An article's row, or those of its columns that tell where something stands."""


def key_of(article: Article) -> str:
    """Return what makes this the same article again: its URL, or else its words however they are spaced."""
    return _key(article.url or folded(article.text))


def _key(words: str) -> str:
    return hashlib.sha256(words.encode()).hexdigest()


def unknown(session: Session, *, articles: Sequence[Article], workspace: str = "") -> list[Article]:
    """Return those of `articles` that saving would change anything for; the others need not be read."""
    keys = [key_of(article) for article in articles]
    query = select(ArticleRow.key, ArticleRow.standing).where(
        ArticleRow.key.in_(keys), or_(ArticleRow.workspace == "", ArticleRow.workspace == workspace)
    )
    known = {(row.key, row.standing) for row in session.execute(query)}
    return [
        article
        for key, article in zip(keys, articles, strict=True)
        if known.isdisjoint({(key, article.standing.kind), (key, StandingKind.PUBLISHED)})
    ]


def is_url_known(session: Session, *, url: str) -> bool:
    """Tell whether everyone's article of that address has been read."""
    known = select(ArticleRow.id).where(ArticleRow.key == _key(url), ArticleRow.workspace == "")
    return session.scalar(known) is not None


@dataclass(frozen=True, slots=True, kw_only=True)
class Saved:
    """The ids of articles, None where one was known already; and those of which each has published one."""

    ids: list[int | None]
    published: list[int | None]


def save_all(
    session: Session, *, articles: Sequence[Article], words: Sequence[str], workspace: str, now: datetime
) -> Saved:
    """Save articles for `workspace` ("" for everyone); `words` of each are those it is found by (`words_of`).

    A known internal article that comes again as published is published; nothing is ever taken back here.
    """
    keys = [key_of(article) for article in articles]
    known = _known(session, keys, workspace)
    added = _insert(session, _once(known, keys, articles), workspace, now)
    ids = [added.pop(key, None) for key in keys]
    published = [
        _publish(session, article, key, workspace) if one is None else None
        for key, article, one in zip(keys, articles, ids, strict=True)
    ]
    found = {one: said for one, said in zip(ids, words, strict=True) if one is not None}
    learn_all(session, words=found)
    return Saved(ids=ids, published=published)


def words_of(article: Article) -> str:
    """Return the words by which an article is found."""
    return searched(f"{article.headline or ''} {article.text}")


def _known(session: Session, keys: Sequence[str], workspace: str) -> set[str]:
    return set(session.scalars(select(ArticleRow.key).where(ArticleRow.key.in_(keys), _mine(workspace))))


def _once(known: set[str], keys: Sequence[str], articles: Sequence[Article]) -> dict[str, Article]:
    """Return those that are not known, by key, the first of each."""
    fresh: dict[str, Article] = {}
    for key, article in zip(keys, articles, strict=True):
        if key not in known:
            fresh.setdefault(key, article)
    return fresh


def _insert(session: Session, fresh: Mapping[str, Article], workspace: str, now: datetime) -> dict[str, int]:
    """Add articles and return their ids by key, without those that somebody else has added meanwhile."""
    shown = _shown(session, fresh.values())
    rows = [
        _row(key, article, workspace, now) | {"show": shown.get(outlet_key(article.outlet or ""), "sentence")}
        for key, article in fresh.items()
    ]
    return {key: one for (key,), one in insert_new_all(session, ArticleRow, rows, by=("key",)).items()}


def _row(key: str, article: Article, workspace: str, now: datetime) -> dict[str, object]:
    return {
        "key": key,
        "workspace": workspace,
        "standing": article.standing.kind,
        "embargo_until": article.standing.until,
        "hidden": False,
        "url": article.url,
        "place": article.place,
        "outlet": article.outlet,
        "outlet_key": article.outlet and outlet_key(article.outlet),
        "headline": article.headline,
        "standfirst": article.standfirst,
        "byline": article.byline,
        "dateline": article.dateline,
        "language": article.language,
        "published_day": article.published and article.published.day,
        "published_instant": article.published and article.published.instant,
        "read_at": now,
        "text": article.text,
    }


def _shown(session: Session, articles: Collection[Article]) -> dict[str, str]:
    """Return by outlet how much of these articles may be shown, where a rule says so."""
    outlets = {outlet_key(article.outlet) for article in articles if article.outlet}
    if not outlets:
        return {}
    query = select(OutletRow.key, OutletRow.show).where(OutletRow.key.in_(outlets))
    return {row.key: row.show for row in session.execute(query)}


def outlet_key(name: str) -> str:
    """Return an outlet's name as it is compared: folded, without "the"."""
    return folded(name).removeprefix("the ")


def outlets(session: Session, *, audience: Audience, now: datetime) -> tuple[str, ...]:
    """Return the outlets of all articles in sight by name, at most a hundred.

    Names are walked along their index, one step each: grouping would read all articles.
    """
    key = ArticleRow.outlet_key
    keys = select(func.min(key).label("key")).cte("keys", recursive=True)
    following = select(func.min(key)).where(key > keys.c.key).scalar_subquery()
    keys = keys.union_all(select(following).where(keys.c.key.is_not(None)))
    name = (
        select(ArticleRow.outlet)
        .where(key == keys.c.key, visible(audience, now))
        .limit(1)
        .correlate(keys)
        .scalar_subquery()
    )
    named = select(name.label("name")).select_from(keys).where(keys.c.key.is_not(None)).subquery()
    found = select(named.c.name).where(named.c.name.is_not(None)).limit(100)
    return tuple(name for name in session.scalars(found) if name)


def outlets_among(
    session: Session, *, among: Collection[str], audience: Audience, now: datetime
) -> tuple[str, ...]:
    """Return those of `among` that are outlets of articles in sight, as these write them.

    `among` are names as `outlet_key` makes them, some dozens.
    """
    if not among:
        return ()
    key = listed(session, list(dict.fromkeys(among)), Text)
    same = ArticleRow.outlet_key == (key.collate("C") if session.get_bind().dialect.name != "sqlite" else key)
    seen = select(ArticleRow.outlet).where(same, visible(audience, now)).limit(1)
    found = connected(session).scalars(select(seen.scalar_subquery(), key))
    return tuple(sorted(name for name in found if name))


def by_ids(session: Session, *, ids: Collection[int], audience: Audience, now: datetime) -> tuple[Place, ...]:
    """Return the beginnings of those of these articles that the audience may see, in the order of `ids`."""
    query = select(ArticleRow).where(ArticleRow.id.in_(ids), visible(audience, now))
    found = {row.id: row for row in session.scalars(query)}
    rows = [found[one] for one in dict.fromkeys(ids) if one in found]
    return _beginnings(session, rows, audience)


def by_urls(
    session: Session, *, urls: Collection[str], audience: Audience, now: datetime
) -> tuple[Place, ...]:
    """Return the beginnings of the articles read under these addresses that the audience may see."""
    keys = [_key(url) for url in urls]
    query = select(ArticleRow).where(ArticleRow.key.in_(keys), visible(audience, now)).order_by(ArticleRow.id)
    return _beginnings(session, session.scalars(query).all(), audience)


def _beginnings(session: Session, rows: Sequence[ArticleRow], audience: Audience) -> tuple[Place, ...]:
    bare = withheld(session, articles=[row.id for row in rows], audience=audience)
    found = ((row, beginning(row)) for row in rows)
    return tuple(replace(where, headline=None) if row.id in bare else where for row, where in found)


def visible_ids(session: Session, *, ids: Collection[int], audience: Audience, now: datetime) -> set[int]:
    """Return those of `ids` that the audience may see."""
    query = select(ArticleRow.id).where(ArticleRow.id.in_(ids), visible(audience, now))
    return set(session.scalars(query))


def place(row: AsRow, span: Span) -> Place:
    """Return where `span` of the article stands, as a person would look for it."""
    return _place(row, paragraph_of(row.text, span.start))


def beginning(row: ArticleRow) -> Place:
    """Return where the article begins, without a look at its text."""
    return _place(row, 1)


def _place(row: AsRow, paragraph: int) -> Place:
    return Place(
        article_id=row.id,
        paragraph=paragraph,
        url=row.url,
        file=row.place,
        outlet=row.outlet,
        headline=None if row.show == "link" else row.headline,
        published=published(row),
        text_of=row.text_of,
    )


def published(row: AsRow) -> Published | None:
    """Return the date that the article itself states."""
    if row.published_day is None:
        return None
    return Published(day=row.published_day, instant=row.published_instant)


def _mine(workspace: str) -> ColumnElement[bool]:
    return or_(ArticleRow.workspace == "", ArticleRow.workspace == workspace)


def _publish(session: Session, article: Article, key: str, workspace: str) -> int | None:
    """Publish the known article of that key, if this one is published: the first, where there are two.

    Return its id; None if it was published before.
    """
    if article.standing.kind != StandingKind.PUBLISHED:
        return None
    first = select(ArticleRow.id).where(ArticleRow.key == key, _mine(workspace)).limit(1).scalar_subquery()
    changed = update(ArticleRow).where(ArticleRow.id == first, ArticleRow.standing != StandingKind.PUBLISHED)
    published = changed.values(standing=StandingKind.PUBLISHED, embargo_until=None).returning(ArticleRow.id)
    known: int | None = session.scalar(published)
    return known
