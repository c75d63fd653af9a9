"""Which sentences give figures, and which amounts? What the parser is asked for."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from news.figures.hedges import Hedged, hedged
from news.figures.labels import is_label
from news.figures.measures import TIME_UNITS
from news.figures.numbers import numbers
from news.figures.periods import periods
from news.figures.sentences import counting
from news.figures.units import Amount, amount, dollar_of
from news.figures.usage import is_used
from news.figures.words import Said, worded
from news.nouns import CHANGES, Span

_WITHIN = re.compile(r"(?:in|within) (?!the\b)", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Counting:
    """A sentence with its amounts in order; `times` are its words for times."""

    sentence: Span
    amounts: tuple[Said, ...]
    times: tuple[Span, ...]


def plan(text: str, stretches: Iterable[Span] | None = None) -> list[Counting]:
    """Return the sentences of `text` that give figures, in order.

    `stretches` are its prose, headings and captions, if they are known already.
    """
    dollar = dollar_of(text)
    found = []
    for sentence in counting(text, stretches):
        amounts = _amounts(text, sentence, dollar)
        if amounts:
            times = periods(text, sentence)
            kept = tuple(_undated(text, amounts, times))
            found.append(Counting(sentence=sentence, amounts=kept, times=tuple(times)))
    return found


def _amounts(text: str, sentence: Span, dollar: str) -> list[Said]:
    """Return the amounts of a sentence in order, labels left out."""
    kept: list[Said] = []
    for number in numbers(text, sentence):
        said = amount(text, number, dollar)
        if not is_label(text, number, said.core, sentence) and is_used(text, said, sentence):
            hedge = hedged(text, said, sentence)
            kept.append((said, _converted(text, kept[-1], said, hedge) if kept else hedge))
    for one in worded(text, sentence):
        if not any(one[0].core.meets(other.core) for other, _ in kept):
            kept.append(one)
    return sorted(kept, key=lambda one: one[0].core)


def _undated(text: str, amounts: Sequence[Said], times: Sequence[Span]) -> list[Said]:
    """Leave out durations that say when another figure holds: "fallen by 95% in the past three years"."""
    if all(_lasts(said) for said, _ in amounts):
        return list(amounts)
    return [one for one in amounts if not (_lasts(one[0]) and _dates(text, one[0], times))]


def _converted(text: str, last: Said, said: Amount, hedge: Hedged) -> Hedged:
    """Give an amount that says the one before it again its hedge: "about eight kilometers (five miles)".

    So does a change: "rose $1.20, or 1.5%,".
    """
    between, after = text[last[0].core.end : said.core.start], text[said.core.end : said.core.end + 1]
    again = between == ", or " and after in (",", ".") and last[1].comparator in CHANGES
    if not (again or (between == " (" and after == ")")) or last[0].unit == "count":
        return hedge
    return Hedged(span=hedge.span, comparator=last[1].comparator, bound=last[1].bound)


def _lasts(said: Amount) -> bool:
    return said.unit in TIME_UNITS or said.unit == "ordinal"


def _dates(text: str, said: Amount, times: Sequence[Span]) -> bool:
    """Tell whether an amount is part of a time other than "in two days"."""
    return any(time.meets(said.core) and not _WITHIN.match(time.of(text)) for time in times)
