"""Giving an article its story when it is saved: what to compare it with, the decision, its rows."""

from collections.abc import Mapping
from datetime import datetime
from heapq import nlargest
from typing import Any

from sqlalchemy import and_, bindparam, delete, func, or_, select
from sqlalchemy.orm import Session

from news.nouns import Article, StandingKind
from news.stories.assign import Assignment, Told, assign, length_of
from news.stories.rarity import Vocabulary
from news.stories.terms import Terms, terms_of
from news.stories.window import TELLING
from storage.alike import UNDATED, Incoming, alike
from storage.holding import Counts, exchange
from storage.rows import connected, insert_all, insert_one
from storage.story_rulings import follow_nearest
from storage.tables import ArticleRow, MembershipRow, StoryRow, TermRow, TermUseRow
from storage.turns import Turn

INDEXED = 40
"""Terms by which an article can be found: more than are asked for, as a term that tells much in one article
may tell less in the next."""

SETTLED = 1_000
"""Articles from which the length of an article's terms hardly changes within a window, and is kept."""

_TURN = select(
    func.pg_advisory_xact_lock(Turn.ASSIGNING), func.set_config("plan_cache_mode", "force_generic_plan", True)
)

_LIFTED = and_(ArticleRow.embargo_until.is_not(None), ArticleRow.embargo_until <= bindparam("now"))
_PUBLIC = and_(ArticleRow.workspace == "", or_(ArticleRow.standing == StandingKind.PUBLISHED, _LIFTED))
_INCOMING = (
    select(ArticleRow.id, ArticleRow.workspace, _PUBLIC.label("public"), ArticleRow.published_day)
    .add_columns(ArticleRow.read_at, MembershipRow.story_id)
    .outerjoin(MembershipRow, MembershipRow.article_id == ArticleRow.id)
    .where(ArticleRow.id.in_(bindparam("ids", expanding=True)))
)


def assign_all(session: Session, *, found: Mapping[int, Terms], now: datetime) -> list[Assignment]:
    """Give articles just saved, by their ids with their terms, their stories, one after the other.

    One that has a story keeps it. Do so last in a transaction: until its end all others wait to assign.
    """
    if not found:
        return []
    _await_turn(session)
    incoming, joined = _incoming(session, found, now)
    counts = Counts(session, [found[one] for one in found if one not in joined])
    decided = {
        one: Assignment(story=joined[one], likeness=1.0)
        if one in joined
        else _assign(session, incoming[one], terms, counts, now)
        for one, terms in found.items()
    }
    nearest = {
        one: each.nearest
        for one, each in decided.items()
        if one not in joined and each.story is not None and isinstance(each.nearest, int)
    }
    follow_nearest(session, nearest=nearest)
    return list(decided.values())


def _incoming(
    session: Session, found: Mapping[int, Terms], now: datetime
) -> tuple[dict[int, Incoming], dict[int, int]]:
    """Return what is to be known of these articles, and the stories of those that have one."""
    rows = connected(session).execute(_INCOMING, {"ids": list(found), "now": now}).all()
    incoming = {
        one.id: Incoming(
            id=one.id,
            workspace=one.workspace,
            public=bool(one.public),
            day=one.published_day,
            read_at=one.read_at,
        )
        for one in rows
    }
    return incoming, {one.id: one.story_id for one in rows if one.story_id is not None}


def _assign(session: Session, article: Incoming, terms: Terms, counts: Counts, now: datetime) -> Assignment:
    vocabulary = counts.of(terms)
    recent = alike(session, article, _telling(terms, vocabulary, TELLING), now=now)
    unmeasured = {term for told in recent if not told.length for term in told.terms}
    wider = counts.of(unmeasured | terms.keys()) if unmeasured else vocabulary
    decided = assign(Told(id=article.id, terms=terms, day=article.day), recent, wider)
    _save(session, article, terms, vocabulary, decided)
    counts.passed(terms)
    return decided


def assign_unassigned(session: Session, *, most: int, now: datetime) -> int:
    """Give articles that have no story theirs, those read first first; return how many of at most `most`."""
    without = select(ArticleRow).outerjoin(MembershipRow, MembershipRow.article_id == ArticleRow.id)
    found = without.where(MembershipRow.article_id.is_(None)).order_by(ArticleRow.id).limit(most)
    rows = session.scalars(found).all()
    terms = {row.id: terms_of(Article(text=row.text, headline=row.headline)) for row in rows}
    assign_all(session, found=terms, now=now)
    return len(rows)


def renew(session: Session, *, article_id: int, terms: Terms) -> None:
    """Let an article that has changed be compared by its new terms; it stays in its story.

    Do so last in a transaction, as with `assign_all`.
    """
    _await_turn(session)
    row = session.get(MembershipRow, article_id)
    if row is None:
        return
    vocabulary = exchange(session, row.terms, terms)
    row.terms, row.length = _rounded(terms), _settled_length(terms, vocabulary)
    session.execute(delete(TermUseRow).where(TermUseRow.article_id == article_id))
    insert_all(session, TermUseRow, _uses(article_id, row.day, terms, vocabulary))


def forget_terms(session: Session, *, article_id: int, terms: Terms) -> None:
    """Let an article be known by no other terms than these, which are left of it; it stays in its story.

    Do so last in a transaction, as with `assign_all`.
    """
    _await_turn(session)
    row = session.get(MembershipRow, article_id)
    if row is None:
        return
    gone = row.terms.keys() - terms.keys()
    renew(session, article_id=article_id, terms=terms)
    row.shared = [term for term in row.shared if term in terms]
    session.execute(delete(TermRow).where(TermRow.term.in_(gone), TermRow.articles <= 0))


def _await_turn(session: Session) -> None:
    """Let articles be assigned one after the other: each must see the one before. SQLite has one writer.

    From here on the transaction's statements are planned once and for all: it takes as long as they do.
    """
    if session.get_bind().dialect.name == "postgresql":
        connected(session).execute(_TURN)


def _telling(terms: Terms, vocabulary: Vocabulary, most: int) -> dict[str, float]:
    """Return the `most` telling of `terms`, and what each counts."""
    weights = {term: terms[term] * rarity for term, rarity in vocabulary.rarities(terms).items()}
    return dict(nlargest(most, weights.items(), key=lambda weighed: weighed[1]))


def _save(
    session: Session, article: Incoming, terms: Terms, vocabulary: Vocabulary, decided: Assignment
) -> None:
    story = decided.story or insert_one(session, StoryRow, begun_at=article.read_at)
    day = article.day.toordinal() if article.day else UNDATED
    joined = decided.story is not None
    membership = {
        "article_id": article.id,
        "story_id": story,
        "day": day,
        "seen_at": article.read_at,
        "terms": _rounded(terms),
        "length": _settled_length(terms, vocabulary),
        "likeness": decided.likeness if joined else 0.0,
        "nearest_id": decided.nearest if joined else None,
        "shared": list(decided.shared) if joined else [],
    }
    insert_all(session, MembershipRow, [membership])
    insert_all(session, TermUseRow, _uses(article.id, day, terms, vocabulary))


def _rounded(terms: Terms) -> dict[str, float]:
    return {term: round(weight, 3) for term, weight in terms.items()}


def _settled_length(terms: Terms, vocabulary: Vocabulary) -> float:
    return length_of(terms, vocabulary) if vocabulary.articles >= SETTLED else 0.0


def _uses(article_id: int, day: int, terms: Terms, vocabulary: Vocabulary) -> list[dict[str, Any]]:
    telling = _telling(terms, vocabulary, INDEXED)
    return [{"term": term, "day": day, "article_id": article_id} for term in telling]
