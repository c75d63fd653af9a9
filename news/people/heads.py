"""Which noun heads a description, and the words that no description reaches over."""

import re

from news.people.names import fold
from news.people.roles import is_role, without_time

STOPPERS = frozenset(
    """
    the a an this that these those his her its their our my your and or but as while when where who whom whose
    which that if because since after before until with by from at on to in into than about over under between
    against among during including like is are was were be been being has have had do does did will would can
    could may might must shall should not also then so told said says met meet meets called named replaced
    say think want beat beats hit quit out up off down
    """.split()
)
BRIDGES = frozenset(("of", "for"))
_WORDS = re.compile(r"[^\W_](?:[\w&-]|[.’'–](?=\w))*")
_MAN = re.compile(r"\w{3}(?<!hu)man$")
_ENDS = BRIDGES | STOPPERS


def head_of(words: str) -> str:
    """Return the folded role noun that heads a description.

    "the UK's ambassador to the US" gives "ambassador", "ex-wife" "wife"; "" where no role does.
    """
    found = ""
    for match in _WORDS.finditer(words):
        word = match.group().rstrip("’'s") if match.group().endswith(("’s", "'s")) else match.group()
        folded = fold(word)
        if found and folded in _ENDS:
            break
        if is_role(folded) or (word.islower() and _MAN.search(folded)):
            found = without_time(folded)
    return found
