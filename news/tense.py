"""Is what happens at a place of a sentence past or to come? By the nearest verb; often there is no telling.

No parser: "visits", in a preview as in a report, says neither, and so does "pledged to vote".
"""

import re
from enum import Enum

LOOKED_BACK, LOOKED_ON = 160, 100
"""Characters before and after in which the verb stands."""

_TO_COME = (
    r"\b(?:will|won't|shall|would|may|is to|are to|was to|were to|has to|have to|due|ahead of|expected"
    r"|scheduled|slated|plans?|planned|planning|going to|set to|about to|poised to|hopes? to"
    r"|wants? to|intends? to|aims? to)\b|['’]ll\b"
)
_IRREGULAR = (
    "was were had has have said told did went came met held made took gave got left found won lost began saw "
    "ran fell rose kept knew spoke wrote led sent sat stood drew drove flew struck broke brought bought "
    "caught fought paid put shot shut hit cut fled grew hung heard built felt thought threw became"
).split()
_ED = (
    r"\w{3,}ed(?=\s+(?:the|an?|his|her|its|their|that|in|on|at|for|with|by|from|as|after|when|[A-Z“\"‘]|\d)"
    r"|\s*$)"
)
_PAST = rf"\b(?:{'|'.join(_IRREGULAR)}|{_ED})\b"
_PASSIVE = r"be\s+(?:\w+ly\s+)?\w+"
"""What follows "will" and "to" in the passive: its participle is nothing past."""
_AFTER = rf"(?:\s+(?:not\s+|also\s+|now\s+|then\s+|soon\s+|\w+ly\s+)?{_PASSIVE})?"
_OPEN = rf"\b(?:to (?:{_PASSIVE}|[a-z]{{2,}})|(?:could|should|can|must|might){_AFTER})\b"
_NEITHER = (
    r"\b(?:(?:would|should|(?:was|were|is|are) (?:due |supposed |meant )?to) (?:not )?have (?:been )?\w+"
    r"|had (?:been )?(?:planned|expected|due|scheduled|set|hoped|wanted|intended|meant)"
    r"|being (?:\w+ly )?\w+)\b"
)
"""What was to be and may never have been, and what goes on."""
_VERB = re.compile(
    rf"(?P<neither>{_NEITHER})|(?P<coming>(?:{_TO_COME}){_AFTER})|(?P<open>{_OPEN})|(?P<past>{_PAST})"
)
_SENTENCES = re.compile(r"[.!?][”\"’')]?\s|\n")


class Tense(Enum):
    """When something happens, seen from when it was written."""

    PAST = "past"
    TO_COME = "to come"


def tense_at(text: str, start: int, end: int) -> Tense | None:
    """Return when what stands at these offsets happens; None where the sentence doesn't say.

    The nearest verb before decides, "is set to", "said"; without one the first that follows.
    """
    before = _SENTENCES.split(text[max(0, start - LOOKED_BACK) : start])[-1]
    kinds = [match.lastgroup for match in _VERB.finditer(before)]
    if kinds:
        return _last(kinds)
    after = _SENTENCES.split(text[end : end + LOOKED_ON])[0]
    first = _VERB.search(after)
    return _last([first.lastgroup]) if first else None


def _last(kinds: list[str | None]) -> Tense | None:
    """An infinitive is to come after "will", and may never have been after "agreed"."""
    verbs = [kind for kind in kinds if kind not in {"open", "neither"}]
    if not verbs or kinds[-1] == "neither" or (kinds[-1] == "open" and verbs[-1] == "past"):
        return None
    return Tense.TO_COME if verbs[-1] == "coming" else Tense.PAST
