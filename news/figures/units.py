"""In what unit is a number given? Currencies, per cent, time, measures, rates, ages; else it is a count."""

import re
from dataclasses import dataclass
from decimal import Decimal

from news.figures.measures import (
    COUNTRIES_OWN,
    CURRENCIES,
    CURRENCY_WORDS,
    DOLLARS,
    MEASURES,
    NATIONAL,
    TIMES,
)
from news.figures.numbers import Number
from news.nouns import Span

_OF_TIME = (
    "more|additional|extra|further|full|whole|consecutive|straight|successive|long|short|working|business"
)
_WORDS = {words.rsplit(maxsplit=1)[-1]: code for words, code in COUNTRIES_OWN.items()} | CURRENCY_WORDS
_NATIONAL = NATIONAL | COUNTRIES_OWN
_SEP = r"[ \u00a0-]?"
_AFTER = re.compile(
    rf"(?P<percent>{_SEP}(?:%|per[ -]?cent\b|percentage[ -]points?\b|pc\b))"
    r"|(?P<age>[ -](?:years?|months?|weeks?|days?)[ -](?:olds?\b|of age\b))"
    rf"|(?P<money>{_SEP}(?:(?:US |Canadian |Australian |Hong Kong )?(?:{'|'.join(_WORDS)})"
    rf"|{'|'.join(_NATIONAL)})\b)"
    rf"|(?P<other>{_SEP}(?:{MEASURES})(?!\w))"
    rf"|(?P<time>[ \u00a0-](?:(?:{'|'.join(TIMES)})s?(?!\w)|(?:{_OF_TIME}) (?:{'|'.join(TIMES)})"
    r"(?:s(?![\w-])|(?=[.,;:)]|$| (?:of|in|to|for|at|on|and|before|after)\b))))"
    r"|(?P<times>[ -]?fold\b|x\b|[ -]times\b(?! (?:when|square))"
    r"(?: (?:more|less|as many|as much|higher|larger|bigger)\b)?)"
    r"|(?P<celsius>(?<=\d)(?-i:C)\b)"
    r"|(?P<pence>(?<=\d)(?<!480)(?<!720)(?<!1080)p\b)"
    r"|(?P<pounds>[ -]pounds?\b)",
    re.IGNORECASE,
)
_SMALL_COIN = {"cents": Decimal("0.01"), "pence": Decimal("0.01"), "p": Decimal("0.01")}
_SIGNS = "|".join(re.escape(sign) for sign in sorted(CURRENCIES, key=len, reverse=True))
_MONEY_BEFORE = re.compile(rf"(?<![A-Za-z])(?:{_SIGNS})[ \u00a0]?\Z", re.IGNORECASE)
_PER = re.compile(
    r"(?: ?(?:/|per |an? |every |each )|-an?-)(hour|day|night|week|month|year|person|head|capita|household"
    r"|family|child|pupil|student|patient|square (?:foot|met(?:re|er)|mile)"
    r"|mile|kilomet(?:er|re)|tonne|ton|barrel|gallon|lit(?:er|re)|share|game|ticket"
    r"|1,000|100,000)s?\b|, (annual|dai|week|month)ly\b",
    re.IGNORECASE,
)
_SAME = {"capita": "person", "head": "person", "annual": "year", "dai": "day"}
_WEIGHS = re.compile(r"\b(?:weigh\w*|weight|lost|gained|heav\w+)\b[^.;]{0,30}\Z|\Wkg\W", re.IGNORECASE)
_WEIGHED = re.compile(
    r"[ -]pounds? of (?:(?:raw|fresh|frozen|pure|crack|dry|dried|ground|high|plastic|uncut|powdered) )?"
    r"(?:cocaine|heroin|marijuana|cannabis|meth\w*|fentanyl|opium|drugs|fish|meat|beef|pork|chicken|lobster|crab"
    r"|shrimp|salmon|tuna|seafood|cheese|butter|sugar|flour|rice|beans|corn|wheat|grain|potatoes|apples|cotton|wool|tobacco"
    r"|coffee|gold|silver|copper|lead|steel|iron|uranium|plutonium|explosives?|dynamite|TNT|gunpowder|fuel"
    r"|propellant|fertili[sz]er|fat|muscle|thrust|carbon dioxide|CO2|ice|sand|trash|garbage|luggage)\b"
    r"|-pound (?:bomb|man|woman|boy|girl|baby|bear|dog|fish|alligator|python|rock|weight|lineman)s?\b"
)
"""Is a weight: "pounds of fish", not "pounds of debt"."""

