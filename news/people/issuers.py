"""Who speaks in a document: "WHO's statistics", "the report", "a fire service statement"."""

import re

from news.nouns import Span
from news.people.characters import Cast
from news.people.salience import Salience
from news.people.speaking_bodies import body_of_document, nation_of_document

_TOWARDS = re.compile(r"\b(?:to|about|on|against|with|at)\s$")
"""Before a name in the words of a document: "an open letter to Sasha" is not hers."""
_OWNER = re.compile(r"\b[Tt]he\s([A-Z]\w+)")
_KIND = re.compile(r"(?:[Aa]|[Aa]n|[Tt]he)\s((?:[a-z]+\s){1,2}[a-z]+)\s[a-z]+$")
"""Whose document it is, in words of no name: "a fire service statement"."""
_OWNED = re.compile(r"[Tt]he\s([a-z]+)['’]s\s[a-z]+$")
"""Whose document it is, in one such word: "the hotel's website"."""
_PLATFORM = re.compile(
    r"\s(?:Twitter|Facebook|Instagram|YouTube|TikTok|Telegram|Reddit|LinkedIn|WhatsApp|Weibo|X)"
    r"\s(?:account|post|page|message|feed|video|thread)\b"
)
"""Whose account it is, the name doesn't tell: "her Twitter account"."""
_THEIRS = frozenset(("statement", "tweet"))
"""Documents that are the last speaker's where nobody else's were named."""
_JOINT = re.compile(r"\bjoint\b")
"""Tells that a document is of several, none of whom is its author alone."""
_DEFINITE = re.compile(r"the\b", re.IGNORECASE)


class Issuers:
    """Remembers who issued the documents of one article."""

    def __init__(self, text: str, cast: Cast, salience: Salience) -> None:
        self._text = text
        self._cast = cast
        self._salience = salience
        self._last: dict[str, int] = {}

    def who(self, span: Span, words: str, head: str) -> int | None:
        """Return a document's author or body where it is named; "the report" is the one named before."""
        who = self._owner(span, words)
        if who is None and _DEFINITE.match(words) and not _JOINT.search(words):
            who = self._last.get(head)
            last = self._salience.last_turn(span.start)
            if who is None and head in _THEIRS and last is not None and last[0] <= 3:
                who = last[1]
        if who is not None:
            self._last[head] = who
        return who

    def _owner(self, span: Span, words: str) -> int | None:
        """Return whom the words of a document name: "WHO's statistics", "the opinion of the Court"."""
        platform = _PLATFORM.search(self._text, max(0, span.start - 1), span.end)
        for own in self._cast.within(span):
            if platform and platform.start() < own.span.start < platform.end():
                continue
            if not _TOWARDS.search(self._text[span.start : own.outer.start]):
                return self._cast.who(own)
        if platform:
            return None
        issuer = body_of_document(self._text, span) or nation_of_document(self._text, span)
        if issuer is not None and not self._cast.within(issuer):
            return self._cast.body(self._text, issuer)
        owner = _OWNER.search(words) or _KIND.match(words) or _OWNED.match(words)
        body = self._cast.bodies.described(f"the {owner.group(1)}") if owner else None
        return self._cast.body(self._text, span, body) if body is not None else None
