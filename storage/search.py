"""Finding words in quotes and in articles: FTS5 on SQLite, tsvector on PostgreSQL, behind one query each."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache
from itertools import zip_longest
from typing import TypeVar

from sqlalchemy import (
    BigInteger,
    ColumnElement,
    CompoundSelect,
    Integer,
    Select,
    Text,
    bindparam,
    cast,
    column,
    func,
    literal,
    literal_column,
    select,
    table,
    true,
    union_all,
)
from sqlalchemy import text as sql
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.orm import InstrumentedAttribute, Session

from news.quotes.likeness import SHORT, fingerprints, pairs
from news.text import folded
from news.topics import forms
from news.topics import telling as telling_words
from storage.rows import CAP, connected
from storage.tables import FingerprintRow, QuoteRow, StretchRow

INDEXED = 200_000
MANY = 200
"""Quotes with one fingerprint, from which on it tells too little."""
TRIED = 8
LOOKED_UP = 24
SHARING = 60
BUSY, LOOKED_AT, SELDOM = 2000, 300, 30
"""Quotes that are very many; how many of the newest are looked at for a topic; fewer than so many are few."""
SEVERAL, OFTEN = 12, 9
"""The newest quotes that are looked at on SQLite, and how many of them are most."""
SAMPLED, WALKED = 5_000, 100_000
LISTED, LISTING = 50_000, 6
"""Stretches sampled; walked and listed by the index at most; one that is listed is as dear as six walked."""
SHORTEST = 4
"""Letters before a star: fewer begin too many words."""


def holding(session: Session, words: str, *, most: int, together: bool = True) -> Select[int]:
    """Return the ids of quotes in which these words stand next to each other, in this order.

    Case, accents and punctuation don't count: both sides are compared in folded form; `words` must hold one.
    A star after four letters or more stands for any ending: "deport*". Not `together`: in any order, in one
    stretch, small words left aside.
    Of more than `most` places those read last are given: common words would cost seconds, and tell nobody
    anything.
    """
    phrase = folded(words)
    parts = phrase.split()
    cut = words.rstrip(" .”\"'").endswith("*") and len(parts[-1]) >= SHORTEST
    if not together:
        parts = [word for word in parts if word not in SHORT or (cut and word == parts[-1])] or parts
    elif tried := spread(pairs(" ".join(parts[:-1]) if cut else phrase), TRIED):
        rarest = _rarest(session, tried)
        holds = (literal(" ") + StretchRow.words + " ").contains(_between(phrase, cut=cut), autoescape=True)
        among = select(StretchRow.quote_id).where(StretchRow.quote_id.in_(rarest), holds)
        if len(rarest) < MANY or len(set(session.scalars(among))) >= most:
            return among
    if session.get_bind().dialect.name == "sqlite":
        found = _fts5(parts, together, cut).limit(most)
        return select(StretchRow.quote_id).where(StretchRow.id.in_(found))
    return _tsvector(session, parts, together, cut, most)


def _between(phrase: str, *, cut: bool) -> str:
    return f" {phrase}" if cut else f" {phrase} "


def _rarest(session: Session, numbers: Sequence[int]) -> list[int]:
    """Return the quotes that have the rarest of these fingerprints, those read last; at most `MANY`."""
    found: dict[int, list[int]] = {number: [] for number in numbers}
    for number, quote in _newest(session, numbers):
        found[number].append(quote)
    return min(found.values(), key=len)


def sharing(session: Session, words: str) -> list[int]:
    """Return the quotes that share most fingerprints with `words`, at most `SHARING`."""
    tried = spread(fingerprints(folded(words)), LOOKED_UP)
    shared = Counter(quote for _, quote in _newest(session, tried)) if tried else Counter()
    return [quote for quote, _ in shared.most_common(SHARING)]


def _newest(session: Session, numbers: Sequence[int]) -> Iterable[tuple[int, int]]:
    """Return these fingerprints, each with the quotes read last that have it, at most `MANY`."""
    size = next(size for size in (1, 2, 4, TRIED, LOOKED_UP) if size >= len(numbers))  # few are compiled
    given = {f"number_{at}": number for at, number in zip_longest(range(size), numbers)}
    return [(number, quote) for number, quote in connected(session).execute(_newest_of(size), given)]


@cache  # to build it takes longer than to ask it
def _newest_of(count: int) -> CompoundSelect[int, int]:
    row = FingerprintRow
    newest = select(row.number, row.quote_id).order_by(row.quote_id.desc()).limit(MANY)
    each = (newest.where(row.number == bindparam(f"number_{at}")) for at in range(count))
    return union_all(*(select(one.subquery()) for one in each))


def spread(numbers: Sequence[int], most: int) -> Sequence[int]:
    """Return at most `most` of `numbers`, evenly spread."""
    return numbers[:: max(1, -(-len(numbers) // most))]


_TOPICS_MEMO = "topics"
_ARTICLES = table(
    "search_articles", *(column(name, Integer) for name in ("rowid", "article_id")), column("words", Text)
)


def tells(
    session: Session, article: InstrumentedAttribute[int], people: Sequence[int], topic: str
) -> ColumnElement[bool]:
    """Return the condition that in the article of a row all words of `topic` stand; it must hold one.

    Each row's article is looked at, or all articles of the topic are: whichever is less for rows of `people`.
    """
    ids = telling(session, topic)
    if session.get_bind().dialect.name == "sqlite":
        often = _of_the_people(session, people, topic, _are_often) if people else False
        if often:
            return _among(ids, article)
        return article.in_(ids).is_(true())  # not to begin with: all that have the words are read then
    found = _of_the_people(session, people, topic, _seldom) if people else None
    if found is None:
        return _among(ids, article)
    each = select(func.unnest(cast(literal(found, Text), ARRAY(BigInteger))))
    return article.in_(each).is_(true())


def _among(ids: Select[int], article: ColumnElement[int] | InstrumentedAttribute[int]) -> ColumnElement[bool]:
    """Return the condition that a row's article is among `ids`, by looking at it alone."""
    here = ids.where(next(iter(ids.selected_columns)) == article).correlate_except(_ARTICLES)
    return here.scalar_subquery().is_not(None)


