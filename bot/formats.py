"""The JSONL formats: nouns from the fields of a line, and lines from nouns."""

import re
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from news.errors import WhosaidError
from news.intake.embargo import standing_above
from news.nouns import Article, Figure, Found, Person, Published, Quote, Reading, Span, Standing, Statement
from news.text import paragraphs

if TYPE_CHECKING:
    from news.intake.page import Page

Json = dict[str, Any]
WORDS = ("url", "outlet", "headline")
_HALVES = re.compile("[\ud800-\udfff]")
"""Halves of letters, as JSON may write them (`"\\ud83d"`) and no encoding does."""


class FieldError(WhosaidError):
    """A line's field is missing or not as it must be."""


def text_of(fields: Mapping[str, Any]) -> str:
    """Return the line's text. Raises FieldError where there is none that can be read."""
    text = fields.get("text")
    if not isinstance(text, str):
        raise FieldError("has no text")
    if not text.strip():
        raise FieldError("is empty")
    return text


def article_of(fields: Mapping[str, Any], *, standing: Standing, place: str | None = None) -> Article:
    """Return the article that a line gives: already clean, so its text is taken as it is.

    A notice of an embargo above it holds, whatever standing it is taken with.
    """
    text = _storable(text_of(fields))
    words = {key: _words(fields, key) for key in WORDS}
    published = published_of(fields.get("published"))
    return Article(
        text=text,
        place=place,
        published=published,
        standing=standing_above(text, standing, published.day if published else None),
        paragraphs=paragraphs(text),
        **words,
    )


def _words(fields: Mapping[str, Any], key: str) -> str | None:
    value = fields.get(key)
    if value is not None and not isinstance(value, str):
        raise FieldError(f"has a {key} that is not text")
    return _storable(value) if value else None


def _storable(text: str) -> str:
    """Put a space for each NUL, which PostgreSQL refuses, and a mark for half a letter; no offset moves."""
    return _HALVES.sub("\ufffd", text.replace("\0", " "))


def published_of(value: Any) -> Published | None:
    """Read a day, or an instant with its offset; an instant without one is refused, never guessed."""
    if value is None or value == "":
        return None
    try:
        if len(value) == len("2025-05-14"):
            return Published(day=date.fromisoformat(value))
        instant = datetime.fromisoformat(value)
    except (TypeError, ValueError):
        raise FieldError("has a date that is not YYYY-MM-DD or RFC 3339 with offset") from None
    if instant.tzinfo is None:
        raise FieldError("has a time without its offset")
    return Published(day=instant.date(), instant=instant)


def intake_line(id: Any, found: Iterable[Found], refused: str | None) -> Json:  # noqa: A002 - the format's word
    """Return the line of `whosaid intake` for one text."""
    return {"id": id, "articles": [_found(one) for one in found], "refused": refused}


def page_line(id: Any, page: "Page") -> Json:  # noqa: A002 - as above
    """Return the line of `whosaid intake` for one web page."""
    return paper_line(id, [page.article] if page.article else [], page.refused)


def paper_line(id: Any, articles: Iterable[Article], refused: str | None) -> Json:  # noqa: A002 - as above
    """Return the line of `whosaid intake` for what is no plain text: a page, a document, an agency's item."""
    return {"id": id, "articles": [_stated(one) for one in articles], "refused": refused}


def _found(found: Found) -> Json:
    return (
        {"start": found.span.start, "end": found.span.end}
        | _stated(found.article)
        | {"lines": [[kind.value, span.start, span.end] for kind, span in found.lines]}
    )


def _stated(article: Article) -> Json:
    return {
        "text": article.text,
        "headline": article.headline,
        "standfirst": article.standfirst,
        "byline": article.byline,
        "outlet": article.outlet,
        "published": published_words(article.published),
        "language": article.language,
        "url": article.url,
    }


def published_words(published: Published | None) -> str | None:
    """Return a date as stated: a day, or an instant with its offset."""
    if published is None:
        return None
    return published.instant.isoformat() if published.instant else published.day.isoformat()


def read_line(
    id: Any,  # noqa: A002 - the format's word
    reading: Reading,
    text: str,
    parts: Iterable[str],
) -> Json:
    """Return the line of `whosaid read` for one article, with the parts asked for."""
    made = {
        "quotes": lambda: [_quote(quote, reading) for quote in reading.quotes],
        "people": lambda: [_person(person) for person in reading.people],
        "statements": lambda: [_statement(statement, reading) for statement in reading.statements],
        "figures": lambda: [_figure(figure, reading, text) for figure in reading.figures],
    }
    return {"id": id} | {part: made[part]() for part in made if part in set(parts)}


def _quote(quote: Quote, reading: Reading) -> Json:
    speaker = quote.speaker
    return {
        "content": [_span(span) for span in quote.content],
        "speaker": _span(speaker.span) if speaker else None,
        "speaker_name": _name(reading, speaker.person if speaker else None),
        "named": quote.named,
        "cue": _span(quote.cue) if quote.cue else None,
        "manner": quote.manner.value,
        "status": quote.status.value,
        "spoken": quote.spoken.isoformat() if quote.spoken else None,
        "venue": quote.venue,
        "confidence": round(quote.confidence, 2),
        "reason": quote.reason,
    }


def _person(person: Person) -> Json:
    return {
        "name": person.name,
        "kind": person.kind.value,
        "aliases": list(person.aliases),
        "mentions": [_span(span) for span in person.mentions],
        "roles": [{"role": role.words, "span": _span(role.span)} for role in person.roles],
        "pseudonym": person.pseudonym is not None,
        "public": person.public,
    }


def _statement(statement: Statement, reading: Reading) -> Json:
    return {
        "person": _name(reading, statement.person),
        "span": _span(statement.span),
        "said_by": _name(reading, statement.said_by),
        "weak": statement.weak,
    }


def _figure(figure: Figure, reading: Reading, text: str) -> Json:
    sayer = figure.sayer.of(text) if figure.sayer else None
    return {
        "span": _span(figure.span),
        "text": figure.text,
        **measured(figure),
        "counted_span": _span(figure.counted_span) if figure.counted_span else None,
        "as_of": figure.as_of,
        "attributed_to": _name(reading, figure.said_by) or sayer,
        "evidence": _span(figure.evidence),
    }


def measured(figure: Figure) -> Json:
    """Return how much of what a figure gives, as every format writes it."""
    return {
        "value": number_of(figure.value),
        "value_max": number_of(figure.value_max),
        "unit": figure.unit,
        "per": figure.per,
        "comparator": figure.comparator.value,
        "bound": figure.bound.value if figure.bound else None,
        "counted": figure.counted,
    }


def number_of(value: Decimal | None) -> int | float | None:
    """Return a whole number as such: 12,000 is 12000, 2.5% is 2.5."""
    if value is None:
        return None
    return int(value) if value == value.to_integral_value() else float(value)


def _name(reading: Reading, person: int | None) -> str | None:
    return None if person is None else reading.people[person].name


def _span(span: Span) -> list[int]:
    return [span.start, span.end]
