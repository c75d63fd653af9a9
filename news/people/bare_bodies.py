"""Names of bodies that every country, or every town, has: alone they don't tell whose it is."""

import re

from news.people.lists import NATIONS, PLACES
from news.text import folded

_MINISTRY = re.compile(r"ministry(?: (?:of|for) .+)?|(?:\w+ ){1,4}ministry")
_EVERYWHERE = frozenset(
    (
        *("army", "navy", "air force", "coast guard", "coastguard", "national guard", "armed forces"),
        *(
            "military",
            "police",
            "national police",
            "national police agency",
            "federal police",
            "state police",
        ),
        *("parliament", "national assembly", "legislative assembly", "legislative council"),
        *("general assembly", "peoples assembly", "house of assembly", "state senate", "state house"),
        *("high court", "constitutional court", "court of appeal", "court of appeals", "appeals court"),
        *("district court", "federal court", "county court", "crown court", "magistrates court"),
        *("central bank", "embassy", "consulate", "cabinet", "government", "electoral commission"),
        *("election commission", "elections commission", "council", "city council", "town council"),
        *("county council", "borough council", "district council", "police department", "fire department"),
        *("fire service", "fire brigade", "ambulance service", "health department", "sheriffs office"),
        *("coroners office", "district attorneys office", "judiciary committee", "finance committee"),
        *("liberal party", "national party", "green party", "communist party", "socialist party"),
        *("peoples party", "social democratic party", "christian democratic party"),
    )
)
_CHAMBERS = frozenset(("senate", "supreme court", "house of representatives"))
"""Other countries have them, too; whose they are is plain where the article is about the United States."""
_AMERICAN = re.compile(
    r"\b(?:U\.S\.|US|USA|United States|Americans?|Washington|Republicans?|Democrats?|GOP|White House"
    r"|Congress)(?!\w)"
)
_WHOSE = (NATIONS | PLACES) - frozenset(("us", "democratic"))
_THEIRS = frozenset(("american", "states", "washington", "republican", "gop", "america"))


def is_bare(name: str, text: str = "") -> bool:
    """Tell whether a body's name is one that others have too: "Ministry of Defence", "Navy".

    "Ministry of Defence of Ukraine" and "Wisconsin Elections Commission" say whose they are, and so does the
    article's `text` of the Senate where it tells of the United States and gives no other nation one.
    """
    key = folded(name).removeprefix("the ")
    if key in _CHAMBERS:
        return not _AMERICAN.search(text) or _is_anothers(key, text)
    return key in _EVERYWHERE or bool(_MINISTRY.fullmatch(key) and _WHOSE.isdisjoint(key.split()))


def _is_anothers(chamber: str, text: str) -> bool:
    """Tell whether a nation's or state's name stands before a chamber: "Kenya's Supreme Court"."""
    before = re.findall(rf"(\w+)(?:['’]s?)? {chamber}\b", text, re.IGNORECASE)
    return any(folded(word) in _WHOSE - _THEIRS for word in before)
