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

    `opened` and `closed` tell whether the mark at that end is there at all.
    """

    outer: Span
    content: Span
    opened: bool = True
    closed: bool = True


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
    found: list[Marked] = []
    marks = _marks(text, paragraph)
    last_double = max((m.start for m in marks if not m.single and m.closes), default=-1)
    closers = _last_closers(marks)
    opening: _Mark | None = None
    inner = 0
    for at, mark in enumerate(marks):
        if opening is None:
            unfinished = continuing or (followed and _introduced(text, mark)) or _odd_close(marks, at)
            if mark.opens and _worth_opening(mark, closers[at], paragraph, unfinished):
                opening, inner = mark, 0
            elif mark.closes and mark.strict and not mark.single and not found:
                found.append(_unopened(text, paragraph, mark))
            continue
        if mark.single == opening.single:
            if mark.opens and not mark.closes:
                if _reopens(text, opening, mark):
                    found.append(_between(text, opening, mark, closed=False))
                    opening, inner = mark, 0
                else:
                    inner += 1
            elif mark.closes:
                if inner and (mark.opens or closers[at]):
                    inner -= 1
                else:
                    found.append(_between(text, opening, mark))
                    opening = None
        elif mark.closes and not mark.opens and _mismatched(text, opening, mark, last_double):
            found.append(_between(text, opening, mark))
            opening = None
    if opening is not None:
        found.append(_unclosed(text, opening, paragraph))
    return [one for one in found if one.content.start < one.content.end]


def _marks(text: str, paragraph: Span) -> list[_Mark]:
    found = []
    for match in _MARK.finditer(text, paragraph.start, paragraph.end):
        start, end = match.span()
        before = text[start - 1] if start > paragraph.start else " "
        after = text[end] if end < paragraph.end else " "
        sign = match.group()
        single = sign in _SINGLE
        if single and (before.isalnum() and after.isalnum()):
            continue
        opens = before in _BEFORE_OPENING and not after.isspace() and after not in ".,;!?)"
        closes = not before.isspace() and start > paragraph.start and not after.isalnum()
        if sign in _OPENING:
            opens, closes = not after.isspace() or not closes, closes and not opens
        elif sign in _CLOSING:
            opens, closes = opens and not closes, closes or not opens
        if single and opens and _ELIDED.match(text, end):
            continue
        if opens or closes:
            found.append(_Mark(start, end, single, opens, closes, sign in _OPENING or sign in _CLOSING))
    return found


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
    head = text[opening.end : mark.start].rstrip()
    return bool(head) and head[-1] in ".!?…" and text[mark.end : mark.end + 1].isupper()


def _mismatched(text: str, opening: _Mark, mark: _Mark, last_double: int) -> bool:
    """Tell whether a mark of the other width closes: 'utmost priority". and "a consequence.'"""
    if opening.single:
        return not text[opening.end : mark.start].count('"')
    ends = text[mark.start - 1] in _SENTENCE_END
    return last_double < mark.start and ends


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
