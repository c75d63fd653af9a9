"""Erasing a person: their name, words and what is told of them leave the stored texts; no offset moves.

They are hidden at once; then articles follow, some at a time. Each letter gives way to a block (█), so
everything else in the article stays where it was. What is left of the record is that it was done, when, and
in how many articles.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, and_, delete, or_, select, update
from sqlalchemy.orm import Session

from news.nouns import Span
from news.people.keys import name_key
from news.text import sentence_around
from storage.joining import dissolve, learn_again, rejoin
from storage.outbox import State
from storage.search import relearn
from storage.tables import (
    ArticleRow,
    ChangeRow,
    FigureRow,
    NameRow,
    OutboxRow,
    PersonRow,
    QuoteRow,
    RoleRow,
    StatementRow,
    StretchRow,
    VersionRow,
)

BLOCK = "█"
Extent = tuple[int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Traces:
    """Where a person stands in the store."""

    people: tuple[int, ...]
    articles: tuple[int, ...]
    quotes: int
    statements: int


def traces(session: Session, *, name: str) -> Traces:
    """Return where whoever is called exactly `name`, in full, stands: one person, or several of that name."""
    people = tuple(session.scalars(select(PersonRow.id).where(PersonRow.key == name_key(name))))
    named = select(NameRow.article_id).where(NameRow.person_id.in_(people)).distinct()
    quotes = session.scalars(select(QuoteRow.id).where(QuoteRow.person_id.in_(people))).all()
    told = or_(StatementRow.person_id.in_(people), StatementRow.said_by_id.in_(people))
    statements = session.scalars(select(StatementRow.id).where(told)).all()
    articles = tuple(sorted(session.scalars(named)))
    return Traces(people=people, articles=articles, quotes=len(quotes), statements=len(statements))


def hide(session: Session, *, found: Traces, now: datetime) -> None:
    """Show nobody the articles that name them until they are erased there, and withdraw what shows them."""
    named = ArticleRow.id.in_(found.articles)
    session.execute(update(ArticleRow).where(named).values(hidden=True))
    _withdraw(session, set(found.articles), now)


def erase_some(session: Session, *, people: Sequence[int], most: int) -> int:
    """Take them out of the next articles, which are shown again; return of how many.

    None are left: they go themselves.
    """
    whose = NameRow.person_id.in_(people)
    query = select(NameRow.article_id).where(whose).distinct().order_by(NameRow.article_id).limit(most)
    articles = session.scalars(query).all()
    if not articles:
        session.execute(delete(PersonRow).where(PersonRow.id.in_(people)))
        return 0
    parted = dissolve(session, articles=articles)  # a statement keeps its fullest words
    for article in session.scalars(select(ArticleRow).where(ArticleRow.id.in_(articles))):
        _erase_in(session, article, people)
        article.hidden = False
    session.execute(delete(NameRow).where(whose, NameRow.article_id.in_(articles)))
    rejoin(session, quotes=[*parted, *learn_again(session, articles=articles)])
    return len(articles)


def _erase_in(session: Session, article: ArticleRow, people: Sequence[int]) -> None:
    names = _names(session, article.id, people)
    extents = {*_told(session, article, people), *_named(article.text, names)}
    before = f"{article.headline or ''} {article.text}"
    for start, end in extents:
        for table, reach in _reaches(start, end).items():
            session.execute(delete(table).where(table.article_id == article.id, reach))
    for earlier in (VersionRow, ChangeRow):
        session.execute(delete(earlier).where(earlier.article_id == article.id))
    article.text = _masked(article.text, extents)
    for part in ("headline", "standfirst", "byline"):
        words = getattr(article, part) or ""
        setattr(article, part, _masked(words, _named(words, names)) or None)
    session.flush()
    now = f"{article.headline or ''} {article.text}"
    relearn(session, article_id=article.id, before=before, text=now)


def _names(session: Session, article_id: int, people: Sequence[int]) -> set[str]:
    """Return all by which the article calls them, and their surnames alone."""
    here = (NameRow.article_id == article_id, NameRow.person_id.in_(people))
    written = set(session.scalars(select(NameRow.words).where(*here)))
    return written | {words.rsplit(maxsplit=1)[-1] for words in written}


def _told(session: Session, article: ArticleRow, people: Sequence[int]) -> Iterator[Extent]:
    """Give the sentences that quote them, that tell of them, or that give what they count."""
    said = select(StretchRow.start, StretchRow.end).join(QuoteRow, QuoteRow.id == StretchRow.quote_id)
    told = or_(StatementRow.person_id.in_(people), StatementRow.said_by_id.in_(people))
    for query, row, whose in (
        (said, QuoteRow, QuoteRow.person_id.in_(people)),
        (select(StatementRow.start, StatementRow.end), StatementRow, told),
        (select(RoleRow.start, RoleRow.end), RoleRow, RoleRow.person_id.in_(people)),
        (select(FigureRow.start, FigureRow.end), FigureRow, FigureRow.person_id.in_(people)),
    ):
        for start, end in session.execute(query.where(row.article_id == article.id, whose)):
            around = sentence_around(article.text, Span(start, end))
            yield around.start, around.end


def _named(text: str, names: Iterable[str]) -> Iterator[Extent]:
    for name in names:
        words = r"\s+".join(re.escape(word) for word in name.split())
        for match in re.finditer(rf"\b{words}\b", text):
            yield match.span()


def _reaches(start: int, end: int) -> dict[Any, ColumnElement[bool]]:
    """Return by table which rows of an article reach into an extent."""
    stretch = select(StretchRow.quote_id).where(StretchRow.start < end, StretchRow.end > start)
    return {
        QuoteRow: QuoteRow.id.in_(stretch),
        StatementRow: and_(StatementRow.start < end, StatementRow.end > start),
        RoleRow: and_(RoleRow.start < end, RoleRow.end > start),
        FigureRow: and_(FigureRow.evidence_start < end, FigureRow.evidence_end > start),
    }


def _masked(text: str, extents: Iterable[Extent]) -> str:
    """Put a block for each letter and figure of the extents: no offset moves, and paragraphs stay."""
    letters = list(text)
    for start, end in extents:
        for at in range(start, end):
            letters[at] = BLOCK if letters[at].isalnum() else letters[at]
    return "".join(letters)


def _withdraw(session: Session, articles: set[int], now: datetime) -> None:
    """Let messages that show one of the articles be edited in their channels, or not be sent at all."""
    states = (State.POSTED, State.COMPOSING, State.EDITING, State.WAITING)
    for row in session.scalars(select(OutboxRow).where(OutboxRow.state.in_(states))):
        if articles.intersection(row.articles):
            waits = row.state == State.WAITING
            row.state = State.WITHDRAWN if waits else State.WITHDRAWING
            row.leased_until = now
            row.text, row.blocks = "", []
