"""The nouns of the house: what crosses every border between the packages.

All are frozen and slotted. Offsets are Unicode code points into `Article.text`, half open, so
`article.text[span.start:span.end]` is always the words shown.
"""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from typing import NamedTuple


class Span(NamedTuple):
    """Where words stand: `[start, end)` in an article's text."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """Return the words themselves."""
        return text[self.start : self.end]

    def covers(self, other: "Span") -> bool:
        """Tell whether `other` lies wholly inside."""
        return self.start <= other.start and other.end <= self.end

    def meets(self, other: "Span") -> bool:
        """Tell whether the two share at least one character."""
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True, kw_only=True)
class Published:
    """A publication date as the article or feed states it: a bare day is not midnight anywhere."""

    day: date
    instant: datetime | None = None


class StandingKind(StrEnum):
    """Who may see an article at all."""

    PUBLISHED = "published"
    INTERNAL = "internal"
    EMBARGOED = "embargoed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """Published, internal (its own workspace only), or embargoed `until` an aware instant."""

    kind: StandingKind
    until: datetime | None = None


PUBLISHED = Standing(kind=StandingKind.PUBLISHED)
INTERNAL = Standing(kind=StandingKind.INTERNAL)


class LineKind(StrEnum):
    """What a stretch of a document is, as an editor would mark it up."""

    HEADLINE = "headline"
    STANDFIRST = "standfirst"
    BYLINE = "byline"
    DATE = "date"
    BODY = "body"
    HEADING = "heading"
    CAPTION = "caption"
    BOILERPLATE = "boilerplate"


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """One article's own prose, and what the article itself states about itself.

    `text` is body and headings, paragraphs joined by a line break; what the article doesn't state is None,
    never filled in. `place` names where a text without a URL came from ("001_….txt"), for people to find it.
    """

    text: str
    url: str | None = None
    place: str | None = None
    outlet: str | None = None
    headline: str | None = None
    standfirst: str | None = None
    byline: str | None = None
    dateline: str | None = None
    published: Published | None = None
    language: str | None = None
    standing: Standing = INTERNAL
    paragraphs: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """An article as it lies in a document: `span` and `lines` are offsets into the document's text.

    `lines` are every character of the article but white space, in order, each with its kind.
    """

    article: Article
    span: Span
    lines: tuple[tuple[LineKind, Span], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Audience:
    """Who asks. Every read of the store takes one; the command line is `EVERYTHING`."""

    workspace: str | None = None
    channel: str | None = None
    user: str | None = None
    everything: bool = False


EVERYTHING = Audience(everything=True)


class MentionKind(StrEnum):
    """How words name someone: "Chris Philp", "the senior Tory", "he"."""

    PROPER = "proper"
    NOMINAL = "nominal"
    PRONOMINAL = "pronominal"


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """Words that denote someone. `person` is an index into `Reading.people`; None: unnamed or undecided."""

    span: Span
    kind: MentionKind
    person: int | None = None


class PersonKind(StrEnum):
    """Organisations speak as themselves."""

    PERSON = "person"
    ORGANISATION = "organisation"


@dataclass(frozen=True, slots=True, kw_only=True)
class Role:
    """An office, post or description as the article gives it, and where.

    Of "President Abdel Fattah el-Sisi of Egypt" `words` leave the name out, which `span` covers. What several
    are called together is told of one: "Labour MP" of "Labour MPs Ann Lee and Tom Day".
    """

    words: str
    span: Span

    def is_verbatim(self, text: str) -> bool:
        """Tell whether the article itself has all of these words in this order, nothing made singular."""
        written = iter(self.span.of(text).split())
        return all(word in written for word in self.words.split())


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Whom the mentions of one article denote.

    `name` is the fullest name in the article, without titles. `public`: holds or is given an office, post or
    role, or speaks for a body; all others stay inside their article. `pseudonym`: the sentence in which the
    article says that the name is made up.
    """

    name: str
    kind: PersonKind
    aliases: tuple[str, ...]
    mentions: tuple[Span, ...]
    roles: tuple[Role, ...] = ()
    pseudonym: Span | None = None
    public: bool = False


class Manner(StrEnum):
    """Marked words only, marked and unmarked words, or reported without marks."""

    DIRECT = "direct"
    MIXED = "mixed"
    INDIRECT = "indirect"


class Status(StrEnum):
    """Whether, and in which way, the words were said."""

    SAID = "said"
    ADVANCE = "advance"
    DENIED = "denied"
    HYPOTHETICAL = "hypothetical"
    ALLEGED = "alleged"
    SECOND_HAND = "second_hand"


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """Words given as someone's. `content` has one span a paragraph or uninterrupted stretch, marks outside.

    `speaker` is where the article names the speaker next to these words ("The senior Tory", "he"); its
    `person` is None when the article gives no name or leaves it open. `named` is false when the article has
    no name for the speaker at all. `confidence` (0 to 1) and `reason` are the attribution's.
    """

    content: tuple[Span, ...]
    manner: Manner
    status: Status
    speaker: Mention | None
    named: bool
    cue: Span | None
    confidence: float
    reason: str
    spoken: date | None = None
    venue: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """A sentence about a person; `person` and `said_by` index `Reading.people`, None is the article itself.

    `weak`: the person is only involved in what the sentence tells.
    """

    person: int
    span: Span
    said_by: int | None = None
    weak: bool = False


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
    figure, `sayer` the words that name the giver; with neither, it is the article's own. `confidence` (0
    to 1) is that these words mean that person. `evidence` is the sentence.
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
    confidence: float = 1.0
    status: Status = Status.SAID


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """All that reading one article found, in the order of the text."""

    people: tuple[Person, ...] = ()
    mentions: tuple[Mention, ...] = ()
    quotes: tuple[Quote, ...] = ()
    statements: tuple[Statement, ...] = ()
    figures: tuple[Figure, ...] = ()
