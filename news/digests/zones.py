"""Time zones as people type them: by their IANA name, or by the city in it."""

from collections import Counter
from functools import cache
from zoneinfo import available_timezones

from news.digests.slots import ZoneError

AREAS = ("Africa", "America", "Antarctica", "Arctic", "Asia", "Atlantic", "Australia", "Europe", "Indian")
PLAIN = {"utc": "UTC", "gmt": "UTC", "z": "UTC"}
_FIXED = frozenset("est edt cst cdt mst mdt pst pdt bst cet cest eet eest wet west ist jst hst akst".split())


def zone_called(words: str) -> str:
    """Return the IANA name that `words` mean, whatever their case. Raises ZoneError with what to type.

    Example: "new york" is America/New_York. Abbreviations are refused: "BST" is one time in London, another
    in Dhaka, and none of them knows when the clocks change.
    """
    asked = "_".join(words.lower().split())
    found = PLAIN.get(asked) or _zones().get(asked) or _cities().get(asked)
    if found:
        return found
    if asked in _FIXED:
        raise ZoneError(f"“{words}” doesn’t say when the clocks change: type a zone such as Europe/London.")
    raise ZoneError(f"No time zone is called “{words}”: names are like Europe/London, or a city in them.")


@cache
def _zones() -> dict[str, str]:
    names = (name for name in available_timezones() if "/" in name or name.lower() == "utc")
    return {name.lower(): name for name in names}


@cache
def _cities() -> dict[str, str]:
    """Return the zones by city, where only one has it."""
    named = [(name.rsplit("/", 1)[-1].lower(), name) for name in _zones().values() if name.startswith(AREAS)]
    times = Counter(city for city, _ in named)
    return {city: name for city, name in named if times[city] == 1}
