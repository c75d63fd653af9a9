"""Other ways to understand what is nobody's name as it was typed: "Starmer Albania", "Rama 2025"."""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from handlers.called import plainly
from handlers.query import Query
from news.people.keys import GENERATIONS, TITLES, name_key
from news.people.lists import BODIES, first_names
from news.people.roles import COLLECTIVES, is_role, singular
from news.periods import Days, both, named_period
from news.text import folded

MOST_WORDS = 8
MOST_PARTED = 5
"""Words of which some may be a name and the others a topic: more are a phrase."""
_QUOTED = re.compile(r"(?P<before>.*?)[“\"„«](?P<words>[^“”\"„«»]+)[”\"“»](?P<behind>.*)\Z", re.DOTALL)
_SAID = re.compile(
    r"(?P<name>[^:]+?)(?:\s+(?:said|says|say)\b:?|:)\s+(?:that\s+)?(?P<words>.+)\Z", re.IGNORECASE | re.DOTALL
)
_TOLD = re.compile(
    r"(?P<name>.+?)\s+(?P<rest>(?:told|tells|tell|spoke\s+to|speaking\s+to)\s+.+)\Z", re.IGNORECASE
)
_LINK = re.compile(
    r"\b(?:by|from|said|says|that|in|on|according\s+to)\s*:?\s*\Z|\A\s*(?:by|from|said|says)\b|:",
    re.IGNORECASE,
)
_WHEN = re.compile(
    r"(?P<name>.+?)\s+(?P<when>(?:since|before|after|until|till|during|between|ahead\s+of)\s+.+)\Z",
    re.IGNORECASE,
)
_SEASON = r"(?:(?:early|mid|late)[\s-]+)?(?:spring|summer|autumn|fall|winter|q[1-4])"
_VAGUELY = re.compile(
    r"(?P<name>.+?)\s+(?P<when>(?:(?:in|during|over|from|since)\s+(?:the\s+)?|(?:this|last|next)\s+)"
    rf"{_SEASON}(?:\s+(?:of\s+)?\d{{4}})?"
    rf"|{_SEASON}\s+(?:of\s+)?\d{{4}}"
    r"|(?:in\s+)?the\s+(?:first|second|third|last)\s+(?:week|half|days?|quarter)(?:\s+of(?:\s+\d{4})?)?"
    r"|(?:at\s+)?this\s+time)\Z",
    re.IGNORECASE,
)
"""What names days that we don’t know: “in spring 2025”, “this time” of “this time last year”.

What may be counted is none: “18 weeks”, “prices fall”.
"""
_NOT = re.compile(
    r"(?P<name>.+?)\s+(?P<rest>(?:but\s+)?(?:not|except|excluding|without|outside)\b.*)\Z", re.IGNORECASE
)
_ASKING = frozenset("who whom whose what which when where why how".split())
_LEAVING_OUT = frozenset("not but except excluding without".split())
_AND = re.compile(r"\s*(?:,|;|/|&|\+|\band\b|\bor\b|\bv\b\.?|\bvs\b\.?|\bversus\b)\s*", re.IGNORECASE)
_AND_ENDS = re.compile(r"\s+(?:and|or|&|\+|by|from|according\s+to|as\s+per|per)\Z", re.IGNORECASE)
_OVER = re.compile(
    r"\A(?:and|over|to|of|with|at(?:\s+the)?|for|in|quotes?|comments?|remarks?|statements?|[-+&:])\s+",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Loose:
    """One way to understand a question: whose words, or which `words` (then `name` may have said them).

    `told` is what must be said of it, in plain words. `sure`: also where nothing is found of it.
    `quoted`: the words stand in quotation marks.
    """

    query: Query
    told: str = ""
    words: str | None = None
    sure: bool = True
    quoted: bool = False


def loosely(query: Query, today: date) -> Iterator[Loose]:
    """Yield other ways to understand the name of a question, the likeliest first; each names somebody."""
    name = query.name or ""
    yield from _with_words(name, query)
    if len(name.split()) > MOST_WORDS:
        return
    yield from narrowed(query, today)


def several(name: str) -> tuple[str, ...]:
    """Return the names that were typed beside each other: "Starmer and Rama", "Senators Sanders and Cruz"."""
    names = tuple(filter(None, _AND.split(name)))
    if not 1 < len(names) <= MOST_WORDS:
        return ()
    words = names[0].split()
    ends = next((at for at in range(len(words) - 1, 0, -1) if singular(folded(words[at - 1]))), 0)
    return (" ".join(words[ends:]), *names[1:])


def _with_words(name: str, query: Query) -> Iterator[Loose]:
    """Yield somebody's words: Philp "pure theatre", "pure theatre" by Philp, Philp said pure theatre."""
    quoted, said, told = _QUOTED.match(name), _SAID.match(name), _TOLD.match(name)
    if quoted:
        whom = _LINK.sub("", _LINK.sub("", f"{quoted['before'].strip()} {quoted['behind'].strip()}".strip()))
        to_whom = _TOLD.match(whom)
        whose = replace(query, name=(to_whom["name"] if to_whom else whom).strip(" ,.:") or None)
        yield Loose(query=whose, words=quoted["words"].strip(), quoted=True)
    elif told:
        heard = f"“{told['rest']}” was left aside: to whom somebody spoke can’t be asked for."
        yield Loose(query=replace(query, name=told["name"]), told=heard)
    elif said:
        yield Loose(query=replace(query, name=said["name"]), words=said["words"])


def narrowed(query: Query, today: date) -> Iterator[Loose]:
    """Yield a name that a date follows, or what nothing is narrowed to: "since the election"."""
    name = query.name or ""
    starts = [match.start() for match in re.finditer(r"(?<=\s)\S", name)]
    for start in starts:
        found = named_period(name[start:], today)
        if found and start + found[1] == len(name) and any(map(str.isdigit, name[start:])):
            yield Loose(query=_within(query, name[:start], found[0]))
    first = named_period(name, today)
    if first and first[1] < len(name) and any(map(str.isdigit, name[: first[1]])):
        yield Loose(query=_within(query, name[first[1] :], first[0]))
    without, when = _NOT.match(name), _WHEN.match(name)
    if without:
        left = f"“{without['rest']}” was left aside: nothing can be left out."
        yield Loose(query=replace(query, name=without["name"]), told=left)
    for found_when in filter(None, (when, _VAGUELY.match(name))):
        rest = "It was left aside:" if query.days else "From all dates:"
        told = f"“{found_when['when']}” names no days that I know. Type a date, as in “since 1 May”. {rest}"
        yield Loose(query=replace(query, name=found_when["name"]), told=told)


def _within(query: Query, name: str, days: Days) -> Query:
    return replace(query, name=name.strip(" ,;"), days=both(days, query.days or Days()))


def parted(query: Query, whole: Collection[str] = ()) -> Iterator[Loose]:
    """Yield a name at the beginning, else at the end, and the rest as a topic: "Starmer Albania".

    `whole`: folded names, of which one is all of the name and begins it: "young Keir Starmer" has no topic.
    """
    name = query.name or ""
    words = name.split()
    if len(words) > MOST_PARTED:
        return
    for at in range(len(words) - 1, 0, -1):
        fits = not whole or name_key(" ".join(words[:at])) in whole
        if fits and _is_topic(words[at:], words[:at]):
            yield _about(" ".join(words[:at]), " ".join(words[at:]), query)
    if not whole and (name == name.lower() or len(words) > 2):
        for at in range(1, len(words)):
            if _is_topic(words[:at], words[at:]):
                yield _about(" ".join(words[at:]), " ".join(words[:at]), query)


def _is_topic(words: Sequence[str], name: Sequence[str]) -> bool:
    """Tell whether words beside a name may be a topic, and make it no other's.

    Not so “Starmer aide”, “Trump administration”, “Church of England”, “Johnson & Johnson”, “all but Rama”.
    """
    if words[-1].lower() in {"at", "the", "a"}:
        return False
    if words[0].lower() == "at":
        return True
    last, whole = folded(words[-1]), set(folded(" ".join(words)).split())
    shouted = " ".join((*name, *words)).isupper()
    is_body = words[-1][:1].isupper() and not shouted and last in BODIES
    whose = words[:-1] if folded(words[-1]) in first_names() else words  # “mother of Mike”, before a surname
    theirs = (
        whose and whose[-1].lower() in {"for", "to", "of"} and any(is_role(folded(word)) for word in whose)
    )
    anothers = is_role(last) or last in COLLECTIVES or is_body or theirs
    parts_no_name = "of" not in {words[0].lower(), words[-1].lower()} and not whole & _LEAVING_OUT
    parts_of_name = folded(words[0]) in GENERATIONS or last in TITLES
    asks = len(name) == 1 and (name[0] in _ASKING or folded(name[0]) in BODIES)
    return (
        not (asks or parts_of_name)
        and parts_no_name
        and not anothers
        and not whole & set(folded(" ".join(name)).split())
    )


def topic_ends(query: Query) -> Iterator[Loose]:
    """Yield the name with which a topic ends: "about Albania Starmer"."""
    words = (query.about or "").split()
    for at in range(max(1, len(words) - 3), len(words)):
        whole = replace(query, name=None, about=None)
        yield _about(" ".join(words[at:]), " ".join(words[:at]), whole)


def _about(name: str, topic: str, query: Query) -> Loose:
    topic = _AND_ENDS.sub("", _OVER.sub("", topic)).strip("()[] ,;:")
    whole = " ".join(filter(None, (topic, query.about)))
    told = (
        f"Taken as “{plainly(name)} about {whole}”. In quotation marks, words are looked for as they stand."
    )
    return Loose(query=replace(query, name=name, about=whole), told=told, sure=False)
