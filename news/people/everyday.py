"""What many work as, or are to a few, who are in the news for what befell them and speak for nobody."""

import re

from news.people.heads import head_of

_MANAGERS = (
    "assistant|store|shop|shift|office|restaurant|bar|pub|hotel|bank|floor|night|branch|property|sales|marketing"
    "|retail|project|product|account|IT|HR|care home"
)
_EVERYDAY = re.compile(
    rf"\b(?:(?:{_MANAGERS}) manager|(?:sales|marketing|account) (?:executive|director)"
    r"|(?:teacher|nurse|health|home|classroom|kitchen)(?:['’]?s)? aide|post-?doctoral (?:fellow|researcher)"
    r"|(?:software|web|app) developer|(?:estate|insurance|travel|letting|booking|ticket) agent"
    r"|(?:train|bus|tram) conductor|(?:personal|dog|horse) trainer|(?:exotic|lap|pole) dancer|child star"
    r"|(?:prom|beauty|pageant|homecoming|carnival) (?:queen|king)|(?:class|student(?: \w+)?) president"
    r"|(?:team|scout|gang|cult|ring|sunday school|play) leader|(?:financial|mortgage|tax|careers) advis[eo]r"
    r"|(?:IT|HR|beauty|recruitment) consultant|data analyst|(?<!chief )(?<!Chief )security officer"
    r"|(?:parent|school) governor"
    r"|(?:family|junior) doctor|(?:under-\d+s?|youth|volunteer|little league|life|swimming) coach"
    r"|(?:wedding|school) photographer|(?:landscape|naval) architect|local historian"
    r"|(?:church|chapel) organist)\b",
    re.IGNORECASE,
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
    "attorney".split()
)
"""Trades that are a post, or speak for somebody, where no age stands beside them."""
_FROM = re.compile(r"\s(?:from|in)\s[A-Z]")
_NAMED = re.compile(r"(?<!^)\b(?!IT\b|HR\b)[A-Z]|^(?!IT\b|HR\b)[A-Z][\w&.-]*(?:['’]s)?\s[a-z]")
"""In the words for a trade, the body that it is of: "Fox News analyst"."""


def is_everyday(words: str) -> bool:
    """Tell whether a role is what many are: "pub manager", "scout leader"."""
    return bool(_EVERYDAY.search(words))


def is_trade(words: str, *, aged: bool, one: bool) -> bool:
    """Tell whether a role is but a trade, of no body, beside a place, "retired", an age or "a" (`one`)."""
    head = head_of(words)
    own = _FROM.split(words)[0]
    if head not in _TRADES or _NAMED.search(own):
        return False
    unknown = head not in (_KNOWN if aged else _KNOWN | _APPOINTED)
    return own != words or bool(_BEGINS.search(words)) or ((aged or one) and unknown)