Known = TypeVar("Known")


def _of_the_people(
    session: Session,
    people: Sequence[int],
    topic: str,
    ask: Callable[[Session, Sequence[int], Select[int]], Known],
) -> Known:
    """Return what is asked of people and a topic once a session: for quotes, statements and undated ones."""
    known: dict[tuple[Sequence[int], str], Known] = session.info.setdefault(_TOPICS_MEMO, {})
    asked = (tuple(people), topic)
    if asked not in known:
        known[asked] = ask(session, people, telling(session, topic))
    return known[asked]


def _seldom(session: Session, people: Sequence[int], ids: Select[int]) -> str | None:
    """Return these articles as an array, written out, if busy people seldom speak in them; else None."""
    theirs = select(QuoteRow.id).where(QuoteRow.person_id.in_(people))
    busy = session.scalar(theirs.offset(BUSY).limit(1)) is not None
    if not busy or _newest_among(session, people, ids, LOOKED_AT) >= SELDOM:
        return None
    listed = select(cast(func.array_agg(ids.subquery().c.article_id), Text))
    return session.scalar(listed) or "{}"


def _are_often(session: Session, people: Sequence[int], ids: Select[int]) -> bool:
    """Tell whether people speak in these articles nearly always: to list them all takes longer then."""
    return _newest_among(session, people, ids, SEVERAL) >= OFTEN


