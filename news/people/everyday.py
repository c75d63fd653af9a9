"""What many work as, or are to a few, who are in the news for what befell them and speak for nobody."""

import re

from news.people.belonging import gives_a_post
from news.people.heads import head_of
from news.people.lists import NATIONS, PLACES
from news.people.names import fold

_EVERYDAY = re.compile(
    r"\b(?:(?:assistant|store|shop|shift|office|restaurant|bar|pub|floor|night) manager"
    r"|(?:teacher|nurse|health|home|classroom|kitchen)(?:['’]?s)? aide|post-?doctoral (?:fellow|researcher)"
    r"|(?:software|web|app) developer|(?:estate|insurance|travel|letting|booking|ticket) agent"
    r"|(?:train|bus|tram) conductor|(?:personal|dog|horse) trainer|(?:exotic|lap|pole) dancer"
    r"|child star|(?:prom|beauty|pageant|homecoming|carnival) (?:queen|king)"
    r"|(?:class|student (?:body|council)) president|(?:scout|gang|cult|ring|sunday school|play) leader"
    r"|(?:parent|school) governor|(?:family|junior) doctor|(?:volunteer|little league|life|swimming) coach"
    r"|(?:wedding|school) photographer|(?:landscape|naval) architect|local historian"
    r"|(?:church|chapel) organist)\b",
    re.IGNORECASE,
)
_OF_MANY = re.compile(
    r"\b(?:(?:hotel|bank|branch|property|sales|marketing|retail|project|product|account|IT|HR|care home)"
    r" manager|(?:sales|marketing|account) (?:executive|director)|team leader|data analyst|security officer"
    r"|(?:financial|mortgage|tax|careers) advis[eo]r|(?:IT|HR|beauty|recruitment) consultant"
    r"|(?:under-\d+s?|youth) coach)\b",
    re.IGNORECASE,
)
"""What many are, and who speaks for a body where it stands beside, but for "a": "sales director of Tesco"."""
_SPEAKS_FOR = re.compile(
    r"\b(?:[Cc]hief|[Hh]ead|[Nn]ational|[Gg]roup)\s|(?:['’]s|s['’])\s|(?<=\s)(?!IT\b|HR\b)[A-Z]|^[A-Z]{2}[\w-]*\s(?!manager|consultant)"
)
_BEGINS = re.compile(
    r"\b(?:retired|trainee|aspiring|would-be|budding|part-time|freelance|keen|volunteer|student|self-employed"
    r"|apprentice|unemployed|struggling)\b",
    re.IGNORECASE,
)
"""With a trade, somebody who isn't known by it."""
_TRADES = frozenset(
    """
    manager developer agent doctor physician analyst adviser advisor consultant accountant artist writer
    blogger photographer model trainer dancer golfer player coach conductor architect entrepreneur
    businessman businesswoman lawyer solicitor barrister attorney officer historian designer planner broker
    supervisor organist unionist musician author journalist guitarist drummer pianist violinist chef
    youtuber podcaster vlogger streamer influencer researcher scientist producer filmmaker director executive
    organiser organizer performer boss administrator editor actor actress singer comedian surgeon
    """.split()
)
_KNOWN = frozenset("actor actress singer comedian author filmmaker".split())
"""Trades of which those whose age is told may be known, too."""
_APPOINTED = frozenset(
    "adviser advisor officer director executive editor administrator lawyer solicitor barrister "
    "attorney journalist".split()
)
"""Trades that are a post, or speak for somebody, where no age stands beside them."""
_HIGH = re.compile(
    r"\b(?:chief|managing|executive|head|general|country|national|regional|political|military|legal|defen[cs]e|foreign)\s"
    r"(?:\w+\s){0,2}(?:officer|director|executive|editor|administrator|lawyer|adviser|advisor|analyst|scientist|coach|manager)\b"
    r"|\b(?:district|state|county|city|prosecuting|election|medical|campaign|party|policy|press)\s"
    r"(?:attorney|officer|administrator|manager|organi[sz]er|advis[eo]r)\b"
    r"|\b(?!(?:son|daughter|child|children|wife|husband|sister|brother|mother|father|friend|girl|boy|pupil|store|shop|pub|bar|school)['’])"
    r"\w+['’]s?\s(?:[\w-]+\s){0,2}(?:officer|director|executive|editor|administrator|lawyer|adviser|advisor|attorney"
    r"|coach|boss|manager)\b"
    r"|\b(?:officer|director|executive|editor|administrator|lawyer|adviser|advisor|attorney|solicitor)\s(?:of|for|to)\s(?!an?\s)",
    re.IGNORECASE,
)
"""Posts, and who speaks for somebody: "the club's head coach", "adviser to the mayor"."""
_FROM = re.compile(r"\s(?:from|in)\s[A-Z]")
_BODY = re.compile(r"\b(?:University|Institute|College|United|FC)\b|['’]s\s")
_NAMED = re.compile(r"(?<!^)\b(?!IT\b|HR\b)[A-Z]|^(?!IT\b|HR\b)[A-Z][\w&.-]*(?:['’]s)?\s[a-z]")
"""In the words for a trade, the body that it is of: "Fox News analyst"."""


def is_everyday(words: str) -> bool:
    """Tell whether a role is what many are: "pub manager", "scout leader"; not "sales director of Tesco"."""
    many = _OF_MANY.search(words) and not _SPEAKS_FOR.search(_FROM.split(words)[0]) and not _of_place(words)
    return bool(_EVERYDAY.search(words) or many)


def _of_place(words: str) -> bool:
    """Tell whether words begin with a place: "England youth coach"."""
    return fold(words.split(maxsplit=1)[0]) in PLACES | NATIONS


def is_trade(words: str, *, aged: bool, one: bool) -> bool:
    """Tell whether a role is but a trade, of no body, beside "retired", an age or "a" (`one`)."""
    head = head_of(words)
    own = _FROM.split(words)[0]
    if one and _OF_MANY.search(words) and not _HIGH.search(words):
        return True
    if head not in _TRADES or _NAMED.search(own) or _is_of_body(words[len(own) :]):
        return False
    if _BEGINS.search(words):
        return True
    unknown = head not in (_KNOWN if aged else _KNOWN | _APPOINTED)
    return (aged or one) and (unknown or own != words) and not _HIGH.search(words)


def _is_of_body(beyond: str) -> bool:
    """Tell whether "from Kent Police", "from Oxford University" tells where somebody works."""
    return bool(_BODY.search(beyond)) or (bool(beyond) and gives_a_post(beyond.strip()))
