"""What a figure is: a number that an article gives, and all that the article says of it."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from news.nouns import Span, Status


class Comparator(StrEnum):
    """How the number bounds what it counts; in a change it is the size of the change."""

    EXACT = "exact"
    MORE_THAN = "more_than"
    AT_LEAST = "at_least"
    LESS_THAN = "less_than"
    AT_MOST = "at_most"
    ABOUT = "about"
    UP_TO = "up_to"
    CHANGE_UP = "change_up"
    CHANGE_DOWN = "change_down"


CHANGES = frozenset((Comparator.CHANGE_UP, Comparator.CHANGE_DOWN))


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A number as an article gives it; offsets are into `Article.text`.

    `span` are the words of the number with a hedge that touches it ("more than 12,000"); `text` the same in
    words. `value` of "hundreds" is the size that it names, 100; `value_max` is a range's upper end. `unit` is
    count, percent, an ISO currency code, minutes, hours, days, weeks, months, years, times, ordinal or other;
    `per` the unit of a rate ("year"). `bound` is a second comparator ("by over 90%": change_down, more_than).
    `counted` are the article's words for what is counted, `counted_span` where the noun among them stands;
    `as_of` its words for the time. `said_by` is the person, by index into `Reading.people`, who gives the
    figure, `sayer` the words that name the giver; with neither, it is the article's own. `evidence` is the
    sentence.
    """

    span: Span
    text: str
    value: Decimal | None
    unit: str
    evidence: Span
    value_max: Decimal | None = None
    per: str | None = None
    comparator: Comparator = Comparator.EXACT
    bound: Comparator | None = None
    counted: str = ""
    counted_span: Span | None = None
    as_of: str | None = None
    said_by: int | None = None
    sayer: Span | None = None
    status: Status = Status.SAID
