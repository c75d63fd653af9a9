"""What was typed, is nobody's name and no outlet's, but looks like a word that we know."""

from collections.abc import Sequence

from rapidfuzz import fuzz

from storage.articles import outlet_key

NEAR = 75
MOST = 3
HELP = frozenset({"help", "-h", "--help", "?", "hlep", "halp", "hepl", "helo", "hel", "hlp", "helpp"})
"""Slips are listed: Phelps, Helm and Kelp are as near to "help"."""

PRESS = frozenset(
    "afp ansa ap axios bbc bloomberg breitbart cbs cnbc cnn dpa efe ft gazette guardian herald interfax itn "
    "itv lbc mailonline msnbc nbc npr nyt pa politico reuters rte sky tass telegraph tribune upi "
    "xinhua".split()
)
"""Words that are an outlet's name or begin it."""

KINDS = frozenset(
    "chronicle courier daily dispatch echo examiner express gazette guardian herald independent journal "
    "magazine mail mirror news newspaper observer post press radio record review standard star sun telegraph "
    "television times today tribune tv weekly".split()
)
"""Words that end an outlet's name behind another: “The Post”, “Evening News”, but not “by post”."""


def means_help(words: str) -> bool:
    """Tell whether what was typed is "help", or a slip of it."""
    return words.lower() in HELP


def like_press(words: str) -> bool:
    """Tell whether the words are like an outlet's name: “The Guardian”, “sky news”, “BBC Radio 4”."""
    parts = words.split()
    the = bool(parts) and parts[0].lower() == "the"
    named = [part.lower() for part in parts[the:]]
    if not named:
        return False
    titled = the and parts[1][0].isupper() and (parts[0] == "The" or named[-1] in KINDS)
    return titled or named[0] in PRESS or (len(named) > 1 and named[-1] in KINDS)


def near_outlets(asked: str, read: Sequence[str]) -> list[str]:
    """Return at most three outlets that were read whose names look like `asked`, or share its words."""
    key = outlet_key(asked)
    scored = ((_likeness(key, outlet_key(name)), name) for name in read)
    return [name for score, name in sorted(scored, key=lambda one: (-one[0], one[1]))[:MOST] if score >= NEAR]


def _likeness(asked: str, read: str) -> float:
    words, has = set(asked.split()), set(read.split())
    return max(fuzz.ratio(asked, read), 100.0 * bool(words) * (words <= has or has <= words))
