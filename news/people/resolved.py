"""The answer to "whom do these words denote", and how a name is shown."""

from dataclasses import dataclass

from news.nouns import MentionKind
from news.people.characters import Character

_SHOWN = frozenset("lord lady baroness pope king queen prince princess ms mr mrs".split())
"""Titles without which a surname alone would be no name: "Lord Mandelson", "Ms Dodds"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Resolved:
    """Whom words denote: `who` indexes the cast, None for nobody known; how sure (0 to 1), and why.

    `open`: several people could be meant.
    """

    who: int | None
    kind: MentionKind
    confidence: float
    reason: str = ""
    open: bool = False


def left_open(words: str) -> Resolved:
    """Return the answer for a pronoun that may mean several people."""
    reason = f"'{words}' is left open"
    return Resolved(who=None, kind=MentionKind.PRONOMINAL, confidence=0.45, reason=reason, open=True)


def unnamed(words: str) -> Resolved:
    """Return the answer for a description whom the article gives no name."""
    reason = f"'{words}' has no name here"
    return Resolved(who=None, kind=MentionKind.NOMINAL, confidence=0.9, reason=reason)


def display(who: Character) -> str:
    """Return a character's name as it is shown; only a peer, a pope or a lone surname keeps its title."""
    if len(who.name) == 1 and who.names and who.names[0].title in _SHOWN:
        return f"{who.names[0].title.capitalize()} {who.name[0]}"
    if who.body:
        return " ".join(who.name)
    name = " ".join(word.capitalize() if word.isupper() and len(word) > 3 else word for word in who.name)
    generation = who.generation.capitalize() if who.generation in {"jr", "sr"} else who.generation.upper()
    return f"{name} {generation}" if generation and len(who.name) > 1 else name