_POINTS = re.compile(r" points?\b")
_ERROR = re.compile(r"\bmargin of error [^.,;:\d]{0,60}\Z")
_LEVEL = re.compile(
    r"\b(?:at|on|to) (?P<level>\d{1,2}(?:\.\d+)?)(?:%| per ?cent)[^.,;:%\d]{0,60}, (?P<way>up|down) \Z"
)
"""Before points that are of a hundred: "at 25 percent in the poll, up eight points"."""

_ASKED = re.compile(r"\b(?:poll|survey|support|approv|rating|vote|turnout)", re.IGNORECASE)
"""Beside a share that is of people: no rate's, on a day of which an index is told, too."""

_HOT = re.compile(
    r"\b(?:temperatures?|celsius|degrees|heat(?:waves?)?|hot(?:ter|test)?|cold(?:er|est)?|warm(?:er|est|th)?"
    r"|freez(?:es?|ing)|weather|mercury)\b",
    re.IGNORECASE,
)
"""Near a number with "C" behind it that is a temperature: "40.3C"."""

_PLACED = re.compile(
    r"\b(?:gates?|seats?|rows?|flats?|class|sizes?|rooms?|wards?|cells?|platforms?|stands?|units?|apartments?"
    r"|blocks?|coach|route|bus|section|zone|category|level|number|no\.?) \Z",
    re.IGNORECASE,
)
"""Before a number and letter that say where: "Gate 12C"."""

_LEAD = 140
"""Characters before points in which either is looked for."""

_BESIDE = 80
"""Characters before a share in which what it is of is looked for."""

_WHOLE = 100

_AGED = re.compile(
    r"(?:\b[Aa]ge(?:d|s)?(?: of)?(?: (?:about|around|just|only|between))?"
    r"|[\w’'.)\"”],(?: then| now| who (?:is|was))?(?: aged)?) \Z"
    r"|(?:^|\b(?!(?:with|of|and|the|an?|for|by|in|to|on|at|or)\b)[\w’'.]+[”\"]?,? )\((?:aged )?\Z"
)
_TOLD = re.compile(r"\b[Aa]ge(?:d|s)?\b[^,.;]{0,18}\Z")
_AGES = re.compile(
    r"\b[Aa]ge(?:d|s)? (?:(?:[0-9]{1,3}|[a-z]+(?:-[a-z]+)?)(?:, and |,? and |, ))+(?:[a-z]+ aged )?\Z"
)
"""Before an age of a list: "aged nine, ten, 49 and 59"."""

_TURNED = re.compile(
    r"\b(?:(?:I|[Hh]e|[Ss]he|who|[A-Z]\w+|[A-Z]\w+,) (?:am|is|was|turns|turned|were|been)"
    r"|I[’']m|[Hh]e[’']s|[Ss]he[’']s|[Yy]ou[’']re|[Tt]hey[’']re) (?:only |just |about )?\Z"
)
_OLDER = re.compile(r" (?:or|and) (?:older|younger)\b(?! than)")
_BOUNDED = re.compile(
    r"\b(?:(?:voters|people|adults|children|kids|men|women|anyone|everyone|those|workers|students"
    r"|residents|patients|girls|boys|drivers|players|Americans|citizens)"
    r" (?:who (?:are|were) )?(?:over|under)"
    r"|(?:young|old)er than) (?:the age of )?\Z"
)
"""Before an age that bounds who is meant: "voters under 30", "Latinos younger than 30"."""

