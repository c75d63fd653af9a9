"""How does a number bound what it counts? Hedges that touch it, verbs that bound it, words of change."""

import re
from dataclasses import dataclass

from news.figures.labels import MONTH
from news.figures.measures import TIME_UNITS
from news.figures.units import Amount
from news.nouns import Comparator, Span

_C = Comparator
_MORE = (
    "(?:well |just |slightly |somewhat |a (?:little|bit) |far |much |way |significantly )?"
    "(?:more than|over|above)|upwards? of|north of"
    "|in excess of"
    "|greater than"
)
_ABOUT = (
    "about|around|roughly|approximately|approx\\.?|some|an estimated|estimated|circa|an average of"
    "|in the region of|in the order of|something like|maybe|perhaps|more or less|nearer|~"
)
_TOUCHING = (
    (
        _C.AT_MOST,
        None,
        "no more than|not more than|at (?:the )?most|a maximum of|maximum of|(?:with)?in the next|within",
    ),
    (_C.AT_LEAST, None, "no fewer than|no less than|not less than|at least|a minimum of|minimum of"),
    (_C.MORE_THAN, None, _MORE),
    (_C.ABOUT, _C.LESS_THAN, "nearly|almost|close to|just under|just below|approaching|just short of|shy of"),
    (_C.LESS_THAN, None, "(?:well |far )?(?:less than|fewer than|under|below)"),
    (_C.UP_TO, None, "up to|as many as|as much as|as high as"),
    (_C.ABOUT, None, _ABOUT),
)
"""(comparator, second one, the words), longest first: "nearly CDN$11,000" is about, and less than."""

_BEFORE = [
    (first, second, re.compile(rf"(?:^|(?<=[\s(“\"‘'—–-]))(?:{words})(?: the| a)?\s?\Z", re.IGNORECASE))
    for first, second, words in _TOUCHING
]
_AND_BEYOND = (
    (_C.AT_LEAST, re.compile(r" and (?:older|over|up)(?=[.;)]|, [a-z]+ly |\Z| (?:who|are|were|to)\b)")),
    (_C.AT_MOST, re.compile(r" and (?:younger|under)(?=[.;)]|\Z| (?:who|are|were|to)\b)")),
)
"""Behind an age: "people 65 and over"; "65 and over 100" are two numbers."""

_AFTER = (
    (
        _C.AT_LEAST,
        re.compile(
            r"\+(?!\d)|[ -](?:or (?:more|longer|older|higher|above)|plus)\b(?! (?:year|a|than)s?\b)",
            re.IGNORECASE,
        ),
    ),
    (
        _C.AT_MOST,
        re.compile(r" or (?:less|fewer|younger|below)\b(?! than)", re.IGNORECASE),
    ),
    (_C.ABOUT, re.compile(r" or so\b|-odd\b|-ish\b", re.IGNORECASE)),
)
_ONE_IS = re.compile(r"(?:\b(?:am|is|was|turn\w*)(?: at| only| now| just)?|[’'][sm]) \Z", re.IGNORECASE)
"""Before the age of one: "he was 60 and older" bounds nothing."""

_SCALE = re.compile(r"\b(?:the ages? of|age|magnitude) \Z", re.IGNORECASE)
"""Words between a hedge and its number: "below the age of fifteen", "over magnitude 4.5"."""

_TOPIC = re.compile(r"(?:about|around) the\b", re.IGNORECASE)
"""No hedge: "they speak about the six-lane highway"."""

_PASSING = re.compile(
    r"\b(?:exceed(?:s|ed|ing)?|topp?(?:s|ed|ing)?|pass(?:es|ed|ing)?|surpass(?:es|ed|ing)?"
    r"|breach(?:es|ed|ing)?|outnumber(?:s|ed)?)\s\Z",
    re.IGNORECASE,
)
"""Verbs that bound the number from below: "topped 12,000"; not "passed two articles"."""

_MANY = 100

_UP = (
    "r[io]s(?:e|es|en|ing)|increas\\w*|grow(?:s|n|ing|th)?|grew|climb\\w*|jump\\w*|surg\\w+|soar\\w*|gain\\w*"
    "|spik\\w+|boost\\w*|hik(?:e|es|ed|ing)|uplift|expand\\w*|up|swell\\w*|swollen|leap\\w*|leapt|higher"
    "|upturn|warm(?:s|ed|ing)?"
)
_DOWN = (
    "f[ae]ll(?:s|en|ing)?|drop\\w*|decreas\\w*|declin\\w+|cut(?:s|ting)?|slash\\w*|reduc\\w+|shr[aiu]nk\\w*"
    "|plung\\w+|plummet\\w*|slump\\w*|tumbl\\w+|los[est]\\w*|lower\\w*|down|slid(?:e|es|ing)?|dip(?:s|ped"
    "|ping)?"
    "|trim\\w*|sank|contract(?:s|ed|ing)|shed(?:s|ding)?|axe[ds]?|discount|downturn|shav(?:e|es|ed|ing)"
)
_BY = re.compile(
    rf"(?:(?P<up>\b(?:{_UP}|rais(?:e|es|ed|ing))\b)|(?P<down>\b(?:{_DOWN})\b))(?:(?!\.\s|;|,\s)[^\n]){{0,80}}?"
    r"\bby (?:as much as |another |a further |around |just |only |barely |an? )?\Z",
    re.IGNORECASE,
)
"""Before "by": "had fallen by 95%", "a cut to small boat arrivals from Albania by over 90%"."""

