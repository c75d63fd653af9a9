"""Pronouns and descriptions between the names, with whom they denote."""

import re
from collections.abc import Iterator, Sequence

from news.nouns import Mention, Quote, Span
from news.people.reference import Discourse
from news.people.roles import OFFICES

_ROLE = "|".join(sorted(OFFICES, key=len, reverse=True))
_WORDS = re.compile(
    rf"\b(?:(?P<pronoun>he|she|him|her|his)|(?P<role>(?:the|their|our)\s(?:[a-z-]+\s){{0,3}}(?:{_ROLE})))\b(?!-)",
    re.IGNORECASE,
)
_SURE = 0.7
"""How sure a mention that nobody's speech hangs on must be."""


def mentions(
    text: str, sentences: Sequence[Span], discourse: Discourse, quotes: Sequence[Quote]
) -> Iterator[Mention]:
    """Yield the pronouns and descriptions that surely denote someone, in order: the first of each a sentence.

    In quoted words the speaker is not "he": "'He talked about closing the book,' Ms Abbott said".
    """
    spoken = [(span, quote.speaker.person) for quote in quotes if quote.speaker for span in quote.content]
    spoken.sort(key=lambda pair: pair[0])
    at = 0
    for sentence in sentences:
        done: set[str] = set()
        for match in _WORDS.finditer(text, sentence.start, sentence.end):
            words = match.group().lower()
            kind = {"him": "he", "his": "he", "her": "she"}.get(words, words)
            if kind in done:
                continue
            done.add(kind)
            span = Span(*match.span())
            while at < len(spoken) and spoken[at][0].end <= span.start:
                at += 1
            speaker = spoken[at][1] if at < len(spoken) and spoken[at][0].covers(span) else None
            found = discourse.resolve(span, speaker)
            if found.who is not None and found.confidence >= _SURE:
                yield Mention(span=span, kind=found.kind, person=found.who)
