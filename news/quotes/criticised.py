"""Who criticises words in the sentence that gives them: “Mr Corbyn, who criticised Sir Keir's … comments”."""

import re

from news.people.keys import name_key

_NAME = r"(?:[A-Z][\w.’'-]*|the|The)(?:\s(?:[A-Z][\w.’'-]*|of|and|the|for))*"
_NEAR = 200
_CRITIC = re.compile(
    rf"(?P<who>{_NAME})(?:,?\s(?:who|which))?"
    r"(?:,?\s(?:has|have|had|also|later|then|since|previously|last\s\w+|on\s[A-Z]\w+day))*,?\s"
    r"(?P<how>criticised|criticized|condemned|denounced|attacked|slammed|blasted|rejected|mocked|decried|"
    r"lambasted|rebuked|hit\sout\sat|took\sissue\swith)\s(?:the\s)?(?:[A-Z][\w.’'-]*\s){0,3}$"
)

_THEIRS = re.compile(
    r"(?P<whose>\w+)['’]s?\s(?:\w+\s){0,2}"
    r"(?:comments?|remarks?|words|speech|language|rhetoric|claims?|statements?|phrase|tweets?)\b"
)
_NO_SUBJECT = re.compile(r"\b(?:for|of|to|by|with|from|against|about|on|at|near|beside|behind|than|like)\s$")
_OWNER = re.compile(rf"{_NAME}['’]s?\s")
_MARKED = re.compile(r"[“\"„«][^”\"»]*[”\"»]?")


def is_about_words_of(name: str, rest: str) -> bool:
    """Tell whether what follows a verb is about something they said: "Sir Keir's comments on immigration"."""
    called = name_key(name).split()
    return any(name_key(found["whose"]) in called for found in _THEIRS.finditer(_MARKED.sub(" ", rest)))


def critic(sentence: str, start: int) -> tuple[str, str] | None:
    """Return who criticises the words of whoever is named at `start`, and how, both as the article says it.

    "Mr Corbyn", "criticised". None where the sentence says nothing of the kind.
    """
    found = _CRITIC.search(sentence[max(0, start - _NEAR) : max(0, start)])
    if not found or _NO_SUBJECT.search(found.string[: found.start()]) or not _OWNER.match(sentence[start:]):
        return None
    return found["who"], found["how"]
