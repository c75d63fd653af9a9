"""What was typed, is nobody's name and no outlet's, but looks like a word that we know."""

from collections.abc import Sequence

from rapidfuzz import fuzz

from storage.articles import outlet_key

NEAR = 75
MOST = 3
HELP = frozenset({"help", "-h", "--help", "?", "hlep", "halp", "hepl", "helo", "hel", "hlp", "helpp"})
"""Slips are listed: Phelps, Helm and Kelp are as near to "help"."""

PRESS = frozenset(
    "afp ansa ap axios bbc bloomberg breitbart cbs cnbc cnn dpa efe ft gazette guardian herald independent "
    "interfax itn itv lbc mailonline msnbc nbc npr nyt observer pa politico reuters rte sky tass telegraph "
    "tribune upi xinhua".split()
)
"""Words with which outlets are called that begin or end a name, or are it."""

KINDS = frozenset(
    "chronicle courier daily dispatch echo examiner express journal magazine mail mirror news newspaper post "
    "press radio record review standard star sun television times today tv weekly".split()
)
"""Words that end an outlet's name behind another: “The Post”, “Evening News”, but not “by post”."""


def means_help(words: str) -> bool:
    """Tell whether what was typed is "help", or a slip of it."""
    return words.lower() in HELP


def like_press(words: str) -> bool:
    """Tell whether the words are like an outlet's name: “The Guardian”, “sky news”, “BBC Radio 4”."""
    parts = words.split()
    if len(parts) > 1 and parts[0] == "The" and parts[1][0].isupper():
        return True
    named = [part.lower() for part in parts]
    named = named[1:] if named[:1] == ["the"] else named
    if not named:
        return False
    return not PRESS.isdisjoint((named[0], named[-1])) or (len(named) > 1 and named[-1] in KINDS)


def near_outlets(asked: str, read: Sequence[str]) -> list[str]:
    """Return at most three outlets that were read whose names look like `asked`, or share its words."""
    key = outlet_key(asked)
    scored = ((_likeness(key, outlet_key(name)), name) for name in read)
    return [name for score, name in sorted(scored, key=lambda one: (-one[0], one[1]))[:MOST] if score >= NEAR]


def _likeness(asked: str, read: str) -> float:
    words, has = set(asked.split()), set(read.split())
    return max(fuzz.ratio(asked, read), 100.0 * bool(words) * (words <= has or has <= words))
