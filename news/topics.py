"""By which forms of its words is a topic looked for? "Albanians" stands for Albania, "boats" for boat."""

import re

from news.people.spelling import respelt
from news.text import folded

_SMALL = frozenset(
    """the a an of in on to for at by from with and or as is are was were about how many much what which
    that this figures figure numbers number facts""".split()
)
_SIBILANT = re.compile(r"(?:s|x|z|ch|sh)es\Z")
_PLURAL = re.compile(r"(?<![sui])s\Z")
_PEOPLE = re.compile(r"[ie]an\Z")


def forms(topic: str) -> tuple[tuple[str, ...], ...]:
    """Return for each word of `topic` the folded forms that count as it; small words count only alone.

    Forms are singular and plural, a land and its people, the endings of one Slavic surname ("Zelensky",
    "Zelenskyy"): no stems, so "India" is never Indiana.
    """
    return tuple(_forms(word) for word in telling(topic) or folded(topic).split())


def telling(words: str) -> tuple[str, ...]:
    """Return the folded words that say what is meant, each once, in their order."""
    return tuple(word for word in dict.fromkeys(folded(words).split()) if word not in _SMALL)


def _forms(word: str) -> tuple[str, ...]:
    if len(word) < 3 or not word.isalpha():
        return (word,)
    one = _singular(word)
    found = [word, one, f"{one}s"]
    if _SIBILANT.search(f"{one}es"):
        found.append(f"{one}es")
    if one.endswith("y"):
        found.append(f"{one[:-1]}ies")
    if one.endswith(("ia", "ea")):
        found += [f"{one}n", f"{one}ns"]
    if _PEOPLE.search(one):
        found.append(one[:-1])
    found += respelt(word)
    return tuple(dict.fromkeys(found))


def _singular(word: str) -> str:
    if word.endswith("ies") and len(word) > 4:
        return f"{word[:-3]}y"
    if _SIBILANT.search(word):
        return word[:-2]
    return _PLURAL.sub("", word) if len(word) > 3 else word
