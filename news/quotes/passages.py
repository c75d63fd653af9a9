"""An article's prose as the reader walks it: passages, sentences, and the marked stretches in them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from news.lines import kind_of
from news.nouns import Article, LineKind, Span
from news.quotes.begun import begun
from news.quotes.cues import attribution_follows, attribution_precedes, says_who_alone
from news.quotes.marks import Marked, marked
from news.quotes.titles import is_title
from news.text import abbreviates, paragraphs, trimmed

_INLINE_FURNITURE = re.compile(
    r"(?<=[.!?…'’\"”])(?<!\bNo\.)\s+(?:Advertisement|\d{1,2}(?:\s\d{1,2})*)\s+(?=['‘\"“]?[A-Z])"
)
_DATELINE = re.compile(
    r"[A-Z]{3}[A-Z .'’-]{0,40}(?:,\s[A-Z][\w.]{1,20}){0,2}(?:,?\s[A-Z][a-z]{2,8}\.?\s\d{1,2})?\s*"
    r"(?:\([A-Z][\w ]{1,20}\)\s*)?[—–-]{1,2}\s+(?=[“\"‘']?[A-Z])"
    r"|[A-Z][a-z]+(?:\s[A-Z][a-z]+){0,2}\s\((?:AP|AFP|Reuters|CNN|UPI|PA|dpa|Xinhua)\)\s*[—–-]{1,2}\s+(?=[“\"‘']?[A-Z])"
)
"""Where and by whom a report was sent: "LIVINGSTON, N.J. — "."""
_STOP = re.compile(r"[.!?…]+[)\]]*(?:\s+|$)(?=[\"“'‘(\[]*[^a-z]|$)")
_AROUND = 160
"""Characters beside a mark that are looked at."""
_BETWEEN = re.compile(r",?\s(?:and\s|or\s)?")
_SHORT = 40
"""Characters of a quoted word or name in a list."""
_BRIEF = 2
_LONGEST_FRAGMENT = 40
"""Words up to which a marked stretch can be part of the sentence around it."""

_PARTED = re.compile(r"\s(?!(?:and|or)\b)[^.!?;:“”\"]{4,100},\s")


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """A sentence of the prose. `marks` index `Passage.marks`: the marked stretches that begin in it."""

    span: Span
    marks: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A paragraph, or a piece of one that the page's furniture interrupts.

    `number` counts the article's non-blank lines from 1. `opaque` tells of each mark whether the sentence
    around it stands without its words.
    """

    span: Span
    number: int
    kind: LineKind
    marks: tuple[Marked, ...] = ()
    opaque: tuple[bool, ...] = ()
    sentences: tuple[Sentence, ...] = ()

    def quoted(self) -> list[Span]:
        """Return the quoted sentences."""
        return [mark.content for mark, alone in zip(self.marks, self.opaque, strict=True) if alone]


def passages(article: Article) -> list[Passage]:
    """Return the article's passages in order, captions and page furniture among them, marked as such."""
    text = article.text
    found: list[Passage] = []
    pieces = [
        (number, kind_of(paragraph.of(text)), piece)
        for number, paragraph in enumerate(article.paragraphs or paragraphs(text), 1)
        for piece in _pieces(text, paragraph)
    ]
    continuing = False
    for at, (number, kind, piece) in enumerate(pieces):
        if kind is not LineKind.BODY:
            sentences = (Sentence(span=piece, marks=()),) if kind is LineKind.HEADING else ()
            found.append(Passage(span=piece, number=number, kind=kind, sentences=sentences))
            continue
        marks = marked(text, piece, continuing=continuing, followed=_followed(text, pieces[at + 1 :]))
        continuing = bool(marks) and not marks[-1].closed
        opaque = _alone(text, marks, piece)
        whole = Passage(span=piece, number=number, kind=kind, marks=tuple(marks), opaque=tuple(opaque))
        found.append(_with_beginnings(text, whole, _sentences(text, piece, marks)))
    return found


def _with_beginnings(text: str, passage: Passage, sentences: Sequence[Sentence]) -> Passage:
    """Return the passage with its sentences; marks whose words began before them are one with these."""
    marks: list[Marked] = []
    opaque: list[bool] = []
    kept: list[Sentence] = []
    for sentence in sentences:
        own = [passage.marks[at] for at in sentence.marks]
        alone = [passage.opaque[at] for at in sentence.marks]
        whole = begun(text, sentence.span, own, alone)
        first = len(marks)
        marks += own if whole is None else [whole]
        opaque += alone if whole is None else [True]
        kept.append(replace(sentence, marks=tuple(range(first, len(marks)))))
    return replace(passage, marks=tuple(marks), opaque=tuple(opaque), sentences=tuple(kept))


def _pieces(text: str, paragraph: Span) -> list[Span]:
    """Split at words that a page's furniture left inside a line: "…up. Advertisement Gardaí from …" """
    dateline = _DATELINE.match(text, paragraph.start, paragraph.end)
    starts, ends = [dateline.end() if dateline else paragraph.start], []
    for match in _INLINE_FURNITURE.finditer(text, paragraph.start, paragraph.end):
        ends.append(match.start())
        starts.append(match.end())
    return [trimmed(text, Span(*pair)) for pair in zip(starts, [*ends, paragraph.end], strict=True)]


