"""When does a figure hold? The article's own words for the time, nearest to the number."""

import re
from collections.abc import Sequence

from news.figures.labels import MONTH
from news.figures.numbers import TENS, UNITS
from news.nouns import Span
from news.text import trimmed

_DAY = "(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_N = rf"(?:\d+|{'|'.join(UNITS)}|{'|'.join(TENS)}|few|several|couple of)"
_UNIT = (
    "(?:minute|hour|day|week|weekend|month|year|decade|quarter|term|season|summer|winter|spring|autumn|parliament"
    "|century)s?"
)
_YEAR = r"(?:1[89]|2[01])\d\d(?:[-–/]\d\d(?:\d\d)?)?\b(?![,.]\d| ?(?:UTC|GMT|ET|[A-Z][a-z]{2,5}day)\b)"
_DATE = (
    rf"(?:{_DAY},? )?(?:(?:the )?\d{{1,2}}(?:[-–]\d{{1,2}})?(?:st|nd|rd|th)? (?:of )?{MONTH}\b"
    rf"|{MONTH} \d{{1,2}}(?:st|nd|rd|th)?(?:[-–](?:{MONTH} )?\d{{1,2}}(?:st|nd|rd|th)?)?\b)"
    rf"(?:,? {_YEAR})?"
)
_SPOT = (
    rf"(?:{_DATE}|{MONTH} (?:(?:of )?(?:last|this) year|{_YEAR})|{_YEAR}|\b(?:last |this |next |on )?{_DAY}"
    r"(?: (?:night|morning|evening|afternoon))?|\b(?:early |late |mid-?)?(?:January|February|March|April|June"
    r"|July|August|September|October|November|December)|yesterday|today|tomorrow|tonight)"
)
_LEAD = (
    r"(?:(?:as of|by|since|until|before|after|in|on|for|from|during|between|at the end of|by the end of|late"
    r"|early) )?"
)
_PART = "(?:midday|noon|midnight|dawn|dusk|kick-off|half-time)"
_CLOCK = (
    r"(?:\d{1,2}(?:[:.]\d\d)? ?(?:[ap]\.m\.|[ap]m\b)|\d\d:?\d\d (?:GMT|UTC|BST|E[DS]?T|P[DS]?T|CES?T)\b"
    rf"|{_PART})"
)
_THROUGH = "(?:in|over|for|during|within|throughout|across)"
_PART_OF_DAY = "(?:day|night|evening|afternoon|morning|week|month|year|season)"
_EVENTS = (
    "(?:wars?|pandemic|elections?|vote|referendum|attacks?|invasion|earthquake|quake|storm|crash|fire|crisis"
    "|strikes?|launch|outbreak|lockdowns?|coup|conflict|ban|ceasefire|protests|uprising|revolution|merger|independence"
    "|turn of the (?:year|century)|campaign|recession)"
)
"""Nouns that a time may be told by: "since the war began", "during the pandemic"."""

_OF_YEAR = "(?: of (?:the|this|last) (?:[a-z]+ )?year)?"
_BEFORE_MONTH = "(?:as of|by|since|until|before|after|in|from|during|early|late|last|this|next)"
_PLACE = "(?:first|second|third|fourth|final)"
_PLACES = "(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|final)"
_NAMES_KIND = "(?! (?:years|era|period|crimes))"
_BEGAN = "(?: (?:began|started|ended|broke out))?"
_FEAST = r"(?:Christmas(?: (?:Day|Eve|period))?|Easter(?: \w+day)?|New Year[’']s (?:Day|Eve)|Boxing Day)"
_NAMES = "Super|Black|Good|Ash|Cyber|Palm|Bloody|Fat|Giving|Shrove"
_NAMED_DAYS = rf"(?:{_NAMES}) {_DAY}"
_OF_DAY = r" (?:states|primary|primaries|contests|sales?(?=[.,;:)]| (?:at|in|of|and|for|from)\b))\b"
"""Behind a named day that is no time: "looked on Super Tuesday states", "spent $40 on Black Friday sales"."""

_NAMES_DAY = re.compile(rf"\b(?:{_NAMES}|USA) \Z")
"""Before a day that is part of a name, and no time: "four Super Tuesday states"."""

