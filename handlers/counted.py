"""A topic of figures as people type it: "how many small boats", "more than 12,000", "5bn", "95 per cent"."""

import re
from collections.abc import Iterator
from datetime import date

from news.periods import named_period

HOW_MANY = r"how\s+(?:many|much)(?:\s+(?:does|do|did|is|are|was|were|will|would|has|have)\b)?"
_ASKING = re.compile(
    rf"\A(?:{HOW_MANY}|(?:the\s+|any\s+|all\s+)?(?:figures?|numbers?|data|statistics|stats)\s+(?:of|on|about|for))"
    r"\s+",
    re.IGNORECASE,
)
_HEDGE = re.compile(
    r"\b(?:(?:more|less|fewer)\s+than|(?P<dated>about|around|up\s+to)|over|some|nearly|almost|roughly|at\s+least|"
    r"at\s+most|under)\s+(?=[£$€]?\d(?![\d,.]*s\b))",
    re.IGNORECASE,
)
_PER_CENT = re.compile(r"(?<=\d)\s*(?:per\s?cent|pc)\b", re.IGNORECASE)
_SCALES = (("bn", "billion"), ("m", "million"), ("tn", "trillion"))


def topic_of(text: str, today: date) -> str:
    """Return the topic without what only asks for figures, hedges a number or spells its sign out.

    "up to 14 May" are the days until then, "under 5s" are people.
    """

    def hedged(found: re.Match[str]) -> str:
        return found[0] if found["dated"] and named_period(found.string[found.end() :], today) else ""

    return _PER_CENT.sub("%", _HEDGE.sub(hedged, _ASKING.sub("", text.strip(" ?"))))


def otherwise(words: str) -> Iterator[str]:
    """Yield the words with a number's scale written otherwise: "5bn" for 5 billion."""
    for short, long in _SCALES:
        for scale, other in ((rf"\s?{short}", f" {long}"), (rf"\s{long}", short)):
            changed = re.sub(rf"(?<=\d){scale}\b", other, words, flags=re.IGNORECASE)
            if changed != words:
                yield changed
