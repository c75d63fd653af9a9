"""Many articles out of few: each round through the corpus says something else in the same grammar.

A corpus read again and again would be a store of copies, in which saving costs what it costs nobody: each
article would be compared with all that have its text, and each quote with those of its words. So rarer words
give way to others of the corpus that end alike ("Strasbourg" to "Luxembourg", "injured" to "damaged").
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from functools import partial
from itertools import count
from zlib import crc32

from news.nouns import Article

WORD = re.compile(r"\b[A-Za-z][a-z]{4,}\b")
RARE = 100
"""Words that stand so often in the corpus stay: cues, offices and what holds sentences together."""
Words = dict[tuple[bool, str], list[str]]


def varied(articles: Sequence[Article]) -> Iterator[str]:
    """Give texts without end: those of the articles, then the same with other words, round after round."""
    often = Counter(word for article in articles for word in WORD.findall(article.text))
    alike: Words = defaultdict(list)
    for word in sorted(word for word, number in often.items() if number < RARE):
        alike[_ending(word)].append(word)
    for number in count():
        for article in articles:
            yield WORD.sub(partial(_other, alike, number), article.text) if number else article.text


def _ending(word: str) -> tuple[bool, str]:
    return word[0].isupper(), word[-3:]


def _other(alike: Words, number: int, found: re.Match[str]) -> str:
    """Return the same word for the same word in a round: who is named twice stays one person."""
    words = alike.get(_ending(found[0]), [])
    if found[0] not in words:
        return found[0]
    return words[crc32(f"{found[0]} {number}".encode()) % len(words)]
