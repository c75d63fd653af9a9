"""Whether a description fits someone: by its words, their roles, their nation and gender."""

import re

from news.people.characters import Character
from news.people.heads import head_of
from news.people.lists import NATIONS
from news.people.names import fold
from news.people.roles import DOCUMENTS, FEMALE, MALE, OFFICES

_LOOSE = frozenset(
    """
    the a an senior former fellow top leading veteran embattled new current outgoing incoming then late young
    old his her their our this that s us
    """.split()
)
"""Words that don't narrow a description: "the senior Tory"."""
UNIQUE = frozenset(
    """
    president minister pm chancellor king queen pope mayor governor senator representative congressman
    congresswoman judge
    """.split()
)
"""Offices of which nobody holds two."""
_SERVANTS = frozenset(
    """
    manager aide adviser advisor spokesman spokeswoman spokesperson strategist pollster analyst host reporter
    anchor consultant lawyer attorney
    """.split()
)
"""Whoever is called so holds none of those offices."""
_PORTFOLIOS = frozenset(
    "minister secretary director spokesman spokeswoman ambassador commissioner editor".split()
)
_LESSER = frozenset("vice deputy shadow assistant associate".split())
"""Make another office of one: "the president" is not the vice president."""
FORMER = re.compile(r"\b(?:former|ex|then|once|late)\b", re.IGNORECASE)
_ABOUT = re.compile(r"\s(?:of|from|by|for|on|in|to|about|posted|released|published)\s")
_FURTHER = re.compile(r"\s(?:of|for|to|in|at)\s")
_WORD = re.compile(r"[^\W_](?:[\w&-]|[.](?=\w))*")
_HEADS = OFFICES | {"the", "prime", "former", "deputy", "vice", "shadow", "senior", "acting"}
ONE_HEAD = {"pm": "minister", "congressman": "representative", "congresswoman": "representative"}
_WRITTEN_OUT = {
    **ONE_HEAD,
    "sen": "senator",
    "gov": "governor",
    "rep": "representative",
    "lt": "lieutenant",
    "col": "colonel",
    "gen": "general",
    "capt": "captain",
    "sgt": "sergeant",
    "prof": "professor",
}
_WIDE = frozenset(
    "democratic republican conservative liberal labour tory socialist communist african south latin".split()
)
"""Words for nations that are parties' or too wide to tell one."""

_NARROW = NATIONS - _WIDE


def content(words: str) -> set[str]:
    """Return the words that narrow a description: "the senior Tory" leaves "tory"."""
    lead = _FURTHER.split(words)[0]
    found = {fold(re.sub(r"['’]s$", "", word)) for word in _WORD.findall(lead)}
    return {_WRITTEN_OUT.get(word, word) for word in found} - _LOOSE


def office_in(role: str) -> str:
    """Return the head of a role, written out and one for each office: "Sen. of Ohio" gives "senator"."""
    lead = _WORD.findall(_FURTHER.split(role)[0])
    short = _WRITTEN_OUT.get(fold(lead[-1]), "") if lead else ""
    head = short or head_of(role)
    return ONE_HEAD.get(head, head)


def named_in(words: str) -> set[str]:
    """Return the bodies and places that a role is of, or that narrow it: "leader of Brackley Council"."""
    return {fold(word) for word in re.findall(r"\b[A-Z][\w-]+", words)} - _HEADS


def same_head(head: str, role: str) -> bool:
    """Tell whether a role has this head: "pm" and "prime minister" have one."""
    return ONE_HEAD.get(head, head) == office_in(role)


def is_lesser(words: set[str], others: set[str], head: str) -> bool:
    """Tell whether one of two is the other's deputy; a lieutenant colonel is a colonel."""
    lesser = _LESSER | {"lieutenant"} if head == "governor" else _LESSER
    return not lesser.isdisjoint(words ^ others)


def narrowing(who: Character, head: str) -> set[str]:
    """Return the nations in someone's roles: an "Italian Prime Minister" need not be "the Prime Minister"."""
    roles = [role.words for role in who.roles if same_head(head, role.words)]
    return {word for words in roles for word in content(words) if word in NATIONS}


def free(who: Character, head: str) -> bool:
    """Tell whether someone named in the text has no role yet."""
    return bool(who.names) and not (who.body or who.roles or _taken(who, head))


def otherwise(who: Character, words: str, head: str) -> bool:
    """Tell whether someone is known to be another such: an "aviation minister" is no "health minister"."""
    if _taken(who, head) or _foreign(who, words):
        return True
    wanted = content(words) - {head}
    same = [content(role.words) - {head} for role in who.roles if same_head(head, role.words)]
    if any(is_lesser(wanted, theirs, head) for theirs in same):
        return True
    return head in _PORTFOLIOS and any(wanted and theirs and not wanted & theirs for theirs in same)


def nations(words: str) -> set[str]:
    """Return the nations that a description names; parties and whole continents are none."""
    return content(words) & _NARROW


def _foreign(who: Character, words: str) -> bool:
    """Tell whether someone isn't known to be of the nation: "the Ukrainian leader" is no one without a role.

    "Mr Trump berated Mr Zelenskyy, while the Ukrainian leader …" may be in focus as he will.
    """
    wanted = nations(words)
    theirs = {word for role in (*who.roles, *who.described) for word in content(role.words)}
    return bool(wanted) and not wanted & theirs


def _taken(who: Character, head: str) -> bool:
    """Tell whether someone is known to be something else: a "president" is not "the prime minister"."""
    offices = {office_in(role.words) for role in who.roles}
    other = (head in MALE and who.gender == "f") or (head in FEMALE and who.gender == "m")
    served = bool(offices & (UNIQUE | _SERVANTS))
    return other or (head in UNIQUE and served and ONE_HEAD.get(head, head) not in offices)


def document_in(words: str) -> str:
    """Return the noun of a document that heads the words: "a 1989 report from the board" gives "report"."""
    lead = _ABOUT.split(words)[0].split()
    last = fold(lead[-1]) if lead else ""
    return last if last in DOCUMENTS else ""
