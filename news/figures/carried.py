"""What does a figure count that leaves it to one before? "Up from 50", "27 votes to 22", "two of them"."""

import re
from collections.abc import Sequence

from news.figures.counted import Counted
from news.figures.hedges import Hedged, makes_up
from news.figures.units import Amount
from news.nouns import CHANGES, Figure, Span

_AGAIN = re.compile(
    r"\b(?:up|down|compared (?:with|to)|against|rather than)(?: from)?(?: just| only)? \Z|[a-z] \(\Z"
    r"|\b(?:up|down) from (?:an? |the )?(?:[a-z]+ ){1,3}\Z"
)
_FROM_TO = re.compile(r"\bfrom [^,.;]{1,20} to \Z")
_LEAD = 30
_ELSEWHERE = re.compile(r"\b(?:in|at|on|from|near|among) ")
"""Opens the place of a count whose noun is said before: "21 injured people in Davao, 36 in Cotabato"."""

_NUMBERS = re.compile(
    r"(?:the |their |its |these |that |this )?(?:numbers?|figures?|totals?|tally|count)", re.IGNORECASE
)
_BARE = re.compile(
    r"(?:even|only|just|still|now|this|that|it|another)(?= \(|\Z)"
    r"|(?:the|an?|this|that) (?:increase|rise|hike|jump|surge|growth|fall|drop|cut|reduction|decline"
    r"|decrease)\Z",
    re.IGNORECASE,
)
_PRONOUN = re.compile(r"(?:it|they|this|that|these|those|them|which)(?= \(|\Z)", re.IGNORECASE)
_IT = re.compile(r"(?:it|this|that)(?: \([a-z]+\))?", re.IGNORECASE)
_OTHERS = re.compile(r"others(?= \(|\Z)")
_OF_THEM = re.compile(r"(?:of )?(?:them|whom|these|those)(?: \((?P<rest>.*)\))?\Z", re.IGNORECASE)
_KIND_OF_THEM = re.compile(r" of (?:them|whom) (?P<kind>[a-z]+)(?=[.,;:!?])")
_LISTED = re.compile(r"[\d%](?:[a-z]{0,2}| percent| per cent)(?:,? and| or|,) \Z")
"""Between bare amounts of one thing: "4.3 percent and 7.4 percent, respectively"."""

_FOR = re.compile(r"(?: percent| per cent|%)? (?P<how>for|in|among|at|on) ")
_LISTED_FOR = (
    r"(?:%| percent| per cent) {0} (?P<whom>[^,;.%]+?),?(?: and| but| while)? (?:about |only |just )?\Z"
)
_LIST = 90
"""Characters before an amount in which the one before it is looked for."""

_ANOTHER = re.compile(
    r"(?:[,;]| and| but| while) (?:and |but |while )?(?P<whose>(?:the )?[A-Z][\w’-]+(?: [A-Z][\w’-]+)*"
    r"(?: (?:has|had|won|wins|got|took|received|secured))?) \Z"
)
"""Before a bare count of somebody else's: "Clinton has 503 delegates and Sanders has 70"."""

_FROM = re.compile(r"\b(?:from|between)\s(?:about |around |just |nearly )?\Z", re.IGNORECASE)
_PAIRED = re.compile(
    r"(?:(?:\s(?!to\b)[a-z]+){0,2}| of the votes?)\s?\(?"
    r"(?P<other>(?:to|versus|v|against)\s"
    r"(?P<whose>(?:[a-z]+ ){0,3}[A-Z][\w.-]*(?: [A-Z][\w.-]*)*[’']s )?|[-–])\Z"
)
"""Between the two of a score or vote: "27 votes to 22", "51 percent versus 38", "279 to Trump’s 214"."""

_OWN_NOUN = re.compile(r" (?!(?:in|on|at|for|from|by|of|to|and|but|after|with|when|last|this)\b)[a-z]")
"""Behind an owner's count that is no pair's: "40 people came to the Ford's 3 plants"."""

_POINTS = re.compile(r"(?:percentage )?points? \((?P<of>.*)\)")
_BY = re.compile(r" by(?= (?:in|at|on|among)\b|\Z)")
_SOMEBODY = re.compile(r"(?:he|she|they|we|you|i|it|his|her|their|our|its)", re.IGNORECASE)
"""Is one side, so not the noun of both: "She got 57 percent to Doe's 43 percent"."""


def is_paired(text: str, one: Amount, two: Amount) -> re.Match[str] | None:
    """Tell whether an amount is the other side's of the one before: "46 percent to 32 percent"."""
    lead = text[max(0, one.core.start - 16) : one.core.start]
    if one.unit != two.unit or _FROM.search(lead):
        return None
    pair = _PAIRED.match(text, one.core.end, two.core.start) if two.form != "words" else None
    owned = pair is not None and pair["whose"] and pair.start("other") > one.core.end + 1
    return None if owned and one.unit == "count" and _OWN_NOUN.match(text, two.core.end) else pair


