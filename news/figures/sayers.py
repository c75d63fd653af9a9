"""Who says a figure? The speaker of the words it stands in, or whom the sentence names as having set it."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from news.figures.givers import according, foreseen, polled, reckoned
from news.figures.intends import intender
from news.figures.things import THINGS, subject_before
from news.figures.view import View
from news.nouns import Manner, Person, PersonKind, Quote, Span, Status

_NUMBERED = re.compile(
    r"(?:more than|over|about|some|nearly|at least|the|a full)? ?(?:\d|(?:two|three|four|five|six|seven|eight"
    r"|nine|ten|\w+teen|\w+ty|hundred|thousand|million)\b)",
    re.IGNORECASE,
)
_JOINED = re.compile(r",? (?:while|and|but|with|adding|as well as)\b[^.;:]{0,90}\Z")
_POLLED = re.compile(
    r"(?:[\w’'/&-]+ ){0,5}(?:polls?|surveys?|polling|stud(?:y|ies)|research|analysis|count|tally) of "
    r"(?!.* by )",
    re.IGNORECASE,
)
"""Opens whom or what somebody asked or looked at: "a recent poll of Indiana voters" is not Indiana's."""

_PAPERS = (
    "data|figures?|statistics|numbers|estimates?|reports?|stud(?:y|ies)|surveys?|poll(?:s|ing)?|research|analysis"
    "|count|tally|records|information|website"
)
_DOCUMENT = re.compile(
    r"(?:(?:the|an?|its|new|latest|official|preliminary|recent|\w+ing|\w+al) )*"
    rf"(?:(?:{_PAPERS})(?: (?:\w+ed|made))? (?:from|by)|(?:{_PAPERS}) of) ",
    re.IGNORECASE,
)
"""Opens what somebody made: "data from the German government"."""

_MADE = re.compile(rf"(?:[’']s?)?(?: [a-z-]+){{0,2}} (?:{_PAPERS})")
"""Behind the name of who made it: "Johns Hopkins University data"."""

_PAPER = re.compile(rf"\b(?:{_PAPERS})\Z", re.IGNORECASE)
_MAKER = re.compile(
    r"(?:,? (?:newly |also )?(?:released|published|compiled|issued|collected|obtained|gathered|provided"
    r"|produced|made public|conducted|carried out)(?: (?:on |last |this )?\w+)?)? (?:by|from)"
    r" (?P<who>(?:the )?[A-Z][\w’'&.-]*(?: (?:of |for |and |the )*[A-Z][\w’'&-]*)*)"
)
"""Behind a paper that says something: "Data released on Monday by the Home Office showed"."""

_HEAD_ENDS = re.compile(
    r" (?:of|in|for|from|on|at|by|with|who|that|which|and|yesterday|today|last|this|as)\b"
)
"""Behind the head of a noun phrase."""

_ALLEGED = re.compile(
    r"\b(?:alleged(?:ly)?|accused of|reportedly|purported(?:ly)?"
    r"|suspected of)\b",
    re.IGNORECASE,
)
_ADVANCE = re.compile(
    r"\b(?:expected|due|set|likely|will) (?:to )?(?:say|announce|unveil|tell|warn|call|pledge|vow|promise)\b"
)
_ARTICLES = re.compile(r"(?:the|a|an)\s+", re.IGNORECASE)
_IS = re.compile(
    r"\b(?:is|was|are|were|be|been|became|becomes?|marks?|marked|remains?)(?: (?:only|also|now|just))?"
    r" (?:the|(?:the |[A-Z])?[\w-]+[’']s) \Z"
)
"""Before a rank that is said of somebody: "Thursday's accident was the [fourth]"."""

_POINTS = re.compile(r"[ -](?:percentage )?points?\b")
_OWN = re.compile(r"(?:both|its|their|our|these|those) ", re.IGNORECASE)
_THE_SAME = re.compile(r"the [a-z]")
"""May be the speaker: "Ford said sales fell, and the company put its costs at $12 billion"."""

