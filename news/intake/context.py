"""What is a line, given the lines around it? Dates, bylines, sources and headings too long to judge alone."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from news.intake.embargo import is_embargo
from news.intake.masthead import byline, is_age, is_date_label, is_outlet, is_source_label, source, stamp
from news.intake.pieces import Piece
from news.nouns import LineKind

LONGEST_TITLE = 180
"""Characters of the longest headline or standfirst that has no full stop."""

_SENTENCE_END = re.compile(r"[.!…,;:–—-][”\"’')\]]*$|\?[”\"’')\]]+$")
_TWO_SENTENCES = re.compile(r"[^\W\dA-Z][.!?][”\"’']? [“\"‘'A-Z]|[!?] ")
_TITLE_START = re.compile(r"[“\"‘'£$€#@¿¡]?[^\W_]")
_UNCLOSED = re.compile(r"“[^”]*$|\"[^\"]*$")
_PLAYER_TIME = re.compile(r"(?:\d{1,2}:)?\d{1,2}:\d{2}")
_CAPTION_LABEL = re.compile(r"(?:image |photo |media |figure )?captions?\s?[,:]?", re.IGNORECASE)
_FURNITURE = frozenset({LineKind.BOILERPLATE, LineKind.CAPTION})


def in_context(document: str, pieces: Iterable[Piece]) -> list[Piece]:
    """Return `pieces` with the kinds that only their neighbours tell.

    "The Sun" before "18 minutes ago" is a source (BYLINE), the line after a player's "3:19" a video's title
    (BOILERPLATE), a long line without a full stop a HEADING; whether a headline, the boundaries decide.
    """
    lines = [_dated(document, piece) for piece in pieces]
    return [_placed(document, lines, n) for n in range(len(lines))]


def _dated(document: str, piece: Piece) -> Piece:
    words = piece.span.of(document)
    if piece.rule or piece.gap == 0 or len(words) > LONGEST_TITLE:
        return piece
    if stamp(words) is not None or is_date_label(words) or is_embargo(words):
        return replace(piece, kind=LineKind.DATE)
    if piece.kind not in _FURNITURE and (byline(words) or is_source_label(words)):
        return replace(piece, kind=LineKind.BYLINE)
    if piece.kind is LineKind.BODY and is_title(words):
        return replace(piece, kind=LineKind.HEADING)
    return piece


def _placed(document: str, lines: Sequence[Piece], n: int) -> Piece:
    piece = lines[n]
    if piece.kind is LineKind.HEADING and piece.gap:
        if n and _PLAYER_TIME.fullmatch(document, *lines[n - 1].span):
            return replace(piece, kind=LineKind.BOILERPLATE)
        if n and _CAPTION_LABEL.fullmatch(document, *lines[n - 1].span):
            return replace(piece, kind=LineKind.CAPTION)
        if _is_source(document, lines, n):
            return replace(piece, kind=LineKind.BYLINE)
    return piece


def is_title(words: str) -> bool:
    """Tell whether a line can be a headline: several words, begun like a title, without a full stop."""
    if len(words) > LONGEST_TITLE or " " not in words or not _TITLE_START.match(words):
        return False
    if words[0].islower():
        return False
    return not (_SENTENCE_END.search(words) or _TWO_SENTENCES.search(words) or _UNCLOSED.match(words))


def _is_source(document: str, lines: Sequence[Piece], n: int) -> bool:
    """Tell whether a line names an outlet: its age, a date or the name again stands next to it."""
    words = lines[n].span.of(document)
    name = source(words)
    if name is None:
        return False
    near = [lines[m] for m in range(max(0, n - 2), min(len(lines), n + 3)) if m != n]
    others = [piece.span.of(document)[:60] for piece in near]
    if any(other != words and other.lstrip("-–—•· ") == name for other in others) or words != name:
        return True
    dated = any(is_age(other) for other in others) or any(piece.kind is LineKind.DATE for piece in near)
    return dated and is_outlet(words)