_AGE_LISTED = re.compile(r"[,.;)]|$")
_AGE_ENDS = re.compile(r"(?:[,.;)?!]|$| (?:and|or|when|at|years|from|now)\b)")
_BOUND_ENDS = re.compile(
    r"[,.;)?!]|$| (?:and|or|when|from|now|in(?! (?:each|every|an?))|to|who|can|may|was|were|is|are|ha[ds]"
    r"|have)\b"
)
_JOINED = re.compile(r"(?: and|,) \Z")
_OTHERS = re.compile(
    r" (?:(?:other|more|young|teenage|elderly) )?(?:men|women|people|children|boys|girls|teenagers|adults"
    r"|others|babies|passengers|pupils|students|relatives|friends|brothers|sisters|sons|daughters)\b"
)
"""Behind a number joined to an age that counts others: "a man aged 23 and two women"."""

_OLDEST = 120
_MAGNITUDE = re.compile(r"\b(?:[Mm]agnitude(?: of)?|[Ss]trength|Richter) \Z")
_QUAKE = re.compile(r"\+?[ -](?:[Mm]agnitude|quake|earthquake|tremor|aftershock)(?! \d)| on the Richter")
_DOLLAR = re.compile(r"\b(?:US|CDN|CAN?|C|AU?S?|NZ|HK|S)\$", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Amount:
    """A number in its unit. `core` are the words of the number with sign and unit, without a hedge.

    `form` is the number's. `age`: it is how old someone is; `dash`: it is tied to a noun, "20-room". `rate`
    are the words behind it that say per what: "a year".
    """

    core: Span
    form: str
    unit: str
    low: Decimal | None
    high: Decimal | None = None
    per: str | None = None
    age: bool = False
    dash: bool = False
    rate: Span | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Unit:
    """A unit, where its words end, and how many of it one is: a decade is ten years."""

    name: str
    end: int
    many: Decimal = Decimal(1)
    age: bool = False


def amount(text: str, number: Number, dollar: str = "USD") -> Amount:
    """Return the number with what touches it: "£8m", "ten minutes", "seven-month-old", "450°F".

    `dollar` is the currency that a bare "$" stands for.
    """
    start, end = _money_start(text, number.span), number.span.end
    sign = text[start : number.span.start].strip().lower()
    unit = _Unit(name=CURRENCIES[sign], end=end) if sign else _unit(text, number)
    if sign == "$":
        unit = _Unit(name=dollar, end=end)
    per = _PER.match(text, unit.end)
    return Amount(
        core=Span(start, unit.end),
        form=number.form,
        unit=unit.name,
        low=None if number.low is None else number.low * unit.many,
        high=None if number.high is None else number.high * unit.many,
        per=None if per is None else _per(per),
        age=unit.age,
        dash=text[end : end + 1] == "-",
        rate=None if per is None else Span(*per.span()),
    )


def dollar_of(text: str) -> str:
    """Return the currency of an article's bare "$": the only dollar it names, else USD."""
    codes = {CURRENCIES[sign] for match in _DOLLAR.finditer(text) if (sign := match[0].lower()) in CURRENCIES}
    return codes.pop() if len(codes) == 1 else "USD"


def _money_start(text: str, span: Span) -> int:
    match = _MONEY_BEFORE.search(text, max(0, span.start - 6), span.start)
    return match.start() if match else span.start


def _per(match: re.Match[str]) -> str:
    words = (match[1] or match[2]).lower()
    return _SAME.get(words, words)


def _unit(text: str, number: Number) -> _Unit:
    """Return the unit that stands behind a number, or that the words around it tell."""
    plus = text.startswith("+", number.span.end)
    match = _AFTER.match(text, number.span.end + plus)
    kind = match.lastgroup if match else None
    parted = number.form in ("part", "ratio") and kind not in ("other", "time")
    if match is None or parted or (kind == "celsius" and not _is_hot(text, number.span)):
        return _untold(text, number)
    words = match[0].strip(" \u00a0-").lower()
    if kind == "age":
        return _Unit(name=re.split(r"[ -]", words)[0].rstrip("s") + "s", end=match.end(), age=True)
    if kind == "time":
        name, many = TIMES[words.rsplit(maxsplit=1)[-1].rstrip("s")]
        return _Unit(name=name, end=match.end(), many=Decimal(many))
    if kind == "pounds":
        weight = _WEIGHS.search(text[max(0, number.span.start - 60) : match.end() + 8])
        weight = weight or _WEIGHED.match(text, match.start())
        return _Unit(name="other" if weight else "GBP", end=match.end())
    if kind in ("money", "pence"):
        return _Unit(
            name="GBP" if kind == "pence" else _money(words),
            end=match.end(),
            many=_SMALL_COIN.get(words, Decimal(1)),
        )
    return _Unit(name="other" if kind == "celsius" else str(kind), end=match.end())


def _is_hot(text: str, degrees: Span) -> bool:
    """Tell whether a "C" is of a temperature: "Temperatures reached 40.3C", not "It was hot in seat 12C"."""
    start, end = max(0, degrees.start - _BESIDE), degrees.end + _BESIDE
    placed = _PLACED.search(text, start, degrees.start)
    return placed is None and _HOT.search(text, start, end) is not None


def _money(words: str) -> str:
    """Return the code of "Canadian dollars", "euros", "pounds sterling"."""
    first, *rest = words.split()
    if rest and first in DOLLARS:
        return DOLLARS[first]
    last = words.rsplit(maxsplit=1)[-1]
    return _NATIONAL.get(words) or _WORDS.get(words) or _WORDS.get(last, "USD")


def _untold(text: str, number: Number) -> _Unit:
    """Return the unit of a bare number: a share, an age, a magnitude; else a count."""
    end = number.span.end
    if number.form in ("part", "ratio"):
        return _Unit(name="percent", end=end)
    points = _POINTS.match(text, end)
    if points is not None and number.low is not None and _are_shares(text, number.span.start, number.low):
        return _Unit(name="percent", end=points.end())
    before, after = text[max(0, number.span.start - 60) : number.span.start], text[end : end + 24]
    magnitude = number.form == "digits" and (_MAGNITUDE.search(before) or _QUAKE.match(after))
    if magnitude or (number.low is not None and number.low % 1):
        return _Unit(name="other", end=end)
    if _is_age(number, before, after):
        return _Unit(name="years", end=end, age=True)
    return _Unit(name="count", end=end)


def _are_shares(text: str, at: int, points: Decimal) -> bool:
    """Tell whether points are of a hundred: those of a margin of error, or by which a share has changed.

    The share before the change must be one: of 25%, not up 30.
    """
    level = _LEVEL.search(text, max(0, at - _LEAD), at)
    if level is None:
        return _ERROR.search(text, max(0, at - _LEAD), at) is not None
    before = Decimal(level["level"]) + (points if level["way"] == "down" else -points)
    asked = _ASKED.search(text, max(0, level.start() - _BESIDE), at) is not None
    return asked and 0 <= before <= _WHOLE


def _is_age(number: Number, before: str, after: str) -> bool:
    """Tell whether a bare number is an age: "Nikita, 30, told", "He was 34", "the age of fifteen"."""
    if number.low is None or number.low > _OLDEST or number.form not in ("digits", "words"):
        return False
    listed = number.form == "digits" and _AGED.search(before) and _AGE_LISTED.match(after)
    turned = number.low > 12 and _TURNED.search(before) and _AGE_ENDS.match(after)
    others = _JOINED.search(before) and _OTHERS.match(after)
    told = not others and (_TOLD.search(before) or _AGES.search(before))
    bounded = _OLDER.match(after) or (_BOUNDED.search(before) and _BOUND_ENDS.match(after))
    return bool(listed or turned or told or bounded)
