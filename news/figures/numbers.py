"""Which numbers stand in a text, and what is each worth?

Digits, words and scales, ranges and ratios: "12,699", "twenty-three", "1.5 million", "half a million",
"three or four", "one in 10". What they count, and whether they are figures at all, is not asked here.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from math import prod

from news.nouns import Span

UNITS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen"
    " seventeen eighteen nineteen"
).split()
TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
SCALES = {
    "dozen": 12, "hundred": 100, "thousand": 1_000, "million": 1_000_000, "billion": 1_000_000_000,
    "trillion": 1_000_000_000_000, "k": 1_000, "m": 1_000_000, "mn": 1_000_000, "bn": 1_000_000_000,
    "tn": 1_000_000_000_000, "lakh": 100_000, "crore": 10_000_000,
}  # fmt: skip
"""Words and letters that multiply; a lone letter only where it touches digits: "£8m"."""

_WORTH = {word: value for value, word in enumerate(UNITS)} | {
    word: value for value, word in zip(range(20, 100, 10), TENS, strict=True)
}
PARTS = {
    "half": 2, "halves": 2, "third": 3, "thirds": 3, "quarter": 4, "quarters": 4, "fifth": 5, "fifths": 5,
    "sixth": 6, "sixths": 6, "seventh": 7, "sevenths": 7, "eighth": 8, "eighths": 8,
    "tenth": 10, "tenths": 10,
}  # fmt: skip
"""What the parts of a whole are called."""

_SMALL = "|".join(sorted([*UNITS, *TENS], key=len, reverse=True))
_BIG = "hundred|thousand|million|billion|trillion|dozen|lakh|crore"
_HALVED = (
    r"miles?|met(?:re|er)|kilomet(?:re|er)|inch|foot|ton(?:ne)?|acre|lit(?:re|er)|degree|percentage point"
    r"|per ?cent"
)
METRES = (
    r"(?:-(?:tall|high|wide|deep|long)\b| (?:tall|apart)\b"
    r"| (?:high|wide|deep|long|away)(?=[.,;:)]|\Z| (?:and|but|or|by|in|at|on|with|when|which|that)\b)"
    r"| (?:above|below) (?:the )?(?:sea|ground|surface|street|road|water)\b"
    r"| (?:hurdles|freestyle|butterfly|backstroke|breaststroke|sprint|medley)\b"
    r"| in (?:under )?\d+[.:]\d+(?!\d)(?: seconds?\b|(?=[.,;)](?!\d)|\Z)))"
)
"""Behind an "m" that is no million: "30m tall", "ran 100m in 9.58 seconds"."""

_PART = "|".join(sorted(PARTS, key=len, reverse=True))
_PARTS = "|".join(part for part in PARTS if part.endswith("s"))
_SEVERAL = "two|three|four|five|six|seven|eight|nine"
_DIGITS = r"[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?|[0-9]+(?:\.[0-9]+)?"
_GAP = r"(?:[ \u00a0-]|[ -]and[ -])"
_BELOW_100 = rf"(?:(?:{'|'.join(TENS)})[ -](?:{'|'.join(UNITS[1:10])})|{_SMALL})"
_HUNDREDS = rf"(?:[ -](?:{_BIG}))+(?:{_GAP}{_BELOW_100}\b(?:[ -](?:{_BIG})\b)*)*"
_WORDS = rf"(?:(?:an?|{_BELOW_100}){_HUNDREDS}|{_BELOW_100}|{_BIG})"
_NUMBER = re.compile(
    rf"(?:\b|(?<=\b[A-Z]{{3}})(?=[0-9]))(?=\w)(?:(?P<half>half an?(?= (?:{_HALVED})\b)"
    rf"|(?:an? )?half(?:[ -]an?)?[ -](?:{_BIG})\b"
    rf"|(?:an? )?(?:{_BIG})[ -]and[ -]a[ -]half\b)"
    rf"|(?P<mixed>(?:{_SMALL}|[0-9]+)[ -]and[ -](?:a[ -]half|(?:a|one|two|three)[ -](?:{_PART}))\b"
    rf"(?:[ -](?:{_BIG})\b)?)"
    rf"|(?P<part>(?:(?:an?|one)[ -](?:{_PART})|(?:{_SEVERAL})[ -](?:{_PARTS}|third))\b"
    r"(?P<scaled>(?<!third|sixth|venth)(?<!thirds|sixths|venths) of an? (?:million|billion|trillion)\b"
    r"|(?<!third|sixth|venth)(?<!thirds|sixths|venths) of an?(?= per ?cent))?"
    r"|half\b)"
    rf"|(?P<digits>(?:(?<![\w.,])|(?<=\b[A-Z]{{3}}))(?:{_DIGITS})(?:(?P<letter>k|m(?!{METRES})|mn|bn|tn)\b"
    rf"|(?:[ \u00a0]{{1,2}}|-|\+ )?(?:{_BIG})\b)?)"
    rf"|(?P<vague>(?:an? )?(?:few|several|couple of|many) (?:{_BIG})s?\b|(?:tens|dozens|hundreds"
    rf"|thousands)\b(?: of (?:hundreds|thousands|millions)\b)?"
    r"|a couple(?= of\b))"
    rf"|(?P<words>{_WORDS}\b))",
    re.IGNORECASE,
)
_SIGN = "(?:[a-z]{1,3}(?=[$]))?[$£€]?"
_BETWEEN = re.compile(
    rf"(?:(?:[-–—]|-to-| (?:to|or) ){_SIGN}|%[-–—]| [-–—] (?:[a-z]{{1,3}}(?=[$]))?[$£€])\Z", re.IGNORECASE
)
"""Between two ends of a range; a dash with spaces only before a sum of money: "$40 - $80", not "3 - 1"."""
_AND = re.compile(rf" and {_SIGN}\Z", re.IGNORECASE)
_IN = re.compile(r" (?:in|out of|in every|of every) |-in-")
_BETWEEN_LEAD = re.compile(rf"\bbetween (?:the ages of )?{_SIGN}\Z", re.IGNORECASE)
_FROM = re.compile(rf"\bfrom {_SIGN}\Z", re.IGNORECASE)
_RANGES = re.compile(
    rf"\b(?:rang(?:e|es|ed|ing)|var(?:y|ies|ied|ying)|runs?|anywhere)(?: in [a-z]+)? from {_SIGN}\Z",
    re.IGNORECASE,
)
"""Before a range: "salaries range from $70,000 to $90,000"."""
_MONTH = re.compile(r"\b(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\.? \Z")
"""Before the day of a date: "from 40 percent on July 14 to 46 percent" is no range."""
_TIMED = re.compile(r"[ -](?:minute|hour|day|week|month|year)")
_FIRST_YEAR, _LAST_YEAR = 1900, 2100
LARGEST = Decimal(10) ** 18
_LEAD = 30
"""Characters before a range in which the words stand that open it."""

_APART = 14
"""Characters between the two ends of a range."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Number:
    """A number where it stands: `low` is its value, `high` the upper end of a range.

    `form` is digits, words, part (a fraction), ratio or vague ("hundreds": the size that it names).
    """

    span: Span
    form: str
    low: Decimal | None
    high: Decimal | None = None


