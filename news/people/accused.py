"""Whom "the accused" or "the attacker" denotes: the one person of whom an article says so."""

import re
from collections.abc import Iterator

from news.nouns import Mention, MentionKind, Span
from news.people.characters import Cast, Character

_LAW = "accused defendant suspect"
_DEED = "attacker gunman shooter assailant knifeman killer bomber perpetrator murderer"
_NOUN = "|".join(f"{_LAW} {_DEED}".split())
_WORDS = re.compile(
    rf"\b[Tt]he (?:(?:alleged|suspected|accused|convicted|lone) )?(?P<noun>{_NOUN})\b"
    r"(?!-|['’]s? (?:wife|family|mother|father|brother|lawyers?)"
    r"|\s(?:of|in|who|whose|man|men|woman|women|killers?|murderers?|persons?|part(?:y|ies)|are|were|have"
    r"|and [a-z]+ (?:are|were))\b)"
)
_AGE = r"(?:,? (?:aged )?\d{1,3},?| \(\d{1,3}\))?"
_ASIDE = r"(?:, (?:who|an?|the|of|from)\b[^.;:\n]{1,80},)?"
_CHARGED = re.compile(
    rf"{_AGE}{_ASIDE},? (?:who )?(?:was|is|has been|had been)(?: later| also| since| now)?"
    r" (?:charged|accused|indicted|arraigned|convicted|found guilty|remanded"
    r"|facing (?:charges|trial)|on trial)\b"
    rf"|{_AGE}{_ASIDE} (?:(?:was|has) )?(?:appeared (?:in|before|at) (?:[\w'’]+ ){{0,4}}"
    r"(?:[Cc]ourt|judge|magistrates?)|faces? (?:\w+ )?(?:charges|counts)|pleaded|pled|stands? trial)\b"
)
"""After a name: the person stands before the law."""
_CHARGING = re.compile(r"\b(?:[Pp]olice|[Pp]rosecutors|[Aa]uthorities)(?: have| had)? (?:charged|indicted) $")
_IS_IT = re.compile(
    rf"{_AGE}, (?:the|an?) (?:(?:alleged|suspected|convicted|lone|prime|main) )?(?:{_NOUN})\b"
)
_NAMED_SO = re.compile(
    rf"\b(?:{_NOUN})(?:,| was| is| has been)?(?: (?:later|since|named|identified|as|by \w+|police)){{0,4}}"
    r"(?: (?:as|to be))? (?:(?:an? )?\d{1,3}-year-old )?$"
)
"""Before a name: "the gunman was identified by police as"."""
_VIOLENT = re.compile(
    r"[^.\n]{0,90}?\b(?:murder|homicide|manslaughter|attack|shoot|stabb|kill|terror|bomb|assault)",
    re.IGNORECASE,
)
"""After a charge: the deed, in the same sentence."""
_MANY = re.compile(rf"\b(?:{_NOUN})s\b|\bgunmen\b|\bdefendants\b|\baccomplices?\b")
_ANOTHER = re.compile(rf"\b(?:an?|another|second|third|other|one|no|any)(?: \w+)? ({_NOUN})\b", re.IGNORECASE)
_SURE = 0.8


def accused(text: str, cast: Cast) -> Iterator[Mention]:
    """Yield each description of the one person who is charged, or said to be the attacker.

    None where the article tells of several, or of another such one: nobody else may be meant.
    """
    found = [*_WORDS.finditer(text)]
    if not found or _MANY.search(text):
        return
    others = {match[1].lower() for match in _ANOTHER.finditer(text)}
    before_law = [(at, who) for at, who in enumerate(cast.characters) if not who.body and _stands(text, who)]
    if len(before_law) != 1:
        return
    at, who = before_law[0]
    did = any(_did(text, name.span) for name in who.names)
    for match in found:
        told = match["noun"] not in others or _equated(text, who, match["noun"])
        if told and (match["noun"] in _LAW.split() or did):
            yield Mention(span=Span(*match.span()), kind=MentionKind.NOMINAL, person=at)


def _stands(text: str, who: Character) -> bool:
    """Tell whether somebody stands before the law in any sentence of theirs."""
    return any(
        _CHARGED.match(text, name.span.end)
        or _IS_IT.match(text, name.span.end)
        or _before(text, _CHARGING, name.outer)
        or _before(text, _NAMED_SO, name.outer)
        for name in who.names
    )


def _did(text: str, name: Span) -> bool:
    """Tell whether the charge is one of violence, or the words beside the name say who did it."""
    match = _CHARGED.match(text, name.end)
    charged = match is not None and _VIOLENT.match(text, match.end())
    return bool(charged or _IS_IT.match(text, name.end) or _before(text, _NAMED_SO, name))


def _equated(text: str, who: Character, noun: str) -> bool:
    """Tell whether the name stands beside the very noun: "a suspect, Ann Lee"."""
    for name in who.names:
        after = _IS_IT.match(text, name.span.end)
        before = _before(text, _NAMED_SO, name.outer)
        if any(match is not None and noun in match[0] for match in (after, before)):
            return True
    return False


def _before(text: str, form: re.Pattern[str], name: Span) -> re.Match[str] | None:
    return form.search(text, max(0, name.start - 80), name.start)
