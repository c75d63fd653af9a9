"""What was typed, is nobody's name and no outlet's, but looks like a word that we know."""

from collections.abc import Sequence

from rapidfuzz import fuzz

from storage.articles import outlet_key

NEAR = 75
MOST = 3
HELP = frozenset(
    {"help", "-h", "--help", "?", "hlep", "halp", "hepl", "helo", "hel", "hlp", "helpp", "help me", "usage"}
    | {"examples", "example", "commands"}
)
"""Slips are listed: Phelps, Helm and Kelp are as near to "help"."""

PRESS = frozenset(
    "afp ansa ap axios bbc bloomberg breitbart cbs cnbc cnn dpa efe ft gazette guardian herald interfax itn "
    "itv lbc mailonline msnbc nbc npr nyt pa politico reuters rte sky tass telegraph tribune upi "
    "xinhua".split()
)
"""Words that are an outlet's name or begin it."""

FIRM = frozenset(
    "chronicle courier examiner gazette guardian herald newspaper radio telegraph television tribune "
    "tv".split()
)
"""Words that end an outlet's name, whatever stands before: “belfast telegraph”."""

KINDS = FIRM | frozenset(
    "daily dispatch echo express independent journal magazine mail mirror news observer post press record "
    "review standard star sun times today weekly".split()
)
"""Words that end an outlet's name behind one that is written as a name: “Evening News”, not “by post”."""

TELLING = frozenset(
    "angeles business daily evening financial irish london morning national scottish sky sunday washington "
    "weekly world york yorkshire".split()
)
"""Words that make an outlet's name of one of `KINDS` in small letters: “daily mail”, not “hard times”."""

TITLES = frozenset(
    "atlantic athletic conversation economist hill hindu intercept lancet nation onion register scotsman "
    "spectator verge week".split()
)
"""Words that are an outlet's name behind a written “The”; other places have it too: “The Hague”."""

PARTS = frozenset("business international london media online politics service sport sports world".split())
"""Words that go on an outlet's name behind one of `PRESS`."""


def means_help(words: str) -> bool:
    """Tell whether what was typed is "help", or a slip of it."""
    return words.lower() in HELP


def like_press(words: str) -> bool:
    """Tell whether the words clearly name an outlet: “The Guardian”, “sky news”, “BBC Radio 4”.

    “The Hague” and “hard times” do not; “Hard Times” may.
    """
    parts = words.split()
    the = parts[0] if parts and parts[0].lower() == "the" else ""
    named = parts[bool(the) :]
    if not named:
        return False
    small = [part.lower() for part in named]
    if small[0] in PRESS and all(map(_goes_on, named[1:])):
        return True
    last_is_kind, titled = small[-1] in KINDS, named[0][0].isupper()
    if len(named) == 1:
        return titled and ((bool(the) and last_is_kind) or (the == "The" and small[0] in TITLES))
    return last_is_kind and (titled or small[-1] in FIRM or not TELLING.isdisjoint(small[:-1]))


def _goes_on(word: str) -> bool:
    """Tell whether a word may go on an outlet's name: “Sky News”, “BBC Radio 4”, not “sky high prices”."""
    return word.lower() in KINDS | PARTS or word[0].isupper() or word.isdigit()


def nearly_read(words: str, read: Sequence[str]) -> bool:
    """Tell whether the words are a slip of the name of an outlet that was read, and no mere part of it."""
    key = outlet_key(words)
    return any(fuzz.ratio(key, outlet_key(name)) >= NEAR for name in read)


def near_outlets(asked: str, read: Sequence[str]) -> list[str]:
    """Return at most three outlets that were read whose names look like `asked`, or share its words."""
    key = outlet_key(asked)
    scored = ((_likeness(key, outlet_key(name)), name) for name in read)
    return [name for score, name in sorted(scored, key=lambda one: (-one[0], one[1]))[:MOST] if score >= NEAR]


def _likeness(asked: str, read: str) -> float:
    words, has = set(asked.split()), set(read.split())
    return max(fuzz.ratio(asked, read), 100.0 * bool(words) * (words <= has or has <= words))
