"""What does a figure measure? What is counted, for whom, and when, as words and numbers to compare."""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property, lru_cache

from anyascii import anyascii

from news.figures.kinds import CLASSES, FATED, LANDS, PEOPLE, PEOPLES
from news.figures.near import Sizes, sizes
from news.nouns import CHANGES, Comparator, Figure
from news.periods import WEEKDAYS

_SMALL = frozenset(
    """the a an of in on to for at by from with and or as is are was were been be has have had who which
    that this these it its his her their they he she we i you my our also into across per some more
    than not so do did will would said says one two total number numbers figure amount level up down out
    when while after before during since about over least most only just other others another""".split()
)
_UNITS = {
    "km": "kilometer", "kilometre": "kilometer", "m": "meter", "metre": "meter", "ft": "foot", "feet": "foot",
    "inche": "inch", "mph": "mile per hour", "kph": "kilometer per hour", "h": "hour",
    "kilo": "kilogram", "kg": "kilogram", "tonne": "ton",
}  # fmt: skip
"""Other words for a unit."""

NO_UNIT = "other"
"""Of a number without a word for its unit, such as an earthquake's."""

_BEFORE_UNIT = re.compile(r"^.*\d")
_DIGITS = re.compile(r"\d[\d,.]*")
_E_MAIL = re.compile(r"\b[Ee]-mail")
_WORD = re.compile(r"[^\W\d_]+")
_NAMED = re.compile(r"(?<=[\w’',] )(?:[A-Z][\w’'-]+)(?: [A-Z][\w’'-]+)*")
_ENDING = re.compile(r"(?:ians?|eans?|ese|ia|ies|ing|ed|es|s|e|y|n)\Z")
_DOER = re.compile(r" \(((?:[A-Z][\w’'.-]* )*[A-Z][\w’'-]+)(?= )")
"""Opens the clause around what is counted: "votes (George W. Bush got)"."""

_AHEAD = 6
"""Months by which a day without a year is ahead of its report at most."""

_LINE = re.compile(r"[\n.!?]")
_TELLING = 1000
"""From here on an equal number of the same kind is no accident."""

_NUMBER_OF = re.compile(
    r"\A(?:(?:the|a|its|their) )?(?:total |overall )?(?:numbers?|figures?|totals?|share|amount) of "
    r"|\Aof (?:the |its |their )?|\A(?:the )?(?:numbers?|figures?|totals?)(?= \(|\Z)",
    re.IGNORECASE,
)
_MANY = re.compile(r"(?:[a-z]{3}s|\bpeople|men|\bchildren|electorate|police)\Z", re.IGNORECASE)
"""Ends a noun for many of a kind."""

_SORTS = re.compile(
    r"\b(?:whites|blacks|Blacks|Latin[oa]s|Hispanics|females|males)\b"
    r"|\b(?:white|White|[Bb]lack|Latin[oa]|Hispanic|female|male)\b(?=[.,;)]|\Z"
    r"| (?:[a-z-]+ ){0,2}(?:people|persons?|voters?|(?:wo)?m[ae]n|boys?|girls?|child(?:ren)?|adults?"
    r"|teenagers?|victims?|workers?|employees|students?|pupils?|teachers?|doctors?|nurses?|patients?|residents|officers?"
    r"|drivers?|players?|members?|candidates?|lawmakers|judges|suspects?|defendants?|prisoners?|inmates"
    r"|families|households|respondents|citizens|Americans|Britons|Democrats|Republicans|evangelicals)\b)"
)
"""Say which of several sorts is meant: "black victims" are not "white victims"."""

_BREAK = re.compile(
    r"\b(?:of|in|on|to|for|at|by|from|with|who|whose|which|that|across|aboard|among|near|inside|under|against"
    r"|(?<=[a-z] )\w+ing|(?<=[a-z] )(?:is|are|was|were|has|have|had))\b"
)
_DOES = re.compile(r"(?:[a-z]{3,}ed|came|went|fled|left|took|lost|won|made|died|dead|got|voted)\b(?! \w+s\b)")
"""Opens what people did, who are left unsaid: "More than 600 crossed"."""

