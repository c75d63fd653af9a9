"""A topic of figures as people type it: "how many small boats", "more than 12,000", "5bn", "95 per cent"."""

import re
from collections.abc import Iterator
from datetime import date

from news.figures.loose import loose
from news.periods import named_period
from news.stories.words import empty, stem
from news.text import folded
from news.topics import telling
from storage.nouns import Size

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


def size_of(topic: str) -> Size | None:
    """Return how much a topic says that is nothing but one figure with its unit: "5%", not "12,000"."""
    found = loose(topic)
    value = found[0].value if len(found) == 1 and found[0].text == topic else None
    return None if value is None else Size(value, found[0].unit)


def parts_of(topic: str) -> list[str]:
    """Return the words of a topic that say what is counted: not "have", nor "of"."""
    return [word for word in topic.split() if telling(word) and stem(folded(word)) not in empty()]