_TAIL = "(?:of|in|to|ending|ended|up to|from|since|before|after)"
_OF = rf"{_TAIL} (?:the (?:end|start|middle) of )?(?:the )?{_SPOT}"
_UP_TO = "(?:to|until|up to|ending(?: at)?|preceding)"
_KINDS = (
    rf"(?:in|over|during|for) (?:the )?{_N} (?:hour|minute|day)s? {_UP_TO} {_CLOCK}(?: on {_SPOT})?",
    rf"{_THROUGH} (?:the|a) (?:span|course|space|period) of (?:an?|{_N}) {_UNIT}",
    r"this (?:election )?cycle\b|this time (?=around\b)around|(?:around|at|about|by) that time",
    rf"(?:in|at|during|after) {_SPOT}[’']s {_EVENTS}\b",
    rf"(?:after|by|before|in) the {_PLACES} (?:round|ballot|lap|set|quarter|half|count|inning|day)\b(?! of)",
    rf"so far (?:this {_UNIT}|in {_YEAR})",
    rf"{_THROUGH} the (?:[a-z]+ )?(?:{_N} )?(?:half|{_UNIT}) {_OF}",
    rf"(?:{_THROUGH}|by|since) (?:the )?{_PLACE} (?:{_N} )?(?:half|{_UNIT}){_OF_YEAR}",
    rf"(?:in|for|during) (?:the )?(?:fiscal|financial)(?: year)? {_YEAR}|in Q[1-4]\b(?: {_YEAR})?",
    rf"in the {_N} {_UNIT} since (?:the )?[\w’'-]+",
    r"since (?:midnight|noon|midday|dawn|dusk)",
    rf"(?:since|during) (?:the|its|their) (?:[\w’'-]+ ){{0,2}}?{_EVENTS}{_BEGAN}{_NAMES_KIND}",
    rf"(?:later|earlier) (?:in the|that|the same) {_PART_OF_DAY}|that (?:year|month|week|night|season)\b",
    r"at the time\b(?! of)|by mid-century|by then\b(?!-)",
    rf"in the early hours of {_SPOT}",
    rf"{_BEFORE_MONTH} (?-i:May)\b(?:,? {_YEAR})?",
    rf"(?:by|(?:just|shortly|soon) (?:before|after)) {_CLOCK}(?: on {_SPOT})?",
    rf"(?:at|around|before) {_PART}(?: on {_SPOT})?",
    rf"(?:over|on|at) (?:the )?{_FEAST}",
    rf"(?:on|since|after|before|by|until) (?-i:{_NAMED_DAYS})(?!{_OF_DAY})",
    r"as of (?:now|then|today|midday|midnight|noon|press time|[\w’'-]+ (?:morning|afternoon|evening|night))",
    rf"(?:by|until|before|at) the (?:end|start|beginning|close) of (?:the |this |last |next )?{_UNIT}",
    r"since (?:the|its|their|his|her) (?:[\w’'-]+ ){0,3}?(?:start|beginning|outbreak|end|launch|pandemic)",
    r"at the moment\b|overnight|(?:over|at) the weekend",
    rf"in recent {_UNIT}",
    r"in the (?:early |late |mid-?)?\d{4}s",
    rf"between {_SPOT} and {_SPOT}(?!(?<!\d)['’]s)",
    rf"from {_SPOT} (?:to|until) {_SPOT}(?!(?<!\d)['’]s)",
    rf"{_THROUGH}? ?(?:the )?(?:past|last|previous|next|coming|first) (?:{_N} )?{_UNIT}",
    rf"{_N} {_UNIT} (?:ago|earlier|previously|before|later)(?! the\b)",
    r"(?:an?|the) (?:week|month|year|day|decade) (?:ago|earlier|before)",
    rf"(?:earlier |later )?(?:this|last|next) (?:{_UNIT}|night|morning|evening|{_DAY}|{MONTH}(?!\w))",
    r"(?:for|of) the year",
    r"at (?:the )?(?:year|month|week|season|quarter)[’']s (?:end|start|close)",
    rf"(?:{_THROUGH}|for) the same (?:period|span|stretch|{_UNIT})",
    r"at (?:this|that|the same) (?:stage|point)\b",
    r"(?:at|in|since|before|after) the (?:last|previous|next) (?:[a-z]+ ){0,2}elections?",
    r"the (?:same|following|previous) (?:day|week|month|year)",
    rf"{_LEAD}(?:the )?{_SPOT}(?!(?<!\d)['’]s)",
    rf"in {_N} (?:minute|hour|day|week|month|year)s(?! time| of\b)",
    r"in (?:one|a single) (?:minute|hour|day|week|month|year)\b(?! of\b|['’-])",
    rf"(?-i:Within) {_N} (?:minute|hour|day|week|month)s",
    r"currently|presently|at present|recently|nowadays|to date|so far|(?<=, )then(?= )|still",
    r"(?:right )?now(?! that)",
    rf"since [a-z]+ {_SPOT}(?!(?<!\d)['’]s)",
)
"""The longer before the shorter: "so far this year", "two years previously", "by 2027"."""

