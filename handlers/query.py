"""What a person typed after the command, understood: whom or which words, and how narrowed."""

import html
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from handlers.near import like_press
from news.periods import Days, before, both, named_period, since, until
from news.text import folded

NAME_LIMIT = 80
NAME_WORDS = 6
WORDS_LIMIT = 1000
MOST_NAMES = 40
_QUOTED = re.compile(r"^(?P<mark>[\"“”„«'‘])(?P<words>.+?)[\"“”»'’](?=\s|$)(?P<rest>.*)$", re.DOTALL)
_MARKS = '"“”„«»'
_TOPIC = re.compile(r"(?:about|on|regarding)\s+", re.IGNORECASE)
_WITHIN = re.compile(r"(?:in|from|during|on|of)\s+", re.IGNORECASE)
_OUTLET = re.compile(r"(?:in|from|by)\s+", re.IGNORECASE)
_BETWEEN = re.compile(r"between\s+", re.IGNORECASE)
_AND = re.compile(r"\s+and\s+", re.IGNORECASE)
_NEARBY = re.compile(r"today\b|yesterday\b|(?:this|last|past)\s", re.IGNORECASE)
_BOUNDS = (
    (re.compile(r"(?:since|from)\s+", re.IGNORECASE), since),
    (re.compile(r"(?:until|till)\s+", re.IGNORECASE), until),
    (re.compile(r"before\s+", re.IGNORECASE), before),
)
_WORD = re.compile(r"\S+\s*")
_TAIL = re.compile(r"(?P<rest>.+)\s(?:in|from|by)\s+(?P<outlet>\S+(?:\s+\S+){0,4})$", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Query:
    """A question about a person (`name`) or about words (`words`); neither: nothing was asked.

    It is narrowed to a topic (`about`), to articles published within `days`, to an `outlet` of those read;
    `unread`: what was named after quoted words is an outlet, but none of them.
    `too_long`: more was typed than we search for.
    """

    name: str | None = None
    words: str | None = None
    about: str | None = None
    days: Days | None = None
    outlet: str | None = None
    unread: str | None = None
    too_long: bool = False

    @property
    def is_empty(self) -> bool:
        """Tell whether nothing was asked."""
        return not (self.name or self.words or self.about or self.too_long)


def parse(
    text: str,
    *,
    today: date,
    outlets: Sequence[str] = (),
    is_outlet: Callable[[str], bool] = like_press,
) -> Query:
    """Understand the words after `/whosaid`.

    Quoted or long ones are words to find, the rest is a name; both may be followed, a name also preceded, by
    "about …", a period, "in OUTLET", in any order. `outlets` are the names that count as such;
    `is_outlet` tells of another name whether it is an outlet's.
    """
    asked = " ".join(html.unescape(text).split())
    if len(asked) > WORDS_LIMIT:
        return Query(too_long=True)
    quoted = _QUOTED.match(asked)
    if quoted:
        narrowed = _narrowed(quoted["rest"].strip(), today, outlets)
        unread = outlet_apart(f"… {narrowed.name}") if narrowed.name else None
        if not narrowed.name or (unread and unread[0] == "…" and is_outlet(unread[1])):
            words, outlet = quoted["words"].strip(), unread and unread[1]
            return replace(narrowed, name=None, words=words, unread=outlet)
    query = _narrowed(asked, today, outlets)
    is_passage = _is_long(query.name) or (query.name and _is_long(query.about))
    return Query(words=asked.strip(_MARKS)) if is_passage else query


def _is_long(part: str | None) -> bool:
    """Tell whether it is too long for a name, or for a topic behind one."""
    return part is not None and (len(part.split()) > NAME_WORDS or len(part) > NAME_LIMIT)


def outlets_asked(text: str) -> tuple[str, ...]:
    """Return what may be the name of an outlet in the question: up to five words after "in", "from", "by"."""
    words = html.unescape(text).split()
    runs = [words[at + 1 : at + 6] for at, word in enumerate(words) if word.lower() in {"in", "from", "by"}]
    names = (" ".join(run[:size]) for run in runs for size in range(1, len(run) + 1))
    return tuple(dict.fromkeys(names))[:MOST_NAMES]


def outlet_apart(words: str) -> tuple[str, str] | None:
    """Return what stands before the last "in", "from" or "by", and after it: perhaps an outlet never read."""
    found = _TAIL.match(words)
    return (found["rest"], found["outlet"]) if found else None


def _narrowed(asked: str, today: date, outlets: Sequence[str]) -> Query:
    """Take topic, period and outlet out of the words; what is left is the name."""
    query, name, topic, rest = Query(), "", "", asked
    within_topic = False
    while rest:
        period = _period(rest, today)
        outlet = None if period else _outlet(rest, outlets)
        opening = _TOPIC.match(rest)
        if period:
            days, end = period
            query = replace(query, days=both(query.days or Days(), days))
        elif outlet:
            known, end = outlet
            query = replace(query, outlet=known)
        elif opening and not within_topic:
            end, within_topic = opening.end(), True
        else:
            end = _WORD.match(rest).end()  # type: ignore[union-attr]
            topic, name = (topic + rest[:end], name) if within_topic else (topic, name + rest[:end])
        rest = rest[end:].lstrip(" ,;")
    return replace(query, name=name.strip(" ,;") or None, about=topic.strip(" ,;?") or None)


def _period(words: str, today: date) -> tuple[Days, int] | None:
    """Return the period with which `words` go on, and where it ends: "since May", "last week", "in 2024"."""
    for opening, bounded in _BOUNDS:
        match = opening.match(words)
        named = match and named_period(words[match.end() :], today)
        if match and named:
            return bounded(named[0]), match.end() + named[1]
    between = _BETWEEN.match(words)
    if between:
        return _between(words, between.end(), today)
    start = 0
    if not _NEARBY.match(words):
        within = _WITHIN.match(words)
        if not within:
            return None
        start = within.end()
    named = named_period(words[start:], today)
    return (named[0], start + named[1]) if named else None


def _between(words: str, start: int, today: date) -> tuple[Days, int] | None:
    one = named_period(words[start:], today)
    link = one and _AND.match(words, start + one[1])
    other = link and named_period(words[link.end() :], today)
    if not (one and link and other):
        return None
    return Days(first=one[0].first, last=other[0].last), link.end() + other[1]


def _outlet(words: str, outlets: Sequence[str]) -> tuple[str, int] | None:
    """Return the outlet with which `words` go on ("in the independent"), the longest name of those read."""
    opening = _OUTLET.match(words)
    if not opening:
        return None
    for name in sorted(outlets, key=len, reverse=True):
        pattern = r"\W+".join(map(re.escape, _bare(name).split()))
        match = re.match(rf"(?:the\s+)?{pattern}(?!\w)", words[opening.end() :], re.IGNORECASE)
        if match:
            return name, opening.end() + match.end()
    return None


def _bare(outlet: str) -> str:
    return re.sub(r"^the\s+", "", outlet, flags=re.IGNORECASE) if len(folded(outlet).split()) > 1 else outlet
