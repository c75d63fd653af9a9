"""What an article says that a body is: "the news agency AFP", "Crisis, the homelessness charity"."""

import re

from news.nouns import Role, Span
from news.people.lists import PLACES
from news.people.names import fold
from news.people.role_phrases import roles_at

KINDS = frozenset(
    """
    newspaper paper magazine daily weekly tabloid broadsheet broadcaster agency website site network outlet
    station channel programme podcast publisher charity trust foundation thinktank tank institute university
    school college hospital company firm retailer supermarket chain bank insurer lender carmaker airline
    operator manufacturer supplier developer utility startup giant conglomerate brewer union federation
    association organisation organization group organisers organizers coalition alliance campaign movement
    party militia army force service body regulator watchdog ombudsman court tribunal parliament council
    committee commission authority department ministry team club consultancy lobby nonprofit ngo
    """.split()
)
_SAID = frozenset("the a an this that its his her their our my said told by from with for of at to".split())
_AFTER = re.compile(r",\s(?=(?:an?|the|one\sof)\s)|\s(?:is|was)\s(?=(?:an?|the)\s)")
_COMMA = re.compile(r"(?:^|[.!?]\s{1,2})The (?P<kind>(?:[\w-]+ ){0,3}[\w-]+),$")
"""Before a body's name between commas: "The militant organisation, the Islamic State, claimed"."""
_CLOSED = re.compile(r"[,.;:)–—\n]|$|\s(?:that|which|who|in|based)\b")


def kinds_beside(text: str, name: Span) -> list[Role]:
    """Return what the words right before and after a body's name say that it is."""
    if {fold(word) for word in name.of(text).split()} <= PLACES:
        return []
    found = [role for role in (_before(text, name),) if role is not None]
    match = _AFTER.match(text, name.end)
    stop = text.find("\n", name.end)
    roles = roles_at(text, match.end(), len(text) if stop < 0 else stop, _is_kind) if match else []
    closed = roles and (text[name.end] != "," or _CLOSED.match(text, roles[-1].span.end))
    return [*found, *(roles[:1] if closed else [])]


def is_called_a_body(text: str, end: int) -> bool:
    """Tell whether the words behind a name say that it is a body's: ", a company that runs trips"."""
    match = _AFTER.match(text, end)
    stop = text.find("\n", end)
    return bool(match and roles_at(text, match.end(), len(text) if stop < 0 else stop, _is_kind))


def _before(text: str, name: Span) -> Role | None:
    start = max(0, name.start - 60, text.rfind("\n", 0, name.start) + 1)
    lead = text[start : name.start].removesuffix("the ").removesuffix("The ").rstrip(" ")
    comma = _COMMA.search(lead) if lead.endswith(",") and text.startswith(",", name.end) else None
    if comma and _is_kind(comma["kind"].rsplit(maxsplit=1)[-1]):
        span = Span(start + comma.start("kind"), start + comma.end("kind"))
        return Role(words=span.of(text), span=span)
    words = [*re.finditer(r"\S+", lead)]
    if (
        not words
        or not lead[-1].isalpha()
        or not _is_kind(words[-1].group())
        or len(lead) + start == name.start
    ):
        return None
    first = len(words) - 1
    while first and len(words) - first < 4 and _narrows(words[first - 1].group()):
        first -= 1
    if first and first < len(words) - 1 and words[first - 1].group() == "to":
        first += 1
    span = Span(start + words[first].start(), start + len(lead))
    return Role(words=span.of(text), span=span)


def _narrows(word: str) -> bool:
    return bool(re.fullmatch(r"[A-Za-z][\w’'-]*", word)) and fold(word) not in _SAID


def _is_kind(written: str) -> bool:
    return fold(written) in KINDS and (written.islower() or written in ("Organisers", "Organizers"))