def _newest_among(session: Session, people: Sequence[int], ids: Select[int], most: int) -> int:
    """Return how many of the people's `most` newest quotes stand in these articles."""
    theirs = select(QuoteRow.article_id).where(QuoteRow.person_id.in_(people))
    newest = theirs.order_by(QuoteRow.age).limit(most).subquery()
    told = select(func.count()).select_from(newest).where(_among(ids, newest.c.article_id))
    return session.scalars(told).one()


def telling(session: Session, topic: str) -> Select[int]:
    """Return the ids of articles in which all words of `topic` stand, wherever; it must hold one.

    Small words ("about the boats") count only alone.
    """
    words = telling_words(topic) or folded(topic).split()
    if session.get_bind().dialect.name == "sqlite":
        rowid = select(_ARTICLES.c.rowid)
        every = " ".join(f'"{word}"' for word in words)
        return rowid.where(sql("search_articles MATCH :every").bindparams(every=every))
    asked = func.to_tsquery(literal_column("'simple'"), " & ".join(words))
    return select(_ARTICLES.c.article_id).where(_ARTICLES.c.words.op("@@")(asked))


def telling_in_any_form(session: Session, topic: str) -> Select[int]:
    """Return the ids of articles in which all words of `topic` stand in any form; it must hold one.

    Of more than a thousand those read last are given, the newest first.
    """
    found = speaking_of(session, topic)
    return found.order_by(next(iter(found.selected_columns)).desc()).limit(CAP)


def speaking_of(session: Session, topic: str, *, together: bool = False) -> Select[int]:
    """Return the ids of articles in which all words of `topic` stand, in any form; `together`: as they are.

    It must hold a word.
    """
    words = ((word,) for word in folded(topic).split()) if together else forms(topic)
    if session.get_bind().dialect.name == "sqlite":
        rowid: Select[int] = select(literal_column("rowid", Integer)).select_from(sql("search_articles"))
        either = ["(" + " OR ".join(f'"{form}"' for form in one) + ")" for one in words]
        every = f'"{folded(topic)}"' if together else " AND ".join(either)
        return rowid.where(sql("search_articles MATCH :every").bindparams(every=every))
    between = " <-> " if together else " & "
    every = between.join("(" + " | ".join(one) + ")" for one in words)
    found = sql("words @@ to_tsquery('simple', :every)").bindparams(every=every)
    ids: Select[int] = select(literal_column("article_id", Integer)).select_from(sql("search_articles"))
    return ids.where(found)


def offices_with(session: Session, words: str, most: int) -> list[int]:
    """Return offices in whose wording these folded words stand together, the last perhaps in part.

    "home secretary" and "home sec" stand in "shadow home secretary".
    """
    if session.get_bind().dialect.name == "sqlite":
        return list(session.scalars(_OFFICES_BY_FTS5, {"phrase": f'"{words}" *', "most": most}))
    phrase = " <-> ".join(words.split()) + ":*"
    return list(session.scalars(_OFFICES_BY_TSVECTOR, {"phrase": phrase, "most": most}))


_OFFICES_BY_FTS5 = sql("SELECT rowid FROM search_offices WHERE search_offices MATCH :phrase LIMIT :most")
_OFFICES_BY_TSVECTOR = sql(
    "SELECT id FROM offices WHERE to_tsvector('simple', folded) @@ to_tsquery('simple', :phrase) "
    "ORDER BY id LIMIT :most"
)


def learn(session: Session, *, article_id: int, text: str) -> None:
    """Make the words of an article just added findable, the first `INDEXED` characters of them."""
    learn_all(session, words={article_id: searched(text)})


def learn_all(session: Session, *, words: Mapping[int, str]) -> None:
    """Make articles findable by their `words` (`searched`), by article."""
    if not words:
        return
    add = "INSERT INTO search_articles (rowid, words) VALUES (:id, :words)"
    if session.get_bind().dialect.name != "sqlite":
        add = "INSERT INTO search_articles (article_id, words) VALUES (:id, to_tsvector('simple', :words))"
    connected(session).execute(sql(add), [{"id": one, "words": said} for one, said in words.items()])


