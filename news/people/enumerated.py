"""What a list that opens a sentence says of whom it leads to: "Singer, actor, and activist Ann Lee"."""

import re
from collections.abc import Sequence

from news.nouns import Role, Span
from news.people.role_phrases import roles_at

_ITEMS = re.compile(
    r"(?:\A|(?<=[.!?]\s)|(?<=[.!?]\s\s)|(?<=\n))"
    r"(?P<items>(?:(?!(?:The|An?)\s)[\w’'. -]{3,50},\s){1,4})(?P<and>and\s)?$"
)
_ITEM = re.compile(r"([^,]+),\s")


def listed_before(text: str, start: int, roles: Sequence[Role]) -> list[Role]:
    """Return what a list between `start` and the first of `roles` says more, which end it.

    "and" stands before the last of them; "The mayor, a nurse, and actor Ann Lee" are three people.
    """
    items = _ITEMS.search(text, start, roles[0].span.start)
    if items is None or not (items["and"] or len(roles) > 1):
        return []
    spans = [Span(*item.span(1)) for item in _ITEM.finditer(text, *items.span("items"))]
    found = [role for span in spans for role in roles_at(text, span.start, span.end)]
    plain = all(" " not in one.words or one.words.split()[-1].islower() for one in found)
    return found if plain and [one.span for one in found] == spans else []
