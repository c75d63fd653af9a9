"""What follows `/digest subscribe`, understood from the right: zone, time, cadence; the rest is the topic."""

import html
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import time

from news.digests.slots import Cadence, Timetable
from news.digests.zones import zone_called
from news.errors import WhosaidError
from news.periods import WEEKDAYS
from news.text import folded

TOPIC_LIMIT = 120
ZONE_WORDS = 3
EXAMPLE = "`/digest subscribe Albania daily 08:00`"
WHEN = f"Say when, at the end: a time such as 08:00, or `at once`. As in {EXAMPLE}."
_TIME = re.compile(r"(?P<hour>\d{1,2})(?:[:.](?P<minute>\d{2}))?(?P<half>am|pm)?", re.IGNORECASE)
_CADENCES = (
    (re.compile(r"(?:^|\s)(?:daily|(?:every|each)\s+day)$", re.IGNORECASE), Cadence.DAILY),
    (re.compile(r"(?:^|\s)(?:(?:on|every)\s+)?(?:weekdays|weekday)$", re.IGNORECASE), Cadence.WEEKDAYS),
    (
        re.compile(r"(?:^|\s)(?:weekly\s+(?:on\s+)?|every\s+|on\s+)(?P<day>[a-z]{3,10})$", re.IGNORECASE),
        Cadence.WEEKLY,
    ),
    (re.compile(r"(?:^|\s)weekly$", re.IGNORECASE), Cadence.WEEKLY),
)
_OUTLET = re.compile(r"^(?P<topic>.+)\s(?:in|from|by)\s+(?P<outlet>.+)$", re.IGNORECASE)
_QUOTED = re.compile(r"[\"“”„«](?P<words>[^\"“”„«»]+)[\"“”»]")
_SEVERAL = re.compile(
    r"(?:^|\s)(?P<words>(?:once|twice|three\s+times)\s+(?:daily|weekly|a\s+(?:day|week)))$", re.IGNORECASE
)
_DAY = r"(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?s?"
_NO_CADENCE = re.compile(
    r"(?:^|\s)(?P<words>hourly|nightly|monthly|"
    r"fortnightly|bi-?weekly|quarterly|yearly|annually|weekends?|tomorrow|"
    r"every\s+(?:hour|week|month|year|other\s+\w+)|weekly\s+(?:on\s+)?\w+|"
    rf"(?:(?:weekly|every|on)\s+)*{_DAY}(?:(?:\s*[,&/+]\s*|\s+(?:and\s+)?){_DAY})+)$",
    re.IGNORECASE,
)
_LONE_DAY = re.compile(rf"\s(?P<day>{_DAY})$", re.IGNORECASE)
NO_CADENCE = (
    "Digests come `daily`, on `weekdays`, `weekly Mon` or `at once`, not “{}”. As in " + EXAMPLE + "."
)
DAY_OR_TOPIC = (
    "“{0}” may be the day or part of the topic: type `weekly {0}` before the time, or else `daily`. As in "
    + EXAMPLE
    + "."
)
TWICE = (
    "“{}” says how often, and so does what follows it: type it once, or put the topic in “quotation marks”. "
    "As in " + EXAMPLE + "."
)
_EITHER = re.compile(r"\s(?P<word>(?i:or|not)|without|WITHOUT)\s")
"""“Without” with a capital stands in a name: Doctors Without Borders."""

EITHER = (
    "A digest takes one topic, all of whose words an article must hold, so it can’t obey “{}”. Subscribe to "
    "each topic by itself, let editors make them one with `/digest synonyms Albania = Tirana`, or put words "
    "that belong together in “quotation marks”."
)
CLOCKS = {"noon": time(12), "midday": time(12), "midnight": time(0)}
_SLACK = re.compile(r"<[#@!][^|>]*(?:\|(?P<shown>[^>]*))?>")
"""How Slack writes a channel or a person that was typed: “<#C123|migration>”."""

_LEAD = re.compile(r"^(?:to|about|on)\s+", re.IGNORECASE)


