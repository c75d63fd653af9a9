"""Whom does a sentence name for its figures but by a verb? "According to", "by NBC’s count"."""

import re
from collections.abc import Iterable, Iterator

from news.nouns import Span

_WHO = (
    r"((?:[^,.;:()–—]|\.(?=\w)|(?<=\b[A-Z])\.(?= \w)|(?<=\b(?:Dr|Mr|Ms|St))\.(?= )"
    r"|(?<=\b(?:Mrs|Gov|Sen|Rep|Gen))\.(?= ))+)"
)
_RECKONED = re.compile(
    r"\bby (?P<who>[A-Z][\w.&-]*(?: [A-Z][\w.&-]*)*)[’']s? (?:own )?"
    r"(?:reckoning|count|estimates?|tally|figures|calculations?|projections?)\b"
)
_HOPED = re.compile(
    r"\b(?P<who>Wall Street|[Aa]nalysts?|[Ee]conomists?|[Ii]nvestors?|[Ff]orecasters?|[Ee]xperts?)[’']s?"
    r" (?:\w+ )?(?:expectations?|forecasts?|estimates?|projections?|predictions?) (?:of|for)"
    r" (?:about |around |some |roughly |nearly |almost |just |over |more than |less than |at least )?\Z"
)
"""Before an amount that somebody foresaw: "analysts’ expectations of $1.21 billion"."""

_PAPER = (
    "data|figures|statistics|numbers|estimates?|reports?|stud(?:y|ies)|surveys?|polls?|polling|research|analysis"
    "|counts?|tally|records|information|census|audit|review|projections?|forecasts?"
)
_ACCORDING = re.compile(
    rf"(?:\b[Aa]ccording to|\bPer(?= (?:[\w’'&-]+ ){{0,4}}(?:{_PAPER})\b)"
    rf"|, per(?= (?:[Tt]he )?[A-Z])) {_WHO}"
)
_NO_PAPER = (
    "and|or|but|no|nor|not|none|neither|nothing|so|what|which|who|whose|whom|where|when|while|as|if|though"
    "|although|because|since|despite|contrary|than|that|like|unlike|before|after|until"
)
"""Open a clause that says something else: "no data show", "contrary to what the report said"."""

_SHOWN = re.compile(
    rf"(?:, |[”\"] )(?:as )?(?!(?:{_NO_PAPER})\b)"
    rf"(?P<who>(?:(?! (?:that|which|who|whose) )[^,;:()–—\n.]|\.(?=\w)){{0,60}}?\b(?:{_PAPER})\b"
    r"(?: (?:by|from|of|in|for)\b[^,;:()–—\n]{1,70}?"
    r"|,? (?:released|published|compiled|issued|collected|gathered|conducted)\b[^,;:()–—\n]{1,70}?)??)"
    r"(?: (?:has|have|had|also))? (?:shows?|showed|shown|finds?|found|suggest(?:s|ed)?|reveal(?:s|ed)?"
    r"|indicate[sd]?|estimate[sd]?|says?|said)(?= on \w+day| this| last| earlier|[.,;”\"]|\Z)"
)
"""Behind what a paper shows: "arrivals topped 12,000, Home Office data show"."""

_SAYS_MORE = (
    r", (?:but|where|which|who|whose|an?|the|its?|his|her|their|he|she|they)\b"
    r"|,? (?:when|while|because|(?:al)?though|whereas)\b"
    r"|,? as\b(?! (?:high|low|much|many|few|little)\b)"
    r"|,? and (?!(?:former )?[A-Z][\w’'.-]*(?: [A-Z][\w’'.-]*)*(?:,| (?:at|by|with)\b)|(?:at|by|with|\d)|\Z)"
)
"""Opens what a poll did not show: "…, and unemployment fell"; not the next name, "and Bush at"."""

_POLL_SHOWS = re.compile(
    r"(?P<who>(?:\b(?:[Tt]he|[Aa]n?|[Oo]ne|[Aa]nother)|\b[A-Z][\w’'./-]*)"
    r"(?: (?!(?:that|which|who)\b)[\w’'./-]+){0,7}? (?:polls?|surveys?|polling(?: average)?))"
    r"(?: (?:(?:out|released|published|conducted|taken) )?(?:(?:on|late|early|last|this|earlier|in) )*"
    r"(?:\w+day|week|month|year|morning|[A-Z][a-z]+))?"
    r" (?:showed|shows|puts?|ha[sd]|gave|gives|found|finds|placed|places)"
    r" (?:(?:former|then-|U\.S\.|US|both|support for) ?)*(?:him|her|them|[A-Z][\w’'.&-]*[a-z])"
    rf"(?:(?!{_SAYS_MORE})[^;])*\Z"
)
"""Before the shares that a poll gives somebody: "A CNN poll last month showed Mr. Roe at 45 percent"."""