def _followed(text: str, rest: Sequence[tuple[int, LineKind, Span]]) -> bool:
    """Tell whether the next body passage begins with a mark."""
    after = next((piece for _, kind, piece in rest[:4] if kind is LineKind.BODY), None)
    return after is not None and text[after.start] in "'‘\"“"


def _alone(text: str, marks: Sequence[Marked], piece: Span) -> list[bool]:
    """Tell of each mark whether its words stand alone; what goes on in a list of fragments does not.

    "words such as “ambassador,” “attack,” and “talking points”".
    """
    found: list[bool] = []
    for at, mark in enumerate(marks):
        before = marks[at - 1] if at else None
        gap = text[before.outer.end : mark.outer.start] if before is not None else ""
        ended = before is not None and gap.isspace() and before.content.of(text)[-1] in ".!?"
        listed = before is not None and not found[-1] and not ended and _BETWEEN.fullmatch(gap)
        short = mark.content.end - mark.content.start <= _SHORT
        goes_on = before is not None and _goes_on(text, before, mark)
        found.append(goes_on or (_stands_alone(text, mark, piece) and not (listed and short)))
    return found


def _goes_on(text: str, before: Marked, mark: Marked) -> bool:
    """Tell whether words end a sentence that a cue parted: "“The plan,” said Jane Doe, “is dead.”"."""
    between = text[before.outer.end : mark.outer.start]
    ends = mark.content.of(text)[-1:] in tuple(".?!,") or text[mark.outer.end : mark.outer.end + 1] in (
        ".",
        ",",
    )
    return ends and before.content.of(text)[-1:] == "," and _PARTED.fullmatch(between) is not None


def _stands_alone(text: str, mark: Marked, piece: Span) -> bool:
    """Tell whether the words are a sentence of their own, not a fragment of the one around them.

    "“Something has to change,” Mr Johnson told NBC" is; "said it was “probably” likely" is not.
    """
    words = mark.content.of(text)
    before = text[max(piece.start, mark.outer.start - 9) : mark.outer.start].rstrip()
    after = text[mark.outer.end : min(piece.end, mark.outer.end + _AROUND)]
    if not mark.closed or not mark.opened or words.count(" ") >= _LONGEST_FRAGMENT:
        return True
    if re.search(r"[.!?…]['’\"”)]*\s+\W*[A-Z]", words):
        return True
    if is_title(words, before):
        return False
    whole = words[:1].isupper() or words[-1] in ".?!" or words[0] in "@#"
    if before[-1:] in (":", ",") and whole and (words.count(" ") >= 2 or _brief(words)):
        return True
    if not before or (before[-1] in ".!?…”\"’'" and not re.search("[a-z]s[’']$", before)):
        return (
            words.rstrip(" []")[-1:] in tuple(",.?!…—–-")
            or not after.strip()
            or after[:1] in ",.;:"
            or attribution_follows(after)
        )
    long_ = words[:1].isupper() and words.count(" ") >= 4
    return long_ or (before[-1:] == ":" and words[-1:] in ".?!")


def _brief(words: str) -> bool:
    """Tell whether a word or two are a sentence: "told Reuters simply, “We lost.”"."""
    return words[:1].isupper() and words[-1:] in ".?!" and words.count(" ") < _BRIEF


def _sentences(text: str, piece: Span, marks: Sequence[Marked]) -> list[Sentence]:
    """Cut the passage at its sentence ends; one inside marks counts only at the marks' end."""
    plain = _without_inner_stops(text, piece, marks)
    cuts = [
        piece.start + match.end()
        for match in _STOP.finditer(plain)
        if not abbreviates(plain, 0, match.start() + 1)
    ]
    starts = [piece.start, *[cut for cut in cuts if cut < piece.end]]
    found = []
    at = 0
    for start, end in zip(starts, [*starts[1:], piece.end], strict=True):
        first = at
        while at < len(marks) and marks[at].outer.start < end:
            at += 1
        found.append(Sentence(span=trimmed(text, Span(start, end)), marks=tuple(range(first, at))))
    return found


def _without_inner_stops(text: str, piece: Span, marks: Sequence[Marked]) -> str:
    """Return the passage, as long as before, with marked words blanked so that no sentence ends in them."""
    parts, at = [], piece.start
    for mark in marks:
        parts.append(text[at : mark.outer.start])
        length = mark.outer.end - mark.outer.start
        after = text[mark.outer.end : min(piece.end, mark.outer.end + _AROUND)]
        lead = text[max(at, mark.outer.start - 60) : mark.outer.start]
        ends = mark.content.of(text)[-1:] in ".!?…" and _new_sentence(mark.content.of(text), lead, after)
        parts.append("Q" + "q" * (length - 2) + ("." if ends else "q"))
        at = mark.outer.end
    return "".join([*parts, text[at : piece.end]])


def _new_sentence(words: str, lead: str, after: str) -> bool:
    """Tell whether a sentence starts after the closing mark: not in "“Why?” Smith asked." """
    head = after.lstrip()
    if head[:1].islower() or says_who_alone(after):
        return False
    return words[-1] == "." or attribution_precedes(lead) or not attribution_follows(after)
