"""Words that are one person's after a name and a colon: headlines, and the turns of a transcript."""

import re
from collections import Counter
from collections.abc import Sequence

from news.nouns import LineKind, Manner, Span
from news.quotes.passages import Passage
from news.text import trimmed

_LABEL = re.compile(r"[A-Z][\w.’'-]*(?:\s[A-Z][\w.’'-]*){0,3}:\s+(?=\S)")
_TURN = re.compile(
    r"[\"“]?(?P<name>[QA](?=:)|[A-Z][\w.’'-]+(?:\s[A-Z][\w.’'-]*){0,3})(?:\s?\([^()\n]{1,20}\))?:\s+(?=[A-Z“\"‘'(\[…])"
    r"|\(\((?P<party>[^()\n]{2,40})\)\):?\s+"
)
"""Opens a turn: "FALLIN: We will …"; on Wikinews "((Aparna Garg)) We have …"."""
_ASKING = frozenset(("q", "wn", "wikinews", "question", "questions", "interviewer", "video", "audio"))
"""Labels of whoever only asks, and of no person."""
_ANSWERING = frozenset(("a", "answer"))
_WORDS = re.compile(r"[^\W\d_]{2}.*\s.*[^\W\d_]{2}")
"""Two words at least: not "Hillary Clinton: 1,769."."""
_LONGEST_HEADLINE = 160
_KINDS = (LineKind.BODY, LineKind.HEADING)
_ASIDE = frozenset("([…“\"‘'")
"""Opens what is no turn: "(BEGIN VIDEO CLIP)", a quotation from the interview."""
_OPENING = frozenset("“‘\"'")
_PAIRS = {"“": "”", "‘": "’", '"': '"', "'": "'"}
_HEADLINES = 2
"""Passages at the top that may be headlines: "Fallin: Trump is trying to …" is no turn by itself."""
_SHORTEST_TURN = 12
_TURNS = 3
"""Paragraphs that open with a name and a colon without which there is no transcript."""


def label(text: str, passage: Passage) -> tuple[Span, Span, Manner] | None:
    """Return (the name with its colon, the words after it, their manner) of a headline, or None.

    "Issa: Hillary Clinton’s honesty is ‘in question’"; marked as a whole, the words are left to the marks.
    """
    span = passage.span
    match = _LABEL.match(text, span.start, span.end)
    if match is None or passage.kind not in _KINDS or span.end - span.start > _LONGEST_HEADLINE:
        return None
    content = Span(match.end(), span.end)
    if _wholly_marked(content.of(text)) or not _WORDS.search(content.of(text)):
        return None
    manner = Manner.MIXED if _OPENING & set(content.of(text)) else Manner.INDIRECT
    return Span(span.start, match.end()), content, manner


def turns(text: str, passages: Sequence[Passage]) -> dict[int, tuple[Span, Span]]:
    """Return (the name, the words after it) of each turn of a transcript, by passage.

    "RAMOS: Secretary Clinton, did you lie to them?" is one where others like it stand in the article. A
    paragraph without a name goes on with the turn before it, where most have one.
    """
    found: dict[int, tuple[Span, Span]] = {}
    names: Counter[str] = Counter()
    for at, passage in enumerate(passages):
        match = _TURN.match(text, passage.span.start, passage.span.end)
        if match is None or passage.kind is not LineKind.BODY:
            continue
        content = trimmed(text, Span(match.end(), passage.span.end))
        named = match.lastgroup or "name"
        if content.end - content.start >= _SHORTEST_TURN:
            found[at] = Span(*match.span(named)), content
            names[match.group(named)] += 1
    several = len(names) > 1 and max(names.values(), default=0) > 1
    return _going_on(text, passages, found) if several and len(found) >= _TURNS else {}


def _going_on(
    text: str, passages: Sequence[Passage], found: dict[int, tuple[Span, Span]]
) -> dict[int, tuple[Span, Span]]:
    """Add the paragraphs between two turns that have no name of their own: they are the first one's."""
    found = {at: turn for at, turn in found.items() if at >= _HEADLINES or at + 1 in found}
    between = range(min(found, default=0), max(found, default=0))
    body = [at for at in between if passages[at].kind is LineKind.BODY]
    if 2 * sum(at in found for at in body) < len(body):
        return found
    whole: dict[int, tuple[Span, Span]] = {}
    last: Span | None = None
    for at in sorted({*body, *found}):
        if at in found:
            last = found[at][0]
            whole[at] = found[at]
        elif last is not None and text[passages[at].span.start] not in _ASIDE:
            whole[at] = last, passages[at].span
    return whole


def only_asks(label: str) -> bool:
    """Tell whether a turn's label is of nobody whose words are news: "Q", "QUESTION", "VIDEO"."""
    return label.lower() in _ASKING


def answers(label: str) -> bool:
    """Tell whether a turn's label is of whoever is interviewed: "A", "Answer"."""
    return label.lower() in _ANSWERING


def _wholly_marked(words: str) -> bool:
    """Tell whether the words begin with a mark whose partner ends them: not "‘No Idea’ If He Told Her"."""
    close = _PAIRS.get(words[:1], "")
    inner = words.rstrip(" .,?!")[1:-1]
    return bool(close) and not re.search(rf"{close}(?=[\s.,?!])", inner)
