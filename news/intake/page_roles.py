"""What does a page call one of its parts: a picture's words, a standfirst, a box of something else?"""

import re
from functools import lru_cache
from itertools import accumulate
from typing import Any

CAPTION, STANDFIRST, BOX, _PERHAPS = "caption", "standfirst", "box", "perhaps a box"

LONGEST_CAPTION, LONGEST_BOX = 800, 1500
"""Characters of the longest caption and box: what holds more is named after something that it has, too."""

_BOXES = frozenset("div section aside ul figure form".split())
"""Elements that can be boxes; headings, paragraphs and articles are named after what they are about."""

_NAMES = ("class", "data-testid", "data-component", "data-qa", "data-gu-name", "data-spacefinder-type")
_CAPTION = re.compile(r"(?:^|[\s_-])caption(?:$|[\s_-])|[a-z]Caption(?:$|[\s_A-Z-])")
_PARTS = re.compile(r"[^A-Za-z]+|(?<=[a-z])(?=[A-Z])")
_KIND = (
    r"(?: (?:box|widget|block|form|section|container|wrapper|wrap|inner|module|component|items?|lists?|links?"
    r"|cards?|panel|area|banner|buttons?|bar|tools?|top|bottom))*"
)
_STANDFIRST = re.compile(
    r"(?:(?:article|story|page|header|headline) )*"
    rf"(?:standfirst|sub ?titles?|sub ?head(?:s|lines?|ings?)?|decks?|deks?|chapo|strap ?line){_KIND}"
)
_MORE = r"(?: (?:articles?|stories|posts?|content|topics?|news|videos?|coverage|reading))"
_BOX = re.compile(
    r"(?:(?:[a-z]{1,3}|page|site|article|inline|embed(?:ded)?) )*"
    r"(?:news ?letters?(?: sign ?ups?| promos?)?|sign ?ups?"
    rf"|(?:related|recommended|similar|trending){_MORE}|promo box"
    r"|most (?:read|popular|viewed|watched|commented)|author (?:bio|box|profile)|about (?:the )?author"
    r"|social(?: media)? shar(?:e|ing)|poll (?:box|widget|block|form)|cookies? consent"
    r"|upsell|interstitial|sponsored content|advert(?:isement)?s?|taboola|outbrain"
    rf"|(?:video|podcast) player|saved items?){_KIND}"
)
"""The whole of a name: "video-story", "social-care" or "player-quote" may be the article's own."""
_BOX_ALONE = re.compile(
    r"(?:(?:[a-z]|page|site|article|inline|embed(?:ded)?) )*"
    r"(?:related|recommended|similar|trending|subscriptions?|promos?|more on|read more|also read|bio"
    r"|comments?|shar(?:e|ing)|social(?: media)?|cookies?|consent|donate|cta|sponsor(?:ed)?"
    rf"|videos?|player|podcasts?){_KIND}"
)
"""What says so only where the part has no other name, and one of the things that boxes have in it."""
_FITTINGS = "h2 h3 h4 h5 h6 img picture iframe video audio form button input svg time ul ol figure".split()


def role(node: Any) -> str:
    """Return CAPTION, STANDFIRST or BOX, as the names of an element of the page's tree say, or ""."""
    classes = node.get("class") or ""
    if _CAPTION.search(classes) and _is_within(node, LONGEST_CAPTION):
        return CAPTION
    named = _named(" ".join(filter(None, map(node.get, _NAMES))))
    if named in {BOX, _PERHAPS}:
        return BOX if _is_box(node, named) else ""
    return named


@lru_cache(maxsize=4096)
def _named(names: str) -> str:
    """Return the role that one of an element's names gives it; of "t-content__chapo" the last part counts."""
    told = [_words(name.rpartition("__")[2]) for name in names.split()]
    if any(map(_BOX.fullmatch, told)):
        return BOX
    if told and all(map(_BOX_ALONE.fullmatch, told)):
        return _PERHAPS
    ends = (_words(re.split("_|--", name)[-1]) for name in names.split())
    return STANDFIRST if any(map(_STANDFIRST.fullmatch, ends)) else ""


def _words(name: str) -> str:
    return " ".join(_PARTS.split(name)).strip().casefold()


def _is_box(node: Any, named: str) -> bool:
    """Tell whether an element can be a box: small, without the page's title, and not a mere paragraph."""
    if node.tag not in _BOXES or not _is_within(node, LONGEST_BOX) or next(node.iter("h1"), None) is not None:
        return False
    return named == BOX or next(node.iter(*_FITTINGS), None) is not None


def _is_within(node: Any, longest: int) -> bool:
    ends = accumulate(len(words) for words in node.itertext())
    return all(end <= longest for end in ends)  # stops at the first beyond: none is read whole
