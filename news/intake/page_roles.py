"""What does a page call one of its parts: a picture's words, a standfirst, a box of something else?"""

import re
from functools import lru_cache
from itertools import accumulate
from typing import Any

CAPTION, STANDFIRST, BOX = "caption", "standfirst", "box"

LONGEST_CAPTION, LONGEST_BOX = 800, 1500
"""Characters of the longest caption and box: what holds more is named after something that it has, too."""

_BOXES = frozenset("div section aside ul ol li p figure form".split())
"""Elements that can be boxes; headings, articles and bodies are named after what they are about."""

_NAMES = ("class", "data-testid", "data-component", "data-qa", "data-gu-name", "data-spacefinder-type")
_CAPTION = re.compile(r"(?:^|[\s_-])caption(?:$|[\s_-])|[a-z]Caption(?:$|[\s_A-Z-])")
_ABOUT = re.compile(r"(?<!\S)(?:tag|category|post|type|term|has|is|no|not|with|js|hide|u)-\S*")
"""Names that say what an article is about or has, not what the part is: "tag-social", "has-comments"."""
_PARTS = re.compile(r"[^A-Za-z]+|(?<=[a-z])(?=[A-Z])")
_STANDFIRST = re.compile(
    r"\b(?:standfirst|sub ?titles?|sub ?head(?:s|lines?|ings?)?|decks?|deks?|chapo|strap ?line|article desc"
    r"|article excerpt|teaser text|lead paragraph)\b"
)
_BOX = re.compile(
    r"\b(?:news ?letters?|sign ?ups?|subscriptions?(?: widget)?|related|recommend(?:ed|ations?)?|promos?"
    r"|more on|read more|also read|most (?:read|popular|viewed|watched|commented)|trending|similar"
    r"|author (?:bio|box|profile)|about (?:the )?author|bio|comments?|shar(?:e|ing)|social(?: media)?|polls?"
    r"|cookies?|consent|donat(?:e|ions?)|upsell|cta|interstitial|sponsor(?:ed)?|advert(?:isements?)?|taboola"
    r"|outbrain|video|videos|player|podcasts?|saved? items?)\b"
)


def role(node: Any) -> str:
    """Return CAPTION, STANDFIRST or BOX, as the names of an element of the page's tree say, or ""."""
    classes = node.get("class") or ""
    if _CAPTION.search(classes) and _is_within(node, LONGEST_CAPTION):
        return CAPTION
    named = _named(" ".join(filter(None, map(node.get, _NAMES))))
    if named == BOX and (node.tag not in _BOXES or not _is_within(node, LONGEST_BOX) or _has_title(node)):
        return ""
    return named


@lru_cache(maxsize=4096)
def _named(names: str) -> str:
    words = " ".join(_PARTS.split(_ABOUT.sub(" ", names))).casefold()
    if _BOX.search(words):
        return BOX
    return STANDFIRST if _STANDFIRST.search(words) else ""


def _is_within(node: Any, longest: int) -> bool:
    ends = accumulate(len(words) for words in node.itertext())
    return all(end <= longest for end in ends)  # stops at the first beyond: none is read whole


def _has_title(node: Any) -> bool:
    return next(node.iter("h1"), None) is not None
