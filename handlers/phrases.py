"""Questions as people put them to a colleague, turned into the words after the command."""

import html
import re

_MENTION = re.compile(r"<@[A-Z0-9]+(?:\|[^>]*)?>")
_LINK = re.compile(r"<(?:https?|mailto):[^|>]*\|?([^>]*)>")
_WHO_SAID = re.compile(
    r"^who\s+(?:has\s+|had\s+)?(?:said|says|told)\s+(?:that\s+|the\s+words\s+)?(?P<words>.+)$", re.IGNORECASE
)
_WHAT_SAID = re.compile(
    r"^what\s+(?:did|does|has|have|had|will)\s+(?P<name>.+?)\s+(?:say|said)\b(?P<rest>.*)$", re.IGNORECASE
)
_QUOTES_BY = re.compile(
    r"^(?:any\s+|the\s+)?(?:quotes?|statements?)\s+(?:by|from|of)\s+(?P<name>.+)$", re.IGNORECASE
)
_WHO_IS = re.compile(r"^who(?:\s+is|['’]s)\s+(?P<name>.+)$", re.IGNORECASE)
_GREETING = re.compile(r"^(?:hi|hello|hey|please|/?whosaid)\b[\s,:!]*", re.IGNORECASE)
_QUOTED = re.compile(r"[\"“„«].+[\"”»]", re.DOTALL)


def command_words(text: str) -> str:
    """Return what would be typed after `/whosaid`: "who said pure theatre?" asks for “pure theatre”.

    `text` is a Slack message: mentions are dropped, entities resolved.
    """
    words = html.unescape(_LINK.sub(r"\1", _MENTION.sub(" ", text)))
    words = " ".join(words.split()).rstrip("?").strip()
    while (greeting := _GREETING.match(words)) and greeting.end():
        words = words[greeting.end() :].strip()
    return _said(words) or _about_someone(words) or words


def _said(words: str) -> str | None:
    found = _WHO_SAID.match(words)
    if not found:
        return None
    asked = found["words"].strip()
    return asked if _QUOTED.search(asked) else f"“{asked}”"


def _about_someone(words: str) -> str | None:
    said = _WHAT_SAID.match(words)
    if said:
        return f"{said['name']}{said['rest']}"
    named = _QUOTES_BY.match(words) or _WHO_IS.match(words)
    return named["name"] if named else None
