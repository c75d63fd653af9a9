"""Whom does a sentence name for its figures but by a verb? "According to", "citing", "by NBC’s count"."""

import re
from collections.abc import Iterable, Iterator

from news.nouns import Span

_WHO = r"((?:[^,.;:()–—]|\.(?=\w))+)"
_RECKONED = re.compile(
    r"\bby (?P<who>[A-Z][\w.&-]*(?: [A-Z][\w.&-]*)*)[’']s? (?:own )?"
    r"(?:reckoning|count|estimates?|tally|figures|calculations?|projections?)\b"
)
_HOPED = re.compile(
    r"(?P<who>[A-Za-z][\w.&-]*(?: [A-Z][\w.&-]*)*)[’']s? (?:\w+ )?"
    r"(?:expectations?|forecasts?|estimates?|projections?|predictions?) (?:of|for) (?:\w+ ){0,2}\Z"
)
"""Before an amount that somebody foresaw: "analysts’ expectations of $1.21 billion"."""

_ACCORDING = re.compile(rf"\b[Aa]ccording to {_WHO}")
_CITED = re.compile(rf"\bciting {_WHO}")
_REPORTS = re.compile(
    r"\b[Bb]y ((?:(?:some|all|most|many|varying|various|official|early|initial|preliminary|unconfirmed) )?"
    r"(?:reports|accounts|estimates))\b(?! of\b)"
)
_HEARD = re.compile(
    r"\b((?:[Tt]he|[Aa]n?) (?:\w+ )?(?:court|inquest|inquiry|jury|tribunal|hearing|trial))"
    r" (?:(?:has|have|had) )?(?:heard|been told|was told|were told)\b"
)
"""Who is told what a reporter writes down: "The court heard that he owed £640,000"."""

_WHEN = re.compile(
    r"(?<=\w) (?:yesterday|today|(?:on |late |early |this |last )+(?:\w+day|week|month|year|morning|night)"
    r"|in (?:1|2)\d\d\d)\b.*\Z"
)
"""When they said so: "according to officials on Saturday"."""

_COMMA = re.compile("[,;:]")
_OPINIONS = ("expectation", "forecast", "estimate", "projection", "prediction")
_LEAD = 90
"""Characters before an amount in which an opinion of it is looked for."""
_APART = 1_000
"""What a semicolon between adds to the characters."""


def reckoned(text: str, figure: Span, sentence: Span) -> Span | None:
    """Return by whose count or expectation a figure is given: "279 votes by NBC's reckoning"."""
    lead = text[max(sentence.start, figure.start - _LEAD) : figure.start]
    hoped = _HOPED.search(lead) if any(word in lead for word in _OPINIONS) else None
    if hoped is not None:
        start = figure.start - len(lead)
        return Span(start + hoped.start("who"), start + hoped.end("who"))
    found = (Span(*match.span("who")) for match in _RECKONED.finditer(text, *sentence))
    return _nearest(text, figure, (span for span in found if not _COMMA.search(_between(text, span, figure))))


def cited(text: str, figure: Span, sentence: Span) -> Span | None:
    """Return whom a report cites: the officials of "Reuters reported, citing officials, that 95 had died"."""
    if text.find("citing ", *sentence) < 0:
        return None
    return _nearest(text, figure, _named(_CITED, text, sentence))


def according(text: str, figure: Span, sentence: Span) -> Span | None:
    """Return whose word a sentence is: "according to officials", "by early reports", "The court heard"."""
    courts = _named(_HEARD, text, sentence) if _hears(text, sentence) else ()
    heard = (span for span in courts if span.end < figure.start)
    told = (*_named(_ACCORDING, text, sentence), *_named(_REPORTS, text, sentence), *heard)
    return _nearest(text, figure, told)


def _hears(text: str, sentence: Span) -> bool:
    """Tell whether it pays to look for a court: asked of each figure."""
    return text.find(" heard", *sentence) >= 0 or text.find(" told", *sentence) >= 0


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
