"""What the words right before and after a name say that its bearer is."""

import re

from news.nouns import Role, Span
from news.people.appositions import before_comma, right_after
from news.people.roles import PARTIES
from news.people.titles import right_before

_ADJECTIVES = PARTIES | frozenset("incumbent independent veteran fellow junior senior former elder".split())
_TITLE = re.compile(r"[A-Z]")
_ARTICLE = re.compile(r"\b(?:the|an?) $")


def described(text: str, name: Span, within: Span, first: int | None = None) -> list[Role]:
    """Return the roles in apposition to a name: "Chris Philp, the shadow home secretary," has one.

    `within` is the passage; `first` is where the name begins with its titles. Roles come without their
    article ("the", "his").
    """
    before = before_comma(text, name, within) or right_before(text, name, within)
    start = _with_article(text, before[0].span.start) if before else 0
    beside = bool(before) and not text.startswith(",", before[-1].span.end)
    beyond = before_comma(text, Span(start, name.end), within) if beside else []
    if beside and not beyond and _TITLE.match(text, before[0].span.start):
        further = right_before(text, Span(start, name.end), within)
        beyond = [
            one
            for one in further
            if _is_noun(one.words) and (one.words == one.span.of(text) or one.span.end + 1 < start)
        ]
    opens = start if before else name.start if first is None else first
    return [*beyond, *before, *right_after(text, Span(opens, name.end), within)]


def _is_noun(words: str) -> bool:
    """Tell whether words before a title are a role: "candidate Sen. Sanders", not "liberal Sen."."""
    last = words.rsplit(maxsplit=1)[-1]
    return last.islower() and last not in _ADJECTIVES


def _with_article(text: str, start: int) -> int:
    lead = _ARTICLE.search(text, max(0, start - 5), start)
    return lead.start() if lead else start
