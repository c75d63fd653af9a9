"""Questions as people put them to a colleague, turned into the words after the command."""

import html
import re

from handlers.counted import HOW_MANY
from handlers.query import CITED
from handlers.questions import asked_for

_MENTION = re.compile(r"<@[A-Z0-9]+(?:\|[^>]*)?>")
_LINK = re.compile(r"<(?:https?|mailto):[^|<>]*(?:\|([^<>]*))?>")
_GREETING = re.compile(r"^(?:hi|hello|hey|please|/?whosaid)\b[\s,:!]*", re.IGNORECASE)
_GOING_ON = re.compile(
    r"^(?:and|so)\s+(?=\S+(?:\s+\S+){0,2}$|(?:who|what|which|how|where|when|did|has)\b)", re.IGNORECASE
)
"""What goes on from the question before: “and Rama?”; other sentences that begin so were pasted."""
_THANKS = re.compile(
    r"(?:thanks(?:\s+a\s+lot)?|thank\s+you(?:\s+(?:very|so)\s+much)?|cheers|ok|okay)[\s,!.]*\Z", re.IGNORECASE
)
_COMMAND = re.compile(r"^/?(?P<name>facts|story|digest)\b[\s:]*(?P<words>.*)$", re.IGNORECASE)
_MEANT = (
    (
        "/facts",
        re.compile(
            r"^(?:(?:which|what)\s+(?:are\s+the\s+)?|the\s+|any\s+)?(?:figures|numbers)\s+"
            r"(?:are\s+there\s+|were\s+given\s+|do\s+(?:you|we)\s+have\s+)?(?:about|on|for|of)\s+(?P<words>.+)$",
            re.IGNORECASE,
        ),
    ),
    ("/facts", re.compile(rf"^{HOW_MANY}\s+(?P<words>.+)$", re.IGNORECASE)),
    (
        "/facts",
        re.compile(
            r"^what(?:['’]?s|\s+(?:is|was|are|were))\s+the\s+(?P<words>(?:\S+\s+){0,3}?"
            r"(?:rate|number|total|toll|figures?|cost|price|share|percentage|budget|deficit|population)\b.*)$",
            re.IGNORECASE,
        ),
    ),
    (
        "/story",
        re.compile(
            r"^what(?:\s+has|\s+is|['’]?s)?\s+(?:happened|happening|new)\s+"
            r"(?:in|with|to|on|about|at)\s+(?P<words>.+)$",
            re.IGNORECASE,
        ),
    ),
    (
        "/story",
        re.compile(
            r"^(?:(?:the|any|latest)\s+)*(?:story|stories|news)\s+(?:of|about|on|from)\s+(?P<words>.+)$",
            re.IGNORECASE,
        ),
    ),
    ("/digest", re.compile(r"^(?:(?:what|which)\s+are\s+)?my\s+digests(?P<words>)$", re.IGNORECASE)),
)


def command_words(text: str) -> str:
    """Return what would be typed after `/whosaid`: "who said pure theatre?" asks for “pure theatre”.

    `text` is a Slack message: mentions are dropped, entities resolved.
    """
    return question_words(text) or cleaned(text)


def question_words(text: str) -> str | None:
    """Return the words that a question who said what is about; None where the text is no such question."""
    return asked_for(cleaned(text))


def message_words(text: str) -> str:
    """Return a Slack message's own words, line by line: no mentions, no addresses, entities resolved."""
    return html.unescape(_LINK.sub(r"\1", _MENTION.sub(" ", text))).replace("*", " ")


def understood(text: str) -> tuple[str, str]:
    """Return the command that a question means, and the words after it.

    "which figures about small boats?" is `/facts small boats`, "what happened in Albania?" `/story Albania`;
    a question may also begin with the command's name. What is none of these is for `/whosaid`.
    """
    words = cleaned(text)
    named = _COMMAND.match(words)
    if named:
        return f"/{named['name'].lower()}", named["words"]
    for command, pattern in _MEANT:
        found = pattern.match(words)
        if found:
            return command, found["words"]
    return "/whosaid", words


def is_thanks(text: str) -> bool:
    """Tell whether somebody only says thanks, and asks for nobody."""
    return bool(_THANKS.match(_MENTION.sub(" ", text).strip()))


def cleaned(text: str) -> str:
    """Return the words on one line, without mentions, marks of a question, and greetings."""
    words = html.unescape(_LINK.sub(r"\1", _MENTION.sub(" ", text)))
    words = " ".join(CITED.sub("", words).split()).rstrip("?").strip()
    while (greeting := _GREETING.match(words)) and greeting.end():
        words = words[greeting.end() :].strip()
    words = _GOING_ON.sub("", words)
    return "" if _THANKS.match(words) else words
