"""Pronouns and descriptions between the names, with whom they denote."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace

from news.nouns import Manner, Mention, MentionKind, Quote, Span
from news.people.characters import Cast
from news.people.possessed import Owners
from news.people.reference import SOMEBODY, Discourse
from news.people.resolved import Resolved
from news.people.roles import OFFICES, PUBLIC
from news.people.stated import has_held, led_by, stated

_ROLE = "|".join(sorted(OFFICES & PUBLIC, key=len, reverse=True))
_NOUNS = (
    "public|election|elections|manager|counsel|assembly|strike|star|city|country|nation|team|class|body|elect|arm"
    "|wing"
)
"""After an adjective that is a role's noun too: "the general public", "the host country"."""
_WORDS = re.compile(
    rf"\b(?=[hsto])(?:(?P<pronoun>he|she|him|her|his)"
    rf"|(?P<role>(?:the|their|our)\s(?:(?!(?:and|or|of|said|says|told)\b)[a-z-]+\s){{0,3}}(?:{_ROLE})))\b"
    rf"(?!-|(?-i:,?\s[A-Z])|['’]s\s(?-i:[A-Z])|\s(?:{_NOUNS})\b)"
    r"(?:\s(?:of|for)\s(?:the\s)?(?-i:[A-Z][\w-]+(?:\s[A-Z][\w-]+)*))?",
    re.IGNORECASE,
)
"""No description of its own is a title ("the health minister Lord Bainbridge"), or part of a body's name:
"the Justice" of "the Justice Department", "the Sheriff" of "the Sheriff's Office".
"""
_SURE = 0.7
"""How sure a mention that nobody's speech hangs on must be."""
_SURE_STATED = 0.9
"""How sure "she" must be for what is stated of her."""
_SURE_OF_LAST = 0.78
"""How sure, where no other person was named since."""
_SURE_DESCRIBED = 0.75
"""How sure a description must be: "the leader" may be of anything."""


def mentions(
    text: str, sentences: Sequence[Span], cast: Cast, discourse: Discourse, quotes: Sequence[Quote]
) -> Iterator[Mention]:
    """Yield the pronouns and descriptions that surely denote someone, in order: the first of each a sentence.

    In quoted words the speaker is not "he": "'He talked about closing the book,' Ms Abbott said"; in reported
    ones he is: "The Prime Minister said the UK risked it when he unveiled plans". A description in either is
    somebody else, and "he" in a sentence where "a witness" speaks may be the witness. Of whom
    "she" surely means the cast learns what she is: "She is the MP for Leeds".
    """
    spoken = [(span, quote) for quote in quotes if quote.speaker for span in quote.content]
    spoken.sort(key=lambda pair: pair[0])
    nameless = sorted(
        quote.speaker.span
        for quote in quotes
        if quote.speaker and quote.speaker.person is None and SOMEBODY.match(quote.speaker.span.of(text))
    )
    at = 0
    meant: dict[tuple[int, str], int] = {}
    owners = Owners(text, cast)
    for sentence in sentences:
        done: set[str] = set()
        first = bisect_left(nameless, Span(sentence.start, 0))
        speaks = nameless[first].start if first < len(nameless) else len(text)
        for match in _WORDS.finditer(text, sentence.start, sentence.end):
            words = match.group().lower()
            kind = {"him": "he", "his": "he", "her": "she"}.get(words, words)
            known, his = kind in done, match.start() in owners
            term = words in ("his", "her") and has_held(text, match.end())
            if (known and not (his or term)) or (match["pronoun"] and speaks <= match.start()):
                continue
            done.add(kind)
            span = Span(*match.span())
            while at < len(spoken) and spoken[at][0].end <= span.start:
                at += 1
            quote = spoken[at][1] if at < len(spoken) and spoken[at][0].covers(span) else None
            who = quote.speaker.person if quote is not None and quote.speaker is not None else None
            direct = quote is not None and quote.manner is not Manner.INDIRECT and _marked(text, quote, span)
            found = discourse.resolve(span, who if direct else None, None if direct else who)
            if direct and found.kind is MentionKind.PRONOMINAL:
                found = _same(found, meant, (id(quote), kind))
            own = match["role"] is not None and found.who == who
            least = _SURE if found.kind is MentionKind.PRONOMINAL else _SURE_DESCRIBED
            if his and not direct:
                sure = found.who if found.confidence >= _SURE_STATED else None
                owners.note(span, sure, discourse.foremost(span.start))
            if quote is None and (term or (not known and words in ("he", "she"))):
                _learn(text, cast, found, span, sentence)
            if found.who is not None and found.confidence >= least and not own and not known:
                yield Mention(span=span, kind=found.kind, person=found.who)
    owners.tell()


def _learn(text: str, cast: Cast, found: Resolved, pronoun: Span, sentence: Span) -> None:
    """Note what a sentence tells of whom its "she" surely means."""
    if found.who is not None and _is_sure(cast, found, pronoun):
        told = [*led_by(text, pronoun, sentence), *stated(text, pronoun, sentence, pronoun.start)]
        cast.describe(found.who, told, by_pronoun=True)


def _is_sure(cast: Cast, found: Resolved, span: Span) -> bool:
    """Tell whether "she" means somebody surely enough to say what she is: who was named last, in doubt."""
    if found.who is None or found.kind is not MentionKind.PRONOMINAL:
        return False
    last = found.confidence >= _SURE_OF_LAST and cast.person_before(span.start) == found.who
    return found.confidence >= _SURE_STATED or last


def _same(found: Resolved, meant: dict[tuple[int, str], int], key: tuple[int, str]) -> Resolved:
    """Let "he" mean the same throughout one speech."""
    if found.who is not None:
        meant.setdefault(key, found.who)
        return found
    return replace(found, who=meant[key], confidence=_SURE) if key in meant else found


def _marked(text: str, quote: Quote, span: Span) -> bool:
    """Tell whether the words stand in marks themselves: not "he" in "said he was “appalled”"."""
    if quote.manner is Manner.DIRECT:
        return True
    words = next(content for content in quote.content if content.covers(span))
    before = text[max(0, words.start - 1) : span.start]
    return sum(sign in '“"‘' for sign in before) > sum(sign == "”" for sign in before)
