"""What of a pasted passage is looked for one after the other, where it stands nowhere as a whole."""

import re

from news.quotes.compare import sentences
from news.topics import telling

MOST, FEWEST = 4, 2
"""Parts that are looked for, and telling words of each."""
_MARKED = re.compile(r"[“„«\"]([^“”„«»\"]+)[”“»\"]")
_SAYS = r"(?:said|says|added|adds|told\s\w+|tells\s\w+|insisted|argued|claimed|wrote|tweeted)"
_WHO = r"(?:he|she|they|[A-Z][\w.’'-]*(?:\s[A-Z][\w.’'-]*){0,3})"
_ATTRIBUTION = re.compile(
    rf"(?:,|\s[–—-])\s+(?:{_SAYS}\s(?P<behind>{_WHO})|(?P<before>{_WHO})\s{_SAYS})[.,;:]*\Z"
)
_PRONOUNS = frozenset("he she they".split())


def stretches(passage: str) -> tuple[str, ...]:
    """Return the stretches in quotation marks of which each may have been said: of more words than one."""
    found = (stretch.strip(" ,") for stretch in _MARKED.findall(passage))
    return tuple(one for one in found if len(telling(one)) >= FEWEST)


def attributed(passage: str) -> tuple[str, str] | None:
    """Return what was said, and who is named behind it ("" for “he said”); None where nobody is.

    “Our visit is pure theatre, says Philp”: who said it stands in no quote.
    """
    found = _ATTRIBUTION.search(passage)
    who = found and (found["behind"] or found["before"])
    return (passage[: found.start()], "" if who in _PRONOUNS else who) if found and who else None


def parts(passage: str) -> tuple[str, ...]:
    """Return what a passage is joined from, at most four: its stretches in marks, else its sentences.

    Who said it is left aside. Empty where the passage is all that may be looked for.
    """
    bare = (_ATTRIBUTION.sub("", sentence) for sentence in sentences(passage))
    found = stretches(passage) or tuple(one for one in bare if len(telling(one)) >= FEWEST)
    return found[:MOST] if len(found) > 1 else ()