_RATE = re.compile(r" (?:an?|per|each|every) (?:year|month|week|day)\b")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_DAY = re.compile(rf"\b(?:{'|'.join(WEEKDAYS)})\b|\byesterday\b|\btoday\b|\btonight\b", re.IGNORECASE)
_MONTH_NAME = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?"
    r"|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\b"
)
_MONTH = re.compile(rf"\b{_MONTH_NAME}")
_FIRST_LETTERS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
_DATE = re.compile(
    rf"\b(?:(?P<day>\d{{1,2}})(?:st|nd|rd|th)? (?:of )?(?P<month>{_MONTH_NAME})"
    rf"|(?P<first>{_MONTH_NAME})\.? (?P<second>\d{{1,2}})(?!\d))"
)
_SPANS = re.compile(r"\b(?:between|from)\b| (?:to|until|through) |[-–]")
_QUARTER = re.compile(r"\b(?P<place>first|second|third|fourth) quarter\b", re.IGNORECASE)
_PLACES = ("first", "second", "third", "fourth")
_PAIR = 2

_VAGUE = re.compile(r"(?:tens|dozens|scores|hundreds|thousands|millions|billions)\b", re.IGNORECASE)
_LEVELS = frozenset(("rat", "rate", "level"))
"""Heads that say no more than the noun before them: "unemployment rate"."""

_ENDS = ".!?…”\"’'"

_NONE = frozenset[str]()

_VAGUELY = 2
"""How many times the least the most must be that a vague figure may stand for: "thousands"."""

_LONG = 4
"""Letters of the longest word that has no ending taken off."""

