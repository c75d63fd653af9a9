"""Which stretches of a paragraph stand in quotation marks.

Double, curly, guillemets, ``LaTeX'' and single marks; apostrophes told apart; marks missing at either end.
"""

import re
from dataclasses import dataclass

from news.nouns import Span
from news.text import trimmed

_MARK = re.compile(r"``|''|[\"“”„‟«»＂]|['‘’‚‛`]")
_SINGLE = frozenset("'‘’‚‛`")
_OPENING = frozenset(("``", "“", "„", "«", "‘", "‚"))
_CLOSING = frozenset(("”", "»"))
_BEFORE_OPENING = frozenset(" \t\u00a0\u2009\u202f([{—–-:;/\u200b\u2028\"“‘'‟«")
_SENTENCE_END = frozenset(".!?…,")
_ELIDED = re.compile(r"(?:em|til|tis|twas|cause|n|round|bout|tude|\d0s|\d\ds?)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Marked:
    """Marked words: `outer` with their marks, `content` without; both trimmed, offsets into the text.

    `opened` and `closed` tell whether the mark at that end is there at all. `begun`: words without marks open
    the content.
    """

    outer: Span
    content: Span
    opened: bool = True
    closed: bool = True
    begun: bool = False


@dataclass(frozen=True, slots=True)
class _Mark:
    start: int
    end: int
    single: bool
    opens: bool
    closes: bool
    strict: bool


def marked(text: str, paragraph: Span, *, continuing: bool = False, followed: bool = False) -> list[Marked]:
    """Return the outermost marked stretches of one paragraph, in order, in linear time.

    A mark left open runs to the paragraph's end; a closing mark that nothing opened starts at the paragraph's
    beginning. `continuing`: the paragraph before was left open; `followed`: the next one begins with a mark.
    "'It is bad. 'It is over.'" has two.
    """
    pairing = _Pairing(text, paragraph, continuing=continuing, followed=followed)
    return [one for one in pairing.run() if one.content.start < one.content.end]


class _Pairing:
    """Walks a paragraph's marks once; `_opening` is the mark that waits for its partner."""

    def __init__(self, text: str, paragraph: Span, *, continuing: bool, followed: bool) -> None:
        self._text = text
        self._paragraph = paragraph
        self._continuing = continuing
        self._followed = followed
        self._marks = _marks(text, paragraph)
        self._closers = _last_closers(self._marks)
        self._last_double = max((m.start for m in self._marks if not m.single and m.closes), default=-1)
        self._opening: _Mark | None = None
        self._inner = 0
        self._doubles = 0
        self._found: list[Marked] = []

    def run(self) -> list[Marked]:
        for at, mark in enumerate(self._marks):
            if self._opening is None:
                self._open(at, mark)
            elif mark.single == self._opening.single:
                self._same_width(at, mark, self._opening)
            elif mark.closes and not mark.opens and self._mismatched(mark, self._opening):
                self._close(self._opening, mark)
            else:
                self._doubles += 1
        if self._opening is not None:
            self._found.append(_unclosed(self._text, self._opening, self._paragraph))
        return self._found

    def _open(self, at: int, mark: _Mark) -> None:
        begun = self._followed and _introduced(self._text, mark)
        unfinished = self._continuing or begun or _odd_close(self._marks, at)
        if mark.opens and _worth_opening(mark, self._closers[at], self._paragraph, unfinished):
            self._opening, self._inner, self._doubles = mark, 0, 0
        elif mark.closes and mark.strict and not mark.single and not self._found:
            self._found.append(_unopened(self._text, self._paragraph, mark))

    def _same_width(self, at: int, mark: _Mark, opening: _Mark) -> None:
        if mark.opens and not mark.closes:
            if _reopens(self._text, opening, mark):
                self._found.append(_between(self._text, opening, mark, closed=False))
                self._opening, self._inner = mark, 0
            else:
                self._inner += 1
        elif self._inner and (mark.opens or self._closers[at]):
            self._inner -= 1
        else:
            self._close(opening, mark)

    def _close(self, opening: _Mark, mark: _Mark) -> None:
        self._found.append(_between(self._text, opening, mark))
        self._opening = None

    def _mismatched(self, mark: _Mark, opening: _Mark) -> bool:
        """Tell whether a mark of the other width closes: 'utmost priority". and "a consequence.'"""
        if opening.single:
            return not self._doubles
        return self._last_double < mark.start and self._text[mark.start - 1] in _SENTENCE_END


def _marks(text: str, paragraph: Span) -> list[_Mark]:
    found = []
    for match in _MARK.finditer(text, paragraph.start, paragraph.end):
        start, end = match.span()
        before = text[start - 1] if start > paragraph.start else " "
        after = text[end] if end < paragraph.end else " "
        sign = match.group()
        single = sign in _SINGLE
        if (single and before.isalnum() and after.isalnum()) or (sign == '"' and after in "“„"):
            continue
        opens = before in _BEFORE_OPENING and not after.isspace() and after not in ".,;!?)"
        closes = not before.isspace() and start > paragraph.start and not after.isalnum()
        opens = opens or (sign == '"' and before in _SENTENCE_END and after.isupper())
        opens = opens or (before.isspace() and text.startswith(".@", end))
        closes = closes or (not single and _loose(text, paragraph, start, after))
        if sign in _OPENING:
            opens, closes = not after.isspace() or not closes, closes and not opens
        elif sign in _CLOSING:
            opens, closes = opens and not closes, closes or not opens
        if single and opens and _ELIDED.match(text, end):
            continue
        if opens or closes:
            found.append(_Mark(start, end, single, opens, closes, sign in _OPENING or sign in _CLOSING))
    return found


def _loose(text: str, paragraph: Span, start: int, after: str) -> bool:
    """Tell whether a mark with a space before it closes: "she'll be 'above the president,' " said Khin."""
    gap = text[max(paragraph.start, start - 3) : start]
    return after.isspace() and gap.rstrip()[-1:] in tuple("'’,.!?")


def _last_closers(marks: list[_Mark]) -> list[bool]:
    """Tell of each mark whether a mark of its width that can close stands after it."""
    later = {True: False, False: False}
    answers = []
    for mark in reversed(marks):
        answers.append(later[mark.single])
        later[mark.single] = later[mark.single] or mark.closes
    return answers[::-1]


def _worth_opening(mark: _Mark, closer: bool, paragraph: Span, unfinished: bool) -> bool:
    """A single mark needs its partner, unless a speech of several paragraphs begins or goes on."""
    return not mark.single or closer or mark.start == paragraph.start or unfinished


def _introduced(text: str, mark: _Mark) -> bool:
    """Tell whether "He added:" or a whole sentence stands before the mark."""
    return text[max(0, mark.start - 3) : mark.start].rstrip()[-1:] in tuple(":,.!?")


def _odd_close(marks: list[_Mark], at: int) -> bool:
    """Tell whether the next mark is of the other width and can only close: 'utmost priority"."""
    after = marks[at + 1] if at + 1 < len(marks) else None
    return after is not None and after.single != marks[at].single and after.closes and not after.opens


def _reopens(text: str, opening: _Mark, mark: _Mark) -> bool:
    """Tell whether the writer left out the close: "'It is bad. 'It is over.'" """
    head = text[max(opening.end, mark.start - 3) : mark.start].rstrip()
    return head[-1:] in (".", "!", "?", "…") and text[mark.end : mark.end + 1].isupper()


def _between(text: str, opening: _Mark, closing: _Mark, *, closed: bool = True) -> Marked:
    content = trimmed(text, Span(opening.end, closing.start))
    outer = Span(opening.start, closing.end if closed else content.end)
    return Marked(outer=outer, content=content, closed=closed)


def _unopened(text: str, paragraph: Span, mark: _Mark) -> Marked:
    content = trimmed(text, Span(paragraph.start, mark.start))
    return Marked(outer=Span(paragraph.start, mark.end), content=content, opened=False)


def _unclosed(text: str, opening: _Mark, paragraph: Span) -> Marked:
    content = trimmed(text, Span(opening.end, paragraph.end))
    return Marked(outer=Span(opening.start, content.end), content=content, closed=False)
