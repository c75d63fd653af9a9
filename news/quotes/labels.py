"""Headlines that are one person's words after a name and a colon."""

import re

from news.nouns import LineKind, Manner, Span
from news.quotes.passages import Passage

_LABEL = re.compile(r"[A-Z][\w.’'-]*(?:\s[A-Z][\w.’'-]*){0,3}:\s+(?=\S)")
_LONGEST_HEADLINE = 160
_KINDS = (LineKind.BODY, LineKind.HEADING)
_SIGNS = frozenset("“‘\"'")


def label(text: str, passage: Passage) -> tuple[Span, Span, Manner] | None:
    """Return (the name with its colon, the words after it, their manner) of a headline, or None.

    "Issa: Hillary Clinton’s honesty is ‘in question’".
    """
    span = passage.span
    match = _LABEL.match(text, span.start, span.end)
    if match is None or passage.kind not in _KINDS or text[match.end()] in _SIGNS:
        return None
    if span.end - span.start > _LONGEST_HEADLINE:
        return None
    content = Span(match.end(), span.end)
    manner = Manner.MIXED if _SIGNS & set(content.of(text)) else Manner.INDIRECT
    return Span(span.start, match.end()), content, manner