_STEM = 6
"""Letters that tell words apart: "deported", "deportation"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """A figure as one article gives it: `around` is its paragraph, or at least its sentence; `by` the name of
    who gives it (None: the article). `text_of` is the first article with this text, if this one is a copy.
    `story` is the one that the article tells; of figures without it all are taken to be of one.
    """

    article: str
    figure: Figure
    around: str
    published: date | None = None
    by: str | None = None
    text_of: str | None = None
    story: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """What the words for what is counted tell. `fates` are what became of those counted; `group` whom it
    singles out ("Albanians"); `names` other names, `numbers` other numbers ("category 4"); `said`: what is
    said of what is counted, in its clause; `plural`: it is many of a kind, "voters".
    """

    fates: frozenset[str]
    group: frozenset[str]
    names: frozenset[str]
    numbers: frozenset[str]
    said: frozenset[str]
    plural: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Times:
    """For which years, months (by number) and days (as in ISO 8601, or in words) a figure holds."""

    years: frozenset[str] = _NONE
    months: frozenset[str] = _NONE
    days: frozenset[str] = _NONE


_NEVER = Times()


@dataclass(frozen=True, eq=False, kw_only=True)
class Measure:
    """What a figure measures, as far as its words tell. `change` is up, down or None; `named` the words for
    what is counted, `head` its noun as a class or stem, "" where none is; `sizes` what its number may stand
    for; `vague`: only a size is named, "thousands"; `large`: its number is no accident where it is the same.

    The rest is looked for when it is asked for: few figures are compared with another one in more than these.
    """

    given: Given
    figure: Figure
    unit: str
    change: Comparator | None
    head: str
    named: frozenset[str]
    sizes: Sizes
    vague: bool
    large: bool

    @property
    def text(self) -> str:
        """The first article with the text that the figure stands in."""
        return self.given.text_of or self.given.article

    @cached_property
    def counted(self) -> Counted:
        """What the words for what is counted tell."""
        return _counted(self.figure.counted)

    @cached_property
    def names(self) -> frozenset[str]:
        """Names of whom or what restricts it, that single out nobody."""
        named = self.counted.names | _subject(self.figure.counted, self.given.around)
        return named - self.counted.group

    @cached_property
    def words(self) -> frozenset[str]:
        """The words all around it."""
        return words_of(self.given.around)

    @cached_property
    def label(self) -> frozenset[str]:
        """The words before a colon that it counts: "Senior Developers: $80,000"."""
        return _label(self.given)

    @cached_property
    def heading(self) -> bool:
        """Whether it stands in no whole sentence."""
        return self.given.around.rstrip()[-1:] not in _ENDS

    @cached_property
    def times(self) -> Times:
        """When it holds."""
        return _times(self.figure.as_of, self.given.published) if self.figure.as_of else _NEVER


def measure(given: Given) -> Measure:
    """Return what a figure measures."""
    figure = given.figure
    size = sizes(figure, vague=_VAGUE.match(figure.text) is not None)
    return Measure(
        given=given,
        figure=figure,
        unit=unit_of(figure.unit, figure.text),
        change=figure.comparator if figure.comparator in CHANGES else None,
        head=head_of(figure.counted),
        named=words_of(figure.counted),
        sizes=size,
        vague=size[1] > _VAGUELY * size[0],
        large=figure.value is not None and figure.value >= _TELLING,
    )


def _label(given: Given) -> frozenset[str]:
    """Return the words before a colon that name what a figure behind it counts."""
    around, figure = given.around, given.figure
    if ":" not in around:
        return _NONE
    line = _LINE.split(around.partition(figure.text)[0].rpartition(":")[0])[-1]
    counted = figure.counted.partition(" (")[0]
    return words_of(line) if counted and counted in line else _NONE


def _subject(counted: str, around: str) -> frozenset[str]:
    """Return the name of who does what restricts a figure, if it is one: of "votes (Trump got)"."""
    named = _DOER.search(counted)
    if named is None:
        return _NONE
    *before, name = named[1].split()
    at = around.find(f" {name}")
    while not before and at >= 0 and not (around[at - 1].isalnum() or around[at - 1] == ","):
        at = around.find(f" {name}", at + 1)
    return frozenset((_meant(name),)) - {""} if before or at > 0 else _NONE


def as_named(given: Given) -> str:
    """Return what a figure counts: in quotation marks where the words stand so in the article."""
    words = given.figure.counted
    short = words.partition(" (")[0]
    return f"“{short}”" if short and short in given.around else words


@lru_cache(maxsize=4_096)
def head_of(counted: str) -> str:
    """Return the head of what is counted, of its clause where the words themselves say nothing."""
    inner, _, outer = counted.partition(" (")
    plain = _plain(inner)
    return _head(plain, _nouns(plain)) or _head(_plain(outer), _nouns(_plain(outer)))


@lru_cache(maxsize=4_096)
def _counted(words: str) -> Counted:
    inner, _, outer = words.partition(" (")
    told = (*PEOPLES.findall(words), *LANDS.findall(words), *_SORTS.findall(words))
    group = frozenset(map(stem, told))
    names = frozenset(_meant(name.split()[-1]) for name in _NAMED.findall(words)) - {""}
    return Counted(
        fates=_fates(inner) or _fates(outer),
        group=group,
        names=names - group,
        numbers=frozenset(_DIGITS.findall(inner)),
        said=words_of(outer) - words_of(inner),
        plural=_MANY.search(_nouns(_plain(inner))) is not None,
    )


def one_story(one: Measure, two: Measure) -> bool:
    """Tell whether two figures are of one event, so that few words may say that they count the same."""
    first, second = one.given.story, two.given.story
    return first is None or second is None or first == second


def unit_of(unit: str, text: str) -> str:
    """Return a figure's unit, of lengths, weights and the like with its word: miles are no kilometres."""
    if unit != "other":
        return unit
    after = _BEFORE_UNIT.sub("", text.lower()).replace("/", " per ")
    words = [_UNITS.get(word.rstrip("s"), word.rstrip("s")) for word in _WORD.findall(after)]
    rate = words.index("per") if "per" in words[1:] else len(words)
    return " ".join(("other", *words[max(0, rate - 1) :]))


@lru_cache(maxsize=20_000)
def stem(word: str) -> str:
    """Return a word without its ending, folded; "Albanian", "Albanians" and "Albania" are one."""
    plain = anyascii(word).lower()
    return _ENDING.sub("", plain)[:_STEM] if len(plain) > _LONG else plain


