"""Whether a quote repeats words as somebody else's: “And, finally, he said we risk becoming …”."""

import re
from collections.abc import Sequence

from news.text import folded, sentences

_NOBODY_ELSE = r"(?:I|We|And|But|So|As|Then|When|If|Now|Because|What|That|This)\b"
_ATTRIBUTED = re.compile(
    r"(?P<of>\b(?:[Ww]hat|[Ee]verything|anything|things?|[Aa]ll)\s)?"
    rf"\b(?P<words>(?:he|she|they|(?!{_NOBODY_ELSE})[A-Z][\w’'-]+(?:\s[A-Z][\w’'-]+){{0,3}})\s"
    r"(?:has\s|had\s|once\s|keeps\s|has been\s)?"
    r"(?P<verb>said|says|saying|called(?!\s(?:(?:me|us)\s)?(?:on|upon|for|and|in|back|up|to)\b)"
    r"|claimed|claims|told|spoke of|warned))\b"
    r"(?!\s(?:so|one\sthing|it\s(?:in|on|at|to|before|again|all))\b[^:,]*$)"
)
_CLAUSE_END = re.compile(r"[.!?;]")
_LAST = 5
"""Of a clause's words by which somebody else speaks, those looked at, from its end."""
_ITSELF = frozenset(("said", "says"))
"""Its object is what somebody said: "I trust what he said"; not "what he called an island"."""
_IS_THAT = re.compile(
    r"[^,]{0,60}\b(?:is|was)(?:\s(?:that|we|you|I|he|she|they|it|there)\b|\s?[:,‘'“\"]|\s*$)"
)
"""Goes on to what somebody said: “What Mr Krueger said is that [it has no match]”."""
_OWN_AGAIN = re.compile(
    r"[^,‘'“\"][^‘'“\"]{0,80}?,\s(?:and|but|so)\s(?:I|we)\b(?!(?:\sam|[’']m)?\squot)(?![^,]{0,60},)"
)
"""Goes on to the speaker's own words: “He said no, and I [trust him]”; not “He said, and I agree, [no]”."""


def repeated(stretches: Sequence[str], words: str) -> str | None:
    """Return by which words (“he said”) a quote gives `words` as somebody else's; None: as its speaker's own.

    Looked at is the sentence that holds them, up to where they begin.
    """
    phrase = folded(words)
    for stretch in stretches:
        for sentence in sentences(stretch):
            if phrase and f" {phrase} " in f" {folded(sentence)} ":
                return _attributed(_CLAUSE_END.split(_before(sentence, phrase))[-1])
    return None


def _attributed(clause: str) -> str | None:
    """Return the last words in a clause by which what follows it is somebody else's.

    Not "trust [what he said] …", "I'm saying …", "that said, …", "she called on us to …".
    """
    for found in reversed(list(_ATTRIBUTED.finditer(clause))[-_LAST:]):
        rest = clause[found.end() :]
        spoken_of = found["of"] and found["verb"] in _ITSELF and not _IS_THAT.match(rest)
        if not spoken_of and not _OWN_AGAIN.match(rest):
            return found["words"]
    return None


def _before(sentence: str, phrase: str) -> str:
    """Return the sentence up to where the phrase begins."""
    parts, wanted = sentence.split(" "), len(phrase.split())
    ends = (
        at
        for at in range(len(parts))
        if f"{folded(' '.join(parts[at : at + wanted]))} ".startswith(f"{phrase} ")
    )
    return " ".join(parts[: next(ends, 0)])