def searched(text: str) -> str:
    """Return the words of a text by which it is found: the first `INDEXED` characters, folded."""
    return folded(text[:INDEXED])


def relearn(session: Session, *, article_id: int, before: str, text: str) -> None:
    """Make an article's new words findable in the place of those it had `before`."""
    unlearn(session, article_id=article_id, text=before)
    learn(session, article_id=article_id, text=text)


def unlearn(session: Session, *, article_id: int, text: str) -> None:
    """Forget the words of an article; `text` is what was learnt of it."""
    row = {"id": article_id, "words": folded(text[:INDEXED])}
    if session.get_bind().dialect.name == "sqlite":  # the index keeps no words: it is told which to forget
        forget = "INSERT INTO search_articles (search_articles, rowid, words) VALUES ('delete', :id, :words)"
        session.execute(sql(forget), row)
        return
    session.execute(sql("DELETE FROM search_articles WHERE article_id = :id"), {"id": article_id})


def _fts5(words: Sequence[str], together: bool, cut: bool) -> Select[int]:
    rowid: Select[int] = select(literal_column("rowid", Integer)).select_from(sql("search_stretches"))
    every = f'"{" ".join(words)}"' if together else " AND ".join(f'"{word}"' for word in words)
    matching = sql("search_stretches MATCH :every").bindparams(every=f"{every} *" if cut else every)
    return rowid.where(matching).order_by(sql("rowid DESC"))


def _query(words: Sequence[str], together: bool, cut: bool) -> str:
    every = (" <-> " if together else " & ").join(words)
    return f"{every}:*" if cut else every


def _tsvector(session: Session, parts: Sequence[str], together: bool, cut: bool, most: int) -> Select[int]:
    """Walk back from the newest where a sample says that this takes less, else begin with the index.

    The planner knows how often each word is used, but takes words that follow each other for independent. Of
    words that are all very common and hardly ever follow each other, those read last are looked at.
    """
    query = _query(parts, together, cut)
    if len(parts) == 1 and not cut:
        return select(_holding(StretchRow.id.desc(), query).limit(most).subquery())
    found, listed = _sampled(session, query, _query(parts, together=False, cut=cut))
    if listed > LISTED or most <= found * min(WALKED, listed * LISTING):
        return select(_holding_among(WALKED, query).limit(most).subquery())
    return select(_holding((StretchRow.id + 0).desc(), query).limit(most).subquery())


def _sampled(session: Session, query: str, anywhere: str) -> tuple[float, float]:
    """Return how large a part of the newest stretches fulfils `query`, and how many of all do `anywhere`."""
    row = StretchRow
    newest = select(row.id, _WORDS.label("words")).order_by(row.id.desc()).limit(SAMPLED).subquery()
    fulfil, hold = (
        func.count().filter(newest.c.words.op("@@")(func.to_tsquery(literal_column("'simple'", Text), one)))
        for one in (query, anywhere)
    )
    counted = select(fulfil, hold, func.max(newest.c.id))
    found, candidates, last = connected(session).execute(counted).one()
    return found / SAMPLED, candidates / SAMPLED * (last or 0)


_WORDS: ColumnElement[str] = literal_column("stretches.search_words")


def _holding(order: ColumnElement[int], query: str) -> Select[int]:
    holds = _WORDS.op("@@")(func.to_tsquery(literal_column("'simple'"), query))
    return select(StretchRow.quote_id).where(holds).order_by(order)


def _holding_among(newest: int, query: str) -> Select[int]:
    rows = select(StretchRow.quote_id, _WORDS.label("words")).order_by(StretchRow.id.desc())
    among = rows.limit(newest).subquery()
    holds = among.c.words.op("@@")(func.to_tsquery(literal_column("'simple'"), query))
    return select(among.c.quote_id).where(holds)
