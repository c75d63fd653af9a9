"""Which verbs give a post: "who chairs the transport committee", "she edits the paper"."""

import re

from news.nouns import Role, Span
from news.people.kinds import KINDS
from news.people.lists import BODIES
from news.people.names import fold
from news.people.role_phrases import roles_at

_LEADS = re.compile(
    r"(?:,?\s(?:who|and))?\s(?:(?:also|now|currently|previously|once|then|formerly|jointly)\s)?"
    r"(?P<verb>chairs|chaired|leads|led|heads|headed|edits|edited|captains|captained|coaches|coached|manages|managed"
    r"|runs|ran|owns|founded|co-founded)\s(?=(?:the|a|an|its|his|her|their|[A-Z][\w-]+['’]s?)\s|[A-Z])"
)
_ELSEWHERE = re.compile(r"\s(?:in|on|to|from|with|at|over|against|about|under|behind|within)\s")
"""In the words for what is led: "led the party in a chant" says what somebody did."""
POSTS = frozenset("chairs chaired leads led heads headed edits edited".split())
"""Those that make somebody public, where what is led does."""
_LED = KINDS | BODIES


def leading(text: str, name: Span, within: Span) -> list[Role]:
    """Return what somebody leads, with the verb, as the text has it: "chairs the transport committee"."""
    match = _LEADS.match(text, name.end, within.end)
    if match is None:
        return []
    led = roles_at(text, match.end(), within.end, _is_led)[:1]
    if match["verb"] not in POSTS:
        led = [one for one in led if any(word[0].isupper() for word in one.words.split())]
    spans = [Span(match.start("verb"), one.span.end) for one in led if not _ELSEWHERE.search(one.words)]
    return [Role(words=span.of(text), span=span) for span in spans]


def _is_led(written: str) -> bool:
    return fold(written) in _LED
