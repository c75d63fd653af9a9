"""Giving an article its story when it is saved: candidates by an indexed query, the decision, its rows.

Every article is compared with a bounded number of others, whatever the store's size: those that share its
rarest terms and were published within the window; where a date is missing, those read within it.
"""

import json
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date, datetime, timedelta
from functools import cache
from heapq import nlargest
from typing import Any

from sqlalchemy import delete, func, or_, select, text
from sqlalchemy.orm import Session

from news.nouns import Article
from news.stories.assign import WINDOW_DAYS, Assignment, Told, assign, length_of
from news.stories.rarity import Vocabulary
from news.stories.terms import Terms, terms_of
from news.stories.window import FIRST, MOST_ALIKE, TELLING
from storage.audience import beside
from storage.rows import connected, insert_all, insert_one
from storage.story_rulings import follow_nearest
from storage.tables import ArticleRow, MembershipRow, StoryRow, TermUseRow

INDEXED = 40
"""Terms by which an article can be found: more than are asked for, as a term that tells much in one article
may tell less in the next."""

A_TERM = 150
"""Articles looked at for a term, the latest first."""

A_TERM_UNDATED = 50

LOOKED_AT = 100
"""Articles that share most, among which those to compare with are chosen."""

ALL = ""
"""The term that is in every article: its count is that of the articles."""

SETTLED = 1_000
"""Articles from which the length of an article's terms hardly changes within a window, and is kept."""

UNDATED = 0
_ORDER_LOCK = 7_104_512
"""The number of PostgreSQL's advisory lock under which articles are assigned: one after the other."""


def assign_all(session: Session, *, found: Mapping[int, Terms], now: datetime) -> list[Assignment]:
    """Give articles just saved, by their ids with their terms, their stories, one after the other.

    One that has a story keeps it. Do so last in a transaction: until its end all others wait to assign.
    """
    if not found:
        return []
    _await_turn(session)
    known = select(MembershipRow.article_id, MembershipRow.story_id).where(
        MembershipRow.article_id.in_(found)
    )
    joined = {row.article_id: row.story_id for row in session.execute(known)}
    rows = {row.id: row for row in session.scalars(select(ArticleRow).where(ArticleRow.id.in_(found)))}
    counts = _Counts(session, {term for terms in found.values() for term in terms})
    decided = [
        Assignment(story=joined[one], likeness=1.0)
        if one in joined
        else _assign(session, rows[one], terms, counts, now)
        for one, terms in found.items()
    ]
    counts.save()
    return decided


def _assign(session: Session, row: ArticleRow, terms: Terms, counts: "_Counts", now: datetime) -> Assignment:
    day = row.published_day
    vocabulary = counts.of(terms)
    recent = _recent(session, row, _telling(terms, vocabulary, TELLING), day, now)
    unmeasured = {term for told in recent if not told.length for term in told.terms}
    wider = counts.of(unmeasured | terms.keys()) if unmeasured else vocabulary
    decided = assign(Told(id=row.id, terms=terms, day=day), recent, wider)
    _save(session, row, terms, vocabulary, decided)
    counts.add(terms)
    if decided.story is not None and isinstance(decided.nearest, int):
        follow_nearest(session, article_id=row.id, nearest_id=decided.nearest)
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
    counts = _Counts(session, terms)
    counts.exchange(row.terms, terms)
    vocabulary = counts.of(terms)
    row.terms, row.length = _rounded(terms), _settled_length(terms, vocabulary)
    session.execute(delete(TermUseRow).where(TermUseRow.article_id == article_id))
    insert_all(session, TermUseRow, _uses(article_id, row.day, terms, vocabulary))
    counts.save()


def _await_turn(session: Session) -> None:
    """Let articles be assigned one after the other: each must see the one before. SQLite has one writer."""
    if session.get_bind().dialect.name == "postgresql":
        session.execute(select(func.pg_advisory_xact_lock(_ORDER_LOCK)))