def numbers(text: str, within: Span) -> list[Number]:
    """Return the numbers of a stretch in order, ranges and ratios as one; none is above `LARGEST`."""
    joined: list[Number] = []
    for one in _singles(text, within):
        if one.low is not None and one.low > LARGEST:
            continue
        pair = _pair(text, joined[-1], one) if joined else None
        if pair is None:
            joined.append(one)
        else:
            joined[-1] = pair
    return joined


def _singles(text: str, within: Span) -> Iterator[Number]:
    for match in _NUMBER.finditer(text, within.start, within.end):
        words, span = match[0].lower(), Span(*match.span())
        if match["vague"]:
            yield Number(span=span, form="vague", low=_vague(words))
        elif match["scaled"]:
            yield Number(span=span, form="words", low=_scaled_part(words))
        elif match["part"]:
            yield Number(span=span, form="part", low=_part(words))
        elif match["digits"]:
            yield Number(span=span, form="digits", low=_digits(words))
        else:
            yield Number(span=span, form="words", low=_half(words) or _mixed(words) or worth(words))


def _vague(words: str) -> Decimal:
    """Return the size that a vague number names: 1000 of "thousands", 10000 of "tens of thousands"."""
    if words == "a couple":
        return Decimal(2)
    sizes = [10 if word == "tens" else SCALES.get(word.rstrip("s"), 1) for word in words.split()]
    return Decimal(prod(sizes))


def _digits(words: str) -> Decimal:
    """Return "1.5 million" or "8m" as a value."""
    figures = words.rstrip("abcdefghijklmnopqrstuvwxyz \u00a0-+")
    return Decimal(figures.replace(",", "")) * SCALES.get(words[len(figures) :].strip(" \u00a0-+"), 1)


