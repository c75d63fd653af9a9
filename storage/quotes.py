"""Quotes: by who said them, and by their words."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, or_, select, true
from sqlalchemy.orm import Session

from news.nouns import Audience, Manner, MentionKind, Span, Status
from news.text import folded, sentence_around
from storage.articles import place
from storage.audience import exportable, quotable, visible
from storage.decided import Speaker, hidden_words, in_order, said_by, speakers
from storage.filters import conditions
from storage.nouns import FIRST, Page, Told, Wanted
from storage.rows import chosen
from storage.ruled import ruled
from storage.search import holding, holding_any
from storage.tables import ArticleRow, PersonRow, QuoteRow, StretchRow

Conditions = tuple[ColumnElement[bool], ...]
ANY: Conditions = (true(),)


def by_person(
    session: Session, *, person_id: int, audience: Audience, now: datetime, wanted: Wanted = FIRST
) -> Page[Told]:
    """Return what the person is quoted with: newest first, undated last, then in the order of the text."""
    people = ruled(session, audience).group(person_id)
    theirs = said_by(session, people=people, audience=audience)
    which = (*conditions(session, wanted, QuoteRow.age), visible(audience, now))
    return _page(session, which, audience, wanted, either=theirs)


def by_people(
    session: Session, *, people: Collection[int], audience: Audience, now: datetime, wanted: Wanted = FIRST
) -> Page[Told]:
    """Return what any of `people` is quoted with, in the same order."""
    rows = [row for person in people for row in ruled(session, audience).group(person)]
    theirs = said_by(session, people=rows, audience=audience)
    if not theirs:
        return Page(rows=(), start=wanted.start, total=0)
    which = (or_(*theirs), *conditions(session, wanted, QuoteRow.age), visible(audience, now))
    return _page(session, which, audience, wanted)


def by_words(
    session: Session, *, words: str, audience: Audience, now: datetime, wanted: Wanted = FIRST
) -> Page[Told]:
    """Return the quotes that hold `words` as one phrase, whoever said them, in the same order."""
    if not folded(words):
        return Page(rows=(), start=wanted.start, total=0)
    holds = QuoteRow.id.in_(holding(session, words))
    which = (holds, *conditions(session, wanted, QuoteRow.age), visible(audience, now))
    return _page(session, which, audience, wanted)


def by_any(
    session: Session, *, phrases: Sequence[str], audience: Audience, now: datetime, wanted: Wanted = FIRST
) -> Page[Told]:
    """Return the quotes that hold any of `phrases`, which are folded already, in the same order."""
    if not phrases:
        return Page(rows=(), start=wanted.start, total=0)
    holds = QuoteRow.id.in_(holding_any(session, phrases))
    which = (holds, *conditions(session, wanted, QuoteRow.age), visible(audience, now))
    return _page(session, which, audience, wanted)


def in_articles(
    session: Session, *, articles: Collection[int], audience: Audience, now: datetime, wanted: Wanted = FIRST
) -> Page[Told]:
    """Return the quotes of these articles, in the same order."""
    return _page(session, (QuoteRow.article_id.in_(articles), visible(audience, now)), audience, wanted)


def by_ids(session: Session, *, ids: Collection[int], audience: Audience, now: datetime) -> tuple[Told, ...]:
    """Return those of these quotes that the audience may see, in the same order."""
    which = (QuoteRow.id.in_(ids), visible(audience, now))
    return _page(session, which, audience, Wanted(limit=len(ids))).rows


def _page(
    session: Session, which: Conditions, audience: Audience, wanted: Wanted, either: Conditions = ANY
) -> Page[Told]:
    """Return a page of the quotes that fulfil all of `which` and exactly one of `either`."""
    which = (*which, quotable(session, audience))
    if wanted.exported:
        which = (*which, exportable(session, audience))
    order = (QuoteRow.age, QuoteRow.article_id, QuoteRow.position)
    joined = select(QuoteRow.id).join(ArticleRow, ArticleRow.id == QuoteRow.article_id)
    ids, total, capped = chosen(session, in_order(joined.where(*which), either, order), wanted)
    query = (
        select(QuoteRow, ArticleRow, PersonRow.name)
        .join(ArticleRow, ArticleRow.id == QuoteRow.article_id)
        .outerjoin(PersonRow, PersonRow.id == QuoteRow.person_id)
        .where(QuoteRow.id.in_(ids))
        .order_by(*order)
    )
    found = session.execute(query).all()
    stretches = _stretches(session, [quote.id for quote, _, _ in found])
    said = speakers(session, quotes=[(quote, name) for quote, _, name in found], audience=audience)
    hidden = hidden_words(session, articles={article.id for _, article, _ in found}, audience=audience)
    rows = tuple(
        _told(quote, article, said[quote.id], stretches[quote.id], hidden.get(article.id, ()))
        for quote, article, _ in found
    )
    return Page(rows=rows, start=wanted.start, total=total, capped=capped)


def _stretches(session: Session, quotes: list[int]) -> dict[int, list[StretchRow]]:
    query = select(StretchRow).where(StretchRow.quote_id.in_(quotes)).order_by(StretchRow.position)
    found: dict[int, list[StretchRow]] = defaultdict(list)
    for row in session.scalars(query):
        found[row.quote_id].append(row)
    return found


def _told(
    quote: QuoteRow,
    article: ArticleRow,
    said: Speaker,
    stretches: list[StretchRow],
    hidden: Sequence[Span],
) -> Told:
    text = article.text
    content = [Span(row.start, row.end) for row in stretches]
    sentence = _sentence(text, Span(content[0].start, content[-1].end), hidden)
    return Told(
        id=quote.id,
        person_id=said.person.id if said.person else None,
        name=said.person.name if said.person else None,
        words=tuple(span.of(text) for span in content),
        folded=tuple(row.words for row in stretches),
        sentence=sentence.of(text),
        content=tuple(Span(s.start - sentence.start, s.end - sentence.start) for s in content),
        manner=Manner(quote.manner),
        status=Status(quote.status),
        spoken=quote.spoken,
        venue=quote.venue,
        where=place(article, content[0]),
        **(_decided(said.decided_on) if said.decided_on else _read(quote, text)),
    )


def _read(quote: QuoteRow, text: str) -> dict[str, Any]:
    """Return what the reading found about the attribution."""
    return {
        "cue": _words(text, quote.cue_start, quote.cue_end),
        "speaker": _words(text, quote.speaker_start, quote.speaker_end),
        "speaker_kind": MentionKind(quote.speaker_kind) if quote.speaker_kind else None,
        "named": quote.named,
        "confidence": quote.confidence,
        "reason": quote.reason,
    }


def _decided(on: date) -> dict[str, Any]:
    """Return what stands for it where an editor decided: the article's own words led to somebody else."""
    reason = f"decided by an editor here on {on.day} {on:%B %Y}"
    nothing = dict.fromkeys(("cue", "speaker", "speaker_kind"))
    return {**nothing, "named": False, "confidence": 1.0, "reason": reason}


def _sentence(text: str, content: Span, hidden: Sequence[Span]) -> Span:
    """Return the sentence around the words; the words alone where it holds others that are hidden."""
    sentence = sentence_around(text, content)
    return content if any(sentence.meets(span) for span in hidden) else sentence


def _words(text: str, start: int | None, end: int | None) -> str | None:
    return text[start:end] if start is not None and end is not None else None
