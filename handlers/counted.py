"""A topic of figures as people type it: "how many small boats", "more than 12,000", "5bn", "95 per cent"."""

import re
from collections.abc import Iterator

_ASKING = re.compile(
    r"\A(?:how\s+(?:many|much)|(?:the\s+|any\s+|all\s+)?(?:figures?|numbers?|data|statistics|stats)\s+(?:of|on|about|for))"
    r"\s+",
    re.IGNORECASE,
)
_HEDGE = re.compile(
    r"\b(?:(?:more|less|fewer)\s+than|over|about|around|some|nearly|almost|roughly|at\s+least|at\s+most|up\s+to|under)"
    r"\s+(?=[£$€]?\d)",
    re.IGNORECASE,
)
_PER_CENT = re.compile(r"(?<=\d)\s*(?:per\s?cent|pc)\b", re.IGNORECASE)
_SCALES = (("bn", "billion"), ("m", "million"), ("tn", "trillion"))


def topic_of(text: str) -> str:
    """Return the topic without what only asks for figures, hedges a number or spells its sign out."""
    return _PER_CENT.sub("%", _HEDGE.sub("", _ASKING.sub("", text.strip(" ?"))))


def otherwise(words: str) -> Iterator[str]:
    """Yield the words with a number's scale written otherwise: "5bn" for 5 billion."""
    for short, long in _SCALES:
        for scale, other in ((rf"\s?{short}", f" {long}"), (rf"\s{long}", short)):
            changed = re.sub(rf"(?<=\d){scale}\b", other, words, flags=re.IGNORECASE)
            if changed != words:
                yield changed
