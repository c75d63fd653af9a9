"""Which marked words are the title of a work or a show, and nobody's speech."""

import re

_SMALL = frozenset("of the and with a an in on to for at by from as is or vs".split())
_ON_AIR = re.compile(r"(?:[’']s|\b(?:on|show|program|programme|series|film|movie|book|novel))$")
_WITHIN = re.compile(r"\b(?:in|of|from|for|with|and)$")
"""Before a title of several words that ends its sentence, as Americans write it: in “The Revenant.”"""


def is_title(words: str, before: str) -> bool:
    """Tell whether marked words are the title of a work or a show: every longer word has a capital.

    ABC’s “Good Morning America”, in "The Revenant"; not after a cue: said, “Black Lives Matter.”
    """
    tokens = re.findall(r"[^\W\d_][\w'’-]*", words)
    small = sum(token[0].islower() for token in tokens)
    capital = sum(token[0].isupper() for token in tokens)
    lead = re.search(
        r"(?:[’']s?|\b(?:on|in|with|for|from|of|to|the|and|by|at|as|called|a|an|like|film|show|book))$",
        before,
    )
    stopped = words[-1] == "." and not _ON_AIR.search(before)
    spoken = words[-1] in "!?" or (stopped and not (capital > 1 and _WITHIN.search(before)))
    if not tokens or spoken or not lead or capital == 0:
        return False
    return all(token[0].isupper() or token.lower() in _SMALL for token in tokens) and small <= capital
