"""What a sentence tells of whom it opens with, behind other verbs: "X left Leeds and became the mayor"."""

import re

from news.nouns import Role, Span
from news.people.role_phrases import listed_on, roles_at
from news.quotes.cues import SPEECH_FORMS

_OPENS = re.compile(r"(?:^|[.!?\n]\s*)(?:In\s\d{4},?\s)?$")
_LONGEST = 16
"""Characters of what may open a sentence before the name."""
ADVERBS = (
    "(?:formally|officially|recently|subsequently|unanimously|quickly|briefly|narrowly|eventually|initially"
    "|finally|previously|formerly|currently|originally|temporarily|successfully|controversially|democratically)"
)
"""They neither deny nor hedge: who was "nearly elected" or "allegedly hired" holds nothing."""
_THEN = re.compile(
    r"(?P<between>\s(?!(?:and|or|but)\s)(?:(?!\s(?:and|or|but)\s)[^.,;:“”\"()\n–—]){3,200})(?:(?P<doing>,\s)|,?\s(?:and|but)\s)"
    r"(?:(?:in|from|since)\s(?:[A-Z][a-z]+\s)?\d{4}(?:\s(?:and|to|until)\s\d{4})?,?\s)?"
    rf"(?:(?:later|then|also|soon|once|{ADVERBS})\s){{0,2}}"
    r"(?(doing)(?:becoming|(?P<serving>serving)\sas)"
    r"|(?:became|(?:has\s)?(?:served|worked)\sas|was\s(?:re-?)?(?:elected|appointed|named|promoted\sto)(?:\s(?:as|to\sbe))?))\s"
)
_OF_ANOTHER = re.compile(
    r"n['’]t\b|\b(?:whom|whose|that|when|where|while|as|because|after|before|if|until|since|than|not|never|nearly|almost|cast|film|movie|novel|series|by\s[A-Z]"
    r"|(?:thought|believ|know|knew|hop|watch|saw|see|fear|expect|claim|hear|learn|wish|dream|pretend|want|fail|play|star|portray)\w*"
    rf"|{'|'.join(sorted(SPEECH_FORMS))})\b"
)
"""Between the first verb and a later one, whose subject may then be somebody else.

Of two verbs between them the second may be somebody else's: "X left and Y won and became mayor".
"""
_WHO = re.compile(r"\b(?:who|which)\b")


def told_afterwards(text: str, name: Span, within: Span, start: int) -> list[Role]:
    """Return what a later verb says of whom a sentence opens with.

    `start` is where the name begins with its titles.
    """
    if not _OPENS.search(text[max(within.start, start - _LONGEST) : start]):
        return []
    match = _THEN.match(text, name.end, within.end)
    if match is None or _OF_ANOTHER.search(match["between"]):
        return []
    if match["serving"] and any(map(str.isupper, match["between"])):
        return []
    if _WHO.search(match["between"]) and not text.startswith(", and ", match.end("between")):
        return []
    found = roles_at(text, match.end(), within.end)
    return found + listed_on(text, found[-1], within.end) if found else []