_OPENS_PART = re.compile(r"; according to \Z")
_REPORTS = re.compile(
    r"(?:\bBy|, by) ((?:(?:some|all|most|many|varying|various|official|early|initial|preliminary|unconfirmed)"
    r" )?(?:reports|accounts|estimates))"
    r"(?=[,.]| (?:on )?(?:\w+day|yesterday|today)\b| (?:he|she|it|they|the)\b)"
)
_HEARD = re.compile(
    r"\b((?:[Tt]he|[Aa]n?) (?:\w+ )?(?:court|inquest|inquiry|jury|tribunal|hearing|trial))"
    r" (?:(?:has |have |had )?heard|(?:has been|have been|was|were) told) (?:that|how)"
    r" (?:(?! and (?:the|an?|he|she|they|it|was|were|his|her|[A-Z]\w*) )(?:[^,;:]|,(?=\d)))*\Z"
)
"""Who is told what a reporter writes down: "The court heard that he owed £640,000"; not what follows."""

_WHEN = re.compile(
    r"(?<=\w) (?:yesterday|today|(?:on |late |early |this |last )+(?:\w+day|week|month|year|morning|night)"
    r"|in (?:1|2)\d\d\d)\b.*\Z"
)
"""When they said so: "according to officials on Saturday"."""

_COMMA = re.compile("[,;:]")
_LEAD = 90
"""Characters before an amount in which an opinion of it is looked for."""
_HEDGED = 20
"""Those that a hedge takes: " of more than "."""
_APART = 1_000
"""What a semicolon between adds to the characters."""


def reckoned(text: str, figure: Span, sentence: Span) -> Span | None:
    """Return by whose count a figure is given: "279 votes by NBC's reckoning"."""
    found = (Span(*match.span("who")) for match in _RECKONED.finditer(text, *sentence))
    return _nearest(text, figure, (span for span in found if not _COMMA.search(_between(text, span, figure))))


def foreseen(text: str, figure: Span, sentence: Span) -> Span | None:
    """Return by whose expectation a figure is given: "beating analysts’ forecasts of $1.2 billion"."""
    near = max(sentence.start, figure.start - _HEDGED)
    if text.find(" of ", near, figure.start) < 0 and text.find(" for ", near, figure.start) < 0:
        return None
    hoped = _HOPED.search(text, max(sentence.start, figure.start - _LEAD), figure.start)
    return Span(*hoped.span("who")) if hoped else None


def polled(text: str, figure: Span, sentence: Span) -> Span | None:
    """Return the poll that gives a share: "a WBUR poll showed Rubio in third at 11 percent"."""
    if not any(text.find(word, sentence.start, figure.start) >= 0 for word in ("poll", "survey")):
        return None
    found = _POLL_SHOWS.search(text, sentence.start, figure.start)
    return Span(*found.span("who")) if found else None


def according(text: str, figure: Span, sentence: Span) -> Span | None:
    """Return whose word a sentence is: "according to officials", "by early reports", "a court heard that"."""
    told = tuple(_told(text, figure, sentence))
    by = text.find("By ", *sentence) >= 0 or text.find(", by ", *sentence) >= 0
    reports = _named(_REPORTS, text, sentence) if by else ()
    return (
        _nearest(text, figure, (*told, *reports))
        or _shown(text, figure, sentence)
        or _court(text, figure, sentence)
    )


def _told(text: str, figure: Span, sentence: Span) -> Iterator[Span]:
    """Yield whom a sentence is according to; what opens a part behind a semicolon says nothing before it."""
    if any(text.find(word, *sentence) >= 0 for word in ("ccording to ", "Per ", " per ")):
        for span in _named(_ACCORDING, text, sentence):
            if not _OPENS_PART.search(text, figure.end, span.start):
                yield span


def _shown(text: str, figure: Span, sentence: Span) -> Span | None:
    """Return the paper that is said behind a figure to show it: "…, a poll of 2,014 adults found"."""
    found = _SHOWN.search(text, figure.end, sentence.end)
    return Span(*found.span("who")) if found else None


def _court(text: str, figure: Span, sentence: Span) -> Span | None:
    """Return which court heard that, or how, what the figure is part of: up to the next comma."""
    if text.find(" heard ", *sentence) < 0 and text.find(" told ", *sentence) < 0:
        return None
    heard = _HEARD.search(text, sentence.start, figure.start)
    return Span(*heard.span(1)) if heard else None


def _named(pattern: re.Pattern[str], text: str, sentence: Span) -> Iterator[Span]:
    for match in pattern.finditer(text, *sentence):
        when = _WHEN.search(match[1])
        yield Span(match.start(1), match.start(1) + when.start() if when else match.end(1))


def _nearest(text: str, figure: Span, spans: Iterable[Span]) -> Span | None:
    apart = (span for span in spans if not span.meets(figure))
    return min(apart, key=lambda span: _distance(_between(text, span, figure)), default=None)


def _distance(between: str) -> int:
    return len(between) + _APART * between.count(";")


def _between(text: str, one: Span, two: Span) -> str:
    first, second = sorted((one, two))
    return text[first.end : second.start]
