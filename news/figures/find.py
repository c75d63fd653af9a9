"""Which figures does an article give? What was planned and parsed, said in full.

`news.figures.plan` finds the amounts; here each is told what it counts, when, and who gives it.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from news.figures.carried import carried, is_paired, named_again, other_side, part_of
from news.figures.counted import Counted, counted
from news.figures.dated import time_of
from news.figures.hedges import Hedged
from news.figures.periods import clocks
from news.figures.plan import Counting
from news.figures.sayers import Sayers
from news.figures.units import Amount
from news.figures.view import View
from news.nlp import Tree
from news.nouns import Figure, Person, Quote, Span

_STRONG = re.compile(r"[- ]strong\b")
_LISTED = re.compile(r"(?:,|,? (?:and|or|but)) (?:then|recently|later|now) ")
"""Between the amounts of a list: "£14,000, then £16,000 and recently £20,000"."""

_MARGIN = re.compile(r" (?:percentage )?points?(?P<levels> \(\d[^()]*\))")
"""Behind a lead, the two levels that it is the difference of: "by 18 points (58 percent to 40 percent)"."""

_AFTER = re.compile(r"\s*(?:of\s+)?([^,.;:()–—\n]{1,80})")


def figures(
    text: str,
    planned: Sequence[Counting],
    trees: Mapping[Span, Tree],
    quotes: Sequence[Quote] = (),
    people: Sequence[Person] = (),
) -> tuple[Figure, ...]:
    """Return the figures of an article in the order of the text.

    `trees` are parses by sentence, their offsets counted from the sentence's start; a sentence without one is
    described by the words behind the number. `quotes` and `people` are the reading's.
    """
    sayers = Sayers(text, quotes, people)
    found: list[Figure] = []
    for one in planned:
        found.extend(_figures(text, one, trees.get(one.sentence), sayers, found))
    return tuple(found)


def _figures(
    text: str, one: Counting, tree: Tree | None, sayers: Sayers, earlier: Sequence[Figure]
) -> Iterator[Figure]:
    """Yield a sentence's figures; one that is set against the one before it counts the same."""
    view = View(text, one.sentence, tree, sayers.name) if tree is not None else None
    before = Counted(words="", span=None)
    last: Amount | None = None
    told: Figure | None = None
    clocked = clocks(text, one.sentence)
    for at, (said, hedge) in enumerate(one.amounts):
        hidden = [hedge.span, *one.times, *clocked, *_against(text, one, at), *_converting(text, one, at)]
        thing = counted(view, said, hedge.comparator, hidden) if view else _behind(text, said, one.sentence)
        pair = is_paired(text, last, said) if last is not None else None
        if pair is not None:
            one_name = view is not None and before.span is not None and view.is_name(before.span)
            before = other_side(before, thing, pair, one=one_name)
        else:
            before = named_again(text, said, hedge, carried(text, said, hedge, thing, before), earlier)
            before = part_of(text, hedge, replace(before, unit=said.unit), earlier)
        before = replace(before, unit=said.unit)
        made = _figure(text, one, (said, hedge), before, sayers, view)
        if last is not None and told is not None and _converts(text, last, said):
            made = replace(
                made, as_of=told.as_of, said_by=told.said_by, sayer=told.sayer, confidence=told.confidence
            )
        last, told = said, made
        yield made


def _converts(text: str, first: Amount, second: Amount) -> bool:
    """Tell whether an amount says the one before it in another unit: "30 inches (76 cm)"."""
    end = first.rate.end if first.rate else first.core.end
    between = text[end : second.core.start]
    return first.unit == second.unit == "other" and between in (
        " (",
        " (~",
        " (about ",
        " (roughly ",
        " (some ",
    )


def _converting(text: str, one: Counting, at: int) -> Iterator[Span]:
    """Yield what belongs to an amount: its rate, "-strong", the amount in brackets that says the same."""
    said = one.amounts[at][0]
    if said.rate is not None:
        yield said.rate
    strong = _STRONG.match(text, said.core.end)
    if strong is not None:
        yield Span(*strong.span())
    levels = _MARGIN.match(text, said.core.end) if said.unit == "count" else None
    if levels is not None:
        yield Span(*levels.span("levels"))
    for (first, _), (second, _) in pairwise(one.amounts[: at + 1]):
        between = text[first.core.end : second.core.start]
        listed = first.unit == said.unit and _LISTED.fullmatch(between)
        if listed or (first.age and second is said and said.unit == "count" and between == " and "):
            yield first.core
    for other, _ in (*one.amounts[max(0, at - 1) : at], *one.amounts[at + 1 : at + 2]):
        first, second = sorted((said, other), key=lambda amount: amount.core)
        if _converts(text, first, second):
            yield other.core
            if other.rate is not None:
                yield other.rate


def _against(text: str, one: Counting, at: int) -> Iterator[Span]:
    """Yield the words for the other side's amount of a pair: "to 22" of "27 votes to 22"."""
    said = one.amounts[at][0]
    after = one.amounts[at + 1][0] if at + 1 < len(one.amounts) else None
    pair = is_paired(text, said, after) if after is not None else None
    if after is not None and pair is not None:
        yield Span(pair.start("other"), after.core.end)


def _figure(  # noqa: PLR0913, PLR0917 (what was found out by different means is joined here)
    text: str, one: Counting, amount: tuple[Amount, Hedged], thing: Counted, sayers: Sayers, view: View | None
) -> Figure:
    said, hedge = amount
    time = time_of(text, one, amount, view)
    sayer = sayers.of(said.core, one.sentence, view, unit=said.unit)
    return Figure(
        span=hedge.span,
        text=hedge.span.of(text),
        value=said.low,
        value_max=said.high,
        unit=said.unit,
        per=said.per,
        comparator=hedge.comparator,
        bound=hedge.bound,
        counted=thing.words,
        counted_span=thing.span,
        as_of=time.of(text) if time is not None else None,
        said_by=sayer.person,
        sayer=sayer.words,
        confidence=sayer.confidence,
        evidence=one.sentence,
        status=sayer.status,
    )


def _behind(text: str, said: Amount, sentence: Span) -> Counted:
    """Return the words behind an amount, up to the next mark."""
    match = _AFTER.match(text, said.core.end, sentence.end)
    if match is None or not match[1].strip():
        return Counted(words="", span=None)
    return Counted(words=match[1].strip(), span=Span(*match.span(1)))
