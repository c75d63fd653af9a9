"""What a sentence claims: an allegation, a denial, or something that is still to come."""

import re
from collections.abc import Sequence
from enum import StrEnum

from news.stories.loaded import unmarked
from news.stories.standing import Sentence

_ALLEGED = re.compile(
    r"\b(?:alleg\w+|accus\w+|suspected of|charged with|indicted|reportedly|claims? that|claimed that)\b",
    re.IGNORECASE,
)
_DENIED = re.compile(
    r"\b(?:den(?:y|ies|ied|ying|ials?)|disput(?:es?|ed|ing)|rejects?|rejected|refut(?:es?|ed)|not guilty|"
    r"no wrongdoing|baseless|untrue|says? (?:he|she|they) did(?:n[’']t| not)|"
    r"maintains? (?:his|her|their) innocence)\b",
    re.IGNORECASE,
)
_AHEAD = re.compile(
    r"\b(?:will|shall|won[’']t|(?:is|are) to \w+|"
    r"(?:is|are) (?:\w+ly |also )?(?:expected|set|due|poised|scheduled|likely|about|planning|going) to|"
    r"plans? to|intends? to|hopes? to|ahead of)\b",
    re.IGNORECASE,
)
_BEHIND = re.compile(
    r"\b(?:\w{3,}ed|says?|tells?|said|told|won|lost|held|met|left|made|took|gave|spoke|went|came|was|were|did)\b"
)

OPENING = 3
"""Sentences by which an article shows whether its event is over: news tells that first."""


class Timing(StrEnum):
    """Whether an article was written before its event or after it."""

    PREVIEW = "preview"
    REPORT = "report"


def alleges(words: str) -> bool:
    """Tell whether `words` carry an allegation. Example: "He is accused of grabbing a student"."""
    return _ALLEGED.search(words) is not None


def denies(words: str) -> bool:
    """Tell whether `words` carry a denial. Example: "Mr Doe denies the charge"."""
    return _DENIED.search(words) is not None


def ahead(words: str) -> bool:
    """Tell whether the outlet's own words foretell: "are expected to agree", not "said he will"."""
    own = unmarked(words)
    looks = _AHEAD.search(own)
    return looks is not None and _BEHIND.search(own, 0, looks.start()) is None


def timing_of(read: Sequence[Sentence]) -> Timing:
    """Tell whether an article is a preview: its opening looks ahead more often than not."""
    opening = [sentence for sentence in read if sentence.length > 4][:OPENING]
    looks = sum(ahead(sentence.words) for sentence in opening)
    return Timing.PREVIEW if opening and 2 * looks > len(opening) else Timing.REPORT