def _part(words: str) -> Decimal:
    """Return a fraction in per cent, to one place: "two thirds" is 66.7."""
    first, _, last = words.replace("-", " ").rpartition(" ")
    share = Decimal(100 * _WORTH.get(first, 1)) / PARTS[last]
    return share.quantize(Decimal("0.1")).normalize() + 0


def _scaled_part(words: str) -> Decimal:
    """Return "three quarters of a million", "a quarter of a" percentage point; no third of one."""
    many, part, *_, scale = re.split(r"[ -]", words)
    return worth(many) * SCALES.get(scale, 1) / PARTS[part]


def _half(words: str) -> Decimal | None:
    """Return "half a million", "a half-dozen" and "million-and-a-half"."""
    parts = re.split(r"[ -]", re.sub(r"\Aan? (?=half)", "", words))
    if "half" not in parts or (not SCALES.keys() & set(parts[:2]) and parts[0] != "half"):
        return None
    scale = next((SCALES[part] for part in parts if part in SCALES), 1)
    return Decimal(scale) * (Decimal("0.5") if parts[0] == "half" else Decimal("1.5"))


def _mixed(words: str) -> Decimal | None:
    """Return "two and a half million", "three-and-a-half years", "one and two thirds"."""
    match = re.match(rf"(\S+) and (?:(a|one|two|three) )?({_PART})(?: (\w+))?$", words.replace("-", " "))
    if match is None:
        return None
    whole = Decimal(match[1]) if match[1].isdigit() else Decimal(_WORTH[match[1]])
    share = Decimal(_WORTH.get(match[2] or "a", 1)) / PARTS[match[3]]
    return (whole + share.quantize(Decimal("0.001")).normalize()) * SCALES.get(match[4] or "", 1)


def worth(words: str) -> Decimal:
    """Return what number words are worth: "two hundred and fifty thousand" is 250000."""
    total = here = 0
    for word in re.split(r"[\s-]+", words.lower()):
        if word in _WORTH:
            here += _WORTH[word]
        elif word in ("a", "an"):
            here = 1
        elif SCALES.get(word, 0) in (12, 100):
            here = max(1, here) * SCALES[word]
        elif word in SCALES:
            total, here = total + max(1, here) * SCALES[word], 0
    return Decimal(total + here)


def _pair(text: str, one: Number, two: Number) -> Number | None:
    """Join "10–15", "three or four", "between $5 and $7 billion", "one in 10"; else None."""
    between = text[one.span.end : two.span.start]
    if one.low is None or two.low is None or one.high is not None or len(between) > _APART:
        return None
    span = Span(one.span.start, two.span.end)
    if _IN.fullmatch(between.lower()):
        return _ratio(text, span, one.low, two.low)
    if "part" in (one.form, two.form) or not _is_range(text, one, between):
        return None
    low = _scaled(one.low, two.span.of(text).lower(), two.low)
    return Number(span=span, form=two.form, low=low, high=two.low) if low < two.low else None


def _is_range(text: str, one: Number, between: str) -> bool:
    """Tell whether words join two numbers; "from 0.5% to 0.3%" is two levels."""
    lead = text[max(0, one.span.start - _LEAD) : one.span.start].lower()
    if (_FROM.search(lead) and not _RANGES.search(lead)) or _MONTH.search(lead):
        return False
    opened = _BETWEEN_LEAD.search(lead) and _AND.fullmatch(between)
    return bool(opened or _BETWEEN.fullmatch(between))


def _scaled(low: Decimal, upper: str, high: Decimal) -> Decimal:
    """Give the lower end the upper one's scale where it was said once: "$5 and $7 billion"."""
    last = re.split(r"[\s-]", upper)[-1]
    scale = SCALES.get(last, SCALES.get(upper.lstrip("0123456789.,"), 1))
    return low * scale if low < scale and low * scale < high else low


def _ratio(text: str, span: Span, part: Decimal, whole: Decimal) -> Number | None:
    """Return "one in 10" as 10 per cent; "five in 10 days" and "one in 2022" are none."""
    timed = _TIMED.match(text, span.end) or _FIRST_YEAR <= whole <= _LAST_YEAR
    if timed or not 0 < part < whole:
        return None
    share = (100 * part / whole).quantize(Decimal("0.1")).normalize() + 0
    return Number(span=span, form="ratio", low=share)
