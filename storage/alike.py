"""Which articles one is compared with when it gets its story: a bounded number, whatever the store's size.

Those that share its rarest terms and were published within the window; where a date is missing, those read
within it. One statement finds them: each more would cost as much as what it looks up.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import lru_cache
from typing import Any

from sqlalchemy import (
    BigInteger,
    ColumnElement,
    Executable,
    Row,
    and_,
    bindparam,
    column,
    or_,
    select,
    text,
    union,
)
from sqlalchemy.orm import Session, aliased

from news.stories.assign import WINDOW_DAYS, Told
from news.stories.terms import Terms
from news.stories.window import FIRST, MOST_ALIKE
from storage.audience import beside
from storage.rows import connected
from storage.tables import ArticleRow, MembershipRow

A_TERM = 150
"""Articles looked at for a term, the latest first."""

A_TERM_UNDATED = 50

LOOKED_AT = 100
"""Articles that share most, among which those to compare with are chosen."""

UNDATED = 0
_LAST = date.max.toordinal()
_WINDOW = timedelta(days=WINDOW_DAYS)


@dataclass(frozen=True, slots=True, kw_only=True)
class Incoming:
    """An article that is to get its story: whose it is, whether anyone may read it, and its dates."""

    id: int
    workspace: str
    public: bool
    day: date | None
    read_at: datetime


def alike(session: Session, article: Incoming, telling: Terms, *, now: datetime) -> list[Told]:
    """Return the articles to compare with: the most alike by these terms, and the first of their stories."""
    if not telling:
        return []
    dialect, day = session.get_bind().dialect.name, article.day
    first, last = _days(day)
    asked = {
        "mine": article.id,
        "workspace": article.workspace,
        "now": now,
        "first": first,
        "last": last,
        "since": article.read_at - _WINDOW,
        "until": article.read_at + _WINDOW,
        **_terms(dialect, telling),
    }
    query = _alike(dialect, len(telling), dated=day is not None, public=article.public)
    return [_told(row) for row in connected(session).execute(query, asked)]


def _days(day: date | None) -> tuple[int, int]:
    if day is None:
        return UNDATED, _LAST
    return max(1, day.toordinal() - WINDOW_DAYS), min(_LAST, day.toordinal() + WINDOW_DAYS)


def _terms(dialect: str, telling: Terms) -> Mapping[str, Any]:
    if dialect == "postgresql":
        return {"terms": list(telling), "weights": list(telling.values())}
    named = {f"term{number}": term for number, term in enumerate(telling)}
    return named | {f"weight{number}": weight for number, weight in enumerate(telling.values())}


def _told(row: Row[Any]) -> Told:
    day = date.fromordinal(row.day) if row.day else None
    return Told(id=row.article_id, terms=row.terms, day=day, story=row.story_id, length=row.length)


@lru_cache(maxsize=256)
def _alike(dialect: str, terms: int, *, dated: bool, public: bool) -> Executable:
    """Return the query, with parameters as `alike` gives them."""
    sharing = text(_sharing(dialect, terms, dated=dated)).columns(
        column("article_id", BigInteger), column("weight")
    )
    shares = sharing.subquery("sharing")
    best = (
        select(MembershipRow.article_id, MembershipRow.story_id)
        .join(shares, shares.c.article_id == MembershipRow.article_id)
        .join(ArticleRow, ArticleRow.id == MembershipRow.article_id)
        .where(*_comparable(MembershipRow, ArticleRow, dated=dated, public=public))
        .order_by(shares.c.weight.desc(), MembershipRow.article_id.desc())
        .limit(MOST_ALIKE)
        .cte("best")
    )
    stories = select(best.c.story_id).distinct().subquery("their")
    anchors = (
        select(_early(stories.c.story_id, place, dated=dated, public=public)).select_from(stories)
        for place in range(FIRST)
    )
    compared = union(select(best.c.article_id), *anchors)
    row = MembershipRow
    shown = select(row.article_id, row.story_id, row.day, row.terms, row.length)
    return shown.where(row.article_id.in_(compared))


def _early(story: ColumnElement[int], place: int, *, dated: bool, public: bool) -> ColumnElement[int]:
    """Return the story's first article, or the one at that place after it, without reading the others.

    A join with the story's articles makes SQLite read the whole table, for a filter that is to be quick.
    """
    member, article = aliased(MembershipRow), aliased(ArticleRow)
    found = (
        select(member.article_id)
        .join(article, article.id == member.article_id)
        .where(member.story_id == story, *_comparable(member, article, dated=dated, public=public))
        .order_by(member.article_id)
    )
    return found.offset(place).limit(1).scalar_subquery()


def _comparable(member: Any, article: Any, *, dated: bool, public: bool) -> tuple[ColumnElement[bool], ...]:
    """Return the conditions: not itself, to be known by what it shapes, published or read in the window."""
    read = member.seen_at.between(bindparam("since"), bindparam("until"))
    published = member.day.between(bindparam("first"), bindparam("last"))
    near = or_(published, and_(member.day == UNDATED, read)) if dated else read
    return near, beside(article, public=public), member.article_id != bindparam("mine")


def _sharing(dialect: str, terms: int, *, dated: bool) -> str:
    """Return the query for the articles that share most of so many terms: a range of the index a term."""
    latest = "ORDER BY day DESC, article_id DESC LIMIT"
    ranges = [f"day BETWEEN :first AND :last {latest} {A_TERM}"]
    if dated:
        ranges.append(f"day = {UNDATED} {latest} {A_TERM_UNDATED}")
    if dialect == "postgresql":
        each = " UNION ALL ".join(
            f"(SELECT article_id FROM term_uses WHERE term = asked.term AND {found})"  # noqa: S608 - ours
            for found in ranges
        )
        asked = "unnest(CAST(:terms AS text[]), CAST(:weights AS float8[])) AS asked (term, weight)"
        parts = f"SELECT article_id, weight FROM {asked} CROSS JOIN LATERAL ({each}) AS used"  # noqa: S608
    else:
        parts = " UNION ALL ".join(
            f"SELECT article_id, CAST(:weight{number} AS FLOAT) AS weight FROM "  # noqa: S608 - ours
            f"(SELECT article_id FROM term_uses WHERE term = :term{number} AND {found})"
            for number in range(terms)
            for found in ranges
        )
    return (
        f"SELECT article_id, sum(weight) AS weight FROM ({parts}) AS found "  # noqa: S608 - no outside words
        f"GROUP BY article_id ORDER BY sum(weight) DESC, article_id DESC LIMIT {LOOKED_AT}"
    )
