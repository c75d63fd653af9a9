"""What every reader needs of a text: its paragraphs, folded spelling, visible cuts."""

import re
from collections.abc import Iterator
from itertools import pairwise

from anyascii import anyascii

from news.nouns import Span

_PARAGRAPH = re.compile(r"[^\r\n\u2028\u2029]*[^\s\u2028\u2029][^\r\n\u2028\u2029]*")
_WORD = re.compile(r"\w+")
_NOT_ASCII = re.compile(r"[^\x00-\x7f]+")


def paragraphs(text: str) -> tuple[Span, ...]:
    """Return the non-blank lines of `text` in order, without their outer white space."""
    return tuple(trimmed(text, Span(*match.span())) for match in _PARAGRAPH.finditer(text))


def trimmed(text: str, span: Span) -> Span:
    """Return `span` without white space at either end."""
    words = span.of(text)
    start = span.start + len(words) - len(words.lstrip())
    return Span(start, max(start, span.start + len(words.rstrip())))


def folded(text: str) -> str:
    """Return the words of `text` in plain lower-case ASCII, single-spaced: the form that is searched.

    Length changes: never map offsets through it.
    """
    plain = _NOT_ASCII.sub(lambda found: anyascii(found[0]), text)  # which goes letter by letter
    return " ".join(_WORD.findall(plain.lower().replace("'", "")))


def clipped(text: str, limit: int) -> str:
    """Return `text` cut at a word boundary to at most `limit` characters, the cut marked with "…"."""
    if len(text) <= limit:
        return text
    head = text[: limit - 1]
    if " " in head:
        head = head[: head.rindex(" ")]
    return head.rstrip(" ,;:–—-") + "…"


_SENTENCE_END = re.compile(r"[.!?…]+[\"'”’)\]]*\s+(?=[\"'“‘(\[]*[A-Z0-9£$€])")
_ABBREVIATION = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|Prof|Sens?|Reps?|Gov|Gen|Col|Lt|Sgt|Capt|Cmdr|Maj|Rev|Hon|Pres|St|Mt|Ft|vs?|No"
    r"|Inc|Ltd|Co|Corp|Jr|Sr|Bros|Ave|Blvd|Dept|Univ|Assn|Jan|Feb|Mar|Apr|Aug|Sept?|Oct|Nov|Dec"
    r"|Calif|Fla|Pa|Penn|Va|Ga|Ind|Ill|Tex|Wis|Mass|Conn|Ariz|Ala|Minn|Okla|Ore|Wash|Colo|Mich|Mo|Ky|La|Tenn|Kan"
    r"|Md|Neb|Nev|[A-Z])|\b(?:[A-Za-z]\.)+[A-Za-z])\.$"
)
_LOOKED_AT = 9
"""Characters up to a full stop that tell whether it is an abbreviation's."""


def abbreviates(text: str, start: int, stop: int) -> bool:
    """Tell whether the full stop that ends at `stop` is an abbreviation's: "Mr.", "U.S."; from `start` on."""
    return _ABBREVIATION.search(text, max(start, stop - _LOOKED_AT), stop) is not None


def sentence_around(text: str, span: Span) -> Span:
    """Return the sentence, or the run of sentences, that holds `span`, within its paragraphs.

    A sentence ends at ".", "!" or "?" before white space and a capital, figure or mark; "Mr." ends none.
    """
    start = max(text.rfind(mark, 0, span.start) for mark in "\n\r\u2028\u2029") + 1
    stops = [at for mark in "\n\r\u2028\u2029" if (at := text.find(mark, span.end)) >= 0]
    end = min(stops, default=len(text))
    for match in _sentence_ends(text, start, end):
        if match.end() <= span.start:
            start = match.end()
        elif match.start() + 1 >= span.end:
            end = match.end()
            break
    return trimmed(text, Span(start, end))


def sentences(text: str) -> list[str]:
    """Return the sentences of one stretch of text, by the rule of `sentence_around`."""
    ends = [match.end() for match in _sentence_ends(text, 0, len(text))]
    pieces = (text[start:end].strip() for start, end in pairwise([0, *ends, len(text)]))
    return [piece for piece in pieces if piece]


def _sentence_ends(text: str, start: int, end: int) -> Iterator[re.Match[str]]:
    for match in _SENTENCE_END.finditer(text, start, end):
        if not abbreviates(text, start, match.start() + 1):
            yield match


def paragraph_of(text: str, offset: int) -> int:
    """Return the number of the paragraph that holds `offset`, counted from 1 over non-blank lines."""
    return max(1, len(_PARAGRAPH.findall(text, 0, offset + 1)))
