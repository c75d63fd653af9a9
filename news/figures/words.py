"""Which words are figures without being numbers? Ranks, multiples, frequencies, "a year"."""

import re
from collections.abc import Iterator
from decimal import Decimal

from news.figures.hedges import Hedged, hedged
from news.figures.measures import ORDINAL, TIMES, rank
from news.figures.units import Amount
from news.nouns import Comparator, Span

_RANK = re.compile(
    rf"\b(?P<rank>{ORDINAL})(?P<most>[ -](?:most[ -][a-z]+|[a-z]+est)\b)?(?= [A-Za-z])", re.IGNORECASE
)
_NO_MOST = frozenset(
    "west rest test guest request forest interest protest arrest quest conquest priest".split()
)
_NO_RANK = re.compile(
    r" (?:was|is|were|are|had|has|and|or|to|for|in)\b"
    r"| (?:(?:(?-i:[A-Z])[\w.]*|congressional|legislative|electoral|general|national) ){0,3}"
    r"(?:congress|parliament|legislature|assembly|knesset|duma|bundestag|senate|seat|dynasty)\b"
    r"| (?:(?:congressional|legislative|electoral|judicial|house|senate|assembly) )?(?:class|grade(?:rs?)?"
    r"|century|floor|avenue|street|amendments?|districts?|circuit|republic|state(?! to )|percentile"
    r"|reich|legion|brigade|regiment|airborne|precinct|corps"
    r"|quarter|half|world war|hand|degree|person|party|parties|place|edition|division|cousins?|lady|minister"
    r"|secretary|reading|name|aid|responders?|stage|phase|birthday|anniversary|generation|wave|choice"
    r"|thoughts?"
    r"|look|glance|leg|set|round|seed|inning|down|base|of|january|february|march|april|may|june|july|august"
    r"|september|october|november|december|infantry|army|fleet|battalion)\b",
    re.IGNORECASE,
)
_UNIQUE = re.compile(
    r" (?!to (?:admit|acknowledge|concede|agree|say)\b)(?:[\w’'-]+ ){0,5}?(?:to (?!(?:the|an?)\b)[a-z]+\b"
    r"|by an? |since (?:\d{4}|the|[A-Z])"
    r"|in (?:\w+ )?(?:history|\d+ years|more than|over|nearly|decades)|ever\b)"
)
"""Behind "first" where it counts: "first African American to hold that office", "first visit … by a".

Whoever is "the first to admit" something is no first.
"""

_RANKED = re.compile(r"\b(?:rank(?:s|ed|ing)|finish(?:es|ed|ing)) (?:joint |only )?\Z")
_RANKED_IN = re.compile(r" (?:in|among|out of|behind|nationally|overall|worldwide)\b")
"""Around a place: "ranked 27th in the world"."""

_TIMELY = re.compile(r" (?:days?|weeks?|months?|years?|hours?|minutes?|time)\b", re.IGNORECASE)
_TERM = re.compile(
    r" (?:[a-z]+ )?(?:term|title|win|victory|consecutive|successive|straight|time|child|season|series|game"
    r"|in a row)\b"
)
_LEFT_OUT = re.compile(r"\d[ -]\Z|[a-z]-\Z|\b(?:at|on|one|two|three|a) \Z")
_THE = re.compile(r"(?<!not )(?<!one of )\bthe \Z")
_ITS = re.compile(r"\b(?:the|a|his|her|their|its) \Z")
_THIRD = 3

_MULTIPLE = re.compile(
    r"\b(?:(?P<two>doubl(?:ed|es|ing))|(?P<three>(?:trip|treb)l(?:ed|es|ing))|(?P<four>quadrupl(?:ed|es|ing))"
    r"|(?P<half>halv(?:ed|es|ing)))\b(?![ -]down| up| as)",
    re.IGNORECASE,
)
_TIMES = {"two": 2, "three": 3, "four": 4}
_OFTEN = re.compile(
    r"\b(?P<count>once|twice|thrice) (?:an?|per|every|each) (?P<per>hour|day|night|week|month|year|decade)\b"
    r"|\b(?P<as>twice) (?:as|the)(?= \w)"
    r"|(?:\b(?:is|are|was|were|been)|\d,) (?:nearly |almost |about |roughly |around |more than |at least )?"
    r"(?P<multiple>double|triple|quadruple)(?= (?:the|that|what|its|their|those)\b)",
    re.IGNORECASE,
)
_COUNTS = {"once": 1, "twice": 2, "thrice": 3, "double": 2, "triple": 3, "quadruple": 4}
_CENTURY = re.compile(
    r"\b(?:a )?(?:(?P<batted>half[- ])|(?P<part>half|quarter)(?:-| of a | a | ))century\b", re.IGNORECASE
)
_LONG = re.compile(r"\b(?:over|nearly|almost|about|more than|less than) \Z", re.IGNORECASE)
_LONG_AGO = re.compile(r" (?:ago|later|earlier|(?<=\b[Aa] half.century )of (?!the|his|her)[a-z]+)\b")
"""Around a "half-century" that is of years: most are of runs."""