_NEAR = 12
"""Quotes before a figure that are looked at."""
_NOWHERE = 1_000
_MEANT = 0.85
"""How surely words that don't say a name mean whom they were taken to mean: "the prime minister"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sayer:
    """Who gives a figure: an index into the people, and the words; neither: the article's own voice.

    `confidence` (0 to 1) is that the words mean that person.
    """

    person: int | None = None
    words: Span | None = None
    confidence: float = 1.0
    status: Status = Status.SAID


class Sayers:
    """Looks up who says what stands at an offset: by the quotes, and by the mentions of the people."""

    def __init__(self, text: str, quotes: Sequence[Quote], people: Sequence[Person]) -> None:
        self._text = text
        self._people = people
        pairs = ((span, quote) for quote in quotes for span in quote.content)
        self._quotes = sorted(pairs, key=lambda pair: (pair[0].start, -pair[0].end))
        self._roles = [
            (number, role.words.lower()) for number, one in enumerate(people) for role in one.roles
        ]
        for quote in quotes:
            speaker = quote.speaker
            if speaker is not None and speaker.person is not None and not _POLLED.match(text, *speaker.span):
                self._roles.append((speaker.person, speaker.span.of(text).lower()))
        self._starts = [span.start for span, _ in self._quotes]
        self._mentions = sorted((span, number) for number, one in enumerate(people) for span in one.mentions)
        self._mention_starts = [span.start for span, _ in self._mentions]

    def of(self, figure: Span, sentence: Span, view: View | None, *, unit: str = "") -> Sayer:
        """Return who says a figure: the quotation it stands in decides, then "according to", or a pledge.

        A rank inside reported words is the article's, "Kharkiv, the country's second largest city", but for
        what they say of somebody: "the accident was the fourth in a month".
        """
        quote = self._quote(figure) or self._joined(figure, sentence)
        planner = intender(view, figure, share=unit == "percent") if view else None
        words = reckoned(self._text, figure, sentence)
        if words is None and (quote is None or quote.manner is Manner.INDIRECT):
            words = foreseen(self._text, figure, sentence)
        if quote is not None and words is None and not self._counts(quote):
            ranked = unit == "ordinal" and not _IS.search(self._text, sentence.start, figure.start)
            if ranked and quote.manner is Manner.INDIRECT:
                return Sayer()
            if planner is None or not _reports(self._text, quote, planner, figure):
                return self._speaker(quote, according(self._text, figure, sentence))
        share = unit == "percent" or _POINTS.match(self._text, figure.end)
        words = words or planner or according(self._text, figure, sentence)
        words = words or (polled(self._text, figure, sentence) if share else None)
        person = self._who(words) if words else None
        sure = 1.0 if person is None else _MEANT
        return Sayer(person=person, words=words, confidence=sure, status=_status(sentence.of(self._text)))

    def named(self, words: Span) -> int | None:
        """Return whom words name, by index into the people: the last mention in them."""
        at = bisect_right(self._mention_starts, words.end)
        inside = (
            number for span, number in reversed(self._mentions[max(0, at - 3) : at]) if span.meets(words)
        )
        return next(inside, None)

    def name(self, words: Span) -> str | None:
        """Return the name of whom a pronoun denotes, if nobody else was told of since the last mention."""
        if words.of(self._text).lower() in THINGS:
            return self._thing(words)
        who = self.named(words)
        at = bisect_left(self._mention_starts, words.start)
        persons = (
            number
            for _, number in reversed(self._mentions[:at])
            if self._people[number].kind is PersonKind.PERSON
        )
        return self._people[who].name if who is not None and next(persons, None) == who else None

    def _thing(self, words: Span) -> str | None:
        """Return what "it" or "they" is at a sentence's beginning, if that is no person."""
        name = subject_before(self._text, words)
        people = (one for one in self._people if one.kind is PersonKind.PERSON)
        is_person = name is not None and any(name in one.aliases or name == one.name for one in people)
        return None if is_person else name

    def _speaker(self, quote: Quote, relied: Span | None) -> Sayer:
        """Return who speaks; of nobody by name all the words: "the official report", not "the official"."""
        if quote.speaker is None:
            return Sayer(status=quote.status)
        if quote.speaker.person is None and relied is not None and relied.meets(quote.speaker.span):
            return Sayer(person=self._who(relied), words=relied, confidence=_MEANT, status=quote.status)
        who = quote.speaker.person
        sure = quote.confidence
        if who is not None and _POLLED.match(self._text, *quote.speaker.span):
            who = self._who(quote.speaker.span)
        maker = _MAKER.match(self._text, quote.speaker.span.end) if who is None else None
        if maker is not None and _PAPER.search(quote.speaker.span.of(self._text)):
            words = Span(quote.speaker.span.start, maker.end())
            return Sayer(person=self._who(Span(*maker.span("who"))), words=words, status=quote.status)
        if who is None:
            who, sure = self._described(quote.speaker.span.of(self._text)), _MEANT
        return Sayer(person=who, words=quote.speaker.span, confidence=sure, status=quote.status)

    def _who(self, words: Span) -> int | None:
        """Return whom words mean: their head, or who made what they name, not "Turkey" for its officials.

        Of two that "and" joins neither is.
        """
        said = words.of(self._text)
        made = _DOCUMENT.match(said)
        start = words.start + made.end() if made else words.start
        ends = _HEAD_ENDS.search(self._text, start + 1, words.end)
        head = Span(start, ends.start() if ends else words.end)
        whole = head.end + 1 if ends and ends[0] == " and" else head.end
        at = bisect_right(self._mention_starts, head.end)
        for span, number in reversed(self._mentions[max(0, at - 3) : at]):
            own = span.meets(head) and not _POLLED.match(self._text, *span)
            if own and (span.end >= whole or _MADE.fullmatch(self._text, span.end, head.end)):
                return number
        return self._described(said)

    def _described(self, words: str) -> int | None:
        """Return the only person whose role, or description as a speaker, begins so: "Principal says"."""
        role = _ARTICLES.sub("", words, count=1).lower()
        fits = {number for number, given in self._roles if f"{given} ".startswith(f"{role} ")}
        return fits.pop() if len(fits) == 1 else None

    def _quote(self, figure: Span) -> Quote | None:
        """Return the quote that holds the figure: of several, the one whose speaker stands nearest."""
        at = bisect_right(self._starts, figure.start)
        near = self._quotes[max(0, at - _NEAR) : at]
        holding = [quote for span, quote in near if span.end >= figure.end]
        return min(holding, key=lambda quote: _distance(quote, figure), default=None)

    def _joined(self, figure: Span, sentence: Span) -> Quote | None:
        """Return the reported words that the figure's clause goes on from, or whose cue stands before it.

        "Downing Street said the number … had fallen by 95%, while the number returned to Albania had doubled"
        """
        at = bisect_right(self._starts, figure.start)
        for span, quote in reversed(self._quotes[max(0, at - _NEAR) : at + 1]):
            if quote.manner is Manner.DIRECT or not sentence.covers(span):
                continue
            if span.end <= figure.start and _JOINED.fullmatch(self._text, span.end, figure.start):
                return quote
            cue = quote.cue
            if cue is not None and cue.end <= figure.start and figure.end < span.start <= figure.end + 3:
                return quote
        return None

    def _counts(self, quote: Quote) -> bool:
        """Tell whether the speakers are themselves counted: "More than two million people replied"."""
        return quote.speaker is not None and _NUMBERED.match(quote.speaker.span.of(self._text)) is not None


def _reports(text: str, quote: Quote, teller: Span, figure: Span) -> bool:
    """Tell whether reported words report again: "Reuters wrote that officials reported 95 dead".

    So does what they are joined with: "averages showed little support, and a poll by Siena put it at zero".
    Not the speaker's own: "and both surveys showed him above 50 percent, the group said".
    """
    if _OWN.match(text, *teller):
        return False
    other = not _THE_SAME.match(text, *teller)
    joined = other and all(span.end <= teller.start < figure.start for span in quote.content)
    return quote.manner is Manner.INDIRECT and (joined or any(span.covers(teller) for span in quote.content))


def _gap(one: Span, two: Span) -> int:
    """Return the characters between two spans."""
    return max(one.start - two.end, two.start - one.end, 0)


def _distance(quote: Quote, figure: Span) -> int:
    """Return the characters between a figure and the words that name the speaker."""
    if quote.speaker is None:
        return _NOWHERE
    return _gap(quote.speaker.span, figure)


def _status(words: str) -> Status:
    if _ALLEGED.search(words):
        return Status.ALLEGED
    return Status.ADVANCE if _ADVANCE.search(words) else Status.SAID