class _Counts:
    """In how many articles each term stands: as the store has it, and those that are being saved."""

    def __init__(self, session: Session, terms: Collection[str]) -> None:
        self._session = session
        self._stored: dict[str, int] = {}
        self._added: Counter[str] = Counter()
        self._look_up({ALL, *terms})

    def of(self, terms: Collection[str]) -> Vocabulary:
        """Return how many articles there are, and how many hold each of these terms."""
        self._look_up({term for term in terms if term not in self._stored})
        stored, added = self._stored, self._added
        holding = {term: number for term in terms if (number := stored[term] + added[term])}
        return Vocabulary(articles=stored[ALL] + added[ALL], holding=holding)

    def add(self, terms: Iterable[str]) -> None:
        """Count one more article that holds these terms."""
        self._added.update((ALL, *terms))

    def exchange(self, before: Collection[str], now: Collection[str]) -> None:
        """Count an article under other terms than before."""
        self._added.update(set(now) - set(before))
        self._added.subtract(set(before) - set(now))

    def save(self) -> None:
        """Save what was added."""
        if self._added:
            more = _more(_dialect(self._session))
            connected(self._session).execute(more, _paired(self._session, sorted(self._added.items())))

    def _look_up(self, terms: Collection[str]) -> None:
        if terms:
            asked = {"terms": _listed(self._session, [*terms])}
            found = connected(self._session).execute(_counts(_dialect(self._session)), asked)
            self._stored |= dict.fromkeys(terms, 0) | dict(map(tuple, found.all()))


def _telling(terms: Terms, vocabulary: Vocabulary, most: int) -> dict[str, float]:
    """Return the `most` telling of `terms`, and what each counts."""
    weights = {term: terms[term] * rarity for term, rarity in vocabulary.rarities(terms).items()}
    return dict(nlargest(most, weights.items(), key=lambda weighed: weighed[1]))


def _recent(
    session: Session, article: ArticleRow, telling: Terms, day: date | None, now: datetime
) -> list[Told]:
    """Return the articles to compare with: the most alike, and the first of their stories."""
    if not telling:
        return []
    near = _near_in_time(article, day)
    allowed = (beside(article, now), MembershipRow.article_id != article.id)
    found = _sharing(session, telling, day)
    query = (
        select(MembershipRow.article_id, MembershipRow.story_id)
        .join(ArticleRow, ArticleRow.id == MembershipRow.article_id)
        .where(MembershipRow.article_id.in_(found), near, *allowed)
    )
    stories = {row.article_id: row.story_id for row in session.execute(query)}
    best = [one for one in found if one in stories][:MOST_ALIKE]
    first = _first(session, {stories[one] for one in best}, (near, *allowed))
    rows = session.scalars(select(MembershipRow).where(MembershipRow.article_id.in_({*best, *first})))
    return [_told(row) for row in rows]


def _near_in_time(article: ArticleRow, day: date | None) -> Any:
    """Return the condition on memberships: published within the window, or read within it."""
    window = timedelta(days=WINDOW_DAYS)
    read = MembershipRow.seen_at.between(article.read_at - window, article.read_at + window)
    if day is None:
        return read
    ordinal = day.toordinal()
    published = MembershipRow.day.between(ordinal - WINDOW_DAYS, ordinal + WINDOW_DAYS)
    return or_(published, (MembershipRow.day == UNDATED) & read)


def _first(session: Session, stories: Collection[int], which: Sequence[Any]) -> Sequence[int]:
    """Return the first articles of each of these stories: they anchor it."""
    place = func.row_number().over(partition_by=MembershipRow.story_id, order_by=MembershipRow.article_id)
    ranked = (
        select(MembershipRow.article_id, place.label("place"))
        .join(ArticleRow, ArticleRow.id == MembershipRow.article_id)
        .where(MembershipRow.story_id.in_(stories), *which)
        .subquery()
    )
    return session.scalars(select(ranked.c.article_id).where(ranked.c.place <= FIRST)).all()


def _told(row: MembershipRow) -> Told:
    day = date.fromordinal(row.day) if row.day else None
    return Told(id=row.article_id, terms=row.terms, day=day, story=row.story_id, length=row.length)


def _sharing(session: Session, telling: Terms, day: date | None) -> list[int]:
    """Return the articles that share most of these terms, the most alike first."""
    first, last = (0, date.max.toordinal()) if day is None else _window(day)
    asked: dict[str, Any] = {"first": first, "last": last}
    for number, (term, weight) in enumerate(telling.items()):
        asked |= {f"term{number}": term, f"weight{number}": weight}
    search = _search(_dialect(session), len(telling), undated=day is not None)
    return list(connected(session).exec_driver_sql(search, asked).scalars())


