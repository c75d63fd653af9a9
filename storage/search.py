"""Finding words in quotes and in articles: FTS5 on SQLite, tsvector on PostgreSQL, behind one query each."""

from collections import Counter
from collections.abc import Sequence

from sqlalchemy import ColumnElement, Integer, Select, func, literal, literal_column, select, union_all
from sqlalchemy import text as sql
from sqlalchemy.orm import Session

from news.quotes.likeness import fingerprints, pairs
from news.text import folded
from news.topics import forms
from storage.rows import CAP
from storage.tables import FingerprintRow, StretchRow

INDEXED = 200_000
MANY = 200
"""Quotes with one fingerprint, from which on it tells too little."""
TRIED = 8
LOOKED_UP = 24
SHARING = 60


def holding(session: Session, words: str) -> Select[int]:
    """Return the ids of quotes in which these words stand next to each other, in this order.

    Case, accents and punctuation don't count: both sides are compared in folded form; `words` must hold one.
    Of more than a thousand places those read last are given: common words would cost seconds, and tell
    nobody anything.
    """
    phrase = folded(words)
    rare = _rarest(session, pairs(phrase))
    if rare is not None:
        holds = (literal(" ") + StretchRow.words + " ").contains(f" {phrase} ", autoescape=True)
        return select(StretchRow.quote_id).where(StretchRow.quote_id.in_(rare), holds)
    newest = _fts5(phrase) if session.get_bind().dialect.name == "sqlite" else _tsvector(phrase)
    return select(StretchRow.quote_id).where(StretchRow.id.in_(newest.limit(CAP + 1)))


def _rarest(session: Session, numbers: Sequence[int]) -> list[int] | None:
    """Return the quotes that have the rarest of these fingerprints; None if all have many, or none."""
    each = [_newest(number, MANY) for number in spread(numbers, TRIED)]
    if not each:
        return None
    found: dict[int, list[int]] = {number: [] for number in spread(numbers, TRIED)}
    for number, quote in session.execute(union_all(*each)):
        found[number].append(quote)
    rarest = min(found.values(), key=len)
    return rarest if len(rarest) < MANY else None


def sharing(session: Session, words: str) -> list[int]:
    """Return the quotes that share most fingerprints with `words`, at most `SHARING`."""
    each = [_newest(number, MANY) for number in spread(fingerprints(folded(words)), LOOKED_UP)]
    shared = Counter(quote for _, quote in session.execute(union_all(*each))) if each else Counter()
    return [quote for quote, _ in shared.most_common(SHARING)]


def _newest(number: int, most: int) -> Select[int, int]:
    row = FingerprintRow
    newest = select(row.number, row.quote_id).where(row.number == number)
    return select(newest.order_by(row.quote_id.desc()).limit(most).subquery())


def spread(numbers: Sequence[int], most: int) -> Sequence[int]:
    """Return at most `most` of `numbers`, evenly spread."""
    return numbers[:: max(1, -(-len(numbers) // most))]


def telling(session: Session, topic: str) -> Select[int]:
    """Return the ids of articles in which all words of `topic` stand, wherever; it must hold one."""
    words = folded(topic).split()
    if session.get_bind().dialect.name == "sqlite":
        rowid: Select[int] = select(literal_column("rowid", Integer)).select_from(sql("search_articles"))
        every = " ".join(f'"{word}"' for word in words)
        return rowid.where(sql("search_articles MATCH :every").bindparams(every=every))
    found = sql("words @@ to_tsquery('simple', :every)").bindparams(every=" & ".join(words))
    ids: Select[int] = select(literal_column("article_id", Integer)).select_from(sql("search_articles"))
    return ids.where(found)


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


def learn(session: Session, *, article_id: int, text: str) -> None:
    """Make the words of an article just added findable, the first `INDEXED` characters of them."""
    row = {"id": article_id, "words": folded(text[:INDEXED])}
    if session.get_bind().dialect.name == "sqlite":
        session.execute(sql("INSERT INTO search_articles (rowid, words) VALUES (:id, :words)"), row)
        return
    session.execute(
        sql("INSERT INTO search_articles (article_id, words) VALUES (:id, to_tsvector('simple', :words))"),
        row,
    )


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


def _fts5(phrase: str) -> Select[int]:
    rowid: Select[int] = select(literal_column("rowid", Integer)).select_from(sql("search_stretches"))
    matching = sql("search_stretches MATCH :phrase").bindparams(phrase=f'"{phrase}"')
    return rowid.where(matching).order_by(sql("rowid DESC"))


def _tsvector(phrase: str) -> Select[int]:
    plain: ColumnElement[str] = literal_column("'simple'")
    indexed: ColumnElement[str] = literal_column("stretches.search_words")
    words = " <-> ".join(phrase.split())
    return (
        select(StretchRow.id)
        .where(indexed.op("@@")(func.to_tsquery(plain, words)))
        .order_by(StretchRow.id.desc())
    )
