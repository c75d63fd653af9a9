"""What every reader needs of a text: its paragraphs, folded spelling, visible cuts."""

import re

from anyascii import anyascii

from news.nouns import Span

_PARAGRAPH = re.compile(r"[^\r\n\u2028\u2029]*[^\s\u2028\u2029][^\r\n\u2028\u2029]*")
_WORD = re.compile(r"\w+")


def paragraphs(text: str) -> tuple[Span, ...]:
    """Return the non-blank lines of `text` in order, without their outer white space."""
    return tuple(trimmed(text, Span(*match.span())) for match in _PARAGRAPH.finditer(text))


def trimmed(text: str, span: Span) -> Span:
    """Return `span` without white space at either end."""
    words = span.of(text)
    start = span.start + len(words) - len(words.lstrip())
    return Span(start, max(start, span.start + len(words.rstrip())))


def folded(text: str) -> str:
    """Return the words of `text` in plain lower-case ASCII, single-spaced: the form in which text is searched.

    Length changes: never map offsets through it.
    """
    return " ".join(_WORD.findall(anyascii(text).lower().replace("'", "")))


def clipped(text: str, limit: int) -> str:
    """Return `text` cut at a word boundary to at most `limit` characters, the cut marked with "…"."""
    if len(text) <= limit:
        return text
    head = text[: limit - 1]
    if " " in head:
        head = head[: head.rindex(" ")]
    return head.rstrip(" ,;:–—-") + "…"
