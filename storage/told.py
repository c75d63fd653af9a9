"""Quotes as they are told: the words with who said them, how we know, and where they stand."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date
from typing import Any, NamedTuple

from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session

from news.nouns import Audience, Manner, MentionKind, Span, Status
from news.text import sentence_around
from storage.articles import place
from storage.decided import Speaker, hidden_words, speakers
from storage.joining import compared
from storage.nouns import Told
from storage.rows import connected, few, planned_once
from storage.tables import ArticleRow, PersonRow, QuoteRow, StretchRow


def told(session: Session, *, ids: Sequence[int], audience: Audience) -> tuple[Told, ...]:
    """Return these quotes, which the audience may see, in the order of `ids`."""
    if not ids:
        return ()
    found = session.execute(_QUOTES, {"ids": few(ids)}).all()
    stretches = _stretches(session, [quote.id for quote, _, _ in found])
    said = speakers(session, quotes=[(quote, name) for quote, _, name in found], audience=audience)
    hidden = hidden_words(session, articles={article.id for _, article, _ in found}, audience=audience)
    rows = {
        quote.id: _told(quote, article, said[quote.id], stretches[quote.id], hidden.get(article.id, ()))
        for quote, article, _ in found
    }
    return tuple(rows[one] for one in ids if one in rows)


# built once, as every answer asks
_QUOTES = planned_once(
    select(QuoteRow, ArticleRow, PersonRow.name)
    .join(ArticleRow, ArticleRow.id == QuoteRow.article_id)
    .outerjoin(PersonRow, PersonRow.id == QuoteRow.person_id)
    .where(QuoteRow.id.in_(bindparam("ids", expanding=True)))
)
_STRETCHES = planned_once(
    select(StretchRow.quote_id, StretchRow.start, StretchRow.end, StretchRow.words)
    .where(StretchRow.quote_id.in_(bindparam("quotes", expanding=True)))
    .order_by(StretchRow.position)
)


class _Stretch(NamedTuple):
    """A stretch of a quote, as `_STRETCHES` gives it: its place in the article's text, its folded words."""

    start: int
    end: int
    words: str


def _stretches(session: Session, quotes: list[int]) -> dict[int, list[_Stretch]]:
    found: dict[int, list[_Stretch]] = defaultdict(list)
    for quote, start, end, words in connected(session).execute(_STRETCHES, {"quotes": few(quotes)}):
        found[quote].append(_Stretch(start, end, words))
    return found


def _told(
    quote: QuoteRow,
    article: ArticleRow,
    said: Speaker,
    stretches: list[_Stretch],
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
        compared=compared(quote.own, [row.words for row in stretches]),
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