_ZONE = (
    r"(?: ?(?:[ap]\.m\.|[ap]m\b)| (?:local|[A-Z][a-z]+) time\b| (?:GMT|UTC|BST|IST|E[DS]?T|P[DS]?T|CES?T)\b)"
)
_CLOCKED = re.compile(
    rf"(?:\b(?:at|by|around|about|from|until) )*(?:\b\d{{1,2}}:\d\d\b{_ZONE}*|\b\d{{1,2}}(?:\.\d\d)?{_ZONE}+)"
    r"(?: \(\d{4}[^()]{0,20}\))?|\bthen(?= )"
)
_HINTS = re.compile(r"\d(?::\d\d| ?[ap]\.?m\b| (?:local|[A-Z]))")
_PERIODS = re.compile(rf"\b(?=\w)(?:{'|'.join(_KINDS)})", re.IGNORECASE)
_THE_YEAR = re.compile(rf"\s*(?:\w+ )?the (?P<when>(?:{MONTH} )?\d{{4}})", re.IGNORECASE)
_STOPPED = re.compile(
    r"\b(?:January|February|March|April|May|June|July|August|September|October|November|December)\.\Z"
)
"""A month with the sentence's stop."""

_THAN = re.compile(
    r"\b(?:than|compared (?:with|to)|against|below|above|until) (?:in |the )?"
    r"(?:(?:in |over |during |for |at )?the same (?:period|months?|weeks?|quarter|time|day|point|stage)"
    r"(?: of| in| a)? )?\Z"
)
_RECORD = re.compile(
    r"\b(?:most|highest|lowest|worst|biggest|largest|fewest|first|best|fastest|deadliest)\b[^,;.]{0,30}\Z"
)
"""Before "since 2011" that tells of a record."""

"""Before a time that another size is of: "25% higher than last year"."""

_UP_FROM = re.compile(
    r"\b(?:up|down|ris\w+|rose|fall\w*|fell|dips?|drop\w*|gain\w*|increas\w+|decreas\w+|jump\w*|climb\w*|declin\w+"
    r"|improv\w+|swing|change\w*)\b[^,;.]{0,25}\Z"
)
"""Before "from March" that says what a change is measured against."""

_UP_ON = re.compile(r"\b(?:up|down)\b(?:[^,;.]|[,.](?=\d)){0,25} on \Z")
"""Before a time that a change is measured against: "£285,000, up £5,000 on last year"."""

_UP = re.compile(r"\b(?:up|down)\b(?:[^,;.]|[,.](?=\d)){0,25} \Z")
_ON_YEAR = re.compile(r"on (?:the )?(?:[12]\d{3}\b|last |previous |same |a year)")
"""Such a time with its "on": "up on 2024"; "up 2% on Monday" tells when."""

_MORE = re.compile(
    r"\b(?:over|more than|fewer than|less than|nearly|almost|at least|up to) \Z", re.IGNORECASE
)
_NO_TIME_BEHIND = re.compile(r"-[A-Za-z]| levels?\b")
"""Makes a year a measure or a name: "43% from 2019 levels", "2019-nCoV"."""

_OPENS = re.compile(r"(?:\A|\n)(?:[A-Z][\w.’'-]*(?:,? [A-Z][\w.’'-]*){0,4},? ?)?\Z")
_DATELINE = re.compile(r"(?: \([A-Z][^)\n]{0,30}\))? ?(?:--?|[–—]) ")
"""Behind the day that opens a report: "LONDON, Oct 24 (Reuters) - "."""

