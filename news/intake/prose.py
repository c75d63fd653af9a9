"""What is an article's own prose, and what do the lines around it state about it?"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import accumulate

from news.intake.cohesion import terms
from news.intake.headlines import headline_of, words_of
from news.intake.language import is_english
from news.intake.masthead import (
    byline,
    dateline,
    is_age,
    is_outlet,
    outlet_of_appeal,
    outlet_suffix,
    source,
    stamp,
    without_outlet,
)
from news.intake.pieces import Piece
from news.lines import pleads
from news.nouns import Article, Found, LineKind, Published, Span, Standing

FEWEST_WORDS = 4
"""Words of the longest line below which a text without a paragraph is no article."""

STANDFIRST = 5
"""Words from which a second line above the prose is a standfirst rather than a name or a kicker."""

LEADING = 5
"""Paragraphs in which a headline's words come again."""

_PROSE = frozenset({LineKind.BODY, LineKind.HEADING})


def found(
    document: str,
    lines: Sequence[Piece],
    above: Sequence[Piece],
    place: str | None,
    standing: Callable[[Iterable[str]], Standing],
) -> Found | None:
    """Return the article that `lines` are, or None where they hold no prose.

    `above` are the source lines that stand before its headline ("The Sun", "18 minutes ago"); `standing` is
    told the lines above the prose, and says who may see the article.
    """
    marked = _marked(document, lines)
    if not any(piece.kind is LineKind.BODY for piece in marked):
        return None
    prose = [_joined(piece.span.of(document)) for piece in marked if piece.kind in _PROSE]
    opening = [*above, *_opening(marked)]
    headline = _words(document, marked, LineKind.HEADLINE)
    text = "\n".join(prose)
    article = Article(
        text=text,
        place=place,
        outlet=(outlet_suffix(headline) if headline else None) or _outlet(document, opening, above),
        headline=words_of(without_outlet(headline)) if headline else None,
        standfirst=_words(document, marked, LineKind.STANDFIRST),
        byline=_byline(document, [*opening, *marked[-1:]]),
        dateline=_dateline(document, marked),
        published=_published(document, opening),
        language="en" if is_english(text) else None,
        standing=standing(piece.span.of(document) for piece in opening),
        paragraphs=tuple(_paragraphs(prose)),
    )
    span = Span(marked[0].span.start, marked[-1].span.end)
    return Found(article=article, span=span, lines=tuple((piece.kind, piece.span) for piece in marked))


def _marked(document: str, lines: Sequence[Piece]) -> list[Piece]:
    """Return `lines` with the headings told apart: headline, standfirst, sub-headings, and what is none.

    Above the prose a short line is a name or a kicker, below it and a box's title ("Topics") a tag; without
    paragraphs the headings are the prose.
    """
    body = [n for n, piece in enumerate(lines) if piece.kind is LineKind.BODY]
    if not body:
        return [_as_body(document, piece) for piece in lines]
    above, below = lines[: body[0]], lines[body[-1] + 1 :]
    prose = [terms(lines[n].span.of(document)) for n in body[:LEADING]]
    headline = headline_of(document, above, prose)
    return [
        *_above(document, above, headline),
        *lines[body[0] : body[-1] + 1],
        *_below(below),
    ]


def _above(document: str, lines: Sequence[Piece], headline: Piece | None) -> Iterator[Piece]:
    met = headline is None
    for piece in lines:
        words = piece.span.of(document)
        if piece is headline:
            met = True
            yield replace(piece, kind=LineKind.HEADLINE)
        elif met and headline and len(words.split()) >= STANDFIRST:
            yield replace(piece, kind=_unless_heading(piece, LineKind.STANDFIRST))
        else:
            named = LineKind.BYLINE if words.istitle() else LineKind.BOILERPLATE
            yield replace(piece, kind=_unless_heading(piece, named))


def _below(lines: Sequence[Piece]) -> Iterator[Piece]:
    listed = False
    for piece in lines:
        listed = listed or piece.kind is LineKind.BOILERPLATE
        yield replace(piece, kind=_unless_heading(piece, LineKind.BOILERPLATE)) if listed else piece


def _unless_heading(piece: Piece, kind: LineKind) -> LineKind:
    return kind if piece.kind is LineKind.HEADING else piece.kind


def _as_body(document: str, piece: Piece) -> Piece:
    long = len(piece.span.of(document).split()) >= FEWEST_WORDS
    return replace(piece, kind=LineKind.BODY) if piece.kind is LineKind.HEADING and long else piece


def _opening(lines: Sequence[Piece]) -> Sequence[Piece]:
    """Return the lines above the prose."""
    first = next((n for n, piece in enumerate(lines) if piece.kind is LineKind.BODY), 0)
    return lines[:first]


def _paragraphs(prose: Sequence[str]) -> Iterator[Span]:
    starts = accumulate((len(paragraph) + 1 for paragraph in prose), initial=0)
    return (Span(start, start + len(paragraph)) for start, paragraph in zip(starts, prose, strict=False))


def _words(document: str, marked: Sequence[Piece], kind: LineKind) -> str | None:
    return next((_joined(piece.span.of(document)) for piece in marked if piece.kind is kind), None)


def _joined(words: str) -> str:
    """Return a paragraph that was cut at a width on one line."""
    return " ".join(line.strip() for line in words.splitlines())


def _outlet(document: str, opening: Sequence[Piece], above: Sequence[Piece]) -> str | None:
    """Return the outlet named above the prose: by a source line, "- The Sun", or as it asks for money.

    A bare name below the headline is its author's, unless it is made of an outlet's words.
    """
    named = [piece for piece in reversed(opening) if _is_source(document, piece)]
    words = [piece.span.of(document) for piece in named if piece in above or _names(piece.span.of(document))]
    appeals = [piece.span.of(document) for piece in opening if piece.kind is LineKind.BOILERPLATE]
    asking = (outlet_of_appeal(appeal) for appeal in appeals if pleads(appeal))
    return next((source(line) for line in words), None) or next(asking, None)


def _names(line: str) -> bool:
    name = source(line)
    return name is not None and (name != line.strip() or is_outlet(name))


def _is_source(document: str, piece: Piece) -> bool:
    return piece.kind is LineKind.BYLINE and byline(piece.span.of(document)) is None


def _byline(document: str, lines: Sequence[Piece]) -> str | None:
    for words in (piece.span.of(document) for piece in lines):
        dated = stamp(words)
        written = dated.byline if dated else byline(words)
        if written:
            return written
    return None


def _published(document: str, opening: Sequence[Piece]) -> Published | None:
    """Return the first date stated above the prose; one marked "updated" only if there is no other."""
    words = (piece.span.of(document) for piece in opening if piece.kind is LineKind.DATE)
    stamps = sorted((dated for dated in map(stamp, words) if dated), key=lambda dated: dated.updated)
    return stamps[0].published if stamps else None


def _dateline(document: str, marked: Sequence[Piece]) -> str | None:
    lead = _words(document, marked, LineKind.BODY)
    return dateline(lead) if lead else None


def is_above(document: str, piece: Piece) -> bool:
    """Tell whether a line before a headline speaks of the article below it: its source, its age, a rule."""
    return piece.rule or is_age(piece.span.of(document)[:60]) or _is_source(document, piece)