_LEVEL = re.compile(r"(?:growth|gains|losses)\b", re.IGNORECASE)
"""What changes itself: "growth slowed by"."""

_SIZE = re.compile(
    r"\b(?:(?P<up>widen(?:s|ed|ing)?|accelerat(?:es?|ed|ing)|rallied)"
    r"|(?P<down>slow(?:s|ed|ing)|eas(?:es?|ed|ing)|weaken(?:s|ed|ing)?|narrow(?:s|ed|ing)))"
    r"(?:(?: [a-z]+ly)?(?: (?:its|their|his|her|the) [a-z]+)? by(?: just| only| another| a further)?"
    r"| another| a further)? \Z",
    re.IGNORECASE,
)
"""Before a share, sum or measure: "growth slowed by 0.2%"; "traffic was slowed by 40 protesters" is none."""

_POINTS = re.compile(r" (?:percentage |basis )?points?\b")

_VERB = re.compile(
    rf"\b(?:(?P<up>{_UP})|(?P<down>{_DOWN}))(?: of| another| a further| an extra| an additional"
    rf"| by)?(?: the)? ?\Z",
    re.IGNORECASE,
)
"""Right before the amount: "fell 5%", "cutting £5 billion of welfare"."""

_MOVES = re.compile(
    r"\b(?:(?P<up>rose|risen|increased|grew|grown|up)|(?P<down>fell|fallen|decreased|down|cut(?:s|ting)?"
    r"|slash(?:ed|ing)?|shed(?:ding)?|axe[ds]?|axing))(?: by)?(?: another| a further)? \Z",
    re.IGNORECASE,
)
"""Before a bare count: "cut 500 jobs", not "lost two of its pupils"."""

_MAKES_UP = re.compile(
    r"\b(?:ma[dk]\w+|t[ao]+k\w*|set\w*|sign\w*|end\w*|put\w*|turn\w*) up \Z", re.IGNORECASE
)
"""Right before an amount that changes nothing: "Women make up 16%"."""

_TAKES_UP = re.compile(
    r"\b(?:pick\w*|g[ai]v\w*|rack\w*|chalk\w*|open\w*|show\w*|lin\w+|round\w*|bring\w*|brought|snap\w*"
    r"|scoop\w*|buy\w*|bought) up \Z",
    re.IGNORECASE,
)
"""As much before a count or a part: "picked up 63 seats"; "trade picked up 4%" is a rise."""

_NOUN = re.compile(
    r" (?:[a-z]+[ -]){0,2}?(?:(?P<up>increases?|rises?|hikes?|jumps?|surges?|growth|uplift|boosts?|gains?"
    r"|spikes?"
    r"|higher|more than (?:in|last|the previous|a year)|up on)|(?P<down>falls?|drops?|cuts?|reductions?"
    r"|declines?"
    r"|decreases?|dips?|slumps?|discounts?|plunges?|slides?|tumbles?"
    r"|lower|fewer|less than (?:in|last|the previous|a year)|down on"
    r"|off))\b"
    r"(?! to \d)",
    re.IGNORECASE,
)
"""Right behind the amount: "a 40 per cent rise"."""

_COMPARED = re.compile(
    r" (?:(?P<up>more)|(?P<down>fewer|less)) (?:[a-z]+ ){1,3}than (?:(?:in|on|during|at|for) )?(?:the |a )?"
    rf"(?:[12]\d{{3}}\b|{MONTH}(?!\w)|(?:last|previous|same|year|month|week|decade)\b|\w*day\b)"
)
"""Right behind a count that is a change: "14 fewer deaths than in May"; not "than the Conservatives"."""

_LASTS = re.compile(
    r"\b(?:for|last\w*|t[ao]ken?|took|spen[dt]\w*|of|is|was|be|been|than|after|in|aged?|served?|and|to"
    r"|by|\w+[’']s) \Z",
    re.IGNORECASE,
)
"""Before "over three years" that is more than three; "events over three days" fill them."""

_WINDOW = 120
_BEHIND = 40
"""Characters before and behind an amount that are looked at."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Hedged:
    """An amount's words with the hedge that touches them, its comparator, and a second one."""

    span: Span
    comparator: Comparator
    bound: Comparator | None = None


