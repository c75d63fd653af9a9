"""A story's title: the plainest headline that one of its outlets gave it, never a blend."""

import re
from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from news.stories.assign import Key
from news.stories.claims import alleges
from news.stories.loaded import loaded_words
from news.stories.terms import telling_words
from news.text import folded

SHORTEST, LONGEST = 5, 14
"""Words of a headline that tells who did what and can be read at a glance."""

_LABEL = re.compile(
    r"\b(?:VIDEO|PHOTOS?|LIVE|WATCH|EXCLUSIVE|BREAKING|OPINION|ANALYSIS|UPDATED?)\b|^[\w ]{3,25}:\s"
)
_MARKS = re.compile(r"[\"“”‘]|(?<!\w)'|'(?!\w)")
_READER = re.compile(r"\b(?:you|your|we|our|us|i|here[’']s|why|how|what|this is)\b", re.IGNORECASE)

COSTS = (("?", 2.0), ("!", 2.0), ("…", 1.0), (";", 0.5), ("|", 1.0), (":", 0.7))
"""Signs of a headline that asks, calls or runs two together."""


RUN, MOST_REPEATED = 3, 0.6
"""Words in a row, or the share of telling words, from which a headline repeats something."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Headline:
    """An article's headline, and the article's terms."""

    key: Key
    words: str
    outlet: str | None
    terms: Collection[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Title:
    """A headline word for word, and whose it is."""

    key: Key
    words: str
    outlet: str | None


def plainest(headlines: Sequence[Headline]) -> Title | None:
    """Return the plainest headline of a story's articles, ties to the one given first.

    None where there is none, or all are loaded: then the summary's first sentence serves. Example:
    "Etheridge Apologizes for Confrontation" before "Bob Etheridge ATTACKS Student: VIDEO".
    """
    shared = Counter(term for headline in headlines for term in headline.terms)
    titles = [
        Title(key=one.key, words=" ".join(one.words.split()), outlet=one.outlet)
        for one in headlines
        if one.words.strip() and not loaded_words(one.words)
    ]
    return min(titles, key=lambda title: _cost(title.words, shared), default=None)


def repeats(headline: str, words: str) -> bool:
    """Tell whether a headline gives `words` again: some in a row, or most of those that tell something.

    Example: "We'll build it, mayor vows" repeats “We will build it.”
    """
    told, said = folded(headline).split(), folded(words).split()
    if not said:
        return False
    run = min(RUN, len(said))
    rows = {tuple(told[at : at + run]) for at in range(len(told) - run + 1)}
    if any(tuple(said[at : at + run]) in rows for at in range(len(said) - run + 1)):
        return True
    telling = {term for term, _ in telling_words(words)}
    both = telling & {term for term, _ in telling_words(headline)}
    return bool(telling) and len(both) >= MOST_REPEATED * len(telling)


def names(headline: str, surname: str) -> bool:
    """Tell whether a headline names somebody; `surname` is folded. Example: "Doe’s denial" names "doe"."""
    return bool({surname, f"{surname}s"}.intersection(folded(headline).split()))


def _cost(words: str, shared: Counter[str]) -> float:
    """Count what makes a headline less plain, in faults; what all articles speak of makes it plainer."""
    length = len(words.split())
    terms = {term for term, _ in telling_words(words)}
    common = sum(shared[term] > 1 for term in terms)
    return (
        sum(cost for sign, cost in COSTS if sign in words)
        + 1.0 * len(_LABEL.findall(words))
        + 0.5 * len(_MARKS.findall(words))
        + 1.0 * len(_READER.findall(words))
        + 0.3 * (max(0, SHORTEST - length) + max(0, length - LONGEST))
        + 0.5 * sum(word.isupper() and len(word) > 4 for word in words.split())
        + 0.5 * alleges(words)
        - 0.4 * min(common, 5)
    )