class UnclearError(WhosaidError):
    """What was typed is no subscription; the text says what to type."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """A subscription as typed: the topic's words, still to be understood; `timetable` None: at once.

    `exact`: they were in quotation marks. `outlet`: narrowed to that one. `assumed` are the parts that
    weren't typed, for the confirmation to say.
    """

    words: str
    timetable: Timetable | None
    zone: str
    exact: bool = False
    outlet: str | None = None
    assumed: frozenset[str] = frozenset()


def parse(text: str, *, zone: str, outlets: Sequence[str] = ()) -> Wish:
    """Understand the words after `/digest subscribe`; `zone` is the one where none is typed.

    Raises UnclearError or `news.digests.slots.ZoneError`, each with what to type.
    """
    words = _SLACK.sub(lambda match: match["shown"] or "", html.unescape(text)).split()
    found = _timed(words)
    if found is None:
        raise UnclearError(WHEN)
    before, at, after = found
    wish = Wish(words="", timetable=None, zone=zone)
    wish = replace(wish, zone=zone_called(after)) if after else replace(wish, assumed=frozenset({"zone"}))
    if at is not None:
        before, wish = _paced(before, at, wish, outlets)
    return _about(before, wish, outlets)


def time_of(words: str) -> time:
    """Return the time of day that `words` name: "08:00", "8.30pm". Raises UnclearError."""
    if words.lower() in CLOCKS:
        return CLOCKS[words.lower()]
    match = _TIME.fullmatch("".join(words.split()))
    if match is None or not (match["minute"] or match["half"]):
        raise UnclearError(f"“{words}” is no time of day: type one such as 08:00.")
    hour, minute = int(match["hour"]), int(match["minute"] or 0)
    if match["half"]:
        if not 1 <= hour <= 12:
            raise UnclearError(f"“{words}” is no time of day: type one such as 08:00.")
        hour = hour % 12 + 12 * (match["half"].lower() == "pm")
    if hour > 23 or minute > 59:
        raise UnclearError(f"“{words}” is no time of day: type one from 00:00 to 23:59.")
    return time(hour, minute)


def weekday_of(words: str) -> int | None:
    """Return the weekday that `words` name ("Mon", "mondays"), Monday 0; None when they name none."""
    asked = words.lower().removesuffix("s") if len(words) > 4 else words.lower()
    found = [at for at, day in enumerate(WEEKDAYS) if len(asked) > 2 and day.startswith(asked)]
    return found[0] if found else None


def _timed(words: list[str]) -> tuple[str, time | None, str] | None:
    """Return what stands before the time, the time (None: at once), and what stands after it: the zone."""
    for after in range(min(ZONE_WORDS, len(words)) + 1):
        end = len(words) - after
        zone = " ".join(words[end:])
        if [word.lower() for word in words[max(0, end - 2) : end]] == ["at", "once"]:
            return " ".join(words[: end - 2]), None, zone
        for length in (2, 1):
            start = end - length
            if start < 0 or not _is_time(words[start:end]):
                continue
            before = words[: start - 1] if start and words[start - 1].lower() == "at" else words[:start]
            return " ".join(before), time_of(" ".join(words[start:end])), zone
    return None


def _is_time(words: list[str]) -> bool:
    """Tell whether these are a time: "08:00", "8am", "8 am"; a bare number isn't."""
    if len(words) == 2 and words[1].lower() not in {"am", "pm"}:
        return False
    if len(words) == 1 and words[0].lower() in CLOCKS:
        return True
    match = _TIME.fullmatch("".join(words))
    return match is not None and bool(match["minute"] or match["half"])


def _paced(before: str, at: time, wish: Wish, outlets: Sequence[str]) -> tuple[str, Wish]:
    """Take the cadence off the end of `before`; "The Daily" stays whole where an outlet is called so."""
    narrowed = _OUTLET.match(before)
    if _known(before, outlets) or (narrowed and _known(narrowed["outlet"], outlets)):
        daily = Timetable(cadence=Cadence.DAILY, at=at, zone=wish.zone)
        return before, replace(wish, timetable=daily, assumed=wish.assumed | {"cadence"})
    found = _cadence(before)
    other = _SEVERAL.search(before) or (None if found else _NO_CADENCE.search(before))
    if other:
        raise UnclearError(NO_CADENCE.format(other["words"]))
    lone = None if found else _LONE_DAY.search(before)
    if lone:
        raise UnclearError(DAY_OR_TOPIC.format(lone["day"]))
    if found:
        _must_be_topic(before[: found[-1]], outlets)
    cadence, weekday, assumed, end = found or (Cadence.DAILY, 0, frozenset({"cadence"}), len(before))
    timetable = Timetable(cadence=cadence, at=at, zone=wish.zone, weekday=weekday)
    return before[:end], replace(wish, timetable=timetable, assumed=wish.assumed | assumed)


def _must_be_topic(words: str, outlets: Sequence[str]) -> None:
    """Refuse words before the cadence that end with another: whichever was meant, half would be wrong.

    With a capital it is a name's: Guardian Weekly.
    """
    other = _cadence(words)
    also = words[other[-1] :].strip() if other else ""
    if also.islower() and not _known(words, outlets):
        raise UnclearError(TWICE.format(also))


def _cadence(words: str) -> tuple[Cadence, int, frozenset[str], int] | None:
    """Return the cadence with which `words` end, its weekday, what of it is assumed, and where it starts."""
    for pattern, cadence in _CADENCES:
        match = pattern.search(words)
        day = match and match.groupdict().get("day")
        weekday = weekday_of(day) if day else 0
        if match is None or weekday is None:
            continue
        assumed = {"weekday"} if cadence is Cadence.WEEKLY and not day else set()
        return cadence, weekday, frozenset(assumed), match.start()
    return None


def _about(words: str, wish: Wish, outlets: Sequence[str]) -> Wish:
    """Read the topic: quoted words stand together, and "… in OUTLET" narrows it."""
    topic = _LEAD.sub("", words.strip(" ,;:"))
    outlet = None
    narrowed = _OUTLET.match(topic)
    if narrowed and not _known(topic, outlets) and (outlet := _known(narrowed["outlet"], outlets)):
        topic = narrowed["topic"]
    quoted = _QUOTED.fullmatch(topic.strip())
    topic = " ".join((quoted["words"] if quoted else topic).split())
    either = None if quoted or _known(topic, outlets) else _EITHER.search(topic)
    if either:
        raise UnclearError(EITHER.format(either["word"]))
    if not any(letter.isalnum() for letter in topic) or not folded(topic):
        raise UnclearError(f"Say about what: words, a person, an outlet, or `everything`. As in {EXAMPLE}.")
    if len(topic) > TOPIC_LIMIT:
        raise UnclearError(f"That is a long topic: at most {TOPIC_LIMIT} characters. As in {EXAMPLE}.")
    return replace(wish, words=topic, exact=quoted is not None, outlet=outlet)


def _known(name: str, outlets: Sequence[str]) -> str | None:
    """Return the outlet that is called so, "the" aside."""
    asked = folded(name).removeprefix("the ")
    return next((one for one in outlets if folded(one).removeprefix("the ") == asked), None)
