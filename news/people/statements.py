"""Sentences that tell something of a person, other than that they spoke."""

from collections.abc import Iterable, Sequence

from news.nouns import Mention, MentionKind, Quote, Span, Statement


def statements(
    text: str, sentences: Sequence[Span], mentions: Iterable[Mention], quotes: Sequence[Quote]
) -> list[Statement]:
    """Return one statement for each person whom a sentence tells of, in order.

    A sentence that only says that its person spoke is none, nor are the person's own words. `said_by` is whose
    words the mention stands in.
    """
    found: dict[tuple[int, int], Statement] = {}
    speakers = {quote.speaker.span for quote in quotes if quote.speaker is not None}
    inside = [(span, quote) for quote in quotes for span in quote.content]
    at = 0
    for mention in sorted(mentions, key=lambda one: one.span):
        if mention.person is None:
            continue
        while at + 1 < len(sentences) and sentences[at].end < mention.span.end:
            at += 1
        sentence = sentences[at]
        quote = next((q for span, q in inside if span.covers(mention.span)), None)
        by = quote.speaker.person if quote is not None and quote.speaker is not None else None
        if by == mention.person or not sentence.covers(mention.span):
            continue
        if any(one.covers(mention.span) for one in speakers) and not _tells_more(text, sentence, mention, quotes):
            continue
        key = (at, mention.person)
        weak = mention.kind is MentionKind.PRONOMINAL and quote is not None
        known = found.get(key)
        if known is None:
            found[key] = Statement(
                person=mention.person, span=_within(sentence, quote), said_by=by, weak=weak
            )
    return list(found.values())


def _within(sentence: Span, quote: Quote | None) -> Span:
    return sentence if quote is None else sentence


def _tells_more(text: str, sentence: Span, mention: Mention, quotes: Sequence[Quote]) -> bool:
    """Tell whether the sentence says more of its speaker: "Sir Keir, who visited Washington, said …"."""
    after = text[mention.span.end : min(sentence.end, mention.span.end + 10)]
    return after.startswith((", who", " – who", " who"))