_NO_TIMES = frozenset(("may", "march", "fall"))
_WEAK = frozenset(("still", "now", "then", "so far", "recently"))
_BORDERS = re.compile(
    r"[;:–—]|, (?!\d)|\b(?:and|but|while|which|who|up from|down from|when|after|because)\b", re.IGNORECASE
)
_OTHERS = re.compile(r"(?<![\w,.])(?:[£$€]\s?)?\d[\d,.]*(?! ?[A-Z])")
_BORDER, _OTHER, _AHEAD, _FOREIGN = 9, 12, 4, 15
"""What a clause's border, another number, standing ahead and a weak word add to the distance in words."""
_FARTHEST = 150
_SO_FAR = 40
_BESIDE = 20
"""Characters up to which "still" is the figure's own."""


def periods(text: str, sentence: Span) -> list[Span]:
    """Return the words for times in a sentence, in order: "so far this year", "between 2022 and 2024"."""
    return [
        trimmed(text, _bare(text, Span(*match.span())))
        for match in _PERIODS.finditer(text, sentence.start, sentence.end)
        if match[0].strip().lower() not in _NO_TIMES and _is_time(text, match)
    ]


def clocks(text: str, sentence: Span) -> list[Span]:
    """Return "then" and times of day, which are no part of what is counted: "at 10:00 local time"."""
    if text.find(" then ", *sentence) < 0 and not _HINTS.search(text, *sentence):
        return []
    return [Span(*match.span()) for match in _CLOCKED.finditer(text, *sentence)]


def _is_time(text: str, match: re.Match[str]) -> bool:
    """Tell whether words for a time are no dateline, count ("over 1800"), or record ("his best to date")."""
    before = text[max(0, match.start() - _SO_FAR) : match.start()]
    if (match[0].isdigit() and _MORE.search(before)) or _NAMES_DAY.search(before):
        return False
    if match[0][-1].isdigit() and _NO_TIME_BEHIND.match(text, match.end()):
        return False
    if match[0].endswith(" before") and before.endswith(("on ", "after ")):
        return False
    if match[0].lower() == "to date" and _RECORD.search(before):
        return False
    return not (_DATELINE.match(text, match.end()) and _OPENS.search(before))


def _bare(text: str, time: Span) -> Span:
    """Return a time without the article of what it dates: "the 2016 election"."""
    if _STOPPED.search(time.of(text)):
        time = Span(time.start, time.end - 1)
    dates = _THE_YEAR.fullmatch(time.of(text))
    return Span(time.end - len(dates["when"]), time.end) if dates else time


def is_compared(text: str, time: Span) -> bool:
    """Tell whether a time is another size's, "71%, higher than last year", or "the most since 2011"."""
    before = text[max(0, time.start - _SO_FAR) : time.start]
    record = time.of(text).lower().startswith("since ") and _RECORD.search(before)
    risen = (
        time.of(text).lower().startswith("from ") and " to " not in time.of(text) and _UP_FROM.search(before)
    )
    against = _UP_ON.search(before) or (_ON_YEAR.match(time.of(text)) and _UP.search(before))
    return bool(record or risen or against or _THAN.search(before))


def nearest(text: str, figure: Span, times: Sequence[Span]) -> Span | None:
    """Return the time that stands nearest to a figure, what lies between weighed.

    "More than 12,000 … in 2022 – up from just 50 two years previously": each figure has its own.
    """
    costs = [(_cost(text, figure, time), time) for time in times if not time.meets(figure)]
    best = min(costs, default=None)
    return best[1] if best is not None and best[0] < _FARTHEST else None


def _cost(text: str, figure: Span, time: Span) -> int:
    """Count the words between, a clause's border as several more."""
    ahead = time.end <= figure.start
    between = text[time.end : figure.start] if ahead else text[figure.end : time.start]
    borders, numbers = len(_BORDERS.findall(between)), len(_OTHERS.findall(between))
    weak = _weak(time.of(text).lower(), len(between), ahead=ahead)
    return len(between.split()) + _BORDER * borders + _OTHER * numbers + weak + (_AHEAD if ahead else 0)


def _weak(words: str, distance: int, *, ahead: bool) -> int:
    """Return what a weak word adds: "then" looks forward only, "still" no farther than its own words."""
    if words == "at the time":
        return _BORDER * 2
    if words not in _WEAK:
        return 0
    if words == "so far":
        return _FOREIGN if distance <= _SO_FAR else _FARTHEST
    if words in ("still", "now") and distance <= _BESIDE:
        return _FOREIGN
    return _FOREIGN if ahead and words != "still" else _FARTHEST
