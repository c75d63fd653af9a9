"""How does the first sentence of an article differ from any other?

A lead says when, introduces people in full and leans on nothing before it; a sentence that begins with "He",
"But", "The remarks" or a quotation goes on.
"""

import re

from news.intake.masthead import dateline

_FIRST = re.compile(r"[^.!?]*(?:[.!?](?=\s|$)|[.!?]|$)")
_WORD = re.compile(r"\w+")
GOES_ON = frozenset(
    word
    for line in (
        "and but or so yet nor then also however meanwhile instead rather still though although moreover",
        "furthermore nevertheless nonetheless therefore thus hence indeed",
        "besides otherwise similarly likewise",
        "elsewhere additionally he she they it his her their its him them",
        "this that these those such both neither",
        "either another some others there here who which",
    )
    for word in line.split()
)
"""First words that lean on what was said before."""

LEANS = re.compile(
    r"the (?:\w+ )?(?:remarks?|comments?|announcement|decision|move|statement|report|document|letter|charity"
    r"|incident|attack|man|woman|pair|two|three|group|visit|meeting|measures?|plan|deal|law|bill|former|latter"
    r"|president|minister|prime minister|spokes\w+|company|party|government|police|court|study|agency|team)\b"
    r"|in (?:a|the) (?:statement|letter|interview|tweet)\b|according to\b|asked\b|speaking\b|for example\b"
    r"|in addition\b|as a result\b|at the (?:time|same)\b|earlier\b|later\b|following (?:his|her|their|the)\b"
    r"|when asked\b|of (?:the|those)\b|not everyone\b|(?:mr|mrs|ms|sir|dr|lord|lady)\.? [\w-]+ [a-z]",
    re.IGNORECASE,
)
"""Openings with a definite noun or a title: they need somebody introduced before."""

_TIME = re.compile(
    r"\b(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|yesterday|today|tonight|last night"
    r"|this (?:week|morning|month|weekend)|on (?:january|february|march|april|may|june|july|august|september"
    r"|october|november|december) \d+)\b",
    re.IGNORECASE,
)
_TURN = re.compile(r"[^\w“\"‘'£$€#@]|[QA]\s?[:.]")
_SPEECH = re.compile(r"\b(?:said|says|added)\b")


def opening(paragraph: str) -> dict[str, float]:
    """Return the marks of a lead in `paragraph`'s first sentence, each 0 to 1; 600 characters count."""
    first = _FIRST.match(paragraph[:600])
    sentence = first[0] if first else ""
    words = _WORD.findall(sentence)
    return {
        "goes on": float(words[:1] == [] or words[0].casefold() in GOES_ON or bool(_TURN.match(paragraph))),
        "leans": float(bool(LEANS.match(paragraph[:200]))),
        "quote first": float(paragraph[:1] in {"“", '"', "‘", "'"}),
        "lower case": float(paragraph[:1].islower()),
        "time": float(bool(_TIME.search(sentence))),
        "speech": float(bool(_SPEECH.search(sentence))),
        "long": min(len(words), 40) / 40,
        "dateline": float(dateline(paragraph) is not None),
    }