@lru_cache(maxsize=20_000)
def _meant(word: str) -> str:
    """Return what stands for a word: its class, else its stem; nothing for a small one."""
    plain = anyascii(word).lower()
    return "" if plain in _SMALL else FATED.get(plain) or CLASSES.get(plain) or stem(word)


@lru_cache(maxsize=4_096)
def words_of(text: str) -> frozenset[str]:
    """Return the words that tell of a text, as stems and classes."""
    return frozenset(map(_meant, _WORD.findall(_E_MAIL.sub("email", text)))) - {""}


def _head(plain: str, nouns: str) -> str:
    """Return the last noun of the first part that says something: "families" of "families across Albania"."""
    if PEOPLES.match(plain) or _DOES.match(plain):
        return PEOPLE
    words = _WORD.findall(nouns)
    meant = [one for word in words if (one := _meant(word))]
    if not meant:
        return ""
    level = len(meant) > 1 and meant[-1] in _LEVELS
    return PEOPLE if words[-1].lower() in FATED else meant[-2 if level else -1]


def _plain(words: str) -> str:
    return _RATE.sub("", _NUMBER_OF.sub("", words)).strip(" ()")


@lru_cache(maxsize=4_096)
def _nouns(plain: str) -> str:
    """Return the first part that says something, up to a preposition: "families"; of "3 in 10 voters" too."""
    parts = (part.strip() for part in _BREAK.split(plain))
    return next((part for part in parts if any(map(_meant, _WORD.findall(part)))), "")


def _fates(words: str) -> frozenset[str]:
    return frozenset(FATED[word] for word in _WORD.findall(words.lower()) if word in FATED)


@lru_cache(maxsize=4_096)
def _times(as_of: str, published: date | None) -> Times:
    return Times(years=_years(as_of, published), months=_months(as_of), days=_days(as_of, published))


def _years(as_of: str, published: date | None) -> frozenset[str]:
    """Return the years that a time names; "this year" is the year of publication, where that is known."""
    named = frozenset(_YEAR.findall(as_of))
    if named or published is None:
        return named
    relative = {"this year": 0, "the year": 0, "last year": -1}
    return frozenset(
        str(published.year + shift) for words, shift in relative.items() if words in as_of.lower()
    )


def _days(as_of: str, published: date | None) -> frozenset[str]:
    """Return the days that a time names: as dates where the day of publication is known."""
    named = (_date(match, as_of, published) for match in _DATE.finditer(as_of))
    return frozenset((*named, *(_day(word.lower(), published) for word in _DAY.findall(as_of))))


def _date(match: re.Match[str], as_of: str, published: date | None) -> str:
    """Return "3 May", of the year that is named, else of the one in which it is less than half a year ahead.

    "28 December", published in January, is last year's: "2024-12-28".
    """
    month, day = _month(match["month"] or match["first"]), int(match["day"] or match["second"])
    year = _YEAR.search(as_of)
    which = year[0] if year else str(published.year - (month - published.month > _AHEAD)) if published else ""
    return f"{which}-{month:02}-{day:02}"


def _months(as_of: str) -> frozenset[str]:
    """Return the months that a time names, or spans: "between January and March", "the second quarter"."""
    quarter = _QUARTER.search(as_of)
    if quarter is not None:
        last = _PLACES.index(quarter["place"].lower()) * 3
        return frozenset(str(month) for month in range(last + 1, last + 4))
    named = [_month(word) for word in _MONTH.findall(as_of)]
    if len(named) == _PAIR and named[0] < named[1] and _SPANS.search(as_of):
        named = list(range(named[0], named[1] + 1))
    return frozenset(map(str, named))


def _month(word: str) -> int:
    return _FIRST_LETTERS.index(word[:3].lower()) + 1


def _day(word: str, published: date | None) -> str:
    if published is None:
        return word
    if word in WEEKDAYS:
        back = (published.weekday() - WEEKDAYS.index(word)) % 7
        return (published - timedelta(days=back)).isoformat()
    return (published - timedelta(days=word == "yesterday")).isoformat()
