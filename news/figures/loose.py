"""Which figures do a few words give that nobody parsed: a message, a draft, a line of a note?

What is counted is read off the words around the number, so less is known of them than of an article's.
"""

import re
from collections.abc import Iterator

from news.figures.hedges import Hedged
from news.figures.periods import nearest
from news.figures.plan import Counting, plan
from news.figures.units import Amount
from news.nouns import Figure, Span

_BEHIND = re.compile(r"\s*(?:of\s+)?([^.;:()–—\n]{1,120})")
_BEFORE = re.compile(r"([^.;:()–—\n]{1,80})\Z")
_UNTOLD = frozenset(("ordinal", "date-year"))


def loose(text: str) -> tuple[Figure, ...]:
    """Return the figures of `text` in their order; offsets are into it."""
    return tuple(figure for one in plan(text) for figure in _figures(text, one))


def _figures(text: str, one: Counting) -> Iterator[Figure]:
    for said, hedge in one.amounts:
        if said.low is not None and said.unit not in _UNTOLD and not said.age:
            yield _figure(text, one, said, hedge)


def _figure(text: str, one: Counting, said: Amount, hedge: Hedged) -> Figure:
    time = nearest(text, said.core, list(one.times))
    span, words = _counted(text, said, one.sentence)
    for period in one.times:
        words = words.replace(period.of(text), " ")
    return Figure(
        span=hedge.span,
        text=hedge.span.of(text),
        value=said.low,
        value_max=said.high,
        unit=said.unit,
        per=said.per,
        comparator=hedge.comparator,
        bound=hedge.bound,
        counted=" ".join(words.split()),
        counted_span=span,
        as_of=time.of(text) if time is not None else None,
        evidence=one.sentence,
    )


def _counted(text: str, said: Amount, sentence: Span) -> tuple[Span | None, str]:
    """Return the words behind the number; those before it where none follow: "Arrivals topped 12,000"."""
    behind = _BEHIND.match(text, said.core.end, sentence.end)
    if behind is not None and any(part.isalpha() for part in behind[1].split()):
        return Span(*behind.span(1)), behind[1]
    before = _BEFORE.search(text, sentence.start, said.core.start)
    return (Span(*before.span(1)), before[1]) if before is not None else (None, "")