def carried(text: str, said: Amount, hedge: Hedged, thing: Counted, before: Counted) -> Counted:
    """Let a figure that is set against the one before count the same: "up from just 50", "it has gone to"."""
    if not before.words:
        return thing
    among = (
        _among_them(text, said, thing, before)
        or _elsewhere(text, said, thing, before)
        or _for_another(text, said, thing, before)
    )
    if among is not None:
        return among
    noun = before.words.partition(" (")[0]
    if said.unit == before.unit == "count" and _OTHERS.match(thing.words) and not noun.startswith("of "):
        return Counted(words=_OTHERS.sub(noun, thing.words), span=thing.span)
    if _repeats(text, said, hedge, thing, before):
        return _levels_of(before) if said.unit == "percent" else before
    if thing.bare and said.unit == before.unit == "count" and noun:
        other = _ANOTHER.search(text, max(0, hedge.span.start - _LIST), hedge.span.start)
        return Counted(words=f"{noun} ({other['whose'] if other else thing.words})", span=before.span)
    return thing if thing.words else Counted(words=noun, span=before.span)


def _levels_of(lead: Counted) -> Counted:
    """Return what a lead in points is of: "Clinton beat Sanders by 18 points (58 percent to 40 percent)"."""
    of = _POINTS.fullmatch(lead.words)
    return lead if of is None else Counted(words=_BY.sub("", of["of"]), span=lead.span)


def _among_them(text: str, said: Amount, thing: Counted, before: Counted) -> Counted | None:
    """Return what is counted among those just told of: "around 10,000 of them men", "two of them jumped"."""
    kind = _KIND_OF_THEM.match(text, said.core.end)
    if kind is not None:
        return Counted(words=f"{kind['kind']} ({_flat(before.words)})", span=Span(*kind.span("kind")))
    them = _OF_THEM.fullmatch(thing.words)
    return _of_them(them, thing, before) if them is not None else None


def _elsewhere(text: str, said: Amount, thing: Counted, before: Counted) -> Counted | None:
    """Return the noun before at another place: "21 injured people in Davao, 36 in Cotabato"."""
    behind = _ELSEWHERE.match(text, said.core.end + 1)
    if said.unit != "count" or not (_ELSEWHERE.match(thing.words) and behind):
        return None
    noun = _ELSEWHERE.split(before.words.partition(" (")[0], maxsplit=1)[0].strip()
    around = before.words.partition(" (")[2]
    place, told = thing.words.partition(" (")[0], around and not _ELSEWHERE.match(around)
    return Counted(words=f"{noun} {place}{f' ({around}' if told else ''}".strip(), span=thing.span)


def _for_another(text: str, said: Amount, thing: Counted, before: Counted) -> Counted | None:
    """Return the measure before of another one: "rates were 49% for Ana’s patients, 53% for Tom’s"."""
    behind = _FOR.match(text, said.core.end)
    lead = text[max(0, said.core.start - _LIST) : said.core.start]
    if said.unit != "percent" or before.unit != "percent" or behind is None:
        return None
    listed = re.search(_LISTED_FOR.format(behind["how"]), lead)
    if listed is None:
        return None
    noun, whom = (one.words.partition(" (")[0] for one in (before, thing))
    noun = noun.removesuffix(f" {behind['how']} {listed['whom']}")
    return Counted(words=f"{noun} {behind['how']} {whom}", span=thing.span)


def _repeats(text: str, said: Amount, hedge: Hedged, thing: Counted, before: Counted) -> bool:
    """Tell whether a figure says nothing new of what it counts."""
    lead = text[max(0, hedge.span.start - _LEAD) : hedge.span.start]
    bare = said.unit != "count" or thing.bare
    listed = bare and said.unit == before.unit and _LISTED.search(lead) is not None
    after = text[said.core.end : said.core.end + _LEAD]
    return listed or _set_against(lead, after, said.unit) or _PRONOUN.match(thing.words) is not None


def other_side(before: Counted, thing: Counted, pair: re.Match[str], *, one: bool) -> Counted:
    """Return what the second of a pair counts: the first's noun, or who gives both; no more is said.

    `one`: the first is one name's, so not the other side's: "Clinton is ahead, 46 percent to 39 percent".
    """
    if pair["whose"]:
        whose, noun = pair["whose"].strip(), before.words.partition(" (")[0]
        alone = one or not noun or _SOMEBODY.fullmatch(noun) is not None
        return Counted(words=whose if alone else f"{noun} ({whose})", span=thing.span)
    if one:
        return Counted(words="", span=None)
    return Counted(words=before.words.partition(" (")[0], span=before.span)


