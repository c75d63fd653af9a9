"""Quotes: by who said them, and by their words."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session

from news.nouns import Audience, Manner, MentionKind, Span, Status
from news.text import folded, sentence_around
from storage.articles import place
from storage.audience import visible
from storage.filters import conditions
from storage.nouns import FIRST, Page, Told, Wanted
from storage.rows import chosen
from storage.search import holding, holding_any
from storage.tables import ArticleRow, PersonRow, QuoteRow, StretchRow

Conditions = tuple[ColumnElement[bool], ...]


def by_person(
    session: Session, *, person_id: int, audience: Audience, now: datetime, wanted: Wanted = FIRST
) -> Page[Told]:
    """Return what the person is quoted with: newest first, undated last, then in the order of the text."""
    which = (QuoteRow.person_id == person_id, *conditions(session, wanted, QuoteRow.age))
    return _page(session, (*which, visible(audience, now)), wanted)


def by_words(
    session: Session, *, words: str, audience: Audience, now: datetime, wanted: Wanted = FIRST
) -> Page[Told]:
    """Return the quotes that hold `words` as one phrase, whoever said them, in the same order."""
    if not folded(words):
        return Page(rows=(), start=wanted.start, total=0)
    which = (QuoteRow.id.in_(holding(session, words)), *conditions(session, wanted, QuoteRow.age))
    return _page(session, (*which, visible(audience, now)), wanted)


def by_any(
    session: Session, *, phrases: Sequence[str], audience: Audience, now: datetime, wanted: Wanted = FIRST
) -> Page[Told]:
    """Return the quotes that hold any of `phrases`, which are folded already, in the same order."""
    if not phrases:
        return Page(rows=(), start=wanted.start, total=0)
    which = (QuoteRow.id.in_(holding_any(session, phrases)), *conditions(session, wanted, QuoteRow.age))
    return _page(session, (*which, visible(audience, now)), wanted)


def _page(session: Session, which: Conditions, wanted: Wanted) -> Page[Told]:
    order = (QuoteRow.age, QuoteRow.article_id, QuoteRow.position)
    joined = select(QuoteRow.id).join(ArticleRow, ArticleRow.id == QuoteRow.article_id)
    ids, total, capped = chosen(session, joined.where(*which).order_by(*order), wanted)
    query = (
        select(QuoteRow, ArticleRow, PersonRow.name)
        .join(ArticleRow, ArticleRow.id == QuoteRow.article_id)
        .outerjoin(PersonRow, PersonRow.id == QuoteRow.person_id)
        .where(QuoteRow.id.in_(ids))
        .order_by(*order)
    )
    found = session.execute(query).all()
    stretches = _stretches(session, [quote.id for quote, _, _ in found])
    rows = tuple(_told(quote, article, name, stretches[quote.id]) for quote, article, name in found)
    return Page(rows=rows, start=wanted.start, total=total, capped=capped)


def _stretches(session: Session, quotes: list[int]) -> dict[int, list[StretchRow]]:
    query = select(StretchRow).where(StretchRow.quote_id.in_(quotes)).order_by(StretchRow.position)
    found: dict[int, list[StretchRow]] = defaultdict(list)
    for row in session.scalars(query):
        found[row.quote_id].append(row)
    return found


def _told(quote: QuoteRow, article: ArticleRow, name: str | None, stretches: list[StretchRow]) -> Told:
    text = article.text
    content = [Span(row.start, row.end) for row in stretches]
    sentence = sentence_around(text, Span(content[0].start, content[-1].end))
    return Told(
        id=quote.id,
        person_id=quote.person_id,
        name=name,
        words=tuple(span.of(text) for span in content),
        folded=tuple(row.words for row in stretches),
        sentence=sentence.of(text),
        content=tuple(Span(s.start - sentence.start, s.end - sentence.start) for s in content),
        cue=_words(text, quote.cue_start, quote.cue_end),
        speaker=_words(text, quote.speaker_start, quote.speaker_end),
        speaker_kind=MentionKind(quote.speaker_kind) if quote.speaker_kind else None,
        named=quote.named,
        manner=Manner(quote.manner),
        status=Status(quote.status),
        confidence=quote.confidence,
        reason=quote.reason,
        spoken=quote.spoken,
        venue=quote.venue,
        where=place(article, content[0]),
    )


def _words(text: str, start: int | None, end: int | None) -> str | None:
    return text[start:end] if start is not None and end is not None else None
