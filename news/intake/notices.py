"""Is a line a notice of an embargo? By its own words: it says until when, and then is at its end.

"Embargo is lifted on Monday as Iran sells oil again" and "Not to be used until cooked" are news.
"""

import re

from news.dates import PLACES, ZONES
from news.periods import MONTHS, WEEKDAYS


def _opening(which: str) -> str:
    """Return what may stand before a notice's own words: "Press release: this text is strictly"."""
    return (
        r"\W*(?:(?:(?:press|news|media) (?:release|statement|notice|copy)|check against delivery|confidential"
        rf"|(?:please )?note|important|strict(?:ly)?|under|(?:{which})(?: \w+){{0,3}}?"
        r" (?:release|story|report|text|materials?|document|statement|speech|information|contents?|article"
        r"|announcement|paper|data|copy)(?: [\w ]{1,30})? (?:is|are|remains?))\W+){0,4}"
    )


_OPENING, _OWN_OPENING = _opening("this|the|all"), _opening(r"(?:the \w+ (?:of|in) )?this|all")
_MONTH = "|".join(f"{month[:3]}(?:{month[3:]})?" for month in MONTHS) + "|sept"
_WEEKDAY = "|".join(f"{day[:3]}(?:{day[3:]})?" for day in WEEKDAYS) + "|tues|thurs"
_ZONES = "|".join(sorted([*ZONES, *PLACES], key=len, reverse=True))
_FOR = (
    r"(?: (?:release|date|time|notice))*(?: for (?:release|publication|use|broadcast)(?: (?:and|or) \w+)?)?"
)
_OR = r"(?: or \w+){0,2} (?:before|until|till)\b"

_BARE = re.compile(
    rf"{_OPENING}(?:embargoed(?: (?:press |news |media |advance )?(?:copy|material|text|news|release))?\W*$"
    r"|(?:(?<=under )|(?<=strict ))embargo\W*$|embargo(?: (?:date|time))?\s?:\W*$|embargo notice\W*$)"
    r"|\W*[*\[(<]\W*embargo\W*$",
    re.IGNORECASE,
)
_FREE = re.compile(
    rf"{_OWN_OPENING}(?:embargo(?:ed)?{_FOR} ?:?(?:until|till)\b"
    rf"|(?:not for|not to be|do not) (?:publication|publish(?:ed)?|broadcast){_OR})",
    re.IGNORECASE,
)
"""What is one whatever occasion it names: "until the Chancellor sits down"."""
_TIMED = re.compile(
    rf"{_OPENING}(?:embargo(?:ed)?{_FOR}(?:\s?(?::|until|till|to\b|for\b|[-–—])|(?=\s(?:\d|(?:{_WEEKDAY})\b)))"
    rf"|not for (?:publication|release|broadcast|use){_OR}|hold for release (?:until|till)\b"
    rf"|(?:not to be|no|do not) (?:publication|publish(?:ed)?|broadcast){_OR})",
    re.IGNORECASE,
)
"""What is one where a time is all that follows."""
_CLOCKED = re.compile(
    rf"{_OPENING}(?:embargo (?:(?:is |will be )?lifted|lifts?|will lift|ends?|expires?)\b"
    rf"|hold (?:until|till)\b|(?:not to be|no|do not) (?:released?|used?|quoted?){_OR})",
    re.IGNORECASE,
)
"""What is one where the time has a clock."""
_RELEASE = re.compile(rf"{_OPENING}for (?:release|publication)\b ?(?P<mark>[:–—-])?", re.IGNORECASE)

_CLOCK = (
    r"\d{1,2}[:.]\d\d(?:[:.]\d\d)?(?!\d|\.\d)|\d{1,2}(?=\s?[ap]\.?m\b)|\d{4}(?=\s?h(?:(?:ou)?rs)?\b)"
    rf"|[012]\d{{3}}(?=\s*\(?(?:{_ZONES})\b)"
)
_DAY = (
    rf"(?:{_WEEKDAY})\b\.?|\d{{1,2}}(?:st|nd|rd|th)?\s(?:of\s)?(?:{_MONTH})\b|(?:{_MONTH})\.?\s\d{{1,2}}\b"
    r"|\d{4}-\d\d-\d\d|\d{1,2}[/.]\d{1,2}[/.]\d{2,4}"
    r"|(?:midnight|noon|today|tonight|tomorrow|further notice|delivery|publication|release|broadcast)\b"
)
_BESIDE = (
    r"T(?=\d)|[+-]?\d[\d:+-]*(?:st|nd|rd|th)?|[ap]\.?m\b\.?|h(?:(?:ou)?rs)?\b|o'clock\b"
    r"|(?:on|at|by|from|after|the|of|in|and|or|for|until|till|not|before|local|time|standard|daylight|summer|sharp"
    r"|london|british|uk|us|eastern|pacific|mountain|central|western|european|paris|brussels|geneva|newspapers?"
    rf"|papers|print|online|editions?|use|only|strictly|check against|{_ZONES}|{_MONTH})\b|u\.[ks]\."
)
_WORD = re.compile(
    rf"[\s,;:()*]*(?:(?P<clock>{_CLOCK})|(?P<day>{_DAY})|(?P<beside>{_BESIDE}))", re.IGNORECASE
)
"""One word of a time, by what it says: a clock, a day or an occasion, or what stands beside them."""
_END = re.compile(r"\W*$|[\s*)]*(?:[:–—|(\[]|\s-\s|[.!]\s)")
"""What may stand behind a time: nothing, a headline after its mark, another sentence."""
_GOES_ON, _HAS_CLOCK = re.compile(r"[,;]"), re.compile(_CLOCK, re.IGNORECASE)


def is_notice(line: str) -> bool:
    """Tell whether a line is a notice of an embargo."""
    free, timed, clocked = (form.match(line) for form in (_FREE, _TIMED, _CLOCKED))
    if _BARE.match(line) or (timed and _time(line[timed.end() :])):
        return True
    if clocked:
        return "clock" in _time(line[clocked.end() :])
    if free is None:
        return False
    return bool(_HAS_CLOCK.search(line, free.end())) or not _GOES_ON.search(line, free.end())


def is_release(line: str) -> bool:
    """Tell whether a line gives the time of a release: an embargo where that is still to come."""
    told = _RELEASE.match(line)
    kinds = _time(line[told.end() :]) if told else frozenset()
    return "clock" in kinds or bool(kinds and told and (told["mark"] or told[0].isupper()))


def _time(words: str) -> frozenset[str]:
    """Return which of clock and day the time has that `words` are and nothing else; empty: they are none."""
    at, kinds = 0, set[str]()
    while word := _WORD.match(words, at):
        kinds.add(word.lastgroup or "")
        at = word.end()
    return frozenset(kinds - {"beside"}) if _END.match(words, at) else frozenset()
