"""Who criticises words in the sentence that gives them: “Mr Corbyn, who criticised Sir Keir's … comments”."""

import re

_NAME = r"(?:[A-Z][\w.’'-]*|the|The)(?:\s(?:[A-Z][\w.’'-]*|of|and|the|for))*"
_NEAR = 200
_CRITIC = re.compile(
    rf"(?P<who>{_NAME})(?:,?\s(?:who|which))?"
    r"(?:,?\s(?:has|have|had|also|later|then|since|previously|last\s\w+|on\s[A-Z]\w+day))*,?\s"
    r"(?P<how>criticised|criticized|condemned|denounced|attacked|slammed|blasted|rejected|mocked|decried|"
    r"lambasted|rebuked|hit\sout\sat|took\sissue\swith)\s[^.;:“”]{0,30}$"
)

_WORDS = re.compile(
    r"(?:['’]s?|\b(?:his|her|their|its|the|those|these|such))\s(?:\w+\s){0,2}"
    r"(?:comments?|remarks?|words|speech|language|rhetoric|claims?|statements?|phrase|tweets?)\b|\bsaying\b"
)
_MARKED = re.compile(r"[“\"„«][^”\"»]*[”\"»]?")


def is_about_words(rest: str) -> bool:
    """Tell whether what follows a verb is about something said: "Sir Keir's comments on immigration as …"."""
    return bool(_WORDS.search(_MARKED.sub(" ", rest)))


def critic(sentence: str, start: int) -> tuple[str, str] | None:
    """Return who criticises the words of whoever is named at `start`, and how, both as the article says it.

    "Mr Corbyn", "criticised". None where the sentence says nothing of the kind.
    """
    found = _CRITIC.search(sentence[max(0, start - _NEAR) : max(0, start)])
    return (found["who"], found["how"]) if found else None