def _window(day: date) -> tuple[int, int]:
    return max(1, day.toordinal() - WINDOW_DAYS), day.toordinal() + WINDOW_DAYS


@cache
def _search(dialect: str, terms: int, *, undated: bool) -> str:
    """Return the query for the articles that share most of so many terms: a range of the index a term.

    For the driver itself: with a hundred parameters SQLAlchemy takes as long as the database.
    """
    mark = "%({})s".format if dialect == "postgresql" else ":{}".format
    latest = "ORDER BY day DESC, article_id DESC LIMIT"
    ranges = [f"day BETWEEN {mark('first')} AND {mark('last')} {latest} {A_TERM}"]
    if undated:
        ranges.append(f"day = {UNDATED} {latest} {A_TERM_UNDATED}")
    parts = " UNION ALL ".join(
        f"SELECT article_id, CAST({mark(f'weight{number}')} AS FLOAT) AS weight FROM "  # noqa: S608 - ours
        f"(SELECT article_id FROM term_uses WHERE term = {mark(f'term{number}')} AND {found}) AS found"
        for number in range(terms)
        for found in ranges
    )
    return (
        f"SELECT article_id FROM ({parts}) AS sharing "  # noqa: S608 - no outside words
        f"GROUP BY article_id ORDER BY sum(weight) DESC, article_id DESC LIMIT {LOOKED_AT}"
    )


def _save(
    session: Session, row: ArticleRow, terms: Terms, vocabulary: Vocabulary, decided: Assignment
) -> None:
    story = decided.story or insert_one(session, StoryRow, begun_at=row.read_at)
    day = row.published_day.toordinal() if row.published_day else UNDATED
    joined = decided.story is not None
    membership = {
        "article_id": row.id,
        "story_id": story,
        "day": day,
        "seen_at": row.read_at,
        "terms": _rounded(terms),
        "length": _settled_length(terms, vocabulary),
        "likeness": decided.likeness if joined else 0.0,
        "nearest_id": decided.nearest if joined else None,
        "shared": list(decided.shared) if joined else [],
    }
    insert_all(session, MembershipRow, [membership])
    insert_all(session, TermUseRow, _uses(row.id, day, terms, vocabulary))


def _rounded(terms: Terms) -> dict[str, float]:
    return {term: round(weight, 3) for term, weight in terms.items()}


def _settled_length(terms: Terms, vocabulary: Vocabulary) -> float:
    return length_of(terms, vocabulary) if vocabulary.articles >= SETTLED else 0.0


def _uses(article_id: int, day: int, terms: Terms, vocabulary: Vocabulary) -> list[dict[str, Any]]:
    telling = _telling(terms, vocabulary, INDEXED)
    return [{"term": term, "day": day, "article_id": article_id} for term in telling]


def _dialect(session: Session) -> str:
    return session.get_bind().dialect.name


def _listed(session: Session, terms: Sequence[str]) -> Any:
    """Return many terms as one parameter: an array, or JSON."""
    return list(terms) if _dialect(session) == "postgresql" else json.dumps(terms)


def _paired(session: Session, pairs: Sequence[tuple[str, int]]) -> dict[str, Any]:
    """Return many terms, each with a number, as few parameters."""
    if _dialect(session) != "postgresql":
        return {"pairs": json.dumps(pairs)}
    return {"terms": [term for term, _ in pairs], "numbers": [number for _, number in pairs]}


@cache
def _counts(dialect: str) -> Any:
    some = "= ANY(:terms)" if dialect == "postgresql" else "IN (SELECT value FROM json_each(:terms))"
    return text(f"SELECT term, articles FROM terms WHERE term {some}")  # noqa: S608 - no outside words


@cache
def _more(dialect: str) -> Any:
    """Return the statement that counts so many more articles for each of many terms, given in their order."""
    some = "SELECT * FROM unnest(CAST(:terms AS text[]), CAST(:numbers AS int[]))"
    if dialect != "postgresql":
        pair = "json_extract(value, '$[0]'), json_extract(value, '$[1]')"
        some = f"SELECT {pair} FROM json_each(:pairs) WHERE true"  # noqa: S608 - no outside words
    return text(
        f"INSERT INTO terms (term, articles) {some} "
        "ON CONFLICT (term) DO UPDATE SET articles = terms.articles + excluded.articles"
    )
