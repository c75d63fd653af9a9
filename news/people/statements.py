"""Sentences that tell something of a person, other than that they spoke."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence

from news.nouns import Mention, MentionKind, Person, PersonKind, Quote, Span, Statement
from news.quotes.cues import LEMMAS, POSSESSED

_ACTING = frozenset(
    """
    announce vow pledge promise threaten order urge offer demand request propose accuse blame call criticise
    criticize condemn praise attack berate blast brand describe refer deny admit confirm warn
    """.split()
)
"""Saying these is doing something: the sentence tells of its speaker."""
_OTHERS = re.compile(
    r"\s(?:administration|government|cabinet|campaign|camp|team|supporters?|backers?|voters?|allies|ally|aides?"
    r"|advis[eo]rs?|officials?|delegates?|surrogates?|spokes(?:man|woman|person|people)|rally|rallies)\b"
)
"""After a name without “’s”: they are told of, by the name of whom they are with."""


def statements(
    text: str,
    sentences: Sequence[Span],
    mentions: Iterable[Mention],
    quotes: Sequence[Quote],
    people: Sequence[Person],
) -> list[Statement]:
    """Return one statement for each person whom a sentence tells of, in order.

    A sentence that only says that its person spoke is none, nor are the person's own words. `said_by` is
    whose words the mention stands in. `weak`: the sentence only tells of something of theirs ("his plan", or
    "the Obama administration").
    """
    found: dict[tuple[int, int], Statement] = {}
    speakers = _speaking(text, quotes)
    spoken = sorted(((span, quote) for quote in quotes for span in quote.content), key=lambda pair: pair[0])
    for mention in mentions:
        at = bisect_right(sentences, mention.span.start, key=lambda span: span.start) - 1
        if mention.person is None or at < 0 or not sentences[at].covers(mention.span):
            continue
        quote = _around(mention.span, spoken)
        by = quote.speaker.person if quote is not None and quote.speaker is not None else None
        if by == mention.person or _is_label(text, sentences[at], mention.span):
            continue
        if _only_speaks(text, sentences[at], mention, speakers):
            continue
        person = people[mention.person].kind is PersonKind.PERSON
        weak = person and _is_of_theirs(text, mention)
        known = found.get((at, mention.person))
        if known is None or (known.weak and not weak):
            found[at, mention.person] = Statement(
                person=mention.person, span=sentences[at], said_by=by, weak=weak
            )
    return sorted(found.values(), key=lambda one: (one.span, one.person))


def _is_of_theirs(text: str, mention: Mention) -> bool:
    if mention.kind is MentionKind.PRONOMINAL:
        return mention.span.of(text).lower() in ("his", "her")
    return _OTHERS.match(text, mention.span.end) is not None


def _around(span: Span, spoken: Sequence[tuple[Span, Quote]]) -> Quote | None:
    """Return the quotation in whose words `span` stands, the last that begins before it."""
    at = bisect_right(spoken, span.start, key=lambda pair: pair[0].start)
    return next((quote for words, quote in reversed(spoken[max(0, at - 4) : at]) if words.covers(span)), None)


def _speaking(text: str, quotes: Sequence[Quote]) -> list[Span]:
    """Return the words that name those who do nothing but speak."""
    return sorted(
        quote.speaker.span
        for quote in quotes
        if quote.speaker is not None and (quote.cue is None or not _tells(quote.cue.of(text).lower()))
    )


def _tells(cue: str) -> bool:
    """Tell whether a cue says more of its speaker than that they spoke: "vowed", "Sir Keir's comments"."""
    return LEMMAS.get(cue) in _ACTING or cue in POSSESSED


def _is_label(text: str, sentence: Span, name: Span) -> bool:
    """Tell whether a name only says whose turn it is in an interview: "Zara Kay: Yeah, I do."."""
    return text.startswith(":", name.end) and name.start == sentence.start


def _only_speaks(text: str, sentence: Span, mention: Mention, speakers: Sequence[Span]) -> bool:
    """Tell whether a mention is just a cue's subject; "Sir Keir, who visited Washington, said" tells more."""
    at = bisect_right(speakers, mention.span.start, key=lambda span: span.start)
    if not any(one.covers(mention.span) for one in speakers[max(0, at - 4) : at]):
        return False
    after = text[mention.span.end : min(sentence.end, mention.span.end + 10)]
    return not after.startswith((", who", " – who", " who"))