_NO_CENTURY = re.compile(
    r"\b(?:past|last|next|previous|first|second|this|scor\w+|hit\w*|made|reach\w+|maiden|unbeaten|[a-z]+ing)"
    r"(?: an?| his| her| the)? \Z",
    re.IGNORECASE,
)
"""Before a part of a century that says when, or is a batter's."""

_ONE = re.compile(
    r"\b(?:for|takes?|took|taking|taken|last(?:s|ed|ing)?|spen[dt]s?|spending|nearly|almost|about|over|under"
    r"|more than|less than|at least|up to|within|only|just) "
    rf"(?P<one>an? (?:{'|'.join(TIMES)}))\b"
    r"(?! (?:ago|later|earlier|before|old|long|from|or two|and a half|half))",
    re.IGNORECASE,
)

Said = tuple[Amount, Hedged]
"""An amount with what bounds it."""


def worded(text: str, sentence: Span) -> Iterator[Said]:
    """Yield figures said without a number: "fourth term", "doubled", "once a year", "may take a year"."""
    yield from _ranks(text, sentence)
    yield from _multiples(text, sentence)
    yield from _frequencies(text, sentence)
    yield from _centuries(text, sentence)
    for match in _ONE.finditer(text, sentence.start, sentence.end):
        unit, many = TIMES[match["one"].split()[1].lower()]
        one = Amount(core=Span(*match.span("one")), form="words", unit=unit, low=Decimal(many))
        yield one, hedged(text, one, sentence)


def _ranks(text: str, sentence: Span) -> Iterator[Said]:
    for match in _RANK.finditer(text, sentence.start, sentence.end):
        if _ranks_something(text, match, sentence):
            span = Span(*match.span())
            place = Amount(core=span, form="ordinal", unit="ordinal", low=Decimal(rank(match["rank"])))
            yield place, Hedged(span=span, comparator=Comparator.EXACT)


def _ranks_something(text: str, match: re.Match[str], sentence: Span) -> bool:
    """Tell whether a rank counts: "second largest", "first visit by a", "fourth term".

    What is called by its number has a name: "the 51st state", "the 116th United States Congress".
    """
    place = rank(match["rank"])
    lead = text[max(sentence.start, match.start() - 14) : match.start()]
    if match["most"]:
        return place > 1 and match["most"][1:].lower() not in _NO_MOST
    if (match["rank"][0].isupper() and lead.strip()) or _LEFT_OUT.search(lead):
        return False
    behind = text[match.end() : min(sentence.end, match.end() + 120)]
    ranked = _RANKED.search(lead) and _RANKED_IN.match(behind)
    if place == 1 or ranked:
        return bool(ranked) or bool(_THE.search(lead) and _UNIQUE.match(behind) and not _TIMELY.match(behind))
    if _NO_RANK.match(behind):
        return False
    if place <= _THIRD:
        return bool(_TERM.match(behind) and _ITS.search(lead))
    return not _TIMELY.match(behind) or bool(_TERM.match(behind))


def _multiples(text: str, sentence: Span) -> Iterator[Said]:
    for match in _MULTIPLE.finditer(text, sentence.start, sentence.end):
        core = Span(*match.span())
        if match["half"]:
            way, unit, size = Comparator.CHANGE_DOWN, "percent", 50
        else:
            way, unit, size = Comparator.CHANGE_UP, "times", _TIMES[str(match.lastgroup)]
        change = Amount(core=core, form="words", unit=unit, low=Decimal(size))
        outer = hedged(text, change, sentence)
        bound = outer.bound if outer.comparator in (Comparator.EXACT, way) else outer.comparator
        yield change, Hedged(span=outer.span, comparator=way, bound=bound)


def _centuries(text: str, sentence: Span) -> Iterator[Said]:
    """Yield parts of a century, in years: "for nearly a quarter-century"."""
    if text.find("century", *sentence) < 0:
        return
    for match in _CENTURY.finditer(text, sentence.start, sentence.end):
        before = text[max(sentence.start, match.start() - 20) : match.start()]
        told = not match["batted"] or _LONG.search(before) or _LONG_AGO.match(text, match.end())
        if told and not _NO_CENTURY.search(before):
            years = Decimal(25 if match["part"] and match["part"].lower() == "quarter" else 50)
            long = Amount(core=Span(*match.span()), form="words", unit="years", low=years)
            yield long, hedged(text, long, sentence)


def _frequencies(text: str, sentence: Span) -> Iterator[Said]:
    for match in _OFTEN.finditer(text, sentence.start, sentence.end):
        size = _COUNTS[(match["count"] or match["as"] or match["multiple"]).lower()]
        core = Span(*match.span("multiple" if match["multiple"] else 0))
        often = Amount(core=core, form="words", unit="times", low=Decimal(size), per=match["per"])
        yield often, hedged(text, often, sentence)