def hedged(text: str, amount: Amount, sentence: Span) -> Hedged:
    """Return what bounds the amount: "by over 90%" after "a cut" is change_down, bound more_than."""
    touching = _touching(text, amount, sentence)
    before = text[max(sentence.start, touching.span.start - _WINDOW) : touching.span.start]
    after = text[amount.core.end : min(sentence.end, amount.core.end + _BEHIND)]
    change = _change(before, after, amount)
    first = touching.comparator
    if change is not None:
        return Hedged(span=touching.span, comparator=change, bound=None if first is _C.EXACT else first)
    if first is _C.EXACT:
        first = _unhedged(text, amount, before)
    return Hedged(span=touching.span, comparator=first, bound=touching.bound)


def _unhedged(text: str, amount: Amount, before: str) -> Comparator:
    """Return the comparator of an amount that no hedge touches: "topped 12,000", "three or four"."""
    passing = _PASSING.search(before)
    if passing and (amount.low is None or amount.low >= _MANY or amount.unit != "count"):
        return _C.MORE_THAN
    vague = amount.form == "vague" or (amount.high is not None and " or " in amount.core.of(text))
    return _C.ABOUT if vague else _C.EXACT


def _touching(text: str, amount: Amount, sentence: Span) -> Hedged:
    """Widen the amount by up to two hedges before it, or by one behind it."""
    start, end = amount.core
    first = second = None
    while (found := _hedge(text, start, sentence)) is not None and (
        first is None or start == amount.core.start
    ):
        start = found[0]
        if first in (None, _C.ABOUT):
            first, second = found[1], found[2]
    if first is not None and not _fills(text, amount, start):
        return Hedged(span=Span(start, end), comparator=first, bound=second)
    scale = _SCALE.search(text, max(sentence.start, amount.core.start - 24), amount.core.start)
    outer = _hedge(text, scale.start(), sentence) if scale else None
    if outer is not None:
        return Hedged(span=amount.core, comparator=outer[1], bound=outer[2])
    return _behind(text, amount, sentence)


def _fills(text: str, amount: Amount, start: int) -> bool:
    """Tell whether "over" leads a time that is filled: "four venues over three days"."""
    over = text[start : start + 5].lower() == "over " and amount.unit in TIME_UNITS
    return over and _LASTS.search(text[max(0, start - 12) : start]) is None


def _behind(text: str, amount: Amount, sentence: Span) -> Hedged:
    """Return the hedge right behind an amount: "1,000 or more", "2+"."""
    lead = text[max(sentence.start, amount.core.start - 24) : amount.core.start]
    many = amount.unit in ("years", "count") and amount.low is not None and amount.low < _MANY
    aged = many and _ONE_IS.search(lead) is None
    if "+" in amount.core.of(text):
        return Hedged(span=amount.core, comparator=_C.AT_LEAST)
    for one, pattern in (*_AFTER, *(_AND_BEYOND if aged else ())):
        match = pattern.match(text, amount.core.end, sentence.end)
        if match:
            return Hedged(span=Span(amount.core.start, match.end()), comparator=one)
    return Hedged(span=amount.core, comparator=_C.EXACT)


def _hedge(text: str, at: int, sentence: Span) -> tuple[int, Comparator, Comparator | None] | None:
    """Return the hedge that ends at an offset; "more than the 40 he had" sets another number beside 40."""
    lead = text[max(sentence.start, at - _BEHIND) : at]
    for first, second, pattern in _BEFORE:
        match = pattern.search(lead)
        known = first in (_C.MORE_THAN, _C.LESS_THAN) and match and match[0].rstrip().endswith(" the")
        if match and not known and not _TOPIC.match(match[0]):
            return at - len(lead) + match.start(), first, second
    return None


def _change(before: str, after: str, amount: Amount) -> Comparator | None:
    """Tell whether the amount is the size of a change: "a 40% increase", "down by 95 per cent"."""
    if amount.unit == "ordinal" or amount.age:
        return None
    said = _BY.search(before)
    if said is not None and _LEVEL.match(said[0]):
        said = _BY.search(before, said.start() + 1) or said
    if amount.unit not in ("count", *TIME_UNITS) or _POINTS.match(after):
        said = _SIZE.search(before) or said
    if said is None and amount.unit not in TIME_UNITS and amount.unit != "other":
        said = (_MOVES if amount.unit == "count" else _VERB).search(before)
    if said is None and (amount.unit in ("percent", "times") or amount.unit.isupper()):
        said = _NOUN.match(after)
    if said is None and amount.unit == "count":
        said = _COMPARED.match(after)
    if said is None or makes_up(before, after, amount.unit):
        return None
    return _C.CHANGE_UP if said["up"] else _C.CHANGE_DOWN


def makes_up(before: str, after: str, unit: str) -> bool:
    """Tell whether the "up" right before an amount is its verb's, and tells no rise: "make up 16%"."""
    part = (unit == "count" and not _POINTS.match(after)) or after.startswith(" of ")
    return _MAKES_UP.search(before) is not None or (part and _TAKES_UP.search(before) is not None)
