"""What the words right before and after a name say that its bearer is."""

import re

from news.nouns import Role, Span
from news.people.lists import OPENERS
from news.people.names import fold
from news.people.roles import STYLES, is_role
from news.quotes.cues import LEMMAS
from news.text import trimmed

_WORDS = re.compile(r"[^\W_](?:[\w&-]|[.’'](?=\w))*")
_STOPPERS = frozenset(
    """
    the a an this that these those his her its their our my your and or but as while when where who whom which
    that if because since after before until with by from at on to in into than about over under between
    against among during including like is are was were be been being has have had do does did will would can
    could may might must shall should not also then so told said says met meet meets called named replaced
    """.split()
)
_BRIDGES = frozenset(("of", "for"))
_LONGEST = 9
_AFTER = re.compile(r"\s*(?:,|[–—]|\s-\s|\()\s*")
_AGE = re.compile(r"(?:aged\s+)?\d{1,3}(?=\s*[,)–—.])")
_APPOSITION_END = re.compile(
    r"[,;:.()–—“”\"\n]|\s-\s|\s(?:who|which|said|says|told|was|is|has|had|will|and)\b"
)
_CLOSES_APPOSITION = re.compile(r",| (?:said|says|told|tells|added|wrote)\b")
_LEADING = re.compile(r"(?:the|an?|his|her|its|their|our|my)\s+", re.IGNORECASE)


def described(text: str, name: Span, within: Span) -> list[Role]:
    """Return the roles in apposition to a name: "Chris Philp, the shadow home secretary," has one.

    `within` is the passage; roles come without their article ("the", "his").
    """
    found = [role for role in (_before(text, name, within), _after(text, name, within)) if role is not None]
    return [] if not found else found


def aged(text: str, name: Span) -> bool:
    """Tell whether an age follows: "Nikita, 30,"."""
    match = _AFTER.match(text, name.end)
    return bool(match and _AGE.match(text, match.end()))


def head_of(words: str) -> str:
    """Return the folded role noun that heads a description: "the UK's ambassador to the US" gives "ambassador"."""
    found = ""
    for match in _WORDS.finditer(words):
        word = match.group().rstrip("’'s") if match.group().endswith(("’s", "'s")) else match.group()
        folded = fold(word)
        if found and folded in (_BRIDGES | _STOPPERS):
            break
        if is_role(folded) or folded == "pm":
            found = folded
    return found


def _before(text: str, name: Span, within: Span) -> Role | None:
    """Find "national security adviser" before "Mike Waltz", "Principal of …" before ", Ciarán Cronin,"."""
    start = max(within.start, name.start - 120)
    lead = text[start : name.start]
    comma = bool(re.search(r"\w,\s+$", lead)) and bool(_CLOSES_APPOSITION.match(text, name.end))
    if not comma and not re.search(r"[^\s.,;:!?]\s$", lead):
        return None
    words = list(_WORDS.finditer(lead))
    taken: list[re.Match[str]] = []
    for at in range(len(words) - 1, -1, -1):
        word = words[at]
        after = words[at + 1].start() if at + 1 < len(words) else len(lead)
        gap = lead[word.end() : after]
        if re.search(r"[,;:.!?()“”\"–—]", gap) and not (comma and not taken):
            break
        folded = fold(word.group())
        if folded in _STOPPERS or _verbal(folded):
            break
        if folded in OPENERS and folded not in _BRIDGES and folded not in ("former", "first", "last"):
            break
        taken.append(word)
        if len(taken) >= _LONGEST:
            break
    while taken and fold(taken[-1].group()) in _BRIDGES:
        taken.pop()
    if not taken:
        return None
    span = trimmed(text, Span(start + taken[-1].start(), start + taken[0].end()))
    nearest = fold(taken[0].group())
    if nearest in STYLES or not head_of(span.of(text)):
        return None
    if not comma and not is_role(nearest) and not any(fold(w.group()) in _BRIDGES for w in taken):
        return None
    return Role(words=span.of(text), span=span)


def _after(text: str, name: Span, within: Span) -> Role | None:
    """Find "the shadow home secretary" after "Chris Philp, "."""
    opening = _AFTER.match(text, name.end, within.end)
    if not opening:
        return None
    start = opening.end()
    age = _AGE.match(text, start)
    if age:
        again = _AFTER.match(text, age.end(), within.end)
        if not again:
            return None
        start = again.end()
    end = _APPOSITION_END.search(text, start, min(within.end, start + 140))
    span = trimmed(text, Span(start, end.start() if end else min(within.end, start + 140)))
    lead = _LEADING.match(span.of(text))
    span = Span(span.start + lead.end(), span.end) if lead else span
    words = [fold(word) for word in _WORDS.findall(span.of(text))]
    head = head_of(span.of(text))
    if not words or not head or len(words) > 14 or words[0] in _STOPPERS - {"the"}:
        return None
    early = next((at for at, word in enumerate(words) if word == head or word.startswith(head)), 99)
    return Role(words=span.of(text), span=span) if early <= 6 else None


def _verbal(word: str) -> bool:
    """Tell whether the word is likelier a verb than part of a role: "said", "leaving"."""
    return (word in LEMMAS and LEMMAS[word] != word) or (word.endswith("ing") and len(word) > 5)
