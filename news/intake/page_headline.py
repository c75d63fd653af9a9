"""Which of a page's blocks is its headline?"""

import re
from collections.abc import Sequence

from news.intake.page_blocks import Block
from news.intake.page_stated import Stated

ALIKE = 0.5
"""Share of a stated headline's words that an h1 shares to be the same one, worded anew."""

LONGEST = 400
"""Characters of the longest headline."""

NAME = 3
"""Words of a stated headline that may be the site's name: only an h1 makes it one."""

_WORD = re.compile(r"\w+")


def headline_at(page: Stated, shown: Sequence[Block]) -> int:
    """Return the number of the block that is the headline, -1 if the page shows none.

    The words that the page states, in an h1 rather than elsewhere; the h1 nearest to them; a lone h1.
    """
    told = _words(page.headline or "")
    short = [n for n, block in enumerate(shown) if told and len(block.text) <= LONGEST]
    same = [n for n in short if _words(shown[n].text) == told]
    heads = [n for n, block in enumerate(shown) if block.tag == "h1" and block.text != page.outlet]
    plain = [n for n in same if not shown[n].is_aside and len(told) > NAME]
    for n in (*[n for n in same if n in heads], *plain):
        return n
    rated = [(len(set(told) & set(_words(shown[n].text))), -n) for n in heads]
    most, n = max(rated, default=(0, 1))
    if told and most >= ALIKE * len(set(told)):
        return -n
    return heads[0] if len(heads) == 1 and shown[heads[0]].words > 2 else -1


def _words(text: str) -> list[str]:
    return _WORD.findall(text.casefold())