def _of_them(them: re.Match[str], thing: Counted, before: Counted) -> Counted:
    """Return those just told of with what is said of some: "39 percent of these are rated critical"."""
    noun, _, around = before.words.partition(" (")
    of = "of " if thing.words.lower().startswith("of ") else ""
    if not them["rest"]:
        return Counted(words=f"{thing.words} ({before.words})", span=thing.span)
    if noun.rsplit(" ", 1)[-1] in them["rest"].split():
        around = ""
    told = ", ".join(part for part in (around.removesuffix(")"), them["rest"]) if part)
    return Counted(words=f"{of}{noun.removeprefix('of ')} ({told})", span=thing.span)


def _set_against(lead: str, after: str, unit: str) -> bool:
    """Tell whether the words before a figure set it against the one before: "from five people to six"."""
    if _FROM_TO.search(lead):
        return True
    again = _AGAIN.search(lead) is not None and not makes_up(lead, after, unit)
    return again and not (lead.endswith("(") and unit in ("count", "years"))


def named_again(text: str, said: Amount, hedge: Hedged, thing: Counted, earlier: Sequence[Figure]) -> Counted:
    """Let a figure that counts nothing by itself count what it did before: "Numbers have fallen by 95%".

    A bare number repeats one of its size ("even 3% may only be the start"); "numbers", or "them", are those
    just told of.
    """
    if not thing.words.partition(" (")[0] or _BARE.match(thing.words):
        same = (one for one in reversed(earlier) if (one.value, one.unit) == (said.low, said.unit))
        again = next(same, None) if said.unit != "count" else None
        return thing if again is None else Counted(words=again.counted, span=thing.span)
    inner = thing.words.partition(" (")[0]
    them = _OF_THEM.fullmatch(thing.words)
    if not earlier or not (them or _NUMBERS.fullmatch(inner) or _IT.fullmatch(thing.words)):
        return thing
    last = earlier[-1]
    if _IT.fullmatch(thing.words):
        told = last.unit == said.unit == "percent" and last.evidence.end <= said.core.start
        return Counted(words=last.counted, span=thing.span) if told else thing
    if them and hedge.comparator in CHANGES and last.comparator in CHANGES:
        return Counted(words=last.counted, span=thing.span)
    alike = last.unit in ("count", said.unit)
    near = "\n" not in text[last.evidence.end : said.core.start] and alike
    if them and near:
        return _of_them(them, thing, Counted(words=last.counted, span=None))
    return Counted(words=f"{inner} ({_flat(last.counted)})", span=thing.span) if near else thing


_EVERYBODY = re.compile(
    r"(?:(?:the|all|likely|registered|eligible|surveyed) )*"
    r"(?:voters|adults|people|respondents|residents|those (?:polled|surveyed|asked|questioned))"
)
"""Those asked, all of them: what the next share is of, if it has no noun."""

_RIGHT_BEHIND = re.compile(r" (?:(?:And|But|Just|Only|Another|A further) (?:just |only )?)?")
_JOINS = (" and ", " but ", " while ", "; ")
_OF_OTHERS = re.compile(r"(?:Of|Among|Amongst) ")
_CHAIN = 3
"""Figures back to the one that names the whole."""


def _of_whole(text: str, share: Figure) -> bool:
    """Tell whether what a share is of stands right behind it: "74% of voters", "4 in 10 voters"."""
    whole = share.counted.partition(" (")[0]
    ratio = " in " in share.text and whole and text.startswith(f" {whole}", share.span.end)
    return bool(ratio) or text.startswith(" of ", share.span.end)


def part_of(text: str, hedge: Hedged, thing: Counted, earlier: Sequence[Figure]) -> Counted:
    """Let a share that opens a clause be of those the share right before is of: "6% of voters … 4% were old".

    Only of people who are no sort of others: of whom "4% were women" is, "74% of men" doesn't say.
    """
    if not (thing.bare and thing.unit == "percent" and thing.span is not None and earlier):
        return thing
    last = earlier[-1]
    inner = last.counted.partition(" (")[0]
    chained = any(one.counted.startswith(inner) and _of_whole(text, one) for one in earlier[-_CHAIN:])
    told = last.unit == "percent" and chained and _EVERYBODY.fullmatch(inner) is not None
    next_to = _RIGHT_BEHIND.fullmatch(text, last.evidence.end, hedge.span.start)
    joined = last.evidence.end > hedge.span.start and text.endswith(_JOINS, last.span.end, hedge.span.start)
    opened = _OF_OTHERS.match(text, last.evidence.start) is None
    if not (told and opened and (next_to or joined) and thing.span.start - hedge.span.end <= 1):
        return thing
    return Counted(words=f"{inner} ({thing.words})", span=thing.span)


def _flat(words: str) -> str:
    """Return words for what is counted without their brackets."""
    return words.replace(" (", " ").replace(")", "")
