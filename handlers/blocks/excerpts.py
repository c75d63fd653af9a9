"""A figure among its neighbours: a stretch of its sentence as it stands, cut where a clause ends."""

import re
from bisect import bisect_right
from collections.abc import Sequence

from handlers.blocks.kit import escape, paired
from news.nouns import Span
from storage.nouns import Stated

MOST = 16
"""Words of a stretch."""

FEWEST = 7
"""Words up to which it goes on beyond the end of a clause."""

MOST_FOR_TIME = 6
"""Words by which it may be longer to say for when."""

_WORD = re.compile(r"\S+")
_ENDS = (",", ";", ":", ")", "–", "—")
_SIGNS = " ,;:–—"
_OPENERS, _CLOSERS = ("“", '"'), ("”", '"')
_INNER = str.maketrans('“”"*', "‘’'∗")


def stretch_told(stated: Stated, lead: int) -> tuple[str, bool]:
    """Return the words around a figure, the figure in bold, and whether they say for when it holds.

    `lead` is where the words that belong to the number begin in the sentence: "topped" of "topped 12,000".
    """
    sentence, bold = stated.sentence, Span(min(lead, stated.at.start), stated.at.end)
    words = [Span(*match.span()) for match in _WORD.finditer(sentence)]
    first, last = _with_time(stated, words, _stretch(sentence, words, bold, _noun(stated)))
    start, end = words[first].start, words[last].end
    left, right = sentence[start : bold.start].lstrip(_SIGNS), sentence[bold.end : end].rstrip(_SIGNS)
    opened, closed = _halves(left, bold.of(sentence), right)
    if opened and right.endswith(_CLOSERS):  # ours close what was opened before
        opened, right = "", right[:-1].rstrip(_SIGNS)
    if closed and left.startswith(_OPENERS):
        closed, left = "", left[1:].lstrip(_SIGNS)
    told = f"{_kept(opened + left)}*{_plain(bold.of(sentence))}*{_kept(right + closed)}"
    cut = f"{'… ' if first else ''}{told}{' …' if last + 1 < len(words) else ''}"
    dated = stated.figure.as_of is not None and stated.figure.as_of in sentence[start:end]
    return f"“{cut}”", dated


def beside_number(stated: Stated) -> tuple[str, str]:
    """Return the words of a figure's stretch before and behind it, as they stand but for quotation marks."""
    sentence = stated.sentence
    words = [Span(*match.span()) for match in _WORD.finditer(sentence)]
    first, last = _stretch(sentence, words, stated.at, _noun(stated))
    before, after = sentence[words[first].start : stated.at.start], sentence[stated.at.end : words[last].end]
    before, after = (part.translate(_INNER).strip(f"{_SIGNS}.?!‘’'-()[]") for part in (before, after))
    return before, after


def _with_time(stated: Stated, words: Sequence[Span], stretch: tuple[int, int]) -> tuple[int, int]:
    """Return the stretch, widened by a few words where these then say for when the figure holds."""
    first, last = stretch
    at = stated.sentence.find(stated.figure.as_of or "", words[first].start)
    if not stated.figure.as_of or at < 0:
        return stretch
    end = at + len(stated.figure.as_of)
    beyond = next((number for number, word in enumerate(words) if word.end >= end), last)
    return first, max(last, beyond if beyond - last <= MOST_FOR_TIME else last)


def _halves(left: str, middle: str, right: str) -> tuple[str, str]:
    """Return the quotation marks that were cut off before and after these words."""
    whole = f"{left}{middle}{right}"
    opened, _, closed = paired(whole).partition(whole)
    return opened, closed


def _plain(words: str) -> str:
    return escape(words.translate(_INNER))


def _kept(words: str) -> str:
    """Return words with the blanks around them, which `escape` takes off."""
    left, right = words[:1].isspace(), words[-1:].isspace()
    return f"{' ' if left else ''}{_plain(words)}{' ' if right and words.strip() else ''}"


def _noun(stated: Stated) -> Span | None:
    """Return where in the sentence stands what is counted."""
    noun, evidence = stated.figure.counted_span, stated.figure.evidence
    if noun is None or not evidence.covers(noun):
        return None
    return Span(noun.start - evidence.start, noun.end - evidence.start)


def _stretch(sentence: str, words: Sequence[Span], bold: Span, noun: Span | None) -> tuple[int, int]:
    """Return the first and the last word of the stretch."""
    starts = [word.start for word in words]

    def at(offset: int) -> int:
        return max(0, bisect_right(starts, offset) - 1)

    first, last = at(bold.start), at(bold.end - 1)
    if noun is not None:
        whole = min(first, at(noun.start)), max(last, at(noun.end - 1))
        if whole[1] - whole[0] < MOST:
            first, last = whole
    while last + 1 < len(words) and last - first + 1 < MOST and not _closes(sentence, words, first, last):
        last += 1
    while first and last - first + 1 < MOST and not _closes(sentence, words, first - 1, first - 1):
        first -= 1
    return first, last


def _closes(sentence: str, words: Sequence[Span], first: int, last: int) -> bool:
    """Tell whether a clause ends with the word `last`, and enough was said since `first`."""
    ends = words[last].of(sentence).rstrip("”’\"'").endswith(_ENDS)
    return ends and (first == last or last - first + 1 >= FEWEST)
