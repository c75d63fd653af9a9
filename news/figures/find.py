"""Which figures does an article give? What was planned and parsed, said in full.

`news.figures.plan` finds the amounts; here each is told what it counts, when, and who gives it.
"""

import re
from collections.abc import Iterator, Mapping, Sequence

from news.figures.counted import Counted, counted
from news.figures.hedges import Hedged
from news.figures.measures import TIME_UNITS
from news.figures.periods import is_compared, nearest
from news.figures.plan import Counting
from news.figures.sayers import Sayers
from news.figures.units import Amount
from news.figures.view import View
from news.nlp import Tree
from news.nouns import CHANGES, Figure, Person, Quote, Span

_AFTER = re.compile(r"\s*(?:of\s+)?([^,.;:()–—\n]{1,80})")
_AGAIN = re.compile(
    r"\b(?:up|down|compared (?:with|to)|against|rather than)(?: from)?(?: just| only)? \Z|[a-z] \(\Z"
)
_ELSEWHERE = re.compile(r"\b(?:in|at|on|from|near|among) ")
"""Opens the place of a count whose noun is said before: "21 injured people in Davao, 36 in Cotabato"."""

_FROM_TO = re.compile(r"\bfrom [^,.;]{1,20} to \Z")
_LEAD = 30
_PERIOD = re.compile(
    r"(?:currently|presently|now|nowadays|so far)"
    r"|(?:in|over|for|during) the (?:past|last|next) (?!\d|two|three|four|five|six)",
    re.IGNORECASE,
)
_NUMBERS = re.compile(r"(?:the |their |its |these )?(?:numbers?|figures?|totals?|tally|count)", re.IGNORECASE)
_BARE = re.compile(r"(?:even|only|just|still|now|this|that|it|another)(?= \(|\Z)", re.IGNORECASE)
_OF_THEM = frozenset(("of them", "of whom", "of these", "of those"))
_PRONOUN = re.compile(r"(?:it|they|this|that|these|those|them|which)(?= \(|\Z)", re.IGNORECASE)


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
    for said, hedge in one.amounts:
        hidden = [hedge.span, *one.times]
        thing = counted(view, said, hedge.comparator, hidden) if view else _behind(text, said, one.sentence)
        before = _named_again(text, said, _carried(text, said, hedge, thing, before), earlier)
        yield _figure(text, one, (said, hedge), before, sayers, view)


def _figure(  # noqa: PLR0913, PLR0917 (what was found out by different means is joined here)
    text: str, one: Counting, amount: tuple[Amount, Hedged], thing: Counted, sayers: Sayers, view: View | None
) -> Figure:
    said, hedge = amount
    change = hedge.comparator in CHANGES
    times = [
        time for time in one.times if _fits(text, said, time) and (change or not is_compared(text, time))
    ]
    if view is not None:
        times = [time for time in times if view.clause_holds(time, said.core)]
    time = nearest(text, said.core, times)
    sayer = sayers.of(said.core, one.sentence, view, ranked=said.unit == "ordinal")
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


def _carried(text: str, said: Amount, hedge: Hedged, thing: Counted, before: Counted) -> Counted:
    """Let a figure that is set against the one before count the same: "up from just 50", "it has gone to"."""
    if not before.words:
        return thing
    if thing.words.lower() in _OF_THEM:
        return Counted(words=f"{thing.words} ({before.words})", span=thing.span)
    if said.unit == "count" and _ELSEWHERE.match(thing.words) and _ELSEWHERE.match(text, said.core.end + 1):
        noun = _ELSEWHERE.split(before.words.partition(" (")[0], maxsplit=1)[0].strip()
        return Counted(words=f"{noun} {thing.words.partition(' (')[0]}".strip(), span=thing.span)
    again = _set_against(text[max(0, hedge.span.start - _LEAD) : hedge.span.start], said.unit)
    if again or _PRONOUN.match(thing.words):
        return before
    return thing if thing.words else Counted(words=before.words.partition(" (")[0], span=before.span)


def _set_against(lead: str, unit: str) -> bool:
    """Tell whether the words before a figure set it against the one before: "from five people to six"."""
    if _FROM_TO.search(lead):
        return True
    return _AGAIN.search(lead) is not None and not (lead.endswith("(") and unit in ("count", "years"))


def _named_again(text: str, said: Amount, thing: Counted, earlier: Sequence[Figure]) -> Counted:
    """Let a figure that counts nothing by itself count what it did before: "Numbers have fallen by 95%".

    A bare number repeats one of its size ("even 3% may only be the start"); "numbers" are those just told of.
    """
    if not thing.words.partition(" (")[0] or _BARE.match(thing.words):
        same = (one for one in reversed(earlier) if (one.value, one.unit) == (said.low, said.unit))
        again = next(same, None) if said.unit != "count" else None
        return thing if again is None else Counted(words=again.counted, span=thing.span)
    inner = thing.words.partition(" (")[0]
    if not _NUMBERS.fullmatch(inner) or not earlier:
        return thing
    last = earlier[-1]
    near = "\n" not in text[last.evidence.end : said.core.start] and last.unit == "count"
    return Counted(words=f"{inner} ({_flat(last.counted)})", span=thing.span) if near else thing


def _flat(words: str) -> str:
    """Return words for what is counted without their brackets."""
    return words.replace(" (", " ").replace(")", "")


def _fits(text: str, said: Amount, time: Span) -> bool:
    """Tell whether an amount can hold at a time: no "55-member" does, a duration only in a period.

    An age does at a time that touches it, "now 22", a rank at one behind it, a measure "as of" one.
    """
    if said.age:
        return time.end + 1 == said.core.start
    if said.unit == "other":
        return not said.dash and time.of(text).lower().startswith("as of ")
    if said.dash or (said.unit == "ordinal" and time.end <= said.core.start):
        return False
    return said.unit not in TIME_UNITS or _PERIOD.match(time.of(text)) is not None


def _behind(text: str, said: Amount, sentence: Span) -> Counted:
    """Return the words behind an amount, up to the next mark."""
    match = _AFTER.match(text, said.core.end, sentence.end)
    if match is None or not match[1].strip():
        return Counted(words="", span=None)
    return Counted(words=match[1].strip(), span=Span(*match.span(1)))
